from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest

from crmcore.kpi import Scope, measure
from crmcore.kpi.figures.satisfaction import nps_count, sides
from crmcore.measures import NpsCount, Status
from tests.kpi.rows import JULY, answer, rules


@pytest.mark.clause("FIN-5.1", "BANK-1.2")
def test_satisfied_is_who_scores_at_or_above_what_the_rulebook_says() -> None:
    answers = [answer(5), answer(4), answer(3), answer(None, 9), answer(5, day=date(2026, 8, 1)), answer(1, day=date(2026, 6, 30))]
    found = measure("satisfaction.csat", answers, period=JULY, rules=rules())
    assert (found.numerator, found.denominator, found.excluded) == (2, 3, (("not_answered", 1),))
    assert (found.definition, found.window) == ("satisfaction.csat/1", "2026-07")
    assert measure("satisfaction.csat", answers, period=JULY, rules=rules(csat_satisfied_from=5)).numerator == 1


def test_the_first_and_the_last_day_count() -> None:
    answers = [answer(5, 9, day) for day in (JULY.first, JULY.last)]
    assert measure("satisfaction.csat", answers, period=JULY, rules=rules()).denominator == 2
    assert measure("satisfaction.nps", answers, period=JULY).denominator == 2
    by_side = [answer(5, 9, day, communication=5) for day in (JULY.first, JULY.last)]
    assert [measure.n for _, measure in sides(by_side, Scope(period=JULY, rules=rules()))] == [2]


@pytest.mark.clause("MAN-5.1")
def test_promoters_are_nine_and_ten_and_detractors_up_to_six() -> None:
    found = nps_count([answer(None, score) for score in range(11)] + [answer(3)], Scope(period=JULY))
    assert found == NpsCount(2, 2, 7, {"not_answered": 1})
    assert measure("satisfaction.nps", [answer(None, 10)], period=JULY, complete=False).status is Status.INCOMPLETE


@pytest.mark.clause("FIN-5.1", "MAN-4.1")
def test_each_side_has_its_own_share_least_satisfied_first() -> None:
    answers = [answer(5, price_fairness=2, communication=4), answer(5, price_fairness=5), answer(5, day=date(2026, 8, 1), price_fairness=1)]
    found = sides(answers, Scope(period=JULY, rules=rules()))
    assert [(side, measure.value, measure.n) for side, measure in found] == [("price_fairness", Fraction(1, 2), 2), ("communication", Fraction(1), 1)]
    assert found[0][1].definition == "satisfaction.csat/1#price_fairness"

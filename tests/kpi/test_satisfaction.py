from __future__ import annotations

from datetime import date
from fractions import Fraction
from functools import reduce

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crmcore.kpi import csat, csat_count, nps, nps_count, sides
from crmcore.measures import NpsCount, RatioCount, Status
from crmcore.service import SurveyAnswer
from tests.kpi.rows import ANSWERS, JULY, JULY_DAYS, answer, rules
from tests.oracle import kpi as oracle
from tests.oracle import measures


@pytest.mark.clause("FIN-5.1", "BANK-1.2")
def test_satisfied_is_who_scores_at_or_above_what_the_rulebook_says() -> None:
    answers = [answer(5), answer(4), answer(3), answer(None, 9), answer(5, day=date(2026, 8, 1)), answer(1, day=date(2026, 6, 30))]
    found = csat(answers, period=JULY, rules=rules())
    assert (found.numerator, found.denominator, found.excluded) == (2, 3, (("not_answered", 1),))
    assert (found.definition, found.window) == ("satisfaction.csat/1", "2026-07")
    assert csat(answers, period=JULY, rules=rules(csat_satisfied_from=5)).numerator == 1


def test_the_first_and_the_last_day_count() -> None:
    answers = [answer(5, 9, day) for day in (JULY.first, JULY.last)]
    assert csat(answers, period=JULY, rules=rules()).denominator == 2
    assert nps(answers, period=JULY).denominator == 2


@pytest.mark.clause("MAN-5.1")
def test_promoters_are_nine_and_ten_and_detractors_up_to_six() -> None:
    found = nps_count([answer(None, score) for score in range(11)] + [answer(3)], period=JULY)
    assert found == NpsCount(2, 2, 7, {"not_answered": 1})
    assert nps([answer(None, 10)], period=JULY, complete=False).status is Status.INCOMPLETE


@pytest.mark.clause("FIN-5.1", "MAN-4.1")
def test_each_side_has_its_own_share_least_satisfied_first() -> None:
    answers = [answer(5, price_fairness=2, communication=4), answer(5, price_fairness=5), answer(5, day=date(2026, 8, 1), price_fairness=1)]
    found = sides(answers, period=JULY, rules=rules())
    assert [(side, measure.value, measure.n) for side, measure in found] == [("price_fairness", Fraction(1, 2), 2), ("communication", Fraction(1), 1)]
    assert found[0][1].definition == "satisfaction.csat/1#price_fairness"


@given(ANSWERS, st.integers(1, 5))
def test_both_figures_are_those_of_the_list_of_answers(answers: list[SurveyAnswer], enough: int) -> None:
    given_in_july = [one for one in answers if one.day in JULY_DAYS]
    assert csat(answers, period=JULY, rules=rules(csat_satisfied_from=enough)).value == oracle.csat([one.csat for one in given_in_july], enough)
    scores = [one.nps for one in given_in_july if one.nps is not None]
    assert nps(answers, period=JULY).value == (measures.nps(scores) if scores else None)


@given(st.lists(ANSWERS, min_size=1, max_size=4))
def test_counting_in_parts_and_merging_is_counting_in_one_pass(parts: list[list[SurveyAnswer]]) -> None:
    whole = [one for part in parts for one in part]
    assert reduce(RatioCount.merge, (csat_count(part, period=JULY, rules=rules()) for part in parts)) == csat_count(whole, period=JULY, rules=rules())
    assert reduce(NpsCount.merge, (nps_count(part, period=JULY) for part in reversed(parts))) == nps_count(whole, period=JULY)

from __future__ import annotations

from fractions import Fraction

import attrs
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from crmcore.kpi import Attainment, Target, judge
from crmcore.kpi.catalogue import SHIPPED
from crmcore.kpi.row import AnyKpi
from crmcore.kpi.targets import out_of_reach
from crmcore.measures import FigureUnit, Measure, NpsCount, RateCount, RatioCount
from crmcore.messages import Language
from crmcore.worktime import Period
from tests.oracle import kpi as oracle

CSAT = Target(kpi="satisfaction.csat", clause="BANK-1.2", at_least=Fraction(9, 10))
FALL = Target(kpi="complaints.rate", clause="BANK-1.2", down_by=Fraction(1, 5), baseline="2026-06")


def csat(hits: int, total: int, *, complete: bool = True) -> Measure:
    return RatioCount(hits, total).result("satisfaction.csat/1", "2026-07", complete=complete)


def rate(complaints: int, customers: int, window: str | None = "2026-07", per: int = 100, definition: str = "complaints.rate/1") -> Measure:
    return RateCount(complaints, customers).result(definition, window, per=per)


@pytest.mark.clause("BANK-1.2")
def test_at_least_ninety_percent_includes_ninety() -> None:
    assert judge(csat(90, 100), CSAT).met
    assert str(judge(csat(92, 100), CSAT)) == "Satisfaction (CSAT) is 92.0 %; the target is at least 90.0 %, met with 2.0 percentage points to spare"
    missed = judge(csat(8996, 10_000), CSAT)
    assert missed.outcome is Attainment.MISSED
    assert str(missed) == "Satisfaction (CSAT) is 89.96 %; the target is at least 90.00 %, missed by 0.04 percentage points"
    assert "相差0.04个百分点" in missed.text(Language.ZH)


@pytest.mark.clause("BANK-1.2")
def test_down_twenty_percent_is_relative_to_the_baseline() -> None:
    """A rate of 5.0 must reach 4.0; 4.1 has not."""
    june = rate(50, 1000, "2026-06")
    met = judge(rate(40, 1000), FALL, june)
    assert (met.outcome, met.bound) == (Attainment.MET, Fraction(4))
    assert "20.0 % below 5.00 per 100 of 2026-06" in str(met)
    assert judge(rate(41, 1000), FALL, june).outcome is Attainment.MISSED


YEARLY = attrs.evolve(FALL, baseline="a_year_before")


@pytest.mark.clause("BANK-1.2")
def test_february_is_compared_with_the_february_before() -> None:
    met = judge(rate(40, 1000, "2026-02"), YEARLY, rate(50, 1000, "2025-02"))
    assert (met.outcome, met.bound) == (Attainment.MET, Fraction(4))
    assert "20.0 % below 5.00 per 100 of 2025-02" in str(met)
    december = judge(rate(40, 1000, "2026-02"), YEARLY, rate(50, 1000, "2025-12"))
    assert december.outcome is Attainment.NOT_COVERED
    assert "is to fall from 2025-02, for which no figure is given" in str(december)
    assert judge(rate(40, 1000, None), YEARLY).reasons[0].code == "target.no_window"
    assert [YEARLY.baseline_of(Period.parse(one)) for one in ("2026-Q1", "2024-02", "2026")] == ["2025-Q1", "2023-02", "2025"]
    assert FALL.baseline_of(Period.parse("2026-02")) == "2026-06"


@given(st.integers(2, 9998), st.integers(1, 12))
def test_a_year_before_is_twelve_months_before(year: int, month: int) -> None:
    period = Period.month(year, month)
    assert period.a_year_before() == Period.month(year - 1, month)
    before = period
    for _ in range(12):
        before = before.previous()
    assert period.a_year_before() == before


@pytest.mark.clause("BANK-1.2")
@pytest.mark.parametrize(
    ("measure", "target", "baseline", "code"),
    [
        (csat(1, 1), Target(kpi="satisfaction.csat"), None, "target.no_bound"),
        (None, CSAT, None, "target.no_figure"),
        (csat(0, 0), CSAT, None, "target.no_value"),
        (csat(1, 1, complete=False), CSAT, None, "target.incomplete"),
        (NpsCount(1).result("satisfaction.nps/1", "2026-07"), CSAT, None, "target.other_definition"),
        (rate(1, 100), Target(kpi="complaints.rate", down_by=Fraction(1, 5)), rate(5, 100, "2026-06"), "target.no_baseline"),
        (rate(1, 100), FALL, None, "target.no_baseline_figure"),
        (rate(1, 100), FALL, rate(5, 0, "2026-06"), "target.no_baseline_figure"),
        (rate(1, 100), FALL, rate(5, 100, "2026-05"), "target.no_baseline_figure"),
        (rate(1, 100), FALL, rate(5, 100, "2026-06", per=1000), "target.other_baseline"),
        (rate(1, 100), FALL, rate(5, 100, "2026-06", definition="complaints.rate/2"), "target.other_baseline"),
        (rate(1, 100, "2026"), FALL, rate(5, 100, "2026-06"), "target.other_length"),
        (rate(1, 100, None), FALL, rate(5, 100, "2026-06"), "target.no_window"),
    ],
)
def test_what_nobody_named_or_counted_is_not_covered_and_says_why(
    measure: Measure | None, target: Target, baseline: Measure | None, code: str
) -> None:
    verdict = judge(measure, target, baseline)
    assert (verdict.outcome, verdict.met, [one.code for one in verdict.reasons]) == (Attainment.NOT_COVERED, False, [code])
    assert all(verdict.text(lang) for lang in Language)


@pytest.mark.clause("BANK-5.1")
def test_a_month_with_nothing_to_count_is_not_on_target() -> None:
    assert not judge(csat(0, 0), CSAT).met


def test_points_and_rates_are_missed_by_points_and_rates() -> None:
    nps = judge(NpsCount(3, 0, 1).result("satisfaction.nps/1", "2026-07"), Target(kpi="satisfaction.nps", at_least=Fraction(60)))
    assert str(nps) == "Net promoter score (NPS) is 50.0; the target is at least 60.0, missed by 10.0 points"
    high = judge(rate(50, 1000), Target(kpi="complaints.rate", at_most=Fraction(4)))
    assert str(high) == "Complaint rate is 5.00 per 100; the target is at most 4.00 per 100, missed by 1.00 per 100"
    assert judge(rate(40, 1000), Target(kpi="complaints.rate", at_most=Fraction(4))).met


@given(st.integers(0, 500), st.integers(1, 500), st.integers(0, 500), st.integers(1, 500), st.fractions(0, 1, max_denominator=50))
def test_a_fall_is_met_exactly_when_the_fall_is_large_enough(now: int, customers: int, before: int, had: int, by: Fraction) -> None:
    assume(by > 0)
    verdict = judge(rate(now, customers), Target(kpi="complaints.rate", down_by=by, baseline="2026-06"), rate(before, had, "2026-06"))
    assert verdict.met is oracle.down_by_met(Fraction(now * 100, customers), Fraction(before * 100, had), by)


@given(st.integers(1, 1000).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))), st.fractions(0, 1, max_denominator=1000))
def test_the_text_never_shows_a_missed_figure_as_its_bound(counted: tuple[int, int], bound: Fraction) -> None:
    verdict = judge(csat(*counted), Target(kpi="satisfaction.csat", at_least=bound))
    assert verdict.met is (Fraction(*counted) >= bound)
    facts = verdict.reasons[0].facts
    assert (facts["found"].say(Language.EN) == facts["bound"].say(Language.EN)) is (Fraction(*counted) == bound)  # type: ignore[union-attr]


# The lowest and the highest figure of each row that is shipped; of a rate nobody knows the highest.
ENDS = {FigureUnit.SHARE: (0, 1), FigureUnit.POINTS: (-100, 100), FigureUnit.RATE: (0, None)}


@pytest.mark.clause("BANK-1.2")
@given(st.sampled_from(SHIPPED), st.fractions(-150, 150, max_denominator=1000))
def test_a_bound_is_out_of_reach_only_where_even_the_best_figure_misses_it(kpi: AnyKpi, bound: Fraction) -> None:
    lowest, highest = ENDS[kpi.unit]
    so_high = [one.code for one in out_of_reach(kpi.id, at_least=bound)]
    so_low = [one.code for one in out_of_reach(kpi.id, at_most=bound)]
    assert so_high == (["target.never_so_high"] if highest is not None and not highest >= bound else [])
    assert so_low == (["target.never_so_low"] if not lowest <= bound else [])
    assert list(out_of_reach("mine.retention", at_least=bound, at_most=bound)) == []


def test_the_best_figure_that_can_be_counted_is_the_end() -> None:
    for counts, id_, end in ((RatioCount(3, 3), "satisfaction.csat", 1), (NpsCount(3, 0, 0), "satisfaction.nps", 100)):
        best = counts.result(f"{id_}/1", "2026-07")
        assert judge(best, Target(kpi=id_, at_least=Fraction(end))).met
        assert not list(out_of_reach(id_, at_least=Fraction(end)))
        (never,) = out_of_reach(id_, at_least=end + Fraction(1, 1000))
        assert never.text(Language.ZH).endswith("；请给出较低的界限")

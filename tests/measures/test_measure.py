from __future__ import annotations

import pickle
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crmcore.errors import InvalidValue
from crmcore.measures import Figure, FigureUnit, Interval, Measure, RateCount, Status
from crmcore.measures.measure import rounded
from crmcore.messages import Language


def measure(**changes: object) -> Measure:
    values: dict[str, object] = {
        "definition": "satisfaction.csat/1",
        "value": Fraction(248, 263),
        "status": Status.OK,
        "numerator": 248,
        "denominator": 263,
        "n": 263,
        "interval": Interval(Decimal("0.908"), Decimal("0.965")),
        "window": "2026-07",
    }
    return Measure(**{**values, **changes})  # type: ignore[arg-type]


@pytest.mark.clause("FIN-8.1", "FIN-8.2")
def test_a_measure_says_its_figure_its_n_and_its_interval() -> None:
    assert str(measure()) == "94.3 % (n 263; 90.8–96.5)"
    assert measure().percent(2) == "94.30 %"
    assert measure(interval=None).say(Language.ZH) == "94.3 % (n 263)"
    assert measure(n=None, interval=None).say() == "94.3 %"


@pytest.mark.clause("FIN-8.2")
def test_a_month_in_which_nothing_was_counted_has_no_value() -> None:
    nothing = measure(value=None, status=Status.NOTHING_COUNTED, numerator=0, denominator=0, n=0, interval=None)
    assert nothing.say() == "nothing was counted"
    assert nothing.say(Language.ZH) == "无可统计数据"
    assert nothing.percent() == "–"
    assert nothing.figure is None
    assert nothing.range() is None


def test_points_and_rates_are_said_in_their_units() -> None:
    points = measure(
        value=Fraction(-30), numerator=-120, denominator=400, n=400, unit=FigureUnit.POINTS, per=100, interval=Interval(Decimal(-40), Decimal(-20))
    )
    assert points.say() == "-30.0 (n 400; -40.0 to -20.0)"
    rate = measure(value=Fraction(1000, 1138), numerator=1, denominator=1138, n=1138, unit=FigureUnit.RATE, per=1000, interval=None)
    assert rate.say() == "0.88 per 1,000 (n 1,138)"
    assert Figure(Fraction(1000, 1138), FigureUnit.RATE, 1000).say(Language.ZH) == "0.88（每1,000）"


def test_a_rate_of_which_nobody_says_in_how_many_is_one_in_one() -> None:
    assert Figure(Fraction(7, 4), FigureUnit.RATE).say() == "1.75 per 1"
    assert measure(value=Fraction(7, 4), numerator=7, denominator=4, n=4, unit=FigureUnit.RATE, interval=None).say() == "1.75 per 1 (n 4)"
    assert str(RateCount(7, 4).result("complaints.rate/1").figure) == str(Figure(Fraction(7, 4), FigureUnit.RATE))


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"value": None}, "measure_value"),
        ({"status": Status.NOTHING_COUNTED}, "measure_value"),
        ({"status": Status.SUPPRESSED, "value": None}, "measure_leaks"),
        ({"value": Fraction(1, 2)}, "measure_counts"),
        ({"denominator": 0}, "measure_counts"),
    ],
)
def test_a_measure_that_contradicts_itself_is_refused(changes: dict[str, object], code: str) -> None:
    with pytest.raises(InvalidValue) as refused:
        measure(**changes)
    assert code in {one.code for one in refused.value.reasons}
    assert str(refused.value)


def test_a_suppressed_measure_carries_nothing() -> None:
    hidden = measure(value=None, status=Status.SUPPRESSED, numerator=None, denominator=None, n=None, interval=None)
    assert hidden.say() == "suppressed to protect individuals"


def test_what_was_left_out_is_sorted_and_has_no_zeros() -> None:
    assert measure(excluded={"b": 2, "a": 1, "c": 0}).excluded == (("a", 1), ("b", 2))
    assert pickle.loads(pickle.dumps(measure(excluded={"a": 1}))) == measure(excluded=[("a", 1)])  # noqa: S301 - our own bytes


@pytest.mark.parametrize(
    ("value", "places", "said"),
    [
        (Fraction(1, 8), 2, "0.12"),
        (Fraction(3, 8), 2, "0.38"),
        (Fraction(-1, 1000), 2, "0.00"),
        (Fraction(-5, 4), 1, "-1.2"),
        (Fraction(1234567), 0, "1,234,567"),
        (Decimal("999999.95"), 1, "1,000,000.0"),
    ],
)
def test_rounding_is_exact_and_half_to_even(value: Fraction | Decimal, places: int, said: str) -> None:
    assert rounded(value, places) == said


@given(st.fractions(min_value=-10_000, max_value=10_000), st.integers(0, 6))
def test_rounding_is_never_off_by_more_than_half_a_unit(value: Fraction, places: int) -> None:
    assert abs(Fraction(rounded(value, places).replace(",", "")) - value) <= Fraction(1, 2 * 10**places)


def test_a_figure_is_written_so_that_it_can_be_told_from_the_bound_it_misses() -> None:
    bound = Fraction(9, 10)
    assert Figure(Fraction(89_96, 10_000)).apart_from(bound).say() == "89.96 %"
    assert Figure(bound).apart_from(bound).say() == "90.0 %"
    assert Figure(Fraction(4001, 1000), FigureUnit.RATE, 1000).apart_from(Fraction(4)).say() == "4.001 per 1,000"
    assert Figure(bound + Fraction(1, 10**30)).apart_from(bound).say() == "90.000000 %"

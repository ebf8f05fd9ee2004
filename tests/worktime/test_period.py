from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crmcore.errors import InvalidType, InvalidValue
from crmcore.messages import Language
from crmcore.worktime.period import Period, PeriodKind, add_months
from tests.oracle.visits import next_visit

DAY = timedelta(days=1)
DAYS = st.dates(date(1900, 1, 1), date(2199, 12, 31))


@pytest.mark.parametrize(
    ("period", "id", "first", "last", "said"),
    [
        (Period.month(2026, 7), "2026-07", date(2026, 7, 1), date(2026, 7, 31), ("July 2026", "2026年7月")),
        (Period.month(2024, 2), "2024-02", date(2024, 2, 1), date(2024, 2, 29), ("February 2024", "2024年2月")),
        (Period.quarter(2026, 3), "2026-Q3", date(2026, 7, 1), date(2026, 9, 30), ("Q3 2026", "2026年第3季度")),
        (Period.quarter(2026, 1), "2026-Q1", date(2026, 1, 1), date(2026, 3, 31), ("Q1 2026", "2026年第1季度")),
        (Period.year(2026), "2026", date(2026, 1, 1), date(2026, 12, 31), ("2026", "2026年")),
    ],
)
def test_periods(period: Period, id: str, first: date, last: date, said: tuple[str, str]) -> None:
    assert (period.id, period.first, period.last) == (id, first, last)
    assert (str(period), period.say(Language.ZH)) == said
    assert Period.parse(id) == period


@given(st.sampled_from(PeriodKind), DAYS)
def test_periods_tile_the_days(kind: PeriodKind, day: date) -> None:
    period = Period.containing(kind, day)
    assert period.contains(day)
    assert period.first <= day <= period.last
    assert period.next().first == period.last + DAY
    assert period.previous().last == period.first - DAY
    assert period.next().previous() == period
    assert not period.contains(period.first - DAY)
    assert not period.contains(period.last + DAY)
    assert Period.parse(period.id) == period
    assert sorted([period.next(), period]) == [period, period.next()]


def test_bounds_are_half_open_and_meet() -> None:
    july = Period.month(2026, 7)
    assert july.bounds("Asia/Shanghai") == (datetime(2026, 6, 30, 16, tzinfo=UTC), datetime(2026, 7, 31, 16, tzinfo=UTC))
    assert july.bounds("Asia/Shanghai")[1] == july.next().bounds("Asia/Shanghai")[0]
    assert july.bounds("Asia/Shanghai")[0].isoformat() == "2026-07-01T00:00:00+08:00"
    with pytest.raises(InvalidValue, match="`zone` is not a time zone"):
        july.bounds("Shanghai")


@pytest.mark.parametrize("text", ["", "2026-7", "2026-13", "2026-00", "2026-Q5", "2026Q1", "26-07", "2026-07-01", "２０２６", "0000"])
def test_what_names_no_period_is_refused(text: str) -> None:
    with pytest.raises(InvalidValue):
        Period.parse(text)


def test_periods_that_do_not_exist() -> None:
    with pytest.raises(InvalidValue, match="there is no month 13 of 2026; give 1 to 12"):
        Period.month(2026, 13)
    with pytest.raises(InvalidValue, match="there is no quarter 0 of 2026; give 1 to 4"):
        Period.quarter(2026, 0)
    with pytest.raises(InvalidValue, match="no quarter begins on 2026-08-01; give its first day, 2026-07-01"):
        Period(PeriodKind.QUARTER, date(2026, 8, 1))
    with pytest.raises(InvalidValue, match="no month begins on 2026-08-02"):
        Period(PeriodKind.MONTH, date(2026, 8, 2))


def test_an_instant_is_not_a_day() -> None:
    with pytest.raises(InvalidType, match="`day` must be of type `date`, not `datetime`"):
        Period.month(2026, 7).contains(datetime(2026, 7, 1, tzinfo=UTC))
    with pytest.raises(InvalidType, match="`first` must be of type `date`, not `str`"):
        Period(PeriodKind.MONTH, "2026-07-01")  # type: ignore[arg-type]


@given(DAYS, st.integers(-600, 600))
def test_months_clip_to_the_last_day(day: date, months: int) -> None:
    later = add_months(day, months)
    assert (later.year * 12 + later.month) - (day.year * 12 + day.month) == months
    assert later.day == day.day or (later.day < day.day and (later + DAY).day == 1)


@given(DAYS, st.integers(0, 600))
def test_months_are_those_that_a_walk_by_hand_counts(day: date, months: int) -> None:
    assert add_months(day, months) == next_visit(day, months, "month")
    assert type(add_months(day, months)) is date
    first = day.replace(day=1)
    assert add_months(add_months(first, months), -months) == first


def test_years_have_four_digits() -> None:
    assert [one.id for one in (Period.year(999), Period.quarter(999, 1), Period.month(999, 1))] == ["0999", "0999-Q1", "0999-01"]
    assert Period.parse("0999-01") == Period.month(999, 1)


def test_arguments_of_another_type_are_refused() -> None:
    with pytest.raises(InvalidType, match="`year` must be of type `int`, not `str`"):
        Period.month("2026", 7)  # type: ignore[arg-type]
    with pytest.raises(InvalidType, match="`month` must be of type `int`, not `str`"):
        Period.month(2026, "7")  # type: ignore[arg-type]
    with pytest.raises(InvalidType, match="`text` must be of type `str`, not `int`"):
        Period.parse(2026)  # type: ignore[arg-type]


@pytest.mark.parametrize(("made", "field"), [(lambda n: Period.month(2026, n), "month"), (lambda n: Period.month(n, 1), "year")])
@pytest.mark.parametrize(("n", "found"), [(True, "bool"), (1.0, "float"), (None, "NoneType")])
def test_what_is_no_whole_number_makes_no_period(made: Callable[[Any], Period], field: str, n: Any, found: str) -> None:  # noqa: ANN401 - as handed in
    with pytest.raises(InvalidType, match=f"`{field}` must be of type `int`, not `{found}`"):
        made(n)

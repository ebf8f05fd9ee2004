"""At the ends of the range of dates, an answer that would lie beyond them is an error of ours, never one of our insides."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crmcore.errors import CrmCoreError, InvalidValue
from crmcore.event import FIRST_YEAR, LAST_YEAR
from crmcore.messages import Language
from crmcore.worktime import (
    Calendar,
    Duration,
    EarlyWindow,
    NotBefore,
    Period,
    PeriodKind,
    Roll,
    TimeUnit,
    read,
    readings,
    timers,
    wait_for,
    window_of,
)
from crmcore.worktime.calendars.days import DayList
from crmcore.worktime.period import add_months
from crmcore.worktime.rhythms.kinds import ByDay
from crmcore.worktime.rhythms.occurrences import last_day_for
from crmcore.worktime.rhythms.rhythm import Rhythm
from tests.worktime.samples import clock, happened

ZONES = ("UTC", "Asia/Shanghai", "America/New_York", "Pacific/Apia")
DAYS = st.one_of(st.dates(max_value=date(300, 12, 31)), st.dates(min_value=date(9700, 1, 1)), st.sampled_from([date.min, date.max]), st.dates())
INSTANTS = st.builds(lambda day, at: datetime.combine(day, at, UTC), DAYS, st.times())


def named(ask: Callable[..., object], *args: object, **kwargs: object) -> None:
    """Ask for something, which answers or says in both languages why not."""
    said: tuple[str, ...] = ("it answers",)
    try:
        ask(*args, **kwargs)
    except CrmCoreError as error:
        said = tuple(error.text(lang) for lang in Language)
    assert all(said)


def test_an_answer_beyond_the_dates_there_are_says_so() -> None:
    for ask in (Period.year(9999).next, Period.year(1).previous, lambda: add_months(date(9999, 12, 1), 1)):
        with pytest.raises(InvalidValue, match="the years 1 to 9999") as refused:
            ask()
        assert refused.value.code == "out_of_dates"


@given(st.sampled_from(PeriodKind), DAYS, st.integers(1, 31), st.sampled_from(ZONES))
def test_periods(kind: PeriodKind, day: date, due: int, zone: str) -> None:
    period = Period.containing(kind, day)
    assert Period.parse(period.id) == period
    for ask in (period.next, period.previous):
        named(ask)
    named(period.bounds, zone)
    named(lambda: last_day_for(Rhythm(id="report", when=ByDay(due), start=day), period))


@given(DAYS, st.integers(-200_000, 200_000))
def test_months(day: date, months: int) -> None:
    named(add_months, day, months)


@pytest.mark.parametrize("year", [1, 9, 99, 999, 1000, 9999])
def test_the_id_of_each_period_of_a_year_reads_back(year: int) -> None:
    every = [Period.year(year), *(Period.quarter(year, n) for n in range(1, 5)), *(Period.month(year, n) for n in range(1, 13))]
    assert [Period.parse(one.id) for one in every] == every


@given(INSTANTS, st.sampled_from(TimeUnit), st.sampled_from([1, 50, 1200]), st.sampled_from(ZONES), st.booleans())
def test_clocks_windows_and_waits(at: datetime, unit: TimeUnit, amount: int, zone: str, minute: bool) -> None:
    if unit.value.startswith("working"):
        unit = TimeUnit.MONTH
    length = Duration(amount, unit)
    deadline = clock(length, zone=zone, to_the_minute=minute and unit in {TimeUnit.DAY, TimeUnit.WEEK, TimeUnit.MONTH})
    story = happened(("start", at))
    for ask in (read, readings):
        named(ask, deadline, story, at=at)
    named(timers, deadline, story)
    named(window_of, EarlyWindow(id="early", within=length, starts=frozenset({"start"}), uses=frozenset({"stop"}), zone=zone), story, at=at)
    named(wait_for, NotBefore(id="wait", wait=length, starts=frozenset({"start"}), bars=frozenset({"stop"}), zone=zone), story, at=at)


@given(DAYS, st.integers(0, 40), st.sampled_from(ZONES), INSTANTS, st.sampled_from(Roll), st.timedeltas(min_value=timedelta(0)))
def test_calendars(first: date, length: int, zone: str, at: datetime, roll: Roll, work: timedelta) -> None:
    last = first + min(length, (date.max - first).days) * timedelta(days=1)
    named(DayList, holidays=(), first_day=first, last_day=last, source="a notice")
    try:
        calendar = Calendar(name="office", zone=zone, hours={day: [(time(9), time(17))] for day in range(5)}, first_day=first, last_day=last)
    except InvalidValue:
        assert first.year < FIRST_YEAR or last.year > LAST_YEAR
        return
    inside = datetime.combine(last, time(12), UTC)
    for when in (at, inside):
        for ask in (calendar.is_working, calendar.next_opening, calendar.counts_from, calendar.day_of):
            named(ask, when)
        named(calendar.add, when, work)
        named(calendar.between, when, inside)
    for day in (first, last, date.min, date.max):
        for look in (calendar.is_working_day, calendar.beginning, calendar.closing, calendar.hours_on):
            named(look, day)
        named(calendar.nth_working_day, day, 3)
        named(calendar.count_working_days, first, day)
        named(calendar.rolled, day, roll)

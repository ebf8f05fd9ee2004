"""Complaints of which little more than the days is known, timed by a clock: by its deadline, never by what the source states."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from crmcore.complaints import ComplaintRecord, Timeliness
from crmcore.complaints.timing import timed_by
from crmcore.errors import CalendarHorizon, InvalidType, InvalidValue
from crmcore.rulebook import Rulebook
from crmcore.worktime import Calendar, Clock, Duration, LastDay, OnReopen, TimeUnit

SHANGHAI = ZoneInfo("Asia/Shanghai")
EDITION = Rulebook.default().on(date(2026, 7, 6))
OFFICE = EDITION.calendars["office"]
SEVEN = Clock(
    id="close",
    within=Duration(7, TimeUnit.DAY),
    starts={"received"},
    stops={"customer_answered"},
    on_reopen=OnReopen.NEW,
    zone="Asia/Shanghai",
)
WORKING = attrs.evolve(SEVEN, within=Duration(5, TimeUnit.WORKING_DAY), calendar="office")
HOURS = attrs.evolve(SEVEN, within=Duration(48, TimeUnit.HOUR))
BY_FIVE = attrs.evolve(SEVEN, last_day=LastDay(by=time(17)))


def record(received: str, closed: str | None = None, *, states: str = "unknown") -> ComplaintRecord:
    """A record of days; with times of day, one of instants of Shanghai."""
    start = datetime.fromisoformat(received).replace(tzinfo=SHANGHAI)
    end = None if closed is None else datetime.fromisoformat(closed).replace(tzinfo=SHANGHAI)
    timed = "T" in received
    return ComplaintRecord(
        id="C-1",
        received=start.date(),
        received_at=start if timed else None,
        closed=None if end is None else end.date(),
        closed_at=end if timed else None,
        is_closed=end is not None,
        timeliness=Timeliness(states),
    )


def of(one: ComplaintRecord, clock: Clock, calendar: Calendar | None = None) -> tuple[date | None, str]:
    (timed,) = timed_by([one], clock, calendar=calendar)
    return timed.due, timed.timeliness.value


@pytest.mark.clause("RULES-4.26", "RULES-4.27")
@pytest.mark.parametrize(
    ("one", "clock", "due", "timeliness"),
    [
        (record("2026-07-06", "2026-07-13"), SEVEN, date(2026, 7, 13), "in_time"),
        (record("2026-07-06", "2026-07-14"), SEVEN, date(2026, 7, 13), "late"),
        (record("2026-07-06"), SEVEN, date(2026, 7, 13), "open"),
        (record("2026-07-06", "2026-07-14", states="stated_in_time"), SEVEN, date(2026, 7, 13), "stated_in_time"),
        (record("2026-07-06", "2026-07-13", states="stated_late"), BY_FIVE, None, "stated_late"),
        (record("2026-12-30", "2027-01-11", states="stated_late"), WORKING, None, "stated_late"),
        (record("2026-09-28", "2026-10-10"), WORKING, date(2026, 10, 10), "in_time"),  # over National Day; the 10th is made up
        (record("2026-07-06T09:00", "2026-07-08T09:00"), HOURS, date(2026, 7, 8), "in_time"),
        (record("2026-07-06T09:00", "2026-07-08T09:01"), HOURS, date(2026, 7, 8), "late"),
        (record("2026-07-06", "2026-07-08"), HOURS, None, "unknown"),
        (record("2026-07-06T09:00", "2026-07-13T17:00"), BY_FIVE, date(2026, 7, 13), "in_time"),
        (record("2026-07-06T09:00", "2026-07-13T17:01"), BY_FIVE, date(2026, 7, 13), "late"),
        (record("2026-07-06", "2026-07-13"), BY_FIVE, date(2026, 7, 13), "unknown"),
        (record("2026-07-06", "2026-07-12"), BY_FIVE, date(2026, 7, 13), "in_time"),
        (record("2026-12-30", "2027-01-11"), WORKING, None, "unknown"),  # beyond the days that are known
        (record("2026-12-30"), WORKING, None, "open"),
        (attrs.evolve(record("2026-07-06"), is_closed=None), SEVEN, date(2026, 7, 13), "unknown"),
        (attrs.evolve(record("2026-07-06"), is_closed=True), SEVEN, date(2026, 7, 13), "unknown"),
    ],
)
def test_each_is_timed_by_the_clock(one: ComplaintRecord, clock: Clock, due: date | None, timeliness: str) -> None:
    assert of(one, clock, OFFICE if clock.calendar else None) == (due, timeliness)


def test_it_says_by_which_days_and_until_which_instant_where_there_is_one() -> None:
    (timed,) = timed_by([record("2026-07-06")], WORKING, calendar=OFFICE)
    assert (timed.days, timed.due_at, timed.overdue) == (OFFICE.days_id, None, None)
    (timed,) = timed_by([record("2026-07-06T09:00")], HOURS)
    assert timed.due_at == datetime(2026, 7, 8, 1, tzinfo=UTC)


DAYS = st.dates(date(2026, 1, 5), date(2026, 11, 20))


@given(DAYS, st.integers(0, 40), st.integers(1, 12))
def test_over_working_days_it_is_what_counting_days_gives(received: date, closed_after: int, within: int) -> None:
    clock = attrs.evolve(WORKING, within=Duration(within, TimeUnit.WORKING_DAY))
    closed, last, left = received + timedelta(days=closed_after), received, within
    try:
        while left:
            last += timedelta(days=1)
            left -= OFFICE.is_working_day(last)
    except CalendarHorizon:
        return
    one = ComplaintRecord(id="C-1", received=received, closed=closed, is_closed=True)
    assert of(one, clock, OFFICE) == (last, "in_time" if closed <= last else "late")


@given(st.lists(st.tuples(DAYS, st.none() | st.integers(0, 40)), max_size=8))
def test_many_are_timed_as_each_alone_and_one_by_one(rows: list[tuple[date, int | None]]) -> None:
    records = [
        ComplaintRecord(id=f"C-{n}", received=day, closed=None if later is None else day + timedelta(days=later), is_closed=later is not None)
        for n, (day, later) in enumerate(rows)
    ]
    assert [(one.due, one.timeliness.value) for one in timed_by(iter(records), SEVEN)] == [of(one, SEVEN) for one in records]


def test_what_it_cannot_be_read_by_is_said_before_the_first_record() -> None:
    with pytest.raises(InvalidType, match="`clock`"):
        timed_by([], None)  # type: ignore[arg-type]
    with pytest.raises(InvalidValue, match="office"):
        timed_by([], WORKING)

"""Clocks of any unit over any history, against a twin that walks day by day, or minute by minute."""

from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from fractions import Fraction
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from crmcore.reached import ClockState
from crmcore.worktime.calendars.duration import BY_TIME, Duration, TimeUnit
from crmcore.worktime.clocks.clock import OnReopen
from crmcore.worktime.clocks.last_day import LastDay
from crmcore.worktime.clocks.reading import read
from crmcore.worktime.clocks.timers import timers
from tests.oracle import clock_walk, working_minutes
from tests.worktime.samples import CHANGES, clock, happened, office

MINUTE = timedelta(minutes=1)
EVENTS = ("pause", "resume", "stop", "end", "reopen", "start")
LONG = {"first_day": date(2011, 1, 1), "last_day": date(2027, 12, 31)}


@st.composite
def histories(draw: st.DrawFn, minutes: int) -> tuple[str, list[tuple[str, datetime]], datetime]:
    """Draw a zone, a history around a change of its clock, and an instant after it."""
    zone, change = draw(st.sampled_from(CHANGES))
    at = datetime(change.year, change.month, change.day, tzinfo=ZoneInfo("UTC")) - draw(st.integers(0, minutes)) * MINUTE
    history = draw(st.sampled_from([[("start", at)], [("end", at), ("start", at)], [("stop", at), ("start", at)]]))[:]
    for event in draw(st.lists(st.sampled_from(EVENTS), max_size=8)):
        at += draw(st.just(0) | st.integers(0, minutes)) * MINUTE
        history.append((event, at))
    return zone, history, at + draw(st.integers(0, minutes)) * MINUTE


def there_is(zone: str) -> Callable[[date], bool]:
    return lambda day: working_minutes.there_is(zone, day)


def every_minute(_: datetime) -> bool:
    return True


FRIDAY_IS_OVER = ("Asia/Kolkata", [("start", datetime(2026, 3, 29, tzinfo=UTC))], datetime(2026, 4, 3, 18, 30, tzinfo=UTC))


@given(histories(4000), st.sampled_from(OnReopen), st.integers(1, 9), st.booleans())
@example(drawn=FRIDAY_IS_OVER, how=OnReopen.CONTINUE, budget=5, working=True)
def test_days_agree_with_walking(drawn: tuple[str, list[tuple[str, datetime]], datetime], how: OnReopen, budget: int, working: bool) -> None:
    zone, history, now = drawn
    calendar = office(zone=zone, **LONG) if working else None
    counts: Callable[[date], bool] = calendar.is_working_day if calendar else there_is(zone)
    works: Callable[[datetime], bool] = calendar.is_working if calendar else every_minute
    deadline = clock(
        Duration(budget, TimeUnit.WORKING_DAY if working else TimeUnit.DAY),
        zone=zone,
        on_reopen=how,
        ends={"end"},
        calendar="office" if working else None,
    )
    for at in (*(at for _, at in history), now):
        reading = read(deadline, happened(*history), at=at, calendar=calendar)
        walked = clock_walk.read_days(history, on_reopen=how, budget=budget, zone=zone, now=at, counts=counts, works=works)
        assert (reading.state, reading.last_day, reading.elapsed) == walked
        assert reading.elapsed + reading.remaining == reading.budget == budget


# Twice two minutes over the hour of what is then the last day: a day more, and two minutes of the evening behind it.
A_MINUTE_EACH = (
    "Europe/London",
    [("start", datetime(2026, 7, 6, 9, tzinfo=UTC))]
    + [
        (event, datetime(2026, 7, day, 15 + minute // 60, minute % 60, tzinfo=UTC))
        for day in (7, 8)
        for event, minute in (("pause", 59), ("resume", 61))
    ],
    datetime(2026, 7, 8, 16, 2, tzinfo=UTC),
)


@given(
    histories(4000),
    st.sampled_from(OnReopen),
    st.integers(1, 5),
    st.sampled_from([time(0), time(2, 30), time(11), time(17), time(20), time(23, 59)]),
    st.booleans(),
)
@example(drawn=A_MINUTE_EACH, how=OnReopen.CONTINUE, budget=1, by=time(17), working=False)
@example(drawn=A_MINUTE_EACH, how=OnReopen.CONTINUE, budget=1, by=time(17), working=True)
def test_days_that_close_at_an_hour_agree_with_walking(
    drawn: tuple[str, list[tuple[str, datetime]], datetime], how: OnReopen, budget: int, by: time, working: bool
) -> None:
    zone, history, now = drawn
    calendar = office(zone=zone, **LONG) if working else None
    counts: Callable[[date], bool] = calendar.is_working_day if calendar else there_is(zone)
    works: Callable[[datetime], bool] = calendar.is_working if calendar else every_minute
    within = Duration(budget, TimeUnit.WORKING_DAY if working else TimeUnit.DAY)
    deadline = clock(within, zone=zone, on_reopen=how, ends={"end"}, calendar="office" if working else None, last_day=LastDay(by=by))
    for at in (*(at for _, at in history), now):
        reading = read(deadline, happened(*history), at=at, calendar=calendar)
        walked = clock_walk.read_days(history, on_reopen=how, budget=budget, zone=zone, now=at, counts=counts, works=works, by=by)
        assert (reading.state, reading.last_day, reading.elapsed) == walked


AN_EVENING = ("Asia/Kolkata", [("start", datetime(2026, 3, 27, 11, 30, tzinfo=UTC))], datetime(2026, 3, 27, 15, tzinfo=UTC))


@settings(max_examples=60)
@given(histories(700), st.sampled_from(OnReopen), st.integers(1, 600), st.booleans())
@example(drawn=AN_EVENING, how=OnReopen.CONTINUE, budget=60, working=True)
def test_minutes_agree_with_walking(drawn: tuple[str, list[tuple[str, datetime]], datetime], how: OnReopen, budget: int, working: bool) -> None:
    zone, history, now = drawn
    calendar = office(zone=zone, **LONG) if working else None

    works: Callable[[datetime], bool] = calendar.is_working if calendar else every_minute
    unit = TimeUnit.WORKING_MINUTE if working else TimeUnit.MINUTE
    deadline = clock(Duration(budget, unit), zone=zone, on_reopen=how, ends={"end"}, calendar="office" if working else None)
    reading = read(deadline, happened(*history), at=now, calendar=calendar)
    state, due, elapsed = clock_walk.read_minutes(history, on_reopen=how, budget=budget, now=now, works=works)
    assert (reading.state, reading.elapsed) == (state, elapsed)
    assert reading.elapsed + reading.remaining == reading.budget == budget
    if due:
        assert reading.due is not None
        assert reading.due.astimezone(UTC) == due  # across zones, Python finds no time equal that the wall shows twice


@given(histories(4000), st.sampled_from(OnReopen), st.sampled_from(TimeUnit), st.integers(1, 9), st.data())
def test_splitting_a_pause_changes_nothing(
    drawn: tuple[str, list[tuple[str, datetime]], datetime], how: OnReopen, unit: TimeUnit, budget: int, data: st.DataObject
) -> None:
    zone, history, now = drawn
    pauses = [i for i, ((event, _), (then, _)) in enumerate(pairwise(history)) if (event, then) == ("pause", "resume")]
    if not pauses:
        return
    first = data.draw(st.sampled_from(pauses))
    (_, begin), (_, end) = history[first : first + 2]
    middle = begin + data.draw(st.integers(0, (end - begin) // MINUTE)) * MINUTE
    split = [*history[: first + 1], ("resume", middle), ("pause", middle), *history[first + 1 :]]
    calendar = office(zone=zone, **LONG)
    deadline = clock(Duration(budget, unit), zone=zone, on_reopen=how, ends={"end"}, calendar="office")
    assert read(deadline, happened(*split), at=now, calendar=calendar) == read(deadline, happened(*history), at=now, calendar=calendar)


@given(histories(3000), st.sampled_from(OnReopen), st.sampled_from(TimeUnit), st.integers(1, 40), st.booleans())
def test_timers_ring_when_the_reading_changes(
    drawn: tuple[str, list[tuple[str, datetime]], datetime], how: OnReopen, unit: TimeUnit, budget: int, exact: bool
) -> None:
    zone, history, _ = drawn
    calendar = office(zone=zone, **LONG)
    exact = exact and unit in {TimeUnit.DAY, TimeUnit.WEEK, TimeUnit.MONTH, TimeUnit.WORKING_DAY}
    share = Fraction(3, 4)
    deadline = clock(Duration(budget, unit), zone=zone, on_reopen=how, ends={"end"}, calendar="office", warn_at=(share,), to_the_minute=exact)
    events, last = happened(*history), history[-1][1]
    ring = timers(deadline, events, calendar=calendar)
    now = read(deadline, events, at=last, calendar=calendar)
    assert bool(ring) == (now.state is ClockState.RUNNING)
    for timer in ring:
        assert timer.at > last
        before, then = (read(deadline, events, at=at, calendar=calendar) for at in (timer.at.astimezone(UTC) - timedelta(microseconds=1), timer.at))
        assert before.state is ClockState.RUNNING
        if timer.kind == "breach":
            assert (timer.at, then.state) == (now.late_from, ClockState.BREACHED)
        else:
            assert timer.kind == "warn 75 %"
            assert then.state is ClockState.RUNNING
            if not exact:
                assert before.elapsed < share * now.budget
            if not exact and unit not in BY_TIME:
                assert then.elapsed >= share * now.budget
    assert [timer.at for timer in ring] == sorted(timer.at for timer in ring)


def test_a_week_warns_on_its_sixth_and_on_its_last_day() -> None:
    start = datetime(2026, 7, 6, 9, 30, tzinfo=ZoneInfo("Asia/Shanghai"))
    ring = timers(clock(warn_at=(Fraction(3, 4), Fraction(9, 10))), happened(("start", start)))
    assert [(timer.kind, timer.at.isoformat()) for timer in ring] == [
        ("warn 75 %", "2026-07-12T00:00:00+08:00"),
        ("warn 90 %", "2026-07-13T00:00:00+08:00"),
        ("breach", "2026-07-14T00:00:00+08:00"),
    ]


def test_to_the_minute_a_warning_comes_at_its_minute() -> None:
    start = datetime(2026, 7, 6, 9, 30, tzinfo=ZoneInfo("Asia/Shanghai"))
    two_days = clock(Duration(2, TimeUnit.DAY), to_the_minute=True, warn_at=(Fraction(3, 4),))
    assert [timer.at.isoformat() for timer in timers(two_days, happened(("start", start)))] == [
        "2026-07-07T21:30:00+08:00",
        "2026-07-08T09:30:00.000001+08:00",  # at 09:30 itself it is in time
    ]


@pytest.mark.parametrize("history", [[], ["pause"], ["stop"]])
def test_nothing_rings_for_a_clock_that_stands(history: list[str]) -> None:
    at = datetime(2026, 7, 6, 9, 30, tzinfo=ZoneInfo("Asia/Shanghai"))
    events = happened(*((event, at) for event in ["start", *history])) if history else []
    assert timers(clock(), events) == ()

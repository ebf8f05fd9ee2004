"""Clocks of days with pauses that lapse, extensions, resets and repeats, against a twin that walks from day to day."""

from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import attrs
from hypothesis import given
from hypothesis import strategies as st

from crmcore.reached import ClockState
from crmcore.worktime.calendars.duration import BY_TIME, Duration, TimeUnit
from crmcore.worktime.calendars.zone import first_instant
from crmcore.worktime.clocks.clock import OnReopen
from crmcore.worktime.clocks.clock_events import ClockEvent, ExtensionEvent, PauseEvent, ResumeEvent
from crmcore.worktime.clocks.extension import Extension
from crmcore.worktime.clocks.pause_rule import PauseRule
from crmcore.worktime.clocks.reading import read, readings
from crmcore.worktime.clocks.timers import timers
from tests.oracle.clock_lanes import Lanes, Told
from tests.worktime.samples import CHANGES, Happened, clock, office

LONG = {"first_day": date(2011, 1, 1), "last_day": date(2027, 12, 31)}
REASONS = ("appraisal", "mediation")
EVENTS = ("pause", "pause", "resume", "reset", "repeat", "extend", "stop", "end")
WHOLE = [one for one in CHANGES if one[0] != "Pacific/Apia"]  # where no day is skipped whole, days can be walked
ROLES: dict[str, Any] = {"ends": {"end"}, "resets": {"reset"}, "repeats": {"repeat"}, "extends": {"extend"}, "on_reopen": OnReopen.NEW}


@st.composite
def histories(draw: st.DrawFn) -> tuple[str, list[ClockEvent], datetime]:
    """Draw a zone, events around a change of its clock, and an instant after them."""
    zone, change = draw(st.sampled_from(WHOLE))
    place = ZoneInfo(zone)
    at = datetime(change.year, change.month, change.day, tzinfo=place) - timedelta(minutes=draw(st.integers(0, 6000)))
    events: list[ClockEvent] = [Happened("start", at)]
    for event in draw(st.lists(st.sampled_from(EVENTS), max_size=7)):
        at = (at.astimezone(UTC) + timedelta(minutes=draw(st.just(0) | st.integers(0, 5000)))).astimezone(place)
        if event == "pause":
            days = draw(st.none() | st.integers(-1, 6))
            until = None if days is None else at.date() + timedelta(days=days)
            events.append(PauseEvent(name="pause", at=at, why=draw(st.sampled_from(REASONS)), by="u1", until=until))
        elif event == "resume":
            events.append(ResumeEvent(name="resume", at=at, why=draw(st.none() | st.sampled_from(REASONS))))
        elif event == "extend":
            events.append(ExtensionEvent(name="extend", at=at, clock="close", step=draw(st.sampled_from(["first", "second"]))))
        else:
            events.append(Happened(event, at))
    return zone, events, (at.astimezone(UTC) + timedelta(minutes=draw(st.integers(0, 9000)))).astimezone(place)


@st.composite
def started_late(draw: st.DrawFn) -> tuple[str, list[ClockEvent], datetime]:
    """Draw a history in which pauses, their ends, stops, ends and other things may come before what starts the clock."""
    zone, events, now = draw(histories())
    place = draw(st.integers(0, min(4, len(events) - 1)))
    told = [*events[1 : place + 1], events[0], *events[place + 1 :]]
    return zone, [attrs.evolve(one, at=event.at) for one, event in zip(told, events, strict=True)], now  # type: ignore[misc]  # all are attrs classes


def plain(events: list[ClockEvent]) -> list[tuple[str, datetime, Told]]:
    """Write events as the twin reads them: told in bare values."""
    return [(one.name, one.at.astimezone(UTC), told(one)) for one in events]


def told(event: ClockEvent) -> Told:
    if isinstance(event, PauseEvent):
        return event.why, event.until
    if isinstance(event, ResumeEvent):
        return event.why
    return ("first", "second").index(event.step) + 1 if isinstance(event, ExtensionEvent) else None


@given(histories() | started_late(), st.integers(1, 6), st.integers(1, 4), st.none() | st.integers(1, 3), st.booleans())
def test_lanes_agree_with_walking(drawn: tuple[str, list[ClockEvent], datetime], budget: int, more: int, at_most: int | None, working: bool) -> None:
    zone, events, now = drawn
    calendar = office(zone=zone, **LONG) if working else None
    unit = TimeUnit.WORKING_DAY if working else TimeUnit.DAY
    budgets = [budget, budget + more, budget + 2 * more]
    deadline = clock(
        Duration(budget, unit),
        zone=zone,
        calendar="office" if working else None,
        extensions=[Extension(id="first", to=Duration(budgets[1], unit)), Extension(id="second", to=Duration(budgets[2], unit))],
        pause_for=[PauseRule(why="appraisal", at_most=None if at_most is None else Duration(at_most, TimeUnit.DAY)), PauseRule(why="mediation")],
        **ROLES,
    )
    for at in (*(one.at for one in events), now):
        walked = Lanes(
            zone,
            budgets,
            at_most,
            calendar.is_working_day if calendar else lambda _: True,
            calendar.is_working if calendar else lambda _: True,
        ).read(plain(events), at.astimezone(UTC))
        found = [
            (
                one.state,
                one.last_day,
                one.elapsed,
                {None: 0, "first": 1, "second": 2}[one.extended],
                sum(finding.code == "clock.unresumed_pause" for finding in one.findings),
            )
            for one in readings(deadline, events, at=at, calendar=calendar)
            if one.state is not ClockState.NOT_STARTED
        ]
        assert found == walked


@given(histories(), st.integers(1, 6), st.sampled_from([TimeUnit.DAY, TimeUnit.HOUR, TimeUnit.MINUTE]))
def test_elapsed_and_remaining_are_the_budget_whatever_happens(drawn: tuple[str, list[ClockEvent], datetime], budget: int, unit: TimeUnit) -> None:
    zone, events, now = drawn
    steps = [Extension(id="first", to=Duration(budget + 3, TimeUnit.DAY)), Extension(id="second", to=Duration(budget + 9, TimeUnit.DAY))]
    deadline = clock(Duration(budget, unit), zone=zone, extensions=steps, **ROLES)
    for at in (*(one.at for one in events), now):
        for one in readings(deadline, events, at=at):
            assert one.elapsed + one.remaining == one.budget


@given(histories(), st.integers(1, 6))
def test_the_first_timer_of_a_paused_clock_is_the_end_of_its_pause(drawn: tuple[str, list[ClockEvent], datetime], budget: int) -> None:
    zone, events, _ = drawn
    deadline = clock(Duration(budget, TimeUnit.DAY), zone=zone, extensions=[Extension(id="first", to=Duration(budget + 3, TimeUnit.DAY))], **ROLES)
    ring, stands = timers(deadline, events), readings(deadline, events, at=events[-1].at)
    if ring and not any(one.state is ClockState.RUNNING for one in stands):
        assert ring[0].kind == "pause ends"
        before = [one.state for one in readings(deadline, events, at=ring[0].at.astimezone(UTC) - timedelta(microseconds=1))]
        assert ClockState.PAUSED in before
        assert ring[-1].kind == "breach"
    for timer in ring:
        if timer.kind == "breach":
            after = readings(deadline, events, at=timer.at)
            assert any(
                one.late_from is not None and (one.state, one.late_from.astimezone(UTC)) == (ClockState.BREACHED, timer.at.astimezone(UTC))
                for one in after
            )


@given(
    st.sampled_from(WHOLE),
    st.sampled_from(TimeUnit),
    st.integers(1, 9),
    st.integers(0, 4000),
    st.integers(0, 4),
    st.integers(0, 20000),
    st.booleans(),
)
def test_a_pause_that_lapses_is_one_that_was_resumed_as_its_last_day_ended(
    drawn: tuple[str, date], unit: TimeUnit, budget: int, minutes: int, days: int, later: int, exact: bool
) -> None:
    zone, change = drawn
    start = datetime(change.year, change.month, change.day, tzinfo=UTC) - timedelta(days=2)
    begins = start + timedelta(minutes=minutes)
    last = begins.astimezone(ZoneInfo(zone)).date() + timedelta(days=days)
    over = first_instant(last + timedelta(days=1), ZoneInfo(zone))
    resumed = Happened("resume", over)
    deadline = clock(Duration(budget, unit), zone=zone, calendar="office", to_the_minute=exact and unit not in BY_TIME)
    pause = PauseEvent(name="pause", at=begins, until=last)
    at, calendar = over + timedelta(minutes=later), office(zone=zone, **LONG)
    lapsed = read(deadline, [Happened("start", start), pause], at=at, calendar=calendar)
    ended = read(deadline, [Happened("start", start), pause, resumed], at=at, calendar=calendar)
    assert (lapsed.state, lapsed.due, lapsed.elapsed) == (ended.state, ended.due, ended.elapsed)
    assert [one.code for one in lapsed.findings] == ["clock.unresumed_pause"]

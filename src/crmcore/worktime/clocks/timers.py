"""When a clock will need attention: its warnings, the end of a pause, the instant from which it is late."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime

import attrs

from crmcore._arguments import typed
from crmcore.errors import CalendarHorizon
from crmcore.event import in_utc
from crmcore.worktime.calendars.calendar import Calendar
from crmcore.worktime.calendars.zone import DAY, first_instant, zone_named
from crmcore.worktime.clocks.clock import Clock
from crmcore.worktime.clocks.clock_events import ClockEvent
from crmcore.worktime.clocks.effects import without_lapsed
from crmcore.worktime.clocks.fold import runs_of
from crmcore.worktime.clocks.line import TICK
from crmcore.worktime.clocks.runs import Run, terms_of
from crmcore.worktime.clocks.warnings import warnings_of


@attrs.frozen
class Timer:
    """An instant at which a clock will need attention: `kind` is `breach`, the warning's share of the budget (`warn 75 %`), or `pause ends`."""

    clock: str
    kind: str
    at: datetime


@typed
def timers(clock: Clock, events: Iterable[ClockEvent], *, calendar: Calendar | None = None) -> tuple[Timer, ...]:
    """Return when a clock will need attention, the earliest first, given the events so far: its warnings, then the instant it runs out.

    A pause with a latest end ends then, and what follows is listed with it. There are none for a clock that has not started, is paused without a
    latest end, was stopped, or has run out. Missing one of them changes no deadline. A warning that lies beyond the days that its calendar knows is
    left out. Raises as `read` does.
    """
    return _in_order(timer for run, last in _open(clock, events, calendar) for timer in _timers(run, last) if timer is not None)


def timers_if_known(clock: Clock, events: Iterable[ClockEvent], *, calendar: Calendar | None = None) -> tuple[Timer, ...]:
    """Return when a clock will need attention, as `timers` does; where some of it lies beyond the days that its calendar knows, also their end.

    So one instant that is not known hides none of the others.

    Clause: RULES-4.26
    """
    found: list[Timer | None] = []
    try:
        for run, last in _open(clock, events, calendar):
            found += _as_far_as_known(_timers(run, last))
    except CalendarHorizon:
        found.append(None)
    known = tuple(timer for timer in found if timer is not None)
    if len(known) == len(found) or calendar is None:  # without one, the days are those of a clock in whose place this one stands
        return _in_order(known)
    return _in_order((*known, Timer(clock.id, "days end", days_end(calendar))))


def days_end(calendar: Calendar) -> datetime:
    """Return the first instant behind the days that a calendar knows, in its zone: from then on nothing more is known by it."""
    zone = zone_named(calendar.zone)
    return first_instant(calendar.last_day + DAY, zone).astimezone(zone)


def _in_order(found: Iterable[Timer]) -> tuple[Timer, ...]:
    return tuple(sorted(found, key=lambda timer: timer.at.astimezone(UTC)))


def _open(clock: Clock, events: Iterable[ClockEvent], calendar: Calendar | None) -> Iterator[tuple[Run, datetime]]:
    """Yield the runs that are open after all that happened, each with when the last of it did."""
    known = tuple(events)
    last = max((in_utc(event.at) for event in known), default=None)
    terms = terms_of(clock, calendar)
    if last is not None:
        yield from ((run, last) for run in runs_of(terms, known, last).current if run.stopped is None)


def _as_far_as_known(found: Iterator[Timer | None]) -> Iterator[Timer | None]:
    """Yield the timers of one run; None in place of those that follow from days that are not known."""
    try:
        yield from found
    except CalendarHorizon:
        yield None


def _timers(run: Run, last: datetime) -> Iterator[Timer | None]:
    """Yield the timers of one run; None for a warning that lies beyond the days known."""
    clock, zone = run.terms.clock, run.terms.zone
    if run.still is not None:
        ends = [one.lapses for one in run.pauses if one.lapses is not None]
        if ends and len(ends) == len(run.pauses) and not run.over(last):
            yield Timer(clock.id, "pause ends", max(ends).astimezone(zone))
            yield from _timers(without_lapsed(run, max(ends)), max(ends) - TICK)  # it may run out as the pause ends
        return
    line = run.line
    end = run.end(last, line)
    if end.passed(last):
        return
    due = end.instant()
    for warning, when in warnings_of(run, line, end):
        if when is None:
            yield None
        elif last < when < due:
            yield Timer(clock.id, f"warn {warning}", when.astimezone(zone))
    yield Timer(clock.id, "breach", (due if end.late_from is None else end.late_from).astimezone(zone))

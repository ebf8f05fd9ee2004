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
from crmcore.worktime.clocks.fold import runs_of, without_lapsed
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

    A pause with a latest end ends then, and what follows is listed with it. None for a clock that has not started, is paused without a latest end,
    was stopped, or has run out. Missing one of them changes no deadline. Raises as `read` does.
    """
    known = tuple(events)
    last = max((in_utc(event.at) for event in known), default=None)
    terms = terms_of(clock, calendar)
    if last is None:
        return ()
    found = (timer for run in runs_of(terms, known, last).current if run.stopped is None for timer in _timers(run, last))
    return tuple(sorted(found, key=lambda timer: timer.at.astimezone(UTC)))


def timers_if_known(clock: Clock, events: Iterable[ClockEvent], *, calendar: Calendar | None = None) -> tuple[Timer, ...]:
    """Return when a clock will need attention, as `timers` does; where it reaches beyond the days that its calendar knows, the end of those.

    Clause: RULES-4.26
    """
    try:
        return timers(clock, events, calendar=calendar)
    except CalendarHorizon:
        if calendar is None:  # the days are those of a clock in whose place this one stands
            return ()
        zone = zone_named(calendar.zone)
        return (Timer(clock.id, "days end", first_instant(calendar.last_day + DAY, zone).astimezone(zone)),)


def _timers(run: Run, last: datetime) -> Iterator[Timer]:
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
    for warning, when in warnings_of(run, line, due):
        if last < when < due:
            yield Timer(clock.id, f"warn {warning}", when.astimezone(zone))
    yield Timer(clock.id, "breach", (due if end.late_from is None else end.late_from).astimezone(zone))

"""What every clock of a case had reached, to be put on record when its rules change."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime

import attrs

from crmcore._arguments import typed
from crmcore.errors import CalendarHorizon
from crmcore.event import in_utc, instant_in_utc
from crmcore.reached import ClockReached, ClockState
from crmcore.worktime.calendars.calendar import Calendar
from crmcore.worktime.clocks.clock import Clock
from crmcore.worktime.clocks.clock_events import ClockEvent
from crmcore.worktime.clocks.fold import runs_of
from crmcore.worktime.clocks.references import ReferenceClock, asked_lanes
from crmcore.worktime.clocks.runs import Terms, terms_of
from crmcore.worktime.clocks.runs_on_record import to_record


@typed
def reached(clock: Clock, events: Iterable[ClockEvent], *, at: datetime, calendar: Calendar | None = None) -> tuple[ClockReached, ...]:
    """Return what each run of a clock had reached at `at`, to be put on record when the rules of its case change then.

    What reaches beyond the days that the calendar covers has no state. Raises `InvalidValue` as `read` does.

    Clause: RULES-4.26
    """
    now, known = instant_in_utc(at), tuple(events)
    if not isinstance(clock, ReferenceClock):
        return tuple(_of(terms_of(clock, calendar), known, now))
    found = tuple(
        attrs.evolve(one, reference=asked.reference, body=asked.body, asked=in_utc(asked.at))
        for asked, terms, heard in asked_lanes(clock, known, calendar)
        if in_utc(asked.at) <= now
        for one in _of(terms, heard, now)
    )
    return found or (ClockReached(clock=clock.id, state=ClockState.NOT_STARTED),)


def _of(terms: Terms, events: tuple[ClockEvent, ...], now: datetime) -> Iterator[ClockReached]:
    try:
        runs = runs_of(terms, events, now)
    except CalendarHorizon:  # not even its start is known
        return iter((ClockReached(clock=terms.clock.id, state=None),))
    return to_record((*runs.past, *runs.current), len(runs.past), runs.pauses, terms.clock, now)

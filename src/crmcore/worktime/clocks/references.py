"""A clock of what is owed under several references at once: each time that something is asked for has a run of its own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import timedelta
from typing import Final

import attrs

from crmcore._arguments import typed_fields
from crmcore.event import in_utc
from crmcore.worktime.calendars.calendar import Calendar
from crmcore.worktime.calendars.duration import Duration, TimeUnit
from crmcore.worktime.calendars.zone import DAY, first_instant, local_day, zone_named
from crmcore.worktime.clocks.clock import Clock
from crmcore.worktime.clocks.clock_events import ClockEvent, MergeEvent, ReferenceEvent
from crmcore.worktime.clocks.runs import Terms, terms_of
from crmcore.worktime.clocks.successor import Successor

_FIELDS: Final = tuple(one.name for one in attrs.fields(Clock) if one.init)


@typed_fields
@attrs.frozen(kw_only=True)
class ReferenceClock(Clock):
    """A clock that has a run of its own for each time that something is asked for under a reference, until it is given under that reference.

    Where a last day was named, the run ends with that day, and neither a pause nor an extension of ours moves it; else it has the clock's own time.
    What is asked for again under a reference is a run more, what is asked for under none is none of its. `each` is the clock of one run.

    Clause: RULES-4.26
    """

    each: Clock


def by_reference(clock: Clock, *, given: Iterable[str]) -> ReferenceClock:
    """Return a clock as one that has a run of its own for each reference; `given` are names besides its stops by which something was given.

    Clause: RULES-4.26
    """
    each = attrs.evolve(clock, stops=clock.stops | {*given})
    return ReferenceClock(**{name: getattr(each, name) for name in _FIELDS}, each=each)


def apart(clock: Clock, events: tuple[ClockEvent, ...], calendar: Calendar | None) -> Iterator[tuple[Terms, tuple[ClockEvent, ...]]]:
    """Yield what a clock is counted by, and what it hears: apart for each time that something was asked for, if it runs by reference."""
    if not isinstance(clock, ReferenceClock):
        yield terms_of(clock, calendar), events
        return
    yield from lanes(clock, events, calendar)


def lanes(clock: ReferenceClock, events: tuple[ClockEvent, ...], calendar: Calendar | None) -> Iterator[tuple[Terms, tuple[ClockEvent, ...]]]:
    """Yield what each run is counted by, and what it hears: the one time that something was asked for, and what was given for it."""
    each = attrs.evolve(clock.each, warn_at=clock.warn_at)
    for asked in _asked(clock, events):
        one = _by_its_day(each, asked, calendar)
        yield terms_of(one, calendar if one.calendar else None), tuple(_heard(clock, asked, events))


def _asked(clock: Clock, events: tuple[ClockEvent, ...]) -> Iterator[ReferenceEvent]:
    """Yield each time that something was asked for, in this case or in one that was merged in."""
    for one in events:
        if isinstance(one, MergeEvent) and one.name in clock.merges:
            yield from _asked(clock, one.events)
        elif isinstance(one, ReferenceEvent) and one.name in clock.starts:
            yield one


def _heard(clock: Clock, asked: ReferenceEvent, events: tuple[ClockEvent, ...]) -> Iterator[ClockEvent]:
    """Yield the events that concern one run: all but what was asked for besides, and what was given under other references."""
    for one in events:
        if isinstance(one, MergeEvent):
            yield attrs.evolve(one, events=tuple(_heard(clock, asked, one.events)))
        elif one is asked or (one.name not in clock.starts and (not isinstance(one, ReferenceEvent) or one.reference == asked.reference)):
            yield one


def before_any(clock: ReferenceClock, events: Iterable[ClockEvent]) -> tuple[ClockEvent, ...]:
    """Return the events that concern a clock under whose references nothing was asked for: what another clock heard in whose place it stands."""
    return tuple(one for one in events if one.name not in clock.starts)


def _by_its_day(clock: Clock, asked: ReferenceEvent, calendar: Calendar | None) -> Clock:
    """Return the clock of one run: to the end of the day that was named, if any was. What is asked for again is another run: nothing reopens it."""
    if asked.name not in clock.starts:  # the clock before a change, which is about something else
        return clock
    once = attrs.evolve(clock, reopens=frozenset())
    if isinstance(once, Successor) and once.before is not None:
        before = _by_its_day(once.before, asked, once.days)
        once = attrs.evolve(once, before=before, days=once.days if before.calendar else None)
    if asked.until is None:
        return once
    zone = zone_named(clock.zone if calendar is None else calendar.zone)
    day = local_day(asked.at, zone)
    days = (asked.until - day).days
    rest = (in_utc(first_instant(day + DAY, zone)) - in_utc(asked.at)) // timedelta(minutes=1)
    return attrs.evolve(
        once,
        within=Duration(days, TimeUnit.DAY) if days > 0 else Duration(max(rest, 1), TimeUnit.MINUTE),
        calendar=None,
        zone=zone.key,
        to_the_minute=False,
        pauses=frozenset(),
        resumes=frozenset(),
        pause_for=(),
        extends=frozenset(),
        extensions=(),
    )

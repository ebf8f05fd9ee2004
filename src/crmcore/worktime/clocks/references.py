"""A clock of what is owed under several references at once: each time that something is asked for has a run of its own."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from datetime import datetime
from itertools import dropwhile
from typing import Final

import attrs

from crmcore._arguments import typed_fields
from crmcore.event import in_utc
from crmcore.reached import ClockReached
from crmcore.worktime.calendars.calendar import Calendar
from crmcore.worktime.calendars.duration import Duration, TimeUnit
from crmcore.worktime.calendars.zone import local_day, zone_named
from crmcore.worktime.clocks.clock import Clock
from crmcore.worktime.clocks.clock_events import CarriedEvent, ClockEvent, MergeEvent, ReferenceEvent
from crmcore.worktime.clocks.last_day import LastDay
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
    return ((terms, heard) for _, terms, heard in asked_lanes(clock, events, calendar))


def asked_lanes(
    clock: ReferenceClock, events: tuple[ClockEvent, ...], calendar: Calendar | None
) -> Iterator[tuple[ReferenceEvent, Terms, tuple[ClockEvent, ...]]]:
    """Yield the same with what was asked for."""
    each = attrs.evolve(clock.each, warn_at=clock.warn_at)
    said = tuple(sorted(_said(clock, events), key=_when))
    for asked in _said(clock, events):
        if asked.name in clock.starts:
            one = _by_its_day(each, asked, calendar)
            heard = _heard(clock, asked, given_for(asked, said, clock.stops), events)
            yield asked, terms_of(one, calendar if one.calendar else None), heard


def given_for(asked: ReferenceEvent, said: Iterable[ReferenceEvent], names: Container[str]) -> ReferenceEvent | None:
    """Return what was given for what was asked for: the first by one of these names under its reference that comes behind it; None if nothing was.

    `said` is all that was asked for and given, in the order of time, whichever case of a merger heard it.

    Clause: RULES-4.26
    """
    behind = dropwhile(lambda one: one is not asked, said)
    return next((one for one in behind if one.name in names and (one.body, one.reference) == (asked.body, asked.reference)), None)


def without_what_was_asked(clock: ReferenceClock, events: Iterable[ClockEvent]) -> tuple[ClockEvent, ...]:
    """Return the events but for what was asked for: where nothing was, a clock in another's place hears what that one did."""
    left = (one for one in events if one.name not in clock.starts)
    return tuple(attrs.evolve(one, events=without_what_was_asked(clock, one.events)) if isinstance(one, MergeEvent) else one for one in left)


def _said(clock: Clock, events: Iterable[ClockEvent]) -> Iterator[ReferenceEvent]:
    """Yield what was asked for and given under references, in this case or in one that was merged in."""
    for one in events:
        if isinstance(one, MergeEvent) and one.name in clock.merges:
            yield from _said(clock, one.events)
        elif isinstance(one, ReferenceEvent):
            yield one


def _heard(clock: Clock, asked: ReferenceEvent, given: ReferenceEvent | None, events: tuple[ClockEvent, ...]) -> tuple[ClockEvent, ...]:
    """Return the events that concern one run: it alone of what was asked for and given, and all that was neither.

    What was given for it stands where it was asked for, whichever case of a merger gave it; what was given after the merger, behind that.
    """
    found: list[ClockEvent] = []
    for one in events:
        if isinstance(one, MergeEvent):
            theirs = given if given is not None and _when(given) <= _when(one) and any(each is asked for each in _said(clock, (one,))) else None
            found.append(attrs.evolve(one, events=_heard(clock, asked, theirs, one.events)))
            given = None if theirs is not None else given
        elif isinstance(one, CarriedEvent):
            found.append(attrs.evolve(one, reached=tuple(each for each in one.reached if _is_for(each, asked))))
        elif one is asked or not (one.name in clock.starts or (isinstance(one, ReferenceEvent) and one.name in clock.stops)):
            found.append(one)
    return tuple(sorted((*found, *(() if given is None else (given,))), key=_when))


def _is_for(reached: ClockReached, asked: ReferenceEvent) -> bool:
    """Return whether what a clock had reached is of the run for what was asked for."""
    return (reached.reference, reached.body, reached.asked) == (asked.reference, asked.body, _when(asked))


def _when(event: ClockEvent) -> datetime:
    return in_utc(event.at)


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
    return attrs.evolve(
        once,
        within=Duration(max(days, 1), TimeUnit.DAY),
        last_day=None if days > 0 else LastDay(on=day),
        calendar=None,
        zone=zone.key,
        to_the_minute=False,
        pauses=frozenset(),
        resumes=frozenset(),
        pause_for=(),
        extends=frozenset(),
        extensions=(),
    )

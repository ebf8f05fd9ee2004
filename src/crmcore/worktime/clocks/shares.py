"""When a clock that is open has used up shares of its time: read from its run as it is, so it costs no more than what happened to it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from fractions import Fraction

import attrs

from crmcore._arguments import typed
from crmcore.decision import Finding
from crmcore.errors import CalendarHorizon
from crmcore.event import instant_in_utc
from crmcore.worktime.calendars.calendar import Calendar
from crmcore.worktime.clocks.clock import Clock
from crmcore.worktime.clocks.clock_events import ClockEvent
from crmcore.worktime.clocks.effects import without_lapsed
from crmcore.worktime.clocks.fold import runs_of
from crmcore.worktime.clocks.laid import day_of_end
from crmcore.worktime.clocks.reading import urgency_of
from crmcore.worktime.clocks.runs import Run, Terms, terms_of


@attrs.frozen
class ShareUsed:
    """An instant at which a run has used up a share of its time: which run it is, by its start, and the extension in force then.

    `due` is the last instant of its time where `share` is 1 (the whole of it), which `at` comes behind; else the same as `at`. `last_day` is the day
    on which its time ends, None where that is not known.
    """

    at: datetime
    due: datetime
    share: Fraction
    started: datetime
    extended: str | None
    last_day: date | None


@attrs.frozen
class SharesUsed:
    """What is known of the shares that a run has used up, or will, and why of others it is not: they lie beyond the days that its calendar covers."""

    known: tuple[ShareUsed, ...] = ()
    unknown: tuple[Finding, ...] = ()


@typed
def shares_used(
    clock: Clock, events: Iterable[ClockEvent], *, at: datetime, shares: Iterable[Fraction], calendar: Calendar | None = None
) -> tuple[ShareUsed, ...]:
    """Return when the run that is open at `at` used up shares of its time (0 to 1), or will as things stand; of several, the first due.

    Of a run that came from another case, what it had used up before counts only if it was all. One that is paused without a latest end uses up no
    more. Instants are in the clock's zone. Raises as `read` does.

    Clause: RULES-4.25
    """
    found: list[ShareUsed] = []
    for one in _of_the_first(terms_of(clock, calendar), events, instant_in_utc(at), tuple(shares)):
        if isinstance(one, CalendarHorizon):
            raise one
        found.append(one)
    return tuple(found)


def shares_used_if_known(
    clock: Clock, events: Iterable[ClockEvent], *, at: datetime, shares: Iterable[Fraction], calendar: Calendar | None = None
) -> SharesUsed:
    """Return when the run that is open at `at` used up shares of its time, as `shares_used` does; where some lie beyond the days known, why.

    So one share that is not known hides none of the others.

    Clause: RULES-4.25
    """
    found: list[ShareUsed | CalendarHorizon] = []
    try:
        found += _of_the_first(terms_of(clock, calendar), events, instant_in_utc(at), tuple(shares))
    except CalendarHorizon as beyond:  # not even its runs are known
        found.append(beyond)
    why = (Finding(one.code, f"clocks.{clock.id}", one.facts) for beyond in found if isinstance(beyond, CalendarHorizon) for one in beyond.reasons)
    return SharesUsed(tuple(one for one in found if isinstance(one, ShareUsed)), tuple(dict.fromkeys(why)))


def _of_the_first(terms: Terms, events: Iterable[ClockEvent], now: datetime, shares: tuple[Fraction, ...]) -> Iterator[ShareUsed | CalendarHorizon]:
    """Yield what the open run that is first due has used up of its time, and in place of what is not known, why."""
    going = [run for run in runs_of(terms, events, now).current if run.stopped is None]
    first = min((urgency_of(run, now) for run in going), default=None)
    return (used for run in going if urgency_of(run, now) == first for used in _used(run, now, shares))


def _used(run: Run, now: datetime, shares: tuple[Fraction, ...]) -> Iterator[ShareUsed | CalendarHorizon]:
    """Yield them, each by the extension that was in force when it was reached; what is not known lies behind all that is."""
    zone, until = run.terms.zone, None
    going, now = _going_on(run, now)
    for count in range(len(run.granted), -1, -1):
        era = going._replace(granted=run.granted[:count], rest=going.rest if count == len(run.granted) else None)
        since = run.granted[count - 1].at if count else None
        line = era.line
        gaps, end = era.stood_still(now), era.end(now, line)
        whole = line.budget if era.rest is None else era.rest.budget
        extended = run.granted[count - 1].step.id if count else None
        found, last_day = [], day_of_end(end, line.unit, zone, run.terms.calendar)
        for share in shares:
            try:
                if share == 1:
                    found.append((end.late_from or end.instant(), end.instant(), share))
                else:
                    when = line.reached(era.budget_on(line) - (1 - share) * whole, gaps)
                    found.append((when, when, share))
            except CalendarHorizon as beyond:
                if until is None and going.still is None:
                    yield beyond
        for when, due, share in found:
            if run.joined is not None and share < 1 and when < run.joined:
                continue
            if (since is None or when > since) and (until is None or when <= until) and (going.still is None or when <= going.still):
                yield ShareUsed(when.astimezone(zone), due.astimezone(zone), share, run.started.astimezone(zone), extended, last_day)
        until = since


def _going_on(run: Run, now: datetime) -> tuple[Run, datetime]:
    """Return a run as it will go on when its pauses have come to their latest ends, as of then; one without a latest end stays paused."""
    ends = [one.lapses for one in run.pauses if one.lapses is not None]
    if run.still is None or not ends or len(ends) < len(run.pauses):
        return run, now
    return without_lapsed(run, max(ends)), max(now, *ends)

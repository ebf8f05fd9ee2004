"""How a rhythm stands on a day: a fold over what was done. Nothing is stored, and no system time is read.

Each occurrence has a time of its own, from the day on which it opens to the eve of the next one's: what is done in it is done for that occurrence, in
time until the last day, late after it. An act may also say for which occurrence it was done. So one act never changes what another one was worth, and
doing more makes nothing worse.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from datetime import date
from itertools import accumulate
from typing import Final

import attrs

from crmcore._arguments import typed
from crmcore.decision import Finding, finding
from crmcore.errors import CalendarHorizon
from crmcore.worktime.calendars.calendar import Calendar
from crmcore.worktime.period import Period
from crmcore.worktime.rhythms.asked import Asked
from crmcore.worktime.rhythms.done import Done, Suspension, acts_for, suspended_on
from crmcore.worktime.rhythms.gaps import read_gaps
from crmcore.worktime.rhythms.kinds import CountEach, LongestGap
from crmcore.worktime.rhythms.occurrences import Schedule, calendar_of
from crmcore.worktime.rhythms.rhythm import Rhythm, countable_day
from crmcore.worktime.rhythms.states import OccurrenceReading, OccurrenceState, RhythmReading, RhythmState

# What the state of its last occurrence makes of a rhythm, where nothing has been done for it.
_STATES: Final = {
    OccurrenceState.UNKNOWN: RhythmState.UNKNOWN,
    OccurrenceState.SUSPENDED: RhythmState.SUSPENDED,
    OccurrenceState.MISSED: RhythmState.OVERDUE,
    OccurrenceState.DUE: RhythmState.DUE,
}


@typed
def read_rhythm(
    rhythm: Rhythm, done: Iterable[Done], *, today: date, calendar: Calendar | None = None, suspended: Iterable[Suspension] = ()
) -> RhythmReading:
    """Return how a rhythm stands on a local day, as of its end, from what was done until then, in any order; later acts are ignored.

    Acts that serve another purpose are ignored too; one given twice counts once. What is due in a suspension is not due: an occurrence with a plan is
    left out, a longest gap is due on the day after. An occurrence whose day the calendar does not know is unknown, and named; it hides no other.
    Raises `InvalidValue` for two different acts with the same id, a day outside the years 200 to 9799, and a calendar that is not the one the rhythm
    names.

    Clause: RULES-1.3, RULES-4.27, BANK-2.2, BANK-3.2, BANK-4.2, BANK-6.2
    """
    asked = Asked(rhythm, countable_day(today, "today"), calendar_of(rhythm, calendar), tuple(suspended))
    acts = acts_for(done, rhythm, asked.today)
    if isinstance(rhythm.when, LongestGap):
        return read_gaps(asked, rhythm.when, acts)
    return _read_plan(asked, acts)


@attrs.frozen
class _Time:
    """The time of one occurrence: when it opens, for which day it is planned, its last day if that is known."""

    n: int
    opens: date
    planned: date
    last_day: date | None
    period: Period | None
    findings: tuple[Finding, ...] = ()

    def is_meant(self, of: Period | date) -> bool:
        """Return whether an act that says for which occurrence it was done means this one."""
        return of == self.period if isinstance(of, Period) else of == self.planned


def _read_plan(asked: Asked, acts: tuple[Done, ...]) -> RhythmReading:
    times, coming = _times(asked)
    mine: list[list[Done]] = [[] for _ in times]
    idle: list[Finding] = []
    opens = [one.opens for one in times]
    for act in acts:
        place = bisect_right(opens, act.on) - 1 if act.of is None else _place(times, act, act.of)
        if place >= 0:
            mine[place].append(act)
        elif act.of is not None:
            idle.append(finding("rhythm.serves_nothing", f"rhythms.{asked.rhythm.id}", act=act.id, of=act.of, rhythm=asked.rhythm.id))
    read = tuple(_occurrence(asked, one, own) for one, own in zip(times, mine, strict=True))
    served = [one.on for own in mine for one in own]
    current = read[-1] if read else None
    is_open = current is not None and current.done_on is None and current.state is not OccurrenceState.SUSPENDED
    owed = current if is_open else coming
    return RhythmReading(
        rhythm=asked.rhythm.id,
        today=asked.today,
        state=_state(current, coming),
        last=max(served) if served else None,
        due=None if owed is None else owed.last_day,
        occurrences=read,
        findings=(*idle, *(why for one in times for why in one.findings)),
        clause=asked.rhythm.clause,
        days=None if asked.calendar is None else asked.calendar.days_id,
    )


def _times(asked: Asked) -> tuple[list[_Time], _Time | None]:
    """Return the times that have begun, in order, and the next one, if there is one."""
    schedule = Schedule(asked.rhythm, asked.calendar)
    times: list[_Time] = []
    n = 1
    while (planned := schedule.planned(n)) is not None:
        last_day, why = _last_day_or_why(schedule, n, asked)
        one = _Time(n, schedule.opens(n), planned, last_day, schedule.plan.period(schedule.start, n), why)
        if one.opens > asked.today:
            return times, one
        times.append(one)
        n += 1
    return times, None


def _last_day_or_why(schedule: Schedule, n: int, asked: Asked) -> tuple[date | None, tuple[Finding, ...]]:
    """Return the last day of the n-th; None, and what says so, where the calendar does not know it."""
    try:
        return schedule.last_day(n), ()
    except CalendarHorizon as beyond:
        return None, asked.findings_of(beyond)


def _place(times: list[_Time], act: Done, of: Period | date) -> int:
    """Return the place of the occurrence that an act says it was done for; -1 where there is none, or its time had not begun."""
    return next((place for place, one in enumerate(times) if one.is_meant(of) and one.opens <= act.on), -1)


def _occurrence(asked: Asked, time: _Time, acts: list[Done]) -> OccurrenceReading:
    kind = asked.rhythm.when
    wanted = kind.count if isinstance(kind, CountEach) else 1
    sums = [*accumulate(one.count for one in acts)]
    enough = next((place for place, counted in enumerate(sums) if counted >= wanted), None)
    done_on = None if enough is None else acts[enough].on
    state, over = _became(asked, time, done_on)
    return OccurrenceReading(
        n=time.n,
        state=state,
        opens=time.opens,
        planned=time.planned,
        last_day=time.last_day,
        period=time.period,
        wanted=wanted,
        counted=sums[-1] if sums else 0,
        done_on=done_on,
        done_by=() if enough is None else tuple(one.id for one in acts[: enough + 1]),
        days_late=max(over, 0),
        days_early=0 if done_on is None else max(-over, 0),
    )


def _became(asked: Asked, time: _Time, done_on: date | None) -> tuple[OccurrenceState, int]:
    """Return what became of an occurrence, and how many days after its last day; negative before it."""
    if time.last_day is None:
        return OccurrenceState.UNKNOWN, 0
    over = ((done_on or asked.today) - time.last_day).days
    if done_on is not None:
        return (OccurrenceState.LATE if over > 0 else OccurrenceState.KEPT), over
    if suspended_on(time.last_day, asked.suspended):
        return OccurrenceState.SUSPENDED, 0
    return (OccurrenceState.MISSED if over > 0 else OccurrenceState.DUE), over


def _state(current: OccurrenceReading | None, coming: _Time | None) -> RhythmState:
    if current is None:
        return RhythmState.ENDED if coming is None else RhythmState.NOT_YET
    if current.done_on is not None:
        return RhythmState.ENDED if coming is None else RhythmState.KEPT
    return _STATES[current.state]

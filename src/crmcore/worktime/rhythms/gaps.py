"""Reading a longest gap: the next day follows from the day on which it was last done, and each gap is judged by itself."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import attrs

from crmcore.decision import Finding
from crmcore.errors import CalendarHorizon
from crmcore.worktime.calendars.roll import Roll
from crmcore.worktime.calendars.zone import DAY
from crmcore.worktime.rhythms.asked import Asked
from crmcore.worktime.rhythms.done import Done, suspended_on
from crmcore.worktime.rhythms.intervals import after
from crmcore.worktime.rhythms.kinds import LongestGap
from crmcore.worktime.rhythms.occurrences import Between, rolled
from crmcore.worktime.rhythms.rhythm import Rhythm
from crmcore.worktime.rhythms.states import OccurrenceReading, OccurrenceState, RhythmReading, RhythmState


@attrs.frozen
class _Gap:
    """A gap after the day on which it was last done: planned for a day, owed by one. `by` is None where nothing is owed, or the day is not known."""

    n: int
    last: date
    planned: date
    by: date | None
    findings: tuple[Finding, ...] = ()

    def reading(self, state: OccurrenceState, over: int = 0) -> OccurrenceReading:
        """Return what became of it, so many days after the day by which it was owed; nothing is done yet."""
        return OccurrenceReading(n=self.n, state=state, opens=self.last + DAY, planned=self.planned, last_day=self.by, days_late=max(over, 0))


def read_gaps(asked: Asked, kind: LongestGap, acts: tuple[Done, ...]) -> RhythmReading:
    """Return how a longest gap stands on a day, from what was done until then, in order.

    Clause: RULES-1.3, RULES-2.6
    """
    rhythm, by_day = asked.rhythm, {one.on: one for one in reversed(acts)}
    days = sorted(by_day)
    first = tuple(_first(by_day[day]) for day in days[:1])
    gaps = [_gap(asked, kind, n, day) for n, day in enumerate(days, 2)]
    closed = [_closed(gap, by_day[end]) for gap, (_, end) in zip(gaps, pairwise(days), strict=False)]
    current = gaps[-1] if gaps and not _ended(rhythm, gaps[-1].by) else None
    last_gap = None if current is None else _open(current, asked.today)
    to_come = rhythm.start if rhythm.start is not None and rhythm.start > asked.today else None
    return RhythmReading(
        rhythm=rhythm.id,
        today=asked.today,
        state=_state(asked, last_gap, current) if current and last_gap else _state_without(asked, to_come, done=bool(days)),
        last=days[-1] if days else None,
        due=current.by if current else to_come if not days else None,
        occurrences=(*first, *closed, *(() if last_gap is None else (last_gap,))),
        findings=tuple(one for gap in gaps for one in gap.findings),
        clause=rhythm.clause,
        days=None if asked.calendar is None else asked.calendar.days_id,
    )


def _gap(asked: Asked, kind: LongestGap, n: int, last: date) -> _Gap:
    planned = after(last, kind.interval)
    try:
        return _Gap(n, last, planned, _owed_by(asked, _rolled(asked, kind, last, planned)))
    except CalendarHorizon as beyond:
        return _Gap(n, last, planned, None, asked.findings_of(beyond))


def _rolled(asked: Asked, kind: LongestGap, last: date, planned: date) -> date:
    """Return the day by which it is owed where nothing is suspended."""
    if asked.rhythm.roll is None or asked.calendar is None:
        return planned
    return rolled(planned, asked.rhythm.roll, asked.calendar, Between(last, last, after(last, kind.interval, 2)))


def _owed_by(asked: Asked, day: date) -> date | None:
    """Return the day by which it is owed: what would be due in a suspension is due on the day after it; None where that has no end.

    Where days are rolled, that day is too, and never back: the day before was suspended.
    """
    while (over := [one.until for one in asked.suspended if one.covers(day)]) and None not in over:
        day = max(until for until in over if until is not None) + DAY
        if asked.rhythm.roll is not None and asked.calendar is not None:
            day = asked.calendar.rolled(day, Roll.FOLLOWING)
    return None if over else day


def _ended(rhythm: Rhythm, by: date | None) -> bool:
    """Return whether the rhythm ended before it was owed again: what was due before stays due."""
    return rhythm.until is not None and by is not None and by > rhythm.until


def _first(act: Done) -> OccurrenceReading:
    """Return the first time that it was done: it was due at once, and is held against nobody."""
    return OccurrenceReading(
        n=1, state=OccurrenceState.KEPT, opens=act.on, planned=act.on, last_day=act.on, counted=1, done_on=act.on, done_by=(act.id,)
    )


def _closed(gap: _Gap, act: Done) -> OccurrenceReading:
    """Return a gap that an act ended."""
    if gap.by is None:
        state, over = (OccurrenceState.UNKNOWN if gap.findings else OccurrenceState.KEPT), 0
    else:
        over = (act.on - gap.by).days
        state = OccurrenceState.LATE if over > 0 else OccurrenceState.KEPT
    return attrs.evolve(gap.reading(state, over), counted=1, done_on=act.on, done_by=(act.id,), days_early=max(-over, 0))


def _open(gap: _Gap, today: date) -> OccurrenceReading:
    """Return the gap that has not ended."""
    if gap.by is None:
        return gap.reading(OccurrenceState.UNKNOWN if gap.findings else OccurrenceState.SUSPENDED)
    over = (today - gap.by).days
    return gap.reading(OccurrenceState.MISSED if over > 0 else OccurrenceState.DUE, over)


def _state(asked: Asked, current: OccurrenceReading, gap: _Gap) -> RhythmState:
    if suspended_on(asked.today, asked.suspended):
        return RhythmState.SUSPENDED
    if gap.findings:
        return RhythmState.UNKNOWN
    if current.state is OccurrenceState.MISSED:
        return RhythmState.OVERDUE
    return RhythmState.DUE if gap.by == asked.today else RhythmState.KEPT


def _state_without(asked: Asked, to_come: date | None, *, done: bool) -> RhythmState:
    """Return the state where nothing is open: it ended, or was never done."""
    if done or (asked.rhythm.until is not None and asked.today > asked.rhythm.until):
        return RhythmState.ENDED
    if suspended_on(asked.today, asked.suspended):
        return RhythmState.SUSPENDED
    return RhythmState.NOT_YET if to_come else RhythmState.DUE

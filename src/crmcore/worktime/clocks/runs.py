"""One run of a clock: since when its time counts, the stretches in which it stood still, and when it was stopped.

A run starts at the instant from which its calendar counts what arrived. The next event may come before that; no stretch does.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import NamedTuple
from zoneinfo import ZoneInfo

import attrs

from crmcore.decision import Finding, Reason, reason
from crmcore.errors import InvalidValue
from crmcore.reached import ClockState
from crmcore.worktime.calendars.calendar import Calendar
from crmcore.worktime.calendars.duration import BY_CALENDAR, BY_TIME, Duration, TimeUnit
from crmcore.worktime.calendars.zone import zone_named
from crmcore.worktime.clocks.clock import Clock
from crmcore.worktime.clocks.clock_events import PauseEvent
from crmcore.worktime.clocks.extension import Extension
from crmcore.worktime.clocks.laid import day_of_end, lay
from crmcore.worktime.clocks.line import End, Gap, Line, Position, joined
from crmcore.worktime.clocks.local_days import day_at, turn_of


class Terms(NamedTuple):
    """What a run is counted by: its clock, the calendar that the clock names, and the zone."""

    clock: Clock
    calendar: Calendar | None
    zone: ZoneInfo


def terms_of(clock: Clock, calendar: Calendar | None) -> Terms:
    """Return a clock with its calendar. Raises `InvalidValue` for a calendar that is not the one it names."""
    found = None if calendar is None else calendar.name
    if found != clock.calendar:
        code = "no_calendar" if found is None else "needs_none" if clock.calendar is None else "other_calendar"
        raise InvalidValue(reason(f"clock.{code}", clock=clock.id, wanted=clock.calendar, found=found))
    return Terms(clock, calendar, zone_named(clock.zone if calendar is None else calendar.zone))


class PauseInForce(NamedTuple):
    """A pause in force: since when (in UTC), its evidence, if it gave some, and the instant at which it lapses unless it ended earlier."""

    since: datetime
    event: PauseEvent | None = None
    lapses: datetime | None = None

    @property
    def why(self) -> str | None:
        """Return its reason; None if it gave none."""
        return None if self.event is None else self.event.why


class Granted(NamedTuple):
    """A step of the ladder that was taken, and when (in UTC)."""

    at: datetime
    step: Extension


class Rest(NamedTuple):
    """What was left of a run when its rules changed: `end` is counted on a line that begins at `since`, and `budget` is the whole that it is part of.

    `fixed` is the end of a run that was stopped or had run out by then: it is final. `told` is the end that was promised, until the run stands still.
    """

    since: datetime
    end: Position
    budget: int
    fixed: End | None = None
    told: End | None = None


class Run(NamedTuple):
    """One run: the stretches in which it stood still, in order, and when it was stopped. All instants in UTC.

    `still` is since when it stands still, for the `pauses` in force: it goes on when the last of them has ended. `granted` are the extensions taken.
    `unmet` says that what stopped it fulfilled nothing: there is nothing left to do in time. A `rest` is counted from the change that left it.
    `joined` is when it came from another case; it counts `apart` where the clock of that case counted otherwise, and keeps its own time.
    """

    terms: Terms
    started: datetime
    gaps: tuple[Gap, ...] = ()
    still: datetime | None = None
    pauses: tuple[PauseInForce, ...] = ()
    stopped: datetime | None = None
    unmet: bool = False
    granted: tuple[Granted, ...] = ()
    findings: tuple[Finding, ...] = ()
    rest: Rest | None = None
    joined: datetime | None = None
    apart: bool = False

    @property
    def running(self) -> bool:
        """Return whether its time is running: it is neither paused nor stopped."""
        return self.still is None and self.stopped is None

    @property
    def step(self) -> Extension | None:
        """Return the extension in force."""
        return self.granted[-1].step if self.granted else None

    @property
    def within(self) -> Duration:
        """Return its budget, with the extensions taken."""
        return self.granted[-1].step.to if self.granted else self.terms.clock.within

    @property
    def line(self) -> Line:
        """Return the line on which its time counts."""
        (clock, calendar, zone), rest = self.terms, self.rest
        since = self.started if rest is None else rest.since
        within, minute = self.within, clock.to_the_minute
        working = calendar if within.unit is TimeUnit.WORKING_DAY else None
        turn = turn_of(self.started, zone, working) if rest is not None and minute else None
        goes_on = rest is not None and day_at(since, zone, working) > day_at(self.started, zone, working)  # the day of the start does not count
        return lay(within, since, zone=zone, calendar=calendar, to_the_minute=minute, last=clock.last_day, turn=turn, goes_on=goes_on)

    def budget_on(self, line: Line) -> Position:
        """Return where its budget ends on its line if it never stands still."""
        return line.budget if self.rest is None else self.rest.end

    def stood_still(self, now: datetime) -> tuple[Gap, ...]:
        """Return the stretches in which it stood still, as of an instant, those that touch as one."""
        gaps = self.gaps if self.still is None or self.still >= now else (*self.gaps, (self.still, now))
        if self.rest is not None:
            since = self.rest.since
            gaps = tuple((max(begins, since), ends) for begins, ends in gaps if ends > since)
        return joined(gaps) if len(gaps) > 1 else gaps

    def end(self, now: datetime, line: Line | None = None) -> End:
        """Return where its budget ends, as of an instant: while paused, as if it went on then; `line` is the run's, if available."""
        if self.rest is not None and self.rest.fixed is not None:
            return self.rest.fixed
        line = line or self.line
        gaps = self.stood_still(now)
        if self.rest is not None and self.rest.told is not None and not gaps:
            return self.rest.told
        budget = self.budget_on(line)
        return line.moved(budget, gaps) if gaps else line.end(budget)

    def over(self, now: datetime) -> bool:
        """Return whether it has run out; it has not where its end lies beyond the days known."""
        return self.end(now).passed(now)

    def ended(self, at: datetime, *, unmet: bool = False) -> Run:
        """Return this run stopped at an instant; one that is stopped already stays as it is."""
        if self.stopped:
            return self
        gaps = self._gaps_by(at)
        # Spelt out, here and below, where runs are made for every event of a replay: `_replace` takes twice the time.
        return Run(self.terms, self.started, gaps, None, (), at, unmet, self.granted, self.findings, self.rest, self.joined, self.apart)

    def paused(self, at: datetime, pause: PauseInForce) -> Run:
        """Return this run paused, in addition to pauses for other reasons, in place of one for the same."""
        pauses = (*(one for one in self.pauses if one.why != pause.why), pause) if self.pauses else (pause,)
        still = max(at, self.started) if self.still is None else self.still
        return Run(
            self.terms, self.started, self.gaps, still, pauses, None, self.unmet, self.granted, self.findings, self.rest, self.joined, self.apart
        )

    def without(self, why: str | None, at: datetime) -> Run:
        """Return this run after the pause for one reason has ended, or all of them if none is named; it goes on when none is left."""
        if self.still is None:
            return self
        left = () if why is None else tuple(one for one in self.pauses if one.why != why)
        return self._replace(pauses=left) if left else self.resumed(at)

    def resumed(self, at: datetime) -> Run:
        """Return this run going on at an instant, or at its start if that is later: every pause has ended."""
        gaps = self._gaps_by(at)
        return Run(self.terms, self.started, gaps, None, (), None, self.unmet, self.granted, self.findings, self.rest, self.joined, self.apart)

    def reopened(self, at: datetime, in_force: tuple[PauseInForce, ...], rested: tuple[Gap, ...] = ()) -> Run:
        """Return this run going on at an instant, as if it had stood still since it was stopped, or never been stopped if that is the instant.

        It stands still for the pauses in force, and stood still in those that have begun and ended since.
        """
        stopped = self.stopped or at
        gaps = self.gaps if at <= stopped else (*self.gaps, (stopped, at))
        rest = self.rest
        if rest is not None and rest.fixed is not None and not rest.fixed.passed(stopped):
            rest = rest._replace(fixed=None)
        between = tuple((max(since, at), until) for since, until in rested if until > at)
        return self._replace(gaps=(*gaps, *between), still=still_since(at, in_force), pauses=in_force, stopped=None, unmet=False, rest=rest)

    def extended(self, at: datetime, step: Extension) -> Run:
        """Return this run with a step of its clock's ladder."""
        rest, run = self.rest, self._replace(granted=(*self.granted, Granted(at, step)), rest=None)
        if rest is None or run.line.unit is not self.line.unit:
            return run
        budget = run.line.budget
        return run._replace(rest=Rest(rest.since, rest.end + budget - rest.budget, budget))

    def noted(self, *found: Finding) -> Run:
        """Return this run with further findings."""
        return self._replace(findings=(*self.findings, *found))

    def next_steps(self) -> tuple[Extension, ...]:
        """Return the steps of its clock's ladder that it has not taken, in their order."""
        ladder = self.terms.clock.extensions
        taken = {one.step.id for one in self.granted}
        last = max((n for n, one in enumerate(ladder, 1) if one.id in taken), default=0)
        return ladder[last:]

    def why_not_extended(self, step: str, at: datetime) -> Reason | None:
        """Return the reason against taking a step of the ladder at an instant: it is unknown, not the next, or too late."""
        clock, ids = self.terms.clock, tuple(one.id for one in self.terms.clock.extensions)
        if step not in ids:
            return reason("clock.extension_unknown", clock=clock.id, step=step, known=ids)
        coming = tuple(one.id for one in self.next_steps())
        if step not in coming:
            return reason("clock.extension_used", clock=clock.id, step=step)
        if step != coming[0]:
            return reason("clock.extension_order", clock=clock.id, step=step, next=coming[0])
        if self.stopped is not None:
            return reason("clock.extension_not_open", clock=clock.id, step=step)
        end = self.end(at)
        if end.due is not None and end.passed(at):
            last_day = day_of_end(end, self.line.unit, self.terms.zone, self.terms.calendar)
            return reason("clock.extension_late", clock=clock.id, step=step, last_day=last_day)
        return None

    def _gaps_by(self, at: datetime) -> tuple[Gap, ...]:
        return self.gaps if self.still is None or at <= self.still else (*self.gaps, (self.still, at))


def state_of(run: Run, *, over: bool) -> ClockState:
    """Return the state of a run that has run out, or has not."""
    if run.stopped is None:
        return ClockState.BREACHED if over else ClockState.RUNNING if run.running else ClockState.PAUSED
    if run.unmet:
        return ClockState.ENDED_LATE if over else ClockState.ENDED
    return ClockState.MET_LATE if over else ClockState.MET


def promised(run: Run, told: End) -> Run:
    """Return a run with a rest that keeps the end it was promised.

    Working hours keep none, and working days only where the calendar of now, which may be another than before, gives no other day that is to come.
    """
    if run.rest is None or told.due is None:
        return run
    line = run.line
    if line.unit in BY_CALENDAR and line.unit in BY_TIME:
        return run
    if line.unit is TimeUnit.WORKING_DAY:
        end = line.end(run.rest.end)
        if end.day != told.day and not end.passed(run.rest.since):
            return run
    return run._replace(rest=run.rest._replace(told=told))


def with_time(clock: Clock, within: Duration, *, minute: bool) -> Clock:
    """Return a clock that gives another time, without a ladder, and with no more of its last day than such a time can have."""
    last, by_time = clock.last_day, within.unit in BY_TIME
    minute = minute and not by_time
    if last is not None:
        hour = last.by is not None or last.closing
        day_off = last.closing and last.roll is None and within.unit is not TimeUnit.WORKING_DAY
        last = None if by_time or (minute and hour) or day_off else last
    return attrs.evolve(clock, within=within, extends=frozenset(), extensions=(), last_day=last, to_the_minute=minute)


def still_since(started: datetime, in_force: tuple[PauseInForce, ...]) -> datetime | None:
    """Return since when a run stands still for the pauses in force; None where there are none."""
    return max(started, min(one.since for one in in_force)) if in_force else None


def new_run(at: datetime, terms: Terms, pauses: tuple[PauseInForce, ...] = (), granted: tuple[Granted, ...] = ()) -> Run:
    """Return a run that begins with what happened at an instant, as the calendar counts arrivals; it stands still for the pauses in force."""
    started = at if terms.calendar is None else terms.calendar.counts_from(at).astimezone(UTC)
    return Run(terms, started, still=still_since(started, pauses), pauses=pauses, granted=granted)

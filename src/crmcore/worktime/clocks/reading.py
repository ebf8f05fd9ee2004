"""The state of a clock: a fold over what happened. No counter is stored and no system time read, so a replay gives the same result.

*Within n days*: the day of the start is left out, `last_day` is the n-th day after it, and `due` the first instant after that day in the clock's
zone. Months clip to the last day of a shorter month. Hours and minutes are time elapsed, or working time where the clock names a calendar.
A **pause** takes out the days counted over (pause, resume], so one within a day takes out none. What was left when it began is left when it ends: a
clock never runs out while it is paused, and one that had run out before is not cured. A pause past its latest end counts as resumed then.
An **extension** gives a new budget, counted from the same start; one that comes late, or out of turn, has no effect. Both are findings.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime
from enum import StrEnum
from typing import Final

import attrs

from crmcore._arguments import typed
from crmcore.decision import Finding, finding
from crmcore.event import in_utc, instant_in_utc
from crmcore.messages import Language, render
from crmcore.worktime.calendars.calendar import Calendar
from crmcore.worktime.calendars.duration import TimeUnit, say_amount
from crmcore.worktime.clocks.clock import Clock
from crmcore.worktime.clocks.clock_events import ClockEvent, PauseEvent
from crmcore.worktime.clocks.counting import BY_TIME, TICK
from crmcore.worktime.clocks.fold import runs_of
from crmcore.worktime.clocks.runs import Run, Terms, terms_of


class ClockState(StrEnum):
    """The state of a clock. `BREACHED` runs past its due instant, or was paused after it; `MET_LATE` was stopped after it."""

    NOT_STARTED = "not started"
    RUNNING = "running"
    PAUSED = "paused"
    MET = "met in time"
    BREACHED = "breached"
    MET_LATE = "met late"


@attrs.frozen(kw_only=True)
class Reading:
    """The state of one clock at an instant.

    `elapsed` and `remaining` are whole units and add up to `budget`; `remaining` is negative past it. `unit` is the clock's own, but weeks and months
    are read in days once they run. `started` is when time counts from, by the calendar's rule for arrivals. `due` is the first instant too late,
    `last_day` the local day of the instant before it. While paused, both are as if it were resumed at that instant. Instants are in the clock's zone
    (subtract them in UTC: Python ignores clock changes between two instants of one zone); all are None before the start. `stopped_at` is None
    while it runs. `pauses` are those in force, if they gave their evidence; `extended` the step of its ladder in force, by which `budget`
    counts. `findings` are what a supervisor should know: a pause that nobody ended, one without a latest end, an extension without effect.
    `days` is the list of days by which it was counted (`china@2026-12-31#1a2b3c4d`); None for a clock that needs no calendar.
    """

    clock: str
    state: ClockState
    started: datetime | None = None
    last_day: date | None = None
    due: datetime | None = None
    elapsed: int = 0
    remaining: int
    budget: int
    unit: TimeUnit
    stopped_at: datetime | None = None
    pauses: tuple[PauseEvent, ...] = ()
    extended: str | None = None
    findings: tuple[Finding, ...] = ()
    clause: str | None = None
    days: str | None = None

    @property
    def overdue(self) -> bool:
        """Return whether it has run out and is still open."""
        return self.state is ClockState.BREACHED

    def text(self, lang: Language = Language.EN) -> str:
        """Return its state on one line: `last day 2026-07-13, 5 days left, running`."""
        by_time = self.unit in BY_TIME
        facts = {
            "state": self.state,
            "last_day": self.last_day,
            "due": self.due,
            "left": say_amount(max(self.remaining, 0), self.unit, lang),
            "over": say_amount(max(-self.remaining, 0), self.unit, lang),
            "closed": self.stopped_at if by_time or self.stopped_at is None else self.stopped_at.date(),
        }
        match self.state:
            case ClockState.NOT_STARTED:
                code = "clock.says_not_started"
            case ClockState.RUNNING | ClockState.PAUSED:
                code = "clock.says_left_until" if by_time else "clock.says_left"
            case ClockState.BREACHED:
                code = "clock.says_over_since" if by_time else "clock.says_over"
            case _:
                code = "clock.says_stopped_at" if by_time else "clock.says_stopped"
        return render(code, facts, lang)

    def __str__(self) -> str:
        """Return it in English."""
        return self.text()


@attrs.frozen
class Timer:
    """An instant at which a clock will need attention: `kind` is `breach`, the warning's share of the budget (`warn 75 %`), or `pause ends`."""

    clock: str
    kind: str
    at: datetime


@typed
def read(clock: Clock, events: Iterable[ClockEvent], *, at: datetime, calendar: Calendar | None = None) -> Reading:
    """Return the state of a clock at `at`, given what happened until then, in order; later events are ignored.

    Events of no concern to the clock are ignored, and so are those without effect in its state (a second start, a resumption of a running clock).
    Of several runs (`OnReopen.NEW`) this is the latest, and if several are open, the one that is first due; `readings` returns all. Raises
    `InvalidValue` for events out of order and for a calendar that is not the one the clock names, `CalendarHorizon` if the result is beyond the
    days that calendar covers.

    Clause: RULES-4.26
    """
    now, terms = instant_in_utc(at), terms_of(clock, calendar)
    current = runs_of(terms, events, now).current
    if len(current) == 1:
        return _reading(current[0], now)
    return min((_reading(run, now) for run in current), key=urgency, default=_not_started(terms))


@typed
def readings(clock: Clock, events: Iterable[ClockEvent], *, at: datetime, calendar: Calendar | None = None) -> tuple[Reading, ...]:
    """Return the state of every run of a clock, the earliest first: usually one, more after a new run was begun. Raises as `read` does."""
    now, terms = instant_in_utc(at), terms_of(clock, calendar)
    runs = runs_of(terms, events, now)
    return tuple(_reading(run, now) for run in (*runs.past, *runs.current)) or (_not_started(terms),)


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


def urgency(reading: Reading) -> tuple[int, datetime]:
    """Return a sort key, most urgent first: it has run out, runs, is paused, was stopped late, was stopped in time; of equals, the first due."""
    return _RANK[reading.state], datetime.max.replace(tzinfo=UTC) if reading.due is None else reading.due.astimezone(UTC)


_RANK: Final = {
    ClockState.BREACHED: 0,
    ClockState.RUNNING: 1,
    ClockState.PAUSED: 2,
    ClockState.MET_LATE: 3,
    ClockState.MET: 4,
    ClockState.NOT_STARTED: 5,
}


def _timers(run: Run, last: datetime) -> Iterator[Timer]:
    clock, zone = run.terms.clock, run.terms.zone
    if not run.running:
        ends = [one.lapses for one in run.pauses if one.lapses is not None]
        if ends and len(ends) == len(run.pauses) and not run.over(last):
            yield Timer(clock.id, "pause ends", max(ends).astimezone(zone))
            yield from _timers(run.lapsed(max(ends)), max(ends) - TICK)  # it may run out as the pause ends
        return
    ruler = run.ruler
    spent, due, _ = run.spend(last, ruler)
    if due <= last:
        return
    since = run.spells[-1][0]
    before = spent - ruler.spent(since, max(since, last))
    for share in clock.warn_at:
        if share * ruler.budget > before and last < (when := ruler.reached(since, share * ruler.budget - before)) < due:
            yield Timer(clock.id, f"warn {share * 100} %", when.astimezone(zone))
    yield Timer(clock.id, "breach", due.astimezone(zone))


def _not_started(terms: Terms) -> Reading:
    clock, days = terms.clock, None if terms.calendar is None else terms.calendar.days_id
    amount, unit = clock.within.amount, clock.within.unit
    return Reading(clock=clock.id, state=ClockState.NOT_STARTED, remaining=amount, budget=amount, unit=unit, clause=clock.clause, days=days)


def _reading(run: Run, now: datetime) -> Reading:
    ruler, (clock, calendar, zone), stopped = run.ruler, run.terms, run.stopped
    spent, due, over = run.spend(stopped or now, ruler)
    if stopped is not None:
        state = ClockState.MET_LATE if over else ClockState.MET
    elif over:
        state = ClockState.BREACHED
    else:
        state = ClockState.RUNNING if run.running else ClockState.PAUSED
    elapsed, budget = ruler.whole(spent), ruler.whole(ruler.budget)
    pauses: tuple[PauseEvent, ...] = ()
    findings = run.findings
    if run.pauses:
        pauses = tuple(one.event for one in run.pauses if one.event is not None)
        findings = (*findings, *_open_ended(run))
    return Reading(
        clock=clock.id,
        state=state,
        started=run.started.astimezone(zone),
        last_day=(due - TICK).astimezone(zone).date(),
        due=due.astimezone(zone),
        elapsed=elapsed,
        remaining=budget - elapsed,
        budget=budget,
        unit=ruler.unit,
        stopped_at=None if stopped is None else stopped.astimezone(zone),
        pauses=pauses,
        extended=clock.extensions[run.step - 1].id if run.step else None,
        findings=findings,
        clause=clock.clause,
        days=None if calendar is None else calendar.days_id,
    )


def _open_ended(run: Run) -> Iterator[Finding]:
    clock = run.terms.clock.id
    for one in run.pauses:
        if one.event is not None and one.lapses is None:
            since = one.since.astimezone(run.terms.zone)
            yield finding("clock.open_ended_pause", f"clocks.{clock}", clock=clock, since=since, why=one.event.why, by=one.event.by)

"""Where a clock stands: a fold over what happened. No counter is stored and no system time read, so a replay gives the same answer.

*Within n days*: the day of the start is left out, `last_day` is the n-th day after it, and `due` the first instant after that day in the clock's
zone. Months clip to the last day of a shorter month. Hours and minutes are time elapsed, or working time where the clock names a calendar.
A **pause** takes out the days counted over (pause, resume], so one within a day takes out none. What was left when it began is left when it ends: a
clock never runs out while it is paused, and one that had run out before is not healed.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from typing import Final
from zoneinfo import ZoneInfo

import attrs

from crmcore.decision import reason
from crmcore.errors import InvalidValue
from crmcore.event import instant
from crmcore.messages import Language, render
from crmcore.worktime.calendar import Calendar
from crmcore.worktime.clock import Clock, Mark
from crmcore.worktime.duration import Unit, say_amount
from crmcore.worktime.ruler import BY_TIME, lay
from crmcore.worktime.runs import Run, runs_of, spend
from crmcore.worktime.zone import local_day, zone_named

_TICK: Final = timedelta(microseconds=1)


class ClockState(StrEnum):
    """Where a clock stands. `BREACHED` runs past its due instant, or was paused after it; `MET_LATE` was stopped after it."""

    NOT_STARTED = "not started"
    RUNNING = "running"
    PAUSED = "paused"
    MET = "met in time"
    BREACHED = "breached"
    MET_LATE = "met late"


@attrs.frozen(kw_only=True)
class Reading:
    """Where one clock stands at an instant.

    `elapsed` and `remaining` are whole units and add up to `budget`; `remaining` is negative past it. `unit` is the clock's own, but weeks and months
    are read in days once they run. `started` is when time counts from, by the calendar's rule for arrivals. `due` is the first instant too late,
    `last_day` the local day of the instant before it. While paused, both are as if it were resumed at that instant. Instants are in the clock's zone
    (subtract them in UTC: Python ignores changes of the clock between two instants of one zone); all are None before the start. `stopped_at` is None
    while it runs.
    """

    clock: str
    state: ClockState
    started: datetime | None = None
    last_day: date | None = None
    due: datetime | None = None
    elapsed: int = 0
    remaining: int
    budget: int
    unit: Unit
    stopped_at: datetime | None = None
    clause: str | None = None

    @property
    def overdue(self) -> bool:
        """Answer whether it has run out and is still open."""
        return self.state is ClockState.BREACHED

    def text(self, lang: Language = Language.EN) -> str:
        """Say where it stands on one line: `last day 2026-07-13, 5 days left, running`."""
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
        """Say it in English."""
        return self.text()


@attrs.frozen
class Timer:
    """An instant at which a clock will want attention: `kind` is `breach`, or the warning's share of the budget (`warn 75 %`)."""

    clock: str
    kind: str
    at: datetime


def read(clock: Clock, marks: Iterable[Mark], *, at: datetime, calendar: Calendar | None = None) -> Reading:
    """Answer where a clock stands at `at`, given what happened until then, in order; later marks are ignored.

    Marks of no concern to the clock are passed over, and so are those without effect where it stands (a second start, a resumption of what runs).
    Of several runs (`OnReopen.NEW`) this is the latest; `readings` gives all. Raises `InvalidValue` for marks out of order and for a calendar that
    is not the one the clock names, `CalendarHorizon` where the answer lies beyond the days that calendar knows.

    Clause: RULES-4.26
    """
    return readings(clock, marks, at=at, calendar=calendar)[-1]


def readings(clock: Clock, marks: Iterable[Mark], *, at: datetime, calendar: Calendar | None = None) -> tuple[Reading, ...]:
    """Answer where every run of a clock stands, the earliest first: one, but where each reopening begins a run of its own. Raises as `read` does."""
    zone = _zone(clock, calendar)
    now = instant(at).astimezone(UTC)
    runs = runs_of(clock, (mark for mark in marks if instant(mark.at) <= now), calendar)
    if not runs:
        amount, unit = clock.within.amount, clock.within.unit
        return (Reading(clock=clock.id, state=ClockState.NOT_STARTED, remaining=amount, budget=amount, unit=unit, clause=clock.clause),)
    return tuple(_reading(clock, run, now, zone, calendar) for run in runs)


def timers(clock: Clock, marks: Iterable[Mark], *, calendar: Calendar | None = None) -> tuple[Timer, ...]:
    """List when a clock will want attention, the earliest first, as things stand after the last mark: its warnings, then the instant it runs out.

    None for a clock that has not started, stands still, was stopped, or has run out. Missing one of them changes no deadline. Raises as `read` does.
    """
    zone = _zone(clock, calendar)
    known = tuple(marks)
    runs = runs_of(clock, known, calendar)
    if not runs or not runs[-1].runs:
        return ()
    run, last = runs[-1], instant(known[-1].at).astimezone(UTC)
    ruler = lay(clock.within, run.started, zone=zone, calendar=calendar, to_the_minute=clock.to_the_minute)
    spent, due, _ = spend(run, ruler, last)
    since = run.spells[-1][0]
    before = spent - ruler.spent(since, max(since, last))
    found = [(share, ruler.reached(since, share * ruler.budget - before)) for share in clock.warn_at if share * ruler.budget > before]
    warnings = (Timer(clock.id, f"warn {share * 100} %", when.astimezone(zone)) for share, when in found if last < when < due)
    return (*warnings, Timer(clock.id, "breach", due.astimezone(zone))) if last < due else ()


def _reading(clock: Clock, run: Run, now: datetime, zone: ZoneInfo, calendar: Calendar | None) -> Reading:
    ruler = lay(clock.within, run.started, zone=zone, calendar=calendar, to_the_minute=clock.to_the_minute)
    spent, due, over = spend(run, ruler, run.stopped or now)
    if run.stopped is not None:
        state = ClockState.MET_LATE if over else ClockState.MET
    elif over:
        state = ClockState.BREACHED
    else:
        state = ClockState.RUNNING if run.runs else ClockState.PAUSED
    elapsed, budget = ruler.whole(spent), ruler.whole(ruler.budget)
    return Reading(
        clock=clock.id,
        state=state,
        started=run.started.astimezone(zone),
        last_day=local_day(due - _TICK, zone),
        due=due.astimezone(zone),
        elapsed=elapsed,
        remaining=budget - elapsed,
        budget=budget,
        unit=ruler.unit,
        stopped_at=None if run.stopped is None else run.stopped.astimezone(zone),
        clause=clock.clause,
    )


def _zone(clock: Clock, calendar: Calendar | None) -> ZoneInfo:
    found = None if calendar is None else calendar.name
    if found != clock.calendar:
        raise InvalidValue(reason("clock.other_calendar", clock=clock.id, wanted=clock.calendar, found=found))
    return zone_named(clock.zone if calendar is None else calendar.zone)

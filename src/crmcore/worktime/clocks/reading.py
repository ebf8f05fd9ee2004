"""The state of a clock: a fold over what happened. No counter is stored and no system time read, so a replay gives the same result.

*Within n days*: the day of the start is left out, `last_day` is the n-th day after it, and `due` the first instant after that day in the clock's
zone. Months clip to the last day of a shorter month. Hours and minutes are time elapsed, working ones are counted by a calendar, and they are met at
their last instant. A **pause** gives back the days whose close fell into it, never more than its own time, a begun day for a whole one: a clock never
runs out while it is paused, and one that had run out before is not cured. A day closes at midnight; where the last one ends at an hour,
each closes at that hour. A pause past its latest end counts as ended then.
An **extension** gives a new budget, counted from the same start; one that comes late, or out of turn, has no effect. Both are findings.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Final

import attrs

from crmcore._arguments import typed
from crmcore.decision import Finding, Reason, finding
from crmcore.errors import CalendarHorizon
from crmcore.event import instant_in_utc
from crmcore.messages import Language, render
from crmcore.reached import ClockState
from crmcore.worktime.calendars.calendar import Calendar
from crmcore.worktime.calendars.duration import BY_TIME, Duration, TimeUnit, say_amount
from crmcore.worktime.clocks.clock import Clock
from crmcore.worktime.clocks.clock_events import ClockEvent, PauseEvent
from crmcore.worktime.clocks.effects import Runs, unheard
from crmcore.worktime.clocks.fold import runs_of
from crmcore.worktime.clocks.laid import day_of_end
from crmcore.worktime.clocks.line import TICK, Gap
from crmcore.worktime.clocks.runs import Run, Terms, state_of, terms_of
from crmcore.worktime.clocks.time_line import TimeLine


@attrs.frozen(kw_only=True)
class Reading:
    """The state of one clock at an instant.

    While it is paused, all is as if it were resumed at that instant. Instants are in the clock's zone (subtract them in UTC: Python ignores clock
    changes between two instants of one zone); all are None before the start.

    - `clock`, `state`: which one, and how it stands; `clause` is what requires it.
    - `started`: since when time counts, by the calendar's rule for arrivals.
    - `last_day`: the local day on which its time ends.
    - `due`: the end of its time; `late_from`: the first instant that is late (the same, where whole days end at midnight).
    - `elapsed`, `remaining`: whole units that add up to `budget`; of days the one begun is elapsed, of hours and minutes it remains. `remaining` is
      negative past the end, at least by one, and only there. Where the last day was moved, `budget` reaches to it.
    - `unit`: the clock's own, but weeks and months are read in days once they run.
    - `time_left`: the exact time, for clocks of hours and minutes (zero behind the end, as long as no working time has gone since).
    - `stopped_at`: when it was stopped; None while it runs.
    - `pauses`: those in force, if they gave their evidence.
    - `extended`: the step of its ladder in force, by which `budget` counts.
    - `findings`: what a supervisor should know: a pause that nobody ended, one without a latest end, an extension without effect, what came before it
      began, days that are not known.
    - `days`: the list of days by which it was counted (`china@2026-12-31#1a2b3c4d`); None for a clock that needs no calendar.
    - `within`: the time that counts, extended or not; None where the end does not follow from it alone, because rules changed meanwhile or its last
      day was named. `why` says it, and the next two.
    - `stood_still`: all stretches that do not count: pauses, and the time between an end and a reopening.
    - `put_off`: by how many days its last day was moved off one that is not worked; below nothing where it was brought forward.
    """

    clock: str
    state: ClockState
    started: datetime | None = None
    last_day: date | None = None
    due: datetime | None = None
    late_from: datetime | None = None
    elapsed: int = 0
    remaining: int
    budget: int
    unit: TimeUnit
    time_left: timedelta | None = None
    stopped_at: datetime | None = None
    pauses: tuple[PauseEvent, ...] = ()
    extended: str | None = None
    findings: tuple[Finding, ...] = ()
    clause: str | None = None
    days: str | None = None
    within: Duration | None = None
    stood_still: tuple[Gap, ...] = ()
    put_off: int = 0

    @property
    def overdue(self) -> bool:
        """Return whether it has run out and is still open."""
        return self.state is ClockState.BREACHED

    @property
    def ends_at_hour(self) -> bool:
        """Return whether it ends at a time of day, which people are then told with it, and not with its last day.

        Clause: RULES-4.26
        """
        return self.unit in BY_TIME or self.late_from != self.due

    def text(self, lang: Language = Language.EN) -> str:
        """Return its state on one line: `last day 2026-07-13, 5 days left, running`; with its hour, where it ends at one.

        Clause: RULES-4.26
        """
        by_time = self.ends_at_hour
        facts = {
            "state": self.state,
            "last_day": self.last_day,
            "due": self.due,
            "left": self._said(lang),
            "over": self._said(lang),
            "closed": self.stopped_at if by_time or self.stopped_at is None else self._day_of_stop(self.stopped_at),
        }
        match self.state:
            case ClockState.NOT_STARTED | ClockState.UNKNOWN:
                code = "clock.says_not_started"
            case ClockState.RUNNING | ClockState.PAUSED:
                code = "clock.says_left_until" if by_time else "clock.says_left"
            case ClockState.BREACHED:
                code = "clock.says_over_since" if by_time else "clock.says_over"
            case ClockState.ENDED | ClockState.ENDED_LATE:
                code = "clock.says_ended"
            case _ if self.due is None:
                code = "clock.says_met_unknown"
            case _:
                code = "clock.says_stopped_at" if by_time else "clock.says_stopped"
        return render(code, facts, lang)

    def why(self, lang: Language = Language.EN) -> str:
        """Return what its end follows from, on one line: `7 days from 2026-07-06 09:00+08:00, not counted from … to …`.

        Empty before the start, and where it does not follow from that alone (`within`).

        Clause: RULES-4.26, FIN-2.3
        """
        if self.started is None or self.within is None:
            return ""
        said = [render("clock.why_within", {"within": say_amount(self.within.amount, self.within.unit, lang), "started": self.started}, lang)]
        ended = self.stood_still[:-1] if self.state is ClockState.PAUSED else self.stood_still
        said += [render("clock.why_paused", {"since": since, "until": until}, lang) for since, until in ended]
        said += [render("clock.why_still_paused", {"since": since}, lang) for since, _ in self.stood_still[len(ended) :]]
        if self.put_off:
            code = "clock.why_put_off" if self.put_off > 0 else "clock.why_brought_forward"
            said.append(render(code, {"days": say_amount(abs(self.put_off), self.unit, lang)}, lang))
        return ("，" if lang == Language.ZH else ", ").join(said)

    def _day_of_stop(self, stopped: datetime) -> date:
        """Return the day on which it was stopped; in the night of its last day, that day."""
        in_time = self.last_day is not None and self.due is not None and stopped < self.due
        return min(stopped.date(), self.last_day) if in_time and self.last_day is not None else stopped.date()

    def _said(self, lang: Language) -> str:
        """Return what is left, or how long it is over: time in hours and minutes, of which one begun is over, and not left."""
        if self.time_left is None:
            return say_amount(abs(self.remaining), self.unit, lang)
        gone = abs(self.time_left)
        minutes = max(-(-gone // _MINUTE), 1) if self.remaining < 0 else gone // _MINUTE
        hour = self.unit if self.unit in _IN_MINUTES else None
        if hour is None:
            return say_amount(minutes, self.unit, lang)
        hours, rest = divmod(minutes, 60)
        said = ([say_amount(hours, hour, lang)] if hours else []) + ([say_amount(rest, _IN_MINUTES[hour], lang)] if rest or not hours else [])
        return ("" if lang == Language.ZH else " ").join(said)

    def __str__(self) -> str:
        """Return it in English."""
        return self.text()


_MINUTE: Final = timedelta(minutes=1)
_IN_MINUTES: Final = {TimeUnit.HOUR: TimeUnit.MINUTE, TimeUnit.WORKING_HOUR: TimeUnit.WORKING_MINUTE}


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
    runs = runs_of(terms, events, now)
    if len(runs.current) == 1:
        return _reading(runs.current[0], now)
    return min((_reading(run, now) for run in runs.current), key=urgency, default=_not_started(terms, runs))


@typed
def readings(clock: Clock, events: Iterable[ClockEvent], *, at: datetime, calendar: Calendar | None = None) -> tuple[Reading, ...]:
    """Return the state of every run of a clock: usually one, more after a new run was begun, or another case was merged in. Raises as `read` does.

    Those that another has followed come first.
    """
    now, terms = instant_in_utc(at), terms_of(clock, calendar)
    runs = runs_of(terms, events, now)
    return tuple(_reading(run, now) for run in (*runs.past, *runs.current)) or (_not_started(terms, runs),)


def read_if_known(clock: Clock, events: Iterable[ClockEvent], *, at: datetime, calendar: Calendar | None = None) -> Reading:
    """Return the state of a clock, or one that says why it is not known: it reaches beyond the days that its calendar covers.

    So one of many clocks that can't be read hides none of the others.

    Clause: RULES-4.26
    """
    try:
        return read(clock, events, at=at, calendar=calendar)
    except CalendarHorizon as beyond:
        return _unknown(terms_of(clock, calendar), beyond.reasons)


def readings_if_known(clock: Clock, events: Iterable[ClockEvent], *, at: datetime, calendar: Calendar | None = None) -> tuple[Reading, ...]:
    """Return the state of every run of a clock, as `readings` does; one that says why they are not known, where they are not.

    Clause: RULES-4.26
    """
    try:
        return readings(clock, events, at=at, calendar=calendar)
    except CalendarHorizon as beyond:
        return (_unknown(terms_of(clock, calendar), beyond.reasons),)


def urgency(reading: Reading) -> tuple[int, datetime]:
    """Return a sort key, most urgent first: it has run out, runs, is paused, was stopped late, was stopped in time; of equals, the first due."""
    return _RANK[reading.state], datetime.max.replace(tzinfo=UTC) if reading.due is None else reading.due.astimezone(UTC)


def urgency_of(run: Run, now: datetime) -> tuple[int, datetime]:
    """Return the sort key of a run."""
    end = run.end(run.stopped or now)
    return _RANK[state_of(run, over=end.passed(run.stopped or now))], end.due or datetime.max.replace(tzinfo=UTC)


_RANK: Final = {
    ClockState.BREACHED: 0,
    ClockState.RUNNING: 1,
    ClockState.PAUSED: 2,
    ClockState.MET_LATE: 3,
    ClockState.ENDED_LATE: 3,
    ClockState.MET: 4,
    ClockState.ENDED: 4,
    ClockState.UNKNOWN: 5,
    ClockState.NOT_STARTED: 6,
}


def _not_started(terms: Terms, runs: Runs | None = None) -> Reading:
    clock, days = terms.clock, None if terms.calendar is None else terms.calendar.days_id
    amount, unit = clock.within.amount, clock.within.unit
    return Reading(
        clock=clock.id,
        state=ClockState.NOT_STARTED,
        remaining=amount,
        budget=amount,
        unit=unit,
        clause=clock.clause,
        days=days,
        findings=() if runs is None else tuple(unheard(terms, runs.early)),
    )


def _unknown(terms: Terms, why: tuple[Reason, ...]) -> Reading:
    findings = tuple(Finding(one.code, f"clocks.{terms.clock.id}", one.facts) for one in why)
    return attrs.evolve(_not_started(terms), state=ClockState.UNKNOWN, findings=findings)


def _reading(run: Run, now: datetime) -> Reading:
    """Return the state of a run. Raises `CalendarHorizon` where it is open and its end is not known."""
    line, (clock, calendar, zone), stopped = run.line, run.terms, run.stopped
    at = stopped or now
    end = run.end(at, line)
    if stopped is None:
        end.instant()
    over, due = end.passed(at), None if end.due is None else end.due.astimezone(zone)
    budget = line.budget if run.rest is None else run.rest.budget
    whole, left = budget // line.tick + end.rolled_by, line.left(end, at)
    pauses: tuple[PauseEvent, ...] = ()
    findings = run.findings
    if run.pauses:
        pauses = tuple(one.event for one in run.pauses if one.event is not None)
        findings = (*findings, *_open_ended(run))
    step, named = run.step, clock.last_day is not None and clock.last_day.on is not None
    return Reading(
        clock=clock.id,
        state=state_of(run, over=over),
        started=run.started.astimezone(zone),
        last_day=day_of_end(end, line.unit, zone, calendar),
        due=due,
        late_from=due if end.late_from is end.due or end.late_from is None else end.late_from.astimezone(zone),
        elapsed=whole - left,
        remaining=left,
        budget=whole,
        unit=line.unit,
        time_left=TICK * int(end.position - line.position(at)) if isinstance(line, TimeLine) else None,
        stopped_at=None if stopped is None else stopped.astimezone(zone),
        pauses=pauses,
        extended=None if step is None else step.id,
        findings=findings,
        clause=clock.clause,
        days=None if calendar is None else calendar.days_id,
        within=run.within if run.rest is None and not named else None,
        stood_still=tuple((since.astimezone(zone), until.astimezone(zone)) for since, until in run.stood_still(at)),
        put_off=0 if named else end.rolled_by,
    )


def _open_ended(run: Run) -> Iterator[Finding]:
    clock = run.terms.clock.id
    for one in run.pauses:
        if one.event is not None and one.lapses is None:
            since = one.since.astimezone(run.terms.zone)
            yield finding("clock.open_ended_pause", f"clocks.{clock}", clock=clock, since=since, why=one.event.why, by=one.event.by)

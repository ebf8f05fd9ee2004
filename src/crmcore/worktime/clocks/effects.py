"""What one event does to the runs of a clock, by its role and their state. Mergers and changes of rules need more than the one event: see `fold`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Final, NamedTuple, assert_never

from crmcore.decision import Finding, finding
from crmcore.worktime.clocks.clock import Clock, OnReopen, Role
from crmcore.worktime.clocks.clock_events import ClockEvent, ExtensionEvent, PauseEvent, ResumeEvent
from crmcore.worktime.clocks.line import Gap
from crmcore.worktime.clocks.pausing import Pauses, is_pause_for, is_resumption_for, pause_begun_by, unresumed
from crmcore.worktime.clocks.runs import PauseInForce, Run, Terms, new_run
from crmcore.worktime.clocks.runs_after import after_reset
from crmcore.worktime.clocks.successor import Successor

# Looked up once: getting an enumeration's member by its name takes as long as a call, and each event is compared with several.
_STARTS, _STOPS, _ENDS, _PAUSES, _RESUMES, _EXTENDS = Role.STARTS, Role.STOPS, Role.ENDS, Role.PAUSES, Role.RESUMES, Role.EXTENDS


class Closed(NamedTuple):
    """What closed a clock, or would have if it had started: when (in UTC), and whether it fulfilled nothing (`Clock.ends`)."""

    at: datetime
    unmet: bool


class Runs(NamedTuple):
    """A clock's runs: the past ones, the earliest first, and the current ones; and the pauses of the case that it hears.

    There is one current run, or several where a reset, a merger or a change of the rules left one that had run out, or where both of two were kept;
    if there is none, nothing has started. `closed` is what closed it last; of several at one instant the first. `early` is what came before it
    started, and has no effect: its name, and when.
    """

    past: tuple[Run, ...] = ()
    current: tuple[Run, ...] = ()
    pauses: Pauses = Pauses()
    closed: Closed | None = None
    early: tuple[tuple[str, datetime], ...] = ()


NOTHING: Final = Runs()


def apply(terms: Terms, runs: Runs, role: Role, event: ClockEvent, at: datetime) -> Runs:
    """Return the runs after an event that has a role for their clock."""
    if role is _STARTS:
        return _started(terms, runs, at) if not runs.current or _to_begin_beside(terms.clock, runs.current) else runs
    if role is _PAUSES:
        return _paused(terms, runs, event, at) if is_pause_for(terms.clock, event) else runs
    if role is _RESUMES:
        return _resumed(runs, event, at) if is_resumption_for(terms.clock, event) else runs
    if role is _STOPS or role is _ENDS:
        unmet, closed = role is _ENDS, runs.closed
        current = tuple([run.ended(at, unmet=unmet) for run in runs.current])
        early = runs.early if runs.current or unmet else (*runs.early, (event.name, at))
        return Runs(runs.past, current, runs.pauses.ended(at), closed if closed and closed.at == at else Closed(at, unmet), early)
    return _going_on(terms, runs, role, event, at) if runs.current else runs


def _going_on(terms: Terms, runs: Runs, role: Role, event: ClockEvent, at: datetime) -> Runs:
    """Return the runs after what extends them, begins them anew, or opens them again."""
    if role is _EXTENDS:
        return _stepped(runs, event, at)
    for run in runs.current:
        if run.stopped is None:
            return _begun_again(terms, runs, role, at)
    return _reopened(terms, runs, at) if role is Role.REOPENS else runs


def _started(terms: Terms, runs: Runs, at: datetime) -> Runs:
    """Return the runs with one that begins; what was closed at that very instant begins closed."""
    run = new_run(at, terms, runs.pauses.in_force)
    if runs.early:
        run = run.noted(*unheard(terms, (one for one in runs.early if one[1] != at)))
    closed = runs.closed
    if closed and closed.at == at:
        run = run.ended(at, unmet=closed.unmet)
    return Runs(runs.past, (*runs.current, run), runs.pauses, closed)


def unheard(terms: Terms, early: Iterable[tuple[str, datetime]]) -> Iterator[Finding]:
    """Yield the findings that something came before a clock began, and has no effect: a stop, the end of a pause, a pause that was over by then."""
    clock = terms.clock.id
    for name, at in early:
        yield finding("clock.before_start", f"clocks.{clock}", clock=clock, event=name, at=at.astimezone(terms.zone))


def _to_begin_beside(clock: Clock, current: tuple[Run, ...]) -> bool:
    """Return whether the clock that another took the place of goes on, and this one has yet to begin, with what starts it."""
    if not isinstance(clock, Successor) or not clock.from_start:
        return False
    return all(run.terms.clock is not clock for run in current) and any(run.stopped is None for run in current)


def _begun_again(terms: Terms, runs: Runs, role: Role, at: datetime) -> Runs:
    """Return the runs where an open clock is begun anew: the one before is done with (a report was given), or has new facts."""
    if role is Role.REPEATS:
        past = (*runs.past, *(run.ended(at) for run in runs.current))
        return runs._replace(past=past, current=(new_run(at, terms, runs.pauses.in_force),))
    return runs._replace(current=after_reset(runs.current, at, terms, runs.pauses)) if role is Role.RESETS else runs


def _paused(terms: Terms, runs: Runs, event: ClockEvent, at: datetime) -> Runs:
    """Return the runs after a pause began: each that is open stands still."""
    why = event.why if isinstance(event, PauseEvent) else None
    pause = pause_begun_by(terms, event, runs.pauses.since(why, at), paused_before(runs, why))
    current = tuple([run if run.stopped else run.paused(at, pause) for run in runs.current])
    return Runs(runs.past, current, runs.pauses.begun(pause), runs.closed, runs.early)


def paused_before(runs: Runs, why: str | None) -> tuple[Gap, ...]:
    """Return the pauses for a reason that have ended: those that held an open run, and all of them where there is none."""
    first = min((run.started for run in runs.current if run.stopped is None), default=None)
    return runs.pauses.for_reason(why, first)


def _resumed(runs: Runs, event: ClockEvent, at: datetime) -> Runs:
    """Return the runs after pauses ended: those for one reason, or all."""
    why = event.why if isinstance(event, ResumeEvent) else None
    early = runs.early if runs.current else (*runs.early, (event.name, at))
    return Runs(runs.past, tuple([run.without(why, at) for run in runs.current]), runs.pauses.ended(at, why), runs.closed, early)


def _stepped(runs: Runs, event: ClockEvent, at: datetime) -> Runs:
    """Return the runs after a step of the ladder, or with a note of why it has no effect: one taken late or out of turn cures nothing."""

    def step(run: Run) -> Run:
        clock = run.terms.clock
        if not isinstance(event, ExtensionEvent) or event.name not in clock.extends or event.clock != clock.id:
            return run
        why = run.why_not_extended(event.step, at)
        if why is None:
            return run.extended(at, run.next_steps()[0])
        return run.noted(Finding(why.code, f"clocks.{clock.id}", why.facts))

    return runs._replace(current=tuple(step(run) for run in runs.current))


def _reopened(terms: Terms, runs: Runs, at: datetime) -> Runs:
    in_force, over = runs.pauses
    match terms.clock.on_reopen:
        case OnReopen.CONTINUE:
            rested = tuple(gap for _, gap in over)
            return runs._replace(current=tuple(run.reopened(run.stopped or at, in_force, rested) for run in runs.current))
        case OnReopen.REMAINDER:
            return runs._replace(current=tuple(run.reopened(at, in_force) for run in runs.current))
        case OnReopen.RESTART:
            return runs._replace(current=(new_run(at, terms, in_force),))
        case OnReopen.NEW:
            return runs._replace(past=(*runs.past, *runs.current), current=(new_run(at, terms, in_force),))
        case _:
            assert_never(terms.clock.on_reopen)


def lapsed(runs: Runs, at: datetime) -> Runs:
    """Return the runs as of an instant: a pause past its latest end counts as ended then, and is a finding."""
    for run in runs.current:
        for one in run.pauses:
            if _past(one, at):
                current = tuple([without_lapsed(each, at) for each in runs.current])
                return Runs(runs.past, current, runs.pauses.lapsed(at), runs.closed, runs.early)
    pauses = runs.pauses
    if not pauses.in_force or (gone := pauses.lapsed(at)) is pauses:
        return runs
    over = () if runs.current else tuple((one.event.name, one.since) for one in pauses.in_force if one.event is not None and _past(one, at))
    return Runs(runs.past, runs.current, gone, runs.closed, (*runs.early, *over))


def _past(pause: PauseInForce, at: datetime) -> bool:
    return pause.lapses is not None and pause.lapses <= at


def without_lapsed(run: Run, at: datetime) -> Run:
    """Return a run as of an instant: it goes on where the last of its pauses came to its latest end."""
    gone = [(one, one.lapses) for one in run.pauses if one.lapses is not None and one.lapses <= at]
    if not gone:
        return run
    left = tuple(one for one in run.pauses if not _past(one, at))
    then = run._replace(pauses=left) if left else run.resumed(max(lapsed for _, lapsed in gone))
    return then.noted(*(unresumed(run.terms, one.event, one.since, lapsed) for one, lapsed in gone if one.event is not None))

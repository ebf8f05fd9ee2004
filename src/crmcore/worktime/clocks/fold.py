"""The fold itself: a clock's history as runs. Each event is processed once, in order, by what it does to the clock in its state."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Final, NamedTuple, assert_never

from crmcore.decision import Finding, reason
from crmcore.errors import InvalidValue
from crmcore.event import in_utc
from crmcore.worktime.clocks.carry_over import afresh, beside, changed, merged, taken_over
from crmcore.worktime.clocks.clock import Clock, OnReopen, Role
from crmcore.worktime.clocks.clock_events import ChangeEvent, ClockEvent, ExtensionEvent, MergeEvent, PauseEvent, ResumeEvent
from crmcore.worktime.clocks.pausing import latest_end, pauses, resumes
from crmcore.worktime.clocks.references import ReferenceClock, before_any, lanes
from crmcore.worktime.clocks.runs import Run, Standstill, Terms, begun, terms_of
from crmcore.worktime.clocks.successor import Successor


class Runs(NamedTuple):
    """A clock's runs: the past ones, the earliest first, and the current ones.

    There is one current run, or several where a reset, a merger or a change of the rules left one that had run out, or where both of two were kept;
    if there is none, nothing has started.
    """

    past: tuple[Run, ...] = ()
    current: tuple[Run, ...] = ()


_NOTHING: Final = Runs()

# Looked up once: getting an enumeration's member by its name takes as long as a call, and each event is compared with several.
_STARTS, _STOPS, _PAUSES, _RESUMES, _EXTENDS = Role.STARTS, Role.STOPS, Role.PAUSES, Role.RESUMES, Role.EXTENDS
_JOINING: Final = (Role.MERGES, Role.CHANGES)


def runs_of(terms: Terms, events: Iterable[ClockEvent], at: datetime) -> Runs:
    """Return the runs of a clock after the events up to `at` (in UTC); later ones are ignored.

    Raises `InvalidValue` for events out of order, or for a calendar other than the one that a clock names; `CalendarHorizon` beyond the days that
    the calendar covers.
    """
    known, clock, runs, done = tuple(events), terms.clock, _NOTHING, 0
    if isinstance(clock, ReferenceClock):
        each = [runs_of(its, heard, at) for its, heard in lanes(clock, known, terms.calendar)]
        return _side_by_side(clock, each) if each else runs_of(terms_of(clock.each, terms.calendar), before_any(clock, known), at)
    if isinstance(clock, Successor):
        since = in_utc(clock.since)
        before = None if clock.before is None else terms_of(clock.before, clock.days)
        if at < since:
            return _NOTHING if before is None else runs_of(before, known, at)
        done = sum(in_utc(event.at) <= since for event in known)
        old = _NOTHING if before is None else runs_of(before, known, since)
        new = _folded(terms, _NOTHING, known[:done], since, 0)
        runs = _in_its_place(clock, old, new, since, terms)
    return _folded(terms, runs, known, at, done)


def _in_its_place(clock: Successor, old: Runs, new: Runs, since: datetime, terms: Terms) -> Runs:
    """Return the runs with which a clock begins that took another's place: `old` by the one before, `new` as this one would have had them."""
    if not clock.from_start:
        return Runs(old.past, taken_over(old.current, new.current, since, terms))
    return Runs(old.past if old.current else new.past, beside(old.current, new.current))


def _side_by_side(clock: ReferenceClock, each: list[Runs]) -> Runs:
    """Return the runs of several lanes: the current ones are those that are open; where none is, those that were stopped last.

    What began with something else than what was asked for, before a change, stands in every lane, and counts once.
    """
    found = [run for one in each for run in (*one.past, *one.current)]
    own = [run for n, run in enumerate(found) if run.terms.clock.starts & clock.starts or run not in found[:n]]
    runs = sorted(own, key=lambda run: run.started)
    last = None if any(run.stopped is None for run in runs) else max((run.stopped for run in runs if run.stopped is not None), default=None)
    return Runs(tuple(run for run in runs if run.stopped != last), tuple(run for run in runs if run.stopped == last))


def _folded(terms: Terms, runs: Runs, known: tuple[ClockEvent, ...], at: datetime, done: int) -> Runs:
    """Return the runs after the events that follow the first `done` ones, up to `at`."""
    roles, last = terms.clock.roles, None
    for number, event in enumerate(known):
        when = event.at
        if when.tzinfo is not UTC or type(when) is not datetime:  # as `in_utc` asks, without a call for each event
            when = in_utc(when)
        if when > at:
            continue
        if last is not None and when < last:
            raise InvalidValue(reason("clock.out_of_order", event=event.name, at=when, before=last))
        last = when
        if number >= done and (role := roles.get(event.name)) is not None:
            runs = _lapsed(runs, when)
            runs = _joined(terms, runs, event, when, known[:number]) if role in _JOINING else _after(terms, runs, role, event, when)
    return _lapsed(runs, at)


def _lapsed(runs: Runs, at: datetime) -> Runs:
    for run in runs.current:
        for one in run.pauses:
            if one.lapses is not None and one.lapses <= at:
                return Runs(runs.past, tuple([each.lapsed(at) for each in runs.current]))
    return runs


def _joined(terms: Terms, runs: Runs, event: ClockEvent, at: datetime, before: tuple[ClockEvent, ...]) -> Runs:
    """Return the runs after another case was merged in, or the rules changed."""
    clock = terms.clock
    if isinstance(event, MergeEvent) and clock.on_merge is not None:
        theirs = runs_of(terms, event.events, at)
        return Runs(runs.past, merged(runs.current, theirs.current, at, clock.on_merge, terms))
    if isinstance(event, ChangeEvent) and event.before.id == clock.id and clock.on_change is not None:
        old = _until_then(terms, event, before, at)
        return Runs(old.past, changed(old.current, runs.current, at, clock.on_change, terms))
    return runs


def _after(terms: Terms, runs: Runs, role: Role, event: ClockEvent, at: datetime) -> Runs:
    past, current = runs
    if role is _STARTS:
        return Runs(past, (*current, begun(at, terms))) if not current or _to_begin_beside(terms.clock, current) else runs
    if not current:
        return runs
    if role is _EXTENDS:
        return _stepped(runs, event, at)
    for run in current:
        if run.stopped is None:
            return _going(terms, runs, role, event, at)
    return _reopened(terms, runs, at) if role is Role.REOPENS else runs


def _to_begin_beside(clock: Clock, current: tuple[Run, ...]) -> bool:
    """Return whether the clock that another took the place of goes on, and this one has yet to begin, with what starts it."""
    if not isinstance(clock, Successor) or not clock.from_start:
        return False
    return all(run.terms.clock is not clock for run in current) and any(run.stopped is None for run in current)


def _going(terms: Terms, runs: Runs, role: Role, event: ClockEvent, at: datetime) -> Runs:
    clock, (past, current) = terms.clock, runs
    if role is _PAUSES:
        if pauses(clock, event):
            return Runs(past, tuple([run if run.stopped else _paused(run, event, at) for run in current]))
    elif role is _RESUMES:
        if resumes(clock, event):
            return Runs(past, tuple([run if run.stopped or run.running else _resumed(run, event, at) for run in current]))
    elif role is _STOPS:
        return Runs(past, tuple([run.ended(at) for run in current]))
    elif role is Role.REPEATS:
        return Runs((*past, *(run.ended(at) for run in current)), (begun(at, terms),))
    elif role is Role.RESETS:
        return Runs(past, afresh(current, at, terms))
    return runs


def _paused(run: Run, event: ClockEvent, at: datetime) -> Run:
    if not isinstance(event, PauseEvent):
        return run.paused(at, Standstill(run.paused_since(None, at)))
    terms, since = run.terms, run.paused_since(event.why, at)
    return run.paused(at, Standstill(since, event, latest_end(terms.clock, event, since, zone=terms.zone, calendar=terms.calendar)))


def _resumed(run: Run, event: ClockEvent, at: datetime) -> Run:
    return run.resumed(at) if not isinstance(event, ResumeEvent) or event.why is None else run.without(event.why, at)


def _stepped(runs: Runs, event: ClockEvent, at: datetime) -> Runs:
    """Return the runs after a step of the ladder, or with a note of why it has no effect: one taken late or out of turn cures nothing."""

    def step(run: Run) -> Run:
        clock = run.terms.clock
        if not isinstance(event, ExtensionEvent) or event.name not in clock.extends or event.clock != clock.id:
            return run
        why = run.why_not_extended(event.step, at)
        if why is None:
            return run.extended()
        return run.noted(Finding(why.code, f"clocks.{clock.id}", why.facts))

    return Runs(runs.past, tuple(step(run) for run in runs.current))


def _reopened(terms: Terms, runs: Runs, at: datetime) -> Runs:
    match terms.clock.on_reopen:
        case OnReopen.CONTINUE:
            return Runs(runs.past, tuple(run.resumed(run.stopped or at) for run in runs.current))
        case OnReopen.REMAINDER:
            return Runs(runs.past, tuple(run.resumed(at) for run in runs.current))
        case OnReopen.RESTART:
            return Runs(runs.past, (begun(at, terms),))
        case OnReopen.NEW:
            return Runs((*runs.past, *runs.current), (begun(at, terms),))
        case _:
            assert_never(terms.clock.on_reopen)


def _until_then(terms: Terms, event: ChangeEvent, before: tuple[ClockEvent, ...], at: datetime) -> Runs:
    """Return the runs by the clock that applied before a change."""
    same = event.calendar is None and event.before.calendar == terms.clock.calendar
    return runs_of(terms_of(event.before, terms.calendar if same else event.calendar), before, at)

"""The fold itself: a clock's history as runs. Each event is looked at once, in order, by what it does where the clock stands."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import assert_never

import attrs

from crmcore.decision import Finding, reason
from crmcore.errors import InvalidValue
from crmcore.event import instant
from crmcore.worktime.clocks.carry_over import afresh, changed, merged
from crmcore.worktime.clocks.clock import OnReopen
from crmcore.worktime.clocks.clock_events import ChangeEvent, ClockEvent, ExtensionEvent, MergeEvent, PauseEvent, ResumeEvent
from crmcore.worktime.clocks.pausing import latest_end, pauses, resumes
from crmcore.worktime.clocks.runs import Run, Standstill, Terms, begun, terms_of


@attrs.frozen
class Runs:
    """A clock's runs: those that are past, the earliest first, and those that stand side by side now.

    Side by side is one, but where a change of policy or a merger left several; nothing has started where there is none.
    """

    past: tuple[Run, ...] = ()
    current: tuple[Run, ...] = ()


def runs_of(terms: Terms, events: Iterable[ClockEvent], at: datetime) -> Runs:
    """Fold the events up to `at` (in UTC) into the runs of a clock; later ones are ignored.

    Raises `InvalidValue` for events that are not in order and for a calendar that is not the one a clock names, `CalendarHorizon`.
    """
    seen: list[ClockEvent] = []
    runs, before, heard = Runs(), None, terms.clock.hears
    for event in events:
        when = instant(event.at).astimezone(UTC)
        if when > at:
            continue
        if before is not None and when < before:
            raise InvalidValue(reason("clock.out_of_order", event=event.name, at=when, before=before))
        before = when
        if event.name in heard:
            runs = _after(terms, runs, event, when, seen)
        seen.append(event)
    return _lapsed(runs, at)


def _lapsed(runs: Runs, at: datetime) -> Runs:
    for run in runs.current:
        if run.pauses:
            return Runs(runs.past, tuple(one.lapsed(at) for one in runs.current))
    return runs


def _after(terms: Terms, runs: Runs, event: ClockEvent, at: datetime, seen: list[ClockEvent]) -> Runs:
    clock, runs = terms.clock, _lapsed(runs, at)
    if isinstance(event, MergeEvent) and event.name in clock.merges and clock.on_merge is not None:
        theirs = runs_of(terms, event.events, at)
        return Runs(runs.past, merged(runs.current, theirs.current, at, clock.on_merge, terms))
    if isinstance(event, ChangeEvent) and event.name in clock.changes and event.before.id == clock.id and clock.on_change is not None:
        old = _until_then(terms, event, seen, at)
        return Runs(old.past, changed(old.current, runs.current, at, clock.on_change, terms))
    if not runs.current:
        return Runs(runs.past, (begun(at, terms),)) if event.name in clock.starts else runs
    if all(run.stopped for run in runs.current):
        return _reopened(terms, runs, at) if event.name in clock.reopens else _stepped(runs, event, at)
    return _going(terms, runs, event, at)


def _going(terms: Terms, runs: Runs, event: ClockEvent, at: datetime) -> Runs:
    clock, current = terms.clock, runs.current
    if event.name in clock.stops:
        current = tuple(run.ended(at) for run in current)
    elif event.name in clock.repeats:
        return Runs((*runs.past, *(run.ended(at) for run in current)), (begun(at, terms),))
    elif event.name in clock.resets:
        current = afresh(current, at, terms)
    elif pauses(clock, event):
        current = tuple(run if run.stopped else _paused(run, event, at) for run in current)
    elif resumes(clock, event):
        current = tuple(run if run.stopped or run.runs else _resumed(run, event, at) for run in current)
    else:
        return _stepped(runs, event, at)
    return Runs(runs.past, current)


def _paused(run: Run, event: ClockEvent, at: datetime) -> Run:
    why = event.why if isinstance(event, PauseEvent) else None
    since = next((one.since for one in run.pauses if one.why == why), at)
    if not isinstance(event, PauseEvent):
        return run.paused(at, Standstill(since))
    terms = run.terms
    return run.paused(at, Standstill(since, event, latest_end(terms.clock, event, since, zone=terms.zone, calendar=terms.calendar)))


def _resumed(run: Run, event: ClockEvent, at: datetime) -> Run:
    return run.resumed(at) if not isinstance(event, ResumeEvent) or event.why is None else run.without(event.why, at)


def _stepped(runs: Runs, event: ClockEvent, at: datetime) -> Runs:
    """Take a step of the ladder, or note why it has no effect: what happened late or out of turn heals nothing."""

    def step(run: Run) -> Run:
        clock = run.terms.clock
        if not isinstance(event, ExtensionEvent) or event.name not in clock.extends or event.clock != clock.id:
            return run
        why = run.against(event.step, at)
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


def _until_then(terms: Terms, event: ChangeEvent, seen: list[ClockEvent], at: datetime) -> Runs:
    """Return the runs as the clock that applied before a change has them."""
    same = event.calendar is None and event.before.calendar == terms.clock.calendar
    return runs_of(terms_of(event.before, terms.calendar if same else event.calendar), seen, at)

"""The fold itself: a clock's history as runs. Each mark is looked at once, in order, by what it does where the clock stands."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import assert_never

import attrs

from crmcore.decision import Finding, reason
from crmcore.errors import InvalidValue
from crmcore.event import instant
from crmcore.worktime.clock import OnReopen
from crmcore.worktime.joining import afresh, changed, merged
from crmcore.worktime.marks import ChangeMark, ExtensionMark, Mark, MergeMark, PauseMark, ResumeMark
from crmcore.worktime.pausing import latest_end, pauses, resumes
from crmcore.worktime.runs import Run, Standstill, Terms, begun, terms_of


@attrs.frozen
class Runs:
    """A clock's runs: those that are past, the earliest first, and those that stand side by side now.

    Side by side is one, but where a change of policy or a merger left several; nothing has started where there is none.
    """

    past: tuple[Run, ...] = ()
    current: tuple[Run, ...] = ()


def runs_of(terms: Terms, marks: Iterable[Mark], at: datetime) -> Runs:
    """Fold the marks up to `at` (in UTC) into the runs of a clock; later ones are ignored.

    Raises `InvalidValue` for marks that are not in order and for a calendar that is not the one a clock names, `CalendarHorizon`.
    """
    seen: list[Mark] = []
    runs, before, heard = Runs(), None, terms.clock.hears
    for mark in marks:
        when = instant(mark.at).astimezone(UTC)
        if when > at:
            continue
        if before is not None and when < before:
            raise InvalidValue(reason("clock.out_of_order", event=mark.name, at=when, before=before))
        before = when
        if mark.name in heard:
            runs = _after(terms, runs, mark, when, seen)
        seen.append(mark)
    return _lapsed(runs, at)


def _lapsed(runs: Runs, at: datetime) -> Runs:
    for run in runs.current:
        if run.pauses:
            return Runs(runs.past, tuple(one.lapsed(at) for one in runs.current))
    return runs


def _after(terms: Terms, runs: Runs, mark: Mark, at: datetime, seen: list[Mark]) -> Runs:
    clock, runs = terms.clock, _lapsed(runs, at)
    if isinstance(mark, MergeMark) and mark.name in clock.merges and clock.on_merge is not None:
        theirs = runs_of(terms, mark.marks, at)
        return Runs(runs.past, merged(runs.current, theirs.current, at, clock.on_merge, terms))
    if isinstance(mark, ChangeMark) and mark.name in clock.changes and mark.before.id == clock.id and clock.on_change is not None:
        old = _until_then(terms, mark, seen, at)
        return Runs(old.past, changed(old.current, runs.current, at, clock.on_change, terms))
    if not runs.current:
        return Runs(runs.past, (begun(at, terms),)) if mark.name in clock.starts else runs
    if all(run.stopped for run in runs.current):
        return _reopened(terms, runs, at) if mark.name in clock.reopens else _stepped(runs, mark, at)
    return _going(terms, runs, mark, at)


def _going(terms: Terms, runs: Runs, mark: Mark, at: datetime) -> Runs:
    clock, current = terms.clock, runs.current
    if mark.name in clock.stops:
        current = tuple(run.ended(at) for run in current)
    elif mark.name in clock.repeats:
        return Runs((*runs.past, *(run.ended(at) for run in current)), (begun(at, terms),))
    elif mark.name in clock.resets:
        current = afresh(current, at, terms)
    elif pauses(clock, mark):
        current = tuple(run if run.stopped else _paused(run, mark, at) for run in current)
    elif resumes(clock, mark):
        current = tuple(run if run.stopped or run.runs else _resumed(run, mark, at) for run in current)
    else:
        return _stepped(runs, mark, at)
    return Runs(runs.past, current)


def _paused(run: Run, mark: Mark, at: datetime) -> Run:
    why = mark.why if isinstance(mark, PauseMark) else None
    since = next((one.since for one in run.pauses if one.why == why), at)
    if not isinstance(mark, PauseMark):
        return run.paused(at, Standstill(since))
    terms = run.terms
    return run.paused(at, Standstill(since, mark, latest_end(terms.clock, mark, since, zone=terms.zone, calendar=terms.calendar)))


def _resumed(run: Run, mark: Mark, at: datetime) -> Run:
    return run.resumed(at) if not isinstance(mark, ResumeMark) or mark.why is None else run.without(mark.why, at)


def _stepped(runs: Runs, mark: Mark, at: datetime) -> Runs:
    """Take a step of the ladder, or note why it has no effect: what happened late or out of turn heals nothing."""

    def step(run: Run) -> Run:
        clock = run.terms.clock
        if not isinstance(mark, ExtensionMark) or mark.name not in clock.extends or mark.clock != clock.id:
            return run
        why = run.against(mark.step, at)
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


def _until_then(terms: Terms, mark: ChangeMark, seen: list[Mark], at: datetime) -> Runs:
    """Return the runs as the clock that applied before a change has them."""
    same = mark.calendar is None and mark.before.calendar == terms.clock.calendar
    return runs_of(terms_of(mark.before, terms.calendar if same else mark.calendar), seen, at)

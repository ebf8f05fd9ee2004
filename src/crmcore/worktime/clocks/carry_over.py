"""What happens to runs when a clock is reset, when another case is merged in, when the rules change, and when another clock takes its place.

One rule holds for all: a run that has run out stays as it is, next to any new one. Only reopening can drop one.
"""

from __future__ import annotations

from datetime import datetime
from typing import assert_never

from crmcore.worktime.clocks.clock import OnReopen
from crmcore.worktime.clocks.runs import Run, Terms, begun


def afresh(runs: tuple[Run, ...], at: datetime, terms: Terms) -> tuple[Run, ...]:
    """Return the runs after a reset: a fresh one in place of those that are open. If they were paused, it is paused too, in the same pauses."""
    going = tuple(run for run in _open(runs) if not run.over(at))
    return (*(run for run in runs if run not in going), _fresh(going, at, terms))


def _fresh(going: tuple[Run, ...], at: datetime, terms: Terms) -> Run:
    """Return a run that begins at an instant; if those that are going were paused, it is paused too, in the same pauses."""
    fresh = begun(at, terms)
    if going and not any(run.running for run in going):
        return Run(terms, ((fresh.started, fresh.started),), pauses=going[-1].pauses)
    return fresh


def merged(ours: tuple[Run, ...], theirs: tuple[Run, ...], at: datetime, how: OnReopen, terms: Terms) -> tuple[Run, ...]:
    """Return the runs after another case was merged in.

    There is a choice only if both are open. If only theirs is, it continues: their customer has had no answer.
    """
    mine, others = _open(ours), _open(theirs)
    if not others:
        return (*ours, *theirs) if how is OnReopen.NEW else ours
    if not mine:
        return (*ours, *others)
    match how:
        case OnReopen.CONTINUE:
            chosen: tuple[Run, ...] = (min((*mine, *others), key=lambda run: run.started),)
        case OnReopen.REMAINDER:
            chosen = mine
        case OnReopen.RESTART:
            chosen = (begun(at, terms),)
        case OnReopen.NEW:
            chosen = (*mine, *others)
        case _:
            assert_never(how)
    return _with_what_ran_out((*ours, *others), chosen, at)


def changed(old: tuple[Run, ...], new: tuple[Run, ...], at: datetime, how: OnReopen, terms: Terms) -> tuple[Run, ...]:
    """Return the runs after the rules changed: `old` by the old clock, `new` as the new one would have had them from the start.

    There is a choice only if the old one is open: what had not started starts by the new one, and what was stopped keeps its result.
    """
    going = _open(old)
    if not old:
        return new
    if not going:
        return old
    match how:
        case OnReopen.CONTINUE:
            chosen = new
        case OnReopen.REMAINDER:
            chosen = going
        case OnReopen.RESTART:
            chosen = (_fresh(going, at, terms),)
        case OnReopen.NEW:
            chosen = (*going, _fresh(going, at, terms))
        case _:
            assert_never(how)
    return _with_what_ran_out(old, chosen, at)


def taken_over(old: tuple[Run, ...], new: tuple[Run, ...], at: datetime, terms: Terms) -> tuple[Run, ...]:
    """Return the runs after another clock took a clock's place, and begins now: as after a change of rules, where the old one goes on alongside.

    Where there was no old one, a new one begins, which is over at once if what would have stopped it has happened.
    """
    if old or not new:
        return changed(old, new, at, OnReopen.NEW, terms)
    going = _open(new)
    return (_fresh(going, at, terms),) if going else (begun(at, terms).ended(at),)


def beside(old: tuple[Run, ...], new: tuple[Run, ...]) -> tuple[Run, ...]:
    """Return the runs after another clock took a clock's place, and runs from what started it: `new` as it would have had them from the start.

    The old one goes on alongside; where it was stopped, it keeps its result, and the new one is not asked.
    """
    return (*old, *new) if not old or _open(old) else old


def _with_what_ran_out(runs: tuple[Run, ...], chosen: tuple[Run, ...], at: datetime) -> tuple[Run, ...]:
    return (*(run for run in runs if run not in chosen and (run.stopped or run.over(at))), *chosen)


def _open(runs: tuple[Run, ...]) -> tuple[Run, ...]:
    return tuple(run for run in runs if run.stopped is None)

"""What happens to runs when a clock is reset, when another case is merged in, when the rules change, and when another clock takes its place.

One rule holds for all: a run that has run out stays as it is, next to any new one. Only reopening can drop one. What was granted for a run, it keeps,
and so does what goes on in its place.
"""

from __future__ import annotations

from datetime import datetime
from typing import assert_never

from crmcore.worktime.calendars.duration import BY_CALENDAR
from crmcore.worktime.clocks.clock import OnReopen
from crmcore.worktime.clocks.line import End
from crmcore.worktime.clocks.pausing import Pauses
from crmcore.worktime.clocks.runs import Granted, Rest, Run, Terms, new_run, promised, with_time


def after_reset(runs: tuple[Run, ...], at: datetime, terms: Terms, pauses: Pauses) -> tuple[Run, ...]:
    """Return the runs after a reset: a fresh one in place of those that are open."""
    going = tuple(run for run in open_(runs) if not run.over(at))
    return (*(run for run in runs if run not in going), _fresh(going, at, terms, pauses))


def _fresh(going: tuple[Run, ...], at: datetime, terms: Terms, pauses: Pauses) -> Run:
    return new_run(at, terms, pauses.in_force, _granted(going))


def _with_fresh(going: tuple[Run, ...], at: datetime, how: OnReopen, terms: Terms, pauses: Pauses) -> tuple[Run, ...]:
    """Return a run that begins now: beside those that go on, or in their place."""
    fresh = _fresh(going, at, terms, pauses)
    return (*going, fresh) if how is OnReopen.NEW else (fresh,)


def _granted(runs: tuple[Run, ...]) -> tuple[Granted, ...]:
    """Return the extensions of the run to which most were granted."""
    return max((run.granted for run in runs), key=len, default=())


def after_merger(ours: tuple[Run, ...], theirs: tuple[Run, ...], at: datetime, how: OnReopen, terms: Terms, *, pauses: Pauses) -> tuple[Run, ...]:
    """Return the runs after another case was merged in.

    There is a choice only if both are open. If only theirs is, it continues: their customer has had no answer. If none of theirs is, ours stay as
    they are, and with `OnReopen.NEW` theirs stand beside them.
    """
    mine, others = open_(ours), open_(theirs)
    if not others:
        return (*ours, *theirs) if how is OnReopen.NEW else ours
    if not mine:
        return (*ours, *others)
    match how:
        case OnReopen.CONTINUE:
            chosen: tuple[Run, ...] = _as_one((*mine, *others))
        case OnReopen.REMAINDER:
            chosen = mine
        case OnReopen.RESTART:
            chosen = (_fresh(mine, at, terms, pauses),)
        case OnReopen.NEW:
            chosen = (*mine, *others)
        case _:
            assert_never(how)
    return _with_what_ran_out((*ours, *others), chosen, at)


def _as_one(runs: tuple[Run, ...]) -> tuple[Run, ...]:
    """Return runs of which those that count alike go on as one, the first begun; of two that count otherwise neither moves the end of the other."""
    alike = [run for run in runs if not run.apart]
    first = min(alike, key=lambda run: run.started, default=None)
    return tuple(run for run in runs if run.apart or run is first)


def after_change(old: tuple[Run, ...], new: tuple[Run, ...], at: datetime, how: OnReopen, terms: Terms, *, pauses: Pauses) -> tuple[Run, ...]:
    """Return the runs after the rules changed: `old` by the old clock, `new` as the new one would have had them from the start.

    There is a choice only if the old one is open: what had not started starts by the new one, and what was stopped keeps its result.
    """
    going = open_(old)
    if not old:
        return new
    if not going:
        return old
    match how:
        case OnReopen.CONTINUE:
            chosen = _continued(going, new)
        case OnReopen.REMAINDER:
            chosen = tuple(rest_of(run, at, terms) for run in going if not run.over(at))
        case OnReopen.RESTART | OnReopen.NEW:
            chosen = _with_fresh(going, at, how, terms, pauses)
        case _:
            assert_never(how)
    return _with_what_ran_out(old, chosen, at)


def after_record(runs: tuple[Run, ...], at: datetime, how: OnReopen, terms: Terms, pauses: Pauses) -> tuple[Run, ...]:
    """Return the runs that were read back from a record, under the clock that follows; there is a choice only if one of them is open."""
    going = open_(runs)
    if not going:
        return runs
    match how:
        case OnReopen.CONTINUE:
            # Under one clock, one that had run out and the one that goes on may be the same: it counts once.
            chosen = tuple(dict.fromkeys(run if run.apart else run._replace(terms=terms, rest=None) for run in going))
        case OnReopen.REMAINDER:
            chosen = tuple(run for run in going if not run.over(at))
        case OnReopen.RESTART | OnReopen.NEW:
            chosen = _with_fresh(going, at, how, terms, pauses)
        case _:
            assert_never(how)
    return _with_what_ran_out(runs, chosen, at)


def _continued(going: tuple[Run, ...], new: tuple[Run, ...]) -> tuple[Run, ...]:
    """Return the new clock's runs with what the old one's were granted: where both have one, it stood still when that one did."""
    granted = _granted(going)
    if len(going) == 1 and len(open_(new)) == 1:
        (one,), (its,) = going, open_(new)
        gaps = tuple((max(since, its.started), until) for since, until in one.gaps if until > its.started)
        still = one.still if one.still is None else max(one.still, its.started)
        return tuple(run if run.stopped else run._replace(gaps=gaps, still=still, pauses=one.pauses, granted=granted) for run in new)
    return tuple(run if run.stopped or len(run.granted) >= len(granted) else run._replace(granted=granted) for run in new)


def rest_of(run: Run, at: datetime, terms: Terms) -> Run:
    """Return what is left of a run at a change of its rules, counted from there: by the unit of its old clock, and the calendar of the new one."""
    clock, within, minute = terms.clock, run.terms.clock.within, run.terms.clock.to_the_minute
    if within.unit in BY_CALENDAR and terms.calendar is None:
        return run
    line, end = run.line, run.end(at)
    rest = Rest(max(at, run.started), end.position - line.begun(at), line.budget if run.rest is None else run.rest.budget)
    if (clock.within, clock.to_the_minute) != (within, minute):
        clock = with_time(clock, within, minute=minute)
    told = End(rest.end, rest.end, end.due, end.late_from, end.beyond, end.day)
    return promised(run._replace(terms=terms._replace(clock=clock), rest=rest), told)


def after_takeover(old: tuple[Run, ...], new: tuple[Run, ...], at: datetime, terms: Terms, pauses: Pauses) -> tuple[Run, ...]:
    """Return the runs after another clock took a clock's place, and begins now: as after a change of rules, where the old one goes on alongside.

    Where there was no old one, a new one begins, which is over at once if what would have stopped it has happened: met where something would have met
    it, else only at an end.
    """
    if old or not new:
        return after_change(old, new, at, OnReopen.NEW, terms, pauses=pauses)
    going = open_(new)
    return (_fresh(going, at, terms, pauses),) if going else (new_run(at, terms).ended(at, unmet=all(run.unmet for run in new)),)


def alongside(old: tuple[Run, ...], new: tuple[Run, ...]) -> tuple[Run, ...]:
    """Return the runs after another clock took a clock's place, and runs from what started it: `new` as it would have had them from the start.

    The old one goes on alongside; where it was stopped, it keeps its result, and the new one is not asked.
    """
    return (*old, *new) if not old or open_(old) else old


def _with_what_ran_out(runs: tuple[Run, ...], chosen: tuple[Run, ...], at: datetime) -> tuple[Run, ...]:
    return (*(run for run in runs if run not in chosen and (run.stopped or run.over(at))), *chosen)


def open_(runs: tuple[Run, ...]) -> tuple[Run, ...]:
    """Return the runs that were not stopped."""
    return tuple(run for run in runs if run.stopped is None)

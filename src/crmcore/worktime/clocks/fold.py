"""The fold itself: a clock's history as runs. Each event is processed once, in order, by what it does to the clock in its state."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from typing import Final, NamedTuple, assert_never

import attrs

from crmcore.decision import Finding, finding, reason
from crmcore.errors import InvalidValue
from crmcore.event import in_utc
from crmcore.reached import ClockReached
from crmcore.worktime.clocks.carried import by_the_old_time, read_back, written
from crmcore.worktime.clocks.carry_over import afresh, beside, changed, merged, put_under, taken_over
from crmcore.worktime.clocks.clock import Clock, OnReopen, Role
from crmcore.worktime.clocks.clock_events import (
    CarriedEvent,
    ChangeEvent,
    ClockEvent,
    ExtensionEvent,
    MergeEvent,
    PauseEvent,
    ResumeEvent,
)
from crmcore.worktime.clocks.line import Gap
from crmcore.worktime.clocks.not_yet_on_record import Heard, missing_at, on_record_at, pauses_missing_at, restarts_missing_at
from crmcore.worktime.clocks.pausing import Pauses, pauses, resumes, standstill, unresumed, with_pauses_since
from crmcore.worktime.clocks.references import ReferenceClock, before_any, lanes
from crmcore.worktime.clocks.runs import Run, Standstill, Terms, new_run, terms_of
from crmcore.worktime.clocks.successor import Successor

# What changes the rules by which a clock is read.
_CHANGING: Final = frozenset({ChangeEvent, CarriedEvent})
# What begins a run behind another one.
_ANEW: Final = frozenset({Role.REOPENS, Role.RESETS, Role.REPEATS})


class Runs(NamedTuple):
    """A clock's runs: the past ones, the earliest first, and the current ones; and the pauses of the case that it hears.

    There is one current run, or several where a reset, a merger or a change of the rules left one that had run out, or where both of two were kept;
    if there is none, nothing has started. `closed_at` is when it was last stopped, or would have been if it had started. `early` is what came before
    it started, and has no effect: its name, and when.
    """

    past: tuple[Run, ...] = ()
    current: tuple[Run, ...] = ()
    pauses: Pauses = Pauses()
    closed_at: datetime | None = None
    early: tuple[tuple[str, datetime], ...] = ()


_NOTHING: Final = Runs()

# Looked up once: getting an enumeration's member by its name takes as long as a call, and each event is compared with several.
_STARTS, _STOPS, _ENDS, _PAUSES, _RESUMES, _EXTENDS = Role.STARTS, Role.STOPS, Role.ENDS, Role.PAUSES, Role.RESUMES, Role.EXTENDS


def runs_of(terms: Terms, events: Iterable[ClockEvent], at: datetime) -> Runs:
    """Return the runs of a clock after the events up to `at` (in UTC); later ones are ignored.

    Raises `InvalidValue` for events out of order, or for a calendar other than the one that a clock names; `CalendarHorizon` beyond the days that
    the calendar covers.
    """
    clock, told = terms.clock, tuple(events)
    if isinstance(clock, ReferenceClock):
        each = [runs_of(its, heard, at) for its, heard in lanes(clock, told, terms.calendar)]
        return _side_by_side(clock, each) if each else runs_of(terms_of(clock.each, terms.calendar), before_any(clock, told), at)
    known = _in_order(told, at)
    if not isinstance(clock, Successor):
        return _lapsed(_through_changes(terms, known), at)
    since = in_utc(clock.since)
    before = None if clock.before is None else terms_of(clock.before, clock.days)
    if at < since:
        return _NOTHING if before is None else runs_of(before, told, at)
    done = sum(when <= since for _, when in known)
    old = _NOTHING if before is None else runs_of(before, told, since)
    new = _lapsed(_folded(terms, _NOTHING, known[:done]), since)
    return _lapsed(_folded(terms, _in_its_place(clock, old, new, since, terms), known[done:]), at)


def _in_order(events: tuple[ClockEvent, ...], at: datetime) -> tuple[Heard, ...]:
    """Return the events up to an instant, each with when it happened in UTC."""
    known: list[Heard] = []
    last = None
    for event in events:
        when = event.at
        if when.tzinfo is not UTC or type(when) is not datetime:  # as `in_utc` asks, without a call for each event
            when = in_utc(when)
        if when > at:
            continue
        if last is not None and when < last:
            raise InvalidValue(reason("clock.out_of_order", event=event.name, at=when, before=last))
        last = when
        known.append((event, when))
    return tuple(known)


def _through_changes(terms: Terms, known: tuple[Heard, ...]) -> Runs:
    """Return the runs after what happened, each part of it by the clock that applied then."""
    changes = [n for n, (event, _) in enumerate(known) if type(event) in _CHANGING]
    if not changes:
        return _folded(terms, _NOTHING, known)
    carried = next((n for n in reversed(changes) if isinstance(known[n][0], CarriedEvent)), None)
    first, runs = (0, _NOTHING) if carried is None else (carried + 1, _carried(terms, known, carried))
    told = [(n, event) for n in changes if n >= first and isinstance(event := known[n][0], ChangeEvent) and event.before.id == terms.clock.id]
    clocks = [*(_before(event, terms) for _, event in told), terms]
    from_start = _FromStart(known)
    for (n, _), old, new in zip(told, clocks, clocks[1:], strict=False):
        event, at = known[n]
        runs, first = _lapsed(_folded(old, runs, known[first:n]), at), n + 1
        how = _choice(new.clock, event)
        ours = from_start.runs(new, n).current if how is OnReopen.CONTINUE or not runs.current else ()
        runs = runs._replace(current=changed(runs.current, ours, at, how, new, pauses=runs.pauses))
    return _folded(terms, runs, known[first:])


def _carried(terms: Terms, known: tuple[Heard, ...], n: int) -> Runs:
    """Return the runs after a change of the rules at which all that was reached was put on record."""
    (event, at), clock = known[n], terms.clock
    told = [one for one in event.reached if one.clock == clock.id] if isinstance(event, CarriedEvent) else []
    how = _choice(clock, event)
    missing, corrected = tuple(missing_at(clock, known[:n], at)), _corrected(terms, told, known[:n], at)
    if corrected is not None:
        told, missing = corrected, ()
    past, current, pauses = read_back(told, terms, at, missing, tuple(_begun_anew(terms, known[:n])))
    if not current:  # what had not started starts by the new clock
        runs = _FromStart(known).runs(terms, n)
        if isinstance(event, CarriedEvent) and event.unread:
            found = finding("clock.change_unread", f"clocks.{clock.id}", clock=clock.id, at=at.astimezone(terms.zone))
            return runs._replace(current=tuple(run.noted(found) for run in runs.current))
        if all(one.state is None for one in told):  # nothing was known of it, and of its pauses
            return runs
        paused = Runs(past, (), pauses) if corrected is not None else _paused_late(terms, Runs(past, (), pauses), known[:n], at)
        return runs._replace(past=past, pauses=paused.pauses)
    if corrected is not None:
        return Runs(past, put_under(current, at, how, terms, pauses), pauses)
    past, current, pauses, *_ = _paused_late(terms, Runs(past, current, pauses), known[:n], at)
    runs = Runs(past, put_under(current, at, how, terms, pauses), pauses)
    runs = _heard_late(terms, runs, restarts_missing_at(clock, known[:n], at))
    return runs._replace(current=with_pauses_since(runs.current, pauses))


def _paused_late(terms: Terms, runs: Runs, known: tuple[Heard, ...], at: datetime) -> Runs:
    return _lapsed(_folded(terms, runs, pauses_missing_at(terms.clock, known, at)), at)


def _choice(clock: Clock, event: ClockEvent) -> OnReopen:
    """Return what a change of the rules does to a clock: one that does not say goes on as if it had applied from the start."""
    return clock.on_change if clock.on_change is not None and event.name in clock.changes else OnReopen.CONTINUE


def _corrected(terms: Terms, told: list[ClockReached], known: tuple[Heard, ...], at: datetime) -> list[ClockReached] | None:
    """Return what would have been put on record at a change of the rules if all that had happened by then had been on record; None where it was.

    None too where the clock of before cannot be told: it is the one that follows, with the time that was written down, if that one says of all that
    was on record what was written down.
    """
    then, withins = on_record_at(known, at), {(one.amount, one.unit) for one in told if one.amount is not None and one.unit is not None}
    if len(then) == len(known) or len(withins) > 1:
        return None
    old = terms if not withins else by_the_old_time(terms, *withins.pop())
    if _written(old, then, at) != [attrs.evolve(one, reference=None, body=None, asked=None) for one in told]:
        return None
    return _written(old, known, at)


def _written(terms: Terms, known: tuple[Heard, ...], at: datetime) -> list[ClockReached]:
    """Return what each run has reached at an instant, by one clock."""
    runs = _lapsed(_through_changes(terms, known), at)
    return list(written((*runs.past, *runs.current), len(runs.past), runs.pauses, terms.clock, at))


def _begun_anew(terms: Terms, known: tuple[Heard, ...]) -> Iterator[datetime]:
    """Yield the instants from which runs count that are not the first: they were begun by what followed the start."""
    for event, at in known:
        if terms.clock.roles.get(event.name) in _ANEW or type(event) in _CHANGING:
            yield from (at, new_run(at, terms).started)


def _heard_late(terms: Terms, runs: Runs, heard: tuple[Heard, ...]) -> Runs:
    """Return the runs after what was put on record late; where a run was open then that has been stopped since, it is heard by the open one."""
    stops = [run.stopped for run in runs.current if run.stopped is not None]
    before = tuple(one for one in heard if len(stops) == len(runs.current) and one[1] < min(stops))
    if not before:
        return _folded(terms, runs, heard)
    opened = tuple(run.reopened(stop, ()) for run, stop in zip(runs.current, stops, strict=True))
    then = _folded(terms, Runs(runs.past, opened), before)
    if then.current != opened:
        unmet = all(run.unmet for run in runs.current)
        runs = runs._replace(past=then.past, current=tuple(run.ended(max(stops), unmet=unmet) for run in then.current))
    return _folded(terms, runs, heard[len(before) :])


class _FromStart:
    """What clocks would have had if each had applied from the start; what was computed for an earlier change is gone on from."""

    def __init__(self, known: tuple[Heard, ...]) -> None:
        self._known = known
        self._done: dict[Terms, tuple[int, Runs]] = {}

    def runs(self, terms: Terms, n: int) -> Runs:
        """Return a clock's runs after the first `n` events, without what changes of the rules did to them."""
        done, runs = self._done.get(terms, (0, _NOTHING))
        runs = _folded(terms, runs, self._known[done:n])
        self._done[terms] = (n, runs)
        return _lapsed(runs, self._known[n][1])


def _before(change: ChangeEvent, terms: Terms) -> Terms:
    """Return the clock that applied before a change, with its calendar."""
    same = change.calendar is None and change.before.calendar == terms.clock.calendar
    return terms_of(change.before, terms.calendar if same else change.calendar)


def _in_its_place(clock: Successor, old: Runs, new: Runs, since: datetime, terms: Terms) -> Runs:
    """Return the runs with which a clock begins that took another's place: `old` by the one before, `new` as this one would have had them."""
    if not clock.from_start:
        return new._replace(past=old.past, current=taken_over(old.current, new.current, since, terms, new.pauses))
    return new._replace(past=old.past if old.current else new.past, current=beside(old.current, new.current))


def _side_by_side(clock: ReferenceClock, each: list[Runs]) -> Runs:
    """Return the runs of several lanes: the current ones are those that are open; where none is, those that were stopped last.

    What began with something else than what was asked for, before a change, stands in every lane, and counts once.
    """
    found = [run for one in each for run in (*one.past, *one.current)]
    own = [run for n, run in enumerate(found) if run.terms.clock.starts & clock.starts or run not in found[:n]]
    runs = sorted(own, key=lambda run: run.started)
    last = None if any(run.stopped is None for run in runs) else max((run.stopped for run in runs if run.stopped is not None), default=None)
    return Runs(tuple(run for run in runs if run.stopped != last), tuple(run for run in runs if run.stopped == last))


def _folded(terms: Terms, runs: Runs, heard: tuple[Heard, ...]) -> Runs:
    """Return the runs after some more events, by one clock."""
    roles = terms.clock.roles
    for event, at in heard:
        role = roles.get(event.name)
        if role is not None:
            runs = _lapsed(runs, at)
            runs = _merged(terms, runs, event, at) if role is Role.MERGES else _after(terms, runs, role, event, at)
    return runs


def _lapsed(runs: Runs, at: datetime) -> Runs:
    """Return the runs as of an instant: a pause past its latest end counts as ended then, and is a finding."""
    for run in runs.current:
        for one in run.pauses:
            if _past(one, at):
                current = tuple([without_lapsed(each, at) for each in runs.current])
                return Runs(runs.past, current, runs.pauses.lapsed(at), runs.closed_at)
    pauses = runs.pauses
    if not pauses.standing or (gone := pauses.lapsed(at)) is pauses:
        return runs
    over = () if runs.current else tuple((one.event.name, one.since) for one in pauses.standing if one.event is not None and _past(one, at))
    return Runs(runs.past, runs.current, gone, runs.closed_at, (*runs.early, *over))


def _past(pause: Standstill, at: datetime) -> bool:
    return pause.lapses is not None and pause.lapses <= at


def without_lapsed(run: Run, at: datetime) -> Run:
    """Return a run as of an instant: it goes on where the last of its pauses came to its latest end."""
    gone = [(one, one.lapses) for one in run.pauses if one.lapses is not None and one.lapses <= at]
    left = tuple(one for one in run.pauses if not _past(one, at))
    last = max((lapsed for _, lapsed in gone), default=at)
    after = run._replace(pauses=left) if left or not gone else run.resumed(last)
    return after.noted(*(unresumed(run.terms, one.event, one.since, lapsed) for one, lapsed in gone if one.event is not None))


def _merged(terms: Terms, runs: Runs, event: ClockEvent, at: datetime) -> Runs:
    """Return the runs after another case was merged in: its clock is read by this one; or, where it counted otherwise, by what it had reached.

    Two that count otherwise do not go on as one: neither gives the customer of the other more time, and the first due counts.
    """
    clock = terms.clock
    if not isinstance(event, MergeEvent) or clock.on_merge is None:
        return runs
    if told := [one for one in event.reached if one.clock == clock.id and one.state is not None]:
        _, read, pauses = read_back(told, terms, at)
        current = tuple([run._replace(apart=True) for run in read])
    else:
        theirs = runs_of(terms, event.events, at)
        current, pauses = theirs.current, theirs.pauses
    joint = runs.pauses.with_those(pauses)
    came = tuple([run if run.joined else run._replace(joined=at) for run in current])
    return runs._replace(current=merged(runs.current, came, at, clock.on_merge, terms, pauses=joint), pauses=joint)


def _after(terms: Terms, runs: Runs, role: Role, event: ClockEvent, at: datetime) -> Runs:
    if role is _STARTS:
        return _started(terms, runs, at) if not runs.current or _to_begin_beside(terms.clock, runs.current) else runs
    if role is _PAUSES:
        return _paused(terms, runs, event, at) if pauses(terms.clock, event) else runs
    if role is _RESUMES:
        return _resumed(runs, event, at) if resumes(terms.clock, event) else runs
    if role is _STOPS or role is _ENDS:
        current = tuple([run.ended(at, unmet=role is _ENDS) for run in runs.current])
        early = runs.early if runs.current or role is _ENDS else (*runs.early, (event.name, at))
        return Runs(runs.past, current, runs.pauses.ended(at), at, early)
    return _going_on(terms, runs, role, event, at) if runs.current else runs


def _going_on(terms: Terms, runs: Runs, role: Role, event: ClockEvent, at: datetime) -> Runs:
    """Return the runs after what extends them, begins them anew, or opens them again."""
    if role is _EXTENDS:
        return _stepped(runs, event, at)
    for run in runs.current:
        if run.stopped is None:
            return _anew(terms, runs, role, at)
    return _reopened(terms, runs, at) if role is Role.REOPENS else runs


def _started(terms: Terms, runs: Runs, at: datetime) -> Runs:
    """Return the runs with one that begins; what was stopped at that very instant begins stopped."""
    run = new_run(at, terms, runs.pauses.standing)
    if runs.early:
        run = run.noted(*unheard(terms, (one for one in runs.early if one[1] != at)))
    return Runs(runs.past, (*runs.current, run.ended(at) if runs.closed_at == at else run), runs.pauses, runs.closed_at)


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


def _anew(terms: Terms, runs: Runs, role: Role, at: datetime) -> Runs:
    """Return the runs where an open clock is begun anew: the one before is done with (a report was given), or has new facts."""
    if role is Role.REPEATS:
        past = (*runs.past, *(run.ended(at) for run in runs.current))
        return runs._replace(past=past, current=(new_run(at, terms, runs.pauses.standing),))
    return runs._replace(current=afresh(runs.current, at, terms, runs.pauses)) if role is Role.RESETS else runs


def _paused(terms: Terms, runs: Runs, event: ClockEvent, at: datetime) -> Runs:
    """Return the runs after a pause began: each that is open stands still."""
    why = event.why if isinstance(event, PauseEvent) else None
    pause = standstill(terms, event, runs.pauses.since(why, at), paused_before(runs, why))
    current = tuple([run if run.stopped else run.paused(at, pause) for run in runs.current])
    return Runs(runs.past, current, runs.pauses.begun(pause), runs.closed_at, runs.early)


def paused_before(runs: Runs, why: str | None) -> tuple[Gap, ...]:
    """Return the pauses for a reason that have ended: those that held an open run, and all of them where there is none."""
    first = min((run.started for run in runs.current if run.stopped is None), default=None)
    return runs.pauses.for_reason(why, first)


def _resumed(runs: Runs, event: ClockEvent, at: datetime) -> Runs:
    """Return the runs after pauses ended: those for one reason, or all."""
    why = event.why if isinstance(event, ResumeEvent) else None
    early = runs.early if runs.current else (*runs.early, (event.name, at))
    return Runs(runs.past, tuple([run.without(why, at) for run in runs.current]), runs.pauses.ended(at, why), runs.closed_at, early)


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
    standing, over = runs.pauses
    match terms.clock.on_reopen:
        case OnReopen.CONTINUE:
            rested = tuple(gap for _, gap in over)
            return runs._replace(current=tuple(run.reopened(run.stopped or at, standing, rested) for run in runs.current))
        case OnReopen.REMAINDER:
            return runs._replace(current=tuple(run.reopened(at, standing) for run in runs.current))
        case OnReopen.RESTART:
            return runs._replace(current=(new_run(at, terms, standing),))
        case OnReopen.NEW:
            return runs._replace(past=(*runs.past, *runs.current), current=(new_run(at, terms, standing),))
        case _:
            assert_never(terms.clock.on_reopen)

"""The fold itself: a clock's history as runs, through mergers and changes of rules.

Runs are folded event by event (`effects`); at a change of rules the history before it is folded again by the clock that follows.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from typing import Final

import attrs

from crmcore.decision import finding, reason
from crmcore.errors import InvalidValue
from crmcore.event import in_utc
from crmcore.reached import ClockReached
from crmcore.worktime.clocks.clock import Clock, OnReopen, Role
from crmcore.worktime.clocks.clock_events import CarriedEvent, ChangeEvent, ClockEvent, MergeEvent
from crmcore.worktime.clocks.effects import NOTHING, Runs, apply, lapsed
from crmcore.worktime.clocks.not_yet_on_record import Heard, missing_at, on_record_at, pauses_missing_at, restarts_missing_at
from crmcore.worktime.clocks.pausing import with_pauses_since
from crmcore.worktime.clocks.references import ReferenceClock, lanes, without_what_was_asked
from crmcore.worktime.clocks.runs import Terms, new_run, terms_of
from crmcore.worktime.clocks.runs_after import after_change, after_merger, after_record, after_takeover, alongside
from crmcore.worktime.clocks.runs_on_record import by_the_old_time, from_record, to_record
from crmcore.worktime.clocks.successor import Successor

# What changes the rules by which a clock is read.
_CHANGING: Final = frozenset({ChangeEvent, CarriedEvent})
# What begins a run behind another one.
_BEGINS_ANOTHER: Final = frozenset({Role.REOPENS, Role.RESETS, Role.REPEATS})


def runs_of(terms: Terms, events: Iterable[ClockEvent], at: datetime) -> Runs:
    """Return the runs of a clock after the events up to `at` (in UTC); later ones are ignored.

    Raises `InvalidValue` for events out of order, or for a calendar other than the one that a clock names; `CalendarHorizon` beyond the days that
    the calendar covers.
    """
    clock, told = terms.clock, tuple(events)
    if isinstance(clock, ReferenceClock):
        each = [runs_of(its, heard, at) for its, heard in lanes(clock, told, terms.calendar)]
        return _side_by_side(clock, each) if each else runs_of(terms_of(clock.each, terms.calendar), without_what_was_asked(clock, told), at)
    known = _in_order(told, at)
    if not isinstance(clock, Successor):
        return lapsed(_through_changes(terms, known), at)
    since = in_utc(clock.since)
    before = None if clock.before is None else terms_of(clock.before, clock.days)
    if at < since:
        return NOTHING if before is None else runs_of(before, told, at)
    done = sum(when <= since for _, when in known)
    old = NOTHING if before is None else runs_of(before, told, since)
    new = lapsed(_folded(terms, NOTHING, known[:done]), since)
    return lapsed(_folded(terms, _in_its_place(clock, old, new, since, terms), known[done:]), at)


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
        return _folded(terms, NOTHING, known)
    carried = next(((n, event) for n in reversed(changes) if isinstance(event := known[n][0], CarriedEvent)), None)
    first, runs = (0, NOTHING) if carried is None else (carried[0] + 1, _from_record(terms, known, *carried))
    ours = [(n, event) for n in changes if n >= first and isinstance(event := known[n][0], ChangeEvent) and event.before.id == terms.clock.id]
    clocks = [*(_before(event, terms) for _, event in ours), terms]
    from_start = _FromStart(known)
    for (n, _), old, new in zip(ours, clocks, clocks[1:], strict=False):
        event, at = known[n]
        runs, first = lapsed(_folded(old, runs, known[first:n]), at), n + 1
        how = _on_change_of(new.clock, event)
        its = from_start.runs(new, n).current if how is OnReopen.CONTINUE or not runs.current else ()
        runs = runs._replace(current=after_change(runs.current, its, at, how, new, pauses=runs.pauses))
    return _folded(terms, runs, known[first:])


def _from_record(terms: Terms, known: tuple[Heard, ...], n: int, event: CarriedEvent) -> Runs:
    """Return the runs after a change of the rules at which all that was reached was put on record: `event`, the n-th of what happened."""
    clock, at, heard = terms.clock, known[n][1], known[:n]
    entries, missing = [one for one in event.reached if one.clock == clock.id], tuple(missing_at(clock, heard, at))
    corrected = _as_it_would_have_been_recorded(terms, entries, heard, at)
    if corrected is not None:
        entries, missing = corrected, ()
    runs = Runs(*from_record(entries, terms, at, missing, tuple(_begun_anew(terms, heard))))
    if corrected is None:
        runs = _paused_late(terms, runs, heard, at)
    if not runs.current:
        nothing_known = all(one.state is None for one in entries)
        return _not_started_by(terms, known, n, event, None if nothing_known else runs)
    runs = Runs(runs.past, after_record(runs.current, at, _on_change_of(clock, event), terms, runs.pauses), runs.pauses)
    if corrected is not None:
        return runs
    begun = _begun_again_late(terms, runs, restarts_missing_at(clock, heard, at))
    told = {run.started for run in runs.current} if any(one.own is not None for one in entries) else set()  # of these the record says all
    return begun._replace(current=tuple(run if run.started in told else with_pauses_since(run, runs.pauses) for run in begun.current))


def _not_started_by(terms: Terms, known: tuple[Heard, ...], n: int, event: CarriedEvent, recorded: Runs | None) -> Runs:
    """Return the runs of a clock that had not started when its rules changed: it starts by the clock that follows.

    What ran before, and the pauses of the case, are as `recorded`; None where nothing was known of them.
    """
    runs, at, clock = _FromStart(known).runs(terms, n), known[n][1], terms.clock.id
    if event.unread:
        found = finding("clock.change_unread", f"clocks.{clock}", clock=clock, at=at.astimezone(terms.zone))
        return runs._replace(current=tuple(run.noted(found) for run in runs.current))
    return runs if recorded is None else runs._replace(past=recorded.past, pauses=recorded.pauses)


def _paused_late(terms: Terms, runs: Runs, known: tuple[Heard, ...], at: datetime) -> Runs:
    return lapsed(_folded(terms, runs, pauses_missing_at(terms.clock, known, at)), at)


def _on_change_of(clock: Clock, event: ClockEvent) -> OnReopen:
    """Return what a change of the rules does to a clock: one that does not say goes on as if it had applied from the start."""
    return clock.on_change if clock.on_change is not None and event.name in clock.changes else OnReopen.CONTINUE


def _as_it_would_have_been_recorded(terms: Terms, entries: list[ClockReached], known: tuple[Heard, ...], at: datetime) -> list[ClockReached] | None:
    """Return what would have been put on record at a change of the rules if all that had happened by then had been on record; None where it was.

    None too where the clock of before cannot be told: it is the one that follows, with the time that was written down, if that one says of all that
    was on record what was written down.
    """
    then = on_record_at(known, at)
    if len(then) == len(known):
        return None
    within = next(((one.amount, one.unit) for one in entries if one.amount is not None and one.unit is not None), None)
    old = terms if within is None else by_the_old_time(terms, *within)
    if _reached_by(old, then, at) != [attrs.evolve(one, reference=None, body=None, asked=None) for one in entries]:
        return None
    return _reached_by(old, known, at)


def _reached_by(terms: Terms, known: tuple[Heard, ...], at: datetime) -> list[ClockReached]:
    """Return what each run has reached at an instant, by one clock."""
    runs = lapsed(_through_changes(terms, known), at)
    return list(to_record((*runs.past, *runs.current), len(runs.past), runs.pauses, terms.clock, at))


def _begun_anew(terms: Terms, known: tuple[Heard, ...]) -> Iterator[datetime]:
    """Yield the instants from which runs count that are not the first: they were begun by what followed the start."""
    for event, at in known:
        if terms.clock.roles.get(event.name) in _BEGINS_ANOTHER or type(event) in _CHANGING:
            yield from (at, new_run(at, terms).started)


def _begun_again_late(terms: Terms, runs: Runs, heard: tuple[Heard, ...]) -> Runs:
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
        done, runs = self._done.get(terms, (0, NOTHING))
        runs = _folded(terms, runs, self._known[done:n])
        self._done[terms] = (n, runs)
        return lapsed(runs, self._known[n][1])


def _before(change: ChangeEvent, terms: Terms) -> Terms:
    """Return the clock that applied before a change, with its calendar."""
    same = change.calendar is None and change.before.calendar == terms.clock.calendar
    return terms_of(change.before, terms.calendar if same else change.calendar)


def _in_its_place(clock: Successor, old: Runs, new: Runs, since: datetime, terms: Terms) -> Runs:
    """Return the runs with which a clock begins that took another's place: `old` by the one before, `new` as this one would have had them."""
    if not clock.from_start:
        return new._replace(past=old.past, current=after_takeover(old.current, new.current, since, terms, new.pauses))
    return new._replace(past=old.past if old.current else new.past, current=alongside(old.current, new.current))


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
            runs = lapsed(runs, at)
            runs = _merged(terms, runs, event, at) if role is Role.MERGES else apply(terms, runs, role, event, at)
    return runs


def _merged(terms: Terms, runs: Runs, event: ClockEvent, at: datetime) -> Runs:
    """Return the runs after another case was merged in: its clock is read by this one; or, where it counted otherwise, by what it had reached.

    Two that count otherwise do not go on as one: neither gives the customer of the other more time, and the first due counts.
    """
    clock = terms.clock
    if not isinstance(event, MergeEvent) or clock.on_merge is None:
        return runs
    if told := [one for one in event.reached if one.clock == clock.id and one.state is not None]:
        _, read, pauses = from_record(told, terms, at)
        current = tuple([run._replace(apart=True) for run in read])
    else:
        theirs = runs_of(terms, event.events, at)
        current, pauses = theirs.current, theirs.pauses
    joint = runs.pauses.with_those(pauses)
    came = tuple([run if run.joined else run._replace(joined=at) for run in current])
    return runs._replace(current=after_merger(runs.current, came, at, clock.on_merge, terms, pauses=joint), pauses=joint)

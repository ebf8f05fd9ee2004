"""Ways to end a complaint that a clock does not hear: it would run on for ever, and the complaint would be overdue for ever."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import Enum, StrEnum
from functools import lru_cache
from typing import Any, Final, NamedTuple, TypeAlias

import attrs

from crmcore.complaints.clock_events import EMERGENCY_AGAIN, FORWARDED_AGAIN, IN_PUBLIC, NOBODY_TO_TELL, OWED_AGAIN, RECEIVED
from crmcore.complaints.events.at_any_time import MergedInto, Referred
from crmcore.complaints.events.base import CustomerTold
from crmcore.complaints.events.card import CardCorrected
from crmcore.complaints.events.catalogue import EVENTS
from crmcore.complaints.events.crisis import EmergencyRemedy
from crmcore.complaints.events.forwarding import Forwarded
from crmcore.complaints.events.procedure import Registered
from crmcore.complaints.events.remedies import RemedyDeclined, RemedyPerformed
from crmcore.complaints.guards.forwarding import answered_since_forwarded
from crmcore.complaints.lifecycles.shipped import LIFECYCLES
from crmcore.complaints.lifecycles.vocabulary import VOCABULARY
from crmcore.complaints.owed import OWED, SETTLED
from crmcore.complaints.rules.section import ComplaintRules
from crmcore.decision import Finding, finding
from crmcore.lifecycles.lifecycle import Lifecycle, lifecycle_named
from crmcore.lifecycles.transitions import Transition
from crmcore.messages import Term
from crmcore.reading.paths import at
from crmcore.rulebook.edition import Edition
from crmcore.rulebook.sections.complaints import CLOCK_EVENTS, CLOSE, REOPENED, TOLD, USUAL

_Table: TypeAlias = Lifecycle[Any, Any]
_TOLD: Final = frozenset(TOLD)
_KNOWN: Final = frozenset(CLOCK_EVENTS)

# What clocks may hear beside the step itself: what follows from a step where the case is so.
_MAY_FOLLOW: Final[Mapping[str, frozenset[str]]] = {
    **{one.name: frozenset({OWED, OWED_AGAIN}) for one in EVENTS if issubclass(one, CustomerTold) and one is not Referred},
    Registered.name: frozenset({IN_PUBLIC, NOBODY_TO_TELL}),
    CardCorrected.name: frozenset({IN_PUBLIC}),
    EmergencyRemedy.name: frozenset({EMERGENCY_AGAIN}),
    Forwarded.name: frozenset({FORWARDED_AGAIN}),
    RemedyPerformed.name: frozenset({SETTLED}),
    RemedyDeclined.name: frozenset({SETTLED}),
    MergedInto.name: frozenset({SETTLED}),
}


class _Run(Enum):
    """Where a clock is: not begun, running, or over."""

    BEFORE = "before"
    RUNS = "runs"
    OVER = "over"


@attrs.frozen
class _Heard:
    """What matters of a clock here: the events that begin it, that stop or end it, and that begin it again."""

    starts: frozenset[str]
    stops: frozenset[str]
    reopens: frozenset[str]


# Where a complaint and one of its clocks are.
_Node: TypeAlias = tuple[StrEnum, _Run]


class _Way(NamedTuple):
    """A step of a table, with what it does to a clock."""

    before: _Node
    event: str
    after: _Node


def unheard_ends(rules: ComplaintRules) -> Iterator[Finding]:
    """Yield each clock, of a class or of the law it is bound to, that runs on after some way to the end of the class's lifecycle, with its events.

    A clock that some step can still stop there, such as feedback to an authority, is only waiting. Clocks that begin with an event of a regime's own
    are for whoever writes the regime: only it knows when these happen.

    Clause: RULES-4.26
    """
    told: dict[tuple[str, tuple[str, ...]], None] = {}
    for i, row in enumerate(rules.classes.rows):
        table: _Table = lifecycle_named(row.then.lifecycle, LIFECYCLES, rules.lifecycles)
        clocks = [(clock, at(at(at("complaints.classes", i), "clocks"), clock.id)) for clock in row.then.clocks]
        for law in row.then.regulator:
            where = at("regimes", law.regime.id)
            clocks += [(one, at(where, one.id.removeprefix(f"{law.regime.id}."))) for one in law.clocks if one.starts <= _KNOWN]
        for clock, path in clocks:
            ends = _unheard(table, _Heard(clock.starts, clock.stops | clock.ends, clock.reopens))
            if ends and (path, ends) not in told:
                told[path, ends] = None
                yield finding("end_unheard", at(path, "stops"), clock=Term(clock.id), events=tuple(map(Term, ends)))


def unsaid_events(edition: Edition) -> Iterator[Finding]:
    """Yield each clock `close` whose table leaves out what stops it, or what opens it again, with the events that are then taken.

    Clause: RULES-4.26
    """
    complaints: Any = edition.tables["complaints"]  # it loaded, so that it has the form of its tables
    for i, table in enumerate(complaints["classes"]):
        path = at(at(at("complaints.classes", i), "clocks"), CLOSE)
        for key, events in USUAL.items():
            if key not in table["clocks"][CLOSE]:
                yield finding("clock_unsaid", at(path, key), clock=Term(CLOSE), key=key, events=tuple(map(Term, events)))


def unanswered(rules: ComplaintRules) -> Iterator[Finding]:
    """Yield each clock `close` that stops at what tells the customer no result, or does not hear that the complaint was opened again.

    Statistics read it: a complaint that only got an acknowledgement would count as closed in time, one that was opened again as closed for ever.

    Clause: RULES-4.26, FIN-5.2
    """
    for i, row in enumerate(rules.classes.rows):
        table: _Table = lifecycle_named(row.then.lifecycle, LIFECYCLES, rules.lifecycles)
        happens = {one.event.name for one in table.transitions}
        path = at(at(at("complaints.classes", i), "clocks"), CLOSE)
        for clock in (one for one in row.then.clocks if one.id == CLOSE):
            if early := sorted(clock.stops - _TOLD):
                yield finding("close_unanswered", at(path, "stops"), clock=Term(CLOSE), events=tuple(map(Term, early)))
            if deaf := [one for one in REOPENED if one in happens - clock.reopens - clock.resets - clock.repeats]:
                yield finding("close_deaf", at(path, "reopens"), clock=Term(CLOSE), events=tuple(map(Term, deaf)))


@lru_cache(maxsize=1024)
def _unheard(table: _Table, clock: _Heard) -> tuple[str, ...]:
    """Return the events by which a complaint can end while the clock runs and nothing can stop it any more, in the order of the table."""
    ways = _ways(table, clock)
    stopping = [one for one in table.transitions if not clock.stops.isdisjoint({one.event.name, *_may_follow(one.event.name)})]
    waiting = {state for one in stopping for state in one.from_ if one.leads(state) == state}
    last = [one for one in ways if one.before[0] not in table.final and one.after[0] in table.final - waiting and one.after[1] is _Run.RUNS]
    events = {event for way in last for event in _telling(way, ways)}
    return tuple(one for one in dict.fromkeys(row.event.name for row in table.transitions) if one in events)


def _ways(table: _Table, clock: _Heard) -> tuple[_Way, ...]:
    """Return every step that a history can take, each with where the clock was and is."""
    start = (table.initial, _Run.RUNS if RECEIVED in clock.starts else _Run.BEFORE)
    rows = [(frozenset(one.from_), one, _waits(one, clock)) for one in table.transitions]
    ways: dict[_Way, None] = {}
    found, todo = {start}, [start]
    while todo:
        state, run = node = todo.pop()
        for from_, one, waits in rows:
            if state not in from_ or (waits and run is _Run.RUNS):
                continue
            for then in _after(run, one.event.name, clock):
                after = (one.leads(state), then)
                ways[_Way(node, one.event.name, after)] = None
                todo += [] if after in found else [after]
                found.add(after)
    return tuple(ways)


def _after(run: _Run, event: str, clock: _Heard) -> Iterator[_Run]:
    """Yield where the clock may be after an event; what only follows from it in some cases may have followed, or not."""
    begins = clock.starts if run is _Run.BEFORE else clock.reopens
    then = _Run.OVER if run is _Run.RUNS and event in clock.stops else _Run.RUNS if event in begins else run
    yield then
    if then is not _Run.RUNS and not (clock.starts if then is _Run.BEFORE else clock.reopens).isdisjoint(_may_follow(event)):
        yield _Run.RUNS


def _may_follow(event: str) -> frozenset[str]:
    return _MAY_FOLLOW.get(event, frozenset())


def _waits(one: Transition[Any, Any], clock: _Heard) -> bool:
    """Return whether a step waits for what stops the clock: it is not taken while what the clock measures is owed."""
    owed = [VOCABULARY.needs_closed[guard] for guard in one.guards if guard in VOCABULARY.needs_closed]
    if any({event.name for event in each.opened_by} & clock.starts and {event.name for event in each.met_by} <= clock.stops for each in owed):
        return True
    return answered_since_forwarded in one.guards and Forwarded.name in clock.starts | clock.reopens and clock.stops >= _TOLD


def _telling(last: _Way, ways: tuple[_Way, ...]) -> Iterator[str]:
    """Yield the events by which the customer was told, or else the last one: a file that is closed was answered before."""
    told = [one.event for one in ways if one.after == last.before and one.event in _TOLD]
    yield from [last.event] if last.event in _TOLD or not told else told

"""A lifecycle: its table, checked once when it is built, with every fault named at once."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from enum import StrEnum
from functools import cached_property, partial
from types import MappingProxyType
from typing import Generic, Self, TypeAlias, cast

import attrs

from crmcore._arguments import refuse_wrong_types, typed, typed_fields
from crmcore.decision import Finding, finding, reason
from crmcore.errors import NotFound, RulebookError
from crmcore.event import Event
from crmcore.lifecycles.case import LifecycleRef, ref_text
from crmcore.lifecycles.far_days import days_on
from crmcore.lifecycles.transitions import ByGuard, C_contra, GivenGuard, R_contra, Transition, asks_before, name_of, sentence, takes
from crmcore.messages import Names, Term, WordKind


@attrs.frozen
class Row(Generic[C_contra, R_contra]):
    """What the table answers for one state and one event: the transition, unpacked for speed.

    `before` are those of its guards that can be run before anything happened, `after` the others.
    """

    id: str
    to: StrEnum
    clause: str
    guards: tuple[GivenGuard[C_contra, Event, R_contra], ...]
    before: tuple[ByGuard[C_contra, R_contra], ...]
    after: tuple[GivenGuard[C_contra, Event, R_contra], ...]
    transition: Transition[C_contra, R_contra]

    @cached_property
    def has_days(self) -> bool:
        """Return whether its event may hold a day that lies too far away; looked up at the first step that takes this line."""
        return bool(days_on(cast("Hashable", self.transition.event)))


# The line of the table for each state and each event that may happen in it.
Table: TypeAlias = Mapping[StrEnum, Mapping[type[Event], Row[C_contra, R_contra]]]


def _ref(lifecycle: Lifecycle[C_contra, R_contra]) -> LifecycleRef:
    return lifecycle.name, lifecycle.version


def _table(lifecycle: Lifecycle[C_contra, R_contra]) -> Table[C_contra, R_contra]:
    table: dict[StrEnum, dict[type[Event], Row[C_contra, R_contra]]] = {state: {} for state in states_of(lifecycle)}
    for one in lifecycle.transitions:
        asked = (*one.law, *one.given)
        # A guard on who and when is the same function whichever it is handed, an attempt or an event.
        early = (*one.by, *cast("tuple[ByGuard[C_contra, R_contra], ...]", tuple(filter(asks_before, asked))))
        late = tuple(guard for guard in asked if not asks_before(guard))
        rows = {to: Row(one.id, to, one.clause, one.guards, early, late, one) for to in {one.leads(state) for state in one.from_}}
        for state in one.from_:
            table[state][one.event] = rows[one.leads(state)]
    return MappingProxyType({state: MappingProxyType(row) for state, row in table.items()})


@typed_fields
@attrs.frozen
class Lifecycle(Generic[C_contra, R_contra]):
    """A process as a table of transitions, with the state in which a case begins and those in which it may rest.

    Raises `RulebookError` when built, with every fault at once: two transitions for one state and event, two with one id, a state that is
    never reached, a state with no way to a final one, a final state left for one that is not final other than by reopening, a transition without its
    clause, an event without its stored name, a guard without its sentence, one under `law` whose annotation does not say what it looks at.
    """

    name: str
    transitions: tuple[Transition[C_contra, R_contra], ...]
    initial: StrEnum = attrs.field(kw_only=True)
    final: frozenset[StrEnum] = attrs.field(kw_only=True)
    version: int = attrs.field(kw_only=True, default=1)
    ref: LifecycleRef = attrs.field(init=False, repr=False, default=attrs.Factory(_ref, takes_self=True))
    table: Table[C_contra, R_contra] = attrs.field(init=False, repr=False, eq=False, default=attrs.Factory(_table, takes_self=True))

    def __attrs_post_init__(self) -> None:
        """Refuse a table with faults."""
        if faults := tuple(_faults(self)):
            raise RulebookError(*faults)

    def __reduce__(self) -> tuple[Callable[..., Self], tuple[object, ...]]:
        """Return how to pickle it: by what it was built from, since its table is a read-only mapping, which cannot be pickled."""
        return partial(type(self), initial=self.initial, final=self.final, version=self.version), (self.name, self.transitions)

    @property
    def states(self) -> tuple[StrEnum, ...]:
        """Return every state of the table, in the order in which the table names them, the initial one first."""
        return states_of(self)

    def called(self, names: Names) -> Self:
        """Return the same table, its clauses by a firm's names for them: they compare as before. The table itself where the firm names no clause."""
        if not names.of(WordKind.CLAUSES):
            return self
        return attrs.evolve(self, transitions=tuple(attrs.evolve(one, clause=names.clauses(one.clause)) for one in self.transitions))


def states_of(lifecycle: Lifecycle[C_contra, R_contra]) -> tuple[StrEnum, ...]:
    """Return every state that a table names, the initial one first."""
    named = (state for one in lifecycle.transitions for state in (*one.from_, one.to) if state is not None)
    return tuple(dict.fromkeys((lifecycle.initial, *named, *sorted(lifecycle.final))))


def _faults(lifecycle: Lifecycle[C_contra, R_contra]) -> Iterator[Finding]:
    yield from _faults_of_lines(lifecycle)
    yield from _faults_of_states(lifecycle)


def _faults_of_lines(lifecycle: Lifecycle[C_contra, R_contra]) -> Iterator[Finding]:
    path = f"lifecycles.{lifecycle.name}.transitions"
    ids = Counter(one.id for one in lifecycle.transitions)
    asked: dict[tuple[StrEnum, type[Event]], int] = {}
    for number, one in enumerate(lifecycle.transitions):
        at = f"{path}[{number}]"
        if ids[one.id] > 1:
            yield finding("duplicate_transition_id", at, id=one.id, times=ids[one.id])
        if not one.clause.strip():
            yield finding("transition_without_clause", at, id=one.id)
        if not one.event.name:
            yield finding("event_without_name", at, id=one.id, event=one.event.__name__)
        yield from _faults_of_guards(one, at)
        for state in one.from_:
            first = asked.setdefault((state, one.event), number)
            if first != number:
                yield finding("two_transitions", at, id=one.id, first=lifecycle.transitions[first].id, state=Term(state), event=one.event.name)
            if state in lifecycle.final and one.leads(state) not in lifecycle.final and not one.reopening:
                yield finding("final_state_left", at, id=one.id, state=Term(state))


def _faults_of_guards(one: Transition[C_contra, R_contra], at: str) -> Iterator[Finding]:
    for guard in one.guards:
        if not sentence(guard):
            yield finding("guard_without_sentence", at, id=one.id, guard=name_of(guard))
    for guard in one.law:
        if not takes(guard):
            yield finding("guard_without_event", at, id=one.id, guard=name_of(guard))


def _faults_of_states(lifecycle: Lifecycle[C_contra, R_contra]) -> Iterator[Finding]:
    path = f"lifecycles.{lifecycle.name}.states"
    edges = [(state, one.leads(state)) for one in lifecycle.transitions for state in one.from_]
    reached = _closure([lifecycle.initial], edges)
    ending = _closure(lifecycle.final, [(to, from_) for from_, to in edges])
    for state in states_of(lifecycle):
        if state not in reached:
            yield finding("unreachable_state", f"{path}.{state}", state=Term(state), initial=Term(lifecycle.initial))
        if state not in ending:
            yield finding("no_way_out", f"{path}.{state}", state=Term(state), final=tuple(Term(one) for one in sorted(lifecycle.final)))


def _closure(start: Iterable[StrEnum], edges: list[tuple[StrEnum, StrEnum]]) -> set[StrEnum]:
    ways: defaultdict[StrEnum, list[StrEnum]] = defaultdict(list)
    for from_, to in edges:
        ways[from_].append(to)
    reached: set[StrEnum] = set()
    todo = list(start)
    while todo:
        if (state := todo.pop()) not in reached:
            reached.add(state)
            todo += ways[state]
    return reached


@typed
def lifecycle_of(ref: LifecycleRef, *known: Mapping[LifecycleRef, Lifecycle[C_contra, R_contra]]) -> Lifecycle[C_contra, R_contra]:
    """Return the lifecycle of this name and version, for a case that began under it; the first of `known` that has it counts. Raises `NotFound`."""
    found = next((lifecycles[ref] for lifecycles in known if ref in lifecycles), None)
    if found is None:
        refuse_wrong_types(lifecycle_of, ref, *known)
        raise NotFound(reason("not_found", kind="lifecycle", id=ref_text(ref)))
    return found


@typed
def lifecycle_named(name: str, *known: Mapping[LifecycleRef, Lifecycle[C_contra, R_contra]]) -> Lifecycle[C_contra, R_contra]:
    """Return the newest version of a lifecycle, for a case that begins. Raises `NotFound`."""
    versions = [one for lifecycles in known for one in lifecycles.values() if one.name == name]
    if not versions:
        raise NotFound(reason("not_found", kind="lifecycle", id=name))
    return max(versions, key=lambda one: one.version)

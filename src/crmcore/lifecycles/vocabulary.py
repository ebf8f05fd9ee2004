"""The vocabulary of a kind of case: the events and guards that a table written as data may name, and what is law about each event.

A firm chooses order, persons and states; it cannot choose that somebody reviews their own work. So what is law belongs to the event, and every table
that names the event has it. Nothing is listed twice: the vocabulary is computed from the tables that are shipped (`vocabulary_of`), where law
has a column of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Final, Generic, Self, TypeAlias, TypeVar

import attrs

from crmcore._arguments import typed, typed_fields
from crmcore._frozen import frozen_fields
from crmcore.decision import Reason, reason
from crmcore.errors import InvalidValue
from crmcore.event import Event
from crmcore.lifecycles.lifecycle import Lifecycle
from crmcore.lifecycles.obligations import Obligation, Place, change, opened_at_start
from crmcore.lifecycles.transitions import C_contra, GivenGuard, R_contra, WhyNot, name_of

C = TypeVar("C")
R = TypeVar("R")

# A guard of any kind, as tables name it.
Guard: TypeAlias = Callable[..., WhyNot]

# Which documents an event passes or refuses; and which are under review in a state.
Reviews: TypeAlias = Mapping[type[Event], tuple[type[Event], ...]]
UnderReview: TypeAlias = tuple[tuple[StrEnum, tuple[type[Event], ...]], ...]

_NOTHING: Final[Mapping[Guard, Obligation]] = MappingProxyType({})
_NO_REVIEWS: Final[Reviews] = MappingProxyType({})


@attrs.frozen(kw_only=True, field_transformer=frozen_fields)
class EventRule(Generic[C_contra, R_contra]):
    """What is law about an event, whichever table it is in.

    `reviews` are the documents that it passes or refuses: they must have been made, and be under review, where it happens.
    """

    event: type[Event]
    law: tuple[GivenGuard[C_contra, Event, R_contra], ...]
    reviews: tuple[type[Event], ...]


@typed_fields
@attrs.frozen(kw_only=True, field_transformer=frozen_fields)
class Vocabulary(Generic[C_contra, R_contra]):
    """The events and guards of one kind of case by their stable names, and what it owes; made by `vocabulary_of`.

    Every case begins in `initial` with the event `begins`. `who` are the guards that name who may act. `needs_open` are guards that say no until an
    obligation is open, `needs_closed` those that say no while it is. `under_review` says which documents are under review in a state, `returns`
    are the events that send one back.
    """

    initial: StrEnum
    begins: type[Event]
    events: Mapping[str, EventRule[C_contra, R_contra]]
    guards: Mapping[str, Guard]
    who: frozenset[Guard]
    obligations: tuple[Obligation, ...]
    needs_open: Mapping[Guard, Obligation]
    needs_closed: Mapping[Guard, Obligation]
    under_review: UnderReview
    returns: tuple[type[Event], ...]
    papers: frozenset[type[Event]]

    def start(self, state: StrEnum) -> Place:
        """Return the place of a history before anything happened."""
        return Place(state, opened_at_start(self.obligations), frozenset())

    def after(self, place: Place, event: type[Event], state: StrEnum) -> Place:
        """Return the place of a history after an event that led to a state."""
        return change(self.obligations, self.papers, event).after(place, state)

    def only(self, owed: Collection[str], papers: Collection[type[Event]]) -> Self:
        """Return the same vocabulary with only these obligations and documents; what a guard waits for must be among them."""
        return attrs.evolve(self, obligations=tuple(one for one in self.obligations if one.id in owed), papers=frozenset(papers))

    def waits(self, guards: Iterable[Guard]) -> tuple[frozenset[str], frozenset[str]]:
        """Return the ids of the obligations that must be open for these guards to hold, and of those that must be closed."""
        asked = tuple(guards)
        opened, closed = (frozenset(needed[one].id for one in asked if one in needed) for needed in (self.needs_open, self.needs_closed))
        return opened, closed


def guards_of(tables: Iterable[Lifecycle[C, R]]) -> tuple[Guard, ...]:
    """Return every guard of these tables, once."""
    return tuple(dict.fromkeys(guard for table in tables for one in table.transitions for guard in one.guards))


@typed
def vocabulary_of(
    tables: tuple[Lifecycle[C, R], ...],
    *,
    who: Collection[Guard],
    obligations: tuple[Obligation, ...] = (),
    needs_open: Mapping[Guard, Obligation] = _NOTHING,
    needs_closed: Mapping[Guard, Obligation] = _NOTHING,
    reviews: Reviews = _NO_REVIEWS,
    under_review: UnderReview = (),
    returns: tuple[type[Event], ...] = (),
) -> Vocabulary[C, R]:
    """Return the vocabulary of the tables of one kind of case, the first of which says how a case begins.

    An event's law is whatever is under `law` on any of its rows. The arguments say what no table can: which guards name `who` may act, what is
    owed and which guards wait for it, which event `reviews` which documents, where these are under review, and what sends them back.
    Raises `InvalidValue` where there is no table, and where two events have the same stored name, or two guards the same name: a table written as
    data could not tell them apart.
    """
    if not tables:
        raise InvalidValue(reason("empty", field="tables"))
    guards = guards_of(tables)
    first, *_ = tables
    rows = [one for table in tables for one in table.transitions]
    same_event = namesakes("event_name_twice", ((one.event.name, one.event) for one in rows))
    same_guard = namesakes("guard_name_twice", ((name_of(one), one) for one in guards))
    if found := (*same_event, *same_guard):
        raise InvalidValue(*found)
    law: dict[type[Event], dict[GivenGuard[C, Event, R], None]] = {}
    for one in rows:
        law.setdefault(one.event, {}).update(dict.fromkeys(one.law))
    events = {event.name: EventRule(event=event, law=tuple(found), reviews=reviews.get(event, ())) for event, found in law.items()}
    return Vocabulary(
        initial=first.initial,
        begins=next(one.event for one in first.transitions if first.initial in one.from_),
        events=MappingProxyType(events),
        guards=MappingProxyType({name_of(guard): guard for guard in guards}),
        who=frozenset(who),
        obligations=obligations,
        needs_open=needs_open,
        needs_closed=needs_closed,
        under_review=under_review,
        returns=returns,
        papers=frozenset(paper for papers in reviews.values() for paper in papers),
    )


def namesakes(code: str, named: Iterable[tuple[str, type[Event] | Guard]]) -> Iterator[Reason]:
    """Yield each name that two different things have, with the full names of both in Python."""
    first: dict[str, type[Event] | Guard] = {}
    for name, one in dict.fromkeys(named):
        if (other := first.setdefault(name, one)) != one:
            yield reason(code, name=name, first=_whole_name(other), second=_whole_name(one))


def _whole_name(one: type[Event] | Guard) -> str:
    return f"{one.__module__}.{getattr(one, '__qualname__', type(one).__qualname__)}"

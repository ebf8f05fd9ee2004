"""The words that a lifecycle written as data may use, and what is law about each of them.

A firm chooses order, persons and states; it cannot choose that somebody reviews their own paper. So the guards that are law belong to the event: they
stand on its line here, and every table that names the event has them. `Mark` says what an event does to the two things that no path may leave open:
the customer's answer, and money that nobody with authority has signed for.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import Generic, NamedTuple, TypeAlias, TypeVar, cast

import attrs

from crmcore.event import Event
from crmcore.lifecycles.transitions import ByGuard, C_contra, GivenGuard, R_contra, WhyNot, name_of

C = TypeVar("C")
E = TypeVar("E", bound=Event)
R = TypeVar("R")


class Mark(StrEnum):
    """What an event does to the customer's answer, and to money.

    Clause: RULES-4.14, RULES-4.18
    """

    ANSWERS = "answers"  # the customer is told how it ends
    EXCEPTS = "excepts"  # it ends without an answer, for a stated reason: withdrawn, referred, joined to another
    REOPENS = "reopens"  # it must be answered again
    PROPOSES = "proposes"  # money is on the table
    GRANTS = "grants"  # somebody with authority signed for what was proposed
    PAYS = "pays"  # money is paid before anybody approved it
    SETTLES = "settles"  # that approval was made up afterwards, or refused on record
    SENDS_BACK = "sends_back"  # a reviewer returned the paper


class Ledger(NamedTuple):
    """What a history has done so far: is the customer answered, is money open, which papers are made.

    `told` and `excused` count since the case was last reopened.
    """

    told: bool = False
    excused: bool = False
    proposed: bool = False
    paid: bool = False
    papers: frozenset[type[Event]] = frozenset()


# What must stand in the ledger before a guard can hold.
Need: TypeAlias = Callable[[Ledger], bool]


def answered_or_excused(ledger: Ledger) -> bool:
    """Answer whether the customer is told how it ends, or need not be.

    Clause: RULES-4.14
    """
    return ledger.told or ledger.excused


def money_settled(ledger: Ledger) -> bool:
    """Answer whether no money is open: everything proposed or paid is signed for.

    Clause: RULES-4.18
    """
    return not (ledger.proposed or ledger.paid)


@attrs.frozen(kw_only=True)
class Word(Generic[C_contra, R_contra]):
    """An event that tables may name, with the guards that are law for it; made by `word`.

    `reviews` are the papers that it passes or refuses: they must have been made, and lie before the reviewer, where it happens.
    """

    event: type[Event]
    marks: frozenset[Mark]
    by: tuple[ByGuard[C_contra, R_contra], ...]
    given: tuple[GivenGuard[C_contra, Event, R_contra], ...]
    reviews: tuple[type[Event], ...]


def word(
    event: type[E],
    *marks: Mark,
    by: tuple[ByGuard[C, R], ...] = (),
    given: tuple[GivenGuard[C, E, R], ...] = (),
    reviews: tuple[type[Event], ...] = (),
) -> Word[C, R]:
    """Write one line of a vocabulary: an event, what it does, and which guards are law for it."""
    return Word(event=event, marks=frozenset(marks), by=by, given=cast("tuple[GivenGuard[C, Event, R], ...]", given), reviews=reviews)


@attrs.frozen(kw_only=True)
class Ask(Generic[C_contra, R_contra]):
    """A guard that tables may name; made by `asks` or `asks_of`.

    `event` is a class whose events a `given` guard takes (one that takes several has a line for each), None for one that asks who and when. `who`
    marks those that name who may act. `needs` is what must have happened before the guard can hold.
    """

    guard: Callable[..., WhyNot]
    event: type[Event] | None
    who: bool = False
    needs: Need | None = None


def asks(guard: ByGuard[C, R], *, who: bool = False, needs: Need | None = None) -> Ask[C, R]:
    """Write a guard that asks who and when."""
    return Ask(guard=guard, event=None, who=who, needs=needs)


def asks_of(event: type[E], guard: GivenGuard[C, E, R]) -> Ask[C, R]:
    """Write a guard that asks what holds of events of a class."""
    return Ask(guard=guard, event=event)


@attrs.frozen(kw_only=True)
class Vocabulary(Generic[C_contra, R_contra]):
    """The states, events and guards of one kind of case, by their stable names.

    Every case begins in `initial` with the event `begins`. `papers` says which papers lie before a reviewer in a state.
    """

    states: type[StrEnum]
    initial: StrEnum
    begins: type[Event]
    words: tuple[Word[C_contra, R_contra], ...]
    asks: tuple[Ask[C_contra, R_contra], ...]
    papers: tuple[tuple[StrEnum, tuple[type[Event], ...]], ...]

    @property
    def events(self) -> Mapping[str, Word[C_contra, R_contra]]:
        """Return the events by their stored names."""
        return {one.event.name: one for one in self.words}

    @property
    def guards(self) -> Mapping[str, tuple[Ask[C_contra, R_contra], ...]]:
        """Return the lines of each guard by its function's name."""
        found: dict[str, tuple[Ask[C_contra, R_contra], ...]] = {}
        for one in self.asks:
            name = name_of(one.guard)
            found[name] = (*found.get(name, ()), one)
        return found

    def after(self, ledger: Ledger, event: type[Event]) -> Ledger:
        """Return the ledger after an event; one that is no word of ours changes nothing."""
        found = next((one for one in self.words if one.event is event), None)
        marks = frozenset[Mark]() if found is None else found.marks
        reopened = Mark.REOPENS in marks
        return Ledger(
            told=Mark.ANSWERS in marks or (ledger.told and not reopened),
            excused=Mark.EXCEPTS in marks or (ledger.excused and not reopened),
            proposed=Mark.PROPOSES in marks or (ledger.proposed and marks.isdisjoint({Mark.GRANTS, Mark.SENDS_BACK, Mark.EXCEPTS})),
            paid=Mark.PAYS in marks or (ledger.paid and Mark.SETTLES not in marks),
            papers=ledger.papers | ({event} if any(event in one.reviews for one in self.words) else frozenset()),
        )

"""How many people complain, and how many speak for them: the one count that guards, facts and splits share."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple, TypeAlias

from crmcore.complaints.events.at_any_time import MergedIn
from crmcore.complaints.events.splitting import SplitFrom, SplitOff
from crmcore.complaints.papers.card import RecordCard
from crmcore.lifecycles.case import Step


class Headcount(NamedTuple):
    """How many people complain, and how many of them speak for all; at least one of each."""

    complainants: int
    representatives: int


def headcount(card: RecordCard, history: Iterable[Step]) -> Headcount:
    """Return how many people complain of something now, and how many speak for them.

    Those of duplicates merged in are added. A customer who is on several files counts once, with the largest number on any of them; but where files
    come from one split, their people are different people, and are added. Whoever was split off counts no more, and again if their complaint is
    merged in; they are people of the customer on the part's card, as far as there are any.

    Source: CBIRC Order 2020 No. 3, art. 12

    Clause: RULES-1.2, RULES-4.15
    """
    crowd = _crowd(card, tuple(history))
    people = max(_total(crowd.complain), 1)
    return Headcount(people, min(max(_total(crowd.speak), 1), people))


# How many there are of each customer (where a card names none: of that card); of one customer, by the joint complaint that they came from first.
_Heads: TypeAlias = dict[str | tuple[str], Counter[str]]


class _Crowd(NamedTuple):
    """Who complains and who speaks of one file; where they came from first: those who are on it, and by the part that they left with, the others."""

    complain: _Heads
    speak: _Heads
    origin: str
    left: dict[str, str]


def _crowd(card: RecordCard, history: tuple[Step, ...]) -> _Crowd:
    """Return who complains, and who speaks."""
    who = (card.number,) if card.customer is None else card.customer
    origin = _origin(card.number, history)
    crowd = _Crowd({who: Counter({origin: card.complainants})}, {who: Counter({origin: card.entitlement.representatives})}, origin, {})
    for step in history:
        match step.event:
            case MergedIn(card=other, history=its):
                joined = _crowd(other, its)
                _add(crowd.complain, joined.complain)
                _add(crowd.speak, joined.speak)
            case SplitOff(other=part, complainants=leaving, representatives=stay, customer=theirs):
                crowd.left[part] = _take(crowd.complain, leaving, theirs, origin)
                _take(crowd.speak, max(_total(crowd.speak) - stay, 0), theirs, origin)
            case _:
                pass
    return crowd


def _origin(number: str, history: tuple[Step, ...]) -> str:
    """Return the number of the complaint from which all that share it were split, from one another or from each other's parts."""
    said = next((step.event for step in history if isinstance(step.event, SplitFrom)), None)
    if said is None:
        return number
    joint = _crowd(said.card, said.history)
    return joint.left.get(number, joint.origin)


def _total(heads: _Heads) -> int:
    return sum(max(one.values()) for one in heads.values())


def _add(heads: _Heads, more: _Heads) -> None:
    for who, those in more.items():
        heads.setdefault(who, Counter()).update(those)


def _take(heads: _Heads, leaving: int, theirs: str | None, origin: str) -> str:
    """Take away those who leave, and return where they came from: first those of the customer whose people they are, then the file's own, and others.

    Where a customer's people came from one complaint, who leaves and who stays of them still did. All else who leave, or are left of a customer
    some of whom left, are of this file from now on.
    """
    if theirs in heads:
        known = +heads[theirs]
        if len(known) == 1 and known.total() >= leaving:
            came_from = next(iter(known))
            heads[theirs][came_from] -= leaving
            return came_from
    for who in sorted(heads, key=lambda one: one != theirs):  # in the order in which they came, but for that one
        there = max(heads[who].values())
        leave = min(there, leaving)
        if leave:
            heads[who] = Counter({origin: there - leave})
            leaving -= leave
    return origin

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
    merged in.

    Source: CBIRC Order 2020 No. 3, art. 12

    Clause: RULES-1.2, RULES-4.15
    """
    complain, speak = _heads(card, tuple(history))
    people = max(_total(complain), 1)
    return Headcount(people, min(max(_total(speak), 1), people))


# How many there are of each customer (where a card names none: of that card); of one customer, by the joint complaint that they came from first.
_Heads: TypeAlias = dict[str | tuple[str], Counter[str]]


def _heads(card: RecordCard, history: tuple[Step, ...]) -> tuple[_Heads, _Heads]:
    """Return who complains, and who speaks."""
    who = (card.number,) if card.customer is None else card.customer
    origin = _origin(card, history)
    complain: _Heads = {who: Counter({origin: card.complainants})}
    speak: _Heads = {who: Counter({origin: card.entitlement.representatives})}
    for step in history:
        match step.event:
            case MergedIn(card=other, history=its):
                for there, more in zip((complain, speak), _heads(other, its), strict=True):
                    _add(there, more)
            case SplitOff(complainants=leaving, representatives=stay):
                _take(complain, leaving, origin)
                _take(speak, max(_total(speak) - stay, 0), origin)
            case _:
                pass
    return complain, speak


def _origin(card: RecordCard, history: tuple[Step, ...]) -> str:
    """Return the number of the complaint from which all that share it were split, from one another or from each other's parts."""
    joint = next((step.event for step in history if isinstance(step.event, SplitFrom)), None)
    return card.number if joint is None else _origin(joint.card, joint.history)


def _total(heads: _Heads) -> int:
    return sum(max(one.values()) for one in heads.values())


def _add(heads: _Heads, more: _Heads) -> None:
    for who, those in more.items():
        heads.setdefault(who, Counter()).update(those)


def _take(heads: _Heads, leaving: int, origin: str) -> None:
    """Take away those who leave: first of the complaint's own customer, then of the duplicates'.

    Whoever is left of a customer is of this file from now on.
    """
    for who, those in heads.items():
        there = max(those.values())
        leave = min(there, leaving)
        if leave:
            heads[who] = Counter({origin: there - leave})
            leaving -= leave

"""What belongs together: a complaint, the duplicates merged into it, the joint one from which it was split; their cards, people and histories."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from crmcore.complaints.events.at_any_time import MergedIn
from crmcore.complaints.events.card import CardCorrected
from crmcore.complaints.events.procedure import Registered
from crmcore.complaints.events.splitting import SplitFrom, SplitOff
from crmcore.complaints.papers.card import RecordCard
from crmcore.lifecycles.case import Step

# What puts a card on record.
CARDS: Final = (Registered, CardCorrected)


def cards_of(card: RecordCard, history: Iterable[Step]) -> tuple[RecordCard, ...]:
    """Return a card and those of all duplicates merged in, including the duplicates of duplicates.

    Clause: RULES-1.2
    """
    merged = (step.event for step in history if isinstance(step.event, MergedIn))
    return (card, *(one for event in merged for one in cards_of(event.card, event.history)))


def put_on_record(history: Iterable[Step]) -> tuple[RecordCard, ...]:
    """Return the cards that a complaint had itself, as its history put them on record.

    Clause: RULES-4.15
    """
    return tuple(step.event.card for step in history if isinstance(step.event, CARDS))


def cards_ever(card: RecordCard, history: Iterable[Step]) -> tuple[RecordCard, ...]:
    """Return every card that a complaint has now, or had before it was corrected, and those of duplicates merged in and of joint ones before it.

    One may come twice.

    Clause: RULES-4.15, RULES-1.2
    """
    steps = tuple(history)
    others = (step.event for step in steps if isinstance(step.event, MergedIn | SplitFrom))
    return (card, *put_on_record(steps), *(one for event in others for one in cards_ever(event.card, event.history)))


def comers_of(card: RecordCard, history: Iterable[Step]) -> tuple[int, int]:
    """Return how many people complain, and how many speak for them: with those of duplicates merged in, without those who were split off.

    Clause: RULES-1.2, RULES-4.15
    """
    complain, speak = card.complainants, card.entitlement.representatives
    for step in history:
        match step.event:
            case MergedIn(card=other, history=its):
                more, speakers = comers_of(other, its)
                complain, speak = complain + more, speak + speakers
            case SplitOff(complainants=gone, representatives=left):
                complain, speak = complain - gone, left
    return complain, speak


def histories(history: tuple[Step, ...]) -> Iterator[tuple[Step, ...]]:
    """Yield a history, and those of all complaints merged into it, or from which it was split.

    Clause: RULES-1.2
    """
    yield history
    for step in history:
        if isinstance(step.event, MergedIn | SplitFrom):
            yield from histories(step.event.history)

"""What belongs together: a complaint, the duplicates merged into it, the joint one from which it was split; their cards and histories."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final, TypeVar

from crmcore.complaints.events.at_any_time import MergedIn
from crmcore.complaints.events.card import CardCorrected
from crmcore.complaints.events.procedure import Registered
from crmcore.complaints.events.splitting import SplitFrom
from crmcore.complaints.papers.card import RecordCard
from crmcore.event import Event
from crmcore.lifecycles.case import Step

E = TypeVar("E", bound=Event)

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


def cards_ever(card: RecordCard, history: Iterable[Step], *, duplicates: bool = True) -> tuple[RecordCard, ...]:
    """Return every card that a complaint has now, or had before it was corrected, and those of duplicates merged in and of joint ones before it.

    One may come twice. `duplicates`: whether those of the duplicates are among them.

    Clause: RULES-4.15, RULES-1.2
    """
    steps, joined = tuple(history), (MergedIn, SplitFrom) if duplicates else (SplitFrom,)
    others = (step.event for step in steps if isinstance(step.event, joined))
    return (card, *put_on_record(steps), *(one for event in others for one in cards_ever(event.card, event.history, duplicates=duplicates)))


def with_duplicates(history: tuple[Step, ...]) -> Iterator[tuple[Step, ...]]:
    """Yield a history, and those of all complaints merged into it: what belongs to this complaint now.

    Clause: RULES-1.2
    """
    return _joined(history, MergedIn)


def histories(history: tuple[Step, ...]) -> Iterator[tuple[Step, ...]]:
    """Yield a history, and those of all complaints merged into it, or from which it was split: all that ever belonged to this complaint.

    Clause: RULES-1.2
    """
    return _joined(history, MergedIn, SplitFrom)


def _joined(history: tuple[Step, ...], *by: type[MergedIn | SplitFrom]) -> Iterator[tuple[Step, ...]]:
    yield history
    for step in history:
        if isinstance(step.event, by):
            yield from _joined(step.event.history, *by)


def events_of(histories: Iterable[Iterable[Step]], *kinds: type[E]) -> Iterator[E]:
    """Yield what happened in histories, of some kinds only."""
    return (step.event for history in histories for step in history if isinstance(step.event, kinds))

"""What the clocks of a complaint look at: when it was received, and every event since, with the evidence that a clock needs."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Final

import attrs

from crmcore.complaints.card import RecordCard
from crmcore.complaints.events_crisis import EmergencyRemedy
from crmcore.complaints.events_open import ClockExtended, ClockPaused, ClockResumed, MediationAgreed, MergedIn
from crmcore.event import Event
from crmcore.lifecycles.cases import Step
from crmcore.worktime.marks import ExtensionMark, Mark, MergeMark, PauseMark, ResumeMark

# The mark from which every clock of a complaint runs: not an event of ours, but the moment that the customer remembers.
RECEIVED: Final = "received"
# A further emergency remedy: the time for its approval begins anew, though the first was settled.
EMERGENCY_AGAIN: Final = "emergency_remedy_again"
# Why a clock stands still while mediation goes on: the word that its reasons to pause know it by.
MEDIATION: Final = "mediation"


@attrs.frozen
class Happened:
    """Something that clocks look at: its name, and when.

    Clause: RULES-4.26
    """

    name: str
    at: datetime


def marks_of(card: RecordCard, history: Iterable[Step]) -> tuple[Mark, ...]:
    """Return what the clocks of a complaint read, from its card and its history.

    Clause: RULES-4.26
    """
    marks: list[Mark] = [Happened(RECEIVED, card.received_at)]
    acted = False
    for step in history:
        again, acted = acted, acted or isinstance(step.event, EmergencyRemedy)
        marks.append(Happened(EMERGENCY_AGAIN, step.event.at) if again and isinstance(step.event, EmergencyRemedy) else mark_of(step.event))
    return tuple(marks)


def mark_of(event: Event) -> Mark:
    """Return an event as a clock reads it: a pause with reason, author and latest end; a merger with the other complaint's own marks.

    Clause: RULES-4.26
    """
    name, at = event.name, event.at
    match event:
        case ClockPaused():
            return PauseMark(name=name, at=at, why=event.why, by=event.by.id, until=event.until, clock=event.clock)
        case MediationAgreed():
            return PauseMark(name=name, at=at, why=MEDIATION, by=event.by.id, until=event.until)
        case ClockResumed():
            return ResumeMark(name=name, at=at, clock=event.clock)
        case ClockExtended():
            return ExtensionMark(name=name, at=at, clock=event.clock, step=event.step)
        case MergedIn():
            return MergeMark(name=name, at=at, case=event.other, marks=marks_of(event.card, event.history))
        case _:
            return Happened(name, at)


def cards_of(card: RecordCard, history: Iterable[Step]) -> tuple[RecordCard, ...]:
    """Return a card and those of all duplicates merged in, of theirs too.

    Clause: RULES-1.2
    """
    merged = (step.event for step in history if isinstance(step.event, MergedIn))
    return (card, *(one for event in merged for one in cards_of(event.card, event.history)))

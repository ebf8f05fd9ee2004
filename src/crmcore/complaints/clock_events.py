"""What the clocks of a complaint look at: when it was received, and every event since, with the evidence that a clock needs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Final

import attrs

from crmcore.complaints.events.at_any_time import ClockExtended, ClockPaused, ClockResumed, MediationAgreed, MergedIn, RegulatoryEvent
from crmcore.complaints.events.crisis import EmergencyRemedy
from crmcore.complaints.owed import Debts
from crmcore.complaints.papers.card import RecordCard
from crmcore.event import Event
from crmcore.lifecycles.case import Step
from crmcore.worktime.clocks.clock_events import ClockEvent, ExtensionEvent, MergeEvent, PauseEvent, ResumeEvent

# The clock event from which every clock of a complaint runs: not an event of ours, but the moment that the customer remembers.
RECEIVED: Final = "received"
# A further emergency remedy: the time for its approval starts again, though the first was settled.
EMERGENCY_AGAIN: Final = "emergency_remedy_again"
# Why a clock is paused during mediation: the word for it among a clock's reasons to pause.
MEDIATION: Final = "mediation"


@attrs.frozen
class Happened:
    """Something that clocks look at: its name, and when.

    Clause: RULES-4.26
    """

    name: str
    at: datetime


def clock_events_of(card: RecordCard, history: Iterable[Step]) -> tuple[ClockEvent, ...]:
    """Return what the clocks of a complaint read, from its card and its history.

    Clause: RULES-4.26
    """
    found: list[ClockEvent] = [Happened(RECEIVED, card.received_at)]
    acted, debts = False, Debts()
    for step in history:
        again, acted = acted, acted or isinstance(step.event, EmergencyRemedy)
        renewed = again and isinstance(step.event, EmergencyRemedy)
        found.append(Happened(EMERGENCY_AGAIN, step.event.at) if renewed else clock_event_of(step.event))
        found += (Happened(name, step.event.at) for name in debts.heard(step.event))
    return tuple(found)


def clock_event_of(event: Event) -> ClockEvent:
    """Return an event as a clock reads it: a pause with reason, author and latest end; a merger with the other complaint's own clock events.

    Clause: RULES-4.26
    """
    name, at = (event.happened if isinstance(event, RegulatoryEvent) else event.name), event.at
    match event:
        case ClockPaused():
            return PauseEvent(name=name, at=at, why=event.why, by=event.by.id, until=event.until, clock=event.clock)
        case MediationAgreed():
            return PauseEvent(name=name, at=at, why=MEDIATION, by=event.by.id, until=event.until)
        case ClockResumed():
            return ResumeEvent(name=name, at=at, clock=event.clock)
        case ClockExtended():
            return ExtensionEvent(name=name, at=at, clock=event.clock, step=event.step)
        case MergedIn():
            return MergeEvent(name=name, at=at, case=event.other, events=clock_events_of(event.card, event.history))
        case _:
            return Happened(name, at)


def cards_of(card: RecordCard, history: Iterable[Step]) -> tuple[RecordCard, ...]:
    """Return a card and those of all duplicates merged in, including the duplicates of duplicates.

    Clause: RULES-1.2
    """
    merged = (step.event for step in history if isinstance(step.event, MergedIn))
    return (card, *(one for event in merged for one in cards_of(event.card, event.history)))


def histories(history: tuple[Step, ...]) -> Iterator[tuple[Step, ...]]:
    """Yield a history, and those of all complaints merged into it.

    Clause: RULES-1.2
    """
    yield history
    for step in history:
        if isinstance(step.event, MergedIn):
            yield from histories(step.event.history)

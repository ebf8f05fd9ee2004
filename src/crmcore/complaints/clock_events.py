"""What the clocks of a complaint look at: when it was received, and every event since, with the evidence that a clock needs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Final

import attrs

from crmcore.complaints.events.at_any_time import ClockExtended, ClockPaused, ClockResumed, MediationAgreed, MergedIn, RegulatoryEvent
from crmcore.complaints.events.card import CardCorrected
from crmcore.complaints.events.crisis import EmergencyRemedy
from crmcore.complaints.events.forwarding import FeedbackGiven, Forwarded
from crmcore.complaints.events.procedure import Registered
from crmcore.complaints.events.splitting import SplitFrom
from crmcore.complaints.forwarding import Awaited
from crmcore.complaints.joined import cards_ever
from crmcore.complaints.owed import OWED, OWED_AGAIN, SETTLED, Debts, heard
from crmcore.complaints.papers.card import RecordCard
from crmcore.event import Event, in_utc
from crmcore.lifecycles.case import Step
from crmcore.worktime.clocks.clock_events import ClockEvent, ExtensionEvent, MergeEvent, PauseEvent, ResumeEvent

# The clock event from which every clock of a complaint runs: not an event of ours, but the moment that the customer remembers.
RECEIVED: Final = "received"
# A further emergency remedy: the time for its approval starts again, though the first was settled.
EMERGENCY_AGAIN: Final = "emergency_remedy_again"
# An authority forwarded it once more, after all feedback was given; and it was told of one reference, while another is still owed.
FORWARDED_AGAIN: Final = "forwarded_again"
FEEDBACK_IN_PART: Final = "reported_back_in_part"
# It is known to be in public: the media report it, or are about to.
IN_PUBLIC: Final = "in_public"
# Nobody can be told anything: whoever complains is anonymous, and gave no way to reach them. What is owed to the customer alone is owed to nobody.
NOBODY_TO_TELL: Final = "nobody_to_tell"
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
    history = tuple(history)
    if all(one.nobody_to_tell for one in cards_ever(card, history, duplicates=False)):  # a duplicate brings its own clocks, with what stopped them
        found.append(Happened(NOBODY_TO_TELL, card.received_at))
    acted, waiting, debts = False, Awaited(), Debts()
    for step in history:
        again, acted = acted, acted or isinstance(step.event, EmergencyRemedy)
        renewed = again and isinstance(step.event, EmergencyRemedy)
        found.append(Happened(EMERGENCY_AGAIN, step.event.at) if renewed else clock_event_of(step.event))
        if isinstance(step.event, SplitFrom):
            found += _heard_before(step.event)
        before, waiting = waiting, waiting.through((step,))
        if isinstance(step.event, FeedbackGiven) and waiting.owed:
            found[-1] = Happened(FEEDBACK_IN_PART, step.event.at)
        elif isinstance(step.event, Forwarded) and before.round and not before.owed:
            found.append(Happened(FORWARDED_AGAIN, step.event.arrived))
        had, debts = debts, debts.through((step,))
        if debts is not had:
            found += (Happened(name, step.event.at) for name in heard(had, debts))
        if (since := _in_public(step.event)) is not None:
            found.append(Happened(IN_PUBLIC, since))
    # What is put on record late stands where it happened.
    return tuple(sorted(found, key=lambda one: in_utc(one.at)))


def _in_public(event: Event) -> datetime | None:
    """Return since when an event lets the firm know that a complaint is in public; None where it says nothing of that."""
    if not isinstance(event, Registered | CardCorrected | MergedIn) or not event.card.media:
        return None
    return event.card.received_at if isinstance(event, Registered) else event.at


def _heard_before(split: SplitFrom) -> Iterator[ClockEvent]:
    """Yield what the clocks of the joint complaint had heard; feedback to an authority stays with that one, and is owed by this one no more.

    So do the remedies that it owes: the clocks of this one hear of its own only.
    """
    yield from _without_remedies(one for one in clock_events_of(split.card, split.history) if one.name not in {RECEIVED, NOBODY_TO_TELL})
    if Awaited().through(split.history).owed:
        yield Happened(FeedbackGiven.name, split.at)


def _without_remedies(events: Iterable[ClockEvent]) -> Iterator[ClockEvent]:
    """Yield events without what they say of remedies that are owed, also in duplicates."""
    for one in events:
        if isinstance(one, MergeEvent):
            yield attrs.evolve(one, events=tuple(_without_remedies(one.events)))
        elif one.name not in {OWED, OWED_AGAIN, SETTLED}:
            yield one


def clock_event_of(event: Event) -> ClockEvent:
    """Return an event as a clock reads it: a pause with reason, author and latest end; a merger with the other complaint's own clock events.

    Clause: RULES-4.26
    """
    name, at = (event.happened if isinstance(event, RegulatoryEvent) else event.name), event.arrived if isinstance(event, Forwarded) else event.at
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

"""What the clocks of a complaint look at: when it was received, and every event since, with the evidence that a clock needs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from itertools import pairwise
from typing import Final

import attrs

from crmcore.complaints.events.at_any_time import (
    ClockExtended,
    ClockPaused,
    ClockResumed,
    MediationAgreed,
    MediationEnded,
    MergedIn,
    MergedInto,
    RegulatoryEvent,
    Withdrawn,
)
from crmcore.complaints.events.card import CardCorrected
from crmcore.complaints.events.classes import Reclassified
from crmcore.complaints.events.crisis import EmergencyRatified, EmergencyRefused, EmergencyRemedy, PublicInformed
from crmcore.complaints.events.forwarding import FeedbackGiven, Forwarded
from crmcore.complaints.events.procedure import Registered
from crmcore.complaints.events.splitting import SplitFrom
from crmcore.complaints.forwarding import FEEDBACK_IN_PART, FOR_FEEDBACK, as_reference, asks_no_answer, one_per_authority, owed_feedback
from crmcore.complaints.happened import MEDIATION, happened_at, recorded_behind
from crmcore.complaints.joined import cards_ever
from crmcore.complaints.owed import OWED, SETTLED, Debts, heard_of
from crmcore.complaints.papers.card import RecordCard
from crmcore.event import Event, in_utc, precedes
from crmcore.lifecycles.case import Step
from crmcore.lifecycles.history import Migrated
from crmcore.worktime.clocks.clock_events import (
    CarriedEvent,
    ClockEvent,
    ExtensionEvent,
    LateEvent,
    MergeEvent,
    PauseEvent,
    ReferenceEvent,
    ResumeEvent,
)

# The clock event from which every clock of a complaint runs: not an event of ours, but the moment that the customer remembers.
RECEIVED: Final = "received"
# What has a second name each time after the first: by it a clock begins again that has come to an end.
EMERGENCY_AGAIN: Final = "emergency_remedy_again"
FORWARDED_AGAIN: Final = "forwarded_again"
OWED_AGAIN: Final = "remedy_owed_again"
AGAIN: Final[Mapping[str, str]] = {EmergencyRemedy.name: EMERGENCY_AGAIN, Forwarded.name: FORWARDED_AGAIN, OWED: OWED_AGAIN}
# It is known to be in public: the media report it, or are about to.
IN_PUBLIC: Final = "in_public"
# A fact of the matter, not of one complainant: learned or done for a duplicate, it is known or done from that day, not from the merger.
OF_THE_MATTER: Final = (IN_PUBLIC, PublicInformed.name)
# What stays with the joint complaint where some leave it: its remedies, what was done in an emergency, feedback to an authority.
STAYS_BEHIND: Final = frozenset(
    {
        *(OWED, OWED_AGAIN, SETTLED),
        *(EmergencyRemedy.name, EMERGENCY_AGAIN, EmergencyRatified.name, EmergencyRefused.name),
        *(FOR_FEEDBACK, FeedbackGiven.name, FEEDBACK_IN_PART),
    }
)
# Nobody can be told anything: whoever complains is anonymous, and gave no way to reach them. What is owed to the customer alone is owed to nobody.
NOBODY_TO_TELL: Final = "nobody_to_tell"
# What ends a clock and fulfils nothing: nobody waits for it any more, or it is waited for elsewhere.
ENDINGS: Final = frozenset({Withdrawn.name, MergedInto.name})


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
    history = tuple(history)
    found: list[ClockEvent] = [_receipt(card, history)]
    if all(one.nobody_to_tell for one in cards_ever(card, history, duplicates=False)):  # a duplicate brings its own clocks, with what stopped them
        found.append(Happened(NOBODY_TO_TELL, card.received_at))
    found += _heard(history)
    # What is put on record late stands where it happened.
    return tuple(_with_again(sorted(found, key=lambda one: in_utc(one.at))))


def _receipt(card: RecordCard, history: tuple[Step, ...]) -> ClockEvent:
    """Return the receipt; one that turned out to be another than the card said at first was put on record when the card was corrected."""
    cards = [step.event for step in history if isinstance(step.event, Registered | CardCorrected)]
    recorded = [one.at for was, one in pairwise(cards) if was.card.received_at != one.card.received_at]
    if not recorded or precedes(recorded[-1], card.received_at):  # saves may hold what no guard lets through: a receipt still to come
        return Happened(RECEIVED, card.received_at)
    return LateEvent(name=RECEIVED, at=card.received_at, recorded=recorded[-1])


def _heard(history: tuple[Step, ...]) -> Iterator[ClockEvent]:
    """Yield what clocks hear of a history: each event, what follows from it, and all that the joint complaint heard from which this one was split."""
    debts = Debts()
    for number, step in enumerate(history, 1):
        event = step.event
        if isinstance(event, FeedbackGiven):
            yield from _feedback(event, history[:number])
        elif isinstance(event, Forwarded):
            yield _letter(event, history[: number - 1])
        else:
            yield (heard := _clock_event_of(event))
            if isinstance(heard, MergeEvent):
                yield from (Happened(one.name, one.at) for one in heard.events if one.name in OF_THE_MATTER)
        if isinstance(event, SplitFrom):
            yield from _taken_along(event)
        had, debts = debts, debts.through((step,))
        yield from (_called(name, event) for name in heard_of(had, debts))
        if isinstance(event, Registered | CardCorrected) and event.card.media:
            yield Happened(IN_PUBLIC, event.card.received_at if isinstance(event, Registered) else event.at)


def _letter(event: Forwarded, before: tuple[Step, ...]) -> ReferenceEvent:
    """Return what clocks hear of a letter of an authority: whether it asks for an answer, or to hear what became of the complaint."""
    heard = as_reference(event)
    return attrs.evolve(heard, name=FOR_FEEDBACK) if asks_no_answer(event, before) else heard


def _feedback(event: FeedbackGiven, history: tuple[Step, ...]) -> Iterator[ReferenceEvent]:
    """Yield what clocks hear of feedback, the last step of a history: to which authority it was given, and whether it was all that was owed."""
    name = FEEDBACK_IN_PART if owed_feedback(history) else event.name
    for one in one_per_authority(event, owed_feedback(history[:-1])):
        yield attrs.evolve(as_reference(one), name=name)


def _taken_along(split: SplitFrom) -> Iterator[ClockEvent]:
    """Yield what the clocks of the joint complaint had heard, without what stays with that one: feedback, remedies, mediation that goes on."""
    yield from _of_all(_heard(split.history))
    begun = [step.event for step in split.history if isinstance(step.event, MediationAgreed | MediationEnded)]
    if begun and isinstance(begun[-1], MediationAgreed):
        yield ResumeEvent(name=MediationEnded.name, at=split.at, why=MEDIATION)


def _of_all(events: Iterable[ClockEvent]) -> Iterator[ClockEvent]:
    """Yield events, also those in duplicates, as all who complained jointly heard them: a forwarding, but not the feedback that it asks for."""
    for one in events:
        if isinstance(one, MergeEvent):
            yield attrs.evolve(one, events=tuple(_of_all(one.events)))
        elif one.name not in STAYS_BEHIND:
            yield Happened(one.name, one.at) if isinstance(one, ReferenceEvent) else one


def _with_again(heard: Iterable[ClockEvent]) -> Iterator[ClockEvent]:
    """Yield events in the order of time, and behind each that is not the first of its name the second name that it then has, if it has one."""
    before = set[str]()
    for one in heard:
        yield one
        if one.name in before and one.name in AGAIN:
            yield _again(one)
        before.update(_names(one))


def _again(event: ClockEvent) -> ClockEvent:
    """Return an event by the second name that it has where it is not the first of its name."""
    recorded = event.recorded if isinstance(event, LateEvent | ReferenceEvent) else None
    name = AGAIN[event.name]
    return Happened(name, event.at) if recorded is None else LateEvent(name=name, at=event.at, recorded=recorded)


def _called(name: str, event: Event) -> ClockEvent:
    """Return an event by a name that clocks have for it: when what it tells of happened, and, if that was later, when it was put on record."""
    at, recorded = happened_at(event), _recorded(event)
    return Happened(name, at) if recorded is None else LateEvent(name=name, at=at, recorded=recorded)


def _recorded(event: Event) -> datetime | None:
    """Return when an event was put on record, if that was later than it happened."""
    return event.at if recorded_behind(event) else None


def _names(event: ClockEvent) -> Iterator[str]:
    """Yield the name of an event, and of all that happened to a duplicate that it merged in."""
    yield event.name
    if isinstance(event, MergeEvent):
        yield from (name for one in event.events for name in _names(one))


def _clock_event_of(event: Event) -> ClockEvent:
    """Return an event as a clock reads it: a pause with reason, author and latest end; a merger with the other complaint's own clock events."""
    name, at = (event.happened if isinstance(event, RegulatoryEvent) else event.name), happened_at(event)
    found: ClockEvent
    match event:
        case ClockPaused():
            found = PauseEvent(name=name, at=at, why=event.why, by=event.by.id, until=event.until, clock=event.clock, recorded=_recorded(event))
        case MediationAgreed():
            found = PauseEvent(name=name, at=at, why=MEDIATION, by=event.by.id, until=event.until, recorded=_recorded(event))
        case ClockResumed():
            found = ResumeEvent(name=name, at=at, why=event.why, clock=event.clock, recorded=_recorded(event))
        case MediationEnded():
            found = ResumeEvent(name=name, at=at, why=MEDIATION, recorded=_recorded(event))
        case ClockExtended():
            found = ExtensionEvent(name=name, at=at, clock=event.clock, step=event.step)
        case MergedIn():
            found = MergeEvent(name=name, at=at, case=event.other, events=clock_events_of(event.card, event.history), reached=event.reached)
        case Migrated() if not isinstance(event, Reclassified):
            found = CarriedEvent(name=name, at=at, reached=event.reached, unread=not event.reached)
        case _:
            found = _called(name, event)
    return found

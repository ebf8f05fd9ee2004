"""When what a step tells of happened: at the step, or earlier, where it was put on record late."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Final, TypeAlias

from crmcore.complaints.events.after import FollowUpDone, FollowUpUnsolved, Reopened, ReviewRequested
from crmcore.complaints.events.at_any_time import (
    ClockExtended,
    ClockPaused,
    ClockResumed,
    MediationAgreed,
    MediationEnded,
    NewFacts,
    RegulatoryEvent,
    Withdrawn,
)
from crmcore.complaints.events.base import CustomerTold, WithNotice
from crmcore.complaints.events.classes import Reclassified
from crmcore.complaints.events.forwarding import FeedbackGiven, Forwarded
from crmcore.complaints.events.procedure import Registered
from crmcore.complaints.events.reaction import AnswerAccepted, AnswerRejected
from crmcore.complaints.events.remedies import RemedyDeclined
from crmcore.complaints.events.review import REOPENINGS
from crmcore.complaints.events.who_came import OutcomeFiled
from crmcore.complaints.papers.notice import Notice
from crmcore.complaints.papers.statement import CustomerStatement
from crmcore.event import Event, in_utc
from crmcore.lifecycles.history import Migrated

# Why a clock is paused during mediation: the word for it among a clock's reasons to pause.
MEDIATION: Final = "mediation"
# What says since when a pause holds, or is over.
PauseOrEnd: TypeAlias = ClockPaused | ClockResumed | MediationAgreed | MediationEnded
_MAY_CARRY_NOTICE: Final = (WithNotice, FeedbackGiven, RegulatoryEvent, ClockPaused, ClockExtended)
# What the customer says in their own words happened when they said it. Of what else has a statement, `ClockPaused`, `MediationAgreed` and
# `SolvedAtOnce` have an instant of their own; `Reopened` is here, and has one only where a withdrawal is taken back.
HappenedWhenSaid: TypeAlias = (
    NewFacts | Withdrawn | FollowUpDone | FollowUpUnsolved | Reopened | ReviewRequested | AnswerAccepted | AnswerRejected | RemedyDeclined
)
# After these no pause of before goes on.
_ENDS_PAUSES: Final = (CustomerTold, OutcomeFiled, *REOPENINGS)
# What may state an instant beside its own.
TellsWhen: TypeAlias = CustomerTold | WithNotice | RegulatoryEvent | ClockPaused | ClockResumed | ClockExtended | MediationEnded | HappenedWhenSaid


def happened_at(event: Event) -> datetime:
    """Return when what a step tells of happened: the customer was told, or said it, or a clock was paused since; else when the step was taken.

    Clause: RULES-4.26
    """
    stated = _stated(event)
    return event.at if stated is None else stated


def arrived_at(event: Event) -> datetime:
    """Return when what a step tells of happened, or came in: a complaint when it was received, a letter of an authority when it arrived.

    Clause: RULES-4.26, RULES-4.25
    """
    if isinstance(event, Registered):
        return event.card.received_at
    return event.arrived if isinstance(event, Forwarded) else happened_at(event)


def recorded_behind(event: Event) -> bool:
    """Return whether a step was put on record later than what it tells of happened.

    Clause: RULES-4.26
    """
    stated = _stated(event)
    return stated is not None and in_utc(stated) < in_utc(event.at)


def instants_of(event: Event) -> Iterator[tuple[str, datetime]]:
    """Yield each instant that says when what a step tells of happened, or the customer was told of it, with the field that states it."""
    if isinstance(event, CustomerTold):
        if event.reply.told_at is not None:
            yield "reply.told_at", event.reply.told_at
        return
    if isinstance(event, HappenedWhenSaid):
        for field, words in _words(event):
            if words is not None and words.at is not None:
                yield f"{field}.at", words.at
        return
    if isinstance(event, PauseOrEnd) and event.since is not None:
        yield "since", event.since
    notice = notice_of(event)
    if notice is not None and notice.at is not None:
        yield "notice.at", notice.at


def notice_of(event: Event) -> Notice | None:
    """Return what a step says of how the customer, or an authority, was told before the answer; None where it says nothing of it."""
    return event.notice if isinstance(event, _MAY_CARRY_NOTICE) else None


def bounds_a_pause(one: Event, why: str | None, clock: str | None) -> bool:
    """Return whether a pause, or its end, that is put on record late can begin no earlier than this step.

    `why` and `clock` are the pause's; None stands for any.

    What clocks had reached when the rules changed stands, and what was answered is not paused any more; pauses for one reason follow each other.

    Clause: RULES-4.26
    """
    if isinstance(one, PauseOrEnd):
        return _agree(reason_of_pause(one), why) and _agree(clock_of_pause(one), clock)
    changed = isinstance(one, Migrated) and not isinstance(one, Reclassified) and bool(one.reached)
    return changed or isinstance(one, _ENDS_PAUSES)


def reason_of_pause(event: PauseOrEnd) -> str | None:
    """Return the reason for which a step pauses clocks or ends a pause; None for every reason."""
    return event.why if isinstance(event, ClockPaused | ClockResumed) else MEDIATION


def clock_of_pause(event: PauseOrEnd) -> str | None:
    """Return the clock that a step pauses or resumes; None for every clock."""
    return event.clock if isinstance(event, ClockPaused | ClockResumed) else None


def _agree(one: str | None, other: str | None) -> bool:
    return one is None or other is None or one == other


def _stated(event: Event) -> datetime | None:
    """Return what a step says of when it happened; None where it says nothing: then it happened when the step was taken."""
    if isinstance(event, CustomerTold):
        return event.reply.told_at
    if isinstance(event, HappenedWhenSaid):
        said = [None if words is None else words.at for _, words in _words(event)]
        known = [one for one in said if one is not None]
        return max(known, key=in_utc) if len(known) == len(said) else None  # what several must say has happened when the last of them said it
    if isinstance(event, PauseOrEnd):
        return event.since
    notice = None if isinstance(event, ClockExtended) else notice_of(event)  # an extension is decided when it is recorded
    return None if notice is None else notice.at


def _words(event: HappenedWhenSaid) -> Iterator[tuple[str, CustomerStatement | None]]:
    """Yield what the customers said, each with its field."""
    yield "statement", event.statement
    if isinstance(event, Withdrawn | AnswerAccepted):
        yield from ((f"others[{n}]", one) for n, one in enumerate(event.others))

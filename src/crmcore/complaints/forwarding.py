"""On what an authority still waits to hear: a fold over what happened in the order of time, duplicates that were merged in included."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from datetime import datetime
from functools import lru_cache
from typing import Final, cast

import attrs

from crmcore.complaints.events.at_any_time import MergedIn, Referred, Withdrawn
from crmcore.complaints.events.base import CustomerTold
from crmcore.complaints.events.forwarding import FeedbackGiven, Forwarded
from crmcore.complaints.events.review import REOPENINGS
from crmcore.complaints.events.who_came import OutcomeFiled
from crmcore.complaints.happened import arrived_at, happened_at
from crmcore.event import Event, in_utc, precedes
from crmcore.lifecycles.case import Step
from crmcore.worktime.clocks.clock import Clock
from crmcore.worktime.clocks.clock_events import ReferenceEvent
from crmcore.worktime.clocks.references import by_reference, given_for
from crmcore.worktime.clocks.successor import Successor

# An authority was told of one reference, while another is still owed.
FEEDBACK_IN_PART: Final = "reported_back_in_part"
# An authority asks to hear what became of it, and for no answer to the customer: only the clock of feedback hears of that.
FOR_FEEDBACK: Final = "forwarded_for_feedback"
# What ends a complaint for the customer, or begins it anew.
_ENDS: Final = (CustomerTold, OutcomeFiled, Withdrawn, *REOPENINGS)


def letters_and_feedback(history: Iterable[Step]) -> tuple[Forwarded | FeedbackGiven, ...]:
    """Return what authorities had to do with a complaint, and with the duplicates that were merged into it, in the order of time.

    Each feedback names its authority: where none was named, each that waited under its reference when it was put on record.

    Clause: RULES-4.26
    """
    known: list[tuple[datetime, tuple[Forwarded | FeedbackGiven, ...]]] = []
    for step in history:
        event = step.event
        if isinstance(event, MergedIn):
            known.append((_when(event), letters_and_feedback(event.history)))
        elif isinstance(event, Forwarded):
            known.append((_when(event), (event,)))
        elif isinstance(event, FeedbackGiven):
            known.append((_when(event), one_per_authority(event, _owed_among(_in_time(known)))))
    return _in_time(known)


def owed_feedback(history: Iterable[Step]) -> tuple[Forwarded, ...]:
    """Return the forwardings on which feedback is owed after a history: all to which none was given since they arrived.

    Clause: RULES-4.26
    """
    return _owed_among(letters_and_feedback(history))


def settled_by(given: FeedbackGiven, owed: Iterable[Forwarded]) -> tuple[Forwarded, ...]:
    """Return on which of the forwardings that wait feedback was given: those of its reference, from the authority that it names, if it names one.

    Clause: RULES-4.26
    """
    return tuple(one for one in owed if one.reference == given.reference and given.authority in {None, one.authority})


def one_per_authority(given: FeedbackGiven, owed: Iterable[Forwarded]) -> tuple[FeedbackGiven, ...]:
    """Return feedback with the authority to which it was given: as it is where that is named, or nobody waited; else once for each that did.

    Clause: RULES-4.26
    """
    bodies = () if given.authority is not None else dict.fromkeys(one.authority for one in settled_by(given, owed))
    return tuple(attrs.evolve(given, authority=body) for body in bodies) or (given,)


def asks_no_answer(letter: Forwarded, before: Iterable[Step]) -> bool:
    """Return whether a letter asks only to hear what became of a complaint, by how the complaint stood when the letter arrived.

    It does where the complaint was withdrawn or referred by then, and where the letter urges what was answered; when it was put on record does not
    matter. `before` is what was put on record before it.

    Clause: RULES-4.26
    """
    arrived = in_utc(letter.arrived)
    ends = (step.event for step in reversed(tuple(before)) if isinstance(step.event, _ENDS))
    latest = next((one for one in ends if in_utc(happened_at(one)) < arrived), None)
    if latest is None or isinstance(latest, REOPENINGS):
        return False
    return letter.urges or isinstance(latest, Withdrawn | Referred)


def as_reference(event: Forwarded | FeedbackGiven) -> ReferenceEvent:
    """Return what an authority asked for, or was told, as a clock reads it.

    Clause: RULES-4.26
    """
    at = arrived_at(event)
    recorded = event.at if precedes(at, event.at) else None
    until = event.feedback_due if isinstance(event, Forwarded) else None
    return ReferenceEvent(name=event.name, at=at, reference=event.reference, body=event.authority or "", until=until, recorded=recorded)


def by_each_reference(clock: Clock) -> Clock:
    """Return the clock of feedback as one that has a run of its own for each forwarding, until feedback is given on its reference.

    A run ends with the day that the authority named in that letter; where it named none, it has the clock's own time. Any other clock is returned as
    it is: that of feedback starts when a complaint is forwarded, and stops when feedback is given.

    Clause: RULES-4.26
    """
    # A clock is frozen, and so hashable; type checkers do not see that.
    return _of_feedback(cast("Hashable", clock)) if waits_for_feedback(clock) else clock


def waits_for_feedback(clock: Clock) -> bool:
    """Return whether a clock is one of feedback, which ends with the day that the authority named, if it named one.

    Clause: RULES-4.26
    """
    return Forwarded.name in clock.starts and FeedbackGiven.name in clock.stops


@lru_cache(maxsize=64)
def _of_feedback(clock: Hashable) -> Clock:
    """Return the clock of feedback, built once: it is asked for at every look at a complaint."""
    return by_reference(_asked_either_way(cast("Clock", clock)), given=(FEEDBACK_IN_PART,))


def _asked_either_way(clock: Clock) -> Clock:
    """Return the clock of feedback as one that begins with a letter that asks for no answer too, also where it took the place of another."""
    if isinstance(clock, Successor) and clock.before is not None and waits_for_feedback(clock.before):
        clock = attrs.evolve(clock, before=_asked_either_way(clock.before))
    return attrs.evolve(clock, starts=clock.starts | {FOR_FEEDBACK})


def _owed_among(said: tuple[Forwarded | FeedbackGiven, ...]) -> tuple[Forwarded, ...]:
    """Return what nothing was given for, by the fold that gives each run of the clock its end."""
    heard = tuple(as_reference(one) for one in said)
    return tuple(
        one for one, asked in zip(said, heard, strict=True) if isinstance(one, Forwarded) and given_for(asked, heard, {FeedbackGiven.name}) is None
    )


def _in_time(known: Iterable[tuple[datetime, tuple[Forwarded | FeedbackGiven, ...]]]) -> tuple[Forwarded | FeedbackGiven, ...]:
    """Return letters and feedback by time; those of one instant keep the order of the file, where a duplicate's stand at its merger."""
    in_place = (one for _, group in sorted(known, key=lambda each: each[0]) for one in group)
    return tuple(sorted(in_place, key=_when))


def _when(event: Event) -> datetime:
    return in_utc(arrived_at(event))

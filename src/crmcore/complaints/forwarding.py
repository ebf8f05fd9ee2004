"""On what an authority still waits to hear: a fold over what happened, duplicates that were merged in included."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from crmcore.complaints.events.at_any_time import MergedIn
from crmcore.complaints.events.forwarding import FeedbackGiven, Forwarded
from crmcore.lifecycles.case import Step
from crmcore.worktime.clocks.clock import Clock
from crmcore.worktime.clocks.references import by_reference

# An authority was told of one reference, while another is still owed.
FEEDBACK_IN_PART: Final = "reported_back_in_part"


def forwardings(history: Iterable[Step]) -> Iterator[Forwarded | FeedbackGiven]:
    """Yield what authorities had to do with a complaint, and with the duplicates that were merged into it."""
    for step in history:
        if isinstance(step.event, MergedIn):
            yield from forwardings(step.event.history)
        elif isinstance(step.event, Forwarded | FeedbackGiven):
            yield step.event


def awaited(history: Iterable[Step]) -> tuple[Forwarded, ...]:
    """Return the forwardings on which feedback is owed after a history: owed for each reference, until it is given.

    Clause: RULES-4.26
    """
    owed: tuple[Forwarded, ...] = ()
    for one in forwardings(history):
        owed = (*owed, one) if isinstance(one, Forwarded) else tuple(other for other in owed if other.reference != one.reference)
    return owed


def by_each_reference(clock: Clock) -> Clock:
    """Return the clock of feedback as one that has a run of its own for each forwarding, until feedback is given on its reference.

    A run ends with the day that the authority named in that letter; where it named none, it has the clock's own time. Any other clock is returned as
    it is: that of feedback starts when a complaint is forwarded, and stops when feedback is given.

    Clause: RULES-4.26
    """
    if Forwarded.name not in clock.starts or FeedbackGiven.name not in clock.stops:
        return clock
    return by_reference(clock, given=(FEEDBACK_IN_PART,))

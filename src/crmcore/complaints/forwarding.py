"""On what an authority still waits to hear: a fold over what happened, duplicates that were merged in included."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import timedelta

import attrs

from crmcore.complaints.events.at_any_time import MergedIn
from crmcore.complaints.events.forwarding import FeedbackGiven, Forwarded
from crmcore.event import in_utc
from crmcore.lifecycles.case import Step
from crmcore.worktime.calendars.duration import Duration, TimeUnit
from crmcore.worktime.calendars.zone import first_instant, local_day, zone_named
from crmcore.worktime.clocks.clock import Clock


def forwardings(history: Iterable[Step]) -> Iterator[Forwarded | FeedbackGiven]:
    """Yield what authorities had to do with a complaint, and with the duplicates that were merged into it."""
    for step in history:
        if isinstance(step.event, MergedIn):
            yield from forwardings(step.event.history)
        elif isinstance(step.event, Forwarded | FeedbackGiven):
            yield step.event


@attrs.frozen
class Awaited:
    """What authorities wait to hear: the forwardings on which feedback is owed, and all of the round in which it is, or was last.

    A round begins with a forwarding when nothing is owed, and ends when nothing is owed any more.

    Clause: RULES-4.26
    """

    owed: tuple[Forwarded, ...] = ()
    round: tuple[Forwarded, ...] = ()

    def through(self, history: Iterable[Step]) -> Awaited:
        """Return what they wait for after what happened next."""
        found = self
        for one in forwardings(history):
            found = found._after(one)
        return found

    def _after(self, event: Forwarded | FeedbackGiven) -> Awaited:
        if isinstance(event, Forwarded):
            return Awaited((*self.owed, event), (*self.round, event) if self.owed else (event,))
        return Awaited(tuple(one for one in self.owed if one.reference != event.reference), self.round)


def awaited(history: Iterable[Step]) -> Awaited:
    """Return what authorities wait to hear of a complaint after its history.

    Clause: RULES-4.26
    """
    return Awaited().through(history)


def by_the_day_named(clock: Clock, history: Iterable[Step]) -> Clock:
    """Return the clock of feedback as it runs for a complaint: to the end of the first day that an authority named, if any did.

    Any other clock is returned as it is: that of feedback starts when a complaint is forwarded, and stops when feedback is given.

    Clause: RULES-4.26
    """
    if Forwarded.name not in clock.starts or FeedbackGiven.name not in clock.stops:
        return clock
    round_ = awaited(history).round
    named = [one.feedback_due for one in round_ if one.feedback_due is not None]
    if not named:
        return clock
    zone, begun = zone_named(clock.zone), round_[0].arrived
    days = (min(named) - local_day(begun, zone)).days
    if days > 0:
        return attrs.evolve(clock, within=Duration(days, TimeUnit.DAY), calendar=None)
    rest = in_utc(first_instant(local_day(begun, zone) + timedelta(days=1), zone)) - in_utc(begun)
    return attrs.evolve(clock, within=Duration(max(rest // timedelta(minutes=1), 1), TimeUnit.MINUTE), calendar=None)

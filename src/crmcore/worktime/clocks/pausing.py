"""Which events pause a clock and resume it, and when a pause ends at the latest.

Pauses belong to the case: each run of a clock that begins in them, or is open when they begin, stands still. One that came from another case has
stood still in the pauses of that one.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from itertools import pairwise
from typing import NamedTuple
from zoneinfo import ZoneInfo

from crmcore.decision import Finding
from crmcore.worktime.calendars.calendar import Calendar
from crmcore.worktime.calendars.duration import BY_CALENDAR, Duration
from crmcore.worktime.calendars.zone import DAY
from crmcore.worktime.clocks.clock import Clock
from crmcore.worktime.clocks.clock_events import ClockEvent, PauseEvent, ResumeEvent
from crmcore.worktime.clocks.laid import lay
from crmcore.worktime.clocks.line import Gap, joined
from crmcore.worktime.clocks.local_days import dawn
from crmcore.worktime.clocks.pause_rule import PauseRule
from crmcore.worktime.clocks.runs import PauseInForce, Run, Terms, still_since


class Pauses(NamedTuple):
    """The pauses of a case that one clock hears: those in force, and those that have ended, each with its reason."""

    in_force: tuple[PauseInForce, ...] = ()
    over: tuple[tuple[str | None, Gap], ...] = ()

    def begun(self, pause: PauseInForce) -> Pauses:
        """Return the pauses with one more, in place of one for the same reason."""
        return Pauses((*(one for one in self.in_force if one.why != pause.why), pause), self.over) if self.in_force else Pauses((pause,), self.over)

    def ended(self, at: datetime, why: str | None = None) -> Pauses:
        """Return the pauses after that for one reason has ended, or all of them if none is named; one that began later has not."""
        return self._without([(one, at) for one in self.in_force if (why is None or one.why == why) and one.since <= at])

    def lapsed(self, now: datetime) -> Pauses:
        """Return the pauses as of an instant: those past their latest end have ended then."""
        return self._without([(one, one.lapses) for one in self.in_force if one.lapses is not None and one.lapses <= now])

    def with_those(self, others: Pauses) -> Pauses:
        """Return the pauses with those of a case that was merged in, for reasons for which this one is not paused."""
        ours = {one.why for one in self.in_force}
        return Pauses((*self.in_force, *(one for one in others.in_force if one.why not in ours)), (*self.over, *others.over))

    def for_reason(self, why: str | None, since: datetime | None) -> tuple[Gap, ...]:
        """Return the pauses for a reason that have ended, without those that had before an instant."""
        return tuple(gap for one, gap in self.over if one == why and (since is None or gap[1] > since))

    def since(self, why: str | None, at: datetime) -> datetime:
        """Return since when the case has been paused for a reason; `at` if it is not yet."""
        return next((one.since for one in self.in_force if one.why == why), at)

    def _without(self, gone: list[tuple[PauseInForce, datetime]]) -> Pauses:
        if not gone:
            return self
        ended = {one for one, _ in gone}
        over = tuple((one.why, (one.since, at)) for one, at in gone if one.since < at)
        return Pauses(tuple(one for one in self.in_force if one not in ended), (*self.over, *over))


def is_pause_for(clock: Clock, event: ClockEvent) -> bool:
    """Return whether an event whose name pauses this clock really does so. If the clock names reasons, one without a reason pauses nothing."""
    if not isinstance(event, PauseEvent):
        return not clock.pause_for
    return event.clock in {None, clock.id} and (not clock.pause_for or rule_for(clock, event.why) is not None)


def is_resumption_for(clock: Clock, event: ClockEvent) -> bool:
    """Return whether an event whose name resumes this clock really does so: it may be for another one."""
    return not isinstance(event, ResumeEvent) or event.clock in {None, clock.id}


def rule_for(clock: Clock, why: str) -> PauseRule | None:
    """Return the rule of a clock for pauses with a reason; None if it has none."""
    return next((one for one in clock.pause_for if one.why == why), None)


def pause_begun_by(terms: Terms, event: ClockEvent, began: datetime, before: tuple[Gap, ...]) -> PauseInForce:
    """Return the pause that an event begins: `began` is when the first for its reason did, `before` are those for its reason that have ended."""
    if not isinstance(event, PauseEvent):
        return PauseInForce(began)
    rule = rule_for(terms.clock, event.why)
    shifts = terms.calendar if terms.clock.within.unit in BY_CALENDAR else None  # the night shift of the last day of a pause is paused too
    ends = [] if event.until is None else [dawn(event.until + DAY, terms.zone, shifts)]
    if rule is not None and rule.at_most is not None:
        ends.append(max(began, longest(rule.at_most, began, before, zone=terms.zone, calendar=terms.calendar)))
    return PauseInForce(began, event, min(ends, default=None))


def longest(at_most: Duration, began: datetime, before: tuple[Gap, ...], *, zone: ZoneInfo, calendar: Calendar | None) -> datetime:
    """Return the first instant after a pause of the greatest length allowed, where earlier pauses for its reason have used up some of it.

    What is counted are the pauses: in between, the time allowed stands still.
    """
    spells = joined((*before, (began, began)))
    line = lay(at_most, spells[0][0], zone=zone, calendar=calendar)
    between = tuple((one[1], other[0]) for one, other in pairwise(spells))
    return line.moved(line.budget, between).instant()


def unresumed(terms: Terms, event: PauseEvent, since: datetime, ended: datetime) -> Finding:
    """Return the finding that a pause came to its latest end because nobody ended it."""
    told = {"since": since.astimezone(terms.zone), "ended": ended.astimezone(terms.zone)}
    clock = terms.clock.id
    return Finding("clock.unresumed_pause", f"clocks.{clock}", {"clock": clock, "why": event.why, "by": event.by, **told})


def as_its_case(run: Run, pauses: Pauses) -> bool:
    """Return whether a run stands still, and has stood still, as the pauses of its case say: after a merger it may be otherwise."""
    if run.stopped is None and (run.pauses != pauses.in_force or run.still != still_since(run.started, pauses.in_force)):
        return False
    return joined((*run.gaps, *_since(run, pauses))) == joined(run.gaps)


def with_pauses_since(run: Run, pauses: Pauses) -> Run:
    """Return a run that stood still in the pauses of the case, too, that have ended since it began.

    A run that was begun again by what was put on record late was never told of a pause that the record of a change of rules holds as ended. One
    that went on through the change was, and none counts twice: stretches that overlap are joined.
    """
    return run._replace(gaps=joined((*run.gaps, *_since(run, pauses))))


def _since(run: Run, pauses: Pauses) -> Iterator[Gap]:
    """Yield the stretches of a run that lay in pauses that have ended."""
    for _, (begins, ends) in pauses.over:
        since, until = max(begins, run.started), ends if run.stopped is None else min(ends, run.stopped)
        if since < until:
            yield since, until

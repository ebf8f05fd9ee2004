"""Which events pause a clock and resume it, and when a pause ends at the latest."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from crmcore.worktime.calendars.calendar import Calendar
from crmcore.worktime.calendars.duration import Duration
from crmcore.worktime.calendars.zone import DAY, first_instant
from crmcore.worktime.clocks.clock import Clock
from crmcore.worktime.clocks.clock_events import ClockEvent, PauseEvent, ResumeEvent
from crmcore.worktime.clocks.counting import lay
from crmcore.worktime.clocks.pause_rule import PauseRule


def pauses(clock: Clock, event: ClockEvent) -> bool:
    """Return whether an event whose name pauses this clock really does so. If the clock names reasons, one without a reason pauses nothing."""
    if not isinstance(event, PauseEvent):
        return not clock.pause_for
    return event.clock in {None, clock.id} and (not clock.pause_for or rule_for(clock, event.why) is not None)


def resumes(clock: Clock, event: ClockEvent) -> bool:
    """Return whether an event whose name resumes this clock really does so: it may be for another one."""
    return not isinstance(event, ResumeEvent) or event.clock in {None, clock.id}


def rule_for(clock: Clock, why: str) -> PauseRule | None:
    """Return the rule of a clock for pauses with a reason; None if it has none."""
    return next((one for one in clock.pause_for if one.why == why), None)


def latest_end(clock: Clock, event: PauseEvent, began: datetime, *, zone: ZoneInfo, calendar: Calendar | None) -> datetime | None:
    """Return the first instant after a pause at its longest: after the last day it names, or the most that its reason allows, if that is sooner.

    None if there is neither. `began` is when the first pause for its reason began, in UTC, as is the result.
    """
    rule = rule_for(clock, event.why)
    ends = [] if event.until is None else [first_instant(event.until + DAY, zone)]
    if rule is not None and rule.at_most is not None:
        ends.append(longest(rule.at_most, began, zone=zone, calendar=calendar))
    return min(ends, default=None)


def longest(at_most: Duration, began: datetime, *, zone: ZoneInfo, calendar: Calendar | None) -> datetime:
    """Return the first instant after a pause of the greatest length allowed."""
    ruler = lay(at_most, began, zone=zone, calendar=calendar, to_the_minute=False)
    return ruler.due(began, ruler.budget)

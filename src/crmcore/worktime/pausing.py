"""Which marks pause a clock and resume it, and when a pause ends at the latest."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from crmcore.worktime.calendar import Calendar
from crmcore.worktime.clock import Clock
from crmcore.worktime.duration import Duration
from crmcore.worktime.marks import Mark, PauseMark, ResumeMark
from crmcore.worktime.pauserule import PauseRule
from crmcore.worktime.ruler import lay
from crmcore.worktime.zone import DAY, first_instant


def pauses(clock: Clock, mark: Mark) -> bool:
    """Answer whether a mark pauses this clock. Where the clock names reasons, a mark without one pauses nothing."""
    if mark.name not in clock.pauses:
        return False
    if not isinstance(mark, PauseMark):
        return not clock.pause_for
    return mark.clock in {None, clock.id} and (not clock.pause_for or rule_for(clock, mark.why) is not None)


def resumes(clock: Clock, mark: Mark) -> bool:
    """Answer whether a mark resumes this clock."""
    return mark.name in clock.resumes and (not isinstance(mark, ResumeMark) or mark.clock in {None, clock.id})


def rule_for(clock: Clock, why: str) -> PauseRule | None:
    """Return what a clock says of pauses for a reason; None where it says nothing."""
    return next((one for one in clock.pause_for if one.why == why), None)


def latest_end(clock: Clock, mark: PauseMark, began: datetime, *, zone: ZoneInfo, calendar: Calendar | None) -> datetime | None:
    """Return the first instant after a pause at its longest: after the last day it names, or the most that its reason allows, if that is sooner.

    None where neither says. `began` is when the first pause for its reason began, in UTC, as is the answer.
    """
    rule = rule_for(clock, mark.why)
    ends = [] if mark.until is None else [first_instant(mark.until + DAY, zone)]
    if rule is not None and rule.at_most is not None:
        ends.append(longest(rule.at_most, began, zone=zone, calendar=calendar))
    return min(ends, default=None)


def longest(at_most: Duration, began: datetime, *, zone: ZoneInfo, calendar: Calendar | None) -> datetime:
    """Return the first instant after the longest that a pause may last."""
    ruler = lay(at_most, began, zone=zone, calendar=calendar, to_the_minute=False)
    return ruler.due(began, ruler.budget)

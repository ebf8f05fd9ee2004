"""Which line a duration is counted on, and the day on which a stretch of it ends."""

from __future__ import annotations

from datetime import date, datetime
from typing import Final
from zoneinfo import ZoneInfo

from crmcore.worktime.calendars.calendar import Calendar
from crmcore.worktime.calendars.duration import BY_CALENDAR, BY_TIME, LENGTH, Duration, TimeUnit
from crmcore.worktime.calendars.week import LocalTime
from crmcore.worktime.calendars.zone import DAY, first_instant
from crmcore.worktime.clocks.days_line import DaysLine
from crmcore.worktime.clocks.last_day import LastDay
from crmcore.worktime.clocks.line import TICK, End, Line
from crmcore.worktime.clocks.local_days import day_at, days_between, turn_of
from crmcore.worktime.clocks.time_line import TimeLine
from crmcore.worktime.period import add_months

_TICKS: Final = {unit: length // TICK for unit, length in LENGTH.items()}


def lay(
    within: Duration,
    start: datetime,
    *,
    zone: ZoneInfo,
    calendar: Calendar | None,
    to_the_minute: bool = False,
    last: LastDay | None = None,
    turn: LocalTime | None = None,
    goes_on: bool = False,
) -> Line:
    """Return the line of a duration that starts at `start` (in UTC, as are all instants given to it)."""
    if within.unit in BY_TIME:
        tick = _TICKS[within.unit]
        return TimeLine(within.amount * tick, within.unit, tick, calendar if within.unit in BY_CALENDAR else None, start)
    working = calendar if within.unit is TimeUnit.WORKING_DAY else None
    day = day_at(start, zone, working)
    if to_the_minute and turn is None:
        turn = turn_of(start, zone, working)
    elif turn is not None and start < first_instant(day + turn[0] * DAY, zone, turn[1]):
        day -= DAY
    match within.unit:
        case TimeUnit.WORKING_DAY:
            return DaysLine(within.amount, TimeUnit.WORKING_DAY, zone, calendar, turn, day, last, calendar, goes_on)
        case TimeUnit.WEEK:
            days = days_between(day, day + 7 * within.amount * DAY, zone, None)
        case TimeUnit.MONTH:
            days = days_between(day, add_months(day, within.amount), zone, None)
        case _:
            days = within.amount
    return DaysLine(days, TimeUnit.DAY, zone, None, turn, day, last, calendar, goes_on)


def last_day_of(due: datetime, unit: TimeUnit, zone: ZoneInfo, calendar: Calendar | None) -> date:
    """Return the day on which a stretch of time ends with `due`, for readers; of working days, the day of the shift that ends then."""
    return day_at(due - TICK, zone, calendar if unit is TimeUnit.WORKING_DAY else None)


def day_of_end(end: End, unit: TimeUnit, zone: ZoneInfo, calendar: Calendar | None) -> date | None:
    """Return the day on which a budget ends, for readers; None where that is not known."""
    if end.day is not None or end.due is None:
        return end.day
    return last_day_of(end.due, unit, zone, calendar)

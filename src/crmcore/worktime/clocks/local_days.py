"""The days that a clock counts: to which one an instant belongs, when one begins, and how they follow one another.

Days begin at midnight; but the working days of a calendar whose shifts last over midnight begin when the shift before has ended. A day that a zone
left out, as Samoa did with 30 December 2011, has no instants: it is not counted, and is never the last one.
"""

from __future__ import annotations

from bisect import bisect_right
from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

from crmcore.errors import CalendarHorizon
from crmcore.worktime.calendars.calendar import Calendar
from crmcore.worktime.calendars.week import LocalTime
from crmcore.worktime.calendars.zone import DAY, first_instant, left_out


def day_at(at: datetime, zone: ZoneInfo, calendar: Calendar | None) -> date:
    """Return the day to which an instant belongs: the local day, or that of the shift which began on the day before.

    Raises `CalendarHorizon` where a shift that began before the first day known may last until then.
    """
    day = at.astimezone(zone).date()
    if calendar is None or not calendar.overnight:
        return day
    try:
        return calendar.day_of(at)
    except CalendarHorizon:
        if calendar.first_day <= day <= calendar.last_day:
            raise
        return day  # what lies beyond the days known is found where they are counted


def beginning(day: date, zone: ZoneInfo, calendar: Calendar | None) -> datetime:
    """Return the first instant that belongs to a day, in UTC. Raises `CalendarHorizon` where a calendar with night shifts does not know it."""
    if calendar is None or not calendar.overnight:
        return first_instant(day, zone)
    return calendar.beginning(day).astimezone(UTC)


def dawn(day: date, zone: ZoneInfo, calendar: Calendar | None) -> datetime:
    """Return the first instant that belongs to a day, in UTC; its midnight, where a calendar with night shifts does not know it."""
    try:
        return beginning(day, zone, calendar)
    except CalendarHorizon:
        return first_instant(day, zone)


def days_between(after: date, up_to: date, zone: ZoneInfo, calendar: Calendar | None) -> int:
    """Count the days over (`after`, `up_to`] that count."""
    if calendar is not None:
        return calendar.count_working_days(after, up_to)
    gone = left_out(zone)
    return (up_to - after).days - (bisect_right(gone, up_to) - bisect_right(gone, after) if gone else 0)


def nth(day: date, n: int, zone: ZoneInfo, calendar: Calendar | None) -> date:
    """Return the n-th day that counts after a day; for n = 0 the day itself, for a negative n that many days before."""
    if calendar is not None and n > 0:
        return calendar.nth_working_day(day, n)
    found = day + n * DAY
    for gone in left_out(zone) if n > 0 else ():
        if day < gone <= found:
            found += DAY
    return found


def turn_of(at: datetime, zone: ZoneInfo, calendar: Calendar | None) -> LocalTime:
    """Return the time of day of an instant, and how many days after the beginning of its day the clock shows it: one in a night, else none."""
    local = at.astimezone(zone)
    return (local.date() - day_at(at, zone, calendar)).days, local.time()


def time_on(day: date, at: time, calendar: Calendar | None) -> LocalTime:
    """Return what a time of day means on a day: on the next one, where a shift lasts that long."""
    if calendar is None or not calendar.overnight:
        return 0, at
    return calendar.time_on(day, at)

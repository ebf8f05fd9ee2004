"""The hours of a week: for each weekday, the half-open intervals of the local clock in which an office works.

An interval that ends at or before its start ends on the next day: a night shift belongs to the day on which it begins, and so do the intervals
listed after it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime, time, timedelta
from enum import IntEnum
from itertools import pairwise
from typing import Final, TypeAlias

from crmcore.decision import Reason, reason
from crmcore.event import plain_date
from crmcore.worktime.calendars.zone import DAY, MIDNIGHT

Interval: TypeAlias = tuple[time, time]  # half-open; an end of 00:00 is the end of the day, an earlier one than the start lies on the next day
Hours: TypeAlias = tuple[Interval, ...]  # of one day, in the order in which they are worked
LocalTime: TypeAlias = tuple[int, time]  # how many days after the day to which it belongs, and the time that the clock shows there
Stretch: TypeAlias = tuple[LocalTime, LocalTime]  # half-open
Week: TypeAlias = tuple[Hours, ...]  # Monday's first, seven days
Special: TypeAlias = tuple[tuple[date, Hours], ...]  # days with hours of their own, ascending

# An interval over midnight that lasts longer is far more often two times in the wrong order than a shift.
_LONGEST_NIGHT: Final = timedelta(hours=16)
_A_DAY: Final = date(2000, 1, 1)


class Weekday(IntEnum):
    """The days of the week, numbered as by `date.weekday()`."""

    MON = 0
    TUE = 1
    WED = 2
    THU = 3
    FRI = 4
    SAT = 5
    SUN = 6


def week(hours: Mapping[int, Iterable[Interval]] | Week) -> Week:
    """Return a week's hours as a tuple, Monday first; a weekday left out has none."""
    if not isinstance(hours, Mapping):
        return hours
    strange = sorted(set(hours) - set(Weekday))  # they make the week too long, which is then reported with the other faults
    return tuple(_intervals(hours.get(day, ())) for day in (*Weekday, *strange))


def special(hours: Mapping[date, Iterable[Interval]] | Special) -> Special:
    """Return the days with hours of their own as a tuple, the earliest first."""
    if not isinstance(hours, Mapping):
        return tuple((plain_date(day), worked) for day, worked in hours)
    return tuple((plain_date(day), _intervals(hours[day])) for day in sorted(hours, key=str))


def stretches(hours: Hours) -> tuple[Stretch, ...]:
    """Return when each interval of a day begins and ends, counted from that day."""
    days, found = 0, []
    for start, end in hours:
        begins = (days, start)
        days += end <= start
        found.append((begins, (days, end)))
    return tuple(found)


def overhang(hours: Hours) -> time:
    """Return until when the hours of a day last on the next day; 00:00 where they end with the day or before."""
    return hours[-1][1] if hours and stretches(hours)[-1][1] > (1, MIDNIGHT) else MIDNIGHT


def within(hours: Hours, at: time) -> LocalTime:
    """Return what a time of day means for the hours of a day: on the next day where they last that long, else on the day itself."""
    end = overhang(hours)
    return (1 if end > MIDNIGHT and at <= end else 0), at


def is_long_night(start: time, end: time) -> bool:
    """Return whether an interval over midnight lasts longer than a shift does."""
    lasts = datetime.combine(_A_DAY, end) - datetime.combine(_A_DAY, start) + DAY
    return end != MIDNIGHT and _LONGEST_NIGHT < lasts <= DAY


def faults_of_hours(field: str, day: str, hours: Hours) -> Iterator[Reason]:
    """Yield what is wrong with the hours of one day: intervals that are empty, out of order, or overlap, and more hours than a day has."""
    for start, end in hours:
        if start.tzinfo or end.tzinfo:
            yield reason("calendar.bad_interval", field=field, day=day, found=f"{start}-{end}")
            return  # the order of the others means nothing then
        if is_long_night(start, end):
            yield reason("calendar.long_night", field=field, day=day, found=f"{start:%H:%M}-{end:%H:%M}")
            return
    laid = stretches(hours)
    overlaps = [(end, start) for (_, end), (start, _) in pairwise(laid) if start < end or end[1] == MIDNIGHT]
    for (_, end), (_, start) in overlaps:
        yield reason("calendar.overlap", field=field, day=day, end=f"{end:%H:%M}", start=f"{start:%H:%M}")
    if laid and not overlaps and laid[-1][1] > (1, start := hours[0][0]):
        yield reason("calendar.longer_than_a_day", field=field, day=day, end=f"{hours[-1][1]:%H:%M}", start=f"{start:%H:%M}")


def faults_of_night(day: str, hours: Hours, next_day: str, next_hours: Hours) -> Iterator[Reason]:
    """Yield why the hours of a day and those of the next one overlap, if they do."""
    if next_hours and next_hours[0][0] < (end := overhang(hours)):
        yield reason("calendar.night_overlaps", day=day, end=f"{end:%H:%M}", next_day=next_day, start=f"{next_hours[0][0]:%H:%M}")


def _intervals(hours: Iterable[Interval]) -> Hours:
    return tuple((start, end) for start, end in hours)

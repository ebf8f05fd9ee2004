"""The hours of a week: for each weekday, the half-open intervals of the local clock in which an office works."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, time
from enum import IntEnum
from itertools import pairwise
from typing import TypeAlias

from crmcore.decision import Reason, reason
from crmcore.event import plain_date
from crmcore.worktime.calendars.zone import MIDNIGHT

Interval: TypeAlias = tuple[time, time]  # half-open; an end of 00:00 is the end of the day
Hours: TypeAlias = tuple[Interval, ...]  # of one day, ascending
Week: TypeAlias = tuple[Hours, ...]  # Monday's first, seven days
Special: TypeAlias = tuple[tuple[date, Hours], ...]  # days with hours of their own, ascending


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


def faults_of_hours(field: str, day: str, hours: Hours) -> Iterator[Reason]:
    """Yield what is wrong with the hours of one day: intervals that are empty, out of order, or overlap."""
    for start, end in hours:
        if start.tzinfo or end.tzinfo or (end <= start and end != MIDNIGHT):
            yield reason("calendar.bad_interval", field=field, day=day, found=f"{start}-{end}")
            return  # the order of the others means nothing then
    for (_, end), (start, _) in pairwise(hours):
        if start < end or end == MIDNIGHT:
            yield reason("calendar.overlap", field=field, day=day, end=f"{end:%H:%M}", start=f"{start:%H:%M}")


def _intervals(hours: Iterable[Interval]) -> Hours:
    return tuple((start, end) for start, end in hours)

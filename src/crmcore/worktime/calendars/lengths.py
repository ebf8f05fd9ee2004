"""Which of two lengths of time is the longer, where that holds whatever the day and the calendar: units differ, and many pairs cannot be compared."""

from __future__ import annotations

from math import inf
from typing import Final

from crmcore.worktime.calendars.duration import Duration, TimeUnit

# How many days one has, at the least and at the most: these end with a day.
_DAYS: Final = {TimeUnit.DAY: (1, 1), TimeUnit.WEEK: (7, 7), TimeUnit.MONTH: (28, 31)}
# How many minutes one has: elapsed, or worked.
_ELAPSED: Final = {TimeUnit.MINUTE: 1, TimeUnit.HOUR: 60}
_WORKED: Final = {TimeUnit.WORKING_MINUTE: 1, TimeUnit.WORKING_HOUR: 60}
_A_DAY: Final = 24 * 60
_SUMMER_TIME: Final = 60

# A length in hours, the least and the most; working units have none without a calendar.
_HOURS: Final = {TimeUnit.HOUR: (1, 1), TimeUnit.DAY: (24, 24), TimeUnit.WEEK: (168, 168), TimeUnit.MONTH: (28 * 24, 31 * 24)}


def never_longer(one: Duration, other: Duration) -> bool:
    """Return whether a length from some instant on ends no later than another, whenever they begin; False where it depends on the day.

    A day counts to its end, so that `1 day` is anything up to two days. A working day is at least a day, but for the shift of a night, which belongs
    to the day before.

    Clause: RULES-4.26
    """
    if one.unit is other.unit:
        return one.amount <= other.amount
    if one.unit in _DAYS and other.unit in _DAYS:
        return one.amount * _DAYS[one.unit][1] <= other.amount * _DAYS[other.unit][0]
    if one.unit in _DAYS and other.unit is TimeUnit.WORKING_DAY:
        return one.amount * _DAYS[one.unit][1] < other.amount
    if one.unit in _WORKED and other.unit in _WORKED:
        return one.amount * _WORKED[one.unit] <= other.amount * _WORKED[other.unit]
    return _most(one) <= _least(other)


def _least(length: Duration) -> float:
    """Return the fewest minutes in which a length can pass; worked ones pass at best without a break."""
    if length.unit in _DAYS:
        return length.amount * _DAYS[length.unit][0] * _A_DAY - _SUMMER_TIME
    if length.unit is TimeUnit.WORKING_DAY:
        return (length.amount - 1) * _A_DAY - _SUMMER_TIME
    return length.amount * {**_ELAPSED, **_WORKED}[length.unit]


def _most(length: Duration) -> float:
    """Return the most minutes in which a length can pass; worked ones may take any time."""
    if length.unit in _DAYS:
        return (length.amount * _DAYS[length.unit][1] + 1) * _A_DAY + _SUMMER_TIME
    return length.amount * _ELAPSED.get(length.unit, inf)


def longer_than(one: Duration, other: Duration) -> bool | None:
    """Return whether a length is surely or possibly longer than another, both taken as hours; None where it takes a calendar to compare them.

    So 48 hours are not longer than 2 days, which end with a day: how a firm writes down the law's time, not how long it is on one day of the year.

    Clause: RULES-4.26
    """
    if one.unit == other.unit:
        return one.amount > other.amount
    if one.unit in _HOURS and other.unit in _HOURS:
        return one.amount * _HOURS[one.unit][1] > other.amount * _HOURS[other.unit][0]
    if one.unit is TimeUnit.DAY and other.unit is TimeUnit.WORKING_DAY and one.amount <= other.amount:
        return False
    return None

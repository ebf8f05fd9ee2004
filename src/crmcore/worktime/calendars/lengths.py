"""Which of two lengths of time is the longer, where that holds whatever the day and the calendar: units differ, and many pairs cannot be compared."""

from __future__ import annotations

from datetime import timedelta
from typing import Final

from crmcore.worktime.calendars.duration import BY_CALENDAR, BY_TIME, LENGTH, Duration, TimeUnit
from crmcore.worktime.calendars.zone import DAY

# How long one is, at the least and at the most: these end with a day.
_DAYS: Final = {TimeUnit.DAY: (DAY, DAY), TimeUnit.WEEK: (7 * DAY, 7 * DAY), TimeUnit.MONTH: (28 * DAY, 31 * DAY)}
_WORKED: Final = BY_TIME & BY_CALENDAR
# The same of all that passes whether or not anybody works; working units have no length without a calendar.
_PASSING: Final = {**_DAYS, **{unit: (length, length) for unit, length in LENGTH.items() if unit not in _WORKED}}
_SUMMER_TIME: Final = timedelta(hours=1)


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
        return one.amount * _DAYS[one.unit][1] < other.amount * DAY
    if one.unit in _WORKED and other.unit in _WORKED:
        return one.amount * LENGTH[one.unit] <= other.amount * LENGTH[other.unit]
    return _most(one) <= _least(other)


def _least(length: Duration) -> timedelta:
    """Return the shortest time in which a length can pass; what is worked passes at best without a break."""
    if length.unit in _DAYS:
        return length.amount * _DAYS[length.unit][0] - _SUMMER_TIME
    if length.unit is TimeUnit.WORKING_DAY:
        return (length.amount - 1) * DAY - _SUMMER_TIME
    return length.amount * LENGTH[length.unit]


def _most(length: Duration) -> timedelta:
    """Return the longest time in which a length can pass; what is worked may take any time."""
    if length.unit in _DAYS:
        return length.amount * _DAYS[length.unit][1] + DAY + _SUMMER_TIME
    return timedelta.max if length.unit in BY_CALENDAR else length.amount * LENGTH[length.unit]


def longer_than(one: Duration, other: Duration) -> bool | None:
    """Return whether a length is surely or possibly longer than another, days taken as 24 hours; None where it takes a calendar to compare them.

    So 48 hours are not longer than 2 days, which end with a day: how a firm writes down the law's time, not how long it is on one day of the year.

    Clause: RULES-4.26
    """
    if one.unit is other.unit:
        return one.amount > other.amount
    if one.unit in BY_TIME and other.unit in BY_TIME:
        worked, longer = one.unit in _WORKED, one.amount * LENGTH[one.unit] > other.amount * LENGTH[other.unit]
        # Of time that is worked and time that passes, the one worked is never over earlier than as much of the other.
        return longer if (other.unit in _WORKED) is worked or longer is worked else None
    if one.unit in _PASSING and other.unit in _PASSING:
        return one.amount * _PASSING[one.unit][1] > other.amount * _PASSING[other.unit][0]
    if one.unit is TimeUnit.DAY and other.unit is TimeUnit.WORKING_DAY and one.amount <= other.amount:
        return False
    return None

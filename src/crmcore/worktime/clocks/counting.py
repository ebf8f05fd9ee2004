"""How each unit of time counts for a clock: what has been spent between two instants, and when a budget runs out.

Two rulers cover all units. `DaysRuler` counts local days (or working days) after the day it starts on; weeks and months become days from its
start. `TimeRuler` counts elapsed time, or working time where a calendar is named, to the microsecond.
"""

from __future__ import annotations

import math
from datetime import UTC, date, datetime, time, timedelta
from fractions import Fraction
from typing import Final, NamedTuple, Protocol
from zoneinfo import ZoneInfo

from crmcore.worktime.calendars.calendar import Calendar
from crmcore.worktime.calendars.duration import Duration, TimeUnit
from crmcore.worktime.calendars.zone import DAY, first_instant, local_day
from crmcore.worktime.period import add_months

BY_CALENDAR: Final = frozenset({TimeUnit.WORKING_HOUR, TimeUnit.WORKING_DAY})  # these cannot be counted without one
BY_TIME: Final = frozenset({TimeUnit.MINUTE, TimeUnit.HOUR, TimeUnit.WORKING_HOUR})

TICK: Final = timedelta(microseconds=1)
_TICKS: Final = {
    TimeUnit.MINUTE: timedelta(minutes=1) // TICK,
    TimeUnit.HOUR: timedelta(hours=1) // TICK,
    TimeUnit.WORKING_HOUR: timedelta(hours=1) // TICK,
}


class Ruler(Protocol):
    """How a clock counts from the instant at which it starts. Spent time is whole numbers: days, or microseconds."""

    @property
    def budget(self) -> int:
        """Return how much may be spent."""
        ...

    @property
    def unit(self) -> TimeUnit:
        """Return the unit that readers are told."""
        ...

    def whole(self, spent: int) -> int:
        """Return what is spent in whole units."""
        ...

    def spent(self, a: datetime, b: datetime) -> int:
        """Return what is spent from `a` to `b`."""
        ...

    def reached(self, a: datetime, amount: Fraction) -> datetime:
        """Return the first instant at which `amount` has been spent since `a`."""
        ...

    def due(self, a: datetime, left: int) -> datetime:
        """Return the first instant after what is `left` at `a`."""
        ...


class DaysRuler(NamedTuple):
    """Days after the day of the start: the start's day is left out, the last one runs to its end.

    A day begins at midnight, or at `turn`, the start's time of day, if given; the last one ends accordingly. With a calendar, only its working days
    count.
    """

    budget: int
    unit: TimeUnit
    zone: ZoneInfo
    calendar: Calendar | None
    turn: time | None

    def whole(self, spent: int) -> int:
        """Return the days spent."""
        return spent

    def spent(self, a: datetime, b: datetime) -> int:
        """Return the days counted over (the day of `a`, the day of `b`]."""
        if self.turn is None:
            zone = self.zone
            after, up_to = a.astimezone(zone).date(), b.astimezone(zone).date()
        else:
            after, up_to = self._day(a), self._day(b)
        return (up_to - after).days if self.calendar is None else self.calendar.count_working_days(after, up_to)

    def reached(self, a: datetime, amount: Fraction) -> datetime:
        """Return the beginning of the day on which `amount` is reached; if days begin at the start's time, the instant in between."""
        if self.turn is None:
            return first_instant(self._nth(self._day(a), math.ceil(amount)), self.zone)
        turned, turns = self.due(a, math.floor(amount)), self.due(a, math.ceil(amount))
        return turned + math.ceil((turns - turned) // TICK * (amount % 1)) * TICK

    def due(self, a: datetime, left: int) -> datetime:
        """Return the first instant after the last day; if days begin at the start's time, that time on the last day."""
        if self.turn is None:
            return first_instant(self._nth(a.astimezone(self.zone).date(), left) + DAY, self.zone)
        return first_instant(self._nth(self._day(a), left), self.zone, self.turn)

    def _day(self, at: datetime) -> date:
        day = at.astimezone(self.zone).date()
        return day if self.turn is None or at >= first_instant(day, self.zone, self.turn) else day - DAY

    def _nth(self, day: date, n: int) -> date:
        return day + n * DAY if self.calendar is None else self.calendar.nth_working_day(day, n)


class TimeRuler(NamedTuple):
    """Time elapsed, or working time where a calendar is given, in microseconds; `tick` of them make one unit."""

    budget: int
    unit: TimeUnit
    tick: int
    calendar: Calendar | None

    def whole(self, spent: int) -> int:
        """Return the completed units."""
        return spent // self.tick

    def spent(self, a: datetime, b: datetime) -> int:
        """Return the time from `a` to `b`."""
        return (b - a if self.calendar is None else self.calendar.between(a, b)) // TICK

    def reached(self, a: datetime, amount: Fraction) -> datetime:
        """Return the instant by which `amount` has elapsed."""
        return self.due(a, math.ceil(amount))

    def due(self, a: datetime, left: int) -> datetime:
        """Return the instant by which what is left has elapsed."""
        return a + left * TICK if self.calendar is None else self.calendar.add(a, left * TICK).astimezone(UTC)


def lay(within: Duration, start: datetime, *, zone: ZoneInfo, calendar: Calendar | None, to_the_minute: bool) -> Ruler:
    """Return the ruler for a duration that starts at `start` (in UTC, as are all instants given to it)."""
    turn = start.astimezone(zone).time() if to_the_minute else None
    match within.unit:
        case TimeUnit.DAY:
            days = within.amount
        case TimeUnit.WEEK:
            days = 7 * within.amount
        case TimeUnit.MONTH:
            day = local_day(start, zone)
            days = (add_months(day, within.amount) - day).days
        case TimeUnit.WORKING_DAY:
            return DaysRuler(within.amount, TimeUnit.WORKING_DAY, zone, calendar, turn)
        case unit:
            return TimeRuler(within.amount * _TICKS[unit], unit, _TICKS[unit], calendar)
    return DaysRuler(days, TimeUnit.DAY, zone, None, turn)

"""The line of time: what has elapsed since the start, or what of it was working time, to the microsecond."""

from __future__ import annotations

import math
from collections.abc import Iterable
from datetime import UTC, datetime
from fractions import Fraction
from typing import NamedTuple

from crmcore.errors import CalendarHorizon
from crmcore.worktime.calendars.calendar import Calendar
from crmcore.worktime.calendars.duration import TimeUnit
from crmcore.worktime.clocks.line import TICK, End, Gap, Position, whole_units


class TimeLine(NamedTuple):
    """Time elapsed, or working time where a calendar is given, in microseconds; `tick` of them make one unit."""

    budget: int
    unit: TimeUnit
    tick: int
    calendar: Calendar | None
    start: datetime

    def position(self, at: datetime) -> int:
        """Return the time since the start."""
        if at <= self.start:
            return 0
        return (at - self.start if self.calendar is None else self.calendar.between(self.start, at)) // TICK

    def begun(self, at: datetime) -> int:
        """Return the time since the start."""
        return self.position(at)

    def left(self, end: End, at: datetime) -> int:
        """Return the whole units that are left."""
        return end.told(whole_units(Fraction(end.position - self.position(at), self.tick)), at)

    def end(self, position: Position) -> End:
        """Return the first instant by which so much has elapsed; it is in time itself."""
        length = math.ceil(position) * TICK
        try:
            due = self.start + length if self.calendar is None else self.calendar.add(self.start, length).astimezone(UTC)
        except CalendarHorizon as beyond:
            return End(position, position, None, None, beyond.reasons)
        return End(position, position, due, due + TICK)

    def moved(self, budget: Position, gaps: Iterable[Gap]) -> End:
        """Return where a budget ends: each stretch that began before it moves it by its length."""
        position = budget
        for since, until in gaps:
            try:
                s, ends = self.position(since), self.position(until)
            except CalendarHorizon as beyond:
                return End(position, position, None, None, beyond.reasons)
            if s >= position:
                break
            position += ends - s
        return self.end(position)

    def reached(self, amount: Position, gaps: Iterable[Gap]) -> datetime:
        """Return the instant by which an amount has elapsed."""
        return self.moved(amount, gaps).instant()

"""The line on which a clock counts: where an instant lies on it, and where a budget ends that stood still for a while.

Two lines cover all units: one of days, one of time. What does not count has no length: nights and weekends between working days, hours outside
working hours.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from fractions import Fraction
from typing import Final, NamedTuple, Protocol, TypeAlias

from crmcore.decision import Reason
from crmcore.errors import CalendarHorizon
from crmcore.worktime.calendars.duration import TimeUnit

TICK: Final = timedelta(microseconds=1)

# Where an instant lies on a line: days, of which the one begun is a fraction; or microseconds.
Position: TypeAlias = Fraction | int
# A stretch in which a clock stood still: from one instant to another.
Gap: TypeAlias = tuple[datetime, datetime]


class End(NamedTuple):
    """Where a budget ends: the position, the instant, and the first instant that is too late (the same, where whole days end at midnight).

    `unrolled` is the position before the last day was rolled. Both instants are None where they lie `beyond` the days that a calendar knows. `day`
    is the last day, of a budget that ends with one: its hours may last into the next.
    """

    position: Position
    unrolled: Position
    due: datetime | None
    late_from: datetime | None
    beyond: tuple[Reason, ...] = ()
    day: date | None = None

    def passed(self, at: datetime) -> bool:
        """Return whether an instant that is known is too late."""
        return self.late_from is not None and at >= self.late_from

    @property
    def rolled_by(self) -> int:
        """Return the days by which the last day was put off; of one brought forward, less than none."""
        return math.ceil(self.position) - math.ceil(self.unrolled)

    def told(self, left: int, at: datetime) -> int:
        """Return what is left at an instant as readers are told it: never below nothing until the end, and never nothing behind it."""
        return min(left, -1) if self.passed(at) else max(left, 0)

    def instant(self) -> datetime:
        """Return the instant. Raises `CalendarHorizon` where it is not known."""
        if self.due is None:
            raise CalendarHorizon(*self.beyond)
        return self.due


class Line(Protocol):
    """How a clock counts from the instant at which it starts. All instants in UTC."""

    @property
    def budget(self) -> int:
        """Return how much may be spent."""
        ...

    @property
    def unit(self) -> TimeUnit:
        """Return the unit that readers are told."""
        ...

    @property
    def tick(self) -> int:
        """Return how much of the line makes one unit."""
        ...

    def position(self, at: datetime) -> Position:
        """Return where an instant lies."""
        ...

    def begun(self, at: datetime) -> int:
        """Return how far it has come by an instant, in whole days, or in microseconds."""
        ...

    def left(self, end: End, at: datetime) -> int:
        """Return how many whole units are left to an end; below zero behind it, and nowhere else.

        Of hours and minutes the one begun is left, so that zero is the end itself; of days it is not, and zero is the whole last day, with a night
        in which its hours last. What is over is one at least, also where nothing that counts has gone since: behind the hour at which the last day
        ended, or outside working hours.
        """
        ...

    def end(self, position: Position) -> End:
        """Return the end at a position."""
        ...

    def moved(self, budget: Position, gaps: Iterable[Gap]) -> End:
        """Return where a budget ends that stood still in some stretches, given in the order in which they began."""
        ...

    def reached(self, amount: Position, gaps: Iterable[Gap]) -> datetime:
        """Return when an amount has begun to be spent: at the beginning of a day, or at an instant."""
        ...


def whole_units(left: Position) -> int:
    """Return what is left in whole units, one begun for a whole; neither what is left nor what is over is told as nothing."""
    return math.ceil(left) if left > 0 else math.floor(left)


def joined(gaps: Iterable[Gap]) -> tuple[Gap, ...]:
    """Return stretches in the order in which they began, those that touch or overlap as one."""
    found: list[Gap] = []
    for begins, ends in sorted(gaps):
        if found and begins <= found[-1][1]:
            found[-1] = (found[-1][0], max(found[-1][1], ends))
        else:
            found.append((begins, ends))
    return tuple(found)

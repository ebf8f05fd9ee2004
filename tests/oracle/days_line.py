"""The line of days of a clock, walked minute by minute: where an instant lies on it, and where a budget ends that stood still for a while.

Shares nothing with the library. Instants are whole minutes; `works` says of a minute whether it counts, `counts` of a day.
"""

from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from fractions import Fraction
from math import ceil, floor
from zoneinfo import ZoneInfo

DAY, MINUTE = timedelta(days=1), timedelta(minutes=1)
Counts = Callable[[date], bool]
Works = Callable[[datetime], bool]


def minutes_of(day: date, place: ZoneInfo) -> list[datetime]:
    """Return every minute that the local clock shows as of a day, found by trying all around it."""
    at = datetime.combine(day, time(), UTC) - 2 * DAY
    found = []
    while at < datetime.combine(day, time(), UTC) + 3 * DAY:
        if at.astimezone(place).date() == day:
            found.append(at)
        at += MINUTE
    return found


class DaysWalked:
    """Days after that of a start, those that count side by side."""

    def __init__(self, start: datetime, place: ZoneInfo, counts: Counts, works: Works) -> None:
        self.first, self.place, self.counts, self.works = start.astimezone(place).date(), place, counts, works
        self.seen: dict[date, list[datetime]] = {}

    def begun(self, at: datetime) -> int:
        day, n = self.first, 0
        while day < at.astimezone(self.place).date():
            day += DAY
            n += self.counts(day)
        return n

    def minutes(self, day: date) -> list[datetime]:
        if day not in self.seen:
            self.seen[day] = [at for at in minutes_of(day, self.place) if self.works(at)]
        return self.seen[day]

    def position(self, at: datetime) -> Fraction:
        day = at.astimezone(self.place).date()
        if day <= self.first or not self.counts(day):
            return Fraction(self.begun(at))
        every = self.minutes(day)
        return self.begun(at) - 1 + Fraction(sum(minute < at for minute in every), len(every))

    def day(self, n: int) -> date:
        day = self.first
        while n:
            day += DAY
            n -= self.counts(day)
        return day

    def end(self, budget: int, still: list[tuple[datetime, datetime]]) -> tuple[Fraction, date, datetime | None]:
        """Return where the budget ends, on which day, and at which instant, if not with the day."""
        stretches: list[tuple[Fraction, Fraction]] = []
        for a, b in sorted((self.position(since), self.position(until)) for since, until in still):
            if stretches and a <= stretches[-1][1]:
                stretches[-1] = (stretches[-1][0], max(b, stretches[-1][1]))
            else:
                stretches.append((a, b))
        end, lost, total = Fraction(budget), 0, Fraction(0)
        for a, b in stretches:
            if a >= end:
                break
            left = end - a
            lost += floor(b) - floor(a)
            total += b - a
            end = max(end, Fraction(budget + min(lost, ceil(total))))
            if end <= b:
                end = max(end, b + left)
        if end == floor(end):
            return end, self.day(floor(end)), None
        day = self.day(ceil(end))
        every = self.minutes(day)
        gone = (end - floor(end)) * len(every)
        last = every[ceil(gone) - 1]
        part = gone - (ceil(gone) - 1)
        return end, day, last + timedelta(microseconds=ceil(part * 60_000_000))


def late(at: datetime, day: date, instant: datetime | None, place: ZoneInfo) -> bool:
    """Return whether an instant is after an end: the last day runs to midnight, an instant is in time itself."""
    return at.astimezone(place).date() > day if instant is None else at > instant

"""The line of days of a clock, walked minute by minute: where an instant lies on it, and where a budget ends that stood still for a while.

Its positions are walked, and shared with nothing. The rule of pauses (the days whose close they hold, together no more than the time that they add
up to) is written down a second time: whether it is the right one, the examples of pauses say. Instants are whole minutes; `works` says of a minute
whether it counts, `counts` of a day. Where days close `by` an hour, the same for all or told for each, that minute mark is in time itself: the day
lasts a microsecond longer.
"""

from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from fractions import Fraction
from math import ceil, floor
from zoneinfo import ZoneInfo

DAY, MINUTE = timedelta(days=1), timedelta(minutes=1)
Counts = Callable[[date], bool]
Works = Callable[[datetime], bool]
DayOf = Callable[[datetime], date]
By = time | Callable[[date], datetime]


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

    def __init__(self, start: datetime, place: ZoneInfo, counts: Counts, works: Works, days: DayOf | None = None, by: By | None = None) -> None:
        self.by, self.hours = by, dict[date, datetime]()
        self.day_of = days or (lambda at: at.astimezone(place).date())
        self.first, self.place, self.counts, self.works, self.nights = self.day_of(start), place, counts, works, days is not None
        self.seen: dict[date, list[datetime]] = {}

    def begun(self, at: datetime) -> int:
        return self.days_to(self.day_of(at))

    def days_to(self, last: date) -> int:
        day, n = self.first, 0
        while day < last:
            day += DAY
            n += self.counts(day)
        return n

    def minutes(self, day: date) -> list[datetime]:
        if day not in self.seen:
            around = minutes_of(day, self.place) + (minutes_of(day + DAY, self.place) if self.nights else [])
            self.seen[day] = [at for at in around if self.works(at) and self.day_of(at) == day]
        return self.seen[day]

    def hour(self, day: date) -> datetime:
        """Return the minute mark by which a day closes: the first at which the local clock shows that hour, or a later one."""
        if day not in self.hours:
            assert self.by is not None
            if not isinstance(self.by, time):
                return self.by(day)
            at, wanted = datetime.combine(day, time(), UTC) - DAY, datetime.combine(day, self.by)
            while at.astimezone(self.place).replace(tzinfo=None) < wanted:
                at += MINUTE
            self.hours[day] = at
        return self.hours[day]

    def between_hours(self, before: datetime, until: datetime, *, whole: bool) -> int:
        """Return the microseconds that count from behind the hour of a day to an instant, or to behind the hour of the next day."""
        gone, at = 0, before
        while at < until:
            gone += 60_000_000 * self.works(at)
            at += MINUTE
        return gone - self.works(before) + (whole and self.works(until))

    def by_the_hour(self, at: datetime) -> Fraction:
        day, n, before = self.first, 0, self.hour(self.first)
        if at <= before:
            return Fraction(0)
        while True:
            day += DAY
            if self.counts(day):
                if at <= (hour := self.hour(day)):
                    every = self.between_hours(before, hour, whole=True)
                    return n + Fraction(self.between_hours(before, at, whole=False), every or 1)
                n, before = n + 1, hour

    def position(self, at: datetime) -> Fraction:
        if self.by is not None:
            return self.by_the_hour(at)
        day = self.day_of(at)
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
        if self.by is not None:
            at = self.behind_an_hour(floor(end), end - floor(end))
            return end, self.day_of(at), at
        every = self.minutes(day)
        gone = (end - floor(end)) * len(every)
        last = every[ceil(gone) - 1]
        part = gone - (ceil(gone) - 1)
        return end, day, last + timedelta(microseconds=ceil(part * 60_000_000))

    def behind_an_hour(self, n: int, share: Fraction) -> datetime:
        """Return the instant at which a share of the day has gone that follows the hour of the n-th: the last one in time."""
        before = self.hour(self.day(n))
        left = share * self.between_hours(before, self.hour(self.day(n + 1)), whole=True) + self.works(before)
        at = before
        while left > 60_000_000 * self.works(at):
            left -= 60_000_000 * self.works(at)
            at += MINUTE
        return at + timedelta(microseconds=ceil(left) - self.works(before))

    def left(self, position: Fraction, at: datetime, *, is_late: bool, last: date | None = None) -> int:
        """Return the days left as readers are told them: what is over is one at least, also on the Saturday behind a Friday.

        Where days close by an hour, they are those to the `last` day: it may be the evening of one that has closed.
        """
        days = (ceil(position) if self.by is None or last is None else self.days_to(last)) - self.begun(at)
        return min(days, -1) if is_late else max(days, 0)

    def late(self, at: datetime, day: date, instant: datetime | None) -> bool:
        """Return whether an instant is after an end: the last day runs to its own end, or to its hour; an instant is in time itself."""
        if instant is None and self.by is not None:
            return at > self.hour(day)
        return self.day_of(at) > day if instant is None else at > instant

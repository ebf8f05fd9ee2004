"""The line of days: local days, or working days, after the day of the start lie side by side; weeks and months become days from the start."""

from __future__ import annotations

import math
from collections.abc import Iterable
from datetime import UTC, date, datetime, time
from fractions import Fraction
from typing import Final, NamedTuple
from zoneinfo import ZoneInfo

import attrs

from crmcore.errors import CalendarHorizon
from crmcore.worktime.calendars.calendar import Calendar
from crmcore.worktime.calendars.duration import TimeUnit
from crmcore.worktime.calendars.week import LocalTime
from crmcore.worktime.calendars.zone import DAY, first_instant, left_out
from crmcore.worktime.clocks.last_day import LastDay, hour_of, rolled
from crmcore.worktime.clocks.line import TICK, End, Gap, Position, whole_units
from crmcore.worktime.clocks.local_days import beginning, day_at, days_between, nth

_NO_TURN: Final[LocalTime] = (0, time())


class DaysLine(NamedTuple):
    """Days after the day of the start: the start's day is left out, the last one runs to its end.

    A day begins at midnight, or at `turn`, the start's time of day, if given; the last one ends accordingly, or as `last` says. Where that is an
    hour, each day closes at it, and the next one follows. With a calendar, only its working days count, each with the whole of a shift that begins
    on it. A line that `goes_on` from another counts the day on which it begins, where the day of a start does not count.
    """

    budget: int
    unit: TimeUnit
    zone: ZoneInfo
    calendar: Calendar | None
    turn: LocalTime | None
    start: date
    last: LastDay | None = None
    roll_by: Calendar | None = None
    goes_on: bool = False

    @property
    def tick(self) -> int:
        """Return 1: days count as they are."""
        return 1

    def begun(self, at: datetime) -> int:
        """Return the days begun after that of the start; if days begin at the start's time, those gone since."""
        return self._begun_by(day_at(at, self.zone, self.calendar) if self.turn is None else self._turned(at))

    def _begun_by(self, day: date) -> int:
        return 0 if day <= self.start else days_between(self.start, day, self.zone, self.calendar)

    def left(self, end: End, at: datetime) -> int:
        """Return the days from that of an instant to the last one; if days begin at the start's time, those that are left, one begun for a whole."""
        if self.turn is not None:
            return end.told(whole_units(end.position - self.position(at)), at)
        last = math.ceil(end.position)
        if self._by_the_hour and end.day is None and end.due is not None:  # within a day: maybe the evening before the one that closes next
            last -= day_at(end.due - TICK, self.zone, self.calendar) < self._nth(last)
        return end.told(last - self.begun(at), at)

    def position(self, at: datetime) -> Position:
        """Return the days closed since that of the start, and the share of the day begun."""
        if self.turn is not None:
            day = self._turned(at)
            return self._begun_by(day) + (self._share(at, self._turn(day), self._turn(self._next(day))) if day >= self.start else 0)
        day = day_at(at, self.zone, self.calendar)
        begun = self._begun_by(day)
        if self._by_the_hour:
            return self._by_the_close(at, day, begun)
        if (day <= self.start and not self.goes_on) or day < self.start or (self.calendar is not None and not self.calendar.is_working_day(day)):
            return begun
        return begun - 1 + self._share(at, self._begins(day), self._begins(day + DAY))

    @property
    def _by_the_hour(self) -> bool:
        return self.last is not None and (self.last.by is not None or self.last.closing)

    @property
    def _is_plain(self) -> bool:
        """Return whether each day counts, from its midnight to the next, and the last one ends as the others do."""
        return self.turn is None and self.calendar is None and self.last is None and not left_out(self.zone)

    def _by_the_close(self, at: datetime, day: date, begun: int) -> Position:
        """Return the days whose hour has come, and the share of the time since then, up to the hour of the next."""
        if day < self.start or (day == self.start and not self.goes_on and at < self._close(day)):
            return 0
        before = self._before(day) if day > self.start else None
        if before is not None and at < self._close(before):  # the hour of a night may come when the next day has begun, or as it begins
            return self._by_the_close(at, before, self._begun_by(before))
        if self._counts(day) and at < self._close(day):
            closed = begun - 1
        else:
            day, closed = self._nth(begun + 1), begun
        opens = self._opens(day)
        return closed + self._share(max(at, opens), opens, self._close(day))

    def end(self, position: Position) -> End:
        """Return the end of the day that closes at a position, or the instant within a day."""
        try:
            return self._end(position)
        except CalendarHorizon as beyond:
            return End(position, position, None, None, beyond.reasons)

    def _end(self, position: Position) -> End:
        n = math.floor(position)
        if position == n and self.turn is None:
            return self._end_of_day(n)
        due = self._instant(n, position - n)
        return End(position, position, due, due + TICK)

    def _end_of_day(self, n: int) -> End:
        """Return how the n-th day ends: where it is rolled to, at its midnight or its hour."""
        day = self._nth(n)
        last = day if self.last is None else rolled(self.last, day, self.roll_by)
        closed = n if last == day else self._begun_by(last)
        by = hour_of(self.last, last, self.zone, self.roll_by, self.calendar)
        midnight = self._begins(last + DAY)
        due, late_from = (midnight, midnight) if by is None else (by, by + TICK)
        return End(closed, n, due, late_from, day=last)

    def _instant(self, n: int, share: Position) -> datetime:
        """Return the last instant at which no more than a share of the day has gone that follows the n-th."""
        if self.turn is not None:
            day = self._nth(n)
            return self._within(self._turn(day), self._turn(self._next(day)), share) if share else self._turn(day)
        day = self._nth(n + 1)
        if not self._by_the_hour:
            return self._within(self._begins(day), self._begins(day + DAY), share)
        opens = self._opens(day)
        # Its hour belongs to the day that closes at it, so that the next one goes on a tick later; a day off, or a night, ends with no such tick.
        before = TICK if self.calendar is None else self.calendar.between(opens - TICK, opens)
        return self._within(opens, self._close(day), share) - before

    def moved(self, budget: Position, gaps: Iterable[Gap]) -> End:
        """Return where a budget ends: each stretch gives the days whose close it holds, and all of them no more than the time that they add up to."""
        gaps = tuple(gaps)
        if isinstance(budget, int) and self._is_plain:
            last = self._by_whole_days(budget, gaps)
            if last is not None:
                return self.end(last)
        rolls = self.last is not None and self.last.roll is not None and self.last.on is None
        end, lost, total, position = self.end(budget), 0, Fraction(0), budget
        for since, until in gaps:
            if end.passed(since):
                break
            try:
                begins, ends = self.position(since), self.position(until)
            except CalendarHorizon as beyond:
                return End(position, position, None, None, beyond.reasons)
            if begins >= end.position:
                break
            left = end.position - begins
            lost += math.floor(ends) - math.floor(begins)
            total += ends - begins
            position = max(position, budget + min(lost, math.ceil(total)))
            end = self.end(position)
            if end.position <= ends:  # it fell into the stretch: what was left at its beginning is left behind it
                position = max(position, ends + left)
                end = self.end(position)
            while rolls and end.position <= ends:  # rolled back into the stretch
                position = math.floor(position) + 1
                end = self.end(position)
        return end

    def _by_whole_days(self, budget: int, gaps: tuple[Gap, ...]) -> int | None:
        """Return where a budget of plain days ends, counted in days alone; None where two stretches or more may be shorter than the days they close.

        A stretch that ends at a later hour of its day than it began lasts at least those days; one that is shorter lacks less than a day, which
        rounding up makes good. By an hour, because a day on which the clock changes is longer or shorter than another.
        """
        end, short = budget, 0
        for since, until in gaps:
            begins, ends = since.astimezone(self.zone), until.astimezone(self.zone)
            first, last = self._days_closed(begins), self._days_closed(ends)
            if first >= end:
                break
            short += ends.hour <= begins.hour + 1
            if short > 1:
                return None
            end += last - first
        return end

    def _days_closed(self, local: datetime) -> int:
        """Return how many plain days after that of the start have closed by an instant, told in the zone."""
        n = (local.date() - self.start).days
        return n - 1 if n > 0 or (n == 0 and self.goes_on) else 0

    def reached(self, amount: Position, gaps: Iterable[Gap]) -> datetime:
        """Return the beginning of the day on which an amount is reached; if days begin at the start's time, the instant in between."""
        if self.turn is not None:
            return self.moved(amount, gaps).instant()
        if (whole := math.ceil(amount)) <= 0:
            return self._begins(self.start)
        end = self._unrolled().moved(whole - 1, gaps)
        begins = end.position + 1
        return self._begins(self._nth(math.floor(begins))) if begins == math.floor(begins) else end.instant()

    def _unrolled(self) -> DaysLine:
        """Return the line whose last day is the one counted; it closes at its hour."""
        if self.last is None:
            return self
        return self._replace(last=attrs.evolve(self.last, roll=None, on=None) if self._by_the_hour else None)

    def _counts(self, day: date) -> bool:
        return day not in left_out(self.zone) if self.calendar is None else self.calendar.is_working_day(day)

    def _opens(self, day: date) -> datetime:
        """Return the instant from which a day lasts that closes at an hour: the close of the day before."""
        before = self._before(day)
        return self._begins(self._first(day)) if before is None else self._close(before)

    def _before(self, day: date) -> date | None:
        """Return the day before that counts; None where there is none since the start, or, before the start's day, among those known."""
        first = self._first(day)
        day -= DAY
        while day >= first and not self._counts(day):
            day -= DAY
        return day if day >= first else None

    def _first(self, day: date) -> date:
        """Return the first day that may come before a day."""
        return self.start if day > self.start else date.min if self.roll_by is None else self.roll_by.first_day

    def _close(self, day: date) -> datetime:
        """Return the first instant behind the hour at which a day closes; behind its end, where it has no such hour."""
        hour = hour_of(self.last, day, self.zone, self.roll_by, self.calendar)
        return self._begins(day + DAY) if hour is None else hour + TICK

    def _turned(self, at: datetime) -> date:
        day = at.astimezone(self.zone).date() - (self.turn or _NO_TURN)[0] * DAY
        return day if at >= self._turn(day) else day - DAY

    def _turn(self, day: date) -> datetime:
        later, turn = self.turn or _NO_TURN
        return first_instant(day + later * DAY, self.zone, turn)

    def _begins(self, day: date) -> datetime:
        return beginning(day, self.zone, self.calendar)

    def _next(self, day: date) -> date:
        return nth(day, 1, self.zone, self.calendar)

    def _nth(self, n: int) -> date:
        return nth(self.start, n, self.zone, self.calendar)

    def _share(self, at: datetime, begins: datetime, ends: datetime) -> Fraction:
        """Return which share of a day has gone: of its length, or of its working time."""
        gone, whole = (
            (at - begins, ends - begins) if self.calendar is None else (self.calendar.between(begins, at), self.calendar.between(begins, ends))
        )
        return Fraction(gone // TICK, whole // TICK) if whole else Fraction(0)

    def _within(self, begins: datetime, ends: datetime, share: Position) -> datetime:
        """Return the instant at which so much of a day has gone."""
        if self.calendar is None:
            return begins + math.ceil((ends - begins) // TICK * share) * TICK
        return self.calendar.add(begins, math.ceil(self.calendar.between(begins, ends) // TICK * share) * TICK).astimezone(UTC)

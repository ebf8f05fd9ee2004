"""Rhythms by walking: every day is looked at, one after the other, by somebody with a calendar on the wall."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable, Iterator
from datetime import date, timedelta

ONE, ZERO = timedelta(days=1), timedelta()
MONTHS = {"month": 1, "quarter": 3, "year": 12}


def months_on(day: date, months: int) -> date:
    """Return the day so many months on, one month after the other; the number of the day is remembered, not clipped for good."""
    year, month = day.year, day.month
    for _ in range(abs(months)):
        if months > 0:
            year, month = (year + 1, 1) if month == 12 else (year, month + 1)
        else:
            year, month = (year - 1, 12) if month == 1 else (year, month - 1)
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def steps_on(day: date, amount: int, unit: str, times: int) -> date:
    """Return the day so many intervals on."""
    if unit == "month":
        return months_on(day, amount * times)
    for _ in range(amount * (7 if unit == "week" else 1) * abs(times)):
        day += ONE if times > 0 else -ONE
    return day


def period_of(each: str, day: date) -> tuple[date, date]:
    """Return the first and the last day of the month, quarter or year that a day is in, found by walking to both ends."""

    def name(one: date) -> tuple[int, ...]:
        return {"month": (one.year, one.month), "quarter": (one.year, (one.month - 1) // 3), "year": (one.year,)}[each]

    first = last = day
    while name(first - ONE) == name(day):
        first -= ONE
    while name(last + ONE) == name(day):
        last += ONE
    return first, last


def planned(kind: tuple[object, ...], start: date, n: int) -> date:
    """Return the day of the n-th, before it is rolled: `("every", 3, "month")`, `("weekday", 4)`, `("nth", 2, 4)`, `("by", 5, "month")` and so on."""
    match kind:
        case ("every", int(amount), str(unit)):
            return steps_on(start, amount, unit, n - 1)
        case ("weekday", int(weekday)):
            day = start
            while day.weekday() != weekday:
                day += ONE
            return steps_on(day, 1, "week", n - 1)
        case ("nth", int(nth), int(weekday)):
            month = start.replace(day=1)
            if nth_in(month, nth, weekday) < start:
                month = months_on(month, 1)
            return nth_in(months_on(month, n - 1), nth, weekday)
        case ("by", int(number), str(each)):
            _, last = period_of(each, months_on(period_of(each, start)[0], MONTHS[each] * (n - 1)))
            first, end = period_of("month", last + ONE)
            return min(first + (number - 1) * ONE, end)
        case ("count", int(), str(each)):
            return period_of(each, months_on(period_of(each, start)[0], MONTHS[each] * (n - 1)))[1]
    raise AssertionError(kind)


def nth_in(month: date, nth: int, weekday: int) -> date:
    """Return the n-th weekday of a month, the last one for -1."""
    first, last = period_of("month", month)
    days = [day for day in walk(first, last) if day.weekday() == weekday]
    return days[nth if nth < 0 else nth - 1]


def walk(first: date, last: date) -> Iterator[date]:
    """Walk the days from one to another, both included."""
    while first <= last:
        yield first
        first += ONE


def covered(kind: tuple[object, ...], day: date) -> date:
    """Return the last day of the period that an occurrence planned for a day reports on; the day before it where it reports on none."""
    if kind[0] != "by":
        return date.min
    month = period_of("month", day)[0]
    return month - ONE


class NotKnown(Exception):
    """A day had to be asked that the calendar on the wall does not have."""


def rolled(kind: tuple[object, ...], start: date, n: int, roll: str | None, works: Callable[[date], bool | None]) -> date | None:
    """Return the last day of the n-th; None where a day has to be asked that is not known."""
    day = planned(kind, start, n)

    def ask(one: date) -> bool:
        found = works(one)
        if found is None:
            raise NotKnown
        return found

    try:
        return (
            day
            if roll is None or ask(day)
            else stand_in(day, roll, ask, planned(kind, start, n - 1), planned(kind, start, n + 1), covered(kind, day))
        )
    except NotKnown:
        return None


def stand_in(day: date, roll: str, works: Callable[[date], bool], before: date, after: date, floor: date) -> date:
    """Return the day that stands in between two neighbours and after a floor; the day itself where none does.

    Whoever the roll sends that way has the way; the other side is taken only where a neighbour keeps a working day of its own.
    """
    back_first = roll == "preceding" or (roll == "modified following" and not left_in_month(day, works))
    for step in (-ONE, ONE) if back_first else (ONE, -ONE):
        found = day + step
        while not works(found):
            found += step
        if step < ZERO and found > max(before, floor) and (roll == "preceding" or any(works(one) for one in back(found - ONE, before))):
            return found
        if step > ZERO and found < after and (roll != "preceding" or any(works(one) for one in walk(found + ONE, after))):
            return found
    return day


def left_in_month(day: date, works: Callable[[date], bool]) -> bool:
    """Return whether the month of a day has a working day left after it."""
    return any(works(one) for one in walk(day + ONE, period_of("month", day)[1]))


def back(last: date, first: date) -> Iterator[date]:
    """Walk the days back from one to another, both included."""
    while first <= last:
        yield last
        last -= ONE


# Reading -----------------------------------------------------------------------------------------------------------------------------------------


def opens(kind: tuple[object, ...], start: date, n: int, roll: str | None, works: Callable[[date], bool | None]) -> date:
    """Return the first day that belongs to the n-th: that of its period, its week, its month, or the first that is nearer to it than to the one before."""
    day, before = planned(kind, start, n), planned(kind, start, n - 1)
    match kind:
        case ("every", *_):
            first = next(one for one in walk(before + ONE, day) if (day - one) <= (one - before))
        case ("weekday", *_):
            first = day
            while first.weekday() != 0:
                first -= ONE
        case ("nth", *_) | ("by", *_):
            first = period_of("month", day)[0]
        case ("count", int(), str(each)):
            first = period_of(each, day)[0]
    if roll is None:
        return first
    own, other = rolled(kind, start, n, roll, works), rolled(kind, start, n - 1, roll, works)
    if own is not None:
        first = min(first, own)
    return first if other is None else max(first, other + ONE)


def watched(
    kind: tuple[object, ...],
    start: date,
    acts: list[tuple[date, int]],
    today: date,
    off: Callable[[date], bool],
    roll: str | None = None,
    works: Callable[[date], bool | None] = lambda _: True,
) -> list[tuple[str, date | None, int, int]]:
    """Watch a rhythm day by day: for each occurrence that has opened what became of it, when it was done, how many days late and how many early."""
    wanted = kind[1] if kind[0] == "count" else 1
    days: list[tuple[date, date | None]] = []
    n = 1
    while (first := opens(kind, start, n, roll, works)) <= today:
        days.append((first, rolled(kind, start, n, roll, works)))
        n += 1
    counted, done_on = [0] * len(days), [None] * len(days)
    for day in walk(min([start - 400 * ONE, *(one for one, _ in acts)]), today):
        here = [place for place, (first, _) in enumerate(days) if first <= day]
        for on, count in acts:
            if on == day and here:
                counted[here[-1]] += count
                if counted[here[-1]] >= wanted and done_on[here[-1]] is None:  # type: ignore[operator]
                    done_on[here[-1]] = day  # type: ignore[call-overload]
    return [became(last, done, today, off) for (_, last), done in zip(days, done_on, strict=True)]


def became(last: date | None, done: date | None, today: date, off: Callable[[date], bool]) -> tuple[str, date | None, int, int]:
    """Return what became of an occurrence."""
    if last is None:
        return "unknown", done, 0, 0
    if done is None and off(last):
        return "suspended", None, 0, 0
    late = len([*walk(last + ONE, done or today)])
    early = len([*walk(done, last - ONE)]) if done else 0
    if done is None:
        return "missed" if late else "due", None, late, 0
    return "late" if late else "kept", done, late, early


def gap_overdue(amount: int, unit: str, acts: list[date], day: date, off: Callable[[date], bool]) -> bool:
    """Return whether a longest gap was overdue on a day: the last time is further back than it may be, not counting days of suspension at its end."""
    before = [one for one in acts if one <= day]
    if not before:
        return False  # due now, which is not late
    end = steps_on(max(before), amount, unit, 1)
    while off(end) and end <= day:
        end += ONE
    return day > end and not off(day)

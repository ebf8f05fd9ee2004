"""Working days by walking: one day after the other, no tables."""

from collections.abc import Container
from datetime import date, timedelta

ONE = timedelta(days=1)


def is_worked(day: date, weekdays: Container[int], holidays: Container[date], make_up: Container[date]) -> bool:
    if day in make_up:
        return True
    return day not in holidays and day.weekday() in weekdays


def nth_after(day: date, n: int, weekdays: Container[int], holidays: Container[date], make_up: Container[date]) -> date:
    while n:
        day += ONE
        n -= is_worked(day, weekdays, holidays, make_up)
    return day


def count(after: date, up_to: date, weekdays: Container[int], holidays: Container[date], make_up: Container[date]) -> int:
    found = 0
    while after < up_to:
        after += ONE
        found += is_worked(after, weekdays, holidays, make_up)
    return found

"""Rolled days by walking: one day after the other, until one is worked."""

from collections.abc import Callable
from datetime import date, timedelta

ONE = timedelta(days=1)


def rolled(day: date, roll: str, works: Callable[[date], bool | None]) -> date | None:
    """Return the day, or the one that stands in for it; None where a day has to be asked that is not known (`works` answers None)."""
    if works(day) is not False:
        return day if works(day) else None
    if roll == "following":
        return _walk(day, ONE, works)
    if roll == "modified following":
        later = day + ONE
        while later.month == day.month:
            if works(later) is not False:
                return later if works(later) else None
            later += ONE
    return _walk(day, -ONE, works)


def _walk(day: date, step: timedelta, works: Callable[[date], bool | None]) -> date | None:
    while works(day) is False:
        day += step
    return day if works(day) else None

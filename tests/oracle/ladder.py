"""The obvious twin of the escalation ladder for a clock of days: walk day by day, and leave out the days that a pause takes."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from fractions import Fraction


def day_reached(start: date, wanted: Fraction, pauses: Iterable[tuple[date, date]]) -> date:
    """Return the first day that reads so many counted days or more; a pause takes out the days after its first, up to its last."""
    standing = {first + timedelta(days=n) for first, last in pauses for n in range(1, (last - first).days + 1)}
    day, counted = start, 0
    while counted < wanted:
        day += timedelta(days=1)
        counted += day not in standing
    return day

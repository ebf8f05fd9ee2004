"""The obvious twin of return visits: the next visit is found by walking day by day."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta


def next_visit(last: date, amount: int, unit: str) -> date:
    """Return the last day on which the next visit is in time."""
    if unit in ("day", "week"):
        for _ in range(amount * (7 if unit == "week" else 1)):
            last += timedelta(days=1)
        return last
    wanted, year, month = last.day, last.year, last.month
    for _ in range(amount):
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)
    return date(year, month, min(wanted, monthrange(year, month)[1]))

"""The slow twin of the published summary: it walks from day to day, and counts the business days it passes."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date, timedelta
from typing import Protocol


class Complaint(Protocol):
    """What the twin looks at."""

    @property
    def received(self) -> date: ...
    @property
    def closed(self) -> date | None: ...
    @property
    def outcome(self) -> str | None: ...


def business_days(start: date, end: date, holidays: Collection[date]) -> int:
    """Count business days after the start, up to and with the end."""
    passed, day = 0, start
    while day < end:
        day += timedelta(days=1)
        passed += day.isoweekday() <= 5 and day not in holidays
    return passed


def counts(rows: Sequence[Complaint], first: date, last: date, holidays: Collection[date]) -> tuple[int, int, int, int, int]:
    """Return how many were opened, closed, closed by the third business day, later but within 56 days, and upheld."""
    opened = closed = soon = in_8_weeks = upheld = 0
    for row in rows:
        opened += first <= row.received <= last
        if row.closed is None or not first <= row.closed <= last:
            continue
        closed += 1
        # Closed on a day off after the third business day is too late, though no fourth business day has passed.
        third = row.received
        while business_days(row.received, third, holidays) < 3:
            third += timedelta(days=1)
        if row.closed <= third:
            soon += 1
        elif (row.closed - row.received).days <= 56:
            in_8_weeks += 1
        upheld += row.outcome in ("upheld", "partly_upheld")
    return opened, closed, soon, in_8_weeks, upheld

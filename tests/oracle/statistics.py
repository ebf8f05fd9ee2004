"""The slow twin of the complaint statistics: it asks of every complaint, one question at a time, with loops and lists."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Protocol


class Complaint(Protocol):
    """What the twin looks at."""

    @property
    def received(self) -> date: ...
    @property
    def closed(self) -> date | None: ...
    @property
    def is_closed(self) -> bool | None: ...
    @property
    def matter(self) -> str | None: ...


def received(rows: Sequence[Complaint], days: Sequence[date], matter: str | None) -> int:
    return len([row for row in rows if row.received in days and row.matter == matter])


def closed(rows: Sequence[Complaint], days: Sequence[date]) -> int | None:
    """Count those closed; where none is, and one that was there may be, nobody knows how many."""
    found = [row for row in rows if row.closed in days]
    dark = [row for row in rows if row.received <= max(days) and row.closed is None and row.is_closed is not False]
    return None if dark and not found else len(found)


def undated(rows: Sequence[Complaint], days: Sequence[date]) -> list[Complaint]:
    return [row for row in rows if row.received in days and row.is_closed is True and row.closed is None]


def ended(rows: Sequence[Complaint], days: Sequence[date]) -> list[Complaint]:
    return [row for row in rows if row.closed in days] + undated(rows, days)


def open_for(rows: Sequence[Complaint], days: Sequence[date], made_on: date, least: int, most: int) -> int | None:
    """Count those of an age that were there, and not closed, when the last day ended; None when the end of one is in the dark."""
    last, found = max(days), 0
    told = max(day for day in days if day <= made_on)
    for row in rows:
        if row.received > last:
            continue
        if row.closed is None and row.is_closed is not False:
            return None
        gone = row.closed is not None and row.closed <= last
        if not gone and least <= max((told - row.received).days, 0) <= most:
            found += 1
    return found

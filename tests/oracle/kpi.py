"""The slow, obvious twins of the KPIs: each goes over the rows as the definition reads, with lists and Fractions, and shares nothing with the library."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from fractions import Fraction
from typing import Protocol


class Complaint(Protocol):
    """What the twins look at."""

    @property
    def received(self) -> date: ...
    @property
    def closed(self) -> date | None: ...
    @property
    def is_closed(self) -> bool | None: ...
    @property
    def timeliness(self) -> str: ...
    @property
    def due(self) -> date | None: ...
    @property
    def closed_at(self) -> datetime | None: ...
    @property
    def due_at(self) -> datetime | None: ...
    @property
    def outcome(self) -> str | None: ...
    @property
    def recorded_late(self) -> bool | None: ...


def share(part: Sequence[object], whole: Sequence[object]) -> Fraction | None:
    return Fraction(len(part), len(whole)) if whole else None


def shown(row: Complaint) -> str:
    """Return what the clock says; where there is none, what its two instants or days show; else what is stated. What ended unanswered is neither.

    Withdrawn or merged by the deadline is such an end.
    """
    if row.timeliness in ("in_time", "late", "ended") or row.closed is None or row.due is None:
        return row.timeliness
    met = "ended" if row.outcome in ("withdrawn", "merged") else "in_time"
    if row.closed_at is not None and row.due_at is not None:
        return "late" if row.closed_at.timestamp() > row.due_at.timestamp() else met
    return "late" if row.closed > row.due else met


def closed_in_time(rows: Sequence[Complaint], days: set[date]) -> Fraction | None:
    closed = [row for row in rows if row.closed in days and shown(row) in ("in_time", "late")]
    return share([row for row in closed if shown(row) == "in_time"], closed)


def stated_in_time(rows: Sequence[Complaint], days: set[date]) -> Fraction | None:
    went = [row for row in rows if row.outcome in ("withdrawn", "merged") and row.is_closed is not False and shown(row) != "late"]
    stated = [row for row in rows if row.received in days and row.timeliness.startswith("stated")]
    stated = [row for row in stated if row.timeliness == "stated_late" or row not in went]
    return share([row for row in stated if row.timeliness == "stated_in_time"], stated)


def closing(rows: Sequence[Complaint], days: set[date]) -> Fraction | None:
    """Walk day by day: a complaint is on hand in the month when it is open at the start of one of its days, or received on one."""
    last, on_hand = max(days), []
    for row in rows:
        if row.received > last:
            continue
        if row.closed is None and row.is_closed is not False:
            return None  # nobody knows how it stood
        if any(row.received <= day and (row.closed is None or row.closed >= day) for day in days):
            on_hand.append(row)
    return share([row for row in on_hand if row.closed is not None and row.closed <= last], on_hand)


def recorded_late(rows: Sequence[Complaint], days: set[date]) -> Fraction | None:
    """Take the complaints that ended in the month and say when they were put on record; and of these the ones that say it was too late."""
    told = [row for row in rows if row.closed in days and row.recorded_late is not None]
    return share([row for row in told if row.recorded_late], told)


def resolution(rows: Sequence[Complaint], days: set[date]) -> Fraction | None:
    """Count solved problems among those that ended in the month, one way or the other; what went on elsewhere did not end."""
    solved = [row for row in rows if row.closed in days and row.outcome in ("upheld", "partly_upheld", "solved")]
    unsolved = [row for row in rows if row.closed in days and row.outcome in ("not_upheld", "explained", "not_accepted", "withdrawn", "referred")]
    return share(solved, solved + unsolved)


def received(rows: Sequence[Complaint], days: set[date]) -> int:
    return len([row for row in rows if row.received in days])


def csat(scores: Sequence[int | None], enough: int) -> Fraction | None:
    answers = [score for score in scores if score is not None]
    return share([score for score in answers if score in range(enough, 6)], answers)


def down_by_met(now: Fraction, base: Fraction, by: Fraction) -> bool:
    """Answer whether a figure fell by at least the share `by` of its base, said with the fall itself."""
    return base - now >= by * base


def nps(scores: Sequence[int | None]) -> Fraction | None:
    """Go through the answers once for each side, as the definition reads."""
    answers = [score for score in scores if score is not None]
    if not answers:
        return None
    return Fraction(100 * (len([one for one in answers if one in (9, 10)]) - len([one for one in answers if one in range(7)])), len(answers))


def filled(pairs: Sequence[tuple[int, int]]) -> Fraction | None:
    """Lay all required fields in a row, a file after the other, and look which are filled."""
    fields = [place < full for full, required in pairs for place in range(required)]
    return share([one for one in fields if one], fields)


def in_every(events: int, base: int, per: int) -> Fraction | None:
    return Fraction(events, base) * per if base else None

"""The slow twin of the complaint section: it goes over all complaints once for each number, and shares nothing with the library.

What is not known is not none: a number, or a list, is None as soon as nothing is found and something may be missing.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime
from fractions import Fraction
from typing import Protocol


class Amount(Protocol):
    """An amount of money."""

    @property
    def amount(self) -> object: ...
    @property
    def currency(self) -> str: ...


class Complaint(Protocol):
    """What the twin looks at."""

    @property
    def id(self) -> str: ...
    @property
    def received(self) -> date: ...
    @property
    def closed(self) -> date | None: ...
    @property
    def is_closed(self) -> bool | None: ...
    @property
    def due(self) -> date | None: ...
    @property
    def closed_at(self) -> datetime | None: ...
    @property
    def due_at(self) -> datetime | None: ...
    @property
    def overdue(self) -> bool | None: ...
    @property
    def paused(self) -> bool | None: ...
    @property
    def timeliness(self) -> str: ...
    @property
    def matter(self) -> str | None: ...
    @property
    def channel(self) -> str | None: ...
    @property
    def outcome(self) -> str | None: ...
    @property
    def cause(self) -> str | None: ...
    @property
    def disputed(self) -> bool | None: ...
    @property
    def remedy(self) -> Amount | None: ...
    @property
    def events(self) -> tuple[str, ...]: ...


Rows = Sequence[Complaint]
Table = tuple[list[tuple[str, int]], int]


def seen(found: int, unknown: int) -> int | None:
    return None if found == 0 and unknown > 0 else found


def received(rows: Rows, days: Sequence[date]) -> list[Complaint]:
    return [row for row in rows if row.received in days]


def closed(rows: Rows, days: Sequence[date]) -> list[Complaint]:
    return [row for row in rows if row.closed in days]


def undated(rows: Rows, days: Sequence[date]) -> list[Complaint]:
    return [row for row in received(rows, days) if row.is_closed is True and row.closed is None]


def ended(rows: Rows, days: Sequence[date]) -> list[Complaint]:
    return closed(rows, days) + undated(rows, days)


def unclear(rows: Rows, days: Sequence[date]) -> list[Complaint]:
    """Those that were there, of which nobody knows whether they had ended."""
    return [row for row in rows if row.received <= max(days) and row.closed is None and row.is_closed is not False]


def open_ones(rows: Rows, days: Sequence[date]) -> list[Complaint]:
    end = max(days)
    there = [row for row in rows if row.received <= end and ((row.closed is None and row.is_closed is False) or (row.closed or end) > end)]
    return sorted(there, key=lambda row: (row.received, row.id))


def was_overdue(row: Complaint, end: date) -> bool | None:
    if row.overdue is False and row.closed is None:
        return False
    if row.due is not None:
        return not row.due > end
    return True if row.overdue is True else None


def was_paused(row: Complaint) -> bool | None:
    if row.paused:
        return True
    return None if row.overdue is None else False


def by_days(row: Complaint) -> str | None:
    """What was withdrawn or merged by its deadline ended; what ended otherwise was in time, or late."""
    if row.timeliness in ("in_time", "late", "ended") or row.closed is None or row.due is None:
        return None
    late = row.closed > row.due
    if row.closed_at is not None and row.due_at is not None:
        late = row.closed_at.timestamp() > row.due_at.timestamp()
    return "late" if late else "ended" if row.outcome in ("withdrawn", "merged") else "in_time"


def judged(row: Complaint) -> str | None:
    if row.timeliness in ("in_time", "late"):
        return row.timeliness
    found = by_days(row)
    return None if found == "ended" else found


def timeliness(row: Complaint) -> str | None:
    if row.timeliness == "ended" or by_days(row) == "ended":
        return "ended"
    return judged(row) or ("stated" if row.timeliness.startswith("stated") else None)


def statement(row: Complaint) -> str | None:
    return row.timeliness if row.timeliness.startswith("stated") else None


def table(rows: Rows, word: Callable[[Complaint], str | None]) -> Table:
    words = {found for row in rows if (found := word(row)) is not None}
    counted = [(one, len([row for row in rows if word(row) == one])) for one in words]
    return sorted(counted, key=lambda pair: (-pair[1], pair[0])), len([row for row in rows if word(row) is None])


def told_until(days: Sequence[date], made_on: date) -> date:
    """The last of the days that had ended when the records were made."""
    return [day for day in days if day <= made_on][-1]


def numbers(rows: Rows, days: Sequence[date], made_on: date) -> dict[str, tuple[int | None, int]]:
    """Return each number of the section: what is counted, and how many more it may be."""
    dark, there, end = len(unclear(rows, days)), open_ones(rows, days), told_until(days, made_on)
    came, went = received(rows, days), closed(rows, days)
    late = len([row for row in there if was_overdue(row, end) is True])
    late_dark = dark + len([row for row in there if was_overdue(row, end) is None])
    still = len([row for row in there if was_paused(row) is True])
    still_dark = dark + len([row for row in there if was_paused(row) is None])
    silent = len([row for row in came if row.disputed is None])
    unpaid = dark + len([row for row in went if row.remedy is None and not row.events])
    return {
        "received": (len(came), 0),
        "closed": (seen(len(went), dark), dark),
        "closing_day_unknown": (len(undated(rows, days)), 0),
        "state_unknown": (len([row for row in came if row.closed is None and row.is_closed is None]), 0),
        "open": (seen(len(there), dark), dark),
        "overdue": (seen(late, late_dark), late_dark),
        "paused": (seen(still, still_dark), still_dark),
        "disputed": (seen(len([row for row in came if row.disputed is True]), silent), silent),
        "remedies": (seen(len([row for row in went if row.remedy is not None]), unpaid), unpaid),
    }


def ids(rows: Rows, days: Sequence[date], made_on: date) -> dict[str, list[str]]:
    there = open_ones(rows, days)
    return {
        "open": [row.id for row in there],
        "overdue": [row.id for row in there if was_overdue(row, told_until(days, made_on)) is True],
        "paused": [row.id for row in there if was_paused(row) is True],
    }


def tables(rows: Rows, days: Sequence[date]) -> dict[str, tuple[Table, str]]:
    """Return each table of words, and whom it counts."""
    end = "ended" if undated(rows, days) else "closed"
    found = {
        "matter": (table(received(rows, days), lambda row: row.matter), "received"),
        "channel": (table(received(rows, days), lambda row: row.channel), "received"),
        "outcome": (table(ended(rows, days), lambda row: row.outcome), end),
        "cause": (table(ended(rows, days), lambda row: row.cause), end),
    }
    return {name: one for name, one in found.items() if one[0][0]}


def went_away_in_time(row: Complaint) -> bool:
    """Say of a row stated to be in time whether it was withdrawn or merged, with nothing that shows it open, or its end behind the deadline."""
    gone = row.outcome in ("withdrawn", "merged") and row.timeliness == "stated_in_time" and row.is_closed is not False
    return gone and judged(row) != "late"


def shares(rows: Rows, days: Sequence[date], word: Callable[[Complaint], str | None]) -> dict[str | None, tuple[Fraction | None, Fraction | None]]:
    """Return, for each word, the share closed in time, and the share stated to be."""
    known = [row for row in closed(rows, days) if judged(row)]
    said = [row for row in received(rows, days) if statement(row) and not went_away_in_time(row)]
    found: dict[str | None, tuple[Fraction | None, Fraction | None]] = {}
    for one in {word(row) for row in known + said}:
        ours, theirs = [row for row in known if word(row) == one], [row for row in said if word(row) == one]
        in_time = [row for row in ours if judged(row) == "in_time"]
        stated = [row for row in theirs if row.timeliness == "stated_in_time"]
        found[one] = (Fraction(len(in_time), len(ours)) if ours else None, Fraction(len(stated), len(theirs)) if theirs else None)
    return found


def notes(rows: Rows, days: Sequence[date]) -> dict[str, int]:
    """Return the number in each sentence about what the source leaves open."""
    came, there = received(rows, days), open_ones(rows, days)
    said = [row for row in came if statement(row)]
    compared = [row for row in said if judged(row)]
    found = {
        "note.stated": len(said),
        "note.stated_compared": len(compared),
        "note.closing_day_unknown": len(undated(rows, days)),
        "note.state_unknown": len([row for row in came if row.closed is None and row.is_closed is None]),
        "note.open_unknown": len(unclear(rows, days)),
        "note.deadline_unknown": len([row for row in closed(rows, days) if timeliness(row) is None]),
        "note.endings_unknown": 0 if any(row.outcome or timeliness(row) == "ended" for row in ended(rows, days)) else len(closed(rows, days)),
        "note.overdue_unknown": len([row for row in there if was_overdue(row, max(days)) is None]),
    }
    return {code: count for code, count in found.items() if count}


def against(rows: Rows, days: Sequence[date]) -> int:
    return len([row for row in received(rows, days) if statement(row) and judged(row) and statement(row) != f"stated_{judged(row)}"])


def days_to_close(rows: Rows, days: Sequence[date]) -> list[int]:
    return sorted((row.closed - row.received).days for row in closed(rows, days) if row.closed is not None)


def by_day(found: Sequence[date | None], days: Sequence[date]) -> list[tuple[date, int]]:
    return [(day, list(found).count(day)) for day in days if day in found]


def happened(rows: Rows, days: Sequence[date]) -> list[tuple[str, int, str]]:
    came = sorted(received(rows, days), key=lambda row: (row.received, row.id))
    order = list(dict.fromkeys(event for row in came for event in row.events))
    counted = [(event, [row.id for row in came if event in row.events]) for event in order]
    return [(event, len(having), having[0]) for event, having in sorted(counted, key=lambda pair: -len(pair[1]))]

"""The slow, obvious twin of what a complaint file says of closings: rows of plain days and words, judged as a person with a ruler would.

What was withdrawn or merged by its deadline was never to be answered: it is no closing in time, and none that was late. A source that states so of
what its own days show to be late contradicts itself: its days hold.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import NamedTuple


class Line(NamedTuple):
    """One row of a file, by our words; `given` is its deadline, `stated` what its source says of timeliness."""

    received: date
    closed: date | None
    given: date | None
    outcome: str | None
    stated: str | None
    kind: str | None = None


class Closings(NamedTuple):
    """Of those closed in the month: how many in time, late, with no answer due, only stated, unknown."""

    in_time: int
    late: int
    no_answer_due: int
    stated: int
    unknown: int


def verdict(row: Line, due: date | None) -> str:
    """Say of a closed row how it stands to a deadline."""
    shown_late = row.closed is not None and row.given is not None and row.closed > row.given
    went_away = row.outcome in ("withdrawn", "merged") or (row.stated == "ended" and not shown_late)
    if due is not None and row.closed is not None:
        if row.closed > due:
            return "late"
        return "no_answer_due" if went_away else "in_time"
    if row.stated == "ended" or (went_away and row.stated == "stated_in_time"):
        return "no_answer_due"
    return "unknown" if row.stated is None else "stated"


def closings(rows: Sequence[Line], first: date, last: date, *, days: dict[str | None, int] | None = None) -> Closings:
    """Count the closings of a month by the deadlines of the rows, or by so many days for each kind that has any."""
    found: list[str] = []
    for row in rows:
        due = row.given
        if days is not None and row.kind in days:
            due = row.received + timedelta(days=days[row.kind])
        if row.closed is not None and first <= row.closed <= last:
            found.append(verdict(row, due))
    return Closings(*(found.count(one) for one in Closings._fields))


def stated(rows: Sequence[Line], first: date, last: date) -> tuple[int, int]:
    """Count those received in the month and stated to be in time, and those stated either way; who went away in time was stated to be neither."""
    told = []
    for row in rows:
        shown_late = row.closed is not None and row.given is not None and row.closed > row.given
        if row.outcome in ("withdrawn", "merged") and row.stated == "stated_in_time" and not shown_late:
            continue
        if first <= row.received <= last and row.stated in ("stated_in_time", "stated_late"):
            told.append(row.stated)
    return told.count("stated_in_time"), len(told)

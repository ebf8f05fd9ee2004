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


def stated(rows: Sequence[Line], first: date, last: date) -> tuple[int, int, int, int]:
    """Count those received in the month and stated to be in time, those stated either way, those that had no answer due any more, and the others.

    Who went away in time had none due, also where only the statement says that it was in time; behind the deadline, the statement is one like others.
    """
    told = [_stated(row) for row in rows if first <= row.received <= last]
    return told.count("in_time"), told.count("in_time") + told.count("late"), told.count("ended"), told.count("silent")


def _stated(row: Line) -> str:
    dated = row.closed is not None and row.given is not None
    after = dated and row.closed > row.given  # type: ignore[operator]
    went_away = row.outcome in ("withdrawn", "merged")
    if row.stated == "stated_late":
        return "late"
    if row.stated == "stated_in_time":
        return "ended" if went_away and not after else "in_time"
    if row.stated == "ended":
        return "silent" if after else "ended"
    return "ended" if went_away and dated and not after else "silent"

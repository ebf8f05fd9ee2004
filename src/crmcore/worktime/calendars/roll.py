"""Where a day that is not worked moves to."""

from __future__ import annotations

from calendar import monthrange
from datetime import date

from crmcore.decision import reason
from crmcore.errors import InvalidValue
from crmcore.messages.text import TermEnum


class Roll(TermEnum):
    """Which working day stands in for a day that is not worked; a day that is worked never moves.

    `FOLLOWING`: the next working day. `PRECEDING`: the one before. `MODIFIED_FOLLOWING`: the next, unless that lies in another month; then the one
    before.
    """

    FOLLOWING = "following", "the next working day", "下一工作日"
    PRECEDING = "preceding", "the working day before", "上一工作日"
    MODIFIED_FOLLOWING = "modified following", "the next working day, or the one before if the month has none left", "经调整的下一工作日"


def roll_or_none(word: Roll | str | None, field: str = "roll") -> Roll | None:
    """Return the roll of a word; None for None. Raises `InvalidValue` for another word."""
    known = tuple(one.value for one in Roll)
    if word is not None and word not in known:
        raise InvalidValue(reason("last_day.unknown_roll", field=field, found=str(word), known=known))
    return None if word is None else Roll(word)


def stand_in(roll: Roll, day: date, *, before: date | None, after: date | None, known_to: date) -> date | None:
    """Return the working day that stands in for a day not worked, given its neighbours; None if the answer lies beyond `known_to` or is not known.

    The next month's days need not be known: a month that has no working day left rolls back all the same.
    """
    if roll is Roll.PRECEDING:
        return before
    if roll is Roll.FOLLOWING:
        return after
    if after is None:
        goes_on = _month(known_to) == _month(day) and known_to.day < monthrange(*_month(day))[1]
        return None if goes_on else before
    return after if _month(after) == _month(day) else before


def _month(day: date) -> tuple[int, int]:
    return day.year, day.month

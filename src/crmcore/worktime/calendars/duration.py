"""How long something may take: a whole number of one unit (`7 days`, `2 working hours`)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from enum import StrEnum
from typing import Final

import attrs

from crmcore._frozen import FrozenMap
from crmcore.decision import reason
from crmcore.errors import InvalidType, InvalidValue
from crmcore.messages import Language, render


class TimeUnit(StrEnum):
    """What a duration counts. Minutes and hours are time elapsed, always; working minutes and hours are counted by a calendar. The others are days.

    Clause: RULES-4.26
    """

    MINUTE = "minute"
    HOUR = "hour"
    DAY = "day"
    WORKING_MINUTE = "working minute"
    WORKING_HOUR = "working hour"
    WORKING_DAY = "working day"
    WEEK = "week"
    MONTH = "month"


# How long one is of what is counted by time, elapsed or worked; the others are days.
LENGTH: Final[Mapping[TimeUnit, timedelta]] = FrozenMap(
    {
        TimeUnit.MINUTE: timedelta(minutes=1),
        TimeUnit.HOUR: timedelta(hours=1),
        TimeUnit.WORKING_MINUTE: timedelta(minutes=1),
        TimeUnit.WORKING_HOUR: timedelta(hours=1),
    }
)
BY_TIME: Final = frozenset(LENGTH)
BY_CALENDAR: Final = frozenset({TimeUnit.WORKING_MINUTE, TimeUnit.WORKING_HOUR, TimeUnit.WORKING_DAY})  # these cannot be counted without one

# A hundred years of each: anything longer is a typing error, and would leave the range of dates.
_MOST: Final = {
    TimeUnit.MINUTE: 100 * 366 * 24 * 60,
    TimeUnit.HOUR: 100 * 366 * 24,
    TimeUnit.DAY: 100 * 366,
    TimeUnit.WORKING_MINUTE: 100 * 366 * 24 * 60,
    TimeUnit.WORKING_HOUR: 100 * 366 * 24,
    TimeUnit.WORKING_DAY: 100 * 366,
    TimeUnit.WEEK: 100 * 53,
    TimeUnit.MONTH: 100 * 12,
}


def say_amount(amount: int, unit: TimeUnit, lang: Language = Language.EN) -> str:
    """Return an amount of a unit as text for a reader: `7 days`, `1 working hour`, `3个工作日`."""
    return render(f"amount.{unit}", {"amount": amount, "s": "" if abs(amount) == 1 else "s"}, lang)


@attrs.frozen
class Duration:
    """A whole number of one unit, at least 1 and at most a hundred years.

    Raises `InvalidType` for an amount that is not an int, `InvalidValue` for one out of range or an unknown unit.
    """

    amount: int
    unit: TimeUnit

    def __attrs_post_init__(self) -> None:
        """Check amount and unit."""
        if type(self.amount) is not int:
            raise InvalidType(reason("wrong_type", field="amount", found=type(self.amount).__name__, wanted="int"))
        if not isinstance(self.unit, str) or self.unit not in _MOST:
            raise InvalidValue(reason("duration.unknown_unit", found=str(self.unit), known=tuple(TimeUnit)))
        object.__setattr__(self, "unit", TimeUnit(self.unit))  # the text of a unit is that unit
        if not 1 <= self.amount <= _MOST[self.unit]:
            raise InvalidValue(reason("duration.out_of_range", found=self.amount, unit=self.unit, most=_MOST[self.unit]))

    def say(self, lang: Language = Language.EN) -> str:
        """Return this duration as text for a reader of `lang`."""
        return say_amount(self.amount, self.unit, lang)

    def __str__(self) -> str:
        """Return it in English."""
        return self.say()

"""How far the days that an authority publishes year by year are settled."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Final

from crmcore.worktime.calendars.days import DayList

# Where working days are swapped by decree, the decree of a year may reach back into the last week of the year before: the days off around New Year
# are made up for on the nearest weekend. China's of 2019 made 2018-12-29 a working Saturday.
_SETTLED_UNTIL: Final = (12, 24)


def settled_until(last_year: int, decreed_year: int, confirmed_to: date | None) -> date:
    """Return the last reliable day of lists up to `last_year`, with decrees known up to `decreed_year`.

    The last decree settles its own year except for the last week, which the next one may change; `confirmed_to` is a day up to which somebody
    compared the list with what was published since.
    """
    end = date(last_year, 12, 31)
    if last_year < decreed_year:
        return end
    settled = date(last_year, *_SETTLED_UNTIL)
    return settled if confirmed_to is None else min(end, max(settled, confirmed_to))


def day_list(holidays: Iterable[date], workdays: Iterable[date], first_day: date, last_day: date, source: str) -> DayList:
    """Return the list of the days in a span; those outside are left out."""

    def inside(days: Iterable[date]) -> frozenset[date]:
        return frozenset(day for day in days if first_day <= day <= last_day)

    return DayList(holidays=inside(holidays), workdays=inside(workdays), first_day=first_day, last_day=last_day, source=source)

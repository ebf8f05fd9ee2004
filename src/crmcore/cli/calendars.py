"""The calendar that a command is told to count working days by: one of the rulebook, or a country's public holidays."""

from __future__ import annotations

import re
from datetime import time
from typing import TYPE_CHECKING, Final

from crmcore.errors import NotFound
from crmcore.reading.values import unknown

if TYPE_CHECKING:
    from collections.abc import Mapping

    from crmcore.rulebook.edition import Edition
    from crmcore.worktime.calendars.calendar import Calendar

# A country's calendar is used for its days only; its hours do not matter.
_HOURS: Final = ((time(9), time(17)),)


def calendars_of(edition: Edition) -> Mapping[str, Calendar]:
    """Return the calendars of the rulebook; it may have none."""
    return edition.calendars if edition.has("calendars") else {}


def calendar_named(name: str, edition: Edition, *, zone: str, years: tuple[int, int]) -> Calendar:
    """Return a calendar of the rulebook, or a country's Mondays to Fridays without its public holidays, from the first year to the last.

    Raises `NotFound` for what is neither, and `InvalidValue` for what the library of holidays does not have.
    """
    from crmcore.adapters.calendars.libraries import from_holidays
    from crmcore.worktime.calendars.calendar import Calendar

    known = calendars_of(edition)
    if name in known:
        return known[name]
    if not re.fullmatch(r"[A-Z]{2}(-[A-Z0-9]+)?", name):
        raise NotFound(unknown("regime.no_calendar", name, known))
    country, _, subdivision = name.partition("-")
    days = from_holidays(country, subdivision=subdivision or None, first_year=years[0], last_year=years[1])
    return Calendar(name=name, zone=zone, hours=dict.fromkeys(range(5), _HOURS), **days.fields)

"""Lengths of time that come again on a calendar: days, weeks and months, how they are added, and which of two is the shorter."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

from crmcore.decision import reason
from crmcore.errors import InvalidValue
from crmcore.event import plain_date
from crmcore.worktime.calendars.duration import Duration, TimeUnit
from crmcore.worktime.period import add_months

# The units that come again on a calendar, with the days that each counts as when two intervals are compared.
_DAYS_IN: Final = {TimeUnit.DAY: 1, TimeUnit.WEEK: 7, TimeUnit.MONTH: 30}


def comes_again(every: Duration) -> Duration:
    """Return an interval as it is. Raises `InvalidValue` for one that is not in days, weeks or months."""
    if every.unit not in _DAYS_IN:
        raise InvalidValue(reason("rhythm.not_an_interval", found=every))
    return every


def comes_again_or_none(every: Duration | None) -> Duration | None:
    """Return what `comes_again` returns; None for None."""
    return None if every is None else comes_again(every)


def shorter(one: Duration | None, other: Duration | None) -> Duration | None:
    """Return the shorter of two intervals, the first of two equal ones; None is never. A month counts as 30 days here.

    Clause: FIN-7.2
    """
    if one is None or other is None:
        return one or other
    return other if _DAYS_IN[other.unit] * other.amount < _DAYS_IN[one.unit] * one.amount else one


def after(day: date, every: Duration, times: int = 1) -> date:
    """Return the day so many intervals after another; months clip to the last day of a shorter month, counted from that other day.

    Raises `InvalidValue` for an interval that is not in days, weeks or months.
    """
    if comes_again(every).unit is TimeUnit.MONTH:
        return add_months(day, every.amount * times)
    return plain_date(day) + timedelta(days=_DAYS_IN[every.unit] * every.amount * times)

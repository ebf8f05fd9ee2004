"""Which days a list says otherwise than an earlier one: day by day, the obvious way."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, timedelta


def said(day: date, first: date, last: date, off: Collection[date], on: Collection[date]) -> str:
    if day < first or day > last:
        return "nothing"
    return "off" if day in off else "on" if day in on else "weekday"


def differing(
    old: tuple[date, date, Collection[date], Collection[date]],
    new: tuple[date, date, Collection[date], Collection[date]],
    corrected: Collection[date],
) -> list[date]:
    found, day = [], old[0]
    while day <= old[1]:
        if day not in corrected and said(day, *old) != said(day, *new):
            found.append(day)
        day += timedelta(days=1)
    return found

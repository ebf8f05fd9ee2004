"""The obvious twin of activity: every transaction by its local day, one customer at a time."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo


def window(as_of: date, months: int) -> tuple[date, date]:
    """Return the first day, inclusive, and the last, exclusive, by stepping back a month at a time and then clipping the day."""
    year, month = as_of.year, as_of.month
    for _ in range(months):
        month -= 1
        if month == 0:
            year, month = year - 1, 12
    day = as_of.day
    while True:
        try:
            return date(year, month, day), as_of
        except ValueError:
            day -= 1


def activity(
    rows: Sequence[tuple[str, datetime, Decimal, str]], *, customer: str, as_of: date, months: int, zone: str
) -> tuple[Decimal, int, list[str], date | None]:
    """Return amount, number, products and the last day."""
    first, until = window(as_of, months)
    amount, number, products, last = Decimal(0), 0, set(), None
    for who, at, size, product in rows:
        day = at.astimezone(ZoneInfo(zone)).date()
        if who == customer and first <= day < until:
            amount, number = amount + size, number + 1
            products.add(product)
            last = day if last is None or day > last else last
    return amount, number, sorted(products), last

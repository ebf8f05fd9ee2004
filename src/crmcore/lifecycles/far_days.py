"""Days that no event of a case can mean: a hundred years away from it, a slip of the hand that no clock could lay out."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from functools import cache
from typing import Final, cast, get_args, get_type_hints

import attrs

from crmcore.decision import Reason, reason
from crmcore.event import Event

# As long as the longest time that there is: what lies further away is a typing error.
FAR: Final = timedelta(days=100 * 366)


def far_days(event: Event) -> Iterator[Reason]:
    """Yield each day or instant on an event, or on a paper of it, that lies more than a hundred years from when it happened."""
    for field, inner in days_on(cast("type", type(event))):
        value = getattr(event, field)
        for paper in value if isinstance(value, tuple) else (value,):
            for name in inner:
                day = getattr(paper, name, None) if name else paper
                if isinstance(day, date) and abs(_plain(day) - event.at.date()) > FAR:
                    yield reason("day_too_far", field=f"{field}.{name}" if name else field, day=_plain(day), at=event.at)


def _plain(day: date) -> date:
    return day.date() if isinstance(day, datetime) else day


@cache
def days_on(kind: type) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return the fields of an event that may hold a day, each with the names of the days on the paper that it holds (an empty one: itself)."""
    try:
        hints = get_type_hints(kind)
    except NameError:  # an event of a host whose types are known to type checkers only
        return ()
    found = ((one.name, tuple(_days_of(hints[one.name]))) for one in attrs.fields(kind) if one.name != "at")
    return tuple((name, days) for name, days in found if days)


def _days_of(hint: object) -> Iterator[str]:
    """Yield the names of the days that a field of this type has: empty where it is one itself, else those of the papers in it."""
    for one in _kinds(hint):
        if issubclass(one, date):
            yield ""
        elif attrs.has(one):
            inner = get_type_hints(one)
            yield from (each.name for each in attrs.fields(one) if any(issubclass(it, date) for it in _kinds(inner[each.name])))


def _kinds(hint: object) -> Iterator[type]:
    """Yield the classes that a type is made of: those of `X | None`, and of a tuple of them."""
    if isinstance(hint, type) and not get_args(hint):
        yield hint
    for one in get_args(hint):
        yield from _kinds(one)

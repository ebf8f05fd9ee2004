"""Where a local day belongs, a moment is refused: which day it is depends on a zone that nobody named."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from typing import get_args, get_type_hints

import attrs
import pytest

from crmcore.customers import Activity
from crmcore.errors import InvalidType, InvalidValue
from crmcore.event import Attempt
from crmcore.money import Money
from tests.house.public_names import doors, names
from tests.house.test_readers_of_fields import ANSWERS, DAY, READ_LATER, SAMPLES, label, parts

# What is made by hosts, but seldom: one of each, besides those that the walk over all kinds of fields has.
FURTHER: tuple[attrs.AttrsInstance, ...] = (Activity(customer="K-1", first=DAY, until=DAY, months=1, amount=Money(0, "CNY"), last=DAY),)
MOMENTS = (datetime(2026, 7, 31, 10), datetime(2026, 7, 31, 10, tzinfo=UTC))


def days_of(kind: type[attrs.AttrsInstance]) -> list[str]:
    """Return the fields that hold a local day, and nothing but one."""
    hints = get_type_hints(kind)
    found = {one.name: list(parts(hints[one.name])) for one in attrs.fields(kind) if one.init}
    return [name for name, kinds in found.items() if date in kinds and datetime not in kinds and not _many(hints[name])]


def _many(hint: object) -> bool:
    return any(getattr(one, "__origin__", None) in (tuple, frozenset) or "collections.abc" in str(one) for one in (hint, *get_args(hint)))


def walk() -> Iterator[type[attrs.AttrsInstance]]:
    seen = set[type]()
    for door in doors():
        for kind in (getattr(door, name) for name in names(door)):
            if inspect.isclass(kind) and attrs.has(kind) and kind not in seen and label(kind) not in ANSWERS | READ_LATER and days_of(kind):
                seen.add(kind)
                yield kind


def sample(kind: type[attrs.AttrsInstance]) -> attrs.AttrsInstance | None:
    return next((one for one in (*SAMPLES, *FURTHER) if type(one) is kind), None)


@pytest.mark.parametrize(("kind", "field"), [pytest.param(kind, field, id=f"{kind.__name__}-{field}") for kind in walk() for field in days_of(kind)])
@pytest.mark.parametrize("moment", MOMENTS, ids=["naive", "aware"])
def test_a_moment_is_refused_where_a_local_day_belongs(kind: type[attrs.AttrsInstance], field: str, moment: datetime) -> None:
    made = sample(kind)
    if made is None and (hasattr(kind.__init__, "__wrapped__") or issubclass(kind, Attempt)):
        return  # its frame reads every field by its annotation, as a sample of a framed class shows
    field_of = getattr(attrs.fields(kind), field)
    given = {} if made is None else {one.name.lstrip("_"): getattr(made, one.name) for one in attrs.fields(kind) if one.init}
    make: Callable[..., object] = kind if made is not None else field_of.converter
    with pytest.raises((InvalidType, InvalidValue)):
        make(**{**given, field: moment}) if made is not None else make(moment)

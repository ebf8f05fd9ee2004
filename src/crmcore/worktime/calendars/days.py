"""Which days are otherwise than their weekday says, as somebody published them: what a calendar is filled from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from typing import TypedDict

import attrs

from crmcore.decision import Reason, reason
from crmcore.errors import InvalidValue
from crmcore.event import plain_date


def day_set(days: Iterable[date]) -> frozenset[date]:
    """Return days as a set."""
    return frozenset(plain_date(one) for one in days)


class DayFields(TypedDict):
    """The fields of a calendar that a list of days fills."""

    holidays: frozenset[date]
    workdays: frozenset[date]
    first_day: date
    last_day: date
    source: str


@attrs.frozen(kw_only=True)
class DayList:
    """Holidays and make-up working days, known from `first_day` to `last_day`, both inside; `source` says who published them.

    `holidays` are not worked whatever the weekday, `workdays` are worked whatever the weekday; of every other day in the span the weekday decides.
    Raises `InvalidValue` with every fault at once: a day of both kinds, a day outside the span, a span that ends before it begins.
    """

    holidays: frozenset[date] = attrs.field(converter=day_set)
    workdays: frozenset[date] = attrs.field(default=frozenset(), converter=day_set)
    first_day: date = attrs.field(converter=plain_date)
    last_day: date = attrs.field(converter=plain_date)
    source: str

    def __attrs_post_init__(self) -> None:
        """Collect every fault, and refuse the list where there is one."""
        faults = [*faults_of_days(self.first_day, self.last_day, self.holidays, self.workdays)]
        if not faults:
            outside = sorted(day for day in self.holidays | self.workdays if not self.first_day <= day <= self.last_day)
            faults = [reason("calendar.day_outside", day=day, first_day=self.first_day, last_day=self.last_day) for day in outside]
        if not self.source:
            faults.append(reason("empty", field="source"))
        if faults:
            raise InvalidValue(*faults)

    @property
    def fields(self) -> DayFields:
        """Return what a calendar takes: `Calendar(name=…, zone=…, hours=…, **days.fields)`, or `attrs.evolve(calendar, **days.fields)`."""
        return DayFields(holidays=self.holidays, workdays=self.workdays, first_day=self.first_day, last_day=self.last_day, source=self.source)


def faults_of_days(first_day: date, last_day: date, holidays: frozenset[date], workdays: frozenset[date]) -> Iterator[Reason]:
    """Find what is wrong with days and the span in which they are known."""
    strange = [*not_days("first_day", first_day), *not_days("last_day", last_day)]
    yield from strange
    if not strange and last_day < first_day:
        yield reason("calendar.reversed", field="last_day", start=first_day, end=last_day)
    yield from not_days("holidays", *holidays)
    yield from not_days("workdays", *workdays)
    for day in sorted(holidays & workdays, key=str):
        yield reason("calendar.two_kinds", day=day)


def not_days(field: str, *days: object) -> Iterator[Reason]:
    """Find what is no plain date: a `datetime` has the hours that a day must not have."""
    for day in days:
        if not isinstance(day, date) or isinstance(day, datetime):
            yield reason("wrong_type", field=field, found=type(day).__name__, wanted="date")

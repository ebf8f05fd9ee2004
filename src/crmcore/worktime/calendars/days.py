"""Which days are not as their weekday says, as published by somebody: the source of a calendar's holidays and make-up working days."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import TypeAlias, TypedDict

import attrs

from crmcore._arguments import typed, typed_fields
from crmcore.decision import Reason, reason
from crmcore.errors import InvalidValue
from crmcore.event import FIRST_YEAR, LAST_YEAR, plain_date
from crmcore.fingerprint import fingerprint_of_text


def day_set(days: Iterable[date]) -> frozenset[date]:
    """Return days as a set."""
    return frozenset(plain_date(one) for one in days)


Corrected: TypeAlias = tuple[tuple[date, str], ...]


def _corrected(days: Mapping[date, str] | Corrected) -> Corrected:
    return tuple(sorted((plain_date(day), source) for day, source in (days.items() if isinstance(days, Mapping) else days)))


class DayKind(StrEnum):
    """What a list says of a day: not worked, worked, or worked as its weekday is."""

    HOLIDAY = "day off"
    WORKDAY = "make-up working day"
    AS_ITS_WEEKDAY = "as its weekday"


class DayFields(TypedDict):
    """The fields of a calendar that come from a list of days."""

    holidays: frozenset[date]
    workdays: frozenset[date]
    first_day: date
    last_day: date
    source: str


@typed_fields
@attrs.frozen(kw_only=True)
class DayList:
    """Holidays and make-up working days, known from `first_day` to `last_day`, both included; `source` says who published them.

    `holidays` are not worked whatever the weekday, `workdays` are worked whatever the weekday; every other day in the span is as its weekday.
    `corrected` are the days on which this list differs from an earlier one, each with its source. Raises `InvalidValue` with every fault at
    once: a day of both kinds, a day outside the span, a span that ends before it begins, a corrected day without a source.
    """

    holidays: frozenset[date] = attrs.field(converter=day_set)
    workdays: frozenset[date] = attrs.field(default=frozenset(), converter=day_set)
    first_day: date = attrs.field(converter=plain_date)
    last_day: date = attrs.field(converter=plain_date)
    source: str
    corrected: Corrected = attrs.field(default=(), converter=_corrected)

    def __attrs_post_init__(self) -> None:
        """Check the list, raising every fault at once."""
        faults = [*faults_of_days(self.first_day, self.last_day, self.holidays, self.workdays)]
        if not faults:
            told = self.holidays | self.workdays | {day for day, _ in self.corrected}
            outside = sorted(day for day in told if not self.first_day <= day <= self.last_day)
            faults = [reason("calendar.day_outside", day=day, first_day=self.first_day, last_day=self.last_day) for day in outside]
        if not self.source:
            faults.append(reason("empty", field="source"))
        faults += [reason("calendar.correction_unsourced", day=day) for day, source in self.corrected if not source]
        if faults:
            raise InvalidValue(*faults)

    @property
    def fields(self) -> DayFields:
        """Return the fields that a calendar takes: `Calendar(name=…, zone=…, hours=…, **days.fields)`, or `attrs.evolve(calendar, **days.fields)`."""
        return DayFields(holidays=self.holidays, workdays=self.workdays, first_day=self.first_day, last_day=self.last_day, source=self.source)

    def id(self, name: str) -> str:
        """Return the identity of the list under a name: `china@2026-12-31#1a2b3c4d`."""
        return days_id(name, self.last_day, self.holidays, self.workdays)

    @typed
    def kind(self, day: date) -> DayKind | None:
        """Return what the list says of a day; None for a day outside its span."""
        if not self.first_day <= day <= self.last_day:
            return None
        return DayKind.HOLIDAY if day in self.holidays else DayKind.WORKDAY if day in self.workdays else DayKind.AS_ITS_WEEKDAY

    def rewritten(self, before: DayList) -> tuple[date, ...]:
        """Return the days of an earlier list on which this one differs or which it does not cover; those in `corrected` are left out.

        A list is extended, never rewritten: deadlines were announced by it.
        """
        told = {day for day, _ in self.corrected}
        every = (before.first_day + timedelta(days=n) for n in range((before.last_day - before.first_day).days + 1))
        return tuple(day for day in every if day not in told and self.kind(day) != before.kind(day))


def days_id(name: str, last_day: date, holidays: Iterable[date], workdays: Iterable[date], exceptions: str = "") -> str:
    """Return the identity of a list of days, `china@2026-12-31#1a2b3c4d`: its name, its last day, and eight hex digits of the days that it lists.

    `exceptions` are those of one office, as text; none change nothing.
    """
    told = [",".join(sorted(str(day) for day in days)) for days in (holidays, workdays)]
    said = "|".join((*told, exceptions) if exceptions else told)
    return f"{name}@{last_day}#{fingerprint_of_text(said)}"


def faults_of_days(first_day: date, last_day: date, holidays: frozenset[date], workdays: frozenset[date]) -> Iterator[Reason]:
    """Yield what is wrong with days and the span in which they are known."""
    strange = [*not_days("first_day", first_day), *not_days("last_day", last_day)]  # told with the types of all fields
    for field, day in () if strange else (("first_day", first_day), ("last_day", last_day)):
        if not FIRST_YEAR <= day.year <= LAST_YEAR:  # no instant could be counted from it
            yield reason("year_out_of_range", field=field, found=str(day.year), first=str(FIRST_YEAR), last=str(LAST_YEAR))
    if not strange and last_day < first_day:
        yield reason("calendar.reversed", field="last_day", start=first_day, end=last_day)
    yield from not_days("holidays", *holidays)
    yield from not_days("workdays", *workdays)
    for day in sorted(holidays & workdays, key=str):
        yield reason("calendar.two_kinds", day=day)


def not_days(field: str, *days: object) -> Iterator[Reason]:
    """Yield what is not a plain date: a `datetime` has hours, which a day must not have."""
    for day in days:
        if not isinstance(day, date) or isinstance(day, datetime):
            yield reason("wrong_type", field=field, found=type(day).__name__, wanted="date")

"""The periods over which figures are counted and for which reports are written: month, quarter, year."""

from __future__ import annotations

import re
from datetime import date, datetime
from enum import StrEnum
from functools import lru_cache
from typing import Final

import attrs

from crmcore._arguments import typed
from crmcore.decision import reason
from crmcore.errors import InvalidType, InvalidValue
from crmcore.event import plain_date, plain_day
from crmcore.messages import FactValue, Language, render
from crmcore.worktime.calendars.zone import DAY, first_instant, zone_named


class PeriodKind(StrEnum):
    """How long a period is."""

    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"


_A_YEAR: Final = {PeriodKind.MONTH: 12, PeriodKind.QUARTER: 4, PeriodKind.YEAR: 1}
_ID: Final = re.compile(r"(?P<year>[0-9]{4})(?:-(?P<month>0[1-9]|1[0-2])|-Q(?P<quarter>[1-4]))?")


# Months and quarters are counted by pendulum. It is called once for each day, since one step of its arithmetic takes longer than a hundred additions
# of the standard library; and it is imported only when somebody counts in months.


@lru_cache(maxsize=4096)
def add_months(day: date, months: int) -> date:
    """Return the same day of the month `months` later (earlier when negative); a day which that month does not have becomes its last.

    `add_months(date(2026, 1, 31), 1)` is 28 February 2026.
    """
    import pendulum  # noqa: PLC0415

    if not date.min.year <= day.year + (day.month - 1 + months) // 12 <= date.max.year:
        raise InvalidValue(reason("out_of_dates"))
    return plain_date(pendulum.Date(day.year, day.month, day.day).add(months=months))


@lru_cache(maxsize=4096)
def _around(kind: PeriodKind, day: date) -> tuple[date, date]:
    """Return the first and the last day of the month, quarter or year that a day lies in."""
    import pendulum  # noqa: PLC0415

    found = pendulum.Date(day.year, day.month, day.day)
    return plain_date(found.first_of(kind)), plain_date(found.last_of(kind))


@attrs.frozen(order=True)
class Period:
    """A calendar month, quarter or year: whole local days, `first` and `last` both included.

    Made by `month`, `quarter`, `year`, `containing` or `parse`. Periods of one kind sort by time. Raises `InvalidValue` for a first day on which
    no such period begins.

    Clause: BANK-3.2, RULES-4.27
    """

    kind: PeriodKind
    first: date = attrs.field(converter=plain_date)

    def __attrs_post_init__(self) -> None:
        """Refuse a first day on which no such period begins."""
        if not isinstance(self.kind, PeriodKind):
            raise InvalidType(reason("wrong_type", field="kind", found=type(self.kind).__name__, wanted="PeriodKind"))
        plain_day(self.first, "first")
        if self.first != (right := _around(self.kind, self.first)[0]):
            raise InvalidValue(reason("period.not_its_beginning", kind=self.kind, found=self.first, right=right))

    @classmethod
    def month(cls, year: int, month: int) -> Period:
        """Return a month, 1 to 12. Raises `InvalidValue` for any other number."""
        return cls._numbered(PeriodKind.MONTH, year, month)

    @classmethod
    def quarter(cls, year: int, quarter: int) -> Period:
        """Return a quarter, 1 to 4. Raises `InvalidValue` for any other number."""
        return cls._numbered(PeriodKind.QUARTER, year, quarter)

    @classmethod
    def year(cls, year: int) -> Period:
        """Return a calendar year. Raises `InvalidValue` outside the years 1 to 9999."""
        return cls._numbered(PeriodKind.YEAR, year, 1)

    @classmethod
    def _numbered(cls, kind: PeriodKind, year: int, number: int) -> Period:
        for field, value in (("year", year), (kind.value, number)):
            if type(value) is not int:  # nor `True`, which is 1
                raise InvalidType(reason("wrong_type", field=field, found=type(value).__name__, wanted="int"))
        most = _A_YEAR[kind]
        if not (date.min.year <= year <= date.max.year and 1 <= number <= most):
            raise InvalidValue(reason("period.unknown", kind=kind, year=year, number=number, most=most))
        return cls(kind, date(year, (number - 1) * 12 // most + 1, 1))

    @classmethod
    @typed
    def containing(cls, kind: PeriodKind, day: date) -> Period:
        """Return the month, quarter or year that `day` lies in."""
        return cls(kind, _around(kind, day)[0])

    @classmethod
    def parse(cls, text: str) -> Period:
        """Return the period that an id names: `2026-07`, `2026-Q3` or `2026`. Raises `InvalidValue` for any other text."""
        if not isinstance(text, str):
            raise InvalidType(reason("wrong_type", field="text", found=type(text).__name__, wanted="str"))
        found = _ID.fullmatch(text)
        if found is None:
            raise InvalidValue(reason("period.not_an_id", found=text))
        year = int(found["year"])
        if found["month"]:
            return cls.month(year, int(found["month"]))
        return cls.quarter(year, int(found["quarter"])) if found["quarter"] else cls.year(year)

    @property
    def last(self) -> date:
        """Return the last day, which is still inside."""
        return _around(self.kind, self.first)[1]

    @property
    def id(self) -> str:
        """Return the id that `parse` reads: `2026-07`, `2026-Q3` or `2026`."""
        match self.kind:
            case PeriodKind.MONTH:
                return f"{self.first.year:04}-{self.first:%m}"  # `%Y` writes the year 999 with three digits on some systems
            case PeriodKind.QUARTER:
                return f"{self.first.year:04}-Q{self.first.month // 3 + 1}"
            case _:
                return f"{self.first.year:04}"

    @typed
    def previous(self) -> Period:
        """Return the period of the same kind just before this one."""
        return self.containing(self.kind, self.first - DAY)

    @typed
    def a_year_before(self) -> Period:
        """Return the same period of the year before: July 2025 for July 2026."""
        return Period.containing(self.kind, add_months(self.first, -12))

    @typed
    def next(self) -> Period:
        """Return the period of the same kind just after this one."""
        return self.containing(self.kind, self.last + DAY)

    @typed
    def contains(self, day: date) -> bool:
        """Return whether a local day is inside. Raises `InvalidType` for an instant: turn it into a day of your zone first (`local_day`)."""
        return self.first <= plain_day(day, "day") <= self.last

    @typed
    def bounds(self, zone: str) -> tuple[datetime, datetime]:
        """Return the first instant inside and the first instant after, both in `zone`: half-open, so that neighbours share no instant.

        Raises `InvalidValue` for an unknown zone.
        """
        place = zone_named(zone)
        return first_instant(self.first, place).astimezone(place), first_instant(self.last + DAY, place).astimezone(place)

    def say(self, lang: Language = Language.EN) -> str:
        """Return this period as text for a reader: `July 2026`, `Q3 2026`, `2026`; `2026年7月`, `2026年第3季度`, `2026年`."""
        facts: dict[str, FactValue] = {"year": self.first.year, "number": self.first.month, "quarter": self.first.month // 3 + 1}
        if self.kind is PeriodKind.MONTH:
            import pendulum  # noqa: PLC0415 - only who words a month pays for it

            facts["month"] = pendulum.Date(self.first.year, self.first.month, 1).format("MMMM", locale="en")
        return render(f"period.{self.kind}", facts, lang)

    def __str__(self) -> str:
        """Return it in English."""
        return self.say()

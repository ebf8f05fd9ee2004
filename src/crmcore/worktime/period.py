"""The periods that figures are counted over and reports are written for: month, quarter, year."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, datetime
from enum import StrEnum
from typing import Final

import attrs

from crmcore.decision import reason
from crmcore.errors import InvalidType, InvalidValue
from crmcore.messages import FactValue, Language, render
from crmcore.worktime.calendars.zone import DAY, first_instant, zone_named


class PeriodKind(StrEnum):
    """How long a period is."""

    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"


_MONTHS: Final = {PeriodKind.MONTH: 1, PeriodKind.QUARTER: 3, PeriodKind.YEAR: 12}
_ID: Final = re.compile(r"(?P<year>[0-9]{4})(?:-(?P<month>0[1-9]|1[0-2])|-Q(?P<quarter>[1-4]))?")
_LONGEST_MONTH: Final = 31


def plain_day(value: date, field: str) -> date:
    """Return a date as it is, and refuse an instant: which day an instant falls on depends on the zone.

    Raises `InvalidType` for a datetime and for anything that is not a date.
    """
    if not isinstance(value, date) or isinstance(value, datetime):
        raise InvalidType(reason("wrong_type", field=field, found=type(value).__name__, wanted="date"))
    return value


def add_months(day: date, months: int) -> date:
    """Return the same day of the month `months` later (earlier when negative); a day which that month does not have becomes its last.

    `add_months(date(2026, 1, 31), 1)` is 28 February 2026.
    """
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


@attrs.frozen(order=True)
class Period:
    """A calendar month, quarter or year: whole local days, `first` and `last` both inside.

    Made by `month`, `quarter`, `year`, `containing` or `parse`. Periods of one kind sort by time. Raises `InvalidValue` for a first day on which
    no such period begins.

    Clause: BANK-3.2, RULES-4.27
    """

    kind: PeriodKind
    first: date

    def __attrs_post_init__(self) -> None:
        """Refuse a first day on which no such period begins."""
        plain_day(self.first, "first")
        if self.first.day != 1 or (self.first.month - 1) % _MONTHS[self.kind]:
            raise InvalidValue(
                reason("period.not_its_beginning", kind=self.kind, found=self.first, right=self.containing(self.kind, self.first).first)
            )

    @classmethod
    def month(cls, year: int, month: int) -> Period:
        """Return a month, 1 to 12. Raises `InvalidValue` where there is none."""
        return cls._numbered(PeriodKind.MONTH, year, month)

    @classmethod
    def quarter(cls, year: int, quarter: int) -> Period:
        """Return a quarter, 1 to 4. Raises `InvalidValue` where there is none."""
        return cls._numbered(PeriodKind.QUARTER, year, quarter)

    @classmethod
    def year(cls, year: int) -> Period:
        """Return a calendar year. Raises `InvalidValue` outside the years 1 to 9999."""
        return cls._numbered(PeriodKind.YEAR, year, 1)

    @classmethod
    def _numbered(cls, kind: PeriodKind, year: int, number: int) -> Period:
        for field, value in (("year", year), (kind.value, number)):
            if not isinstance(value, int):
                raise InvalidType(reason("wrong_type", field=field, found=type(value).__name__, wanted="int"))
        most = 12 // _MONTHS[kind]
        if not (date.min.year <= year <= date.max.year and 1 <= number <= most):
            raise InvalidValue(reason("period.unknown", kind=kind, year=year, number=number, most=most))
        return cls(kind, date(year, (number - 1) * _MONTHS[kind] + 1, 1))

    @classmethod
    def containing(cls, kind: PeriodKind, day: date) -> Period:
        """Return the month, quarter or year that `day` lies in."""
        months = _MONTHS[kind]
        return cls(kind, date(day.year, (day.month - 1) // months * months + 1, 1))

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
        """Return the last day, which still lies inside."""
        closing = add_months(self.first, _MONTHS[self.kind] - 1)
        return closing.replace(day=monthrange(closing.year, closing.month)[1])

    @property
    def id(self) -> str:
        """Return the id that `parse` reads: `2026-07`, `2026-Q3` or `2026`."""
        match self.kind:
            case PeriodKind.MONTH:
                return f"{self.first:%Y-%m}"
            case PeriodKind.QUARTER:
                return f"{self.first:%Y}-Q{self.first.month // 3 + 1}"
            case _:
                return f"{self.first:%Y}"

    def previous(self) -> Period:
        """Return the period of the same kind just before this one."""
        return Period(self.kind, add_months(self.first, -_MONTHS[self.kind]))

    def next(self) -> Period:
        """Return the period of the same kind just after this one."""
        return Period(self.kind, add_months(self.first, _MONTHS[self.kind]))

    def contains(self, day: date) -> bool:
        """Answer whether a local day lies inside. Raises `InvalidType` for an instant: turn it into a day of your zone first (`local_day`)."""
        return self.first <= plain_day(day, "day") <= self.last

    def bounds(self, zone: str) -> tuple[datetime, datetime]:
        """Return the first instant inside and the first instant after, both in `zone`: half-open, so that neighbours share no instant.

        Raises `InvalidValue` for an unknown zone.
        """
        place = zone_named(zone)
        return first_instant(self.first, place).astimezone(place), first_instant(self.last + DAY, place).astimezone(place)

    def say(self, lang: Language = Language.EN) -> str:
        """Write this period for a reader: `July 2026`, `Q3 2026`, `2026`; `2026年7月`, `2026年第3季度`, `2026年`."""
        facts: dict[str, FactValue] = {"year": self.first.year, "number": self.first.month, "quarter": self.first.month // 3 + 1}
        if self.kind is PeriodKind.MONTH:
            import pendulum  # noqa: PLC0415 - only who words a month pays for it

            facts["month"] = pendulum.Date(self.first.year, self.first.month, 1).format("MMMM", locale="en")
        return render(f"period.{self.kind}", facts, lang)

    def __str__(self) -> str:
        """Write it in English."""
        return self.say()


def due_day(period: Period, day: int) -> date:
    """Return the last day that still counts for what is due "by the `day`-th" of the month after a period; weekends and holidays move nothing.

    `due_day(Period.month(2026, 7), 5)` is 5 August 2026: the report is in time through the end of that day. A day which that month does not have
    becomes its last. Raises `InvalidValue` for a day outside 1 to 31.

    Clause: BANK-3.2, RULES-4.27
    """
    if not 1 <= day <= _LONGEST_MONTH:
        raise InvalidValue(reason("period.no_such_day", found=day))
    after = period.last + DAY
    return after.replace(day=min(day, monthrange(after.year, after.month)[1]))

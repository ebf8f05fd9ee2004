"""Times in the cells of long logs, by the formats of a mapping, tried strictly in order; those in the form of ISO 8601 without `strptime`."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, datetime, time
from typing import Final
from zoneinfo import ZoneInfo

import attrs

from crmcore.adapters.files.dates import MONTHS, SPREADSHEET, parse, swap
from crmcore.adapters.files.refusing import form_of, shown
from crmcore.decision import Reason, reason
from crmcore.errors import InvalidValue
from crmcore.event import instant

# In place of a `strptime` format: any form of ISO 8601 that Python reads, with or without a zone; a date alone is a day.
ISO: Final = "iso"
# What it reads of a day, for whoever compares formats.
ISO_DAY: Final = "%Y-%m-%d"

# Formats of the form of ISO 8601, of which a cell of the same marks and the right length means the same to `fromisoformat`.
_LIKE_ISO: Final = re.compile(r"%Y-%m-%d([ T]%H:%M(:%S(\.%f)?)?(%z)?)?")
_LENGTHS: Final = {"": 10, "%H:%M": 16, "%H:%M:%S": 19, "%H:%M:%S.%f": 20}
_ZONE: Final = re.compile(r"(Z|[+-]\d\d:?\d\d)?")
# The marks of each zone that `strptime` reads, down to the fraction of a second.
_ZONE_MARKS: Final = frozenset({"Z", *(f"{sign}{colons}{point}" for sign in "+-" for colons in ("", ":", "::") for point in ("", "."))})
_FRACTION: Final = re.compile(r"\d{1,6}")
_DIGITS: Final = {ord(digit): None for digit in "0123456789"}
_HOURS: Final = ("%H", "%I", "%c", "%X")


@attrs.frozen
class Told:
    """A time that a cell tells: an instant, and the day where it tells no more than that."""

    at: datetime
    day: date | None = None


@attrs.frozen
class _Format:
    """A format: the marks between the digits that it reads, if they are those of ISO 8601, and where its fraction or zone begins."""

    format: str
    marks: frozenset[str] | None
    length: int
    fraction: bool
    zone: bool
    is_day: bool

    def read(self, cell: str, marks: str) -> datetime | None:
        """Return what a cell says in this format; None where it does not fit. `marks` are the cell's, without its digits."""
        if self.marks is not None:
            if marks not in self.marks:
                return None
            if self._like_iso(cell) and (at := _iso(cell)) is not None:
                return at
        return parse(cell, self.format)

    def says_day(self, cell: str) -> bool:
        """Return whether a cell in this format says no more than a day; a number that a spreadsheet keeps says more behind its point."""
        return self.is_day and not (self.format == SPREADSHEET and "." in cell)

    def _like_iso(self, cell: str) -> bool:
        """Return whether a cell has the full width of each number, so that both readers read it alike."""
        rest = cell[self.length :]
        if self.fraction:
            if (digits := _FRACTION.match(rest)) is None:
                return False
            rest = rest[digits.end() :]
        return bool(_ZONE.fullmatch(rest)) and bool(rest) == self.zone


def _iso(cell: str) -> datetime | None:
    try:
        return datetime.fromisoformat(cell)
    except ValueError:
        return None


def _format(format_: str) -> _Format:
    match = _LIKE_ISO.fullmatch(format_)
    is_day = not any(one in format_ for one in _HOURS)
    if match is None:
        return _Format(format_, None, 0, fraction=False, zone=False, is_day=is_day)
    fraction, zone = match[3] is not None, match[4] is not None
    clock = format_[len("%Y-%m-%d") :].removesuffix("%z")
    marks = re.sub(r"%[A-Za-z]", "", format_)
    read = frozenset(marks + one for one in _ZONE_MARKS) if zone else frozenset({marks})
    return _Format(format_, read, _LENGTHS[clock[1:]], fraction=fraction, zone=zone, is_day=is_day)


def _is_iso_day(cell: str) -> bool:
    return len(cell) <= len("2026-W27-1") and "T" not in cell


class TimeReader:
    """Reads the cells of one column of times; a time without a zone is in `zone`."""

    def __init__(self, formats: Iterable[str], zone: ZoneInfo) -> None:
        """Read the formats once."""
        self._formats = tuple(formats)
        self._zone = zone
        # As in `dates`: which formats read a cell, which are shown by one to have day and month in their order, and which fit one only in the other.
        self.formats: tuple[str, ...] = self._formats
        self.used: set[str] = set()
        self.proven: set[str] = set()
        self.strange: set[str] = set()
        self._known = tuple(None if one == ISO else _format(one) for one in self._formats)

    def read(self, field: str, cell: str) -> Told:
        """Return the time of a cell.

        Raises `InvalidValue` for one in none of the formats, and for an instant so near the ends of the calendar that nothing could be counted.
        """
        marks = cell.translate(_DIGITS).upper()
        for one in self._known:
            at, is_day = (_iso(cell), _is_iso_day(cell)) if one is None else (one.read(cell, marks), one.says_day(cell))
            if at is not None:
                if one is not None:
                    self.used.add(one.format)
                    if at.day > MONTHS or one.format == SPREADSHEET:
                        self.proven.add(one.format)
                if at.tzinfo is None:
                    at = at.replace(tzinfo=self._zone)
                at = instant(at, field)
                return Told(at, at.date() if is_day else None)
        raise InvalidValue(self._why(field, cell))

    def _why(self, field: str, cell: str) -> Reason:
        swapped = [one for one in self._formats if one not in {ISO, SPREADSHEET} and parse(cell, swap(one)) is not None]
        self.strange.update(swapped)
        formats = tuple("ISO 8601" if one == ISO else one for one in self._formats)
        if swapped:
            return reason("date_other_order", field=field, found=shown(cell), formats=formats)
        return reason("date_format", field=field, found=form_of(cell), formats=formats)

    def end(self, told: Told) -> datetime:
        """Return the last instant that is in time for a deadline: a day is met until its end."""
        return told.at if told.day is None else datetime.combine(told.day, time.max, self._zone)

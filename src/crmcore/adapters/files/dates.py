"""Days and times in cells: one reader for complaint files and logs, and whether a whole file has day and month in the order of its formats.

A format is one of `strptime`, or `spreadsheet day`: the number that spreadsheets keep for a day (46204 is 2026-07-01; `.75` is six in the evening).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, date, datetime, timedelta
from itertools import combinations
from typing import Final, Protocol

import attrs

from crmcore.adapters.files.refusing import FileRefused, form_of, shown
from crmcore.decision import Finding, Reason, finding, reason
from crmcore.errors import InvalidValue
from crmcore.event import instant, precedes
from crmcore.reading.paths import at as path_at
from crmcore.worktime.calendars.zone import zone_named

SPREADSHEET: Final = "spreadsheet day"

# Numbers of five digits are days of 1927 to 2173; they count from here, because spreadsheets have a 29 February 1900 that never was.
_EPOCH: Final = datetime(1899, 12, 30)  # noqa: DTZ001 - a spreadsheet knows no zone
_NUMBER: Final = re.compile(r"[1-9][0-9]{4}(?:\.[0-9]{1,15})?")

MONTHS: Final = 12
_KEPT: Final = 50_000  # cells of which the reading is kept: days repeat, times do not
_HOURS: Final = re.compile(r"%[HIcX]")
# Only digits come from these, so that all other characters of a cell must stand in the format.
_DIGITS_ONLY: Final = re.compile(r"%[YmdHMSyjf]")
# What follows need not come back as it was written: `.5` is `.500000`, `Z` is `+0000`.
_LOOSE: Final = re.compile(r"%[fzZ]")
_ZEROS: Final = re.compile(r"(?<![0-9])0+(?=[0-9])")
_NO_DIGITS: Final = str.maketrans("", "", "0123456789")
_SWAPPED: Final = str.maketrans("md", "dm")


@attrs.frozen
class When:
    """What a cell says: a local day, and the instant where it has an hour too."""

    day: date
    at: datetime | None = None

    def is_before(self, other: When) -> bool:
        """Return whether it lies before another: by instants where both have one, else by days."""
        if self.at is not None and other.at is not None:
            return precedes(self.at, other.at)
        return self.day < other.day


class Times:
    """The cells of one field, read by its formats strictly in order."""

    def __init__(self, field: str, formats: tuple[str, ...], zone: str) -> None:
        """Keep how a field is read; times without a zone are in `zone`, and days are days there."""
        self.field: str = field
        self.formats: tuple[str, ...] = formats
        self._zone = zone_named(zone)
        self._known: dict[str, When] = {}
        # Which formats read a cell, which are shown by one to have day and month in their order, and which fit one only in the other.
        self.used: set[str] = set()
        self.proven: set[str] = set()
        self.strange: set[str] = set()

    def read(self, cell: str) -> When:
        """Return what a cell says. Raises `InvalidValue` for one that fits no format, with what it looks like."""
        known = self._known.get(cell)
        if known is not None:
            return known
        for format_ in self.formats:
            if (at := parse(cell, format_)) is not None:
                self.used.add(format_)
                if at.day > MONTHS or format_ == SPREADSHEET:
                    self.proven.add(format_)
                found = self._when(at, has_hours=_has_hours(cell, format_))
                if len(self._known) < _KEPT:
                    self._known[cell] = found
                return found
        raise InvalidValue(self._why(cell))

    def _when(self, at: datetime, *, has_hours: bool) -> When:
        aware = instant(at.replace(tzinfo=self._zone) if at.tzinfo is None else at, self.field)
        # An instant in another zone can be another day in the file's own.
        return When(aware.astimezone(self._zone).date(), aware if has_hours else None)

    def _why(self, cell: str) -> Reason:
        swapped = [format_ for format_ in self.formats if format_ != SPREADSHEET and parse(cell, swap(format_)) is not None]
        self.strange.update(swapped)
        if _NUMBER.fullmatch(cell):
            return reason("date_spreadsheet", field=self.field, format=SPREADSHEET)
        if swapped:
            return reason("date_other_order", field=self.field, found=shown(cell), formats=self.formats)
        return reason("date_format", field=self.field, found=form_of(cell), formats=self.formats)


def parse(cell: str, format_: str) -> datetime | None:
    """Return the time that a cell has in a format; None if it is written otherwise.

    `strptime` is lenient (`2026111` is a day of November to it, a wrong weekday is passed over): a cell is taken only where its time, written in the
    format, is the cell again, leading zeros and small letters aside.
    """
    if format_ == SPREADSHEET:
        return _EPOCH + timedelta(seconds=round(float(cell) * 86_400)) if _NUMBER.fullmatch(cell) else None
    literal = _DIGITS_ONLY.sub("", format_)
    if "%" not in literal and cell.translate(_NO_DIGITS) != literal.translate(_NO_DIGITS):
        return None  # the usual miss, without the cost of trying
    try:
        at = datetime.strptime(cell, format_)  # noqa: DTZ007 - the file's own times; a zone, where the format has one, is read
    except ValueError:
        return None
    whole, *loose = _LOOSE.split(format_)
    wanted, found = _plain(at.strftime(whole)), _plain(cell)
    return at if (found.startswith(wanted) if loose else found == wanted) else None


def _plain(text: str) -> str:
    return _ZEROS.sub("", text).casefold()


def _has_hours(cell: str, format_: str) -> bool:
    return "." in cell if format_ == SPREADSHEET else _HOURS.search(format_) is not None


def swap(format_: str) -> str:
    """Return the format with day and month in the other order."""
    head, *parts = format_.split("%")
    return "%".join([head, *(part[:1].translate(_SWAPPED) + part[1:] for part in parts)])


# Days on which formats are tried: every number of the first can be a day, a month or a year, and so can those of the others in another order.
_TRIED: Final = tuple(datetime(*day, 13, 14, 15, tzinfo=UTC) for day in ((2001, 2, 3), (2010, 11, 12), (2012, 10, 11), (1911, 12, 10)))


def bad_formats(formats: tuple[str, ...], path: str) -> Iterator[Finding]:
    """Yield the formats that do not determine a whole day, and each pair of which both read one text, as different days."""
    good = [one for one in formats if is_format(one)]
    for number, format_ in enumerate(formats):
        if format_ not in good:
            yield finding("mapping_format", path_at(path, number), found=format_)
    for one, other in combinations(dict.fromkeys(good), 2):
        if (clash := next(_clashes(one, other), None)) is not None:
            yield finding("mapping_formats_clash", path, first=one, second=other, text=clash[0], one=clash[1], other=clash[2])


def _clashes(one: str, other: str) -> Iterator[tuple[str, date, date]]:
    for writes in (one, other):
        for day in _TRIED:
            text = _written(day, writes)
            found = [parse(text, one), parse(text, other)]
            if found[0] is not None and found[1] is not None and found[0].date() != found[1].date():
                yield text, found[0].date(), found[1].date()


def _written(day: datetime, format_: str) -> str:
    return str((day.replace(tzinfo=None) - _EPOCH).days) if format_ == SPREADSHEET else day.strftime(format_)


def is_format(format_: str) -> bool:
    """Return whether a format determines a whole day: it must read back what it writes."""
    day = datetime(2013, 12, 31, tzinfo=UTC)
    try:
        found = parse(_written(day, format_), format_)
    except (ValueError, re.error):  # a directive that does not exist, or stands twice
        return False
    return found is not None and found.date() == day.date()


class Ordered(Protocol):
    """The reader of one field, which knows what its cells prove of the order of day and month."""

    @property
    def formats(self) -> tuple[str, ...]:
        """Return the formats that it tries."""

    @property
    def used(self) -> set[str]:
        """Return the formats that read a cell."""

    @property
    def proven(self) -> set[str]:
        """Return the formats that a cell shows to have day and month in their order."""

    @property
    def strange(self) -> set[str]:
        """Return the formats that fit a cell only in the other order."""


class DateOrder:
    """Whether a file's days and months are in the other order: most of its dates would load, and be wrong.

    One date that only fits the other order is a fault of its row where other dates prove the order of that format (a day above the twelfth);
    where nothing proves it, every date that it read is in doubt.
    """

    def __init__(self, fields: Mapping[str, Ordered]) -> None:
        """Keep the readers of the file's fields; they know what its cells prove."""
        self._fields = fields
        self._first: dict[str, tuple[int, Reason]] = {}

    def refused(self, line: int, reasons: Iterable[Reason]) -> None:
        """Keep the first row of each field that only fits the other order."""
        for why in reasons:
            if why.code == "date_other_order":
                self._first.setdefault(str(why.facts["field"]), (line, why))

    def check(self, file: str) -> None:
        """Raise `FileRefused` at the end of a file that is in doubt."""
        used, proven = (set[str]().union(*(getattr(one, what) for one in self._fields.values())) for what in ("used", "proven"))
        for name, (line, why) in self._first.items():
            field = self._fields[name]
            doubtful = field.strange - proven
            if doubtful and (doubtful & used or not field.used):
                formats = tuple(swap(one) if one in field.strange else one for one in field.formats)
                raise FileRefused(reason("file_date_order", file=file, line=line, found=why.facts["found"], field=name, formats=formats))

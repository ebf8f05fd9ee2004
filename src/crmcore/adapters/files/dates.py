"""Days in cells: read by the formats of a mapping, and whether the whole file has day and month in the order that those say."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from crmcore.adapters.files.mapping import FileMapping
from crmcore.adapters.files.rows import FileRefused
from crmcore.complaints.record import ComplaintRecord
from crmcore.decision import Reason, reason

_SWAPPED: Final = str.maketrans("md", "dm")
_MONTHS: Final = 12


def parse(cell: str, format_: str) -> datetime | None:
    """Return the time that a cell has in a format; None if it does not fit."""
    try:
        return datetime.strptime(cell, format_)  # noqa: DTZ007 - the file's own days; a zone, where the format has one, is read
    except ValueError:
        return None


def swap(format_: str) -> str:
    """Return the format with day and month in the other order."""
    head, *parts = format_.split("%")
    return "%".join([head, *(part[:1].translate(_SWAPPED) + part[1:] for part in parts)])


class DateOrder:
    """Whether a file's days and months are in the other order: most of its dates would load, and be wrong.

    One date that only fits the other order is a fault of its row when other dates prove the mapping's order (a day above the twelfth); when
    nothing proves it, every date of the file is in doubt.
    """

    def __init__(self, mapping: FileMapping) -> None:
        """Begin with a file of which nothing is known yet."""
        self._mapping = mapping
        self._proven = False
        self._strange: tuple[int, Reason] | None = None

    def accepted(self, record: ComplaintRecord) -> None:
        """Look at the days of a record: any of them may prove the order."""
        self._proven = self._proven or any(day is not None and day.day > _MONTHS for day in (record.received, record.closed, record.due))

    def refused(self, line: int, reasons: tuple[Reason, ...]) -> None:
        """Look at why a row was refused: a date may only fit the other order."""
        if self._strange is None:
            self._strange = next(((line, why) for why in reasons if why.code == "date_other_order"), None)

    def check(self, file: str) -> None:
        """Raise `FileRefused` at the end of a file that is in doubt."""
        if self._strange is None or self._proven:
            return
        line, why = self._strange
        formats = tuple(swap(one) for one in self._mapping.fields[str(why.facts["field"])].dates)
        raise FileRefused(reason("file_date_order", file=file, line=line, found=why.facts["found"], field=why.facts["field"], formats=formats))

"""Complaint records from somebody else's file: every row becomes a `ComplaintRecord` or a refusal with its line and reasons, nothing in between.

Nothing is repaired, guessed or dropped: what the file does not say is unknown in the record, and timeliness that only the file asserts is carried
as stated.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Final

import attrs

from crmcore.adapters.files.columns import columns_of
from crmcore.adapters.files.mapping import MAPPABLE, NOT_SAID, FieldMap, FileMapping
from crmcore.adapters.files.rows import FileRefused, Row, read_rows, word_unknown
from crmcore.complaints.record import ComplaintRecord, Timeliness
from crmcore.decision import Reason, reason
from crmcore.errors import InvalidValue
from crmcore.worktime.calendars.zone import zone_named


@attrs.frozen
class _Said:
    """What one row states, by field; a missing field states nothing."""

    days: dict[str, date] = attrs.field(factory=dict)
    texts: dict[str, str] = attrs.field(factory=dict)
    flags: dict[str, bool] = attrs.field(factory=dict)


@attrs.frozen
class RefusedRow:
    """A row that was not used: the line it begins on, the id it gives itself, and every reason."""

    line: int
    id: str | None
    reasons: tuple[Reason, ...]


@attrs.frozen
class ComplaintFile:
    """The content of a file: records and refusals; together they are all of its rows."""

    records: tuple[ComplaintRecord, ...]
    refused: tuple[RefusedRow, ...]


def read_complaints(path: Path, mapping: FileMapping) -> ComplaintFile:
    """Read a complaint file by a mapping: which rows are complaint records, which are refused, and why.

    A row is refused for a number of cells other than the header's, a required field without a value, a date in no accepted format, a word that
    is not in the mapping, a contradiction, or an id that was used before. Raises `FileRefused` if the file as a whole cannot be read: not
    the declared encoding, truncated, no rows, a column missing or given twice, or days and months in the other order.

    Clause: RULES-4.15, RULES-4.27
    """
    rows = read_rows(path, encoding=mapping.mapping.encoding, delimiter=mapping.mapping.delimiter)
    header = next(rows)
    columns = columns_of(header.cells, mapping.fields, path.name)
    silent = frozenset(MAPPABLE) - set(columns) - {"sent"}
    records: list[ComplaintRecord] = []
    refused: list[RefusedRow] = []
    lines: dict[str, int] = {}
    for row in rows:
        said, reasons = _read_row(row, len(header.cells), columns, mapping)
        id_ = said.texts.get("id")
        if id_ is not None and (before := lines.setdefault(id_, row.line)) != row.line:
            reasons.append(reason("row_repeats", id=id_, line=before))
        if reasons:
            refused.append(RefusedRow(row.line, id_, tuple(reasons)))
        else:
            records.append(_record(said, silent))
    _check_date_order(path.name, mapping, records, refused)
    return ComplaintFile(tuple(records), tuple(refused))


def _read_row(row: Row, width: int, columns: Mapping[str, int], mapping: FileMapping) -> tuple[_Said, list[Reason]]:
    """Read all fields of a row: what it states, and everything that is wrong with it."""
    said = _Said()
    if len(row.cells) != width:
        return said, [reason("row_width", found=len(row.cells), wanted=width)]
    faults: list[Reason] = []
    for name, column in columns.items():
        field, cell = mapping.fields[name], row.cells[column].strip()
        try:
            spoke = bool(cell) and cell not in mapping.mapping.not_said and _read_cell(name, field, cell, mapping.mapping.zone, said)
        except InvalidValue as fault:
            faults += fault.reasons
            continue
        if field.required and not spoke:
            faults.append(reason("row_says_nothing", field=name))
    for check in mapping.checks:
        later, than = said.days.get(check.later), said.days.get(check.than)
        if later is not None and than is not None and later < than:
            faults.append(reason("row_contradicts", says=check.says, later=check.later, at=later, than=check.than, before=than))
    return said, faults


def _read_cell(name: str, field: FieldMap, cell: str, zone: str, said: _Said) -> bool:
    """Add the value of a cell to its field, and return whether it had one."""
    if field.dates:
        said.days[name] = _read_date(name, field, cell, zone)
        return True
    if field.values and cell not in field.values:
        raise InvalidValue(word_unknown(name, cell, field.values))
    match field.values.get(cell, cell):
        case bool(flag):
            said.flags[name] = flag
        case str(text) if text != NOT_SAID:
            said.texts[name] = text
        case _:
            return False
    return True


def _read_date(name: str, field: FieldMap, cell: str, zone: str) -> date:
    for format_ in field.dates:
        if (at := _parse(cell, format_)) is not None:
            # An instant in another zone can be another day in the file's own.
            return at.date() if at.tzinfo is None else at.astimezone(zone_named(zone)).date()
    swapped = any(_parse(cell, _swap(format_)) is not None for format_ in field.dates)
    raise InvalidValue(reason("date_other_order" if swapped else "date_format", field=name, found=cell, formats=field.dates))


def _parse(cell: str, format_: str) -> datetime | None:
    try:
        return datetime.strptime(cell, format_)  # noqa: DTZ007 - the file's own days; a zone, where the format has one, is read
    except ValueError:
        return None


_SWAPPED: Final = str.maketrans("md", "dm")


def _swap(format_: str) -> str:
    """Return the format with day and month in the other order."""
    head, *parts = format_.split("%")
    return "%".join([head, *(part[:1].translate(_SWAPPED) + part[1:] for part in parts)])


def _check_date_order(file: str, mapping: FileMapping, records: list[ComplaintRecord], refused: list[RefusedRow]) -> None:
    """Refuse a file whose days and months are in the other order: most of its dates would load, and be wrong.

    One date that only fits the other order is a fault of its row when other dates prove the mapping's order (a day above the twelfth); when
    nothing proves it, every date of the file is in doubt.
    """
    strange = [(row, why) for row in refused for why in row.reasons if why.code == "date_other_order"]
    proven = any(day is not None and day.day > 12 for record in records for day in (record.received, record.closed, record.due))  # noqa: PLR2004 - months in a year
    if strange and not proven:
        row, why = strange[0]
        formats = tuple(_swap(one) for one in mapping.fields[str(why.facts["field"])].dates)
        raise FileRefused(reason("file_date_order", file=file, line=row.line, found=why.facts["found"], field=why.facts["field"], formats=formats))


def _record(said: _Said, silent: frozenset[str]) -> ComplaintRecord:
    """Return the record of a row without faults; `silent` are the fields for which the file has no column."""
    closed, text = said.days.get("closed"), said.texts.get
    return ComplaintRecord(
        id=said.texts["id"],
        received=said.days["received"],
        closed=closed,
        is_closed=said.flags.get("is_closed") if closed is None else True,
        class_id=text("class_id"),
        matter=text("matter"),
        product=text("product"),
        channel=text("channel"),
        outcome=text("outcome"),
        customer=text("customer"),
        tier=text("tier"),
        unit=text("unit"),
        timeliness=_timeliness(said),
        due=said.days.get("due"),
        cause=text("cause"),
        disputed=said.flags.get("disputed"),
        postcode=text("postcode"),
        unknown=silent,
    )


def _timeliness(said: _Said) -> Timeliness:
    """Return what the file states; if it states nothing, what its two days show; otherwise unknown."""
    if "timeliness" in said.texts:
        return Timeliness(said.texts["timeliness"])
    if "closed" in said.days and "due" in said.days:
        return Timeliness.IN_TIME if said.days["closed"] <= said.days["due"] else Timeliness.LATE
    return Timeliness.OPEN if said.flags.get("is_closed") is False else Timeliness.UNKNOWN

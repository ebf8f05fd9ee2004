"""Complaint records from somebody else's file: every row becomes a `ComplaintRecord` or a refusal with its line and reasons, nothing in between.

Nothing is repaired, guessed or dropped: what the file does not say is unknown in the record, and timeliness that only the file asserts is carried
as stated.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import islice
from pathlib import Path

import attrs

from crmcore.adapters.files.dates import DateOrder, parse, swap
from crmcore.adapters.files.mapping import MAPPABLE, NOT_SAID, FieldMap, FileMapping
from crmcore.adapters.files.repeats import Repeats
from crmcore.adapters.files.rows import FileRefused, Row, column_missing, read_rows, word_unknown
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
    is not in the mapping, a contradiction, or the id of a row that was accepted before it. Raises `FileRefused` if the file as a whole cannot be
    read: not the declared encoding, truncated, no rows, a column missing or given twice, or days and months in the other order.

    Clause: RULES-4.15, RULES-4.27
    """
    records: list[ComplaintRecord] = []
    refused: list[RefusedRow] = []
    for row in stream_complaints(path, mapping):
        if isinstance(row, RefusedRow):
            refused.append(row)
        else:
            records.append(row)
    return ComplaintFile(tuple(records), tuple(refused))


def stream_complaints(path: Path, mapping: FileMapping) -> Iterator[ComplaintRecord | RefusedRow]:
    """Yield the record or the refusal of each row of a complaint file, in the order of the file, without keeping them: for files of any length.

    Rows are refused as by `read_complaints`. Raises `FileRefused` as that does: before the first row where the file is not well-formed, but only
    after the last where its days and months are in the other order, because any row may prove their order. What was counted until then is void.

    Clause: RULES-4.15, RULES-4.27
    """
    head = mapping.mapping
    header, *_ = islice(read_rows(path, encoding=head.encoding, delimiter=head.delimiter), 1)
    columns, width = _columns(header, mapping, path.name), len(header.cells)
    silent = frozenset(MAPPABLE) - set(columns) - {"sent"}
    # A first pass proves that the whole file can be read, and notes ids: memory then holds those that may repeat, not all.
    repeats, place = Repeats(path.stat().st_size), columns["id"]
    for row in read_rows(path, encoding=head.encoding, delimiter=head.delimiter):
        if len(row.cells) == width:
            repeats.note(row.cells[place].strip())
    order = DateOrder(mapping)
    for row in islice(read_rows(path, encoding=head.encoding, delimiter=head.delimiter), 1, None):
        said, reasons = _read_row(row, width, columns, mapping)
        id_ = said.texts.get("id")
        if id_ is not None and (before := repeats.line(id_)) is not None:
            reasons.append(reason("row_repeats", id=id_, line=before))
        read = _record(said, silent, reasons)
        if isinstance(read, ComplaintRecord):
            repeats.use(read.id, row.line)
            order.accepted(read)
            yield read
        else:
            order.refused(row.line, read)
            yield RefusedRow(row.line, id_, read)
    order.check(path.name)


def _columns(header: Row, mapping: FileMapping, file: str) -> Mapping[str, int]:
    """Return the column of every field; a field that is not required may have none."""
    cells = [cell.strip() for cell in header.cells]
    faults = [reason("column_twice", file=file, column=twice) for twice in sorted({cell for cell in cells if cells.count(cell) > 1})]
    found: dict[str, int] = {}
    for name, field in mapping.fields.items():
        places = [number for number, cell in enumerate(cells) if cell in field.columns]
        if len({cells[place] for place in places}) > 1:
            faults.append(reason("column_ambiguous", file=file, field=name, found=tuple(cells[place] for place in places)))
        elif places:
            found[name] = places[0]
        elif not field.optional:
            faults.append(column_missing(file, name, field.columns, cells))
    if faults:
        raise FileRefused(*faults)
    return found


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
        if (at := parse(cell, format_)) is not None:
            # An instant in another zone can be another day in the file's own.
            return at.date() if at.tzinfo is None else at.astimezone(zone_named(zone)).date()
    swapped = any(parse(cell, swap(format_)) is not None for format_ in field.dates)
    raise InvalidValue(reason("date_other_order" if swapped else "date_format", field=name, found=cell, formats=field.dates))


def _record(said: _Said, silent: frozenset[str], faults: Sequence[Reason]) -> ComplaintRecord | tuple[Reason, ...]:
    """Return the record of a row, or all its faults; `silent` are the fields for which the file has no column."""
    if faults:
        return tuple(faults)
    try:
        return _made(said, silent)
    except InvalidValue as fault:  # what a record refuses, whatever the mapping says, refuses its row
        return fault.reasons


def _made(said: _Said, silent: frozenset[str]) -> ComplaintRecord:
    closed, text = said.days.get("closed"), said.texts.get
    return ComplaintRecord(
        id=said.texts["id"],
        received=said.days["received"],
        closed=closed,
        is_closed=said.flags.get("is_closed", None if closed is None else True),
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

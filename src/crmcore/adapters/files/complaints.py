"""Complaint records from somebody else's file: every row becomes a `ComplaintRecord` or a refusal with its line and reasons, nothing in between.

Nothing is repaired, guessed or dropped: what the file does not say is unknown in the record, and timeliness that only the file asserts is carried
as stated.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import timedelta
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Final, NamedTuple

import attrs

from crmcore.adapters.files.cut import LastCell, Written
from crmcore.adapters.files.dates import DateOrder, Times, When
from crmcore.adapters.files.headings import Wanted, places
from crmcore.adapters.files.mapping import MAPPABLE, NOT_SAID, Check, FileMapping
from crmcore.adapters.files.row_ids import IDS, RowIds
from crmcore.adapters.files.rows import Row, read_rows, word_unknown
from crmcore.complaints.record import UNANSWERED, ComplaintRecord, Timeliness
from crmcore.decision import Reason, reason
from crmcore.errors import InvalidValue
from crmcore.event import in_utc
from crmcore.worktime.calendars.duration import Duration, TimeUnit
from crmcore.worktime.calendars.zone import zone_named
from crmcore.worktime.period import add_months

_WORDS_KEPT: Final = 10_000  # unknown words whose reason is kept
# Texts that may all be of one length.
_FIXED: Final = IDS | {"postcode"}
# What a spreadsheet makes of a long id that has digits only: its last digits are gone.
_ROUNDED: Final = re.compile(r"[0-9](?:[.,][0-9]+)?[eE]\+[0-9]{2,3}")
_LOOKED_AT: Final = 20  # rows among which a header is looked for
_MET: Final = frozenset({Timeliness.IN_TIME, Timeliness.STATED_IN_TIME})


class _Said(NamedTuple):
    """What one row states, by field; a missing field states nothing."""

    days: dict[str, When]
    texts: dict[str, str]
    flags: dict[str, bool]


@attrs.frozen
class RefusedRow:
    """A row that was not used: the line it begins on, the id it gives itself, and every reason."""

    line: int
    id: str | None
    reasons: tuple[Reason, ...]


@attrs.frozen
class ComplaintFile:
    """The content of a file: records and refusals; together they are all of its rows. `notes` are what is odd about the file as a whole."""

    records: tuple[ComplaintRecord, ...]
    refused: tuple[RefusedRow, ...]
    notes: tuple[Reason, ...] = ()


def read_complaints(path: Path, mapping: FileMapping, *, keep_whole: bool = False) -> ComplaintFile:
    """Read a complaint file by a mapping: which rows are complaint records, which are refused, and why.

    A row is refused for a number of cells other than the header's, a required field without a value, a date in no accepted format, a word that
    is not in the mapping, a contradiction, the id of a row that was accepted before it, or an id that another row has with zeros in front. Raises
    `FileRefused` if the file as a whole cannot be read: not the declared encoding, truncated, no rows, a column missing or given twice, or days and
    months in the other order. With `keep_whole` a file that is truncated in its last row is read without that row, which is refused.

    Clause: RULES-4.15, RULES-4.27
    """
    records: list[ComplaintRecord] = []
    refused: list[RefusedRow] = []
    notes: list[Reason] = []
    for row in stream_complaints(path, mapping, keep_whole=keep_whole, noted=notes.append):
        if isinstance(row, RefusedRow):
            refused.append(row)
        else:
            records.append(row)
    return ComplaintFile(tuple(records), tuple(refused), tuple(notes))


def stream_complaints(
    path: Path, mapping: FileMapping, *, keep_whole: bool = False, noted: Callable[[Reason], object] | None = None
) -> Iterator[ComplaintRecord | RefusedRow]:
    """Yield the record or the refusal of each row of a complaint file, in the order of the file, without keeping them: for files of any length.

    Rows are refused as by `read_complaints`. Raises `FileRefused` as that does: before the first row where the file is not well-formed, but only
    after the last where its days and months are in the other order, because any row may prove their order. What was counted until then is void.
    `noted` is told, before the first row, what is odd about the file as a whole: ids of several lengths, which may have lost zeros in front.

    Clause: RULES-4.15, RULES-4.27
    """
    return (row for _, row in stream_files((path,), mapping, keep_whole=keep_whole, noted=noted))


def stream_files(
    paths: Sequence[Path], mapping: FileMapping, *, keep_whole: bool = False, noted: Callable[[Reason], object] | None = None
) -> Iterator[tuple[int, ComplaintRecord | RefusedRow]]:
    """Yield what `stream_complaints` does of several files, each row with the number of its file from 0, as if they were one file of all rows.

    What another file has is refused by its name instead of its line alone. That days and months are in the other order is seen file by file.
    """
    sources = [_Source(path, mapping, keep_whole=keep_whole) for path in paths]
    ids = RowIds(paths)
    for number, one in enumerate(sources):
        one.look_through(ids, number)
    if noted is not None:
        for why in ids.notes():
            noted(why)
    for number, one in enumerate(sources):
        for row in one.read(ids, number):
            yield number, row


class _Source:
    """One complaint file, read twice: once to prove that all of it can be read, and to note its ids, and once for its rows."""

    def __init__(self, path: Path, mapping: FileMapping, *, keep_whole: bool) -> None:
        """Keep which of its columns is which. Raises `FileRefused` for a header that cannot be read."""
        self._path, self._mapping, self._keep_whole = path, mapping, keep_whole
        head = mapping.mapping
        self._rows = partial(read_rows, path, encoding=head.encoding, delimiter=head.delimiter, title_lines=head.title_lines)
        header, *below = islice(self._rows(keep_whole=True), _LOOKED_AT)
        asked = {name: Wanted(field.columns, field.optional) for name, field in mapping.fields.items() if field.columns}
        self._columns, self._width = places(header, asked, file=path.name, delimiter=head.delimiter, below=below), len(header.cells)
        computed = {name for name, field in mapping.fields.items() if not field.columns}
        # What this file has no column for: the record says that it is unknown.
        self._absent = frozenset(MAPPABLE) - set(self._columns) - computed - {"sent"}
        self._cut_line: int | None = None

    def look_through(self, ids: RowIds, number: int) -> None:
        """Read the whole file, and note its ids. Raises `FileRefused` where it is not well-formed."""
        rows = partial(self._rows, keep_whole=True)
        written, not_said = _written(self._mapping), self._mapping.mapping.not_said
        last = LastCell.of(self._path.name, self._columns, written, rows=rows, width=self._width, not_said=not_said)
        ids.begin(number, self._columns)
        for row in islice(self._rows(keep_whole=self._keep_whole), 1, None):
            if row.is_open and last.whole(row, keep_whole=self._keep_whole).is_cut:
                self._cut_line = row.line
            elif len(row.cells) == self._width:
                ids.note(row, number, self._columns)

    def read(self, ids: RowIds, number: int) -> Iterator[ComplaintRecord | RefusedRow]:
        """Yield the record or the refusal of each row."""
        reader = _Reader(self._mapping, self._columns, self._width)
        order = DateOrder(reader.times)
        for row in islice(self._rows(keep_whole=self._keep_whole), 1, None):
            said, reasons = reader.read(attrs.evolve(row, is_cut=True) if row.line == self._cut_line else row)
            id_ = said.texts.get("id")
            reasons += ids.others(id_, number)
            read = _record(said, self._absent, reasons)
            if isinstance(read, ComplaintRecord):
                ids.use(read.id, number, row.line)
                yield read
            else:
                order.refused(row.line, read)
                yield RefusedRow(row.line, id_, read)
        order.check(self._path.name)


def _written(mapping: FileMapping) -> Mapping[str, Written]:
    """Return what is noted of how each field's cells are written."""
    return {
        name: Written.times() if field.dates else Written.ids() if name in _FIXED else Written.word(field.values)
        for name, field in mapping.fields.items()
    }


class _Cell(NamedTuple):
    """Where a field stands in a row, and how it is read."""

    field: str
    place: int
    times: Times | None
    words: Mapping[str, object]
    required: bool


class _Reader:
    """Reads rows by their columns."""

    def __init__(self, mapping: FileMapping, columns: Mapping[str, int], width: int) -> None:
        """Keep where each field is, and how it is read."""
        self._mapping, self._width, self._not_said = mapping, width, frozenset(mapping.mapping.not_said)
        fields = mapping.fields
        self.times = {name: Times(name, fields[name].dates, mapping.mapping.zone) for name in columns if fields[name].dates}
        self._cells = [_Cell(name, place, self.times.get(name), fields[name].values, fields[name].required) for name, place in columns.items()]
        self._computed = [(name, field) for name, field in fields.items() if field.is_line or field.within is not None]
        self._zone = zone_named(mapping.mapping.zone)
        self._unknown: dict[tuple[str, str], Reason] = {}

    def read(self, row: Row) -> tuple[_Said, list[Reason]]:
        """Read all fields of a row: what it states, and everything that is wrong with it."""
        said = _Said({}, {}, {})
        if row.is_cut:
            return said, [reason("row_cut_off")]
        if len(row.cells) != self._width:
            return said, [reason("row_width", found=len(row.cells), wanted=self._width)]
        faults: list[Reason] = []
        cells, not_said = row.cells, self._not_said
        for name, place, times, words, required in self._cells:
            cell = cells[place].strip()
            try:
                if not cell or cell in not_said:
                    spoke = False
                elif times is not None:
                    said.days[name], spoke = times.read(cell), True
                else:
                    spoke = self._add(name, cell, words, said)
            except InvalidValue as fault:
                faults += fault.reasons
                continue
            if required and not spoke:
                faults.append(reason("row_says_nothing", field=name))
        self._compute(row, said)
        for check in self._mapping.checks:
            if (why := _contradiction(check, said)) is not None:
                faults.append(why)
        return said, faults

    def _add(self, name: str, cell: str, words: Mapping[str, object], said: _Said) -> bool:
        """Add a word, a text, a yes or no to its field, and return whether the cell had one."""
        value: object = cell
        if words:
            if cell not in words:
                raise InvalidValue(self._word_unknown(name, cell, words))
            value = words[cell]
        if isinstance(value, bool):
            said.flags[name] = value
        elif isinstance(value, str) and value != NOT_SAID:
            if name in IDS and _ROUNDED.fullmatch(value) is not None:
                raise InvalidValue(reason("row_id_rounded", field=name))
            said.texts[name] = value
        else:
            return False
        return True

    def _compute(self, row: Row, said: _Said) -> None:
        """Add the fields that no column gives."""
        for name, field in self._computed:
            if field.is_line:
                said.texts[name] = str(row.line)
            elif field.within is not None and (end := self._end(said.days.get(field.after or ""), field.within)) is not None:
                said.days[name] = end

    def _end(self, start: When | None, within: Duration) -> When | None:
        """Return the end of a time: the start day does not count, a month without that day ends it earlier, and hours need an hour to count from."""
        if start is None:
            return None
        if within.unit is TimeUnit.HOUR:
            if start.at is None:
                return None
            end = in_utc(start.at) + timedelta(hours=within.amount)
            return When(end.astimezone(self._zone).date(), end)
        if within.unit is TimeUnit.MONTH:
            return When(add_months(start.day, within.amount))
        return When(start.day + timedelta(days=within.amount * (7 if within.unit is TimeUnit.WEEK else 1)))

    def _word_unknown(self, name: str, cell: str, words: Mapping[str, object]) -> Reason:
        # Looking for the nearest word is slow, and a wrong column has the same few words in every row.
        if (known := self._unknown.get((name, cell))) is None:
            known = word_unknown(name, cell, words)
            if len(self._unknown) < _WORDS_KEPT:
                self._unknown[name, cell] = known
        return known


def _contradiction(check: Check, said: _Said) -> Reason | None:
    """Return why the days or the words of a row contradict each other, if they do: days by their instants where both have one."""
    if check.when:
        found = {**said.texts, **said.flags}
        return reason("row_words_contradict", says=check.says, fields=tuple(check.when)) if check.when.items() <= found.items() else None
    later, than = said.days.get(check.later or ""), said.days.get(check.than or "")
    if later is None or than is None or not later.is_before(than):
        return None
    at, before = (later.at, than.at) if later.at is not None and than.at is not None else (later.day, than.day)
    return reason("row_contradicts", says=check.says, later=str(check.later), at=at, than=str(check.than), before=before)


def _record(said: _Said, absent: frozenset[str], faults: Sequence[Reason]) -> ComplaintRecord | tuple[Reason, ...]:
    """Return the record of a row, or all its faults; `absent` are the fields for which the file has no column."""
    if faults:
        return tuple(faults)
    try:
        return _made(said, absent)
    except InvalidValue as fault:  # what a record refuses, whatever the mapping says, refuses its row
        return fault.reasons


def _made(said: _Said, absent: frozenset[str]) -> ComplaintRecord:
    received, closed, due = said.days["received"], said.days.get("closed"), said.days.get("due")
    text = said.texts.get
    return ComplaintRecord(
        id=said.texts["id"],
        received=received.day,
        received_at=received.at,
        closed=None if closed is None else closed.day,
        closed_at=None if closed is None else closed.at,
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
        due=None if due is None else due.day,
        due_at=None if due is None else due.at,
        cause=text("cause"),
        disputed=said.flags.get("disputed"),
        recorded_late=said.flags.get("recorded_late"),
        postcode=text("postcode"),
        unknown=absent,
    )


def _timeliness(said: _Said) -> Timeliness:
    """Return what the file states; if it states nothing, what its two days show; otherwise unknown.

    What was withdrawn or merged, and is stated or shown to be in time, ended with no answer due any more.
    """
    shown, stated = _shown(said), said.texts.get("timeliness")
    told = shown if stated is None else Timeliness(stated)
    if shown is Timeliness.LATE:  # over by its days before it ended, whatever ended it
        return shown if told is Timeliness.ENDED else told
    unanswered = said.texts.get("outcome") in UNANSWERED and said.flags.get("is_closed") is not False
    return Timeliness.ENDED if told in _MET and unanswered else told


def _shown(said: _Said) -> Timeliness:
    """Return what the two days of a row show."""
    closed, due = said.days.get("closed"), said.days.get("due")
    if closed is not None and due is not None:
        return Timeliness.LATE if due.is_before(closed) else Timeliness.IN_TIME
    return Timeliness.OPEN if said.flags.get("is_closed") is False else Timeliness.UNKNOWN

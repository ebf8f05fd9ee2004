"""Events from somebody else's log, row by row, so that a log may be long: every row contains events, or is refused with its line and reasons.

A log is a CSV file, or one in XES; both are read by the same mapping, in which the attributes of XES are columns.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from functools import partial
from itertools import chain, islice, pairwise
from pathlib import Path
from typing import Final

import attrs

from crmcore._arguments import typed
from crmcore.adapters.files.complaints import RefusedRow
from crmcore.adapters.files.cut import LastCell, Written
from crmcore.adapters.files.dates import DateOrder
from crmcore.adapters.files.headings import Wanted
from crmcore.adapters.files.headings import places as places_of
from crmcore.adapters.files.logmapping import EventColumn, HappenedColumn, LogMapping, WordColumn, Words
from crmcore.adapters.files.refusing import FileRefused
from crmcore.adapters.files.rows import Row, read_rows, word_unknown
from crmcore.adapters.files.times import TimeReader, Told
from crmcore.adapters.files.xes import is_xes, read_xes
from crmcore.decision import Reason, reason
from crmcore.errors import InvalidValue, NotFound
from crmcore.event import id_text, plain_date_or_none, plain_instant_or_none, precedes
from crmcore.lifecycles.fitting import Logged, in_its_day
from crmcore.worktime.calendars.zone import zone_named

# What stands between what happened and its detail.
DETAIL: Final = "/"


@attrs.frozen(kw_only=True)
class LogRow:
    """One row of a log: its case, its events in the order of the mapping, and what the log says about the deadline (None: nothing).

    `due` is the last instant that is in time, `due_day` the day where the log gives no more than that: it is met until its end. `complaint_class` is
    the class that the row names; `left_out` that its event is one that the mapping leaves out.
    """

    line: int
    case: str
    events: tuple[Logged, ...]
    due: datetime | None = attrs.field(default=None, converter=plain_instant_or_none)
    due_day: date | None = attrs.field(default=None, converter=plain_date_or_none)
    in_time: bool | None = None
    complaint_class: str | None = None
    left_out: bool = False


@typed
def read_log(path: Path, mapping: LogMapping, *, keep_whole: bool = False) -> Iterator[LogRow | RefusedRow]:
    """Yield the rows of an event log one at a time, in the order of the file; each is read completely or refused.

    A row is refused for a number of cells other than the header's, no case, a time in no accepted format, a word that is not in the mapping, events
    against the order of the mapping or one of its checks; where a row is a case, also for a case that an earlier row has. Times without a zone are
    in the mapping's; a day without one is the start of that day, or the time of the event above it in the same row, if that lies later on that day.
    Raises `FileRefused` as for complaint files, only after the last row where days and months are in the other order, or where the file is cut off in
    it; for a log in XES as `read_xes`; and `NotFound` if there is no such file. With `keep_whole` a CSV file that is cut off in its last row is read
    without that row, which is refused.
    """
    return _rows(path, mapping, keep_whole=keep_whole)


def _rows(path: Path, mapping: LogMapping, *, keep_whole: bool) -> Iterator[LogRow | RefusedRow]:
    if not path.is_file():
        raise NotFound(reason("file_not_found", path=str(path)))
    reader, lines = _Reader(mapping), dict[str, int]()
    order = DateOrder(reader.times)
    for one in _xes_cells(path, mapping) if is_xes(path) else _csv_cells(path, mapping, keep_whole=keep_whole):
        try:
            row = reader.read(one)
            _once(row, one.whole, lines)
        except InvalidValue as fault:
            order.refused(one.line, fault.reasons)
            yield RefusedRow(one.line, one.cells.get("case") or None, fault.reasons)
        else:
            yield row
    order.check(path.name)


def _once(row: LogRow, whole: int | None, lines: dict[str, int]) -> None:
    """Refuse a case that was there before: where a row is a case, or a trace is, another of the same name tells the same twice."""
    if whole is not None and lines.setdefault(row.case, whole) != whole:
        raise InvalidValue(reason("row_repeats", field="case", line=lines[row.case]))


@attrs.frozen
class _Cells:
    """The cells of a row by the key paths of their columns, and what is wrong with it already.

    `whole` is the line of the case, where the row is one or lies in one.
    """

    line: int
    cells: Mapping[str, str]
    whole: int | None
    faults: tuple[Reason, ...] = ()


def _csv_cells(path: Path, mapping: LogMapping, *, keep_whole: bool) -> Iterator[_Cells]:
    head = mapping.mapping
    every = partial(read_rows, path, encoding=head.encoding, delimiter=head.delimiter, title_lines=head.title_lines, keep_whole=keep_whole)
    rows = every()
    header, below = next(rows), tuple(islice(rows, 3))  # where a title stands above the header, that is among the next rows
    wanted = {name: Wanted(one.columns, one.optional) for name, one in mapping.columns.items()}
    places = places_of(header, wanted, file=path.name, delimiter=head.delimiter, below=below)
    width, of_case = len(header.cells), bool(mapping.events)
    labels, written = labels_of(mapping), _written(mapping)
    told = {labels[name]: place for name, place in places.items()}, {labels[name]: written[name] for name in places}
    last = LastCell.of(path.name, *told, rows=every, width=width, not_said=head.not_said)
    for row in map(partial(last.whole, keep_whole=keep_whole), chain(below, rows)):
        whole = row.line if of_case else None
        if row.is_cut:
            yield _Cells(row.line, {}, whole, (reason("row_cut_off"),))
        elif len(row.cells) != width:
            yield _Cells(row.line, {}, whole, (reason("row_width", found=len(row.cells), wanted=width),))
        else:
            yield _Cells(row.line, _said(row, places, mapping), whole)


def _written(mapping: LogMapping) -> Mapping[str, Written]:
    """Return what is noted of how each column's cells are written."""
    words = {"case": Written.ids(), "event.detail": Written.word()}
    return words | {
        name: Written.word(one.values) if isinstance(one, WordColumn | HappenedColumn) else Written.times()
        for name, one in mapping.columns.items()
        if name not in words
    }


def _said(row: Row, places: Mapping[str, int], mapping: LogMapping) -> Mapping[str, str]:
    cells, not_said = row.cells, mapping.mapping.not_said
    found = {name: cells[place].strip() for name, place in places.items()}
    return {name: "" if cell in not_said else cell for name, cell in found.items()} if not_said else found


def _xes_cells(path: Path, mapping: LogMapping) -> Iterator[_Cells]:
    """Yield the events of a log in XES as rows; a column may have no value in one of them, but each must have one somewhere in the log."""
    if mapping.events:
        raise FileRefused(reason("xes_events", file=path.name))
    columns, not_said = mapping.columns, mapping.mapping.not_said
    seen = set[str]()
    wanted = {spelling for one in columns.values() for spelling in one.columns}
    for event in read_xes(path, wanted):
        cells, faults = {}, list(event.faults)
        for name, one in columns.items():
            there = [spelling for spelling in one.columns if spelling in event.attributes]
            if there:
                seen.add(name)
            if len(there) > 1:
                faults.append(reason("column_ambiguous", file=path.name, field=name, found=tuple(there)))
            elif there:
                cell = event.attributes[there[0]].strip()
                cells[name] = "" if cell in not_said else cell
        if event.empty_trace:
            faults.append(reason("xes_no_event"))
        yield _Cells(event.line, cells, event.trace, tuple(faults))
    missing = [(name, one) for name, one in columns.items() if name not in seen and not one.optional]
    if seen and missing:
        raise FileRefused(*(reason("column_missing_of", file=path.name, field=name, columns=one.columns) for name, one in missing))


def labels_of(mapping: LogMapping) -> Mapping[str, str]:
    """Return what each column is called where a cell of it is told of: its key path, but one of several events by its heading."""
    columns, found = mapping.columns, dict[str, str]()
    for path, one in columns.items():
        told = one.columns[0] if isinstance(one, EventColumn) else path
        found[path] = path if told in {*columns, *found.values()} - {path} else told
    return found


class _Reader:
    """Reads rows by the columns of a mapping."""

    def __init__(self, mapping: LogMapping) -> None:
        self._mapping = mapping
        zone = zone_named(mapping.mapping.zone)
        self._labels = labels_of(mapping)
        self.times = {
            self._labels[name]: TimeReader(one.dates, zone)
            for name, one in mapping.columns.items()
            if not isinstance(one, WordColumn | HappenedColumn)
        }

    def read(self, row: _Cells) -> LogRow:
        """Read one row; raises `InvalidValue` with everything that is wrong with it."""
        if row.faults:
            raise InvalidValue(*row.faults)
        faults: list[Reason] = []
        if not (case := row.cells.get("case", "")):
            raise InvalidValue(reason("row_says_nothing", field="case"))
        id_text(case, "case")
        if (how := self._mapping.event) is not None:
            name = self._happened(row, how, faults)
            if name is not None and how.leaves_out(name):
                return LogRow(line=row.line, case=case, events=(), left_out=True)
            told = [("at" if name is None else name, self._told(row, "at", faults))]
            faults += [reason("row_says_nothing", field=field) for field in ("event", "at") if not row.cells.get(field)]
        else:
            told = [(one.event, self._told(row, f"events[{number}]", faults)) for number, one in enumerate(self._mapping.events)]
        due, happened = self._told(row, "due", faults), _within_days((name, one) for name, one in told if one is not None)
        verdict = self._word(row, "verdict", self._mapping.verdict, faults)
        class_ = self._word(row, "class", self._mapping.class_, faults)
        ends = None if due is None else self.times["due"].end(due)
        faults += self._contradictions([(name, one.at) for name, one in happened], ends)
        if faults:
            raise InvalidValue(*faults)
        return LogRow(
            line=row.line,
            case=case,
            events=tuple(Logged(case, name, one.at, row.line, one.day) for name, one in happened),
            due=ends,
            due_day=None if due is None else due.day,
            in_time=None if verdict is None else verdict == "in_time",
            complaint_class=class_,
        )

    def _happened(self, row: _Cells, how: HappenedColumn, faults: list[Reason]) -> str | None:
        cell = row.cells.get("event", "")
        detail = row.cells.get("event.detail", "")
        whole = f"{cell}{DETAIL}{detail}" if cell and detail else cell
        if not whole or how.leaves_out(whole):
            return whole or None
        return _meaning("event", whole, how, faults)

    def _word(self, row: _Cells, name: str, column: WordColumn | None, faults: list[Reason]) -> str | None:
        if column is None or not (cell := row.cells.get(name, "")):
            return None
        return _meaning(name, cell, column, faults)

    def _told(self, row: _Cells, name: str, faults: list[Reason]) -> Told | None:
        if not (cell := row.cells.get(name, "")):
            return None
        label = self._labels[name]
        try:
            return self.times[label].read(label, cell)
        except InvalidValue as fault:
            faults += fault.reasons
            return None

    def _contradictions(self, happened: list[tuple[str, datetime]], due: datetime | None) -> Iterator[Reason]:
        """Yield what a row says against the order of the mapping, and against its checks."""
        for (than, before), (later, after) in pairwise(happened):
            if precedes(after, before):
                yield reason("row_goes_back", later=later, at=after, than=than, before=before)
        if not self._mapping.checks:
            return
        known = dict(reversed(happened if self._mapping.events else [("at", one) for _, one in happened]))
        known |= {} if due is None else {"due": due}
        for check in self._mapping.checks:
            one, other = known.get(check.later), known.get(check.than)
            if one is not None and other is not None and precedes(one, other):
                yield reason("row_contradicts", says=check.says, later=check.later, at=one, than=check.than, before=other)


def _within_days(told: Iterable[tuple[str, Told]]) -> list[tuple[str, Told]]:
    """Return what a row tells in its order: of a day without a time nothing shows that it was before what comes first on that day."""
    found: list[tuple[str, Told]] = []
    for name, one in told:
        found.append((name, Told(in_its_day(one.at, one.day, found[-1][1].at), one.day) if found else one))
    return found


def _meaning(name: str, cell: str, column: Words, faults: list[Reason]) -> str | None:
    """Return what a word of the log means; a word without a meaning is a fault."""
    if not column.values:
        return cell
    if cell not in column.values:
        faults.append(word_unknown(name, cell, column.values))
        return None
    return str(column.values[cell])

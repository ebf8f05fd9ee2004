"""Events from somebody else's log, row by row, so that a log may be long: every row contains events, or is refused with its line and reasons."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from pathlib import Path
from typing import TypeAlias

import attrs

from crmcore.adapters.files.complaints import RefusedRow
from crmcore.adapters.files.dates import Times as Dates
from crmcore.adapters.files.headings import Wanted, places
from crmcore.adapters.files.logmapping import LogMapping, Times, WordColumn
from crmcore.adapters.files.rows import Row, read_rows, word_unknown
from crmcore.decision import Reason, reason
from crmcore.errors import InvalidValue
from crmcore.event import plain_instant_or_none
from crmcore.lifecycles.fitting import Logged

Column: TypeAlias = Times | WordColumn


@attrs.frozen(kw_only=True)
class LogRow:
    """One row of a log: its case, its events in the order of their times, and what the log says about the deadline (None: nothing)."""

    line: int
    case: str
    events: tuple[Logged, ...]
    due: datetime | None = attrs.field(default=None, converter=plain_instant_or_none)
    in_time: bool | None = None


def read_log(path: Path, mapping: LogMapping) -> Iterator[LogRow | RefusedRow]:
    """Yield the rows of an event log one at a time, in the order of the file; each is read completely or refused.

    A row is refused for a number of cells other than the header's, no case, a time in no accepted format, or a word that is not in the mapping.
    Times without a zone are in the mapping's. Raises `FileRefused` as for complaint files, and `NotFound` if there is no such file.
    """
    head = mapping.mapping
    rows = read_rows(path, encoding=head.encoding, delimiter=head.delimiter, title_lines=head.title_lines)
    header = next(rows)
    asked = {name: Wanted(one.columns) for name, one in _columns(mapping).items()}
    reader = _Reader(mapping, places(header, asked, file=path.name, delimiter=head.delimiter), len(header.cells), _times(mapping))
    for row in rows:
        try:
            yield reader.read(row)
        except InvalidValue as fault:
            yield RefusedRow(row.line, reader.case(row), fault.reasons)


def _columns(mapping: LogMapping) -> Mapping[str, Column]:
    named = {"case": mapping.case, "event": mapping.event, "at": mapping.at, "due": mapping.due, "verdict": mapping.verdict}
    found: dict[str, Column] = {name: one for name, one in named.items() if one is not None}
    return found | {f"events[{number}]": one for number, one in enumerate(mapping.events)}


def _times(mapping: LogMapping) -> Mapping[str, Dates]:
    return {name: Dates(name, one.dates, mapping.mapping.zone) for name, one in _columns(mapping).items() if not isinstance(one, WordColumn)}


@attrs.frozen
class _Reader:
    """Reads rows by their columns."""

    mapping: LogMapping
    places: Mapping[str, int]
    width: int
    times: Mapping[str, Dates]

    def case(self, row: Row) -> str | None:
        """Return the case of a row, if it can be read."""
        return row.cells[self.places["case"]].strip() or None if len(row.cells) == self.width else None

    def read(self, row: Row) -> LogRow:
        """Read one row; raises `InvalidValue` with everything that is wrong with it."""
        case = self.case(row)
        if len(row.cells) != self.width:
            raise InvalidValue(reason("row_width", found=len(row.cells), wanted=self.width))
        if case is None:
            raise InvalidValue(reason("row_says_nothing", field="case"))
        faults: list[Reason] = []
        told = [(event, at) for event, at in self._events(row, faults) if event is not None and at is not None]
        due = self._time(row, "due", self.mapping.due, faults)
        verdict = self._word(row, "verdict", self.mapping.verdict, faults)
        if faults:
            raise InvalidValue(*faults)
        events = tuple(Logged(case, event, at, row.line) for event, at in sorted(told, key=lambda one: one[1]))
        return LogRow(line=row.line, case=case, events=events, due=due, in_time=None if verdict is None else verdict == "in_time")

    def _events(self, row: Row, faults: list[Reason]) -> Iterator[tuple[str | None, datetime | None]]:
        if self.mapping.event is not None:
            event, at = self._word(row, "event", self.mapping.event, faults), self._time(row, "at", self.mapping.at, faults)
            faults += [reason("row_says_nothing", field=field) for field in ("event", "at") if not self._cell(row, field)]
            yield event, at
        for number, one in enumerate(self.mapping.events):
            yield one.event, self._time(row, f"events[{number}]", one, faults)

    def _cell(self, row: Row, name: str) -> str:
        cell = row.cells[self.places[name]].strip()
        return "" if cell in self.mapping.mapping.not_said else cell

    def _word(self, row: Row, name: str, column: WordColumn | None, faults: list[Reason]) -> str | None:
        if column is None or not (cell := self._cell(row, name)):
            return None
        if not column.values:
            return cell
        if cell not in column.values:
            faults.append(word_unknown(name, cell, column.values))
            return None
        return str(column.values[cell])

    def _time(self, row: Row, name: str, column: Times | None, faults: list[Reason]) -> datetime | None:
        if column is None or not (cell := self._cell(row, name)):
            return None
        try:
            return self.times[name].instant(cell)
        except InvalidValue as fault:
            faults += fault.reasons
            return None

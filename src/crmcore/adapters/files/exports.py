"""Tables that authorities require: a row class and its columns, written as a CSV file and read back equal.

The file is UTF-8 with a byte order mark, so that spreadsheets read it, and no cell is a formula to them. An empty cell means not stated. Reading is
strict: the header must be the form's own, and every fault is named with its line, its column and what would be right; nothing of such a file is used.
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from decimal import Decimal
from functools import partial
from io import StringIO
from pathlib import Path
from typing import Final, TypeVar

import attrs

from crmcore.adapters.atomic_write import write_whole
from crmcore.adapters.files.cut import LastCell, Written
from crmcore.adapters.files.formulas import FORMULA
from crmcore.adapters.files.refusing import FileRefused
from crmcore.adapters.files.rows import Row, read_rows
from crmcore.decision import Reason, reason
from crmcore.errors import InvalidValue
from crmcore.messages import Language, Term

T = TypeVar("T", bound=attrs.AttrsInstance)

_BETWEEN: Final = "; "


@attrs.frozen
class Cell:
    """How a kind of value is written in a cell and read back; `read` raises `ValueError` for any other text, `wanted` names what would be right."""

    write: Callable[[object], str]
    read: Callable[[str], object]
    wanted: Term


def _read_day(text: str) -> date:
    found = date.fromisoformat(text)
    if found.isoformat() != text:
        raise ValueError
    return found


def _read_count(text: str) -> int:
    if not (text.isascii() and text.isdigit()):
        raise ValueError
    return int(text)


def _read_amount(text: str) -> Decimal:
    whole, point, cents = text.partition(".")
    if not (point and len(cents) == 2):  # noqa: PLR2004 - two decimals
        raise ValueError
    _read_count(whole)
    _read_count(cents)
    return Decimal(text)


def one_of(words: Sequence[str]) -> Cell:
    """Return the cell for a closed list of words."""

    def read(text: str) -> str:
        if text not in words:
            raise ValueError
        return text

    return Cell(str, read, Term(" | ".join(words)))


def _words(text: str) -> tuple[str, ...]:
    found = tuple(text.split(_BETWEEN))
    if not all(found):
        raise ValueError
    return found


def _joined(words: object) -> str:
    return _BETWEEN.join(words) if isinstance(words, tuple) else ""


TEXT: Final = Cell(str, str, Term("cell.text"))
DAY: Final = Cell(str, _read_day, Term("cell.day"))
COUNT: Final = Cell(str, _read_count, Term("cell.count"))
AMOUNT: Final = Cell("{:.2f}".format, _read_amount, Term("cell.amount"))
YES_NO: Final = Cell(lambda value: "Yes" if value else "No", lambda text: {"Yes": True, "No": False}[text], Term("Yes | No"))
MANY: Final = Cell(_joined, _words, Term("cell.many"))


@attrs.frozen
class Form:
    """A table that an authority requires: its name, and its columns in order, each with its field of the row.

    `key` is the field that no two rows share.
    """

    name: str
    columns: tuple[tuple[str, str, Cell], ...]
    key: str | None = None

    def content(self, rows: Iterable[attrs.AttrsInstance]) -> bytes:
        """Return rows as the bytes of the file. Raises `InvalidValue` for a repeated key and a value that its column would not read back."""
        faults: list[Reason] = []
        seen: set[object] = set()
        text = StringIO(newline="")
        writer = csv.writer(text, lineterminator="\r\n")  # so that both characters are quoted inside a cell
        writer.writerow([head for head, _, _ in self.columns])
        for number, row in enumerate(rows, start=1):
            if self.key is not None:
                if (id_ := getattr(row, self.key)) in seen:
                    faults.append(reason("export.twice", form=self.name, row=number, key=self.key))
                seen.add(id_)
            cells = []
            for head, field, cell in self.columns:
                value = getattr(row, field)
                written = "" if value is None or value == () else cell.write(value)
                if not _comes_back(cell, written, value):
                    faults.append(reason("export.value", form=self.name, row=number, column=head, wanted=cell.wanted))
                cells.append(_safe(written))
            writer.writerow(cells)
        if faults:
            raise InvalidValue(*faults)
        return text.getvalue().encode("utf-8-sig")

    def write(self, path: Path, rows: Iterable[attrs.AttrsInstance]) -> None:
        """Write rows as a file, completely or not at all. Raises `InvalidValue` as `content` does, and naming a path that cannot be written."""
        write_whole({path: self.content(rows)})

    def read(self, path: Path, make: type[T]) -> tuple[T, ...]:
        """Read a file back into rows. Raises `FileRefused` with every fault, `NotFound` if there is no such file."""
        every = partial(read_rows, path, encoding="utf-8")
        rows = every()
        heads = [head for head, _, _ in self.columns]
        if (header := next(rows)).cells != heads:
            raise FileRefused(reason("export.header", file=path.name, line=header.line, wanted=tuple(heads)))
        faults: list[Reason] = []
        made: list[T] = []
        lines: dict[object, int] = {}
        last = self._last_cell(path.name, every)
        for row in map(partial(last.whole, keep_whole=True), rows):
            values, wrong = self._values(row)
            if not wrong:
                try:
                    one = make(**values)
                except InvalidValue as fault:
                    wrong = [reason("export.row", line=row.line, says=_Said(fault.reasons))]
                else:
                    made.append(one)
                    if self.key is not None and (before := lines.setdefault(getattr(one, self.key), row.line)) != row.line:
                        wrong = [reason("export.repeats", line=row.line, key=self.key, before=before)]
            faults += wrong
        if faults:
            raise FileRefused(*faults)
        return tuple(made)

    def _last_cell(self, file: str, rows: Callable[[], Iterable[Row]]) -> LastCell:
        """Return how the last cells are held against each other: a part of a text is one, of all others none, but for an empty cell."""
        head, field, cell = self.columns[-1]
        written = Written.filled() if cell is not TEXT else Written.ids() if field == self.key else Written.word()
        return LastCell(file, len(self.columns), {head: written}, rows)

    def _values(self, row: Row) -> tuple[dict[str, object], list[Reason]]:
        """Read the cells of one row, and return what is wrong with them; never their content, which may be personal."""
        if row.is_cut:
            return {}, [reason("export.row", line=row.line, says=_Said((reason("row_cut_off"),)))]
        if len(row.cells) != len(self.columns):
            return {}, [reason("export.width", line=row.line, found=len(row.cells), wanted=len(self.columns))]
        values: dict[str, object] = {}
        faults: list[Reason] = []
        for (head, field, cell), safe in zip(self.columns, row.cells, strict=True):
            text = _plain(safe)
            if not text:
                continue
            try:
                values[field] = cell.read(text)
            except (ValueError, KeyError):
                faults.append(reason("export.cell", line=row.line, column=head, wanted=cell.wanted))
        return values, faults


@attrs.frozen
class _Said:
    """Reasons inside another reason, in the reader's language."""

    reasons: tuple[Reason, ...]

    def say(self, lang: Language) -> str:
        return " · ".join(one.text(lang) for one in self.reasons)


def _comes_back(cell: Cell, written: str, value: object) -> bool:
    if not written:
        return value is None or value == ()
    try:
        return "\0" not in written and bool(written.encode()) and cell.read(written) == value
    except (ValueError, KeyError):  # also a text that is not Unicode
        return False


def _safe(text: str) -> str:
    """Return a text with a quote in front if a spreadsheet would take it for a formula, or if it already looks quoted."""
    return f"'{text}" if text.lstrip("'").startswith(FORMULA) else text


def _plain(cell: str) -> str:
    """Return a cell without that quote."""
    return cell[1:] if cell.startswith("'") and cell.lstrip("'").startswith(FORMULA) else cell

"""The rows of a CSV file, each with the line it begins on; a file that is truncated, wrongly encoded or empty is refused entirely, with its place.

Reading is strict: quotes must be closed, and bytes must be the declared encoding. A row with too few or too many cells is returned as it is,
so that the caller can refuse that row by name.
"""

from __future__ import annotations

import codecs
import csv
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Final

import attrs

from crmcore.decision import Reason, reason
from crmcore.errors import InvalidValue, NotFound
from crmcore.messages import FactValue
from crmcore.rules.facts import nearest, unknown

# The delimiters of columns in use, and how TOML writes them.
_DELIMITERS: Final = {";": ";", "\t": "\\t", "|": "|", ",": ","}

_SHOWN: Final = 40  # the most characters of a cell that a message shows


class FileRefused(InvalidValue):
    """A file as a whole is not what it should be, and nothing of it was used. The reasons say where, why, and what would be right."""


@attrs.frozen
class Row:
    """One record of a file: the line it begins on (the header is line 1), and its cells."""

    line: int
    cells: Sequence[str] = attrs.field(repr=False)


def read_rows(path: Path, *, encoding: str, delimiter: str = ",") -> Iterator[Row]:
    """Yield the rows of a CSV file, header first, one at a time.

    Rows without one character, such as spreadsheets leave at the end, are skipped. Raises `NotFound` for a path where there is no file, and
    `FileRefused` for bytes that are not in `encoding`, for a quoted field that is never closed, for a cell of enormous length, for cells that
    another delimiter separates, and for an empty file.
    """
    if not path.is_file():
        raise NotFound(reason("file_not_found", path=str(path)))
    # "utf-8-sig" reads UTF-8 with and without the byte order mark that spreadsheets write.
    codec = "utf-8-sig" if encoding.lower() in {"utf-8", "utf8"} else encoding
    line, rows = 1, 0
    try:
        with path.open(encoding=codec, newline="") as file:
            reader = csv.reader(file, delimiter=delimiter, strict=True)
            for cells in reader:
                if "".join(cells).strip():
                    if not rows:
                        _check_delimiter(cells, delimiter, path.name)
                    rows += 1
                    yield Row(line, cells)
                line = reader.line_num + 1
    except UnicodeDecodeError as error:
        byte = f"0x{error.object[error.start]:02x}"
        raise FileRefused(reason("file_encoding", file=path.name, line=_line_not_in(path, codec), encoding=encoding, byte=byte)) from None
    except csv.Error as error:
        if "field limit" in str(error):
            raise FileRefused(reason("file_cell_too_long", file=path.name, line=line, most=csv.field_size_limit())) from None
        code = "file_cut_off" if "unexpected end" in str(error) else "file_malformed"
        raise FileRefused(reason(code, file=path.name, line=line)) from None
    if not rows:
        raise FileRefused(reason("file_empty", file=path.name))


def column_missing(file: str, field: str, columns: tuple[str, ...], header: Sequence[str]) -> Reason:
    """Return the reason that a file has no column for a field. Only a similar cell is shown: without a header, the first line is somebody's data."""
    near = nearest(columns[0], tuple(header)) if columns else None
    facts: dict[str, FactValue] = {"file": file, "field": field, "columns": columns}
    return reason("column_missing_of", **facts) if near is None else reason("column_missing", nearest=near, **facts)


def word_unknown(field: str, word: str, known: Iterable[str]) -> Reason:
    """Return the reason that a word is not in the mapping, with the nearest one that is, or with all of them."""
    return unknown("word_unknown", shown(word), known, field=field)


def shown(cell: str) -> str:
    """Return a cell as a message shows it: short, because a wrong column may hold somebody's whole text, and with escapes for what nobody sees."""
    said = cell if cell.isprintable() else "".join(one if one.isprintable() else ascii(one)[1:-1] for one in cell[:_SHOWN])
    return said if len(said) <= _SHOWN else f"{said[: _SHOWN - 1]}…"


def _check_delimiter(header: Sequence[str], delimiter: str, file: str) -> None:
    """Refuse a file whose header is one single cell because other characters separate its columns."""
    found = next((other for other in _DELIMITERS if other in header[0]), None)
    if len(header) == 1 and found is not None:
        raise FileRefused(reason("file_delimiter", file=file, found=_DELIMITERS[found], wanted=_DELIMITERS.get(delimiter, delimiter)))


def _line_not_in(path: Path, codec: str) -> int:
    """Return the first line that is not in an encoding; a reader decodes in blocks, and is ahead of the line that it yields."""
    decoder, line = codecs.getincrementaldecoder(codec)(), 0
    with path.open("rb") as file, suppress(UnicodeDecodeError):
        for raw in file:
            line += 1
            decoder.decode(raw)
    return line

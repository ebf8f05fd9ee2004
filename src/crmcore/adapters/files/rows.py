"""The rows of a CSV file, each with the line it begins on; a file that is cut off, wrongly encoded or empty is refused whole, with its place.

Reading is strict: quotes must be closed, and bytes must be the declared encoding. A row with too few or too many cells is given back as it is,
so that the caller can refuse that row by name.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from io import StringIO
from pathlib import Path

import attrs

from crmcore.decision import reason
from crmcore.errors import InvalidValue, NotFound


class FileRefused(InvalidValue):
    """A file as a whole cannot be what it should be; nothing of it was used. The reasons say where, why, and what would be right."""


@attrs.frozen
class Row:
    """One record of a file: the line it begins on (the header is line 1), and its cells."""

    line: int
    cells: Sequence[str] = attrs.field(repr=False)


def read_rows(path: Path, *, encoding: str, delimiter: str = ",") -> Iterator[Row]:
    """Give the rows of a CSV file, header first, one at a time.

    Blank lines are passed over. Raises `NotFound` for a file that is not there or is not a file, and `FileRefused` for bytes that are not in
    `encoding`, for a quoted field that is never closed, for a NUL byte, and for an empty file.
    """
    if not path.is_file():
        raise NotFound(reason("not_found", kind="file", id=str(path)))
    line, rows = 1, 0
    reader = csv.reader(StringIO(_text(path, encoding), newline=""), delimiter=delimiter, strict=True)
    try:
        for cells in reader:
            if cells:
                rows += 1
                yield Row(line, cells)
            line = reader.line_num + 1
    except csv.Error as error:
        code = "file_cut_off" if "unexpected end" in str(error) else "file_malformed"
        raise FileRefused(reason(code, file=path.name, line=line)) from None
    if not rows:
        raise FileRefused(reason("file_empty", file=path.name))


def _text(path: Path, encoding: str) -> str:
    raw = path.read_bytes()
    try:
        # "utf-8-sig" reads UTF-8 with and without the mark that spreadsheets put in front.
        return raw.decode("utf-8-sig" if encoding.lower() in {"utf-8", "utf8"} else encoding)
    except UnicodeDecodeError as error:
        line, byte = raw.count(b"\n", 0, error.start) + 1, f"0x{raw[error.start]:02x}"
        raise FileRefused(reason("file_encoding", file=path.name, line=line, encoding=encoding, byte=byte)) from None

"""The rows of a CSV file, each with the line it begins on; a file that is truncated, wrongly encoded or empty is refused entirely, with its place.

Reading is strict: quotes must be closed, and bytes must be the declared encoding. A row with too few or too many cells is returned as it is,
so that the caller can refuse that row by name.
"""

from __future__ import annotations

import csv
import os
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Final

import attrs

from crmcore.adapters.files.encodings import codec_of, not_in
from crmcore.adapters.files.refusing import FileRefused, shown
from crmcore.decision import Reason, reason
from crmcore.errors import NotFound
from crmcore.rules.facts import unknown

# How codecs say that a character was cut off.
_EARLY: Final = frozenset({"unexpected end of data", "incomplete multibyte sequence", "truncated data"})


@attrs.frozen
class Row:
    """One record of a file: the line it begins on (the first is line 1), and its cells; none where the file was cut off in it.

    `is_open` is the last one of a file that ends without a line end: its last cell may have been longer.
    """

    line: int
    cells: Sequence[str] = attrs.field(repr=False)
    is_cut: bool = False
    is_open: bool = False


def read_rows(path: Path, *, encoding: str, delimiter: str = ",", title_lines: int = 0, keep_whole: bool = False) -> Iterator[Row]:
    """Yield the rows of a CSV file, header first, one at a time.

    Rows without one character, such as spreadsheets leave at the end, are skipped, and so are `title_lines` others above the header and the line
    `sep=;` in which a spreadsheet notes the delimiter. Raises `NotFound` for a path where there is no file, and `FileRefused` for bytes that are not
    in `encoding`, for a quoted field that is never closed (with `keep_whole` that row is yielded as cut), for a cell of enormous length, for another
    delimiter in that note, and for an empty file.
    """
    if not path.is_file():
        raise NotFound(reason("file_not_found", path=str(path)))
    codec = codec_of(path, encoding)
    line, rows = 1, -title_lines
    last: tuple[Row, ...] = ()
    try:
        with path.open(encoding=codec, newline="") as file:
            reader = csv.reader(file, delimiter=delimiter, strict=True)
            for cells in reader:
                yield from last
                last = ()
                if "".join(cells).strip() and not (line == 1 and _is_note(cells, delimiter, path.name)):
                    rows += 1
                    if rows > 0:
                        last = (Row(line, cells),)
                line = reader.line_num + 1
    except (UnicodeError, csv.Error) as error:
        yield from last
        if not (keep_whole and rows > 0 and _ends_early(error)):
            raise FileRefused(_why(path, codec, encoding, line, error)) from None
        yield Row(line, (), is_cut=True)
    else:
        is_open = bool(last) and _ends_open(path, codec)
        yield from (attrs.evolve(one, is_open=is_open) for one in last)
    if rows <= 0:
        raise FileRefused(reason("file_empty", file=path.name))


def _ends_open(path: Path, codec: str) -> bool:
    """Return whether a file ends in a cell: neither a line end nor a quote stands at its end."""
    width = 4 if codec.startswith("utf-32") else 2 if codec.startswith("utf-16") else 1
    with path.open("rb") as file:
        mark = file.read(width) if codec in {"utf-16", "utf-32"} else b""
        file.seek(-width, os.SEEK_END)
        return (mark + file.read(width)).decode(codec, "replace")[-1:] not in {"\r", "\n", '"'}


def _why(path: Path, codec: str, encoding: str, line: int, error: UnicodeError | csv.Error) -> Reason:
    """Return the reason that a file cannot be read on."""
    if isinstance(error, UnicodeError):
        return not_in(path, codec, encoding, error)
    if "field limit" in str(error):
        return reason("file_cell_too_long", file=path.name, line=line, most=csv.field_size_limit())
    return reason("file_cut_off" if _ends_early(error) else "file_malformed", file=path.name, line=line)


def _ends_early(error: UnicodeError | csv.Error) -> bool:
    """Return whether a file ends inside a quoted field or a character, and is what it should be up to there."""
    if isinstance(error, UnicodeDecodeError):
        return error.end == len(error.object) and error.reason in _EARLY
    return "unexpected end" in str(error)


def _is_note(cells: Sequence[str], delimiter: str, file: str) -> bool:
    """Return whether a first line is `sep=;`; the delimiter that it names must be that of the mapping."""
    if not cells[0].casefold().startswith("sep="):
        return False
    note = delimiter.join(cells)[len("sep=") :] or delimiter
    if note != delimiter:
        raise FileRefused(reason("file_delimiter_noted", file=file, found=written(note), wanted=written(delimiter)))
    return True


def written(delimiter: str) -> str:
    """Return a delimiter as TOML writes it."""
    return {"\t": "\\t", '"': '\\"', "\\": "\\\\"}.get(delimiter, delimiter)


def word_unknown(field: str, word: str, known: Iterable[str]) -> Reason:
    """Return the reason that a word is not in the mapping, with the nearest one that is, or with all of them.

    Only what is nearly one of them is shown: in a wrong column it may be somebody's name or text.
    """
    names = tuple(known)
    why = unknown("word_unknown", shown(word), names, field=field)
    return why if why.code == "word_unknown" else reason("word_unknown_of", field=field, known=names)

"""Which column of a file is which: one way to find columns for all mappings. What no field asks for does not matter."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Final
from unicodedata import category

import attrs

from crmcore.adapters.files.refusing import FileRefused, shown
from crmcore.adapters.files.rows import Row, written
from crmcore.decision import Reason, reason
from crmcore.messages import FactValue
from crmcore.rules.facts import nearest

# The delimiters in use.
_DELIMITERS: Final = (";", "\t", "|", ",")


@attrs.frozen
class Wanted:
    """A column that is looked for: the spellings of its heading, and whether a file may do without it."""

    columns: tuple[str, ...]
    optional: bool = False


def places(header: Row, wanted: Mapping[str, Wanted], *, file: str, delimiter: str, below: Iterable[Row] = ()) -> Mapping[str, int]:
    """Return the place of the column of each field; an optional one may have none.

    `below` are the next rows, of which one may be the header. Raises `FileRefused` for a column that is missing, that is there twice, or of which
    two spellings are there, with what the cause seems to be.
    """
    headings = [heading(cell) for cell in header.cells]
    where: dict[str, list[int]] = defaultdict(list)
    for place, one in enumerate(headings):
        where[one].append(place)
    found: dict[str, int] = {}
    faults: list[Reason] = []
    missing: dict[str, Wanted] = {}
    for name, field in wanted.items():
        spelt = [one for one in dict.fromkeys(map(heading, field.columns)) if one and one in where]
        if len(spelt) == 1 and len(where[spelt[0]]) == 1:
            found[name] = where[spelt[0]][0]
        elif spelt:
            faults.append(_too_many(file, name, spelt))
        elif not field.optional:
            missing[name] = field
    if missing:
        if (cause := _cause(header, wanted, file, delimiter, below)) is not None:
            raise FileRefused(cause)
        if len(missing) > 1 and not found and not faults:
            faults.append(reason("file_other_kind", file=file))
        faults += [_column_missing(file, name, field.columns, headings) for name, field in missing.items()]
    if faults:
        raise FileRefused(*dict.fromkeys(faults))
    return found


def _too_many(file: str, field: str, spelt: Sequence[str]) -> Reason:
    if len(spelt) == 1:
        return reason("column_twice", file=file, column=shown(spelt[0]))
    return reason("column_ambiguous", file=file, field=field, found=tuple(map(shown, spelt)))


def heading(cell: str) -> str:
    """Return a heading without what nobody sees: blanks around it, and letters without width anywhere in it."""
    return cell.strip() if cell.isascii() else "".join(one for one in cell if category(one) != "Cf").strip()


def _cause(header: Row, wanted: Mapping[str, Wanted], file: str, delimiter: str, below: Iterable[Row]) -> Reason | None:
    """Return why all columns may be missing: another delimiter, or lines above the header."""
    line = delimiter.join(header.cells)
    others = (one for one in _DELIMITERS if one != delimiter and one in line)
    other = next((one for one in others if len(header.cells) == 1 or _has_all(line.split(one), wanted)), None)
    if other is not None:
        return reason("file_delimiter", file=file, found=written(other), wanted=written(delimiter))
    for number, row in enumerate(below, 1):
        if _has_all(row.cells, wanted):
            return reason("file_title", file=file, line=row.line, number=number)
    return None


def _has_all(cells: Sequence[str], wanted: Mapping[str, Wanted]) -> bool:
    there = {heading(cell.strip('"')) for cell in cells}
    return all(field.optional or not there.isdisjoint(map(heading, field.columns)) for field in wanted.values())


def _column_missing(file: str, field: str, columns: tuple[str, ...], header: Sequence[str]) -> Reason:
    """Return the reason that a file has no column for a field. Only a similar cell is shown: without a header, the first line is somebody's data."""
    small = {one.casefold(): one for one in header}
    near = next((small[one.casefold()] for one in columns if one.casefold() in small), None) or nearest((*columns, "")[0], tuple(header))
    facts: dict[str, FactValue] = {"file": file, "field": field, "columns": columns}
    return reason("column_missing_of", **facts) if near is None else reason("column_missing", nearest=shown(near), **facts)

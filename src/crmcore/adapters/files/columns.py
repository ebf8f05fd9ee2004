"""Which column of a file holds which field: one way for every mapping, so that no file with a doubtful header is read."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from typing import Protocol

from crmcore.adapters.files.rows import FileRefused, column_missing
from crmcore.decision import reason


class Spelled(Protocol):
    """A field of a mapping: the spellings of its column, and whether a file may do without it."""

    @property
    def columns(self) -> tuple[str, ...]:
        """Return the spellings to look for."""
        ...

    @property
    def optional(self) -> bool:
        """Return whether a file may have none of them."""
        ...


def columns_of(header: Sequence[str], fields: Mapping[str, Spelled], file: str) -> Mapping[str, int]:
    """Return the column of every field by its number; an optional field may have none.

    Raises `FileRefused` with every fault: a column that stands twice in the header, several that fit one field, a field without one.
    """
    cells = [cell.strip() for cell in header]
    faults = [reason("column_twice", file=file, column=cell) for cell in sorted(cell for cell, times in Counter(cells).items() if times > 1)]
    wanted = {spelling for field in fields.values() for spelling in field.columns}
    places: defaultdict[str, list[int]] = defaultdict(list)
    for number, cell in enumerate(cells):
        if cell in wanted:
            places[cell].append(number)
    found: dict[str, int] = {}
    for name, field in fields.items():
        fitting = sorted(number for spelling in dict.fromkeys(field.columns) for number in places.get(spelling, ()))
        if len({cells[number] for number in fitting}) > 1:
            faults.append(reason("column_ambiguous", file=file, field=name, found=tuple(cells[number] for number in fitting)))
        elif fitting:
            found[name] = fitting[0]
        elif not field.optional:
            faults.append(column_missing(file, name, field.columns, cells))
    if faults:
        raise FileRefused(*faults)
    return found

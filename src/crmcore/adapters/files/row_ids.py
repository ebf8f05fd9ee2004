"""The ids of the rows of one or several complaint files: which were used before, and which may have lost the zeros in front of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final

from crmcore.adapters.files.repeats import Place, Repeats
from crmcore.adapters.files.rows import Row
from crmcore.adapters.files.zeros import Zeros
from crmcore.decision import Reason, reason

# The fields that are ids.
IDS: Final = frozenset({"id", "customer"})


class RowIds:
    """The ids of all files, noted in a first pass over all of them and used in a second, so that several files are read as one of all rows is.

    Memory holds the ids that may repeat, not all.
    """

    def __init__(self, paths: Sequence[Path]) -> None:
        """Create room for the ids of these files."""
        self._paths = tuple(paths)
        self._repeats = Repeats(sum(path.stat().st_size for path in self._paths))
        self._zeros: dict[str, Zeros] = {}
        self._files: dict[str, list[str]] = {}

    def begin(self, file: int, fields: Mapping[str, int]) -> None:
        """Start the first pass over a file, by its number, which has these columns."""
        for name in sorted(IDS & fields.keys()):
            self._zeros.setdefault(name, Zeros())
            self._files.setdefault(name, []).append(self._paths[file].name)

    def note(self, row: Row, file: int, columns: Mapping[str, int]) -> None:
        """Keep the ids of a row in the first pass."""
        for name, ids in self._zeros.items():
            if name in columns:
                cell = row.cells[columns[name]].strip()
                ids.note(cell, Place(file, row.line))
                if name == "id":
                    self._repeats.note(cell)

    def use(self, id_: str, file: int, line: int) -> None:
        """Keep where an id was used in the second pass: its row was accepted."""
        self._repeats.use(id_, Place(file, line))

    def notes(self) -> Iterator[Reason]:
        """Yield the fields whose ids are numbers of several lengths, which is odd about the files as a whole."""
        for name in sorted(self._zeros):
            if (found := self._zeros[name].lengths) is not None:
                yield reason("note.ids_of_several_lengths", field=name, file=", ".join(self._files[name]), least=found[0], most=found[1])

    def others(self, id_: str | None, file: int) -> Iterator[Reason]:
        """Yield why another row may be the same complaint as one of a file: it has the same id, or the same but for zeros in front."""
        if id_ is None:
            return
        if (before := self._repeats.place(id_)) is not None:
            if before.file == file:
                yield reason("row_repeats", field="id", line=before.line)
            else:
                yield reason("row_in_other_file", field="id", file=str(self._paths[before.file]))
        if "id" in self._zeros and (twin := self._zeros["id"].twin(id_)) is not None:
            if twin.file == file:
                yield reason("row_id_zeros", field="id", line=twin.line)
            else:
                yield reason("row_id_zeros_in_other_file", field="id", file=str(self._paths[twin.file]), line=twin.line)

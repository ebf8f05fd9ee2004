"""Whether a file ends in the middle of its last cell, or before it: a part of a date, of an id or of a word is often another one, and nothing is too.

Only a file that does not end its last line may be cut off there, and most that do not are whole. What tells them apart is how the other cells of the
column are written: a day without the zero in front that all others have, an id shorter than all others, the beginning of a word that stands nowhere
else, an empty cell where no other is.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from itertools import islice
from typing import Final, Self

import attrs

from crmcore.adapters.files.refusing import FileRefused
from crmcore.adapters.files.rows import Row
from crmcore.decision import reason

_DIGITS: Final = str.maketrans("123456789", "000000000")
_SIGN: Final = re.compile(r"\w")
_SAME_AGAIN: Final = re.compile(r"([0x])\1+")
# A number of one digit: the column writes numbers without zeros in front.
_ONE_DIGIT: Final = re.compile(r"(?<!0)0(?!0)")
_FORMS_KEPT: Final = 1_000  # forms that are kept: a column with more has none that a cell could be held against
_FEW: Final = 3  # ids of one length, from which on it is the length of all


class Written:
    """How the cells of one column are written, noted row by row, so that a last one can be held against them."""

    def __init__(self, form: Callable[[str], str], *, least: int = 1, words: Iterable[str] = ()) -> None:
        """Keep how the form of a cell is found, and how many others prove one; `words` may stand in the column, whether they do or not."""
        self._form, self._least, self._words = form, least, frozenset(words)
        self._forms = set[str]()
        self._noted = 0
        self._some_empty = False

    @classmethod
    def times(cls) -> Self:
        """Return those of a column of times."""
        return cls(lambda cell: cell.translate(_DIGITS))

    @classmethod
    def ids(cls) -> Self:
        """Return those of a column of ids: their length counts, and the signs between their letters and digits."""
        return cls(lambda cell: _SIGN.sub("x", cell), least=_FEW)

    @classmethod
    def word(cls, words: Iterable[str] = ()) -> Self:
        """Return those of a column of words."""
        return cls(str, words=words)

    @classmethod
    def filled(cls) -> Self:
        """Return those of a column in which a part of a cell is none, so that only an empty one may be cut off."""
        return cls(lambda _: "")

    def note(self, cell: str) -> None:
        """Keep how the cell of a row is written; an empty one says only that there are such."""
        self._some_empty |= not cell
        if cell and len(self._forms) < _FORMS_KEPT:
            self._noted += 1
            self._forms.add(self._form(cell))

    def is_part(self, cell: str) -> bool:
        """Return whether a last cell is the beginning of what the column has, and no other is written so."""
        if not cell:
            return self._noted > 0 and not self._some_empty
        form = self._form(cell)
        if form in self._forms or self._noted < self._least or len(self._forms) == _FORMS_KEPT:
            return False
        return any(one.startswith(form) for one in self._forms | self._words if one != form) and not self._varies(form)

    def _varies(self, form: str) -> bool:
        """Return whether the column writes the same numbers at several lengths."""
        alike = [one for one in self._forms if _SAME_AGAIN.sub(r"\1", one) == _SAME_AGAIN.sub(r"\1", form)]
        return len(alike) > 1 or any(_ONE_DIGIT.search(one) for one in alike)


@attrs.frozen
class LastCell:
    """Holds the last cell of a file that ends without a line end against the cells above it.

    `written` is how these are written, by the fields that read them. Where a file ends in the cell, and there alone, its `rows` are read once more,
    from the header on.
    """

    file: str
    width: int
    written: Mapping[str, Written]
    rows: Callable[[], Iterable[Row]]
    not_said: frozenset[str] = frozenset()

    @classmethod
    def of(
        cls,
        file: str,
        places: Mapping[str, int],
        written: Mapping[str, Written],
        *,
        rows: Callable[[], Iterable[Row]],
        width: int,
        not_said: Iterable[str] = (),
    ) -> Self:
        """Return that of a file with these columns; those that nothing reads may be cut as they like. Words that are `not_said` are no value."""
        return cls(file, width, {name: written[name] for name, place in places.items() if place == width - 1}, rows, frozenset(not_said))

    def whole(self, row: Row, *, keep_whole: bool) -> Row:
        """Return a row; a last one that the file ends in, in its last cell or before it, is returned as cut.

        Raises `FileRefused` for it without `keep_whole`.
        """
        if row.is_open and len(row.cells) < self.width:
            why = reason("file_ends_in_row", file=self.file, line=row.line, found=len(row.cells), wanted=self.width)
        elif (field := self.faulty_field(row)) is not None:
            why = reason("file_ends_in_cell" if self._cell(row) else "file_ends_before_cell", file=self.file, line=row.line, field=field)
        else:
            return row
        if not keep_whole:
            raise FileRefused(why)
        return Row(row.line, (), is_cut=True)

    def faulty_field(self, row: Row) -> str | None:
        """Return the field whose value the file ends in, where the row is its last; None where that is whole, as all others are."""
        if not row.is_open or not self.written or (cell := self._cell(row)) is None or self._says_nothing(cell):
            return None
        for other in islice(self.rows(), 1, None):
            if not other.is_open and (before := self._cell(other)) is not None and not self._says_nothing(before):
                for one in self.written.values():
                    one.note(before)
        return next((name for name, one in self.written.items() if one.is_part(cell)), None)

    def _cell(self, row: Row) -> str | None:
        """Return the last cell of a row; None where the row is not as wide as the header."""
        return row.cells[-1].strip() if len(row.cells) == self.width else None

    def _says_nothing(self, cell: str) -> bool:
        """Return whether a cell holds a word that is no value."""
        return bool(cell) and cell in self.not_said

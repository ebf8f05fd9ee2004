"""Ids that may have lost the zeros in front of them: a spreadsheet takes `00123` for a number, and writes `123`."""

from __future__ import annotations

from typing import Final

from crmcore.adapters.files.repeats import Place

_PADDED_KEPT: Final = 100_000  # ids with zeros in front that are kept: where all have some, none has lost them


class Zeros:
    """The ids of one field, noted in a first pass."""

    def __init__(self) -> None:
        """Start with no id."""
        self._lengths = set[int]()
        self._all_numbers = True
        self._padded: dict[str, tuple[str, Place]] = {}

    def note(self, id_: str, place: Place) -> None:
        """Keep the id of a row; a row without one says nothing."""
        if not id_:
            return
        if not (id_.isascii() and id_.isdigit()):
            self._all_numbers = False
            return
        self._lengths.add(len(id_))
        if id_[0] == "0" and len(self._padded) < _PADDED_KEPT:
            self._padded.setdefault(id_.lstrip("0"), (id_, place))

    def twin(self, id_: str) -> Place | None:
        """Return where another id is that has more zeros in front, or fewer, and is otherwise the same; None where there is none."""
        found = self._padded.get(id_.lstrip("0")) if self._padded else None
        return None if found is None or found[0] == id_ else found[1]

    @property
    def lengths(self) -> tuple[int, int] | None:
        """Return how many digits the shortest and the longest id have, where all are numbers, and not of one length; None elsewhere."""
        return (min(self._lengths), max(self._lengths)) if self._all_numbers and len(self._lengths) > 1 else None

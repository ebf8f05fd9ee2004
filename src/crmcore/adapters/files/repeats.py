"""Where an id of one or several files was used before: a first pass finds the few that may repeat, so that the second need not remember them all."""

from __future__ import annotations

from typing import Final, NamedTuple

# Bits for each byte of the file (a row has several bytes, so most ids have a bit to themselves), and the most memory that they may take.
_BITS_A_BYTE: Final = 2
_MOST: Final = 1 << 25


class Place(NamedTuple):
    """Where a row stands: the number of its file, and the line it begins on."""

    file: int
    line: int


class Repeats:
    """The ids of the rows of files, noted in a first pass and used in a second.

    An id leaves one bit. Ids that meet on a bit are looked at again by their whole text, so that no answer rests on chance.
    """

    def __init__(self, size: int) -> None:
        """Create room for the ids of files of `size` bytes."""
        self._bits = bytearray(min(1 + size * _BITS_A_BYTE // 8, _MOST))
        self._met = set[int]()
        self._places: dict[str, Place] = {}

    def note(self, id_: str) -> None:
        """Mark the id of a row in the first pass."""
        place = self._place(id_)
        byte, bit = place >> 3, 1 << (place & 7)
        if self._bits[byte] & bit:
            self._met.add(place)
        self._bits[byte] |= bit

    def use(self, id_: str, place: Place) -> None:
        """Keep where an id is used, in the second pass."""
        if self._place(id_) in self._met:
            self._places[id_] = place

    def place(self, id_: str) -> Place | None:
        """Return where an id was used before; None if it was not."""
        return self._places.get(id_)

    def _place(self, id_: str) -> int:
        return hash(id_) % (len(self._bits) * 8)

"""Where an id of a file was used before: a first pass finds the few that may repeat, so that the second need not remember them all."""

from __future__ import annotations

from typing import Final

# Bits for each byte of the file (a row has several bytes, so most ids have a bit to themselves), and the most memory that they may take.
_BITS_A_BYTE: Final = 2
_MOST: Final = 1 << 25


class Repeats:
    """The ids of a file's rows, noted in a first pass and used in a second.

    An id leaves one bit. Ids that meet on a bit are looked at again by their whole text, so that no answer rests on chance.
    """

    def __init__(self, size: int) -> None:
        """Create room for the ids of a file of `size` bytes."""
        self._bits = bytearray(min(1 + size * _BITS_A_BYTE // 8, _MOST))
        self._met = set[int]()
        self._lines: dict[str, int] = {}

    def note(self, id_: str) -> None:
        """Mark the id of a row in the first pass."""
        place = self._place(id_)
        byte, bit = place >> 3, 1 << (place & 7)
        if self._bits[byte] & bit:
            self._met.add(place)
        self._bits[byte] |= bit

    def use(self, id_: str, line: int) -> None:
        """Keep the line on which an id is used, in the second pass."""
        if self._place(id_) in self._met:
            self._lines[id_] = line

    def line(self, id_: str) -> int | None:
        """Return the line on which an id was used before; None if it was not."""
        return self._lines.get(id_)

    def _place(self, id_: str) -> int:
        return hash(id_) % (len(self._bits) * 8)

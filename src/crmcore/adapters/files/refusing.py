"""What a whole file is refused by, and how messages show what stands in it."""

from __future__ import annotations

import re
from typing import Final

from crmcore.errors import InvalidValue

_SHOWN: Final = 40  # the most characters of a cell that a message shows

_DIGIT: Final = re.compile(r"\d")
# Behind a digit these are no name, but the marks of a Chinese date.
_LETTER: Final = re.compile(r"(?!(?<=9)[年月日时分秒])[^\W\d_]")


class FileRefused(InvalidValue):
    """A file as a whole is not what it should be, and nothing of it was used. The reasons say where, why, and what would be right."""


def shown(cell: str) -> str:
    """Return a cell as a message shows it: short, because a wrong column may hold somebody's whole text, and with escapes for what nobody sees."""
    said = cell if cell.isprintable() else "".join(one if one.isprintable() else ascii(one)[1:-1] for one in cell[:_SHOWN])
    return said if len(said) <= _SHOWN else f"{said[: _SHOWN - 1]}…"


def form_of(cell: str) -> str:
    """Return how a cell is written, without what it says: `aa.99.9999`. In a wrong column it may be somebody's name, number or text."""
    return shown(_LETTER.sub("a", _DIGIT.sub("9", cell[: _SHOWN + 1])))

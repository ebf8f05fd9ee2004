"""What a whole file is refused by, and how messages show what stands in it."""

from __future__ import annotations

from typing import Final

from crmcore.errors import InvalidValue

_SHOWN: Final = 40  # the most characters of a cell that a message shows


class FileRefused(InvalidValue):
    """A file as a whole is not what it should be, and nothing of it was used. The reasons say where, why, and what would be right."""


def shown(cell: str) -> str:
    """Return a cell as a message shows it: short, because a wrong column may hold somebody's whole text, and with escapes for what nobody sees."""
    said = cell if cell.isprintable() else "".join(one if one.isprintable() else ascii(one)[1:-1] for one in cell[:_SHOWN])
    return said if len(said) <= _SHOWN else f"{said[: _SHOWN - 1]}…"

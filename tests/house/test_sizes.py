"""A file holds one idea: 300 lines, and a little more only with a reason. Doors hold three lines for each name, as many as there are."""

from __future__ import annotations

from typing import Final

from tests.house.source import FILES, PACKAGE

LIMIT: Final = 300
# Longer by a little, each with why; none over 350.
LONGER: Final[dict[str, str]] = {}


def test_no_file_is_long() -> None:
    long = {path.relative_to(PACKAGE).as_posix(): len(path.read_text("utf-8").splitlines()) for path in FILES if path.name != "__init__.py"}
    long = {name: lines for name, lines in long.items() if lines > LIMIT}
    assert sorted(long) == sorted(LONGER), long
    assert [name for name, lines in long.items() if lines > LIMIT + 50] == []

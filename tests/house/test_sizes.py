"""A file holds one idea: 300 lines of it, imports, lists of names and blank lines not counted, and a little more only with a reason."""

from __future__ import annotations

import ast
from pathlib import Path
from typing import Final

from tests.house.source import FILES, PACKAGE, tree

LIMIT: Final = 300
# Longer by a little, each with why; none over 350.
LONGER: Final[dict[str, str]] = {}


def is_list_of_names(value: ast.expr | None) -> bool:
    """Answer whether a value is nothing but a row of names, such as the events that a package lists."""
    return isinstance(value, ast.Tuple | ast.List | ast.Set) and all(isinstance(one, ast.Name | ast.Attribute) for one in value.elts)


def lines(path: Path) -> int:
    """Count the lines of a file that hold its idea."""
    aside: set[int] = set()
    for one in tree(path).body:
        if isinstance(one, ast.Import | ast.ImportFrom) or (isinstance(one, ast.Assign | ast.AnnAssign) and is_list_of_names(one.value)):
            aside |= set(range(one.lineno, (one.end_lineno or one.lineno) + 1))
    return sum(bool(text.strip()) for number, text in enumerate(path.read_text("utf-8").splitlines(), 1) if number not in aside)


def test_no_file_is_long() -> None:
    long = {path.relative_to(PACKAGE).as_posix(): lines(path) for path in FILES}
    long = {name: count for name, count in long.items() if count > LIMIT}
    assert sorted(long) == sorted(LONGER), long
    assert [name for name, count in long.items() if count > LIMIT + 50] == []


def test_imports_and_lists_of_names_do_not_count(tmp_path: Path) -> None:
    path = tmp_path / "one.py"
    path.write_text("from a import (\n    b,\n    c,\n)\n\nALL = (\n    b,\n    c,\n)\nNUMBERS = (\n    1,\n)\n\n\ndef f():\n    return 1\n", "utf-8")
    assert lines(path) == 5

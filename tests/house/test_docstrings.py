"""Every public object says what it answers, and which clause stands behind it."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from crmcore.clauses import CLAUSES
from tests.house.source import FILES, ROOT, label, tree

Documented = ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef

CLAUSE_LINE = re.compile(r"^[ \t]*Clauses?:\s*(.*)$", re.MULTILINE)


def public(node: ast.Module | ast.ClassDef, inside: str = "") -> Iterator[tuple[str, Documented]]:
    """Walk what a reader of a module meets: the module, its public classes and functions, their public methods."""
    yield inside, node
    for one in node.body:
        if isinstance(one, ast.ClassDef) and not one.name.startswith("_"):
            yield from public(one, f"{inside}.{one.name}")
        elif isinstance(one, ast.FunctionDef | ast.AsyncFunctionDef) and (not one.name.startswith("_") or one.name == "__init__"):
            yield f"{inside}.{one.name}", one


def docstrings(path: Path) -> Iterator[tuple[str, str]]:
    """Walk every docstring of a file, private ones too."""
    for node in ast.walk(tree(path)):
        if isinstance(node, Documented) and (text := ast.get_docstring(node)) is not None:
            yield getattr(node, "name", "module"), text


@pytest.mark.parametrize("path", FILES, ids=label)
def test_every_public_object_has_a_docstring(path: Path) -> None:
    assert [name for name, node in public(tree(path)) if not ast.get_docstring(node)] == []


@pytest.mark.parametrize("path", FILES, ids=label)
def test_a_clause_stands_on_the_last_line_and_exists(path: Path) -> None:
    """The line names ids of the catalogue, comma separated, and nothing comes after it."""
    wrong = []
    for name, text in docstrings(path):
        for line in CLAUSE_LINE.finditer(text):
            ids = [one.strip() for one in line.group(1).split(",")]
            if line.end() != len(text.rstrip()) or not line.group(0).startswith("Clause: ") or any(one not in CLAUSES for one in ids):
                wrong.append((name, line.group(0)))
    assert wrong == []


@pytest.mark.parametrize("path", sorted((ROOT / "tests").rglob("test_*.py")), ids=label)
def test_a_test_names_clauses_that_exist(path: Path) -> None:
    """`@pytest.mark.clause(…)` names ids of the catalogue."""
    marks = [
        (node.lineno, one)
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "clause"
        for one in node.args
    ]
    assert [(line, ast.unparse(one)) for line, one in marks if not isinstance(one, ast.Constant) or one.value not in CLAUSES] == []

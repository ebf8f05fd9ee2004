"""The first word of a function's docstring is one of a few verbs: "Return …" for what returns a value, a verb of doing for what does something."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.house.source import FILES, PACKAGE, label, tree

# What guards must hold is a sentence for readers, not an order: their docstrings are messages.
GUARDS = PACKAGE / "complaints" / "guards"

# Reviewed one by one. A new verb is added only if none of these says it: "Return" fits nearly everywhere.
VERBS = frozenset({
    # a value
    "Return", "Yield", "Walk", "Read", "Load", "Draw", "Count", "List", "Show",
    # numbers and texts
    "Add", "Subtract", "Multiply", "Split", "Compare", "Mask",
    # what must hold
    "Check", "Raise", "Refuse", "Report",
    # what changes
    "Apply", "Mark", "Publish", "Remove", "Rename", "Rewrite", "Store",
    # what is written, opened, run
    "Create", "Insert", "Open", "Print", "Run", "Take", "Write",
    # what is kept when something is built
    "Copy", "Keep", "Name", "Start",
})  # fmt: skip


def first_words(path: Path) -> Iterator[tuple[str, str]]:
    """Yield the name of each function with a docstring, and the first word of that."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and (text := ast.get_docstring(node)):
            yield node.name, text.split(maxsplit=1)[0].rstrip(",")


@pytest.mark.parametrize("path", [one for one in FILES if GUARDS not in one.parents], ids=label)
def test_a_docstring_begins_with_one_of_a_few_verbs(path: Path) -> None:
    assert [f"{name}: {word}" for name, word in first_words(path) if word not in VERBS] == []


def test_the_list_stays_short_and_in_use() -> None:
    used = {word for path in FILES for _, word in first_words(path)}
    assert len(VERBS) <= 45
    assert used >= VERBS

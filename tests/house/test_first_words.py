"""The first word of a function's docstring is one of a few verbs: "Return …" for what returns a value, a verb of doing for what does something."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.house.source import FILES, ROOT, label, tree

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


# What a guard answers: any of it, a single reason at most, or several.
WHY_NOT = frozenset({"WhyNot", "Reason | None", "tuple[Reason, ...]"})


def is_guard(function: ast.FunctionDef | ast.AsyncFunctionDef) -> bool:
    """Return whether a function is a guard, wherever it stands: `(case, event, rules, /)`, and it answers why not.

    What a guard wants is a sentence for readers, not an order: its docstring is a message.
    """
    asked = len(function.args.posonlyargs), len(function.args.args)
    return asked == (3, 0) and function.returns is not None and ast.unparse(function.returns) in WHY_NOT


def first_words(module: ast.Module) -> Iterator[tuple[str, str]]:
    """Yield the name of each function with a docstring, and the first word of that."""
    for node in ast.walk(module):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and not is_guard(node) and (text := ast.get_docstring(node)):
            yield node.name, text.split(maxsplit=1)[0].rstrip(",")


@pytest.mark.parametrize("path", FILES, ids=label)
def test_a_docstring_begins_with_one_of_a_few_verbs(path: Path) -> None:
    assert [f"{name}: {word}" for name, word in first_words(tree(path)) if word not in VERBS] == []


def test_a_guard_is_known_by_its_signature_wherever_it_stands() -> None:
    page = (ROOT / "docs" / "how-to" / "own-process.md").read_text("utf-8")
    process = ast.parse(page.split("```python\n")[1].split("```")[0])
    assert [one.name for one in ast.walk(process) if isinstance(one, ast.FunctionDef) and is_guard(one)] == ["editor"]
    assert [*first_words(process)] == []
    others = "def one(attempt, /) -> WhyNot:\n  'The actor is an editor.'\ndef two(case, event, rules, /) -> bool:\n  'It holds.'"
    assert [*first_words(ast.parse(others))] == [("one", "The"), ("two", "It")]


def test_the_list_stays_short_and_in_use() -> None:
    used = {word for path in FILES for _, word in first_words(tree(path))}
    assert len(VERBS) <= 45
    assert used >= VERBS

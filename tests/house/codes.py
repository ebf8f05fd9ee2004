"""Where the library says something by a code: every call of `reason(…)`, `finding(…)`, `Reason(…)`, `Finding(…)` and `render(…)` in src."""

from __future__ import annotations

import ast
import re
import string
from collections.abc import Iterator
from typing import Final

import attrs

from tests.house.source import FILES, PACKAGE, label, tree

CALLS: Final = {"reason", "finding", "Reason", "Finding", "render"}
TABLES: Final = PACKAGE / "messages"


@attrs.frozen
class Call:
    """One place where a code is said: by which call, the codes it may be, and the facts given, None when they are not written out."""

    place: str
    by: str
    codes: tuple[str, ...]
    facts: frozenset[str] | None


def literals(node: ast.expr) -> tuple[str, ...]:
    """Return the texts that an expression may be: one, or the two of `a if … else b`."""
    match node:
        case ast.Constant(value=str(text)):
            return (text,)
        case ast.IfExp(body=left, orelse=right):
            return (*literals(left), *literals(right))
    return ()


def _facts(call: ast.Call, name: str) -> frozenset[str] | None:
    if name in {"reason", "finding"}:
        given = {one.arg for one in call.keywords}
        return None if None in given else frozenset(one for one in given if one is not None and one != "sample")
    last = call.args[1] if name in {"Reason", "render"} and len(call.args) > 1 else None
    if name == "Reason" and len(call.args) == 1 and not call.keywords:
        return frozenset()
    if isinstance(last, ast.Dict) and all(isinstance(one, ast.Constant) for one in last.keys):
        return frozenset(str(one.value) for one in last.keys if isinstance(one, ast.Constant))
    return None


def calls() -> Iterator[Call]:
    """Walk every call whose code is written out."""
    for path in FILES:
        for node in ast.walk(tree(path)):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in CALLS and node.args:
                codes = literals(node.args[0])
                if codes:
                    yield Call(f"{label(path)}:{node.lineno}", node.func.id, codes, _facts(node, node.func.id))


def said() -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """Return every text of src outside the tables that could be a code, and beginnings and ends of those put together (`f"outcome.{…}"`)."""
    whole: set[str] = set()
    begun: set[str] = set()
    ended: set[str] = set()
    for path in FILES:
        if TABLES in path.parents and path.name != "rendering.py":
            continue
        for node in ast.walk(tree(path)):
            match node:
                case ast.Constant(value=str(text)):
                    (ended if re.fullmatch(r"\.\w+", text) else whole).add(text)
                case ast.JoinedStr(values=[ast.Constant(value=str(text)), *_]):
                    begun.add(text)
                case ast.JoinedStr(values=[ast.FormattedValue(), ast.Constant(value=str(text))]):
                    ended.add(text)
    return (
        frozenset(whole),
        frozenset(one for one in begun if one.endswith((".", "_"))),
        frozenset(one for one in ended if one.startswith((".", "_"))),
    )


def placeholders(template: str) -> frozenset[str]:
    """Return the names in braces of a template."""
    return frozenset(name for _, name, _, _ in string.Formatter().parse(template) if name is not None)

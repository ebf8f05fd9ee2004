"""Who cites a clause: public objects by the last line of their docstring, rows by their `clause`, tests by their mark.

Sources are read with `ast`, never run. A place is a dotted name, with `:` before the id of a row: `crmcore.complaints.lifecycles.standard:accept`.
"""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Iterator
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Final, TypeAlias

# A clause, and the place that cites it.
Citation: TypeAlias = tuple[str, str]

_LAST_LINE: Final = re.compile(r"^\s*Clause: (?P<ids>.+)\s*\Z", re.MULTILINE)
_ID: Final = re.compile(r"[A-Z]+-\d+(?:\.\d+)+")
# `transition(id, from_, event, to, clause)`: the one table whose clause is positional.
_CLAUSE_OF_A_TRANSITION: Final = 4
# A test that may be skipped, or that is expected to fail, proves nothing.
_SHOWS_NOTHING: Final = frozenset({"skip", "skipif", "xfail", "realdata", "component"})

_Definition: TypeAlias = ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef


def in_package(package: Traversable, name: str) -> Iterator[Citation]:
    """Walk the citations of a package's sources and data files."""
    for one in sorted(package.iterdir(), key=lambda one: one.name):
        stem, _, suffix = one.name.rpartition(".")
        place = name if one.name == "__init__.py" else f"{name}.{stem or one.name}"
        if one.is_dir():
            yield from in_package(one, place)
        elif suffix == "py":
            tree = ast.parse(one.read_text("utf-8"))
            yield from _objects(tree, place)
            yield from _rows(tree, place)
        elif suffix == "toml":
            yield from _keys(tomllib.loads(one.read_text("utf-8")), f"{place}.toml")


def in_tests(tests: Path) -> Iterator[Citation]:
    """Walk the citations in the marks of tests, `@pytest.mark.clause("…")`; tests that may be skipped or must fail are left out."""
    for path in sorted(tests.rglob("test_*.py")):
        module = ".".join(path.relative_to(tests.parent).with_suffix("").parts)
        yield from _marks(ast.parse(path.read_text("utf-8")), module, ())


def _objects(node: ast.Module | _Definition, place: str) -> Iterator[Citation]:
    """Walk the docstrings of the public objects in a module or a class."""
    last = _LAST_LINE.search(ast.get_docstring(node) or "")
    for clause in _ids(last["ids"]) if last else ():
        yield clause, place
    if isinstance(node, ast.Module | ast.ClassDef):
        for one in node.body:
            if isinstance(one, _Definition) and not one.name.startswith("_"):
                yield from _objects(one, f"{place}.{one.name}")


def _rows(tree: ast.Module, place: str) -> Iterator[Citation]:
    """Walk the rows of tables: calls with a `clause`, and transitions."""
    for call in ast.walk(tree):
        if isinstance(call, ast.Call):
            named = {one.arg: one.value for one in call.keywords}
            is_transition = isinstance(call.func, ast.Name) and call.func.id == "transition" and len(call.args) > _CLAUSE_OF_A_TRANSITION
            clause = call.args[_CLAUSE_OF_A_TRANSITION] if is_transition else named.get("clause")
            row = named.get("id") or next(iter(call.args), None)
            for one in _text_ids(clause):
                yield one, f"{place}:{row.value}" if isinstance(row, ast.Constant) and isinstance(row.value, str) else place


def _keys(value: object, place: str) -> Iterator[Citation]:
    """Walk the `clause` keys of a TOML table; a table with an `id` names the place."""
    if isinstance(value, list):
        for one in value:
            yield from _keys(one, place)
    elif isinstance(value, dict):
        here = f"{place.partition(':')[0]}:{value['id']}" if isinstance(value.get("id"), str) else place
        for key, one in value.items():
            if key == "clause":
                yield from ((clause, here) for clause in _ids(str(one)))
            else:
                yield from _keys(one, here)


def _marks(node: ast.Module | _Definition, place: str, inherited: tuple[str, ...]) -> Iterator[Citation]:
    """Walk tests with the marks of their module (`pytestmark`), class, and parameters."""
    own = [one for one in node.body if isinstance(one, ast.Assign) and any(ast.unparse(target) == "pytestmark" for target in one.targets)]
    calls = [call for one in (*own, *getattr(node, "decorator_list", ())) for call in ast.walk(one)]
    if any(isinstance(one, ast.Attribute) and one.attr in _SHOWS_NOTHING for one in calls):
        return
    marks = (one for one in calls if isinstance(one, ast.Call) and ast.unparse(one.func).endswith("mark.clause"))
    clauses = (*inherited, *(clause for mark in marks for argument in mark.args for clause in _text_ids(argument)))
    if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
        yield from ((clause, place) for clause in clauses)
    else:
        for one in node.body:
            if isinstance(one, _Definition) and one.name.lower().startswith("test"):
                yield from _marks(one, f"{place}.{one.name}", clauses)


def _text_ids(node: ast.expr | None) -> tuple[str, ...]:
    return _ids(node.value) if isinstance(node, ast.Constant) and isinstance(node.value, str) else ()


def _ids(text: str) -> tuple[str, ...]:
    return tuple(_ID.findall(text))

"""Small changes of code, each of which a test should notice: a bound that moved, a condition that is gone, a row that a table lost.

`mutants_of(text)` lists every change of one file, tables at the top of modules included. Left alone is what decides nothing: docstrings,
annotations, Protocols, texts for people, the words of a reason or a finding, and arguments that only bind how something is called.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from itertools import accumulate, pairwise
from typing import Final, NamedTuple, TypeAlias

SAYING: Final = frozenset({"reason", "finding", "render", "__repr__", "__str__", "say", "text"})
BINDING: Final = frozenset({"kw_only", "strict"})

COMPARISONS: Final = {
    "<": "<=",
    "<=": "<",
    ">": ">=",
    ">=": ">",
    "==": "!=",
    "!=": "==",
    "is": "is not",
    "is not": "is",
    "in": "not in",
    "not in": "in",
}
ARITHMETIC: Final = {"+": "-", "-": "+", "*": "//", "//": "*", "/": "*", "%": "+", "|": "&", "&": "|"}
CALLS: Final = {"min": "max", "max": "min", "any": "all", "all": "any", "sorted": "list"}


Change: TypeAlias = tuple[int, int, bytes, str]


class Mutant(NamedTuple):
    """One change: the bytes of the file that go, and what stands there instead; what it is a change of, and the names around it."""

    start: int
    end: int
    new: bytes
    kind: str
    around: tuple[str, ...] = ()

    def on(self, old: bytes) -> bytes:
        """Return the file with this change in it."""
        return old[: self.start] + self.new + old[self.end :]

    def reads(self, old: bytes) -> bool:
        """Answer whether the file with this change is Python, which a cut through brackets is not."""
        try:
            ast.parse(self.on(old))
        except SyntaxError:
            return False
        return True

    def lines(self, old: bytes) -> range:
        """Return the numbers of the lines that it touches, from 1."""
        return range(old.count(b"\n", 0, self.start) + 1, old.count(b"\n", 0, self.end) + 2)

    def said(self, old: bytes) -> str:
        """Return the first line that differs, before and after."""
        pairs = zip((*old.splitlines(), b""), (*self.on(old).splitlines(), b""), strict=False)
        before, after = next(pair for pair in pairs if pair[0] != pair[1])
        return f"{before.decode().strip()} → {after.decode().strip()}"


def mutants_of(text: bytes) -> list[Mutant]:
    """List the changes of one file, in its order; a few cannot be read as Python (`Mutant.reads`)."""
    return sorted(set(_Walk(text).of(ast.parse(text), ())))


class _Walk:
    """Walks a tree beside its text. Positions are bytes, as the tree counts them: texts here are Chinese, too."""

    def __init__(self, text: bytes) -> None:
        self.whole = text
        self.begins = [0, *accumulate(len(line) for line in text.splitlines(keepends=True))]

    def of(self, node: ast.AST, around: tuple[str, ...]) -> Iterator[Mutant]:
        """Walk what is inside a node, and give its own changes."""
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            around = (*around, node.name)
        elif not around and isinstance(node, ast.Assign | ast.AnnAssign):
            around = tuple(one.id for one in ast.walk(node) if isinstance(one, ast.Name) and isinstance(one.ctx, ast.Store))
        if isinstance(node, ast.expr | ast.stmt) and node.end_lineno is not None:
            yield from (Mutant(*one, around) for one in self.changes(node))
        for part in _parts(node):
            yield from self.of(part, around)

    def span(self, node: ast.expr | ast.stmt) -> tuple[int, int]:
        """Return where a node begins and ends."""
        assert node.end_lineno is not None
        assert node.end_col_offset is not None
        return self.begins[node.lineno - 1] + node.col_offset, self.begins[node.end_lineno - 1] + node.end_col_offset

    def changes(self, node: ast.expr | ast.stmt) -> Iterator[Change]:  # noqa: C901, PLR0912 - one case a kind of change
        """Give the changes of one node itself."""
        begin, end = self.span(node)
        match node:
            case ast.Compare():
                for left, right in pairwise((node.left, *node.comparators)):
                    yield from self.between(left, right, COMPARISONS, "comparison")
            case ast.BoolOp():
                for left, right in pairwise(node.values):
                    yield from self.between(left, right, {"and": "or", "or": "and"}, "and/or")
            case ast.BinOp():
                yield from self.between(node.left, node.right, ARITHMETIC, "arithmetic")
            case ast.UnaryOp(op=ast.Not()):
                yield begin, begin + 3, b"", "not"
            case ast.Constant(value=bool(value)):
                yield begin, end, str(not value).encode(), "boolean"
            case ast.Constant(value=int(value)):
                yield begin, end, str(value + 1).encode(), "integer"
            case ast.Call(func=ast.Name(id=name)) if name in CALLS:
                yield begin, begin + len(name), CALLS[name].encode(), name
            case ast.IfExp():
                for side in (node.body, node.orelse):
                    yield begin, end, b"(%s)" % self.whole[slice(*self.span(side))], "one side"
            case ast.If() if ast.unparse(node.test) != "TYPE_CHECKING":
                yield *self.span(node.test), b"False", "never taken"
            case ast.ListComp() | ast.SetComp() | ast.DictComp() | ast.GeneratorExp():
                for test in (test for one in node.generators for test in one.ifs):
                    yield *self.span(test), b"True", "filter"
            case ast.Expr(value=ast.Call() | ast.Yield() | ast.YieldFrom() | ast.Await()):
                yield begin, end, b"pass", "statement"
            case ast.Return(value=ast.expr()) if not (isinstance(node.value, ast.Constant) and node.value.value is None):
                yield begin, end, b"return None", "return"
            case ast.Tuple(ctx=ast.Load()) | ast.List(ctx=ast.Load()) | ast.Set():
                yield from self.without_one(node.elts, begin, end, isinstance(node, ast.Tuple))
            case ast.Dict() if len(node.values) > 1:
                spans = [
                    (self.span(key)[0] if key else self.span(value)[0] - 2, self.span(value)[1])
                    for key, value in zip(node.keys, node.values, strict=True)
                ]
                yield from _cuts(spans)

    def between(self, left: ast.expr, right: ast.expr, table: dict[str, str], kind: str) -> Iterator[Change]:
        """Replace the operator between two operands."""
        start, end = self.span(left)[1], self.span(right)[0]
        words = "|".join(re.escape(one) for one in sorted(table, key=len, reverse=True))
        found = re.search(rf"(?:#.*|[\s()\\])*({words})(?!\w)" if table is not ARITHMETIC else rf"[\s()\\]*({words})", self.whole[start:end].decode())
        if found:
            yield start + found.start(1), start + found.end(1), table[found[1]].encode(), kind

    def without_one(self, parts: list[ast.expr], begin: int, end: int, is_tuple: bool) -> Iterator[Change]:
        """Leave out one element of a tuple, a list or a set; what is left of a pair must stay a tuple."""
        if is_tuple and 0 < len(parts) <= 2:  # one is left, or none
            for one in parts:
                kept = b", ".join(self.whole[slice(*self.span(other))] for other in parts if other is not one)
                yield begin, end, b"(%s,)" % kept if kept else b"()", "element"
        elif len(parts) > 1:
            yield from _cuts([self.span(one) for one in parts])


def _cuts(spans: list[tuple[int, int]]) -> Iterator[Change]:
    """Cut one of several out, with the comma beside it."""
    for (start, _), (following, _) in pairwise(spans):
        yield start, following, b"", "element"
    yield spans[-2][1], spans[-1][1], b"", "element"


def _parts(node: ast.AST) -> Iterator[ast.AST]:  # noqa: C901 - one case a kind of node
    """Give what is looked at inside a node."""
    match node:
        case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name):
            if name not in SAYING:
                yield from (*node.decorator_list, *node.args.defaults, *filter(None, node.args.kw_defaults), *node.body)
        case ast.ClassDef():
            if not any("Protocol" in ast.unparse(base) for base in node.bases):
                yield from (*node.decorator_list, *node.keywords, *node.body)
        case ast.AnnAssign():
            if node.value is not None and "TypeAlias" not in ast.unparse(node.annotation):
                yield node.value
        case ast.Call(func=ast.Name(id=name) | ast.Attribute(attr=name)) if name in SAYING | {"cast", "TypeVar"}:
            yield from ()
        case ast.keyword(arg=name) if name in BINDING:
            yield from ()
        case ast.If(test=ast.Name(id="TYPE_CHECKING")):
            yield from node.orelse
        case ast.Subscript(slice=ast.Tuple()):
            yield node.value
        case ast.JoinedStr() | ast.Assert() | ast.Import() | ast.ImportFrom() | ast.pattern():
            yield from ()
        case _:
            yield from ast.iter_child_nodes(node)

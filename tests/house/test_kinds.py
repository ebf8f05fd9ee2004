"""The kind of a case or of a thing that is looked for (`no approval request …`, `refused for complaint …`) is said in both languages."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import Final

import pytest

from crmcore.complaints import LIFECYCLES
from crmcore.decision import Decision, Outcome, reason
from crmcore.errors import NotFound, Refused
from crmcore.messages import TERMS, TEXTS, Language
from crmcore.processes import PROCESSES
from tests.house.codes import literals
from tests.house.source import FILES, label, tree

# The texts that say a kind by its term.
CODES: Final = frozenset(code for code, text in TEXTS.items() if "{kind:term}" in text.en)
# Where a kind is not written out: it is that of a process, or the first word of a lifecycle's name, and both are walked below.
OF_PROCESS: Final = frozenset({"self._kind", "self._process.kind"})
OF_LIFECYCLE: Final = frozenset({"to.name.partition('/')[0]", "lifecycle.name.partition('/')[0]"})


def passed_on() -> dict[str, int]:
    """Return the functions that are given a kind by whoever calls them, and the place of that argument: `get(values, kind, id)`."""
    found: dict[str, int] = {}
    for path in FILES:
        for function in ast.walk(tree(path)):
            names = [one.arg for one in function.args.args] if isinstance(function, ast.FunctionDef) else []
            if isinstance(function, ast.FunctionDef) and names[:1] != ["cls"]:  # how an error is made says no kind itself
                kinds = {kind.id for call in ast.walk(function) if (kind := said_by(call)) is not None and isinstance(kind, ast.Name)}
                found.update((function.name, names.index(one)) for one in kinds if one in names)
    return found


def said_by(call: ast.AST) -> ast.expr | None:
    """Return the kind that a call says itself: that of a reason, the third argument of a refusal, that of what is not found."""
    match call:
        case ast.Call(func=ast.Name(id="reason"), args=[ast.Constant(value=code)], keywords=keywords) if code in CODES:
            return next(one.value for one in keywords if one.arg == "kind")
        case ast.Call(func=ast.Name(id="Refused"), args=[_, _, kind, *_]):
            return kind
        case ast.Call(func=ast.Attribute(value=ast.Name(id="NotFound"), attr="of"), args=args, keywords=keywords):
            return next((one.value for one in keywords if one.arg == "kind"), args[0] if args else None)
    return None


def kinds() -> Iterator[tuple[str, ast.expr]]:
    """Walk every kind that is said in src, with its place."""
    by = passed_on()
    for path in FILES:
        for call in ast.walk(tree(path)):
            kind = said_by(call)
            if kind is None and isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id in by and len(call.args) > 1:
                kind = call.args[by[call.func.id]]
            if kind is not None and not (isinstance(kind, ast.Name) and kind.id == "kind"):
                yield f"{label(path)}:{kind.lineno}", kind


KINDS: Final = dict(kinds())
WRITTEN: Final = sorted({word for kind in KINDS.values() for word in literals(kind)})


def test_every_kind_is_written_out_or_that_of_a_process() -> None:
    assert {
        place: ast.unparse(kind) for place, kind in KINDS.items() if not literals(kind) and ast.unparse(kind) not in OF_PROCESS | OF_LIFECYCLE
    } == {}
    assert {"not_found", "refused"} <= CODES
    assert passed_on().keys() == {"get"}
    assert {"lifecycle", "customer", "member of staff", "approval request"} <= {*WRITTEN}


@pytest.mark.parametrize("kind", sorted({*WRITTEN, *(one.kind for one in PROCESSES), *(name.partition("/")[0] for name, _ in LIFECYCLES)}))
def test_a_kind_has_a_term_and_is_said_by_it(kind: str) -> None:
    assert kind in TERMS, "give it a name in both languages in messages/terms.py"
    missing, refused = NotFound(reason("not_found", kind=kind, id="X")), Refused(Decision(Outcome.REFUSED), "step", kind, "X")
    assert str(missing) == f"no {TERMS[kind].en} `X`"
    assert missing.text(Language.ZH) == f"不存在{TERMS[kind].zh}`X`"
    assert refused.text().startswith(f"step `step` refused for {TERMS[kind].en} `X`: ")
    assert refused.text(Language.ZH).startswith(f"步骤`step`被拒绝（{TERMS[kind].zh}`X`）：")


def test_a_kind_without_a_term_stands_for_itself() -> None:
    assert NotFound(reason("not_found", kind="bond", id="X")).text(Language.ZH) == "不存在bond`X`"

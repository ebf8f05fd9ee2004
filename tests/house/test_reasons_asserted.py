"""Every reason and finding is expected by some test: by its code, or by words of its own."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Final, TypeAlias

import pytest

from crmcore.messages import TEXTS
from tests.house.codes import calls

TESTS: Final = Path(__file__).parents[1]
# So many words in a row tell one reason from another; fewer only where there are no more between two facts, and one word alone never does.
ENOUGH: Final = 4
EMITTED: Final = tuple(dict.fromkeys(code for call in calls() if call.by != "render" for code in call.codes))

Run: TypeAlias = tuple[str, ...]


@cache
def texts() -> frozenset[str]:
    """Every text in the tests but what they say of themselves; those of the house expect nothing of a case."""
    found: set[str] = set()
    for path in (one for one in TESTS.rglob("*.py") if one.parent.name != "house"):
        nodes = list(ast.walk(ast.parse(path.read_text("utf-8"))))
        remarks = {id(node.value) for node in nodes if isinstance(node, ast.Expr)}
        found |= {node.value for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in remarks}
    return frozenset(found)


@cache
def codes() -> frozenset[str]:
    """Every text that may be a code, alone or beside the path where it is found (`verify.other_beginning initial`)."""
    return frozenset(one for text in texts() for one in text.split())


@cache
def said() -> frozenset[Run]:
    """Every few words in a row that stand in a text of the tests."""
    return frozenset(run for text in texts() for many in range(2, ENOUGH + 1) for run in in_a_row(words(text), many))


def words(text: str) -> list[str]:
    """The words of a text without what stands between them, as a message or a pattern for one has them."""
    return re.sub(r"[\\;,:`^$()]", " ", text).split()


def in_a_row(several: list[str], many: int) -> Iterator[Run]:
    return (tuple(several[first : first + many]) for first in range(len(several) - many + 1))


def own_words(code: str) -> tuple[Run, ...]:
    """What a message says between two facts, so many words at a time; empty for a frame, which has none of its own (`{fact} is {value}`)."""
    pieces = map(words, re.split(r"\{[^}]*\}", TEXTS[code].en))
    return tuple(run for piece in pieces if len(piece) > 1 for run in in_a_row(piece, min(ENOUGH, len(piece))))


REASONS: Final = tuple(code for code in EMITTED if own_words(code))


def test_few_are_frames() -> None:
    assert len(REASONS) > 600
    assert len(EMITTED) - len(REASONS) < 15


@pytest.mark.parametrize("code", REASONS)
def test_some_test_expects_it(code: str) -> None:
    assert code in codes() or not said().isdisjoint(own_words(code)), f"no test expects `{code}`: {TEXTS[code].en}"

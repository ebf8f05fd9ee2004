"""Line and column of key paths."""

from __future__ import annotations

import itertools
import json
import tomllib
from collections.abc import Iterator
from typing import TypeAlias

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crmcore.cli.positions import Positions, Step, steps

Tree: TypeAlias = "int | list[Tree] | dict[str, Tree]"

BANK = """\
# a comment
name = "银行"
[policy] # another
"the bands".of = { 'a b' = 1, two = [
    10, # a comment inside
    { below = "200" },
] }
[[tiers]]
id = "T1"
[[tiers]]
id = "T2"
any = [ { 说明 = 1, x.y = 2 } ]
[tiers.leave]
below = 3
[[tiers.notes]]
by = "anna"
[[tiers.notes]]
by = "ben"
""".replace("说明", '"说明"')


@pytest.mark.parametrize(
    ("path", "place"),
    [
        ("name", (2, 8)),
        ("policy", (3, 1)),
        ('policy."the bands"', (4, 1)),
        ('policy."the bands".of', (4, 1)),
        ('policy."the bands".of."a b"', (4, 28)),
        ('policy."the bands".of.two', (4, 31)),
        ('policy."the bands".of.two[0]', (5, 5)),
        ('policy."the bands".of.two[1]', (6, 5)),
        ('policy."the bands".of.two[1].below', (6, 15)),
        ("tiers", (8, 1)),
        ("tiers[0]", (8, 1)),
        ("tiers[0].id", (9, 6)),
        ("tiers[1]", (10, 1)),
        ("tiers[1].any[0].x.y", (12, 27)),
        ('tiers[1].any[0]."说明"', (12, 18)),
        ("tiers[1].any[0].说明", (12, 18)),
        ("tiers[1].leave", (13, 1)),
        ("tiers[1].leave.below", (14, 9)),
        ("tiers[1].notes[1].by", (18, 6)),
    ],
)
def test_a_path_stands_where_its_value_begins_and_a_list_or_table_at_its_key(path: str, place: tuple[int, int]) -> None:
    assert Positions.of(BANK).place(path) == place


@pytest.mark.parametrize(("path", "place"), [("tiers[1].leave.above", (13, 1)), ("tiers[7].id", (8, 1)), ("kpi.targets[0]", None), ("", None)])
def test_a_path_that_is_not_there_stands_at_what_is_above_it(path: str, place: tuple[int, int] | None) -> None:
    assert Positions.of(BANK).place(path) == place


def test_a_key_path_is_taken_apart_as_it_was_put_together() -> None:
    assert steps(r'a-b.c_1[0][12]."x.y"."say \"hi\" \\"[3].d') == ("a-b", "c_1", 0, 12, "x.y", 'say "hi" \\', 3, "d")
    assert steps("") == ()


keys = st.sampled_from(["a", "b", "c d", "说", 'q"']) | st.text(st.characters(codec="utf-8", exclude_categories=["C"]), min_size=1, max_size=3)
trees: st.SearchStrategy[dict[str, Tree]] = st.dictionaries(
    keys,
    st.recursive(st.just(0), lambda inner: st.lists(inner, max_size=3) | st.dictionaries(keys, inner, max_size=3), max_leaves=12),
    max_size=4,
)


def numbered(tree: Tree, count: Iterator[int]) -> Tree:
    """Give every leaf a number of its own, to be found by."""
    if isinstance(tree, dict):
        return {key: numbered(one, count) for key, one in tree.items()}
    return [numbered(one, count) for one in tree] if isinstance(tree, list) else next(count)


def leaves(tree: Tree, path: tuple[Step, ...] = ()) -> Iterator[tuple[tuple[Step, ...], int]]:
    if isinstance(tree, int):
        yield path, tree
    else:
        for step, one in tree.items() if isinstance(tree, dict) else enumerate(tree):
            yield from leaves(one, (*path, step))


def quoted(key: str) -> str:
    return json.dumps(key, ensure_ascii=False)


def inline(tree: Tree) -> str:
    if isinstance(tree, dict):
        return "{ " + ", ".join(f"{quoted(key)} = {inline(one)}" for key, one in tree.items()) + " }"
    return "[ " + ",\n  ".join(map(inline, tree)) + " ]" if isinstance(tree, list) else str(tree)


def written(tree: dict[str, Tree], above: str = "") -> Iterator[str]:
    """Write a table: plain values first, then tables and lists of tables under headers of their own."""
    headed = {
        key: one for key, one in tree.items() if isinstance(one, dict) or (isinstance(one, list) and one and all(isinstance(x, dict) for x in one))
    }
    yield from (f"{quoted(key)} = {inline(one)}" for key, one in tree.items() if key not in headed)
    for key, one in headed.items():
        for table in one if isinstance(one, list) else [one]:
            assert isinstance(table, dict)
            yield f"[[{above}{quoted(key)}]]" if isinstance(one, list) else f"[{above}{quoted(key)}]"
            yield from written(table, f"{above}{quoted(key)}.")


@given(trees)
def test_every_value_stands_where_a_search_finds_it(tree: dict[str, Tree]) -> None:
    """The slow twin: every value is a number of its own, and a search for it finds its line and column."""
    full = numbered(tree, itertools.count(10_000))
    assert isinstance(full, dict)
    text = "\n".join(written(full))
    assert tomllib.loads(text) == full
    places = Positions.of(text).places
    for path, number in leaves(full):
        before = text[: text.index(str(number))]
        assert places[path] == (before.count("\n") + 1, len(before) - before.rfind("\n"))

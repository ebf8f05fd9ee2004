"""Whatever is edited in a rulebook, a comparison tells what a walk through both texts finds, each with both values, and nothing else."""

from __future__ import annotations

import copy
import re

import pytest
from hypothesis import given, settings

from crmcore.errors import RulebookError
from crmcore.messages import Language
from crmcore.rulebook import Difference, compare
from tests.oracle.compared import Differs, Place, called, differing, spoken
from tests.rulebook.edits import Book, Tables, edited, lists_of
from tests.rulebook.whole import WHOLE

OLD = Book(WHOLE)
BACK = {"added": "removed", "removed": "added", "changed": "changed", "order": "order"}


def told_of(one: Difference) -> tuple[Place, str]:
    """Return the place step by step, a row's list and its id apart, and what happened there."""
    return tuple(str(word) for step in one.place.steps for word in step if word is not None), one.code.removeprefix("compare.").removesuffix("_as")


def says(text: str, wanted: list[set[str]]) -> bool:
    """Return whether each of these is in a text, one way or another, as a word of its own."""
    return all(re.search(rf"(?<!\w)({'|'.join(map(re.escape, ways))})(?!\w)", text) for ways in wanted)


def says_both(text: str, was: list[set[str]], now: list[set[str]]) -> bool:
    """Return whether a text says one thing before an arrow, and another after it."""
    parts = text.split(" → ")
    return any(says(" → ".join(parts[:cut]), was) and says(" → ".join(parts[cut:]), now) for cut in range(1, len(parts)))


@pytest.mark.slow
@pytest.mark.clause("RULES-4.28")
@settings(max_examples=max(10, settings().max_examples // 3))  # each compares two whole rulebooks, both ways
@given(edited(OLD))
def test_what_differs_is_told_with_both_values_and_nothing_else_is(new: Book) -> None:
    for old, other in ((OLD, new), (new, OLD)):
        told(old, other)
    there, back = compare(OLD.edition, new.edition), compare(new.edition, OLD.edition)
    assert sorted((place, BACK[kind]) for place, kind in map(told_of, back.differences)) == sorted(map(told_of, there.differences))


@pytest.mark.slow
@pytest.mark.clause("RULES-4.28")
def test_each_list_turned_round_is_told_by_all_that_stands_in_it() -> None:
    """One after the other: where the order says nothing, nothing is told; where it may not be another, the rulebook does not load."""
    told_of_some = False
    for number in range(len(lists_of(WHOLE))):
        tables = copy.deepcopy(WHOLE)
        lists_of(tables)[number].reverse()
        if (new := loaded(tables)) is not None:
            told(OLD, new)
            told_of_some |= bool(compare(OLD.edition, new.edition).differences)
    assert told_of_some


@pytest.mark.slow
@pytest.mark.clause("RULES-4.28")
def test_each_section_that_is_gone_or_new_is_told() -> None:
    """Where a firm says nothing of its own in the law, the law's values are the other side."""
    found = {section: loaded({key: value for key, value in WHOLE.items() if key != section}) for section in WHOLE}
    assert found["regimes"] is not None
    for without in filter(None, found.values()):
        told(OLD, without)
        told(without, OLD)


def loaded(tables: Tables) -> Book | None:
    """Return a rulebook of these tables, if it loads."""
    try:
        return Book(tables)
    except RulebookError:
        return None


def told(old: Book, new: Book) -> None:
    """Check all that is told of two rulebooks."""
    wanted = {(one.place, one.kind): one for one in differing(old.text, new.text)}
    found = compare(old.edition, new.edition)
    assert sorted(map(told_of, found.differences)) == sorted(wanted)
    for one in found.differences:
        check(one, wanted[told_of(one)], called(old.text), called(new.text))
    assert ("no differences" in found.text()) == (not wanted)


def check(one: Difference, differs: Differs, before: dict[str, set[str]], after: dict[str, set[str]]) -> None:
    was, now = ([] if value is None else spoken(value, words) for value, words in ((differs.was, before), (differs.now, after)))
    said = one.text()
    assert says_both(said, was, now) if differs.kind == "changed" else says(said, was + now), (said, was, now)
    assert tuple(map(str, one.clauses)) == differs.cited
    assert all(one.text(lang).isprintable() for lang in Language)

"""A key that lacks a letter is refused with the key that was meant, in every table of the shipped rulebook."""

from __future__ import annotations

import copy
import re
from collections.abc import Iterator
from typing import Any, Final

import pytest

from crmcore.errors import RulebookError
from crmcore.reading.parsing import parse
from crmcore.rulebook.load import load
from tests.rulebook.test_words import BOOK
from tests.rulebook.toml import write

Steps = tuple[str | int, ...]
# Keys of a firm's own: names of calendars, clocks, lists of days, steps, the words that `[names]` names; and days, which are read as days.
OWN: Final = re.compile(
    r"^(days|calendars|names\.\w+|complaints\.classes\[\]\.clocks)\.\w+$|\.(extensions|pause_for|needs)\.\w+$"
    r"|\.(hours|special_hours|exceptions|corrected)\.[\w-]+$"
)


def places(node: object, path: Steps = ()) -> Iterator[Steps]:
    """Yield where a key stands in a rulebook."""
    if isinstance(node, dict):
        for key, one in node.items():
            yield (*path, key)
            yield from places(one, (*path, key))
    elif isinstance(node, list):
        for i, one in enumerate(node):
            yield from places(one, (*path, i))


def shape(path: Steps) -> str:
    return "".join("[]" if isinstance(one, int) else f".{one}" for one in path).lstrip(".")


KEYS: Final = {shape(one): one for one in places(BOOK) if isinstance(one[-1], str) and len(one[-1]) > 3}


@pytest.mark.parametrize("place", [one for one in KEYS if not OWN.search(one)])
def test_the_key_that_was_meant_is_told(place: str) -> None:
    tables: Any = copy.deepcopy(BOOK)
    node, (*steps, key) = tables, KEYS[place]
    for one in steps:
        node = node[one]
    assert isinstance(key, str)
    node[key[0] + key[2:]] = node.pop(key)
    with pytest.raises(RulebookError) as refused:
        load(write(tables))
    assert key in {one.facts.get("nearest") for one in refused.value.findings}, [str(one) for one in refused.value.findings]


def test_nothing_of_a_rulebook_is_left_out() -> None:
    assert {"organisation.departments[].name", "complaints.classes[].clocks.law.regime", "kpi.targets[].baseline"} <= set(KEYS)
    assert parse(write(BOOK)) == BOOK


def test_a_baseline_that_is_nearly_one_is_told_the_word() -> None:
    text = write(BOOK)
    assert text.count('"a_year_before"') == 1
    with pytest.raises(RulebookError, match=r"unknown word `a_ear_before`; did you mean `a_year_before`\?"):
        load(text.replace('"a_year_before"', '"a_ear_before"'))
    with pytest.raises(RulebookError, match="`lately` is not a period"):
        load(text.replace('"a_year_before"', '"lately"'))

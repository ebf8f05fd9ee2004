"""Whatever is taken from the shipped rulebook or put into it: it loads, or every fault stands at a place that is there or should be."""

from __future__ import annotations

import copy
import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crmcore.decision import Finding
from crmcore.errors import RulebookError
from crmcore.messages import Language
from crmcore.reading.parsing import parse
from crmcore.rulebook import Edition, check_edition, files
from crmcore.rulebook.load import load
from tests.rulebook.toml import write

TEXT = files.default()
TABLES = parse(TEXT)

Path = tuple[str | int, ...]


def places(value: object, path: Path = ()) -> list[Path]:
    """List every key path of the tables, the root left out."""
    inner: list[tuple[str | int, object]] = []
    if isinstance(value, dict):
        inner = list(value.items())
    elif isinstance(value, list):
        inner = list(enumerate(value))
    found = [] if not path else [path]
    for key, one in inner:
        found += places(one, (*path, key))
    return found


PLACES = places(TABLES)
STEP = re.compile(r'\.?(?:([A-Za-z0-9_-]+)|"((?:[^"\\]|\\.)*)"|\[(\d+)\])')


def steps(path: str) -> Path:
    """Take a key path apart."""
    found: list[str | int] = []
    end = 0
    while end < len(path):
        match = STEP.match(path, end)
        assert match is not None, path
        bare, quoted, index = match.groups()
        found.append(int(index) if index else bare or re.sub(r"\\(.)", r"\1", quoted))
        end = match.end()
    return tuple(found)


def stands(tables: object, path: Path) -> bool:
    """Answer whether a path leads somewhere, or whether all but its last key do."""
    for i, step in enumerate(path):
        last = i == len(path) - 1
        if isinstance(tables, dict) and isinstance(step, str):
            if step not in tables:
                return last
            tables = tables[step]
        elif isinstance(tables, list) and isinstance(step, int):
            if step >= len(tables):
                return False
            tables = tables[step]
        else:
            return False
    return True


def load_or_complain(text: str, tables: object = None) -> Edition | None:
    edition: Edition | None = None
    found: tuple[Finding, ...] = ()
    try:
        edition = load(text)
    except RulebookError as error:
        found = error.findings
    assert (edition is None) == bool(found)
    for one in found if edition is None else check_edition(edition, today=date(2026, 7, 1)):
        assert all(one.text(lang) for lang in Language)
        assert tables is None or stands(tables, steps(one.path)), one
    return edition


def at(tables: object, path: Path) -> tuple[dict[str | int, object], str | int]:
    for step in path[:-1]:
        tables = tables[step]  # type: ignore[index]
    return tables, path[-1]  # type: ignore[return-value]


def test_the_writer_of_these_tests_changes_nothing() -> None:
    assert parse(write(TABLES)) == TABLES


@pytest.mark.slow
@given(st.lists(st.sampled_from(PLACES), min_size=1, max_size=4))
def test_whatever_is_deleted(doomed: list[Path]) -> None:
    tables = copy.deepcopy(TABLES)
    for path in doomed:
        try:
            holder, key = at(tables, path)
            del holder[key]
        except (KeyError, IndexError, TypeError):
            continue
    load_or_complain(write(tables), tables)


junk = st.one_of(
    st.text(st.characters(codec="utf-8", exclude_characters="\x7f", min_codepoint=32), max_size=8),
    st.integers(-(10**19), 10**19),
    st.floats(),
    st.booleans(),
    st.dates(date(1900, 1, 1)),
    st.sampled_from([[], {}, [[]], [{}], {"a": 1}, {"fact": "injury"}, {"not": {"everyone": True}}, "90 %", "7 days", "0", "-1", "x" * 300]),
)


@given(st.sampled_from(PLACES), junk)
def test_whatever_stands_in_place_of_a_value(path: Path, value: object) -> None:
    tables = copy.deepcopy(TABLES)
    holder, key = at(tables, path)
    holder[key] = value
    load_or_complain(write(tables), tables)


@given(st.sampled_from([path for path in PLACES if isinstance(path[-1], str)]), st.text('abcdefghij_-. "\\é', min_size=1, max_size=10))
def test_whatever_a_key_is_called(path: Path, name: str) -> None:
    tables = copy.deepcopy(TABLES)
    holder, key = at(tables, path)
    holder[name] = holder.pop(key)
    load_or_complain(write(tables), tables)


@given(st.sampled_from([path for path in PLACES if isinstance(path[-1], int)]), st.randoms(use_true_random=False))
def test_whatever_is_swapped_or_doubled(path: Path, random: object) -> None:
    tables = copy.deepcopy(TABLES)
    holder, _ = at(tables, path)
    holder.append(holder[path[-1]])  # type: ignore[attr-defined]
    load_or_complain(write(tables), tables)


@given(st.integers(0, len(TEXT) - 1), st.integers(1, 40))
def test_wherever_the_text_is_cut(start: int, length: int) -> None:
    load_or_complain(TEXT[:start] + TEXT[start + length :])
    load_or_complain(TEXT[:start])


@given(st.integers(0, len(TEXT)), st.text(max_size=5))
def test_whatever_is_typed_into_the_text(place: int, typed: str) -> None:
    load_or_complain(TEXT[:place] + typed + TEXT[place:])


@given(st.text(max_size=40))
def test_any_text_at_all(text: str) -> None:
    assert load_or_complain(text) is None

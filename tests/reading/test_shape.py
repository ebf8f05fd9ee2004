"""Key paths, and the walk over what cattrs collected."""

from __future__ import annotations

import attrs
import pytest

from crmcore.decision import finding, reason
from crmcore.errors import InvalidValue, RulebookError
from crmcore.reading.paths import at, inside
from crmcore.reading.shape import NOTES, Reader


@pytest.mark.parametrize(
    ("path", "step", "joined"),
    [
        ("", "policy", "policy"),
        ("policy", "limits", "policy.limits"),
        ("policy.limits", 0, "policy.limits[0]"),
        ("calendars", "head office", 'calendars."head office"'),
        ("calendars", 'a"b\\', 'calendars."a\\"b\\\\"'),
        ("", "", '""'),
    ],
)
def test_key_paths_are_written_as_toml_would(path: str, step: str | int, joined: str) -> None:
    assert at(path, step) == joined


@pytest.mark.parametrize(("path", "inner", "joined"), [("a", "b", "a.b"), ("a", "[0]", "a[0]"), ("a", "", "a"), ("", "b", "b")])
def test_findings_of_a_part_are_seen_from_the_whole(path: str, inner: str, joined: str) -> None:
    (found,) = inside(path, RulebookError(finding("no_rows", inner)))
    assert found.path == joined


def test_what_is_no_fault_of_the_rulebook_is_not_taken_for_one() -> None:
    def broken() -> None:
        raise ZeroDivisionError

    reader = Reader("CNY")
    with pytest.raises(ZeroDivisionError):
        reader.build("x", broken)
    assert reader.faults == []


@attrs.frozen
class Picky:
    """A record whose own check adds a note to what it raises."""

    x: int

    def __attrs_post_init__(self) -> None:
        error = ZeroDivisionError() if self.x == 0 else InvalidValue(reason("empty", field="x"))
        error.add_note("seen on the way")
        raise error


def test_a_check_of_the_record_itself_is_a_fault_of_the_table() -> None:
    reader = Reader("CNY")
    assert reader.read(Picky, {"x": 1}, "a.b") is None
    assert [(one.code, one.path) for one in reader.faults] == [("empty", "a.b.x")]


@attrs.frozen
class Table:
    """A table that reports all of its own faults."""

    x: int

    def __attrs_post_init__(self) -> None:
        raise RulebookError(finding("no_rows", "rows"), finding("no_rows", ""))


def test_every_fault_of_a_part_that_checks_itself_is_reported_below_its_place() -> None:
    reader = Reader("CNY")
    assert reader.read(Table, {"x": 1}, "a.b") is None
    assert [one.path for one in reader.faults] == ["a.b.rows", "a.b"]


def test_an_error_among_faults_is_still_an_error() -> None:
    with pytest.raises(ZeroDivisionError):
        Reader("CNY").read(Picky, {"x": 0}, "a.b")


@attrs.frozen
class Plain:
    """A record without a clause of its own."""

    x: int


def test_notes_are_texts() -> None:
    reader = Reader("CNY", NOTES)
    assert reader.read(Plain, {"x": 1, "clause": "RULES-1.5", "ours": "so it was decided"}, "a.b") == Plain(1)
    assert reader.read(Plain, {"x": 1, "clause": 5, "ours": ["no"]}, "a.b") is None
    assert [(one.code, one.path) for one in reader.faults] == [("wrong_kind", "a.b.clause"), ("wrong_kind", "a.b.ours")]


def test_what_is_no_table_is_one_fault() -> None:
    reader = Reader("CNY")
    assert reader.read(Plain, 3, "a.b") is None
    assert [(one.code, one.path) for one in reader.faults] == [("wrong_kind", "a.b")]

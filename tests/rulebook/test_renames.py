"""A key with a new name: the old one is read for a while and remarked on, the id stays; later it is a fault that names the remedy."""

from __future__ import annotations

import re
from importlib.metadata import version

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from crmcore.errors import RulebookError
from crmcore.messages import Language
from crmcore.reading.renames import Rename, first_names, places, renamed
from crmcore.rulebook import Edition, check_edition
from crmcore.rulebook.load import load
from crmcore.rulebook.renames import RENAMES

GOAL = Rename(path="kpi.targets[].goal", to="at_least", since="0.3")
STAFF = Rename(path="firm", to="organisation", since="0.2")
TERM = Rename(path="complaints.classes[].clocks.*.term", to="within", since="0.3")
OWN = (STAFF, GOAL, TERM)


def old(text: str) -> str:
    """Write the shipped rulebook with the names that the renames above begin with."""
    text = (
        text.replace("[[organisation.", "[[firm.")
        .replace('at_least = "90 %"', 'goal     = "90 %"', 1)
        .replace('at_least = "95 %"', 'goal     = "95 %"', 1)
    )
    return text.replace('within    = "2 hours"\nstops     = ["customer_contacted"', 'term      = "2 hours"\nstops     = ["customer_contacted"', 1)


def test_an_old_name_is_read_and_remarked_on(text: str, edition: Edition) -> None:
    found = load(old(text), renames=OWN)
    assert [(one.code, one.path, one.facts["to"]) for one in found.remarks] == [
        ("key_renamed", "firm", "organisation"),
        ("key_renamed", "kpi.targets[0].goal", "at_least"),
        ("key_renamed", "kpi.targets[2].goal", "at_least"),
        ("key_renamed", "complaints.classes[0].clocks.first_contact.term", "within"),
    ]
    assert str(found.remarks[0]) == "firm  `firm` has been called `organisation` since 0.2; it can still be read; `crmcore upgrade` rewrites it"
    assert {*found.remarks} <= {*check_edition(found)}
    assert all(one.text(lang) for one in found.remarks for lang in Language)
    assert found.organisation.positions == edition.organisation.positions
    assert found.kpi.targets == edition.kpi.targets


def test_the_id_is_that_of_the_first_names_whichever_are_used(text: str, edition: Edition) -> None:
    before = load(old(text), renames=OWN)
    assert load(text, renames=OWN).id == before.id
    assert load(text, renames=OWN).remarks == ()
    assert load(text, renames=()).id == edition.id


def test_what_is_no_longer_read_is_a_fault_with_its_remedy(text: str) -> None:
    with pytest.raises(RulebookError) as caught:
        load(old(text), renames=(STAFF, attrs.evolve(GOAL, loads=False), TERM))
    gone = [one for one in caught.value.findings if one.code == "key_gone"]
    assert [one.path for one in gone] == ["kpi.targets[0].goal", "kpi.targets[2].goal"]
    assert str(gone[0]).endswith("`goal` has been called `at_least` since 0.3, and is no longer read; `crmcore upgrade` rewrites it")


def test_two_names_of_one_key_are_a_fault(text: str) -> None:
    with pytest.raises(RulebookError) as caught:
        load(text.replace('at_least = "90 %"', 'goal = "90 %"\nat_least = "90 %"'), renames=OWN)
    assert ("key_both", "kpi.targets[0].goal") in [(one.code, one.path) for one in caught.value.findings]
    assert "keep `at_least`" in str(caught.value)


def test_a_rename_finds_nothing_where_the_text_has_something_else() -> None:
    assert places({"kpi": 3}, GOAL) == ()
    assert places({"kpi": {"targets": {"goal": 1}}}, GOAL) == ()
    assert places({"kpi": {"targets": [{"goal": 1}, 3, {"x": 2}]}}, GOAL) == (({"goal": 1}, ("kpi", "targets", 0)),)


def test_a_key_that_was_renamed_twice_keeps_its_first_name_in_ids() -> None:
    twice = (Rename(path="kpi.aim", to="goal", since="0.2"), Rename(path="kpi.goal", to="at_least", since="0.3"))
    now, remarks, _ = renamed({"kpi": {"aim": 1}}, twice)
    assert now == {"kpi": {"at_least": 1}}
    assert [one.facts["to"] for one in remarks] == ["goal", "at_least"]
    for name in ("aim", "goal", "at_least"):
        assert first_names({"kpi": {name: 1}}, twice) == {"kpi": {"aim": 1}}


NAMES = st.sampled_from(["goal", "at_least", "x"])


@given(st.lists(st.dictionaries(NAMES, st.integers(0, 3), max_size=2), max_size=3))
def test_renaming_keeps_order_and_values_and_is_undone(targets: list[dict[str, int]]) -> None:
    tables: dict[str, object] = {"kpi": {"targets": targets}}
    now, remarks, faults = renamed(tables, (GOAL,))
    assert len(remarks) + len(faults) == sum("goal" in one for one in targets)
    if not faults:
        kept = now["kpi"]["targets"]  # type: ignore[index]
        assert [[*one.values()] for one in kept] == [[*one.values()] for one in targets]
        assert [[*one] for one in kept] == [["at_least" if key == "goal" else key for key in one] for one in targets]
        assert first_names(now, (GOAL,)) == first_names(tables, (GOAL,))
        assert not places(now, GOAL)


def test_an_old_name_loads_for_one_minor_version_only() -> None:
    major, minor = (int(one) for one in re.match(r"(\d+)\.(\d+)", version("crmcore")).groups())  # type: ignore[union-attr]
    for one in RENAMES:
        assert one.loads == ((major, minor) == tuple(int(part) for part in one.since.split("."))), one

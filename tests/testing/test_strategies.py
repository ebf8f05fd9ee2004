"""What hosts draw is what the library accepts."""

from __future__ import annotations

import importlib
import importlib.util

import attrs
import pytest
from hypothesis import find, given

import crmcore.testing
from crmcore.adapters import default_codec
from crmcore.complaints.case import Complaint
from crmcore.complaints.lifecycles.standard import STANDARD
from crmcore.complaints.states import State
from crmcore.errors import MissingExtra
from crmcore.lifecycles.walk import replay
from crmcore.money import Money
from crmcore.policy.grants import Grant
from crmcore.testing import strategies


@given(strategies.complaints())
def test_a_drawn_complaint_is_one_that_the_table_allows(case: Complaint) -> None:
    again = replay(STANDARD, case.moved(State.RAISED, ()), (step.event for step in case.history))
    assert again == case
    assert case.history[0].transition == "register"
    assert [step.event.at for step in case.history] == sorted(step.event.at for step in case.history)


@given(strategies.money("JPY", at_least=1, at_most=9))
def test_money_stays_within_its_bounds(amount: Money) -> None:
    assert (amount.currency, 1 <= amount.minor <= 9) == ("JPY", True)


@given(strategies.grants())
def test_a_drawn_grant_could_have_been_signed(grant: Grant) -> None:
    assert attrs.evolve(grant) == grant
    assert len(grant.signatures) <= len(grant.chain)


@pytest.mark.parametrize("depth", range(4))
def test_staff_are_drawn_at_every_depth_of_units(depth: int) -> None:
    """None at all, the bank, a branch, a service of it: who is above whom shows only between depths."""
    drawn = find(strategies.actors(), lambda one: one.unit.count("/") + bool(one.unit) == depth)
    assert drawn.unit.startswith("bank") is (depth > 0)


def test_every_kind_that_is_stored_can_be_drawn() -> None:
    for kind in default_codec().kinds.values():
        assert not strategies.values(kind).is_empty


def test_without_hypothesis_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda _: None)
    with pytest.raises(MissingExtra, match=r"install `crmcore\[testing\]`"):
        importlib.reload(crmcore.testing)

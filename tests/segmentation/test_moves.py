from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crmcore.errors import InvalidValue
from crmcore.segmentation.movement import Moves, moves
from tests.oracle import tiers as oracle
from tests.segmentation.paper import ORDER


@pytest.mark.clause("BANK-3.2")
def test_customers_move_up_down_not_at_all_in_and_out() -> None:
    previous = {"a": "ordinary", "b": "vip", "c": "premium", "d": "vip"}
    now = {"a": "vip", "b": "premium", "c": "premium", "e": "ordinary"}
    assert moves(previous, now, ORDER) == Moves(up=("a",), down=("b",), same=("c",), entered=("e",), left=("d",))


def test_tiers_without_a_place_in_the_order_are_all_named() -> None:
    with pytest.raises(InvalidValue, match=r"unknown tier `gold`; the tiers are: `vip`, `premium`, `ordinary` · unknown tier `tin`"):
        moves({"a": "tin"}, {"a": "gold", "b": "vip"}, ORDER)


@pytest.mark.clause("BANK-3.2")
def test_tiers_and_customers_are_named_in_their_order_whatever_the_order_they_come_in() -> None:
    many = ["tin", "gold", "zinc", "iron", "lead", "brass", "copper"]
    with pytest.raises(InvalidValue) as error:
        moves(dict(zip("abcdefg", many, strict=True)), {}, ORDER)
    assert [one.facts["tier"] for one in error.value.reasons] == sorted(many)
    ids = [f"K-{number}" for number in (7, 3, 9, 1, 8, 2)]
    here, there = dict.fromkeys(ids, ORDER[0]), dict.fromkeys(ids, ORDER[1])
    assert list(moves(here, {}, ORDER).left) == list(moves({}, here, ORDER).entered) == sorted(ids)
    assert list(moves(here, there, ORDER).down) == list(moves(there, here, ORDER).up) == list(moves(here, here, ORDER).same) == sorted(ids)


books = st.dictionaries(st.sampled_from("abcdef"), st.sampled_from(ORDER))


@given(books, books)
def test_everybody_is_counted_once_as_the_twin_counts(previous: dict[str, str], now: dict[str, str]) -> None:
    found = moves(previous, now, ORDER)
    assert {name: list(ids) for name, ids in oracle.moved(previous, now, ORDER).items()} == {
        "up": list(found.up),
        "down": list(found.down),
        "same": list(found.same),
        "entered": list(found.entered),
        "left": list(found.left),
    }
    back = moves(now, previous, ORDER)
    assert (back.up, back.down, back.entered, back.left) == (found.down, found.up, found.left, found.entered)

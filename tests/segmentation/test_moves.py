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

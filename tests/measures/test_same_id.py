"""The same id twice."""

from __future__ import annotations

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from crmcore.errors import InvalidValue
from crmcore.measures import Ids, once
from crmcore.measures.same_id import Seen


@attrs.frozen
class Thing:
    id: str
    value: int = 0


@attrs.define
class Loose:
    id: str
    value: int = 0


@attrs.frozen
class Nameless:
    value: int


@given(st.lists(st.integers(0, 30)))
def test_each_is_returned_once_in_its_order(numbers: list[int]) -> None:
    things = [Thing(str(number)) for number in numbers]
    expected = [one for place, one in enumerate(things) if one not in things[:place]]
    assert list(once(things)) == list(once(iter(things))) == expected
    loose = [Loose(str(number)) for number in numbers]
    assert [one.id for one in once(iter(loose))] == [one.id for one in expected]


@pytest.mark.parametrize("kind", [Thing, Loose])
def test_two_that_share_an_id_are_named(kind: type[Thing | Loose]) -> None:
    things = [kind("a"), kind("b"), kind("a", 1), kind("c"), kind("c"), kind("b", 2)]
    with pytest.raises(InvalidValue, match=r"have the id `a`.* · two different things have the id `b`"):
        once(things)
    with pytest.raises(InvalidValue, match="two different things have the id `a`"):
        list(once(iter(things)))


def test_what_has_no_id_is_passed_on() -> None:
    things = [Nameless(1), Nameless(1), Nameless(2)]
    assert list(once(things)) == list(once(iter(things))) == things
    assert list(once([])) == list(once(iter([]))) == []
    mixed = [Thing("a"), Nameless(1), Thing("a"), Nameless(1)]
    assert list(once(mixed)) == list(once(iter(mixed))) == [Thing("a"), Nameless(1), Nameless(1)]


@given(st.sets(st.integers(0, 3000), max_size=2000), st.sets(st.integers(0, 3000), max_size=40))
def test_ids_are_a_set(some: set[int], others: set[int]) -> None:
    def seen(numbers: set[int]) -> Ids:
        found = Seen()
        for number in numbers:
            assert found.add(number, -number) is None
            assert found.add(number, 7) == -number
        return found.ids()

    assert seen(some).shared(seen(others)) == len(some & others)
    assert seen(some).merge(seen(others)) == seen(some | others)
    assert len(seen(some)) == len(some)

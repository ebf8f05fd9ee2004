"""Frozen means frozen: rules are read-only and hashable all the way down, whatever they were built from."""

from __future__ import annotations

import copy
import pickle
import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, Final

import attrs
import pytest

from crmcore._frozen import FrozenMap, frozen_tables
from crmcore.complaints.rules.supervision import EscalationStep
from crmcore.money import Money
from crmcore.organisation import Department, OrganisationRules, Position
from crmcore.policy import Band, Limit, PolicyRules
from crmcore.rulebook import Rulebook
from crmcore.rulebook.load import load
from tests.house.public_names import doors, names
from tests.rulebook.toml import write
from tests.rulebook.whole import WHOLE

GATHER: Final = {"LogCase", "Replay"}  # a log, while it is read
BOOK: Final = Rulebook((load(write(WHOLE)),))


def public_classes() -> list[type[attrs.AttrsInstance]]:
    named = (getattr(door, name) for door in doors() for name in names(door))
    return sorted({one for one in named if isinstance(one, type) and attrs.has(one)}, key=lambda one: (one.__module__, one.__name__))


@pytest.mark.parametrize("kind", public_classes(), ids=lambda one: one.__name__)
def test_no_public_class_has_a_field_that_can_be_changed_in_place(kind: type[attrs.AttrsInstance]) -> None:
    for field in attrs.fields(kind):
        said = str(field.type)
        assert not re.match(r"(dict|list|set)\b", said) or kind.__name__ in GATHER
        assert not said.startswith("Mapping[") or field.converter is not None or not field.init, "use `field_transformer=frozen_fields`"


def parts(value: object, path: str = "") -> Iterator[tuple[str, object]]:
    """Yield a value and everything in it."""
    yield path, value
    inner: list[tuple[str, object]] = []
    if attrs.has(type(value)):
        inner = [(one.name, getattr(value, one.name)) for one in attrs.fields(type(value))]  # type: ignore[arg-type]
    elif isinstance(value, Mapping):
        inner = [(str(key), one) for key, one in value.items()]
    elif isinstance(value, tuple | frozenset):
        inner = [(str(i), one) for i, one in enumerate(value)]
    for name, one in inner:
        yield from parts(one, f"{path}.{name}")


def test_a_rulebook_is_read_only_and_hashable_all_the_way_down() -> None:
    every = dict(parts(BOOK))
    assert len(every) > 10_000
    kept = [path for path, one in every.items() if isinstance(one, list | set) or (isinstance(one, dict) and not isinstance(one, FrozenMap))]
    assert kept == []
    for one in every.values():
        if attrs.has(type(one)):
            hash(one)


def test_pickles_and_copies_are_equal_and_have_the_same_hash() -> None:
    for one in (BOOK, *BOOK.editions, *(getattr(BOOK.editions[0], name) for name in BOOK.editions[0].sections)):
        for other in (
            pickle.loads(pickle.dumps(one)),  # noqa: S301 - our own
            copy.copy(one),
            copy.deepcopy(one),
        ):
            assert (other, hash(other)) == (one, hash(one))


@pytest.mark.parametrize(
    "change",
    [
        lambda it: it.__setitem__("a", 2),
        lambda it: it.__delitem__("a"),
        lambda it: it.update(a=2),
        lambda it: it.setdefault("b", 2),
        lambda it: it.pop("a"),
        lambda it: it.popitem(),
        lambda it: it.clear(),
        lambda it: it.__ior__({"a": 2}),
    ],
)
def test_a_frozen_mapping_refuses_every_change(change: Any) -> None:  # noqa: ANN401 - a change of any kind
    one = FrozenMap({"a": 1})
    with pytest.raises(TypeError, match="cannot be changed in place"):
        change(one)
    assert one == {"a": 1} == dict(one)
    assert hash(one) == hash(FrozenMap(a=1))
    assert (one | {"b": 2}) == {"a": 1, "b": 2}


def test_what_is_given_is_copied() -> None:
    bands, limits = [Band(position="ceo")], dict[str, Limit]()
    limits["purchase"] = Limit(action="purchase", bands=tuple(bands))
    rules = PolicyRules(edition="e", currency="CNY", limits=limits)
    del limits["purchase"]
    assert [*rules.limits] == ["purchase"]
    assert attrs.evolve(rules).limits is rules.limits
    roles, heads = {"handler"}, {"head": Position(id="head", rank=1)}
    position: Any = Position(id="clerk", rank=1, roles=roles)  # type: ignore[arg-type]  # a set
    roles.add("intake")
    assert position.roles == {"handler"}
    assert hash(OrganisationRules(edition="e", departments={"a": Department(id="a", path="a")}, positions=heads))
    told: Any = ["handler"]
    step = EscalationStep(id="s", past_due=BOOK.editions[0].complaints.classes.rows[0].then.clocks[1].within, tell=told)
    told.append("intake")
    assert step.tell == ("handler",)


def test_tables_of_toml_are_frozen_as_deep_as_they_go() -> None:
    given: dict[str, Any] = {"a": [{"b": [1, date(2026, 1, 1)]}], "c": Money(1, "CNY")}
    frozen = frozen_tables(given)
    assert frozen == {"a": ({"b": (1, date(2026, 1, 1))},), "c": Money(1, "CNY")}
    assert frozen_tables(frozen) is frozen
    assert hash(frozen) == hash(frozen_tables(given))

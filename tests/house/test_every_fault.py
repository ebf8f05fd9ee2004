"""All that is wrong with what a class is built with is told at once: any two faults together are those that each has alone."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from itertools import combinations
from typing import Any, Final, NamedTuple

import attrs
import pytest

from crmcore._arguments import every_fault, refuse_wrong_fields, typed_fields
from crmcore.complaints import Entitlement, RecordCard
from crmcore.decision import Reason, reason
from crmcore.errors import InvalidType, InvalidValue
from crmcore.money import Money
from tests.depth import DEEP, some_of
from tests.house.test_readers_of_fields import SAMPLES

WRONG: Final = ("", "no such word", 0, 7.5, (), ("zzz",), datetime(2026, 7, 1, 10), "a\0b", object(), None, Money(-1, "CNY"), 99, True)
# Made by the thousand from rows of files: the first fault of a row is told, without a frame around each.
BY_THE_THOUSAND: Final = frozenset(
    {"ComplaintRecord", "Transaction", "Actor", "Contact", "Period", "Duration", "Staff", "SurveyAnswer", "ApprovalRecord"}
)
# What one field says changes what is wrong with another.
TIED: Final = frozenset({("anonymous", "customer_name"), ("anonymous", "customer")})


class Fault(NamedTuple):
    """A wrong value of a field, and what is said of it alone."""

    field: str
    value: object
    said: frozenset[str]


def said(kind: Callable[..., object], given: Mapping[str, object]) -> frozenset[str]:
    try:
        kind(**given)
    except InvalidValue as error:
        return frozenset(map(str, error.reasons))
    return frozenset()


def faults(sample: attrs.AttrsInstance, given: Mapping[str, object]) -> Iterator[Fault]:
    """Yield the kinds of faults of each field; in `make deep` all of them, elsewhere two."""
    for field in given:
        found = {said(type(sample), {**given, field: wrong}): wrong for wrong in WRONG}
        each = [Fault(field, wrong, told) for told, wrong in found.items() if told]
        yield from each if DEEP else each[:1] + each[1:][-1:]


@pytest.mark.parametrize("sample", [one for one in SAMPLES if type(one).__name__ not in BY_THE_THOUSAND], ids=lambda one: type(one).__name__)
def test_two_faults_are_told_at_once(sample: attrs.AttrsInstance) -> None:
    given = {one.name: getattr(sample, one.name) for one in attrs.fields(type(sample)) if one.init}
    for one, other in some_of([*combinations(faults(sample, given), 2)], one_in=1 + len(given) // 4):
        if one.field != other.field and tuple(sorted((one.field, other.field))) not in TIED:
            both = said(type(sample), {**given, one.field: one.value, other.field: other.value})
            assert one.said | other.said <= both, (one, other, both)


def test_who_is_made_by_the_thousand_is_a_sample() -> None:
    assert {type(one).__name__ for one in SAMPLES} >= BY_THE_THOUSAND


def test_a_card_names_its_words_its_times_and_what_is_empty_in_one_round() -> None:
    build: Callable[..., Any] = RecordCard
    with pytest.raises(InvalidType) as error:
        build(number="", received_at=datetime(2026, 7, 6), demands=("damages",), channel="outlet", complainant="nobody", complainants=0, claimed=7)
    assert [(one.code, one.facts.get("field")) for one in error.value.reasons] == [
        ("naive_datetime", "received_at"),
        ("complaint.unknown_word", "complainant"),
        ("wrong_type", "claimed"),
        ("empty", "number"),
        ("complaint.no_name", None),
        ("complaint.nobody_complains", None),
    ]


def test_nothing_is_told_that_another_value_of_a_faulty_field_would_mend() -> None:
    build: Callable[..., Any] = RecordCard
    group = Entitlement(capacity="group_representative", representatives=3)
    of: dict[str, object] = {"number": "C-1", "received_at": SAMPLES[0], "demands": ("x",), "channel": "x"}
    assert said(build, {**of, "customer_name": "x", "complainants": "many", "entitlement": group}) == {
        *said(build, {**of, "customer_name": "x"}),
        "`complainants` must be of type `int`, not `str`",
    }
    assert said(build, {**of, "anonymous": "yes"}) == {*said(build, {**of, "anonymous": True}), "`anonymous` must be of type `bool`, not `str`"}


def _count(value: int) -> int:
    if value < 0:
        raise InvalidValue(reason("empty", field="count"))
    return value


@attrs.frozen
class Inner:
    must: int


@attrs.frozen
class Pair:
    """Two fields with a rule between them, one that cannot be made from nothing, and one that fails in words of Python."""

    count: int = attrs.field(converter=_count)
    words: frozenset[str] = attrs.field(default=frozenset({"x"}), converter=frozenset)
    inner: Inner | None = None
    must: Inner = attrs.field(factory=lambda: Inner(1))

    def __attrs_post_init__(self) -> None:
        """Check it."""
        if self.must.must < 0:
            raise InvalidValue(reason("empty", field="must"))
        if not self.words:
            raise InvalidValue(reason("empty", field="words"))


@every_fault
@attrs.frozen
class Holding:
    """A field that cannot be made from nothing, in a class that looks at its types itself."""

    count: int = attrs.field(converter=_count)
    inner: Inner

    def __attrs_post_init__(self) -> None:
        """Check it."""
        refuse_wrong_fields(self)


def test_nothing_is_told_of_what_stands_in_for_a_faulty_value() -> None:
    build: Callable[..., Any] = Holding
    with pytest.raises(InvalidValue) as error:
        build(-1, 7)
    assert list(map(str, error.value.reasons)) == ["`count` is empty; give a value", "`inner` must be of type `Inner`, not `int`"]


@pytest.mark.parametrize("frame", [every_fault, typed_fields])
def test_a_frame_tells_by_place_or_by_name_and_leaves_what_is_sound(frame: Callable[[type], Callable[..., object]]) -> None:
    made = frame(attrs.make_class("Framed", [], bases=(Pair,), frozen=True))
    assert made(2)

    def told(*args: object, **kwargs: object) -> tuple[Reason, ...]:
        with pytest.raises(InvalidValue) as error:
            made(*args, **kwargs)
        return error.value.reasons

    assert [one.facts["field"] for one in told(-1, frozenset())] == ["count", "words"]
    assert [one.facts["field"] for one in told(2, words=frozenset())] == ["words"]
    assert [one.facts["field"] for one in told(-1, words=5)] == ["count", "words"]
    assert [one.facts["field"] for one in told(-1, must=7)] == ["count", "must"]  # no sound value of it: what fields say together stays unsaid

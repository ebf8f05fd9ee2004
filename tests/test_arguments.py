"""What is read from an annotation: what a value must be, and how that is told."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any, Literal, cast

import attrs
import pytest

from crmcore._arguments import typed
from crmcore._types import type_faults
from crmcore.complaints import Complaint
from crmcore.errors import InvalidType
from crmcore.lifecycles import Case
from crmcore.policy import Band
from crmcore.rulebook import Regimes


def test_a_word_of_typing_says_nothing_of_a_value() -> None:
    assert [*type_faults("field", 7, Literal["x"])] == []


@pytest.mark.parametrize(
    ("value", "kind", "says"),
    [
        ((1,), tuple[int, int], "`field` must be of type `tuple[int, int]`, not `tuple[int]`"),
        ((), tuple[int, int], "`field` must be of type `tuple[int, int]`, not `tuple`"),
        ("ab", Iterable[str], "`field` must be of type `Iterable[str]`, not `str`"),
        (int, type[str], "`field` must be of type `type[str]`, not `type[int]`"),
        (7, tuple[str, ...] | None, "`field` must be of type `tuple[str, ...] | None`, not `int`"),
    ],
)
def test_what_would_be_right_is_written_as_an_annotation(value: object, kind: object, says: str) -> None:
    assert [str(one) for one in type_faults("field", value, kind)] == [says]


def test_a_stream_is_not_read() -> None:
    stream = iter(["a", "b"])
    assert [*type_faults("field", stream, Iterable[int])] == []
    assert [*stream] == ["a", "b"]


def test_a_failure_with_arguments_that_are_right_stays_as_it_is() -> None:
    @typed
    def half(number: int) -> int:
        return number.nothing  # type: ignore[attr-defined, no-any-return]

    with pytest.raises(AttributeError):
        half(7)


def test_an_argument_is_named_as_it_is_given() -> None:
    with pytest.raises(InvalidType, match=r"^`editions` must be of type `Iterable\[Regime\] \| None`, not `int`$"):
        Regimes(editions=7)  # type: ignore[arg-type]


def test_several_wrong_arguments_are_named_at_once() -> None:
    @typed
    def both(first: int, second: str) -> str:
        return second.upper() + str(first + 1)

    with pytest.raises(InvalidType, match="`first` must be of type `int`, not `str` · `second` must be of type `str`, not `int`"):
        both("x", 7)  # type: ignore[arg-type]


@typed
def told(words: Iterable[str], *, then: Callable[[], None]) -> None:
    """Do as the caller says."""
    then()


def fail() -> None:
    raise KeyError("mine")


def test_a_table_given_for_its_keys_is_not_what_failed() -> None:
    with pytest.raises(KeyError, match="mine"):
        told({"a": 1}, then=fail)
    with pytest.raises(InvalidType, match=r"`words` must be of type `Iterable\[str\]`"):
        told(cast("Iterable[str]", {1: "a"}), then=fail)


class Sly(list[str]):
    """Fails when it is read."""

    def __iter__(self) -> Iterator[str]:
        raise RuntimeError("closed")


def test_the_first_error_counts_if_looking_for_another_fails() -> None:
    with pytest.raises(KeyError, match="mine"):
        told(Sly(["a"]), then=fail)


def test_a_class_is_not_what_its_values_are() -> None:
    assert [str(one) for one in type_faults("case", Complaint, Case)] == ["`case` must be of type `Case`, not `type[Complaint]`"]


def test_a_call_of_another_shape_is_told_in_the_words_of_python() -> None:
    with pytest.raises(TypeError, match=r"told\(\) .*unexpected keyword argument 'thenn'"):
        cast("Any", told)([], thenn=fail)


def test_what_a_class_of_the_host_adds_is_the_host_s() -> None:
    @attrs.frozen(init=False)
    class Own(Band):
        extra: int

        def __init__(self, extra: int, **given: object) -> None:
            super().__init__(**cast("Any", given))
            object.__setattr__(self, "extra", extra)

    assert Own(1, position="manager").extra == 1
    with pytest.raises(InvalidType, match=r"`position` must be of type `str \| None`, not `int`"):
        Own(1, position=7)

"""What is read from an annotation: what a value must be, and how that is told."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

import pytest

from crmcore import _arguments
from crmcore.errors import InvalidType


def test_a_word_of_typing_says_nothing_of_a_value() -> None:
    assert [*_arguments.type_faults("field", 7, Literal["x"])] == []


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
    assert [str(one) for one in _arguments.type_faults("field", value, kind)] == [says]


def test_a_stream_is_not_read() -> None:
    stream = iter(["a", "b"])
    assert [*_arguments.type_faults("field", stream, Iterable[int])] == []
    assert [*stream] == ["a", "b"]


def test_a_failure_with_arguments_that_are_right_stays_as_it_is() -> None:
    @_arguments.typed
    def half(number: int) -> int:
        return number.nothing  # type: ignore[attr-defined, no-any-return]

    with pytest.raises(AttributeError):
        half(7)


def test_several_wrong_arguments_are_named_at_once() -> None:
    @_arguments.typed
    def both(first: int, second: str) -> str:
        return second.upper() + str(first + 1)

    with pytest.raises(InvalidType, match="`first` must be of type `int`, not `str` · `second` must be of type `str`, not `int`"):
        both("x", 7)  # type: ignore[arg-type]

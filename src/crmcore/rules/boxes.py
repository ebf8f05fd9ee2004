"""A condition as boxes: for each fact that it restricts, the cells in which it holds.

Every comparison divides the values of its fact into a few cells (below the limit, at it, above it, not known …) within which no rule of the table
changes its mind. A set of cells is the bits of a whole number.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property
from typing import Final, TypeAlias, cast

import attrs

from crmcore.money import Money
from crmcore.rules.conditions import Above, All, AnyOf, AtLeast, AtMost, Condition, Everyone, Is, Known, Leaf, Missing, Not, OneOf
from crmcore.rules.facts import Value

# For each fact that it restricts, the cells of a box, as bits.
Box: TypeAlias = Mapping[str, int]

# The most boxes of one condition: what needs more is left alone.
BOXES: Final = 60


class Undecided(Exception):
    """The search was given up, or the values do not compare."""


@attrs.frozen(eq=False)
class Axis:
    """The cells of one fact: one value of each, from the smallest up where they have an order; None, for not known, is the last."""

    _given: Sequence[Value | None]

    @cached_property
    def _sizes(self) -> Sequence[int | str]:
        return [_size(one) for one in self._values if one is not None]

    @cached_property
    def _known(self) -> int:
        return (1 << len(self._sizes)) - 1

    @cached_property
    def whole(self) -> int:
        """Return all cells."""
        return self._known | (1 << len(self._sizes) if None in self._given else 0)

    def cells(self, leaf: Leaf) -> int:
        """Return the cells in which a condition on this fact holds."""
        match leaf:
            case Known():
                return self._known
            case Missing():
                return self.whole ^ self._known
            case Is(_, value):
                return self._cell(value)
            case OneOf(_, values):
                return sum(self._cell(one) for one in frozenset(map(_size, values)))
        side = bisect_left if isinstance(leaf, AtLeast) or not isinstance(leaf, Above | AtMost) else bisect_right
        below = (1 << side(self._sizes, cast("int", _size(leaf.value)))) - 1  # values of one fact are of one kind
        return self._known ^ below if isinstance(leaf, AtLeast | Above) else below

    def value_in(self, cells: int) -> Value | None:
        """Return a value in one of these cells: one that a rule names, if it is at an end of a run of them."""
        ends = {end for run in runs(cells) for end in run}
        return min((self._values[end] for end in ends), key=lambda one: self._place[None if one is None else _size(one)])

    @cached_property
    def _place(self) -> Mapping[int | str | None, int]:
        return {None if one is None else _size(one): i for i, one in enumerate(self._given)}

    @cached_property
    def _values(self) -> Sequence[Value | None]:
        known = [one for one in self._given if one is not None]
        return [*sorted(known, key=lambda one: cast("int", _size(one))), None]

    def _cell(self, value: Value) -> int:
        size = _size(value)
        at = bisect_left(self._sizes, cast("int", size))
        return 1 << at if at < len(self._sizes) and self._sizes[at] == size else 0


def _size(value: Value) -> int | str:
    match value:
        case Money():
            return value.minor
        case date():
            return value.toordinal()
    return value


def boxes(condition: Condition, axes: Mapping[str, Axis], *, wanted: bool = True) -> Sequence[Box]:
    """Return the boxes in which a condition holds, or with `wanted=False` those in which it does not; none if there is no such case.

    Raises `Undecided` where there would be too many, and for a fact without cells.
    """
    match condition:
        case Everyone():
            return ({},) if wanted else ()
        case Not(part):
            return boxes(part, axes, wanted=not wanted)
        case All(parts) | AnyOf(parts):
            several = [boxes(part, axes, wanted=wanted) for part in parts]
            return _all_of(several, axes) if isinstance(condition, All) is wanted else _any_of(several, axes)
    if condition.fact not in axes:
        raise Undecided
    axis = axes[condition.fact]
    cells = axis.cells(condition)
    return _one(condition.fact, cells if wanted else axis.whole ^ cells, axis)


def _one(fact: str, cells: int, axis: Axis) -> Sequence[Box]:
    return () if not cells else ({},) if cells == axis.whole else ({fact: cells},)


def _all_of(several: Sequence[Sequence[Box]], axes: Mapping[str, Axis]) -> Sequence[Box]:
    found: Sequence[Box] = ({},)
    for those in several:
        pairs = [_both(one, other) for one in found for other in those]
        found = _any_of([[one for one in pairs if one is not None]], axes)
    return found


def _both(one: Box, other: Box) -> Box | None:
    """Return where two boxes overlap; None where they do not."""
    made = {**one, **{fact: cells & one.get(fact, cells) for fact, cells in other.items()}}
    return made if all(made.values()) else None


def _any_of(several: Sequence[Sequence[Box]], axes: Mapping[str, Axis]) -> Sequence[Box]:
    """Return boxes in a few: those that restrict one and the same fact as one."""
    single: dict[str, int] = {}
    others: dict[frozenset[tuple[str, int]], Box] = {}
    for box in (box for those in several for box in those):
        if len(box) == 1:
            ((fact, cells),) = box.items()
            single[fact] = single.get(fact, 0) | cells
        else:
            others[frozenset(box.items())] = box
    found = [*(box for fact, cells in single.items() for box in _one(fact, cells, axes[fact])), *others.values()]
    if len(found) > BOXES:
        raise Undecided
    return ({},) if {} in found else found


def bits(number: int) -> Iterator[int]:
    """Yield the positions of the bits of a number, from the lowest."""
    while number:
        low = number & -number
        yield low.bit_length() - 1
        number ^= low


def runs(number: int) -> Iterator[tuple[int, int]]:
    """Yield the first and the last position of each run of bits of a number, from the lowest."""
    ends = bits(number ^ number << 1)
    yield from ((first, end - 1) for first, end in zip(ends, ends, strict=True))

"""Which rows of a table leave something to the rows below them: conditions as boxes of cells, of which one is taken away from another.

Every comparison divides the values of its fact into a few cells (below the limit, at it, above it, not known …) within which no rule of the table
changes its mind. Over these a condition is a few boxes: for each fact a set of cells. A set is the bits of a whole number, and so is a set of boxes,
which is why a table of hundreds of rows takes well under a second.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property, reduce
from math import isqrt
from operator import and_, or_
from typing import Final, TypeAlias, cast

import attrs

from crmcore.money import Money
from crmcore.rules.conditions import Above, All, AnyOf, AtLeast, AtMost, Condition, Everyone, Is, Known, Leaf, Missing, Not, OneOf
from crmcore.rules.facts import Value

# For each fact that it restricts, the cells of a box, as bits.
Box: TypeAlias = Mapping[str, int]

# The most boxes of one condition: what needs more is left alone.
BOXES: Final = 60

# The most steps for saying which rows come first: of many rows, a few that together take all say as much.
TELLING: Final = 100


class Undecided(Exception):
    """The search was given up, or the values do not compare."""


@attrs.define
class Steps:
    """How many steps are left."""

    left: int

    def take(self, many: int = 1) -> None:
        """Count steps. Raises `Undecided` when there are none left."""
        self.left -= many
        if self.left < 0:
            raise Undecided


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


class _Columns:
    """Which boxes contain each cell of one fact; of a span of cells, those that contain all of them, and those that contain any."""

    def __init__(self, columns: Sequence[int], every: int) -> None:
        self._columns, self._every = columns, every
        self._span = max(1, isqrt(len(columns)))
        spans = [columns[at : at + self._span] for at in range(0, len(columns), self._span)]
        self._all, self._any = [reduce(and_, one) for one in spans], [reduce(or_, one) for one in spans]

    def of(self, cells: int) -> Sequence[int]:
        """Return the boxes that contain each of these cells, cell by cell."""
        return [column for first, last in runs(cells) for column in self._columns[first : last + 1]]

    def at_each(self, cells: int) -> Sequence[int]:
        """Return the same for a few cells."""
        return [self._columns[at] for at in _bits(cells)]

    def of_ends(self, cells: int) -> Sequence[int]:
        """Return the boxes that contain the first and the last cell of each run of these, run by run."""
        return [column for first, last in runs(cells) for column in (self._columns[first], self._columns[last])]

    def of_whole(self, cells: int) -> tuple[int, int]:
        """Return the boxes that contain all of these cells, and those that contain any of them."""
        everywhere, anywhere = self._every, 0
        for first, last in runs(cells):
            at = first
            while at <= last:
                span = at // self._span
                whole = at == span * self._span and at + self._span - 1 <= last
                everywhere &= self._all[span] if whole else self._columns[at]
                anywhere |= self._any[span] if whole else self._columns[at]
                at += self._span if whole else 1
        return everywhere, anywhere


def _bits(number: int) -> Iterator[int]:
    """Yield the positions of the bits of a number, from the lowest."""
    while number:
        low = number & -number
        yield low.bit_length() - 1
        number ^= low


def runs(number: int) -> Iterator[tuple[int, int]]:
    """Yield the first and the last position of each run of bits of a number, from the lowest."""
    ends = _bits(number ^ number << 1)
    yield from ((first, end - 1) for first, end in zip(ends, ends, strict=True))


class Space:
    """The boxes of a table, from the top: for each cell of each fact, which boxes contain it. A set of boxes is the bits of a number."""

    def __init__(self, rows: Sequence[Sequence[Box] | None], axes: Mapping[str, Axis]) -> None:
        """Copy the boxes of each row; None for a row that is left alone."""
        self._row_of = [i for i, those in enumerate(rows) for _ in those or ()]
        self.boxes: list[Box] = [box for those in rows for box in those or ()]
        self._above = [0]
        for those in rows:
            self._above.append(self._above[-1] + len(those or ()))
        self.every: int = (1 << len(self.boxes)) - 1
        self._winning = self.every  # without the boxes of rows that never win: they take nothing from anybody
        self.whole: dict[str, int] = {fact: axis.whole for fact, axis in axes.items()}
        self.restricts: dict[str, int] = dict.fromkeys(axes, 0)
        for i, box in enumerate(self.boxes):
            for fact in box:
                self.restricts[fact] |= 1 << i
        self.columns: dict[str, _Columns] = {fact: _Columns(self._containing(fact), self.every) for fact in axes}

    def _containing(self, fact: str) -> Sequence[int]:
        """Return for each cell of a fact the boxes that contain it: from one cell to the next only a few come and go."""
        changes = [0] * (self.whole[fact].bit_length() + 1)
        for i in _bits(self.restricts[fact]):
            mine = self.boxes[i][fact]
            for at in _bits(mine ^ mine << 1):
                changes[at] ^= 1 << i
        found, now = [], self.every ^ self.restricts[fact]
        for change in changes[:-1]:
            now ^= change
            found.append(now)
        return found

    def takers(self, row: int, own: Sequence[Box], steps: int) -> tuple[int, ...]:
        """Return the rows above that take every case of a row, in their order; empty where it has a case of its own. Rows are asked from the top.

        Raises `Undecided` when that takes too many steps. Where it would take too many to say which of them come first, the rows are ones that
        together take all.
        """
        there = self._winning & (1 << self._above[row]) - 1
        parts = [_Part(self, box, there) for box in own]
        left, found = Steps(steps), set[int]()
        for part in parts:
            if part.leaves_something(left):
                return ()
            found |= part.used
        self._winning &= ~((1 << self._above[row + 1]) - (1 << self._above[row]))
        try:
            first, left = set[int](), Steps(min(steps, TELLING))
            for part in parts:
                part.first_of_all(first, left)
        except Undecided:
            first = found
        return tuple(sorted({self._row_of[box] for box in first}))


class _Part:
    """One box of a row, and the boxes of the rows above that overlap it."""

    def __init__(self, space: Space, own: Box, there: int) -> None:
        self._space, self._own = space, own
        self._there = there
        around: dict[str, int] = {}  # for each fact, the boxes that do not restrict this one
        for fact in space.whole:
            around[fact] = space.every ^ space.restricts[fact]
            if fact in own:
                around[fact], anywhere = space.columns[fact].of_whole(own[fact])
                self._there &= anywhere
        # The facts that most of these boxes restrict come first.
        self._narrow = {fact: self._there & ~wide for fact, wide in around.items()}
        self._facts = sorted((fact for fact, some in self._narrow.items() if some), key=lambda fact: -self._narrow[fact].bit_count())
        self._wide = [self._there]  # by the number of facts that are still open: the boxes that none of them restricts
        for fact in reversed(self._facts):
            self._wide.append(self._wide[-1] & around[fact])
        self._wide.reverse()
        self.used = set[int]()
        self._taken = set[tuple[int, int]]()

    def leaves_something(self, steps: Steps) -> bool:
        """Return whether there is a case in no box above."""
        return self._leaves_at_an_end() or self._leaves(0, self._there, steps)

    def _leaves_at_an_end(self) -> bool:
        """Return whether there is such a case where tables usually have it: at the ends of what the row says."""
        left = self._there
        for fact in self._facts:
            left &= min(self._space.columns[fact].of_ends(self._mine(fact)), key=lambda column: (left & column).bit_count())
        return not left

    def _mine(self, fact: str) -> int:
        return self._own.get(fact, self._space.whole[fact])

    def _split(self, fact: str, left: int, steps: Steps) -> set[int]:
        """Return what is left of these boxes in each cell of a fact."""
        cells, some = self._mine(fact), left & self._narrow[fact]
        if some.bit_count() < cells.bit_count() // 4:  # where few boxes are left, only a few cells begin something new
            begin = cells & ~(cells << 1)
            for i in _bits(some):
                mine = self._space.boxes[i][fact]
                begin |= mine ^ mine << 1
            cells &= begin
            columns = self._space.columns[fact].at_each(cells)
        else:
            columns = self._space.columns[fact].of(cells)
        steps.take(1 + len(columns) // 8)
        return {left & column for column in columns}

    def _leaves(self, depth: int, left: int, steps: Steps) -> bool:
        if not left:
            return True
        if wide := left & self._wide[depth]:
            self.used.add((wide & -wide).bit_length() - 1)
            return False
        if (depth, left) in self._taken:
            return False
        self._taken.add((depth, left))
        fact = self._facts[depth]
        if not left & self._narrow[fact]:
            return self._leaves(depth + 1, left, steps)
        tried: list[int] = []
        for some in sorted(self._split(fact, left, steps), key=int.bit_count):
            steps.take(1 + len(tried) // 8)
            if all(one & some != one for one in tried):  # with more boxes around nothing more is left
                if self._leaves(depth + 1, some, steps):
                    return True
                tried.append(some)
        return False

    def first_of_all(self, first: set[int], steps: Steps) -> None:
        """Add, for each case, the first box above that it is in."""
        self._taken.clear()
        self._first(0, self._there, first, steps)

    def _first(self, depth: int, left: int, first: set[int], steps: Steps) -> None:
        steps.take()
        if wide := left & self._wide[depth]:
            left &= ((wide & -wide) << 1) - 1  # those below the first that takes all there is here take nothing
        lowest = left & -left
        if lowest & self._wide[depth]:
            first.add(lowest.bit_length() - 1)
        elif (depth, left) not in self._taken:
            self._taken.add((depth, left))
            for some in self._split(self._facts[depth], left, steps):
                self._first(depth + 1, some, first, steps)

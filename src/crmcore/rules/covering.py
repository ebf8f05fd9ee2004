"""Which rows of a table leave something to the rows below them: conditions as boxes of cells, of which one is taken away from another.

A set of boxes is the bits of a whole number, as a set of cells is, which is why a table of hundreds of rows takes well under a second.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import reduce
from math import isqrt
from operator import and_, or_
from typing import Final

import attrs

from crmcore.rules.boxes import Axis, Box, Undecided, bits, runs

# The most steps for saying which rows come first: of many rows, a few that together take all say as much.
TELLING: Final = 100


@attrs.define
class Steps:
    """How many steps are left."""

    left: int

    def take(self, many: int = 1) -> None:
        """Count steps. Raises `Undecided` when there are none left."""
        self.left -= many
        if self.left < 0:
            raise Undecided


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
        return [self._columns[at] for at in bits(cells)]

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
        for i in bits(self.restricts[fact]):
            mine = self.boxes[i][fact]
            for at in bits(mine ^ mine << 1):
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
            for i in bits(some):
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

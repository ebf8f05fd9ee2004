"""Chance that is the same on every machine and Python: one seeded generator, of which only `.random()` is used."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Sequence
from itertools import accumulate
from random import Random
from typing import TypeVar

import attrs

T = TypeVar("T")


@attrs.frozen
class Dice:
    """A seeded source of choices; two dice of one seed make the same choices in the same order."""

    _random: Random

    @classmethod
    def of(cls, seed: int) -> Dice:
        """Make dice from a seed."""
        return cls(Random(seed))  # noqa: S311 - a demo's data, not a secret

    def chance(self, share: float) -> bool:
        """Answer yes in about this share of all throws."""
        return self._random.random() < share

    def whole(self, low: int, high: int) -> int:
        """Choose a whole number, both ends included."""
        return low + int(self._random.random() * (high - low + 1))

    def pick(self, items: Sequence[T]) -> T:
        """Choose one item, each as likely as the others."""
        return items[int(self._random.random() * len(items))]

    def weighted(self, items: Sequence[tuple[T, int]]) -> T:
        """Choose one item by its weight."""
        heights = list(accumulate(weight for _, weight in items))
        return items[bisect(heights, self._random.random() * heights[-1])][0]

"""Random choices that are the same on every machine and Python: one seeded generator, of which only `.random()` is used."""

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
    """A seeded source of choices; two dice with the same seed make the same choices in the same order."""

    _random: Random

    @classmethod
    def of(cls, seed: int) -> Dice:
        """Start the generator from a seed."""
        return cls(Random(seed))  # noqa: S311 - a demo's data, not a secret

    def chance(self, share: float) -> bool:
        """Return True in about this share of all throws."""
        return self._random.random() < share

    def whole(self, low: int, high: int) -> int:
        """Return a random whole number, both ends included."""
        return low + int(self._random.random() * (high - low + 1))

    def pick(self, items: Sequence[T]) -> T:
        """Return a random item, each as likely as the others."""
        return items[int(self._random.random() * len(items))]

    def weighted(self, items: Sequence[tuple[T, int]]) -> T:
        """Return a random item by weight."""
        heights = list(accumulate(weight for _, weight in items))
        return items[bisect(heights, self._random.random() * heights[-1])][0]

"""Counts by key, and counts by whole unit: the data of tables, bars and percentiles. Both merge exactly."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from fractions import Fraction
from math import ceil

import attrs

from crmcore.decision import reason
from crmcore.errors import InvalidValue
from crmcore.measures.whole_numbers import check_whole_numbers


@attrs.frozen
class Tally:
    """How many of each: `rows` by count, most first (equal counts by name), and how many have no key in the source (`unknown`).

    Raises `InvalidType` for a count that is not a whole number.
    """

    rows: tuple[tuple[str, int], ...] = ()
    unknown: int = 0

    def __attrs_post_init__(self) -> None:
        """Check that whole numbers were counted."""
        check_whole_numbers(rows=(count for _, count in self.rows), unknown=(self.unknown,))

    @classmethod
    def of(cls, keys: Iterable[str | None]) -> Tally:
        """Count keys in one pass; None where the source gives none."""
        return cls.of_counts(Counter(keys))

    @classmethod
    def of_counts(cls, counts: Mapping[str | None, int]) -> Tally:
        """Return the tally of keys that were counted already; None is where the source gives none."""
        return cls._sorted({key: count for key, count in counts.items() if key is not None}, counts.get(None, 0))

    @classmethod
    def _sorted(cls, counts: dict[str, int], unknown: int) -> Tally:
        return cls(tuple(sorted(counts.items(), key=lambda row: (-row[1], row[0]))), unknown)

    @property
    def known(self) -> int:
        """Return how many have a key."""
        return sum(count for _, count in self.rows)

    @property
    def total(self) -> int:
        """Return how many were counted, known or not."""
        return self.known + self.unknown

    def __getitem__(self, key: str) -> int:
        """Return the count of one key; 0 for a key that never occurred."""
        return next((count for name, count in self.rows if name == key), 0)

    def merge(self, other: Tally) -> Tally:
        """Add another tally."""
        return self._sorted(dict(Counter(dict(self.rows)) + Counter(dict(other.rows))), self.unknown + other.unknown)


@attrs.frozen
class Histogram:
    """How many of each whole unit (days, minutes): `bins` ascending. Exact percentiles that merge.

    Raises `InvalidType` for a unit or a count that is no whole number.
    """

    bins: tuple[tuple[int, int], ...] = ()

    def __attrs_post_init__(self) -> None:
        """Check that whole numbers were counted."""
        check_whole_numbers(bins=(one for pair in self.bins for one in pair))

    @classmethod
    def of(cls, values: Iterable[int]) -> Histogram:
        """Count whole values in one pass. Raises `InvalidType` for any other."""
        counts = Counter(values)
        check_whole_numbers(bins=counts)  # before they are sorted, which not everything can be
        return cls(tuple(sorted(counts.items())))

    @property
    def n(self) -> int:
        """Return how many values were counted."""
        return sum(count for _, count in self.bins)

    def merge(self, other: Histogram) -> Histogram:
        """Add another histogram."""
        return Histogram(tuple(sorted((Counter(dict(self.bins)) + Counter(dict(other.bins))).items())))

    def percentile(self, share: Fraction) -> int | None:
        """Return the smallest value that at least `share` of all values do not exceed (nearest rank); None if nothing was counted.

        `share` is above 0 and at most 1: `Fraction(1, 2)` is the median, 1 the largest value. Raises `InvalidValue` for any other.
        """
        if not 0 < share <= 1:
            raise InvalidValue(reason("not_a_percentile", share=share))
        rank, seen = ceil(share * self.n), 0
        for value, count in self.bins:
            seen += count
            if seen >= rank:
                return value
        return None

    @property
    def mean(self) -> Fraction | None:
        """Return the exact mean; None when nothing was counted."""
        return Fraction(sum(value * count for value, count in self.bins), self.n) if self.bins else None

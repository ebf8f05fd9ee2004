"""The slow twins of the watch: a binomial sum in Fractions, and an average smoothed step by step; they share nothing with the library."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from fractions import Fraction
from math import comb


def chance(count: int, history: int, ratio: Fraction) -> Fraction:
    """Say how likely so many or more lie in the recent window, when each complaint, recent or past, lies there with one and the same chance."""
    both, recent = count + history, ratio / (1 + ratio)
    return sum((comb(both, k) * recent**k * (1 - recent) ** (both - k) for k in range(count, both + 1)), Fraction(0))


def first_abnormal(history: int, ratio: Fraction, rate: Fraction) -> int:
    count = 0
    while chance(count, history, ratio) > rate:
        count += 1
    return count


def weekday_mean(days: Sequence[date], on: date, weeks: int) -> Fraction:
    """Go back week by week and take the mean of what lies on those days."""
    return Fraction(sum(days.count(on - timedelta(weeks=week)) for week in range(1, weeks + 1)), weeks)


def smoothed(counts: Sequence[int], weight: Fraction) -> Fraction:
    """Smooth counts, oldest first, from nothing on; then make up for what the beginning, which counts for nothing, took away."""
    level, filled = Fraction(0), Fraction(0)
    for count in counts:
        level = weight * count + (1 - weight) * level
        filled = weight + (1 - weight) * filled
    return level / filled

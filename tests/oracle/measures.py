"""The slow, obvious twins of crmcore's measures: lists, floats and Fractions, no shared helper."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from math import sqrt


def wilson(hits: int, n: int) -> tuple[float, float]:
    """Return Wilson's interval straight from the formula as textbooks print it, in floats."""
    z = 1.959963984540054
    p = hits / n
    centre = p + z**2 / (2 * n)
    reach = z * sqrt(p * (1 - p) / n + z**2 / (4 * n**2))
    whole = 1 + z**2 / n
    return (centre - reach) / whole, (centre + reach) / whole


def nps(scores: Sequence[int]) -> Fraction:
    """Return the net promoter score by going through the list of answers, twice."""
    promoters = [score for score in scores if score in (9, 10)]
    detractors = [score for score in scores if score in (0, 1, 2, 3, 4, 5, 6)]
    return Fraction(100 * (len(promoters) - len(detractors)), len(scores))


def nps_interval(scores: Sequence[int]) -> tuple[float, float]:
    """Return mean ± 1.96 standard errors of answers scored +100, 0 and −100, the variance taken from the list itself."""
    points = [100 if score >= 9 else 0 if score >= 7 else -100 for score in scores]
    mean = sum(points) / len(points)
    variance = sum((point - mean) ** 2 for point in points) / len(points)
    reach = 1.959963984540054 * sqrt(variance / len(points))
    return max(mean - reach, -100.0), min(mean + reach, 100.0)


def percentile(values: Sequence[int], share: Fraction) -> int | None:
    """Return the smallest value that is at least as large as `share` of all values, by trying each."""
    for candidate in sorted(values):
        if Fraction(sum(value <= candidate for value in values), len(values)) >= share:
            return candidate
    return None

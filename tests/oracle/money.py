"""Money, slow and obvious: text in, whole smallest units as an exact fraction, paper-and-pencil sharing."""

from __future__ import annotations

from fractions import Fraction

PLACES = {"CNY": 2, "JPY": 0, "KWD": 3}


def units(text: str, currency: str) -> int | None:
    """Answer how many smallest units a decimal text is; None where they are not whole."""
    count = Fraction(text) * 10 ** PLACES[currency]
    return int(count) if count.denominator == 1 else None


def share(count: int, ratios: list[int]) -> list[int]:
    """Hand out units one by one: each goes to whoever is furthest below their exact share, the first of several."""
    sign, count = (-1 if count < 0 else 1), abs(count)
    exact = [Fraction(count * ratio, sum(ratios)) for ratio in ratios]
    given = [int(one) for one in exact]
    for _ in range(count - sum(given)):
        behind = [want - has for want, has in zip(exact, given, strict=True)]
        given[behind.index(max(behind))] += 1
    return [sign * one for one in given]

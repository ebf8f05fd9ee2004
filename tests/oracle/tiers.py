"""The obvious twin of tiering: the tier rules of `tests/segmentation/shipped.py`, written as a programmer would who had no table."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal


def tier_of(*, amount: Decimal | None, transactions: int | None, years: int | None, grade: str | None) -> tuple[str, str]:
    """Return rule and tier by amount, frequency, loyalty and credit standing."""
    good = grade == "A" or grade == "AA" or grade == "AAA"  # noqa: PLR1714 - obvious on purpose
    if amount is not None and amount >= Decimal(5_000_000):
        return "T1", "vip"
    if amount is not None and years is not None and amount >= Decimal(2_000_000) and years >= 5 and good:
        return "T1", "vip"
    if amount is not None and amount >= Decimal(500_000):
        return "T2", "premium"
    if transactions is not None and years is not None and transactions >= 120 and years >= 3 and good:
        return "T2", "premium"
    return "T3", "ordinary"


def moved(previous: Mapping[str, str], now: Mapping[str, str], order: tuple[str, ...]) -> dict[str, list[str]]:
    """Sort customers by how they moved, one at a time."""
    found: dict[str, list[str]] = {"up": [], "down": [], "same": [], "entered": [], "left": []}
    for one in sorted(set(previous) | set(now)):
        if one not in previous:
            found["entered"].append(one)
        elif one not in now:
            found["left"].append(one)
        elif previous[one] == now[one]:
            found["same"].append(one)
        elif order.index(now[one]) < order.index(previous[one]):
            found["up"].append(one)
        else:
            found["down"].append(one)
    return found

"""The slow, obvious twin of which unit may take over from others: step by step along the paths, sharing nothing with the library."""

from __future__ import annotations


def above_or_beside(unit: str, handling: list[str]) -> bool:
    """Answer whether a unit is above or beside each of those that handle: no further down the tree, and none of them."""
    steps = unit.split("/")
    for other in handling:
        theirs = other.split("/")
        if len(steps) > len(theirs) or steps == theirs:
            return False
    return True

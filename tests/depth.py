"""How deep a test that walks over many places looks: into each of them in `make deep`, elsewhere into a part that is the same at each run."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, TypeVar

from hypothesis import settings

T = TypeVar("T")

DEEP: Final = settings().max_examples > 1000


def some_of(places: Sequence[T], *, one_in: int) -> Sequence[T]:
    """Return every place in `make deep`, else one in so many of them, from the first to the last."""
    return places if DEEP else places[::one_in]

"""What every store in memory does: find by id, or report that nothing is there."""

from __future__ import annotations

from threading import Lock
from typing import Final, TypeVar

from crmcore.errors import NotFound

T = TypeVar("T")

# Whoever compares and then writes holds it. One for all stores, so that a store can be copied.
ONE_AT_A_TIME: Final = Lock()


def get(values: dict[str, T], kind: str, id: str) -> T:
    """Return the value kept under an id. Raises `NotFound`, naming the kind."""
    try:
        return values[id]
    except KeyError:
        raise NotFound.of(kind, id) from None

"""What every store in memory does: find by id, or report that nothing is there."""

from __future__ import annotations

from typing import TypeVar

from crmcore.decision import reason
from crmcore.errors import NotFound

T = TypeVar("T")


def get(values: dict[str, T], kind: str, id: str) -> T:
    """Return the value kept under an id. Raises `NotFound`, naming the kind."""
    try:
        return values[id]
    except KeyError:
        raise NotFound(reason("not_found", kind=kind, id=id)) from None

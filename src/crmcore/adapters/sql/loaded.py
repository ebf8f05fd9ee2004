"""Everything of one kind that a store has: what can be read, and of each other thing why not."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TypeVar

from crmcore.decision import Finding, reason
from crmcore.errors import CrmCoreError, InvalidValue
from crmcore.loaded import Loaded, unreadable_as

T = TypeVar("T")
R = TypeVar("R")


def each_by_itself(rows: Iterable[R], id: Callable[[R], str], read: Callable[[R], T]) -> Loaded[T]:
    """Read every row by itself; the faults of a broken one are findings."""
    readable: list[T] = []
    unreadable: list[Finding] = []
    for row in rows:
        try:
            readable.append(read(row))
        except CrmCoreError as error:
            unreadable += unreadable_as(id(row), error)
    return Loaded(tuple(readable), tuple(unreadable))


def same_row(id: object, pairs: Mapping[str, tuple[object, object]]) -> None:
    """Raise `InvalidValue` where what stands in a body is not what its row says: it is another's, or was changed by hand."""
    faults = [
        reason("save.other_row", id=str(id), path=path, body=str(body), row=str(column)) for path, (body, column) in pairs.items() if body != column
    ]
    if faults:
        raise InvalidValue(*faults)

"""Many things from where they are kept: those that can be read, and beside them why each other one cannot."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Generic, TypeVar

import attrs

from crmcore.decision import Finding, Reason
from crmcore.errors import CrmCoreError

T = TypeVar("T")


@attrs.frozen
class Loaded(Generic[T]):
    """What a store has of one kind, in its order: what can be read, and the faults of what cannot, each with its id as the path.

    One broken row hides no other; whoever shows the one shows the other beside it. It is no list by itself, so that nobody takes the first part for
    the whole.
    """

    readable: tuple[T, ...] = ()
    unreadable: tuple[Finding, ...] = ()

    @property
    def ids(self) -> tuple[str, ...]:
        """Return the ids of what cannot be read, each once."""
        return tuple(dict.fromkeys(one.path for one in self.unreadable))

    @property
    def reasons(self) -> tuple[Reason, ...]:
        """Return why it cannot be read, as an error takes it."""
        return tuple(Reason(one.code, one.facts) for one in self.unreadable)


def unreadable_as(id: str, error: CrmCoreError) -> Iterator[Finding]:
    """Yield why something could not be read, as findings with its id as their path."""
    yield from (Finding(one.code, id, one.facts) for one in error.reasons)

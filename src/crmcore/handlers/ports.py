"""What handlers need from a host: where cases are kept, where entries wait, and where they go."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol, TypeVar, runtime_checkable

from crmcore.event import Event
from crmcore.handlers.outbox_entry import OutboxEntry
from crmcore.lifecycles.case import Case
from crmcore.loaded import Loaded

C = TypeVar("C", bound=Case)
C_co = TypeVar("C_co", bound=Case, covariant=True)


class CaseStore(Protocol[C]):
    """Where a host keeps cases of one kind. One call is one transaction.

    P1: `load` returns a case equal to the last one saved under that id. P2: `load` raises `NotFound` for an id never saved. P3: `save` stores case,
    new steps and outbox together, or nothing. P4: `save` raises `Stale`, naming both versions, and stores nothing where the stored version (the
    number of steps) is not `expected_version`; None expects that nothing is stored under that id. P5: saving one case changes no other.
    P6: `save` raises `InvalidValue`, and stores nothing, where the case's history does not begin with the steps stored: what happened is never
    rewritten.
    P7: `save` raises `InvalidType`, naming the event, and stores nothing, where an event of the history could not be read again.
    """

    def load(self, id: str, /) -> C:
        """Return one case."""
        ...

    def save(self, case: C, /, *, expected_version: int | None, outbox: tuple[OutboxEntry, ...] = ()) -> None:
        """Store a case that was loaded at `expected_version`."""
        ...


class AsyncCaseStore(Protocol[C]):
    """Where a host keeps cases, asynchronously, with the promises of `CaseStore`."""

    async def load(self, id: str, /) -> C:
        """Return one case."""
        ...

    async def save(self, case: C, /, *, expected_version: int | None, outbox: tuple[OutboxEntry, ...] = ()) -> None:
        """Store a case that was loaded at `expected_version`."""
        ...


class EventSink(Protocol):
    """Where entries go: a queue, a mail gateway, a dashboard.

    P1: `publish` takes entries in the order of their steps. P2: an entry published twice has the effect of one, by its (case, seq). P3: when it
    raises, the entries may be published again.
    """

    def publish(self, entries: tuple[OutboxEntry, ...], /) -> None:
        """Publish entries."""
        ...


class AsyncEventSink(Protocol):
    """Where entries go, asynchronously, with the promises of `EventSink`."""

    async def publish(self, entries: tuple[OutboxEntry, ...], /) -> None:
        """Publish entries."""
        ...


@runtime_checkable
class Outbox(Protocol):
    """The entries that a store keeps until they are published.

    P1: `pending` returns stored entries that are not done, in the order stored, at most `limit`. P2: an entry that is `done` is never pending again.
    P3: an entry that cannot be read hides none of another case: its faults stand beside those that can, and what follows it in its case waits.
    """

    def pending(self, limit: int, /) -> Loaded[OutboxEntry]:
        """Return the entries that wait, at most `limit`."""
        ...

    def done(self, entries: Iterable[OutboxEntry], /) -> None:
        """Mark entries as published."""
        ...


@runtime_checkable
class AsyncOutbox(Protocol):
    """The entries that a store keeps until they are published, asynchronously, with the promises of `Outbox`."""

    async def pending(self, limit: int, /) -> Loaded[OutboxEntry]:
        """Return the entries that wait, at most `limit`."""
        ...

    async def done(self, entries: Iterable[OutboxEntry], /) -> None:
        """Mark entries as published."""
        ...


class Handles(Protocol[C_co]):
    """Whatever applies an event to a case."""

    def handle(self, id: str, event: Event, /) -> C_co:
        """Apply one event to one case, and return the case after it."""
        ...

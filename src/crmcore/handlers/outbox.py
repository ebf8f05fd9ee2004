"""How the entries that wait in an outbox are published."""

from __future__ import annotations

from crmcore._arguments import typed
from crmcore.errors import InvalidValue
from crmcore.handlers.outbox_entry import OutboxEntry
from crmcore.handlers.ports import AsyncEventSink, AsyncOutbox, EventSink, Outbox
from crmcore.loaded import Loaded


@typed
def relay(outbox: Outbox, sink: EventSink, *, limit: int = 100) -> int:
    """Publish the entries that wait in an outbox, at most `limit`, and return how many they were; call it until it returns 0.

    An entry is marked only after it was published, so that a crash between the two publishes it again rather than never. Raises `InvalidValue` for
    entries that cannot be read, once everything else is published.
    """
    entries = _published_now(outbox.pending(limit))
    if entries:
        sink.publish(entries)
        outbox.done(entries)
    return len(entries)


@typed
async def async_relay(outbox: AsyncOutbox, sink: AsyncEventSink, *, limit: int = 100) -> int:
    """Publish what waits as `relay` does, with `await` at the ports, and return how many entries they were."""
    entries = _published_now(await outbox.pending(limit))
    if entries:
        await sink.publish(entries)
        await outbox.done(entries)
    return len(entries)


def _published_now(waiting: Loaded[OutboxEntry]) -> tuple[OutboxEntry, ...]:
    if waiting.unreadable and not waiting.readable:
        raise InvalidValue(*waiting.reasons)
    return waiting.readable

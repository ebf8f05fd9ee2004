"""How the entries that wait in an outbox are published."""

from __future__ import annotations

from typing import Final

from crmcore._arguments import typed
from crmcore.errors import InvalidValue
from crmcore.handlers.outbox_entry import OutboxEntry
from crmcore.handlers.ports import AsyncEventSink, AsyncOutbox, EventSink, Outbox
from crmcore.loaded import Loaded

# How far a handler looks for what else of its case waits: behind a longer queue everything waits for `relay`, which is late by then anyway.
LOOKS_AT: Final = 100


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


def in_turn(entries: tuple[OutboxEntry, ...], waiting: Loaded[OutboxEntry]) -> bool:
    """Return whether entries of one case are the first of it that wait, so that no sink is told a later step before an earlier one."""
    wanted = [(one.case, one.seq) for one in entries]
    cases = {one.case for one in entries}
    return [(one.case, one.seq) for one in waiting.readable if one.case in cases][: len(wanted)] == wanted


def _published_now(waiting: Loaded[OutboxEntry]) -> tuple[OutboxEntry, ...]:
    if waiting.unreadable and not waiting.readable:
        raise InvalidValue(*waiting.reasons)
    return waiting.readable

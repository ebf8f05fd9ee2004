"""How the entries that wait in an outbox are published."""

from __future__ import annotations

from crmcore.handlers.ports import EventSink, Outbox


def relay(outbox: Outbox, sink: EventSink, *, limit: int = 100) -> int:
    """Publish the messages that wait in an outbox, at most `limit`, and return how many; call it until it returns 0.

    A message is marked only after it was published, so that a crash between the two publishes it again rather than never.
    """
    messages = outbox.pending(limit)
    if messages:
        sink.publish(messages)
        outbox.done(messages)
    return len(messages)

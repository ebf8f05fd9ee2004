from crmcore.handlers.async_handler import AsyncHandler
from crmcore.handlers.handler import Handler
from crmcore.handlers.outbox import async_relay, relay
from crmcore.handlers.outbox_entry import OutboxEntry, entries_of
from crmcore.handlers.ports import AsyncCaseStore, AsyncEventSink, AsyncOutbox, CaseStore, EventSink, Handles, Outbox
from crmcore.handlers.wrappers import Once, Retrying

__all__ = [
    "AsyncCaseStore",
    "AsyncEventSink",
    "AsyncHandler",
    "AsyncOutbox",
    "CaseStore",
    "EventSink",
    "Handler",
    "Handles",
    "Once",
    "Outbox",
    "OutboxEntry",
    "Retrying",
    "async_relay",
    "entries_of",
    "relay",
]

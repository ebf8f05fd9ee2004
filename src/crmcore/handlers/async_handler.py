"""Applies events to stored cases asynchronously: `Handler` with `await` at the ports."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from typing import Generic

import attrs

from crmcore._arguments import typed_fields
from crmcore.errors import CrmCoreError, NotPublished
from crmcore.event import Event
from crmcore.handlers.outbox import LOOKS_AT, in_turn
from crmcore.handlers.outbox_entry import OutboxEntry, entries_of
from crmcore.handlers.ports import AsyncCaseStore, AsyncEventSink, AsyncOutbox, C


@typed_fields
@attrs.frozen
class AsyncHandler(Generic[C]):
    """Applies events to stored cases asynchronously; `Handler` with `await` at the ports. `advance` is pure, so it stays as it is."""

    store: AsyncCaseStore[C]
    advance: Callable[[C, Event], C]
    sink: AsyncEventSink | None = None

    async def begin(self, case: C) -> C:
        """Store a new case, and publish what happened."""
        return await self._keep(case, None)

    async def handle(self, id: str, event: Event, /) -> C:
        """Apply one event to one case, and return the case after it."""
        case = await self.store.load(id)
        return await self._keep(self.advance(case, event), len(case.history))

    async def _keep(self, case: C, was: int | None) -> C:
        entries = entries_of(case, was or 0)
        await self.store.save(case, expected_version=was, outbox=entries)
        if self.sink is not None:
            await self._tell(self.sink, case, entries)
        return case

    async def _tell(self, sink: AsyncEventSink, case: C, entries: tuple[OutboxEntry, ...]) -> None:
        try:
            if isinstance(self.store, AsyncOutbox) and not in_turn(entries, await self.store.pending(LOOKS_AT + len(entries))):
                return
            await sink.publish(entries)
        except Exception as error:
            raise NotPublished(case.id, len(case.history), type(error).__name__) from error
        if isinstance(self.store, AsyncOutbox):
            with suppress(CrmCoreError):
                await self.store.done(entries)

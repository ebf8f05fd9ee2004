"""Applies events to stored cases asynchronously: `Handler` with `await` at the ports."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic

import attrs

from crmcore.event import Event
from crmcore.handlers.outbox_entry import entries_of
from crmcore.handlers.ports import AsyncCaseStore, AsyncEventSink, C


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
            await self.sink.publish(entries)
        return case

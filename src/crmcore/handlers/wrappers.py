"""What can be wrapped around a handler: an event is applied only once, a step that lost to another writer is tried again."""

from __future__ import annotations

from contextlib import suppress
from typing import Generic

import attrs

from crmcore._arguments import typed_fields
from crmcore.errors import Stale
from crmcore.event import Event
from crmcore.handlers.ports import C, CaseStore, Handles


@typed_fields
@attrs.frozen
class Once(Generic[C]):
    """Makes a handler idempotent: an event that is already in the case's history, equal in every field, is not applied again."""

    inner: Handles[C]
    store: CaseStore[C]

    def handle(self, id: str, event: Event, /) -> C:
        """Apply one event to one case, unless it happened already."""
        case = self.store.load(id)
        return case if any(step.event == event for step in case.history) else self.inner.handle(id, event)


@typed_fields
@attrs.frozen
class Retrying(Generic[C]):
    """Repeats a step that lost to another writer: at most `times` in all; the rules are checked anew on the case as it then is."""

    inner: Handles[C]
    times: int = 3

    def handle(self, id: str, event: Event, /) -> C:
        """Apply one event to one case. Raises the last `Stale` if every attempt lost."""
        for _ in range(self.times - 1):
            with suppress(Stale):  # somebody else was faster: look again
                return self.inner.handle(id, event)
        return self.inner.handle(id, event)

"""Applies events to stored cases: load, check and advance, save, publish."""

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
from crmcore.handlers.ports import C, CaseStore, EventSink, Outbox


@typed_fields
@attrs.frozen
class Handler(Generic[C]):
    """Applies events to stored cases: load, check and advance, save, publish.

    `advance` is the rules: `lambda case, event: case.advance(event, rules=rulebook.edition(case.edition).complaints)`. Without a `sink` the entries
    wait in the store's outbox for `relay`; what the sink was told is marked there, if the store is an `Outbox`. Raises what the store and `advance`
    raise (`NotFound`, `Refused`, `Stale`); nothing is stored then. Raises `NotPublished` where the sink fails: the step is stored, and waits for
    `relay`; so does, without an error, each further step of a case of which the `Outbox` still holds earlier ones.
    """

    store: CaseStore[C]
    advance: Callable[[C, Event], C]
    sink: EventSink | None = None

    def begin(self, case: C) -> C:
        """Store a new case, and publish what happened."""
        return self._keep(case, None)

    def handle(self, id: str, event: Event, /) -> C:
        """Apply one event to one case, and return the case after it."""
        case = self.store.load(id)
        return self._keep(self.advance(case, event), len(case.history))

    def _keep(self, case: C, was: int | None) -> C:
        entries = entries_of(case, was or 0)
        self.store.save(case, expected_version=was, outbox=entries)
        if self.sink is not None:
            self._tell(self.sink, case, entries)
        return case

    def _tell(self, sink: EventSink, case: C, entries: tuple[OutboxEntry, ...]) -> None:
        try:
            if isinstance(self.store, Outbox) and not in_turn(entries, self.store.pending(LOOKS_AT + len(entries))):
                return
            sink.publish(entries)
        except Exception as error:
            raise NotPublished(case.id, len(case.history), type(error).__name__) from error
        if isinstance(self.store, Outbox):
            with suppress(CrmCoreError):  # they are told: marked later, they are told once more, which has the effect of once
                self.store.done(entries)

"""Cases of any process in memory, with their outbox."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Generic, TypeVar

from crmcore.adapters.memory.lookup import ONE_AT_A_TIME, get
from crmcore.adapters.numbering import refuse_misnumbered
from crmcore.complaints.process import COMPLAINT
from crmcore.decision import reason
from crmcore.errors import InvalidType, InvalidValue, Stale
from crmcore.handlers.outbox_entry import OutboxEntry
from crmcore.lifecycles.case import Case
from crmcore.lifecycles.process import Process
from crmcore.loaded import Loaded

C = TypeVar("C", bound=Case)


class MemoryCases(Generic[C]):
    """Cases of one kind and their outbox, in memory."""

    def __init__(self, process: Process[C] | None = None) -> None:
        """Start empty; without a process it keeps complaints. Raises `InvalidType` for what is no `Process`, such as the name of one."""
        if not isinstance(process, Process | None):
            raise InvalidType(reason("wrong_type", field="process", found=type(process).__name__, wanted="Process"))
        self._process: Process[Case] = COMPLAINT if process is None else process
        self._cases: dict[str, C] = {}
        self._outbox: list[OutboxEntry] = []

    def load(self, id: str, /) -> C:
        """Return one case. Raises `NotFound` for an id never saved."""
        return get(self._cases, self._process.kind, id)

    def save(self, case: C, /, *, expected_version: int | None, outbox: tuple[OutboxEntry, ...] = ()) -> None:
        """Store a case that was loaded at `expected_version`.

        Raises `Stale` if another was saved since, `InvalidValue` if its history does not begin with what is stored, `InvalidType` for an event
        that is not one of the process; nothing is stored then.
        """
        if not isinstance(case, self._process.case):
            raise InvalidType(reason("wrong_type", field="case", found=type(case).__name__, wanted=self._process.case.__name__))
        self._process.refuse_forgotten(case)
        refuse_misnumbered(case)
        with ONE_AT_A_TIME:
            stored = self._cases.get(case.id)
            found = None if stored is None else len(stored.history)
            if found != expected_version:
                raise Stale(case.id, expected_version, found)
            if stored is not None and case.history[: len(stored.history)] != stored.history:
                raise InvalidValue(reason("save.other_history", kind=self._process.kind, id=case.id, version=found))
            self._cases[case.id] = case
            self._outbox += outbox

    def pending(self, limit: int, /) -> Loaded[OutboxEntry]:
        """Return the entries that wait, in the order stored."""
        return Loaded(tuple(self._outbox[:limit]))

    def done(self, entries: Iterable[OutboxEntry], /) -> None:
        """Mark entries as published."""
        gone = set(entries)
        with ONE_AT_A_TIME:
            self._outbox = [one for one in self._outbox if one not in gone]

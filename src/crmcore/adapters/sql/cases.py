"""Cases of one kind in SQL: the current case, one row per step, personal parts separately, and the outbox, all in one transaction."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Generic, TypeAlias, TypeVar

from sqlalchemy import Connection, bindparam, select, update
from sqlalchemy.exc import IntegrityError

from crmcore.adapters.codec import Codec, Saved
from crmcore.adapters.hooks import read_instant, write_instant
from crmcore.adapters.sql.connecting import Bind, insert_all, run_all, transaction, utc_text
from crmcore.adapters.sql.schema import CASES, OUTBOX, PERSONAL, STEPS
from crmcore.decision import reason
from crmcore.errors import InvalidValue, NotFound, Stale
from crmcore.handlers.outbox_entry import OutboxEntry, entries_of
from crmcore.lifecycles.case import Case, Step

C = TypeVar("C", bound=Case)
_Record: TypeAlias = Mapping[str, object]


class SqlCases(Generic[C]):
    """Keeps cases of one kind in SQL; an adapter given a connection never commits.

    `kind` is the class, which the codec has under its stored name.
    """

    def __init__(self, bind: Bind, kind: type[C], codec: Codec) -> None:
        """Keep the database to use, and the codec."""
        self._bind, self._class, self._codec = bind, kind, codec
        self._kind = codec.name_of(kind)

    def load(self, id: str, /) -> C:
        """Return one case. Raises `NotFound` for an id never saved, `InvalidValue` with every fault and its path if what is stored is broken."""
        with transaction(self._bind) as connection:
            cases = self._read(connection, (id,))
        if not cases:
            raise NotFound(reason("not_found", kind=self._kind, id=id))
        return cases[0]

    def ids(self) -> tuple[str, ...]:
        """Return the ids of all cases, in order, for loading each by itself, so that a broken one hides no other."""
        with transaction(self._bind) as connection:
            return tuple(connection.execute(select(CASES.c.id).where(CASES.c.kind == self._kind).order_by(CASES.c.id)).scalars())

    def load_all(self) -> tuple[C, ...]:
        """Return every case, by id, in three queries."""
        with transaction(self._bind) as connection:
            return self._read(connection)

    def save(self, case: C, /, *, expected_version: int | None, outbox: tuple[OutboxEntry, ...] = ()) -> None:
        """Store a case that was loaded at `expected_version`, its new steps and its entries, or nothing.

        Raises `Stale`, naming both versions, if the version stored is another, `InvalidValue` if its history does not begin with what is stored,
        `InvalidType` for a new step whose event the codec does not know.
        """
        try:
            with transaction(self._bind) as connection:
                if expected_version is None:
                    self._insert(connection, (case,))
                else:
                    self._update(connection, case, expected_version)
                    self._check_history(connection, case, expected_version)
                    self._insert_steps(connection, ((case, step) for step in case.history[expected_version:]))
                insert_all(connection, OUTBOX, [self._entry_row(one) for one in outbox])
        except IntegrityError:  # another writer stored this case or step first
            with transaction(self._bind) as connection:
                raise Stale(case.id, expected_version or 0, self._version(connection, case.id)) from None

    def save_many(self, cases: Iterable[C], *, tell: bool = True) -> None:
        """Store many new cases in one transaction, with the entries of all their steps unless `tell` is false.

        Raises `Stale` naming the first one that is stored already, or given twice; then nothing is stored.
        """
        cases = tuple(cases)
        with transaction(self._bind) as connection:
            versions = select(CASES.c.id, CASES.c.version).where(CASES.c.kind == self._kind)
            known = {one.id: one.version for one in connection.execute(versions)}
            for one in cases:
                if one.id in known:
                    raise Stale(one.id, 0, known[one.id])
                known[one.id] = len(one.history)
            self._insert(connection, cases)
            if tell:
                insert_all(connection, OUTBOX, [self._entry_row(entry) for one in cases for entry in entries_of(one, 0)])

    def pending(self, limit: int, /) -> tuple[OutboxEntry, ...]:
        """Return the entries that wait, in the order stored."""
        wanted = select(OUTBOX).where(OUTBOX.c.kind == self._kind, OUTBOX.c.done.is_(False)).order_by(OUTBOX.c.position).limit(limit)
        with transaction(self._bind) as connection:
            return tuple(OutboxEntry(one.case, one.seq, one.event, read_instant(one.at)) for one in connection.execute(wanted))

    def done(self, entries: Iterable[OutboxEntry], /) -> None:
        """Mark entries as published."""
        wanted = (
            update(OUTBOX).where(OUTBOX.c.kind == self._kind, OUTBOX.c.case == bindparam("of"), OUTBOX.c.seq == bindparam("nth")).values(done=True)
        )
        with transaction(self._bind) as connection:
            run_all(connection, wanted, [{"of": one.case, "nth": one.seq} for one in entries])

    # --- Writing ---------------------------------------------------------------------------------------------------------------------------------

    def _insert(self, connection: Connection, cases: Iterable[C]) -> None:
        rows, parts, steps = [], [], []
        for case in cases:
            saved = self._head(case)
            rows.append({"kind": self._kind, "id": case.id, **self._standing(case, saved)})
            parts.append((case.id, 0, saved))
            steps += [(case, step) for step in case.history]
        insert_all(connection, CASES, rows)
        self._insert_parts(connection, parts)
        self._insert_steps(connection, steps)

    def _insert_steps(self, connection: Connection, steps: Iterable[tuple[C, Step]]) -> None:
        rows, parts = [], []
        for case, step in steps:
            saved = self._codec.encode(step)
            names = {"kind": self._kind, "case": case.id, "seq": step.seq, "event": step.event.name}
            rows.append({**names, "at": utc_text(step.event.at), "body": saved.body})
            parts.append((case.id, step.seq, saved))
        insert_all(connection, STEPS, rows)
        self._insert_parts(connection, parts)

    def _insert_parts(self, connection: Connection, parts: Iterable[tuple[str, int, Saved]]) -> None:
        rows = [{"kind": self._kind, "id": id, "seq": seq, "part": saved.personal} for id, seq, saved in parts if saved.personal is not None]
        insert_all(connection, PERSONAL, rows)

    def _update(self, connection: Connection, case: C, expected: int) -> None:
        """Compare and swap. The personal part stays: apart from state and history, a case is what it was when it began."""
        here = (CASES.c.kind == self._kind) & (CASES.c.id == case.id)
        done = connection.execute(update(CASES).where(here, CASES.c.version == expected).values(**self._standing(case, self._head(case))))
        if done.rowcount != 1:
            raise Stale(case.id, expected, self._version(connection, case.id))

    def _check_history(self, connection: Connection, case: C, expected: int) -> None:
        """Refuse a history that does not begin with the steps stored: what happened is never rewritten."""
        here = (STEPS.c.kind == self._kind) & (STEPS.c.case == case.id) & (STEPS.c.seq <= expected)
        stored = [(one.event, one.at) for one in connection.execute(select(STEPS.c.event, STEPS.c.at).where(here).order_by(STEPS.c.seq))]
        if stored != [(step.event.name, utc_text(step.event.at)) for step in case.history[:expected]]:
            raise InvalidValue(reason("save.other_history", kind=self._kind, id=case.id, version=expected))

    def _head(self, case: C) -> Saved:
        return self._codec.encode(case.moved(case.state, ()))

    def _standing(self, case: C, saved: Saved) -> _Record:
        return {"version": len(case.history), "state": case.state.value, "edition": case.edition, "body": saved.body}

    def _entry_row(self, entry: OutboxEntry) -> _Record:
        names = {"kind": self._kind, "case": entry.case, "seq": entry.seq, "event": entry.event}
        return {**names, "at": write_instant(entry.at), "done": False}

    # --- Reading ---------------------------------------------------------------------------------------------------------------------------------

    def _version(self, connection: Connection, id: str) -> int:
        wanted = select(CASES.c.version).where(CASES.c.kind == self._kind, CASES.c.id == id)
        return connection.execute(wanted).scalar_one_or_none() or 0

    def _read(self, connection: Connection, only: tuple[str, ...] = ()) -> tuple[C, ...]:
        cases = select(CASES).where(CASES.c.kind == self._kind).order_by(CASES.c.id)
        steps = select(STEPS).where(STEPS.c.kind == self._kind).order_by(STEPS.c.case, STEPS.c.seq)
        personal = select(PERSONAL).where(PERSONAL.c.kind == self._kind)
        for id in only:
            cases, steps, personal = cases.where(CASES.c.id == id), steps.where(STEPS.c.case == id), personal.where(PERSONAL.c.id == id)
        parts = {(one.id, one.seq): one.part for one in connection.execute(personal)}
        history: dict[str, list[Step]] = defaultdict(list)
        for one in connection.execute(steps):
            history[one.case].append(self._codec.decode(Saved(one.body, parts.get((one.case, one.seq))), Step))
        return tuple(self._whole(one.id, one.version, Saved(one.body, parts.get((one.id, 0))), history[one.id]) for one in connection.execute(cases))

    def _whole(self, id: str, version: int, saved: Saved, history: list[Step]) -> C:
        if [one.seq for one in history] != list(range(1, version + 1)):
            raise InvalidValue(reason("save.steps_missing", id=id, version=version, found=len(history)))
        head = self._codec.decode(saved, self._class)
        return head.moved(head.state, tuple(history))

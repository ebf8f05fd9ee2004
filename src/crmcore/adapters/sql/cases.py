"""Cases of one kind in SQL: the current case, one row per step, personal parts separately, and the outbox, all in one transaction."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Generic, TypeAlias, TypeVar

import attrs
from sqlalchemy import Connection, Row, bindparam, select, update

from crmcore.adapters.codec import Codec, Saved
from crmcore.adapters.hooks import write_instant
from crmcore.adapters.numbering import refuse_misnumbered
from crmcore.adapters.sql.connecting import Bind, first_there, insert_all, is_text, kept, run_all, transaction, utc_text
from crmcore.adapters.sql.loaded import each_by_itself, same_row
from crmcore.adapters.sql.outbox import waiting
from crmcore.adapters.sql.schema import CASES, OUTBOX, PERSONAL, STEPS
from crmcore.decision import reason
from crmcore.errors import InvalidValue, NotFound, Stale
from crmcore.handlers.outbox_entry import OutboxEntry, entries_of
from crmcore.lifecycles.case import Case, Step
from crmcore.loaded import Loaded, unreadable_as
from crmcore.privacy import ERASED

C = TypeVar("C", bound=Case)
_Record: TypeAlias = Mapping[str, object]
_Pair: TypeAlias = tuple[object, object]


@attrs.define
class _Stored:
    """The rows of one case: its own, those of its steps in order, and its personal parts by step (0: the case itself).

    `version_by_now` is the one by which all of them had been written: that of the row, or, where steps are newer, that of a second look at it.
    """

    row: Row[tuple[str, ...]]
    version_by_now: object
    steps: list[Row[tuple[str, ...]]] = attrs.field(factory=list)
    parts: dict[int, str] = attrs.field(factory=dict)


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
        found, without_row = self._read(id) if is_text(id) else ([], [])
        if without_row:
            raise _no_row(id)
        if not found:
            raise NotFound.of(self._kind, id)
        return self._whole(found[0])

    def ids(self) -> tuple[str, ...]:
        """Return the ids of all cases, in order, for loading each by itself, so that a broken one hides no other."""
        rows, steps = select(CASES.c.id).where(CASES.c.kind == self._kind), select(STEPS.c.case).where(STEPS.c.kind == self._kind, STEPS.c.seq == 1)
        with transaction(self._bind, self._kind) as connection:
            return tuple(sorted(map(str, connection.execute(rows.union(steps)).scalars())))  # SQLite keeps whatever it is given

    def load_all(self) -> Loaded[C]:
        """Return every case, by id, in three queries; of one that is broken its faults stand in its place, and hide no other."""
        found, without_row = self._read()
        read = each_by_itself(found, lambda one: str(one.row.id), self._whole)
        return Loaded(read.readable, (*read.unreadable, *(lost for one in without_row for lost in unreadable_as(one, _no_row(one)))))

    def save(self, case: C, /, *, expected_version: int | None, outbox: tuple[OutboxEntry, ...] = ()) -> None:
        """Store a case that was loaded at `expected_version`, its new steps and its entries, or nothing.

        Raises `Stale`, naming both versions, if the version stored is another, `InvalidValue` if its history does not begin with what is stored,
        `InvalidType` for a new step whose event the codec does not know.
        """
        try:
            with transaction(self._bind, case.id, writes=True) as connection:
                if expected_version is None:
                    self._insert(connection, (case,))
                else:
                    self._update(connection, case, expected_version)
                    self._check_history(connection, case, expected_version)
                    self._insert_steps(connection, ((case, step) for step in case.history[expected_version:]))
                insert_all(connection, OUTBOX, [self._entry_row(one) for one in outbox])
        except Stale:  # another writer stored this case or step first: by now their version can be read
            with transaction(self._bind, case.id) as connection:
                raise Stale(case.id, expected_version, self._version(connection, case.id)) from None

    def save_many(self, cases: Iterable[C], *, tell: bool = True) -> None:
        """Store many new cases in one transaction, with the entries of all their steps unless `tell` is false.

        Raises `Stale` naming the first one that is stored already, or given twice; then nothing is stored.
        """
        new: dict[str, C] = {}
        for one in cases:
            if one.id in new:
                raise Stale(one.id, None, len(new[one.id].history))
            new[one.id] = one
        try:
            with transaction(self._bind, next(iter(new), ""), writes=True) as connection:
                self._insert(connection, new.values())
                if tell:
                    insert_all(connection, OUTBOX, [self._entry_row(entry) for one in new.values() for entry in entries_of(one, 0)])
        except Stale as lost:
            with transaction(self._bind, lost.id) as connection:
                raise first_there(connection, new, CASES.c.id, CASES.c.version, CASES.c.kind == self._kind) from None

    def pending(self, limit: int, /) -> Loaded[OutboxEntry]:
        """Return the entries that wait, in the order stored, at most `limit`; of one that is broken its faults, and what follows it waits with it."""
        with transaction(self._bind, "outbox") as connection:
            return waiting(connection, self._kind, limit)

    def done(self, entries: Iterable[OutboxEntry], /) -> None:
        """Mark entries as published."""
        wanted = (
            update(OUTBOX).where(OUTBOX.c.kind == self._kind, OUTBOX.c.case == bindparam("of"), OUTBOX.c.seq == bindparam("nth")).values(done=True)
        )
        with transaction(self._bind, "outbox", writes=True) as connection:
            run_all(connection, wanted, [{"of": one.case, "nth": one.seq} for one in sorted(entries, key=lambda one: (one.case, one.seq))])

    # --- Writing ---------------------------------------------------------------------------------------------------------------------------------

    def _insert(self, connection: Connection, cases: Iterable[C]) -> None:
        rows, parts, steps = [], [], []
        for case in cases:
            saved = self._head(case)
            rows.append({"kind": self._kind, "id": case.id, **self._columns(case, saved)})
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
        (values,) = kept(CASES, (self._columns(case, self._head(case)),))
        done = connection.execute(update(CASES).where(here, CASES.c.version == expected).values(**values))
        if done.rowcount != 1:
            raise Stale(case.id, expected, None)

    def _check_history(self, connection: Connection, case: C, expected: int) -> None:
        """Refuse a history that does not begin with the steps stored: what happened is never rewritten."""
        here = (STEPS.c.kind == self._kind) & (STEPS.c.case == case.id) & (STEPS.c.seq <= expected)
        stored = [(one.event, one.at) for one in connection.execute(select(STEPS.c.event, STEPS.c.at).where(here).order_by(STEPS.c.seq))]
        if stored != [(step.event.name, utc_text(step.event.at)) for step in case.history[:expected]]:
            raise InvalidValue(reason("save.other_history", kind=self._kind, id=case.id, version=expected))

    def _head(self, case: C) -> Saved:
        refuse_misnumbered(case)
        return self._codec.encode(case.moved(case.state, ()))

    def _columns(self, case: C, saved: Saved) -> _Record:
        return {"version": len(case.history), "state": case.state.value, "edition": case.edition, "body": saved.body}

    def _entry_row(self, entry: OutboxEntry) -> _Record:
        names = {"kind": self._kind, "case": entry.case, "seq": entry.seq, "event": entry.event}
        return {**names, "at": write_instant(entry.at), "done": False}

    # --- Reading ---------------------------------------------------------------------------------------------------------------------------------

    def _version(self, connection: Connection, id: str) -> int | None:
        wanted = select(CASES.c.version).where(CASES.c.kind == self._kind, CASES.c.id == id)
        return connection.execute(wanted).scalar_one_or_none()

    def _read(self, only: str | None = None) -> tuple[list[_Stored], list[str]]:
        """Read the rows of each case as they stood at one moment, however a database separates who reads from who writes; and of which there is none.

        Cases come first: of their steps and personal parts, which are only added to, those of a later version, and those of a case that is not there
        yet, are somebody else's news. Their row says so by then; where it does not on a second look, nobody wrote them, or its row is gone.
        """
        cases = select(CASES).where(CASES.c.kind == self._kind).order_by(CASES.c.id)
        steps = select(STEPS).where(STEPS.c.kind == self._kind).order_by(STEPS.c.case, STEPS.c.seq)
        personal = select(PERSONAL).where(PERSONAL.c.kind == self._kind)
        if only is not None:
            cases, steps, personal = cases.where(CASES.c.id == only), steps.where(STEPS.c.case == only), personal.where(PERSONAL.c.id == only)
        with transaction(self._bind, only or self._kind) as connection:
            found = {one.id: _Stored(one, one.version) for one in connection.execute(cases)}
            others = set[str]()
            for one in connection.execute(steps):
                if one.case in found:
                    found[one.case].steps.append(one)
                else:
                    others.add(one.case)
            for one in connection.execute(personal):
                if one.id in found:
                    found[one.id].parts[one.seq] = one.part
                else:
                    others.add(one.id)
            for id, stored in found.items():
                if max(_newest(stored), *map(_number, stored.parts), 0) > _number(stored.version_by_now):
                    stored.version_by_now = self._version(connection, id)
            without_row = [id for id in sorted(map(str, others)) if self._version(connection, id) is None]
        return list(found.values()), without_row

    def _whole(self, stored: _Stored) -> C:
        """Return the case that rows make. Raises `InvalidValue` where they are not those of one case."""
        row, id = stored.row, str(stored.row.id)
        if not isinstance(row.version, int):  # SQLite keeps whatever it is given
            raise InvalidValue(reason("save.wrong_type", path=f"{id}.version", found=type(row.version).__name__, wanted="int"))
        if (newest := _newest(stored)) > _number(stored.version_by_now):
            raise InvalidValue(reason("save.steps_beyond", id=id, version=row.version, found=newest))
        steps = [one for one in stored.steps if isinstance(one.seq, int) and one.seq <= row.version]
        if row.version < 1:
            raise InvalidValue(reason("save.no_steps", id=id))
        if len(steps) != row.version or any(one.seq != n for n, one in enumerate(steps, 1)):
            raise InvalidValue(reason("save.steps_missing", id=id, version=row.version, found=len(steps)))
        if strange := [seq for seq in stored.parts if seq != _number(seq) or seq > _number(stored.version_by_now)]:
            raise InvalidValue(*(reason("save.part_without_step", id=id, seq=str(seq)) for seq in strange))
        head = self._codec.decode(Saved(row.body, stored.parts.get(0)), self._class)
        history = tuple(self._codec.decode(Saved(one.body, stored.parts.get(one.seq)), Step) for one in steps)
        same_row(id, dict(_pairs(row, head, steps, history)))
        whole = head.moved(head.state, history)
        if not self._began_so(whole, head):
            raise InvalidValue(reason("save.other_beginning", id=id))
        return whole

    def _began_so(self, whole: C, head: C) -> bool:
        """Return whether the row of a case holds what it was when it began: what it is without its history. One part may have been erased."""
        begun = whole.moved(whole.state, ())
        if begun == head:
            return True
        here, there = self._codec.encode(head), self._codec.encode(begun)
        erased = any(ERASED in (one.personal or ERASED) for one in (here, there))
        return here.body == there.body and (erased or here.personal == there.personal)


def _no_row(id: str) -> InvalidValue:
    return InvalidValue(reason("save.no_row", id=id))


def _newest(stored: _Stored) -> int:
    """Return the number of the newest step stored; 0 if there is none."""
    return max((_number(one.seq) for one in stored.steps), default=0)


def _number(found: object) -> int:
    """Return the number of a step or version that a row holds; 0 for what is none: SQLite keeps whatever it is given."""
    return max(found, 0) if isinstance(found, int) else 0


def _pairs(row: Row[tuple[str, ...]], head: Case, steps: list[Row[tuple[str, ...]]], history: tuple[Step, ...]) -> Iterator[tuple[str, _Pair]]:
    """Yield what stands both in a body and in its row."""
    yield from {"id": (head.id, row.id), "state": (head.state.value, row.state), "edition": (head.edition, row.edition)}.items()
    for one, step in zip(steps, history, strict=True):
        yield f"steps[{one.seq}].seq", (step.seq, one.seq)
        yield f"steps[{one.seq}].event", (step.event.name, one.event)
        yield f"steps[{one.seq}].at", (utc_text(step.event.at), one.at)

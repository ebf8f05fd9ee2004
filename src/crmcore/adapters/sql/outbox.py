"""The messages that wait in SQL, each held to the step that it tells of."""

from __future__ import annotations

from itertools import chain

from sqlalchemy import ColumnElement, Connection, FromClause, Row, Select, exists, select

from crmcore.adapters.hooks import read_instant
from crmcore.adapters.sql.connecting import utc_text, words_in
from crmcore.adapters.sql.loaded import same_row
from crmcore.adapters.sql.schema import OUTBOX, STEPS
from crmcore.decision import Finding, reason
from crmcore.errors import InvalidValue
from crmcore.handlers.outbox_entry import OutboxEntry
from crmcore.loaded import Loaded, unreadable_as


def waiting(connection: Connection, kind: str, limit: int) -> Loaded[OutboxEntry]:
    """Return the entries of a kind that wait, in the order stored, at most `limit`; of one that is broken its faults.

    What follows a broken one in its case waits with it; so does the whole of a case of which a message stands under another kind.
    """
    readable: list[OutboxEntry] = []
    broken = _under_another_kind(connection, kind)
    told: dict[str, int] = {}
    page, more = _waiting(kind), True
    while more and len(readable) < limit:
        rows = connection.execute(page.limit(limit)).all()
        for one in rows:
            if one.case not in broken and len(readable) < limit:
                try:
                    readable.append(_entry(one, told.get(one.case, 0)))
                    told[one.case] = one.seq
                except InvalidValue as error:
                    broken[one.case] = tuple(unreadable_as(str(one.case), error))
            page = _waiting(kind).where(OUTBOX.c.position > one.position)
        more = len(rows) == limit
    return Loaded(tuple(readable), tuple(chain.from_iterable(broken.values())))


def _waiting(kind: str) -> Select[tuple[str, ...]]:
    """Return the query for what waits, each message with what its step says."""
    step = STEPS.c.event.label("happened"), STEPS.c.at.label("then")
    joined: FromClause = OUTBOX.outerjoin(STEPS, _same_step(OUTBOX.c.kind))
    return select(OUTBOX, *step).select_from(joined).where(OUTBOX.c.kind == kind, OUTBOX.c.done.is_(False)).order_by(OUTBOX.c.position)


def _same_step(kind: ColumnElement[str] | str) -> ColumnElement[bool]:
    return (STEPS.c.kind == kind) & (STEPS.c.case == OUTBOX.c.case) & (STEPS.c.seq == OUTBOX.c.seq)


def _under_another_kind(connection: Connection, kind: str) -> dict[str, tuple[Finding, ...]]:
    """Return, by case, the faults of messages that wait under another kind, though only this kind has their step."""
    others = [one for one in words_in(connection, OUTBOX.c.kind) if one != kind]
    if not others:
        return {}
    stray = ~exists().where(_same_step(OUTBOX.c.kind)) & exists().where(_same_step(kind))
    wanted = select(OUTBOX).where(OUTBOX.c.kind.in_(others), OUTBOX.c.done.is_(False), stray).order_by(OUTBOX.c.position)
    found: dict[str, tuple[Finding, ...]] = {}
    for row in connection.execute(wanted).all():
        why = InvalidValue(reason("save.other_row", id=str(row.case), path=f"outbox[{row.seq}].kind", body=kind, row=str(row.kind)))
        found[row.case] = (*found.get(row.case, ()), *unreadable_as(str(row.case), why))
    return found


def _entry(row: Row[tuple[str, ...]], told: int) -> OutboxEntry:
    """Return what a row of the outbox says; `told` is the last step of its case that waits before it.

    Raises `InvalidValue` where it says nothing that can be told, or not what happened, or comes too late.
    """
    if not isinstance(row.seq, int):  # SQLite keeps whatever it is given
        raise InvalidValue(reason("save.wrong_type", path=f"outbox.{row.case}.seq", found=type(row.seq).__name__, wanted="int"))
    try:
        entry = OutboxEntry(row.case, row.seq, row.event, read_instant(row.at))
    except (TypeError, ValueError):
        found = type(row.at).__name__
        raise InvalidValue(reason("save.wrong_type", path=f"outbox.{row.case}.at", found=found, wanted="instant with its zone")) from None
    if row.happened is None:
        raise InvalidValue(reason("save.message_without_step", id=str(row.case), seq=row.seq))
    if row.seq <= told:
        raise InvalidValue(reason("save.message_out_of_order", id=str(row.case), seq=row.seq, before=told))
    path = f"outbox[{row.seq}]"
    same_row(row.case, {f"{path}.event": (row.happened, row.event), f"{path}.at": (row.then, utc_text(entry.at))})
    return entry

"""What is added once and never changed, in SQL: transactions, contacts, survey answers share one table."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

from sqlalchemy import ColumnElement, Connection, select

from crmcore.adapters.codec import Codec, Saved
from crmcore.adapters.sql.connecting import Bind, in_chunks, insert_all, transaction
from crmcore.adapters.sql.schema import ENTRIES

T = TypeVar("T")


def add_entries(connection: Connection, codec: Codec, rows: Iterable[tuple[str, str | None, str, object]]) -> None:
    """Add the entries whose kind and id are not there yet; of several with the same kind and id the first counts."""
    new: dict[str, dict[str, dict[str, object]]] = {}
    for id, customer, at, value in rows:
        kind = codec.name_of(type(value))
        new.setdefault(kind, {}).setdefault(id, {"kind": kind, "id": id, "customer": customer, "at": at, "body": codec.encode(value).body})
    for kind, by_id in new.items():
        for ids in in_chunks(tuple(by_id)):
            for known in connection.execute(select(ENTRIES.c.id).where(ENTRIES.c.kind == kind, ENTRIES.c.id.in_(ids))).scalars():
                del by_id[known]
        insert_all(connection, ENTRIES, tuple(by_id.values()))


def entries(bind: Bind, codec: Codec, kind: type[T], which: ColumnElement[bool]) -> tuple[T, ...]:
    """Return the entries of a kind that match a condition, by time, then id."""
    wanted = select(ENTRIES.c.body).where(ENTRIES.c.kind == codec.name_of(kind), which).order_by(ENTRIES.c.at, ENTRIES.c.id)
    with transaction(bind) as connection:
        return tuple(codec.decode(Saved(body), kind) for body in connection.execute(wanted).scalars())

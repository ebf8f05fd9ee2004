"""What is added once and never changed, in SQL: transactions, contacts, survey answers share one table."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

from sqlalchemy import ColumnElement, select

from crmcore.adapters.codec import Codec, Saved
from crmcore.adapters.sql.connecting import Bind, insert_new, transaction
from crmcore.adapters.sql.schema import ENTRIES

T = TypeVar("T")


def add_entries(bind: Bind, codec: Codec, rows: Iterable[tuple[str, str | None, str, object]]) -> None:
    """Add the entries whose kind and id are not there yet; of several with the same kind and id the first counts."""
    new: dict[str, dict[str, dict[str, object]]] = {}
    for id, customer, at, value in rows:
        kind = codec.name_of(type(value))
        new.setdefault(kind, {}).setdefault(id, {"kind": kind, "id": id, "customer": customer, "at": at, "body": codec.encode(value).body})
    entries = [one for by_id in new.values() for one in by_id.values()]
    with transaction(bind, str(entries[0]["id"]) if entries else "", writes=True) as connection:
        insert_new(connection, ENTRIES, entries)


def entries(bind: Bind, codec: Codec, kind: type[T], which: ColumnElement[bool]) -> tuple[T, ...]:
    """Return the entries of a kind that match a condition, by time, then id."""
    wanted = select(ENTRIES.c.body).where(ENTRIES.c.kind == codec.name_of(kind), which).order_by(ENTRIES.c.at, ENTRIES.c.id)
    with transaction(bind, codec.name_of(kind)) as connection:
        bodies = connection.execute(wanted).scalars().all()
    return tuple(codec.decode(Saved(body), kind) for body in bodies)

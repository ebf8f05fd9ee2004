"""What is added once and never changed, in SQL: transactions, contacts, survey answers share one table."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeVar

from sqlalchemy import ColumnElement, Row, select

from crmcore.adapters.codec import Codec, Saved
from crmcore.adapters.sql.connecting import Bind, insert_new, transaction
from crmcore.adapters.sql.loaded import each_by_itself, same_row
from crmcore.adapters.sql.schema import ENTRIES
from crmcore.loaded import Loaded

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


def entries(bind: Bind, codec: Codec, kind: type[T], columns: Callable[[T], tuple[str, str | None, str]], which: ColumnElement[bool]) -> Loaded[T]:
    """Return the entries of a kind that match a condition, by time, then id; `columns` are id, customer and time, as they stand in a row."""
    wanted = select(ENTRIES).where(ENTRIES.c.kind == codec.name_of(kind), which).order_by(ENTRIES.c.at, ENTRIES.c.id)
    with transaction(bind, codec.name_of(kind)) as connection:
        rows = connection.execute(wanted).all()

    def read(row: Row[tuple[str, ...]]) -> T:
        entry = codec.decode(Saved(row.body), kind)
        same_row(row.id, dict(zip(("id", "customer", "at"), zip(columns(entry), (row.id, row.customer, row.at), strict=True), strict=True)))
        return entry

    return each_by_itself(rows, lambda one: str(one.id), read)

"""One port call is one transaction: on an engine its own, on a connection the host's, which is never committed here."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeAlias

from sqlalchemy import Connection, Engine, Executable, Table, create_engine, event, insert
from sqlalchemy.pool import NullPool, StaticPool

# What a store is given: an engine (it opens and commits) or a connection (the host does).
Bind: TypeAlias = Engine | Connection


def sqlite(path: Path | str | None = None) -> Engine:
    """Return an engine for an SQLite file, or in memory if no path is given.

    The driver's own transactions are switched off and replaced by an explicit `BEGIN`; otherwise a rolled-back savepoint leaves its rows.
    Database errors do not show the values of a statement, which may be personal.
    """
    # A connection to a file is closed as soon as it is released: nothing stays open without the host knowing, and opening one costs next to nothing.
    # A database in memory exists as long as its one connection, and is gone with `dispose`.
    pool = StaticPool if path is None else NullPool
    engine = create_engine("sqlite://" if path is None else f"sqlite:///{path}", hide_parameters=True, poolclass=pool)

    @event.listens_for(engine, "connect")
    def _connect(connection: object, _record: object) -> None:
        connection.isolation_level = None  # type: ignore[attr-defined]

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN")

    return engine


@contextmanager
def transaction(bind: Bind) -> Iterator[Connection]:
    """Open the transaction of one port call: everything in it is stored, or nothing.

    On a connection it is a savepoint in the host's transaction.
    """
    if isinstance(bind, Engine):
        with bind.begin() as connection:
            yield connection
    else:
        with bind.begin_nested():
            yield bind


def in_chunks(values: Sequence[str], size: int = 500) -> Iterator[Sequence[str]]:
    """Yield a list of ids in chunks that a query may name: the oldest SQLite takes 999 values."""
    return (values[first : first + size] for first in range(0, len(values), size))


def insert_all(connection: Connection, table: Table, rows: Sequence[Mapping[str, object]]) -> None:
    """Insert rows in one statement; there may be none."""
    if rows:
        connection.execute(insert(table), [dict(one) for one in rows])


def run_all(connection: Connection, statement: Executable, rows: Sequence[Mapping[str, object]]) -> None:
    """Run a statement for every row; there may be none."""
    if rows:
        connection.execute(statement, [dict(one) for one in rows])


def utc_text(at: datetime) -> str:
    """Return an instant as a text that sorts as time does."""
    return at.astimezone(UTC).isoformat(timespec="microseconds")

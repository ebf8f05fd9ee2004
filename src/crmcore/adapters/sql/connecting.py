"""One port call is one transaction: on an engine its own, on a connection the host's, which is never committed here."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path
from typing import Final, TypeAlias

from sqlalchemy import URL, ColumnElement, Connection, Engine, Executable, String, Table, create_engine, event, func, insert, select
from sqlalchemy.dialects import postgresql
from sqlalchemy.dialects import sqlite as sqlite_dialect
from sqlalchemy.exc import DBAPIError, IntegrityError
from sqlalchemy.pool import NullPool, StaticPool

from crmcore.adapters.sql.failing import ours
from crmcore.decision import Reason, reason
from crmcore.errors import InvalidValue, Stale
from crmcore.event import in_utc

# What a store is given: an engine (it opens and commits) or a connection (the host does).
Bind: TypeAlias = Engine | Connection

# What a connection is told before a transaction that writes.
_WRITES: Final = "crmcore_writes"

_Upsert: TypeAlias = postgresql.Insert | sqlite_dialect.Insert

# How a database is told what to do with a row that is there already; another one is asked row by row.
_INSERTS: Final[Mapping[str, Callable[[Table], _Upsert]]] = {"sqlite": sqlite_dialect.insert, "postgresql": postgresql.insert}


def sqlite(path: Path | str | None = None, *, wait: float = 5.0) -> Engine:
    """Return an engine for an SQLite file, or in memory if no path is given.

    `wait` is how many seconds a call waits for another writer to be done before it fails. The driver's own transactions are switched off and replaced
    by an explicit `BEGIN`; otherwise a rolled-back savepoint leaves its rows. Database errors do not show the values of a statement, which may be
    personal.
    """
    # A connection to a file is closed as soon as it is released: nothing stays open without the host knowing, and opening one costs next to nothing.
    # A database in memory exists as long as its one connection, and is gone with `dispose`.
    pool = StaticPool if path is None else NullPool
    address = URL.create("sqlite", database=None if path is None else str(path))
    engine = create_engine(address, hide_parameters=True, poolclass=pool, connect_args={"timeout": wait})

    @event.listens_for(engine, "connect")
    def _connect(connection: object, _record: object) -> None:
        connection.isolation_level = None  # type: ignore[attr-defined]

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        # Who reads first and writes then cannot wait for another writer any more: so whoever is going to write says so at once.
        connection.exec_driver_sql("BEGIN IMMEDIATE" if connection.get_execution_options().get(_WRITES) else "BEGIN")

    return engine


@contextmanager
def transaction(bind: Bind, of: str, *, writes: bool = False) -> Iterator[Connection]:
    """Open the transaction of one port call: everything in it is stored, or nothing.

    On a connection it is a savepoint in the host's transaction. `of` is what is read or written, for the errors: `Stale` for who lost to another
    writer, `InvalidValue` for what the database cannot keep, `StoreFailed` for a database that cannot do it at all.
    """
    try:
        if isinstance(bind, Engine):
            with bind.connect().execution_options(**{_WRITES: writes}) as connection, connection.begin():
                yield connection
        else:
            with bind.begin_nested():
                yield bind
    except DBAPIError as error:
        raise ours(error, of) from None


def first_there(
    connection: Connection, ids: Iterable[str], id: ColumnElement[str], version: ColumnElement[int], *where: ColumnElement[bool]
) -> Stale:
    """Return what to raise for many that were to be new: for the first that is stored, else for one that somebody else is writing."""
    wanted = tuple(ids)
    known: dict[str, int] = {}
    for some in in_chunks(wanted):
        known |= {one.id: one.version for one in connection.execute(select(id.label("id"), version.label("version")).where(id.in_(some), *where))}
    first = next((one for one in wanted if one in known), wanted[0])
    return Stale(first, None, known.get(first))


def in_chunks(values: Sequence[str], size: int = 500) -> Iterator[Sequence[str]]:
    """Yield a list of ids in chunks that a query may name: the oldest SQLite takes 999 values."""
    return (values[first : first + size] for first in range(0, len(values), size))


def words_in(connection: Connection, column: ColumnElement[str]) -> Sequence[str]:
    """Return the words that a column holds, each found by its index behind the one before: `DISTINCT` would read every row."""
    found: list[str] = []
    first = select(func.min(column))
    while (one := connection.execute(first.where(column > found[-1]) if found else first).scalar()) is not None:
        found.append(one)
    return found


def insert_all(connection: Connection, table: Table, rows: Sequence[Mapping[str, object]]) -> None:
    """Insert rows in one statement; there may be none. Raises `InvalidValue` for what a database cannot keep."""
    run_all(connection, insert(table), kept(table, rows))


def insert_new(connection: Connection, table: Table, rows: Sequence[Mapping[str, object]]) -> None:
    """Insert the rows whose keys are not there yet: also where another writer is adding the same at this moment."""
    made = _INSERTS.get(connection.dialect.name)
    if made is not None:
        run_all(connection, made(table).on_conflict_do_nothing(), in_order(table, rows))
        return
    for row in in_order(table, rows):
        with suppress(IntegrityError), connection.begin_nested():
            connection.execute(insert(table), dict(row))


def put_all(connection: Connection, table: Table, rows: Sequence[Mapping[str, object]]) -> None:
    """Insert rows, each in place of the one with the same key if there is one."""
    keys = [one.name for one in table.primary_key]
    made = _INSERTS.get(connection.dialect.name)
    if made is not None:
        statement = made(table)
        others = {one.name: statement.excluded[one.name] for one in table.columns if one.name not in keys}
        run_all(connection, statement.on_conflict_do_update(index_elements=keys, set_=others), in_order(table, rows))
        return
    for row in in_order(table, rows):
        connection.execute(table.delete().where(*(table.c[name] == row[name] for name in keys)))
        connection.execute(insert(table), dict(row))


def in_order(table: Table, rows: Sequence[Mapping[str, object]]) -> Sequence[Mapping[str, object]]:
    """Return rows by their keys: two who write the same rows in the same order never wait for each other in a circle."""
    keys = [one.name for one in table.primary_key]
    return sorted(kept(table, rows), key=lambda one: [*map(one.__getitem__, keys)])


def run_all(connection: Connection, statement: Executable, rows: Sequence[Mapping[str, object]]) -> None:
    """Run a statement for every row; there may be none."""
    if rows:
        connection.execute(statement, [dict(one) for one in rows])


def kept(table: Table, rows: Sequence[Mapping[str, object]]) -> Sequence[Mapping[str, object]]:
    """Return the rows as they are. Raises `InvalidValue`, naming each column, for a text too long for it, or which no database keeps as text.

    Databases differ in what they take without a word; so what one of them refuses, all do.
    """
    sizes = {one.name: one.type.length for one in table.columns if isinstance(one.type, String) and one.type.length is not None}
    faults: dict[Reason, None] = {}
    for row in rows:
        for name, most in sizes.items():
            text = row.get(name)
            if isinstance(text, str) and (len(text) > most or not is_text(text)):
                fault = reason("store.too_long", field=name, found=len(text), most=most) if len(text) > most else reason("store.no_text", field=name)
                faults[fault] = None
    if faults:
        raise InvalidValue(*faults)
    return rows


def is_text(value: object) -> bool:
    """Return whether a database can hold a value as text: not a NUL, and not half of a character. Nothing is stored under another id."""
    try:
        return isinstance(value, str) and b"\0" not in value.encode()
    except UnicodeEncodeError:
        return False


def utc_text(at: datetime) -> str:
    """Return an instant as a text that sorts as time does. Raises `InvalidType` for one without its zone."""
    return in_utc(at).isoformat(timespec="microseconds")

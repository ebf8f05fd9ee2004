"""What a database says when it fails, in our words: who lost to another writer, what cannot be kept, and what to do where it cannot work at all.

Drivers say the same thing in many ways: PostgreSQL's by the five characters of the SQL standard, SQLite's by a number. Their own texts may hold
the values of a row, so none of them is passed on.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from sqlalchemy.exc import DataError, DBAPIError, IntegrityError, OperationalError

from crmcore.decision import reason
from crmcore.errors import CrmCoreError, InvalidValue, Stale, StoreFailed

# What is said of two who write the same at once: a key that is there already, a circle of waiting, rolled back by the isolation, a table made twice
# (or the type of its rows).
_LOST: Final = frozenset({"23505", "40P01", "40001", "42P07", "42710"})
_THERE: Final = frozenset({sqlite3.SQLITE_CONSTRAINT_PRIMARYKEY, sqlite3.SQLITE_CONSTRAINT_UNIQUE, sqlite3.SQLITE_CONSTRAINT_ROWID})

_BY_STATE: Final[Mapping[str, str]] = MappingProxyType(
    {
        "55P03": "store.locked",
        "57014": "store.locked",  # it waited longer than the host lets a statement run
        "25006": "store.read_only",
        "42501": "store.read_only",
        "53100": "store.full",
        "42P01": "store.no_tables",
        "3F000": "store.no_tables",
        "42703": "store.no_tables",
    }
)
_BY_NUMBER: Final[Mapping[int, str]] = MappingProxyType(
    {
        sqlite3.SQLITE_BUSY: "store.locked",
        sqlite3.SQLITE_LOCKED: "store.locked",
        sqlite3.SQLITE_READONLY: "store.read_only",
        sqlite3.SQLITE_PERM: "store.read_only",
        sqlite3.SQLITE_FULL: "store.full",
        sqlite3.SQLITE_IOERR: "store.full",
        sqlite3.SQLITE_CANTOPEN: "store.unreachable",
        sqlite3.SQLITE_NOTADB: "store.not_a_database",
        sqlite3.SQLITE_CORRUPT: "store.not_a_database",
    }
)


def ours(error: DBAPIError, of: str) -> CrmCoreError:
    """Return what to raise for an error of the database: `Stale` for the loser of two writers, `of` being what was written."""
    before = getattr(error.orig, "__context__", None)
    if isinstance(before, DBAPIError):  # what went wrong first: that it cannot be taken back any more adds nothing
        return ours(before, of)
    state = getattr(error.orig, "sqlstate", None) or getattr(error.orig, "pgcode", None) or ""
    number = getattr(error.orig, "sqlite_errorcode", 0)
    if state in _LOST or number in _THERE or (isinstance(error, IntegrityError) and not state and not number):
        return Stale(of, None, None)
    if isinstance(error, DataError):
        return InvalidValue(reason("store.not_kept"))
    code = _BY_STATE.get(state) or _BY_NUMBER.get(number & 0xFF) or _by_words(error, state, number)
    return StoreFailed(reason("store.failed", error=type(error.orig).__name__) if code is None else reason(code))


def _by_words(error: DBAPIError, state: str, number: int) -> str | None:
    """Return what is known by nothing but its words, or by the lack of a state: a connection that there is not."""
    if str(error.orig).startswith(("no such table", "no such column")) or "has no column" in str(error.orig):
        return "store.no_tables"
    gone = state.startswith(("08", "57P", "53")) or not (state or number)
    return "store.unreachable" if gone and isinstance(error, OperationalError) else None

"""What a database says when it fails, in our words: who lost to another writer, what cannot be kept, and what to do where it cannot work at all.

Drivers say the same thing in many ways: PostgreSQL's by the five characters of the SQL standard, SQLite's by a number. Their own texts may hold
the values of a row, so none of them is passed on.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from sqlalchemy.exc import DataError, DBAPIError, IntegrityError

from crmcore.decision import reason
from crmcore.errors import CrmCoreError, InvalidValue, Stale, StoreFailed

# What PostgreSQL says of two who write the same at once: rolled back by its isolation, a circle of waiting, a table made twice.
_LOST: Final = frozenset({"40001", "40P01", "42P07"})

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
    if isinstance(error, IntegrityError) or state in _LOST:
        return Stale(of, None, None)
    if isinstance(error, DataError):
        return InvalidValue(reason("store.not_kept"))
    code = _BY_STATE.get(state) or _BY_NUMBER.get(getattr(error.orig, "sqlite_errorcode", 0) & 0xFF) or _by_words(error, state)
    return StoreFailed(reason("store.failed", error=type(error.orig).__name__) if code is None else reason(code))


def _by_words(error: DBAPIError, state: str) -> str | None:
    """Return what is known by nothing but its words, or by the lack of a state: a connection that there is not."""
    if str(error.orig).startswith(("no such table", "no such column")) or "has no column" in str(error.orig):
        return "store.no_tables"
    if hasattr(error.orig, "sqlite_errorcode"):
        return None
    unreachable = not state or state.startswith(("08", "57P", "53"))
    return "store.unreachable" if unreachable and type(error.orig).__name__ == "OperationalError" else None

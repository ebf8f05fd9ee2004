"""The tables, as a host's database administrator reads them. Values are stored as JSON in `body`; other columns are only for lookups.

Personal parts are in one table of their own, by what they belong to, so that erasing a person is deleting rows there. Instants used for ordering
are texts in UTC with microseconds, which sort as time does in every database.
"""

from __future__ import annotations

from typing import Final

from sqlalchemy import Boolean, Column, Index, Integer, MetaData, String, Table, Text

METADATA: Final = MetaData()
_ID: Final = String(200)
_WORD: Final = String(100)
_INSTANT: Final = String(32)

# Editions of the rulebook, as they were loaded.
EDITIONS: Final = Table(
    "editions",
    METADATA,
    Column("id", _ID, primary_key=True),
    Column("valid_from", String(10), nullable=False),
    Column("toml", Text, nullable=False),
)

# Current cases (without history), and their steps: (case, seq) is the primary key, so a second writer cannot add the same step.
CASES: Final = Table(
    "cases",
    METADATA,
    Column("kind", _WORD, primary_key=True),
    Column("id", _ID, primary_key=True),
    Column("version", Integer, nullable=False),
    Column("state", _WORD, nullable=False),
    Column("edition", _ID, nullable=False),
    Column("body", Text, nullable=False),
)
STEPS: Final = Table(
    "steps",
    METADATA,
    Column("kind", _WORD, primary_key=True),
    Column("case", _ID, primary_key=True),
    Column("seq", Integer, primary_key=True),
    Column("event", _WORD, nullable=False),
    Column("at", _INSTANT, nullable=False),
    Column("body", Text, nullable=False),
)
OUTBOX: Final = Table(
    "outbox",
    METADATA,
    Column("position", Integer, primary_key=True, autoincrement=True),
    Column("kind", _WORD, nullable=False),
    Column("case", _ID, nullable=False),
    Column("seq", Integer, nullable=False),
    Column("event", _WORD, nullable=False),
    Column("at", Text, nullable=False),
    Column("done", Boolean, nullable=False, default=False),
    Index("outbox_pending", "kind", "done", "position"),
)

# Personal parts of cases (seq 0), steps, customers …; `seq` is 0 where there is no history.
PERSONAL: Final = Table(
    "personal",
    METADATA,
    Column("kind", _WORD, primary_key=True),
    Column("id", _ID, primary_key=True),
    Column("seq", Integer, primary_key=True),
    Column("part", Text, nullable=False),
)

CUSTOMERS: Final = Table(
    "customers",
    METADATA,
    Column("id", _ID, primary_key=True),
    Column("kind", _WORD, nullable=False),
    Column("body", Text, nullable=False),
)
# Transactions, contacts and survey answers: never changed once added. `at` is an instant in UTC, for an answer its local day.
ENTRIES: Final = Table(
    "entries",
    METADATA,
    Column("kind", _WORD, primary_key=True),
    Column("id", _ID, primary_key=True),
    Column("customer", _ID, nullable=True),
    Column("at", _INSTANT, nullable=False),
    Column("body", Text, nullable=False),
    Index("entries_by_customer", "kind", "customer", "at"),
    Index("entries_by_time", "kind", "at"),
)
APPROVALS: Final = Table(
    "approvals",
    METADATA,
    Column("id", _ID, primary_key=True),
    Column("version", Integer, nullable=False),
    Column("action", _WORD, nullable=False),
    Column("at", _INSTANT, nullable=False),
    Column("request", Text, nullable=False),
    Column("grant", Text, nullable=True),
    Column("refusal", Text, nullable=True),
    Index("approvals_by_action", "action", "at"),
)
STANDINGS: Final = Table(
    "standings",
    METADATA,
    Column("customer", _ID, primary_key=True),
    Column("as_of", String(10), primary_key=True),
    Column("tier", _WORD, nullable=False),
    Column("rule", _WORD, nullable=False),
    Column("edition", _ID, nullable=False),
)

"""Stores in SQL, through SQLAlchemy 2 (extra `sql`).

Reading order: `schema` (the tables) → `connecting` (one call is one transaction) → `cases` → `entries` → `approvals` → `editions` → `stores`
(all together).
"""

from importlib.util import find_spec
from typing import TYPE_CHECKING

from crmcore.errors import MissingExtra

if find_spec("sqlalchemy") is None:
    raise MissingExtra(feature="SQL adapter", extra="sql")

if TYPE_CHECKING:
    from crmcore.adapters.sql.approvals import SqlApprovals as SqlApprovals
    from crmcore.adapters.sql.cases import SqlCases as SqlCases
    from crmcore.adapters.sql.connecting import sqlite as sqlite
    from crmcore.adapters.sql.editions import SqlEditions as SqlEditions
    from crmcore.adapters.sql.editions import SqlStandings as SqlStandings
    from crmcore.adapters.sql.editions import StoredStanding as StoredStanding
    from crmcore.adapters.sql.entries import SqlCustomers as SqlCustomers
    from crmcore.adapters.sql.entries import SqlSurveys as SqlSurveys
    from crmcore.adapters.sql.stores import SqlStores as SqlStores
else:
    from crmcore._door import door

    __getattr__, __dir__ = door(
        globals(),
        {
            "SqlApprovals": "crmcore.adapters.sql.approvals",
            "SqlCases": "crmcore.adapters.sql.cases",
            "SqlCustomers": "crmcore.adapters.sql.entries",
            "SqlEditions": "crmcore.adapters.sql.editions",
            "SqlStandings": "crmcore.adapters.sql.editions",
            "SqlStores": "crmcore.adapters.sql.stores",
            "SqlSurveys": "crmcore.adapters.sql.entries",
            "StoredStanding": "crmcore.adapters.sql.editions",
            "sqlite": "crmcore.adapters.sql.connecting",
        },
    )

__all__ = ["SqlApprovals", "SqlCases", "SqlCustomers", "SqlEditions", "SqlStandings", "SqlStores", "SqlSurveys", "StoredStanding", "sqlite"]

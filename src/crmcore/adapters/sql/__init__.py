"""Stores in SQL, through SQLAlchemy 2 (extra `sql`).

Reading order: `schema` (the tables) → `connecting` (one call is one transaction) → `cases` → `entries` → `approvals` → `editions` → `stores`
(all together).
"""

from importlib.util import find_spec

from crmcore._door import open_door
from crmcore.errors import MissingExtra

if find_spec("sqlalchemy") is None:
    raise MissingExtra(feature="SQL adapter", extra="sql")

__getattr__, __dir__ = open_door(globals())

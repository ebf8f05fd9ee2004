"""A database that a command reads: one that crmcore wrote."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from crmcore.decision import reason
from crmcore.errors import InvalidValue, NotFound

if TYPE_CHECKING:
    from crmcore.adapters.sql import SqlStores


@contextmanager
def opened(database: Path) -> Iterator[SqlStores]:
    """Open a database that crmcore wrote, and close it again."""
    from sqlalchemy.exc import DatabaseError

    from crmcore.adapters.sql import SqlStores, sqlite

    if not database.is_file():  # SQLite would create an empty one
        raise NotFound(reason("file_not_found", path=str(database)))
    engine = sqlite(database)
    try:
        yield SqlStores(engine)
    except DatabaseError:
        raise InvalidValue(reason("explain.not_a_database", path=str(database))) from None
    finally:
        engine.dispose()

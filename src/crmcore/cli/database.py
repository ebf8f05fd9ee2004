"""A database that a command reads: one that crmcore wrote."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final

from crmcore.decision import reason
from crmcore.errors import InvalidValue, NotFound, StoreFailed

if TYPE_CHECKING:
    from crmcore.adapters.sql import SqlStores

# What a store says of a file that crmcore did not write.
_FOREIGN: Final = frozenset({"store.not_a_database", "store.no_tables"})


@contextmanager
def opened(database: Path) -> Iterator[SqlStores]:
    """Open a database that crmcore wrote, and close it again."""
    from crmcore.adapters.sql import SqlStores, sqlite

    if not database.is_file():  # SQLite would create an empty one
        raise NotFound(reason("file_not_found", path=str(database)))
    engine = sqlite(database)
    try:
        yield SqlStores(engine)
    except StoreFailed as error:
        if error.code not in _FOREIGN:
            raise
        raise InvalidValue(reason("explain.not_a_database", path=str(database))) from None
    finally:
        engine.dispose()

"""A database that a command reads: one that crmcore wrote, named by the path of its file or by its URL."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final

from crmcore.decision import reason
from crmcore.errors import InvalidValue, NotFound, StoreFailed

if TYPE_CHECKING:
    from sqlalchemy import URL, Engine

    from crmcore.adapters.sql import SqlStores

# What commands say of an argument that names a database.
HELP: Final = "A database that crmcore wrote: a file of SQLite, such as the demo's `crm.sqlite`, or a URL: `postgresql+psycopg://user@host/name`."

# What a store says of a database that crmcore did not write.
_FOREIGN: Final = frozenset({"store.not_a_database", "store.no_tables"})

# Addresses without a driver get the one that our own tests use; SQLAlchemy's choice is its predecessor, and the first of these it does not know.
_DRIVERS: Final = {"postgres": "postgresql+psycopg", "postgresql": "postgresql+psycopg"}


@contextmanager
def opened(database: str) -> Iterator[SqlStores]:
    """Open a database that crmcore wrote, and close it again.

    Raises `NotFound` for a file that is not there, `InvalidValue` for what is no URL of a database, or of one that crmcore did not write, and
    `StoreFailed` for one that cannot be reached. None of them shows a password.
    """
    from crmcore.adapters.sql import SqlStores

    engine, name = _engine(database)
    try:
        yield SqlStores(engine)
    except StoreFailed as error:
        if error.code not in _FOREIGN:
            raise
        raise InvalidValue(reason("explain.not_a_database", path=name)) from None
    finally:
        engine.dispose()


def _engine(database: str) -> tuple[Engine, str]:
    """Return an engine for a database, and what to call that database."""
    from crmcore.adapters.sql import sqlite

    if "://" not in database:
        return sqlite(_file(database)), database
    address = _address(database)
    if address.drivername == "sqlite":
        path = _file(address.database or "")
        return sqlite(path), str(path)
    return _connecting(address), _shown(address)


def _file(path: str) -> Path:
    """Return the path of a file that is there: SQLite would create an empty one."""
    if not Path(path).is_file():
        raise NotFound(reason("file_not_found", path=path))
    return Path(path)


def _address(database: str) -> URL:
    from sqlalchemy import make_url
    from sqlalchemy.exc import ArgumentError

    try:
        address = make_url(database)
    except (ArgumentError, ValueError):  # their texts hold parts of the address, and with them perhaps a password
        raise InvalidValue(reason("database.bad_url", kind=database.partition(":")[0])) from None
    return address.set(drivername=_DRIVERS.get(address.drivername, address.drivername))


def _connecting(address: URL) -> Engine:
    """Return an engine for an address: it connects when it is first asked."""
    from sqlalchemy import create_engine
    from sqlalchemy.exc import NoSuchModuleError
    from sqlalchemy.pool import NullPool

    try:
        engine = create_engine(address, hide_parameters=True, poolclass=NullPool)
    except NoSuchModuleError:
        raise InvalidValue(reason("database.unknown_kind", found=address.drivername)) from None
    except ImportError as error:
        raise InvalidValue(reason("database.no_driver", found=address.drivername, package=str(error.name))) from None
    if engine.dialect.is_async:
        raise InvalidValue(reason("database.async_driver", found=address.drivername))
    return engine


def _shown(address: URL) -> str:
    """Return an address without what nobody must see: a password, which may also be in the query."""
    from sqlalchemy import URL

    shown = URL.create(address.drivername, username=address.username, host=address.host, port=address.port, database=address.database)
    return shown.render_as_string()

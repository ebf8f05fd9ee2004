"""The month in a database, through the SQL adapter: one transaction, one file, complete or not at all."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from sqlalchemy.exc import OperationalError

from crmcore.adapters.sql import SqlStores, sqlite
from crmcore.cli.demo.month import Month
from crmcore.decision import reason
from crmcore.errors import InvalidValue


def keep(month: Month, path: Path, rulebook: str, step: Callable[[], None]) -> None:
    """Write the month, and the text of its rulebook, to a new database; an existing one is replaced. `step` is called five times."""
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f".{path.name}.part")
    part.unlink(missing_ok=True)
    engine = sqlite(part)
    try:
        with engine.begin() as connection:
            stores = SqlStores(connection)
            stores.create()
            stores.editions.save(rulebook)
            stores.customers.save_many(month.customers)
            step()
            stores.customers.add(month.transactions)
            stores.contacts.add(month.contacts)
            step()
            stores.surveys.add(month.answers)
            step()
            stores.complaints.save_many(month.complaints)
            stores.approvals.save_many(month.approvals)
            step()
            stores.standings.save_many((*month.before, *month.now))
            step()
        engine.dispose()
        part.replace(path)
    except OperationalError as error:  # such as a full disk; SQLAlchemy's own message contains the statement
        raise InvalidValue(reason("cannot_write", path=str(path), says=_first(error))) from None
    finally:
        engine.dispose()
        part.unlink(missing_ok=True)
        part.with_name(f"{part.name}-journal").unlink(missing_ok=True)


def _first(error: BaseException) -> str:
    """Return what went wrong first; a rollback that fails after it adds nothing."""
    while error.__context__ is not None:
        error = error.__context__
    return str(error.orig) if isinstance(error, OperationalError) else str(error)

"""The month in a database, through the SQL adapter: one transaction, one file, complete or not at all."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp

from crmcore.adapters.save_faults import Said
from crmcore.adapters.sql import SqlStores, sqlite
from crmcore.adapters.sql.connecting import transaction
from crmcore.cli.demo.month import Month
from crmcore.decision import reason
from crmcore.errors import InvalidValue, StoreFailed


def keep(month: Month, path: Path, rulebook: str, step: Callable[[], None]) -> None:
    """Write the month, and the text of its rulebook, to a new database; an existing one is replaced. `step` is called five times."""
    path.parent.mkdir(parents=True, exist_ok=True)
    # A folder of its own beside it: two who write into one folder at once never share a file, nor delete the other's.
    folder = Path(mkdtemp(prefix=f".{path.name}.", suffix=".part", dir=path.parent))
    part = folder / path.name
    engine = sqlite(part)
    try:
        with transaction(engine, path.name, writes=True) as connection:
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
    except StoreFailed as error:  # such as a full disk
        raise InvalidValue(reason("cannot_write", path=str(path), says=Said(error.reasons[0]))) from None
    finally:
        engine.dispose()
        rmtree(folder, ignore_errors=True)

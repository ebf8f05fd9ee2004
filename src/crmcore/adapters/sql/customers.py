"""Customer files and transactions in SQL."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import ColumnElement, Connection, select

from crmcore.adapters.codec import Codec, Saved
from crmcore.adapters.sql.connecting import Bind, in_chunks, insert_all, transaction, utc_text
from crmcore.adapters.sql.entries import add_entries, entries
from crmcore.adapters.sql.schema import CUSTOMERS, ENTRIES, PERSONAL
from crmcore.customers.activity import Transaction
from crmcore.customers.profile import Customer
from crmcore.decision import reason
from crmcore.errors import NotFound


class SqlCustomers:
    """Customer files and transactions in SQL; an adapter given a connection never commits."""

    def __init__(self, bind: Bind, codec: Codec) -> None:
        """Keep the database to use, and the codec."""
        self._bind, self._codec = bind, codec

    def load(self, id: str, /) -> Customer:
        """Return one customer's file. Raises `NotFound` for an id never saved."""
        with transaction(self._bind) as connection:
            found = self._read(connection, CUSTOMERS.c.id == id)
        if not found:
            raise NotFound(reason("not_found", kind="customer", id=id))
        return found[0]

    def load_all(self) -> tuple[Customer, ...]:
        """Return every customer's file, by id."""
        with transaction(self._bind) as connection:
            return self._read(connection, CUSTOMERS.c.id.is_not(None))

    def save(self, customer: Customer, /) -> None:
        """Store one customer's file in place of the previous one."""
        self.save_many((customer,))

    def save_many(self, customers: Iterable[Customer]) -> None:
        """Store many customers' files in one transaction, each in place of the previous one; of several with the same id the last counts."""
        saves = {one.id: (one.kind, self._codec.encode(one)) for one in customers}
        with transaction(self._bind) as connection:
            for ids in in_chunks(tuple(saves)):
                connection.execute(CUSTOMERS.delete().where(CUSTOMERS.c.id.in_(ids)))
                connection.execute(PERSONAL.delete().where(PERSONAL.c.kind == "customer", PERSONAL.c.id.in_(ids)))
            insert_all(connection, CUSTOMERS, [{"id": id, "kind": kind.value, "body": saved.body} for id, (kind, saved) in saves.items()])
            parts = [
                {"kind": "customer", "id": id, "seq": 0, "part": saved.personal} for id, (_, saved) in saves.items() if saved.personal is not None
            ]
            insert_all(connection, PERSONAL, parts)

    def add(self, entries: Iterable[Transaction], /) -> None:
        """Add transactions, in one database transaction; one whose id is there already stays as it is."""
        rows = [(one.id, one.customer, utc_text(one.at), one) for one in entries]
        with transaction(self._bind) as connection:
            add_entries(connection, self._codec, rows)

    def transactions(self, customer: str, /) -> tuple[Transaction, ...]:
        """Return one customer's transactions, by time."""
        return entries(self._bind, self._codec, Transaction, ENTRIES.c.customer == customer)

    def _read(self, connection: Connection, which: ColumnElement[bool]) -> tuple[Customer, ...]:
        joined = CUSTOMERS.outerjoin(PERSONAL, (PERSONAL.c.kind == "customer") & (PERSONAL.c.id == CUSTOMERS.c.id))
        rows = connection.execute(select(CUSTOMERS.c.body, PERSONAL.c.part).select_from(joined).where(which).order_by(CUSTOMERS.c.id))
        return tuple(self._customer(Saved(one.body, one.part)) for one in rows)

    def _customer(self, saved: Saved) -> Customer:
        customer: Customer = self._codec.decode(saved, self._codec.kind_of(saved))
        return customer

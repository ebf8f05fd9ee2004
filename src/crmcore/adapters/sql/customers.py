"""Customer files and transactions in SQL."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sqlalchemy import ColumnElement, Row, select

from crmcore.adapters.codec import Codec, Saved
from crmcore.adapters.sql.connecting import Bind, in_chunks, is_text, put_all, transaction, utc_text
from crmcore.adapters.sql.entries import add_entries, entries
from crmcore.adapters.sql.loaded import each_by_itself, same_row
from crmcore.adapters.sql.schema import CUSTOMERS, ENTRIES, PERSONAL
from crmcore.customers.activity import Transaction
from crmcore.customers.profile import Customer
from crmcore.errors import NotFound
from crmcore.loaded import Loaded


class SqlCustomers:
    """Customer files and transactions in SQL; an adapter given a connection never commits."""

    def __init__(self, bind: Bind, codec: Codec) -> None:
        """Keep the database to use, and the codec."""
        self._bind, self._codec = bind, codec

    def load(self, id: str, /) -> Customer:
        """Return one customer's file. Raises `NotFound` for an id never saved."""
        found = self._read(CUSTOMERS.c.id == id) if is_text(id) else ()
        if not found:
            raise NotFound.of(kind="customer", id=id)
        return self._customer(found[0])

    def load_all(self) -> Loaded[Customer]:
        """Return every customer's file, by id; of one that is broken its faults stand in its place, and hide no other."""
        return each_by_itself(self._read(CUSTOMERS.c.id.is_not(None)), lambda one: str(one.id), self._customer)

    def save(self, customer: Customer, /) -> None:
        """Store one customer's file in place of the previous one."""
        self.save_many((customer,))

    def save_many(self, customers: Iterable[Customer]) -> None:
        """Store many customers' files in one transaction, each in place of the previous one; of several with the same id the last counts."""
        saves = {one.id: (one.kind, self._codec.encode(one)) for one in customers}
        rows = [{"id": id, "kind": kind.value, "body": saved.body} for id, (kind, saved) in saves.items()]
        parts = [{"kind": "customer", "id": id, "seq": 0, "part": saved.personal} for id, (_, saved) in saves.items() if saved.personal is not None]
        without = sorted(id for id, (_, saved) in saves.items() if saved.personal is None)
        with transaction(self._bind, next(iter(saves), ""), writes=True) as connection:
            # Whoever has put the file keeps it until the end, so that two who save one file never mix what is personal in it with the rest.
            put_all(connection, CUSTOMERS, rows)
            put_all(connection, PERSONAL, parts)
            for ids in in_chunks(without):
                connection.execute(PERSONAL.delete().where(PERSONAL.c.kind == "customer", PERSONAL.c.id.in_(ids)))

    def add(self, entries: Iterable[Transaction], /) -> None:
        """Add transactions, in one database transaction; one whose id is there already stays as it is."""
        rows = [(one.id, one.customer, utc_text(one.at), one) for one in entries]
        add_entries(self._bind, self._codec, rows)

    def transactions(self, customer: str, /) -> Loaded[Transaction]:
        """Return one customer's transactions, by time; of one that is broken, its faults."""
        if not is_text(customer):
            return Loaded()
        return entries(self._bind, self._codec, Transaction, lambda one: (one.id, one.customer, utc_text(one.at)), ENTRIES.c.customer == customer)

    def _read(self, which: ColumnElement[bool]) -> Sequence[Row[str, str, str, str | None]]:
        joined = CUSTOMERS.outerjoin(PERSONAL, (PERSONAL.c.kind == "customer") & (PERSONAL.c.id == CUSTOMERS.c.id))
        wanted = select(CUSTOMERS.c.id, CUSTOMERS.c.kind, CUSTOMERS.c.body, PERSONAL.c.part).select_from(joined).where(which).order_by(CUSTOMERS.c.id)
        with transaction(self._bind, "customers") as connection:
            return connection.execute(wanted).all()

    def _customer(self, row: Row[str, str, str, str | None]) -> Customer:
        saved = Saved(row.body, row.part)
        customer: Customer = self._codec.decode(saved, self._codec.kind_of(saved))
        same_row(row.id, {"id": (customer.id, row.id), "kind": (customer.kind.value, row.kind)})
        return customer

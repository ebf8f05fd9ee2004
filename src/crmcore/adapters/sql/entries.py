"""What happened with customers, and what they answered, in SQL: entries that are added once and never changed."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TypeVar

from sqlalchemy import ColumnElement, Connection, select

from crmcore.adapters.codec import Codec, Saved
from crmcore.adapters.sql.connecting import Bind, in_chunks, insert_all, transaction, utc_text
from crmcore.adapters.sql.schema import CUSTOMERS, ENTRIES, PERSONAL
from crmcore.customers.activity import Transaction
from crmcore.customers.profile import Customer
from crmcore.decision import reason
from crmcore.errors import NotFound
from crmcore.relations.contacts import Contact
from crmcore.service.surveys import SurveyAnswer

T = TypeVar("T")


class SqlCustomers:
    """Customer files, transactions and contacts in SQL; an adapter given a connection never commits."""

    def __init__(self, bind: Bind, codec: Codec) -> None:
        """Keep what to talk to, and how to write."""
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
        """Store one customer's file in the place of the one before."""
        self.save_many((customer,))

    def save_many(self, customers: Iterable[Customer]) -> None:
        """Store many customers' files in one transaction, each in the place of the one before; of one id the last counts."""
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

    def add(self, entries: Iterable[Transaction | Contact], /) -> None:
        """Add what happened with customers, in one transaction; an id that is there already stays as it is."""
        rows = [(one.id, one.customer, utc_text(one.at), one) for one in entries]
        with transaction(self._bind) as connection:
            _add(connection, self._codec, rows)

    def transactions(self, customer: str, /) -> tuple[Transaction, ...]:
        """Return one customer's transactions, by time."""
        return _entries(self._bind, self._codec, Transaction, ENTRIES.c.customer == customer)

    def contacts(self, customer: str, /) -> tuple[Contact, ...]:
        """Return the contacts with one customer, by time."""
        return _entries(self._bind, self._codec, Contact, ENTRIES.c.customer == customer)

    def _read(self, connection: Connection, which: ColumnElement[bool]) -> tuple[Customer, ...]:
        joined = CUSTOMERS.outerjoin(PERSONAL, (PERSONAL.c.kind == "customer") & (PERSONAL.c.id == CUSTOMERS.c.id))
        rows = connection.execute(select(CUSTOMERS.c.body, PERSONAL.c.part).select_from(joined).where(which).order_by(CUSTOMERS.c.id))
        return tuple(self._customer(Saved(one.body, one.part)) for one in rows)

    def _customer(self, saved: Saved) -> Customer:
        customer: Customer = self._codec.decode(saved, self._codec.kind_of(saved))
        return customer


class SqlSurveys:
    """Survey answers in SQL; an adapter given a connection never commits."""

    def __init__(self, bind: Bind, codec: Codec) -> None:
        """Keep what to talk to, and how to write."""
        self._bind, self._codec = bind, codec

    def add(self, answers: Iterable[SurveyAnswer], /) -> None:
        """Add answers, in one transaction; an id that is there already stays as it is."""
        rows = [(one.id, one.customer, one.day.isoformat(), one) for one in answers]
        with transaction(self._bind) as connection:
            _add(connection, self._codec, rows)

    def answers(self, first: date, last: date, /) -> tuple[SurveyAnswer, ...]:
        """Return the answers of the days from `first` to `last`, both included."""
        return _entries(self._bind, self._codec, SurveyAnswer, ENTRIES.c.at.between(first.isoformat(), last.isoformat()))


def _add(connection: Connection, codec: Codec, rows: Iterable[tuple[str, str | None, str, object]]) -> None:
    """Add the entries whose kind and id are not there yet; of one kind and id the first counts."""
    new: dict[str, dict[str, dict[str, object]]] = {}
    for id, customer, at, value in rows:
        kind = codec.name_of(type(value))
        new.setdefault(kind, {}).setdefault(id, {"kind": kind, "id": id, "customer": customer, "at": at, "body": codec.encode(value).body})
    for kind, by_id in new.items():
        for ids in in_chunks(tuple(by_id)):
            for known in connection.execute(select(ENTRIES.c.id).where(ENTRIES.c.kind == kind, ENTRIES.c.id.in_(ids))).scalars():
                del by_id[known]
        insert_all(connection, ENTRIES, tuple(by_id.values()))


def _entries(bind: Bind, codec: Codec, kind: type[T], which: ColumnElement[bool]) -> tuple[T, ...]:
    wanted = select(ENTRIES.c.body).where(ENTRIES.c.kind == codec.name_of(kind), which).order_by(ENTRIES.c.at, ENTRIES.c.id)
    with transaction(bind) as connection:
        return tuple(codec.decode(Saved(body), kind) for body in connection.execute(wanted).scalars())

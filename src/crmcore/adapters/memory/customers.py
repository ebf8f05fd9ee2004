"""Customer files and transactions in memory."""

from __future__ import annotations

from collections.abc import Iterable

from crmcore.adapters.memory.lookup import get
from crmcore.customers.activity import Transaction
from crmcore.customers.profile import Customer
from crmcore.event import in_utc
from crmcore.loaded import Loaded


class MemoryCustomers:
    """Customer files and transactions, in memory."""

    def __init__(self) -> None:
        """Start empty."""
        self._files: dict[str, Customer] = {}
        self._transactions: dict[str, Transaction] = {}

    def load(self, id: str, /) -> Customer:
        """Return one customer's file. Raises `NotFound` for an id never saved."""
        return get(self._files, "customer", id)

    def save(self, customer: Customer, /) -> None:
        """Store one customer's file in place of the previous one."""
        self._files[customer.id] = customer

    def add(self, entries: Iterable[Transaction], /) -> None:
        """Add transactions; one whose id is there already stays as it is."""
        for one in entries:
            self._transactions.setdefault(one.id, one)

    def transactions(self, customer: str, /) -> Loaded[Transaction]:
        """Return one customer's transactions, by time."""
        theirs = [one for one in tuple(self._transactions.values()) if one.customer == customer]
        return Loaded(tuple(sorted(theirs, key=lambda one: (in_utc(one.at), one.id))))

"""Where a host keeps customer files."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from crmcore.customers.activity import Transaction
from crmcore.customers.profile import Customer
from crmcore.loaded import Loaded


class CustomerStore(Protocol):
    """Where a host keeps customer files and transactions.

    P1: `load` returns the file last saved under that id. P2: `load` raises `NotFound` for an id never saved. P3: `save` replaces the whole file.
    P4: `transactions` returns exactly what was added for that customer, by time, then id; nothing for an unknown customer. P5: adding the same id
    again adds nothing. P6: one that cannot be read hides no other: its faults stand beside those that can.
    """

    def load(self, id: str, /) -> Customer:
        """Return one customer's file."""
        ...

    def save(self, customer: Customer, /) -> None:
        """Store one customer's file."""
        ...

    def add(self, entries: Iterable[Transaction], /) -> None:
        """Add what a customer did."""
        ...

    def transactions(self, customer: str, /) -> Loaded[Transaction]:
        """Return one customer's transactions."""
        ...

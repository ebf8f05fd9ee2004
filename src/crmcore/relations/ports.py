"""Where a host keeps contacts with customers."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from crmcore.relations.contacts import Contact


class ContactStore(Protocol):
    """Where a host keeps contacts with customers.

    P1: `contacts` returns exactly what was added for that customer, by time, then id; nothing for an unknown customer. P2: adding the same id again
    adds nothing.
    """

    def add(self, entries: Iterable[Contact], /) -> None:
        """Add contacts."""
        ...

    def contacts(self, customer: str, /) -> tuple[Contact, ...]:
        """Return the contacts with one customer."""
        ...

"""Where a host keeps contacts with customers."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from crmcore.loaded import Loaded
from crmcore.relations.contacts import Contact


class ContactStore(Protocol):
    """Where a host keeps contacts with customers.

    P1: `contacts` returns exactly what was added for that customer, by time, then id; nothing for an unknown customer. P2: adding the same id again
    adds nothing. P3: one that cannot be read hides no other: its faults stand beside those that can.
    """

    def add(self, entries: Iterable[Contact], /) -> None:
        """Add contacts."""
        ...

    def contacts(self, customer: str, /) -> Loaded[Contact]:
        """Return the contacts with one customer."""
        ...

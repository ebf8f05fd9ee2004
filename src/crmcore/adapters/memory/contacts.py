"""Contacts with customers in memory."""

from __future__ import annotations

from collections.abc import Iterable

from crmcore.event import in_utc
from crmcore.loaded import Loaded
from crmcore.relations.contacts import Contact


class MemoryContacts:
    """Contacts with customers, in memory."""

    def __init__(self) -> None:
        """Start empty."""
        self._contacts: dict[str, Contact] = {}

    def add(self, entries: Iterable[Contact], /) -> None:
        """Add contacts; an id that is there already stays as it is."""
        for one in entries:
            self._contacts.setdefault(one.id, one)

    def contacts(self, customer: str, /) -> Loaded[Contact]:
        """Return the contacts with one customer, by time."""
        theirs = [one for one in tuple(self._contacts.values()) if one.customer == customer]
        return Loaded(tuple(sorted(theirs, key=lambda one: (in_utc(one.at), one.id))))

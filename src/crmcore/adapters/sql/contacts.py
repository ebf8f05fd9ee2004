"""Contacts with customers in SQL."""

from __future__ import annotations

from collections.abc import Iterable

from crmcore.adapters.codec import Codec
from crmcore.adapters.sql.connecting import Bind, is_text, utc_text
from crmcore.adapters.sql.entries import add_entries, entries
from crmcore.adapters.sql.schema import ENTRIES
from crmcore.loaded import Loaded
from crmcore.relations.contacts import Contact


class SqlContacts:
    """Contacts with customers in SQL; an adapter given a connection never commits."""

    def __init__(self, bind: Bind, codec: Codec) -> None:
        """Keep the database to use, and the codec."""
        self._bind, self._codec = bind, codec

    def add(self, entries: Iterable[Contact], /) -> None:
        """Add contacts, in one transaction; an id that is there already stays as it is."""
        rows = [(one.id, one.customer, utc_text(one.at), one) for one in entries]
        add_entries(self._bind, self._codec, rows)

    def contacts(self, customer: str, /) -> Loaded[Contact]:
        """Return the contacts with one customer, by time; of one that is broken, its faults."""
        if not is_text(customer):
            return Loaded()
        return entries(self._bind, self._codec, Contact, lambda one: (one.id, one.customer, utc_text(one.at)), ENTRIES.c.customer == customer)

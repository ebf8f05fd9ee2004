"""All stores of one database together."""

from __future__ import annotations

from typing import TypeVar

import attrs

from crmcore.adapters.codec import Codec
from crmcore.adapters.sql.approvals import SqlApprovals
from crmcore.adapters.sql.cases import SqlCases
from crmcore.adapters.sql.connecting import Bind, transaction
from crmcore.adapters.sql.contacts import SqlContacts
from crmcore.adapters.sql.customers import SqlCustomers
from crmcore.adapters.sql.editions import SqlEditions
from crmcore.adapters.sql.schema import METADATA
from crmcore.adapters.sql.standings import SqlStandings
from crmcore.adapters.sql.surveys import SqlSurveys
from crmcore.adapters.vocabulary import default_codec, process_codec
from crmcore.complaints.case import Complaint
from crmcore.complaints.process import COMPLAINT
from crmcore.errors import Stale
from crmcore.lifecycles.case import Case
from crmcore.lifecycles.process import Process

C = TypeVar("C", bound=Case)


@attrs.frozen
class SqlStores:
    """The stores of one database: on an engine each call commits by itself, on a connection the host commits.

    `SqlStores(sqlite("crm.sqlite")).complaints.load("C-2026-0417")`. Call `create` once on a new database.
    """

    bind: Bind
    codec: Codec = attrs.field(factory=default_codec, repr=False)

    def create(self) -> None:
        """Create the tables that are not there yet."""
        try:
            self._create()
        except Stale:  # somebody else was creating them, and is done by now
            self._create()

    def _create(self) -> None:
        with transaction(self.bind, "tables", writes=True) as connection:
            METADATA.create_all(connection)

    def cases(self, process: Process[C]) -> SqlCases[C]:
        """Return the store of the cases of one process, shipped or a host's own; it is their outbox as well."""
        return SqlCases(self.bind, process.case, process_codec(process))

    @property
    def complaints(self) -> SqlCases[Complaint]:
        """Return the store of complaints, which is their outbox too."""
        return self.cases(COMPLAINT)

    @property
    def customers(self) -> SqlCustomers:
        """Return the store of customer files and transactions."""
        return SqlCustomers(self.bind, self.codec)

    @property
    def contacts(self) -> SqlContacts:
        """Return the store of contacts with customers."""
        return SqlContacts(self.bind, self.codec)

    @property
    def surveys(self) -> SqlSurveys:
        """Return the store of survey answers."""
        return SqlSurveys(self.bind, self.codec)

    @property
    def approvals(self) -> SqlApprovals:
        """Return the store of approvals."""
        return SqlApprovals(self.bind, self.codec)

    @property
    def editions(self) -> SqlEditions:
        """Return the texts of the rulebook's editions."""
        return SqlEditions(self.bind)

    @property
    def standings(self) -> SqlStandings:
        """Return the store of customers' standings."""
        return SqlStandings(self.bind)

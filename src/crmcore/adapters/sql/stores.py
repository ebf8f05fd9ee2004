"""All stores of one database together."""

from __future__ import annotations

import attrs

from crmcore.adapters.codec import Codec
from crmcore.adapters.sql.approvals import SqlApprovals
from crmcore.adapters.sql.cases import SqlCases
from crmcore.adapters.sql.connecting import Bind, transaction
from crmcore.adapters.sql.editions import SqlEditions, SqlStandings
from crmcore.adapters.sql.entries import SqlCustomers, SqlSurveys
from crmcore.adapters.sql.schema import METADATA
from crmcore.adapters.vocabulary import default_codec
from crmcore.complaints.case import Complaint


@attrs.frozen
class SqlStores:
    """The stores of one database: on an engine each call commits by itself, on a connection the host commits.

    `SqlStores(sqlite("crm.sqlite")).complaints.load("C-2026-0417")`. Call `create` once on a new database.
    """

    bind: Bind
    codec: Codec = attrs.field(factory=default_codec, repr=False)

    def create(self) -> None:
        """Create the tables that are not there yet."""
        with transaction(self.bind) as connection:
            METADATA.create_all(connection)

    @property
    def complaints(self) -> SqlCases[Complaint]:
        """Return the store of complaints, which is their outbox too."""
        return SqlCases(self.bind, Complaint, self.codec)

    @property
    def customers(self) -> SqlCustomers:
        """Return the store of customer files, transactions and contacts."""
        return SqlCustomers(self.bind, self.codec)

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
        """Return where customers stood."""
        return SqlStandings(self.bind)

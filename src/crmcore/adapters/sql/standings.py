"""The tiers of customers by day, in SQL."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

import attrs
from sqlalchemy import select

from crmcore.adapters.sql.connecting import Bind, is_text, put_all, transaction
from crmcore.adapters.sql.schema import STANDINGS
from crmcore.event import plain_date
from crmcore.segmentation.standing import Standing


@attrs.frozen
class StoredStanding:
    """The tier of a customer on a local day, by which rule of which edition; the reasons can be recomputed from the rules."""

    customer: str
    as_of: date = attrs.field(converter=plain_date)
    tier: str
    rule: str
    edition: str


class SqlStandings:
    """The standings of customers in SQL; an adapter given a connection never commits."""

    def __init__(self, bind: Bind) -> None:
        """Keep the database to use."""
        self._bind = bind

    def save_many(self, standings: Iterable[tuple[str, Standing]]) -> None:
        """Store the standings of customers (by id) in one transaction, each in place of one of the same day."""
        rows = {
            (customer, one.as_of.isoformat()): {
                "customer": customer,
                "as_of": one.as_of.isoformat(),
                "tier": one.tier,
                "rule": one.rule,
                "edition": one.edition,
            }
            for customer, one in standings
        }
        with transaction(self._bind, next(iter(rows), ("",))[0], writes=True) as connection:
            put_all(connection, STANDINGS, tuple(rows.values()))

    def of(self, customer: str) -> tuple[StoredStanding, ...]:
        """Return the standings of one customer, by day; nothing for an unknown customer."""
        wanted = select(STANDINGS).where(STANDINGS.c.customer == customer).order_by(STANDINGS.c.as_of)
        if not is_text(customer):
            return ()
        with transaction(self._bind, customer) as connection:
            return tuple(
                StoredStanding(one.customer, date.fromisoformat(one.as_of), one.tier, one.rule, one.edition) for one in connection.execute(wanted)
            )

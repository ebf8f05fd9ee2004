"""The tiers of customers by day, in SQL."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

import attrs
from sqlalchemy import Row, select

from crmcore.adapters.sql.connecting import Bind, is_text, put_all, transaction
from crmcore.adapters.sql.loaded import each_by_itself
from crmcore.adapters.sql.schema import STANDINGS
from crmcore.decision import reason
from crmcore.errors import InvalidValue
from crmcore.event import plain_date
from crmcore.loaded import Loaded
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

    def of(self, customer: str) -> Loaded[StoredStanding]:
        """Return the standings of one customer, by day; nothing for an unknown customer; of one that is broken, its faults."""
        wanted = select(STANDINGS).where(STANDINGS.c.customer == customer).order_by(STANDINGS.c.as_of)
        if not is_text(customer):
            return Loaded()
        with transaction(self._bind, customer) as connection:
            rows = connection.execute(wanted).all()
        return each_by_itself(rows, lambda one: str(one.customer), _standing)


def _standing(row: Row[tuple[str, ...]]) -> StoredStanding:
    try:
        day = date.fromisoformat(row.as_of)
    except (TypeError, ValueError):
        found = type(row.as_of).__name__
        raise InvalidValue(reason("save.wrong_type", path=f"standings.{row.customer}.as_of", found=found, wanted="date")) from None
    return StoredStanding(row.customer, day, row.tier, row.rule, row.edition)

"""The rulebook as it was loaded, and where customers stood under it, in SQL: so that an old answer can be explained by the rules of its day."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

import attrs
from sqlalchemy import select

from crmcore.adapters.sql.connecting import Bind, in_chunks, insert_all, transaction
from crmcore.adapters.sql.schema import EDITIONS, STANDINGS
from crmcore.decision import reason
from crmcore.errors import NotFound
from crmcore.rulebook.rulebook import Rulebook
from crmcore.segmentation.standing import Standing


class SqlEditions:
    """The texts of editions in SQL, by id; an adapter given a connection never commits."""

    def __init__(self, bind: Bind) -> None:
        """Keep what to talk to."""
        self._bind = bind

    def save(self, *texts: str) -> None:
        """Store editions by their TOML texts; one that is there already stays as it is. Raises `RulebookError` for a text with faults."""
        new = {one.id: (one.valid_from, text) for text in texts for one in Rulebook.parse(text).editions}
        with transaction(self._bind) as connection:
            known = set(connection.execute(select(EDITIONS.c.id)).scalars())
            rows = [{"id": id, "valid_from": day.isoformat(), "toml": text} for id, (day, text) in new.items() if id not in known]
            insert_all(connection, EDITIONS, rows)

    def text(self, id: str) -> str:
        """Return the TOML text of exactly this edition. Raises `NotFound`."""
        with transaction(self._bind) as connection:
            found = connection.execute(select(EDITIONS.c.toml).where(EDITIONS.c.id == id)).scalar_one_or_none()
        if found is None:
            raise NotFound(reason("not_found", kind="edition", id=id))
        return str(found)

    def rulebook(self) -> Rulebook:
        """Return all editions as a rulebook. Raises `RulebookError` where none is stored."""
        with transaction(self._bind) as connection:
            texts = connection.execute(select(EDITIONS.c.toml).order_by(EDITIONS.c.valid_from)).scalars().all()
        return Rulebook.parse(*texts)


@attrs.frozen
class StoredStanding:
    """In which tier a customer stood on a local day, by which rule of which edition; why, the rules say again."""

    customer: str
    as_of: date
    tier: str
    rule: str
    edition: str


class SqlStandings:
    """Where customers stood, in SQL; an adapter given a connection never commits."""

    def __init__(self, bind: Bind) -> None:
        """Keep what to talk to."""
        self._bind = bind

    def save_many(self, standings: Iterable[tuple[str, Standing]]) -> None:
        """Store the standings of customers (by id) in one transaction, each in the place of one of the same day."""
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
        with transaction(self._bind) as connection:
            for day in {day for _, day in rows}:
                for ids in in_chunks([customer for customer, of in rows if of == day]):
                    connection.execute(STANDINGS.delete().where(STANDINGS.c.as_of == day, STANDINGS.c.customer.in_(ids)))
            insert_all(connection, STANDINGS, tuple(rows.values()))

    def of(self, customer: str) -> tuple[StoredStanding, ...]:
        """Return where one customer stood, first days first; nothing for a customer unknown."""
        wanted = select(STANDINGS).where(STANDINGS.c.customer == customer).order_by(STANDINGS.c.as_of)
        with transaction(self._bind) as connection:
            return tuple(
                StoredStanding(one.customer, date.fromisoformat(one.as_of), one.tier, one.rule, one.edition) for one in connection.execute(wanted)
            )

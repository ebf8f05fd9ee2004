"""The rulebook as it was loaded, in SQL: so that an old answer can be explained by the rules of its day."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import select

from crmcore.adapters.sql.connecting import Bind, insert_new, is_text, transaction
from crmcore.adapters.sql.schema import EDITIONS
from crmcore.customers.facts import CustomerFacts
from crmcore.decision import finding
from crmcore.errors import NotFound, RulebookError
from crmcore.kpi.catalogue import SHIPPED
from crmcore.kpi.row import AnyKpi
from crmcore.rulebook.rulebook import Rulebook


class SqlEditions:
    """The texts of editions in SQL, by id; an adapter given a connection never commits."""

    def __init__(self, bind: Bind) -> None:
        """Keep the database to use."""
        self._bind = bind

    def save(
        self,
        *texts: str,
        facts: type[CustomerFacts] = CustomerFacts,
        kpis: Iterable[AnyKpi] = SHIPPED,
        days: Iterable[str] = (),
        law: Iterable[str] = (),
    ) -> None:
        """Store editions by their TOML texts; one that is there already stays as it is.

        The other arguments are those of `Rulebook.parse`, by which the texts are checked; they are not stored. Raises `RulebookError` for a text with
        faults, and then nothing is stored.
        """
        figures, lists, orders = tuple(kpis), tuple(days), tuple(law)
        parsed = [(text, Rulebook.parse(text, facts=facts, kpis=figures, days=lists, law=orders)) for text in texts]
        new = {one.id: (one.valid_from, text) for text, book in parsed for one in book.editions}
        rows = [{"id": id, "valid_from": day.isoformat(), "toml": text} for id, (day, text) in new.items()]
        with transaction(self._bind, next(iter(new), ""), writes=True) as connection:
            insert_new(connection, EDITIONS, rows)

    def text(self, id: str) -> str:
        """Return the TOML text of exactly this edition. Raises `NotFound`."""
        with transaction(self._bind, "editions") as connection:
            found = connection.execute(select(EDITIONS.c.toml).where(EDITIONS.c.id == id)).scalar_one_or_none() if is_text(id) else None
        if found is None:
            raise NotFound.of(kind="edition", id=id)
        return str(found)

    def rulebook(
        self,
        *,
        facts: type[CustomerFacts] = CustomerFacts,
        kpis: Iterable[AnyKpi] = SHIPPED,
        days: Iterable[str] = (),
        law: Iterable[str] = (),
    ) -> Rulebook:
        """Return all editions as a rulebook; the arguments are those of `Rulebook.parse`. Raises `RulebookError` if none is stored."""
        with transaction(self._bind, "editions") as connection:
            texts = connection.execute(select(EDITIONS.c.toml).order_by(EDITIONS.c.valid_from)).scalars().all()
        if not texts:
            raise RulebookError(finding("no_edition_stored", ""))
        return Rulebook.parse(*texts, facts=facts, kpis=kpis, days=days, law=law)

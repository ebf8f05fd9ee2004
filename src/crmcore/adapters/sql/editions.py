"""The rulebook as it was loaded, in SQL: so that an old answer can be explained by the rules of its day."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable

from sqlalchemy import Row, select

from crmcore.adapters.sql.connecting import Bind, insert_new, is_text, transaction
from crmcore.adapters.sql.loaded import same_row
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
        """Return all editions as a rulebook; the arguments are those of `Rulebook.parse`.

        Raises `RulebookError` if none is stored, `InvalidValue` for one whose row says another name or day than its text.
        """
        with transaction(self._bind, "editions") as connection:
            rows = connection.execute(select(EDITIONS).order_by(EDITIONS.c.valid_from)).all()
        if not rows:
            raise RulebookError(finding("no_edition_stored", ""))
        book = Rulebook.parse(*(one.toml for one in rows), facts=facts, kpis=kpis, days=days, law=law)
        for one in rows:
            _held_to_its_text(one)
        return book


def _held_to_its_text(row: Row[tuple[str, ...]]) -> None:
    """Raise `InvalidValue` where a row names another edition. The digits at the end of its id may be those of an earlier release."""
    head = tomllib.loads(row.toml)["rulebook"]
    pairs = {"valid_from": (str(head["valid_from"]), row.valid_from)}
    same_row(row.id, {**pairs, "id": (f"{head['name']}@{head['valid_from']}", str(row.id).rpartition("#")[0])})

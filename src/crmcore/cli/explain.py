"""`crmcore explain`: the state of a complaint or a customer and why, what may happen next and what may not."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypeVar

import attrs
import typer

from crmcore.cli.arguments import Law, ListsOfDays, instant_of, when
from crmcore.cli.database import HELP, opened
from crmcore.cli.rendering import Block, Story
from crmcore.cli.terminal import Lang, console, plainly, write, write_rows
from crmcore.decision import Finding, reason
from crmcore.errors import NotFound
from crmcore.messages import Language, render

if TYPE_CHECKING:
    from crmcore.adapters.sql import SqlStores
    from crmcore.rulebook.rulebook import Rulebook

T = TypeVar("T")


def explain(  # noqa: PLR0917 - the signature of a command
    database: Annotated[str, typer.Argument(help=HELP, show_default=False)],
    id: Annotated[str, typer.Argument(help="A complaint's or a customer's id.", show_default=False)],
    at: Annotated[
        str,
        typer.Option(
            help="When: a day (its end) or an instant; both in the rulebook's zone, unless the instant has an offset; by default now.",
            show_default=False,
        ),
    ] = "",
    days: ListsOfDays = None,
    law: Law = None,
    lang: Lang = Language.EN,
) -> None:
    """Show the state of a complaint or a customer and why, what may happen next, and what may not."""
    with plainly(lang):
        moment = when(at) if at else datetime.now(UTC)
        with opened(database) as stores:
            story = _story(stores, id, moment, _rulebook(stores, days, law), lang)
        out = console()
        write(out, story.title, style="bold")
        write_rows(out, story.facts, styles=("cyan",), indent=2)
        for block in story.blocks:
            write(out, block.heading, style="bold")
            for line in block.lines:
                write(out, line, indent=2)


def _rulebook(stores: SqlStores, days: list[Path] | None, law: list[Path] | None) -> Rulebook:
    """Return the rulebook in the database, with what is passed in alongside it."""
    from crmcore.rulebook.files import read

    return stores.editions.rulebook(days=map(read, days or ()), law=map(read, law or ()))


def _story(stores: SqlStores, id: str, at: date | datetime, rulebook: Rulebook, lang: Language) -> Story:
    """Return the story of the complaint or the customer with an id."""
    from crmcore.cli.complaint_story import complaint_story
    from crmcore.cli.customer_story import customer_story

    if (complaint := _found(stores.complaints.load, id)) is not None:
        then = instant_of(at, rulebook.edition(complaint.edition).zone)
        return complaint_story(complaint, edition=rulebook.edition(complaint.edition_at(then)), at=then, lang=lang)
    if (customer := _found(stores.customers.load, id)) is None:
        raise NotFound(reason("explain.unknown_id", id=id))
    instant = instant_of(at, rulebook.editions[0].zone)
    edition = rulebook.on(instant.date())
    loaded, bought = stores.complaints.load_all(), stores.customers.transactions(id)
    met, stood = stores.contacts.contacts(id), stores.standings.of(id)
    story = customer_story(
        customer,
        transactions=bought.readable,
        contacts=met.readable,
        complaints=loaded.readable,
        standings=stood.readable,
        edition=edition,
        rulebook=rulebook,
        at=instant_of(at, edition.zone),
        lang=lang,
    )
    own = _unreadable("explain.own_unreadable", (*bought.unreadable, *met.unreadable, *stood.unreadable), lang)
    return attrs.evolve(story, blocks=(*story.blocks, *_unreadable("explain.unreadable", loaded.unreadable, lang), *own))


def _unreadable(heading: str, findings: tuple[Finding, ...], lang: Language) -> Iterator[Block]:
    """Yield what cannot be read, under a heading: of complaints it is not known either whose they are."""
    if findings:
        lines = (render("impact.unreadable", {"id": one.path, "why": one.text(lang)}, lang) for one in findings)
        yield Block(render(heading, {}, lang), tuple(lines))


def _found(load: Callable[[str], T], id: str) -> T | None:
    try:
        return load(id)
    except NotFound:
        return None

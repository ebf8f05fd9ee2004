"""`crmcore impact`: what a new rulebook changes for the complaints that are open, before anything changes."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import attrs
import typer

from crmcore.cli.arguments import Law, ListsOfDays, OldDays, OldLaw, all_right, count_of, instant_of, rulebook_of, when
from crmcore.cli.database import HELP, opened
from crmcore.cli.terminal import FOUND_WANTING, Lang, console, plainly, write
from crmcore.decision import Finding
from crmcore.errors import CrmCoreError
from crmcore.messages import Language

if TYPE_CHECKING:
    from crmcore.adapters.sql import SqlStores
    from crmcore.complaints.case import Complaint


def impact(  # noqa: PLR0917 - the signature of a command
    old: Annotated[Path, typer.Argument(metavar="OLD.toml", help="The rulebook in force.", show_default=False)],
    new: Annotated[Path, typer.Argument(metavar="NEW.toml", help="The rulebook that is to come.", show_default=False)],
    cases: Annotated[str, typer.Option(help=HELP, show_default=False)],
    at: Annotated[str, typer.Option(help="As of when: a day (its end) or an instant; by default now.", show_default=False)] = "",
    earlier: Annotated[list[Path] | None, typer.Option(metavar="FILE", help="A rulebook under which open complaints began; may be repeated.")] = None,
    days: ListsOfDays = None,
    law: Law = None,
    old_days: OldDays = None,
    old_law: OldLaw = None,
    most: Annotated[int, typer.Option(metavar="N", help="How many complaints are listed; all are counted.")] = 50,
    lang: Lang = Language.EN,
) -> None:
    """Show each open complaint whose class, deadlines, next actor or approval a new rulebook would change: before, and after; and count by class.

    The exit code is 1 if a complaint could not be read; it is named, and hides no other.
    """
    from crmcore.rulebook.impact_on_cases import impact as compared

    with plainly(lang):
        all_right(partial(count_of, "--most", most), lambda: at == "" or when(at))
        before = rulebook_of(old, *(earlier or ()), days=old_days or days, law=old_law or law)
        after = rulebook_of(new, days=days, law=law)
        moment = instant_of(when(at), before.editions[-1].zone) if at else datetime.now(UTC)
        with opened(cases) as stores:
            loaded, broken = _each(stores)
        found = compared(loaded, old=before, new=after, at=moment)
        found = attrs.evolve(found, unreadable=(*broken, *found.unreadable))
        write(console(), found.text(lang, most=most))
        if found.unreadable:
            raise typer.Exit(FOUND_WANTING)


def _each(stores: SqlStores) -> tuple[list[Complaint], list[Finding]]:
    """Load complaints one by one; the faults of a broken one are findings."""
    from crmcore.loaded import unreadable_as

    loaded: list[Complaint] = []
    broken: list[Finding] = []
    for id in stores.complaints.ids():
        try:
            loaded.append(stores.complaints.load(id))
        except CrmCoreError as error:
            broken += unreadable_as(id, error)
    return loaded, broken

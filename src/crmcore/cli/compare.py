"""`crmcore compare`: the differences between two rulebooks, in words."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from crmcore.cli.arguments import Law, ListsOfDays, OldDays, OldLaw, rulebook_of
from crmcore.cli.terminal import Lang, console, plainly, write
from crmcore.messages import Language


def compare(  # noqa: PLR0917 - the signature of a command
    old: Annotated[Path, typer.Argument(metavar="OLD.toml", help="A rulebook.", show_default=False)],
    new: Annotated[Path, typer.Argument(metavar="NEW.toml", help="Another one, or a later edition of it.", show_default=False)],
    days: ListsOfDays = None,
    law: Law = None,
    old_days: OldDays = None,
    old_law: OldLaw = None,
    lang: Lang = Language.EN,
) -> None:
    """Show the differences between two rulebooks: what was added, removed, changed, from which value to which, and the clauses that it cites."""
    from crmcore.rulebook.comparing import compare as compared

    with plainly(lang):
        before, after = rulebook_of(old, days=old_days or days, law=old_law or law), rulebook_of(new, days=days, law=law)
        write(console(), compared(before.editions[-1], after.editions[-1]).text(lang))

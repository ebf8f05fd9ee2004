"""`crmcore compare`: the differences between two rulebooks, in words."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from crmcore.cli.arguments import Law, ListsOfDays, rulebook_of
from crmcore.cli.terminal import Lang, console, plainly, write
from crmcore.messages import Language


def compare(
    old: Annotated[Path, typer.Argument(metavar="OLD.toml", help="A rulebook.", show_default=False)],
    new: Annotated[Path, typer.Argument(metavar="NEW.toml", help="Another one, or a later edition of it.", show_default=False)],
    days: ListsOfDays = None,
    law: Law = None,
    lang: Lang = Language.EN,
) -> None:
    """Show the differences between two rulebooks: what was added, removed, changed, from which value to which, and the clauses that it cites."""
    from crmcore.rulebook.comparing import compare as compared

    with plainly(lang):
        before, after = (rulebook_of(one, days=days, law=law).editions[-1] for one in (old, new))
        write(console(), compared(before, after).text(lang))

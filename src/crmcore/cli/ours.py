"""`crmcore ours`: what a rulebook decides where the documents behind it are silent, with the values that were chosen."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from crmcore.cli.terminal import Lang, console, naming, plainly, write, write_rows
from crmcore.decision import reason
from crmcore.errors import NotFound
from crmcore.messages import Language, render

if TYPE_CHECKING:
    from crmcore.rulebook.our_readings import OurReading


def ours(
    rulebook: Annotated[
        Path | None, typer.Argument(metavar="[RULEBOOK.toml]", help="The rulebook; by default the shipped one.", show_default=False)
    ] = None,
    under: Annotated[str, typer.Option(metavar="KEY", help="Only what is under this key, such as `policy.limits`.", show_default=False)] = "",
    lang: Lang = Language.EN,
) -> None:
    """List what a rulebook decides where the documents behind it are silent: where, by which clause, with which values, and why."""
    with plainly(lang), naming(rulebook or "default.toml"):
        from crmcore.cli.arguments import no_such_beginning, rulebook_of
        from crmcore.rulebook.our_readings import our_readings

        every = our_readings(rulebook_of(rulebook, days=None, law=None).editions[-1])
        found = [one for one in every if one.place.key.startswith(under)]
        if not found:
            keys = (one.place.key for one in every)
            raise NotFound(no_such_beginning("ours.none_under", under, keys, ends=".[") if under else reason("ours.none"))
        out = console()
        for one in found:
            write(out, f"{one.place.key} ({one.row(lang)[0]})" if one.clauses else one.place.key, style="bold")
            write_rows(out, _rows(one, lang), styles=("cyan",), indent=2)
        write(out, render("ours.counted", {"count": len(found)}, lang))


def _rows(one: OurReading, lang: Language) -> tuple[tuple[str, str], ...]:
    """Return its place in words, the values that were chosen, and why."""
    _, place, values, why = one.row(lang)
    told = (("ours.where", place), ("ours.values", values), ("ours.says", why))
    return tuple((render(code, {}, lang), said) for code, said in told if said)

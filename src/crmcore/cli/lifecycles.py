"""`crmcore lifecycles`: the processes as they run, listed, printed, drawn, written as TOML, and checked along every path."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from crmcore.cli.check import list_findings
from crmcore.cli.terminal import FOUND_WANTING, Lang, console, plainly, write, write_rows, write_whole_text
from crmcore.errors import RulebookError
from crmcore.messages import Language, render

if TYPE_CHECKING:
    from crmcore.complaints.casefile import CaseFile
    from crmcore.complaints.rules.section import ComplaintRules
    from crmcore.lifecycles import Lifecycle


def lifecycles(
    name: Annotated[
        str, typer.Argument(metavar="[NAME]", help="Only this one: `complaint/standard`, or `standard`; or a TOML file for logs.", show_default=False)
    ] = "",
    *,
    verify: Annotated[bool, typer.Option("--verify", help="Check every path: does each end with an answer, and money with a grant?")] = False,
    mermaid: Annotated[bool, typer.Option("--mermaid", help="Draw it, as a Mermaid diagram.")] = False,
    toml: Annotated[bool, typer.Option("--toml", help="Write it as TOML, as a starting point for your own.")] = False,
    rulebook: Annotated[Path | None, typer.Option(metavar="FILE", help="Also those of this TOML file.", show_default=False)] = None,
    lang: Lang = Language.EN,
) -> None:
    """List the lifecycles of complaints, or print one as a table; `--verify` checks every path of them.

    The exit code is 0 if all is well, 1 if something was found (or the file has faults), 2 if there is nothing to show.
    """
    from crmcore.cli.replaying import plain_named
    from crmcore.lifecycles import to_markdown, to_mermaid, to_toml
    from crmcore.rulebook.files import read

    with plainly(lang):
        if (plain := plain_named(name)) is not None:
            found = plain.verify()
            shown = found.text(lang) if verify else to_mermaid(plain.lifecycle, lang) if mermaid else None
            write_whole_text(shown or (plain.to_toml() if toml else to_markdown(plain.lifecycle, lang)), nl=verify)
            return
        text = "" if rulebook is None else read(rulebook)
        try:
            tables = _tables(text, name)
        except RulebookError as error:
            list_findings(error.findings, rulebook or Path(), text, lang)
            raise typer.Exit(FOUND_WANTING) from None
        if verify:
            _verify(tables, rulebook or Path(), text, lang)
        elif mermaid or toml or name:
            made = (to_mermaid(one, lang) if mermaid else to_toml(one) if toml else to_markdown(one, lang) for one in tables.values())
            write_whole_text("\n".join(made))
        else:
            counts = ({"states": len(one.states), "transitions": len(one.transitions)} for one in tables.values())
            said = [render("lifecycle_counted", facts, lang) for facts in counts]
            rows = [(one.name, f"v{one.version}", line) for one, line in zip(tables.values(), said, strict=True)]
            write_rows(console(), rows, styles=("bold", "cyan"))


def _tables(text: str, name: str) -> dict[str, Lifecycle[CaseFile, ComplaintRules]]:
    """Return the requested lifecycles by their key paths: those shipped, then those of a file. Raises `NotFound` naming the nearest."""
    from crmcore.adapters.files.loglifecycle import SHIPPED
    from crmcore.complaints.lifecycles.shipped import LIFECYCLES
    from crmcore.errors import NotFound
    from crmcore.reading.values import unknown
    from crmcore.rulebook.load import load_lifecycles, names_in
    from crmcore.rules.facts import nearest

    names = names_in(text)
    known = {f"lifecycles.{one.name}": one.called(names) for one in LIFECYCLES.values()}
    known |= {f"lifecycles[{i}]": one.called(names) for i, one in enumerate(load_lifecycles(text).values())}
    chosen = {path: one for path, one in known.items() if name in ("", one.name, one.name.partition("/")[2])}
    if not chosen:
        whole = {*(one.name for one in known.values()), *SHIPPED}
        short = {one.partition("/")[2] or one for one in whole}
        raise NotFound(unknown("unknown_lifecycle", name, short if "/" not in name and nearest(name, tuple(short)) else whole))
    return chosen


def _verify(tables: dict[str, Lifecycle[CaseFile, ComplaintRules]], rulebook: Path, text: str, lang: Language) -> None:
    from crmcore.complaints.lifecycles.vocabulary import VOCABULARY
    from crmcore.lifecycles import verify

    out, wanting = console(), False
    for path, one in tables.items():
        found = verify(one, VOCABULARY, path=path)
        write(out, found.text(lang), style="bold")
        if path.startswith("lifecycles["):
            list_findings(found.findings, rulebook, text, lang)
        else:
            write_rows(out, [(finding.path, finding.text(lang)) for finding in found.findings], styles=("cyan",))
        wanting = wanting or bool(found.findings)
    write(out, render("verify_found" if wanting else "verify_clean", {}, lang), style="bold red" if wanting else "bold green")
    if wanting:
        raise typer.Exit(FOUND_WANTING)

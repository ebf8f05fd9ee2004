"""`crmcore check`: every fault of a rulebook at once, each with its place."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from crmcore.cli.terminal import FOUND_WANTING, Lang, console, plainly, write, write_rows
from crmcore.decision import Finding, reason
from crmcore.errors import RulebookError
from crmcore.messages import Language

if TYPE_CHECKING:
    from crmcore.cli.positions import Place


def check(
    rulebook: Annotated[Path, typer.Argument(metavar="RULEBOOK.toml", help="The rulebook to check; a file of TOML.", show_default=False)],
    lang: Lang = Language.EN,
) -> None:
    """Check a rulebook: every fault with its place, what is wrong, and what would be right.

    The exit code is 0 where it loads, 1 where it has faults, 2 where there is no such file. What loads may still have findings, such as a rule that
    a reader could misunderstand; they are listed too.
    """
    from crmcore.rulebook.check import check_edition
    from crmcore.rulebook.files import read
    from crmcore.rulebook.load import load

    out, text = console(), ""
    with plainly(lang):
        try:
            text = read(rulebook)
            edition = load(text)
        except RulebookError as error:
            list_findings(error.findings, rulebook, text, lang)
            count = len(error.findings)
            write(out, reason("check_fault" if count == 1 else "check_faults", count=count).text(lang), style="bold red")
            raise typer.Exit(FOUND_WANTING) from None
        findings = check_edition(edition, today=_today(edition.zone))
        list_findings(findings, rulebook, text, lang)
        code = "check_loads" if not findings else "check_finding" if len(findings) == 1 else "check_findings"
        write(out, reason(code, path=str(rulebook), edition=edition.id, count=len(findings)).text(lang), style="bold green")


def _today(zone: str) -> date:
    """Return the local day on which the command runs, for the question whether the review of the rules is overdue."""
    from crmcore.worktime.calendars.zone import zone_named

    return datetime.now(zone_named(zone)).date()


def list_findings(findings: tuple[Finding, ...], path: Path, text: str, lang: Language) -> None:
    """Write findings in the order of the text: place, key path, what is wrong."""
    from crmcore.cli.positions import Positions

    positions = Positions.of(text) if any(one.path for one in findings) else None

    def place(one: Finding) -> Place:
        if positions is not None and one.path:
            return positions.place(one.path)
        if isinstance(byte := one.facts.get("byte"), int):
            return _place_of_byte(path.read_bytes()[:byte])
        line, column = one.facts.get("line"), one.facts.get("column")
        return (line, column) if isinstance(line, int) and isinstance(column, int) else (1, 1)

    rows = sorted((*place(one), one.path, one.text(lang)) for one in findings)
    write_rows(console(), [(f"{path}:{line}:{column}", key, said) for line, column, key, said in rows], styles=("bold", "cyan"))


def _place_of_byte(before: bytes) -> Place:
    """Answer where a byte stands, given all bytes before it, which are UTF-8."""
    text = before.decode()
    return text.count("\n") + 1, len(text) - text.rfind("\n")

"""`crmcore check`: every fault of a rulebook at once, each with its place."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from crmcore.cli.arguments import Law, ListsOfDays
from crmcore.cli.terminal import FOUND_WANTING, Lang, console, naming, plainly, write, write_rows
from crmcore.decision import Finding, reason
from crmcore.errors import InvalidValue, RulebookError
from crmcore.messages import Language

if TYPE_CHECKING:
    from crmcore.cli.positions import Place


def check(  # noqa: PLR0917 - the signature of a command
    rulebook: Annotated[Path, typer.Argument(metavar="RULEBOOK.toml", help="The rulebook to check; a file of TOML.", show_default=False)],
    against: Annotated[
        Path | None,
        typer.Option(metavar="OLD.toml", help="An earlier rulebook; days and rules must not change behind it.", show_default=False),
    ] = None,
    days: ListsOfDays = None,
    against_days: Annotated[
        list[Path] | None, typer.Option(metavar="FILE", help="A file with lists of days that OLD was used with; may be repeated.")
    ] = None,
    law: Law = None,
    today: Annotated[str, typer.Option(metavar="DAY", help="The day as of which to check; by default today.", show_default=False)] = "",
    lang: Lang = Language.EN,
) -> None:
    """Check a rulebook: every fault with its place, what is wrong, and what would be right.

    The exit code is 0 if it loads, 1 if it has faults, rewrites days of OLD or changes its rules for complaints in place, 2 if there is no such file.
    A rulebook that loads may still have findings, such as a rule that a reader could misunderstand; they are listed too.
    """
    from crmcore.rulebook.beside import Beside
    from crmcore.rulebook.check import check_days, check_edition, check_first_day
    from crmcore.rulebook.files import read
    from crmcore.rulebook.load import load

    out, text = console(), ""
    with plainly(lang):
        beside, earlier = (Beside.load(lists or (), orders or ()) for lists, orders in ((days, law), (against_days, law)))
        try:
            text = read(rulebook)
            edition = load(text, beside=beside)
        except RulebookError as error:
            list_findings(error.findings, rulebook, text, lang)
            count = len(error.findings)
            write(out, reason("check_fault" if count == 1 else "check_faults", count=count).text(lang), style="bold red")
            raise typer.Exit(FOUND_WANTING) from None
        findings = check_edition(edition, today=_day(today) if today else _today(edition.zone))
        behind: tuple[Finding, ...] = ()
        if against is not None:
            with naming(against):
                old = load(read(against), beside=earlier)
                behind = (*check_first_day(edition, old), *check_days(edition, old))
        findings = (*findings, *behind)
        list_findings(findings, rulebook, text, lang)
        code = "check_loads" if not findings else "check_finding" if len(findings) == 1 else "check_findings"
        write(out, reason(code, path=str(rulebook), edition=edition.id, count=len(findings)).text(lang), style="bold green")
        if behind:
            raise typer.Exit(FOUND_WANTING)


def _day(found: str) -> date:
    """Read the day as of which to check."""
    try:
        return date.fromisoformat(found)
    except ValueError:
        raise InvalidValue(reason("cli.bad_day", found=found)) from None


def _today(zone: str) -> date:
    """Return the local day on which the command runs, for checking whether the review of the rules is overdue."""
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
    """Return the place of a byte, given all bytes before it, which are UTF-8."""
    text = before.decode()
    return text.count("\n") + 1, len(text) - text.rfind("\n")

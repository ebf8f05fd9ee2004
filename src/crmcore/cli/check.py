"""`crmcore check`: every fault of a rulebook at once, each with its place."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import attrs
import typer

from crmcore.cli.arguments import Law, ListsOfDays, day_of
from crmcore.cli.places import beside_of, in_file, law_file, place_of
from crmcore.cli.terminal import FOUND_WANTING, Lang, console, naming, plainly, write, write_rows
from crmcore.decision import Finding, reason
from crmcore.errors import RulebookError
from crmcore.messages import Language, render

if TYPE_CHECKING:
    from crmcore.rulebook.edition import Edition


def check(  # noqa: PLR0917 - the signature of a command
    rulebook: Annotated[Path, typer.Argument(metavar="RULEBOOK.toml", help="The rulebook to check; a file of TOML.", show_default=False)],
    against: Annotated[
        Path | None,
        typer.Option(metavar="OLD.toml", help="An earlier rulebook; days, law and rules must not change behind it.", show_default=False),
    ] = None,
    days: ListsOfDays = None,
    against_days: Annotated[
        list[Path] | None, typer.Option(metavar="FILE", help="A file with lists of days that OLD was used with; may be repeated.")
    ] = None,
    law: Law = None,
    against_law: Annotated[
        list[Path] | None, typer.Option(metavar="FILE", help="A file with a regime that OLD was used with; may be repeated.")
    ] = None,
    staff: Annotated[
        Path | None,
        typer.Option(metavar="STAFF.toml", help="Who works where: find steps that nobody could take.", show_default=False),
    ] = None,
    away: Annotated[list[str] | None, typer.Option(metavar="ID", help="Who of the staff is away; may be repeated.")] = None,
    today: Annotated[str, typer.Option(metavar="DAY", help="The day as of which to check; by default today.", show_default=False)] = "",
    lang: Lang = Language.EN,
) -> None:
    """Check a rulebook: every fault with its place, what is wrong, and what would be right.

    The exit code is 0 if it loads, 1 if it has faults, rewrites days or law of OLD, changes its rules for complaints in place or leaves a complaint
    where nobody of STAFF could act, 2 if there is no such file. A rulebook that loads may still have findings, such as a rule that a reader could
    misunderstand; they are listed too, after what makes it 1, and under the last line the id of each section, which is what a case records.
    """
    from crmcore.rulebook.check import check_days, check_edition, check_first_day
    from crmcore.rulebook.earlier_law import check_law
    from crmcore.rulebook.files import read
    from crmcore.rulebook.load import load

    out, text = console(), ""
    with plainly(lang):
        beside, earlier = beside_of(days, law), beside_of(against_days, against_law)
        try:
            text = read(rulebook)
            edition = load(text, beside=beside)
        except RulebookError as error:
            list_findings(error.findings, rulebook, text, lang)
            say_faults(len(error.findings), lang)
            raise typer.Exit(FOUND_WANTING) from None
        findings = check_edition(edition, today=day_of(today) if today else _today(edition.zone))
        behind: tuple[Finding, ...] = ()
        rewritten: tuple[Finding, ...] = ()
        if against is not None:
            with naming(against):
                old = load(read(against), beside=earlier)
            behind, rewritten = (*check_first_day(edition, old), *check_days(edition, old)), check_law(edition, old)
        people = () if staff is None else _stuck(edition, staff, away or (), lang)
        stuck, remarks = (tuple(one for one in people if (one.code == "dead_end") is dead) for dead in (True, False))
        list_findings((*behind, *list_law(rewritten, law or (), lang), *stuck), rulebook, text, lang)  # first what the exit code tells
        list_findings((*findings, *remarks), rulebook, text, lang)
        count = len((*findings, *behind, *rewritten, *people))
        code = "check_loads" if not count else "check_finding" if count == 1 else "check_findings"
        write(out, reason(code, path=str(rulebook), edition=edition.id, count=count).text(lang), style="bold green")
        for code, file, counted in (("check_behind", against, (*behind, *rewritten)), ("check_stuck", staff, stuck)):
            if counted:
                write(out, reason(code, path=str(file), count=len(counted)).text(lang), style="bold red")
        if behind or rewritten or stuck:
            raise typer.Exit(FOUND_WANTING)
        if ids := edition.section_ids:
            write_rows(out, [(render(f"table.{name}", {}, lang), id_) for name, id_ in ids.items()], styles=("cyan",), indent=2)


def _stuck(edition: Edition, staff: Path, away: Iterable[str], lang: Language) -> tuple[Finding, ...]:
    """Return the steps that nobody of the staff could take; list the faults of their file and exit where it has any."""
    from crmcore.cli.staffing import dead_ends_of
    from crmcore.rulebook.files import read

    try:
        return dead_ends_of(edition, staff, away)
    except RulebookError as error:
        list_findings(error.findings, staff, "" if all(not one.path for one in error.findings) else read(staff), lang)
        say_faults(len(error.findings), lang)
        raise typer.Exit(FOUND_WANTING) from None


def _today(zone: str) -> date:
    """Return the local day on which the command runs, for checking whether the review of the rules is overdue."""
    from crmcore.worktime.calendars.zone import zone_named

    return datetime.now(zone_named(zone)).date()


def list_findings(findings: tuple[Finding, ...], path: Path, text: str, lang: Language) -> None:
    """Write findings in the order of the text, those without a place in it last: place, key path, what is wrong."""
    from crmcore.cli.positions import Positions

    positions = Positions.of(text) if any(one.path for one in findings) else None
    placed = [(place_of(one, path, positions), one.path, one.text(lang)) for one in findings]
    rows = sorted(placed, key=lambda row: (row[0] is None, row))
    write_rows(console(), [(in_file(path, place), key, said) for place, key, said in rows], styles=("bold", "cyan"))


def say_faults(count: int, lang: Language) -> None:
    """Write how many faults a file has, so that nothing of it was loaded."""
    write(console(), reason("check_fault" if count == 1 else "check_faults", count=count).text(lang), style="bold red")


def list_law(findings: tuple[Finding, ...], law: Iterable[Path], lang: Language) -> tuple[Finding, ...]:
    """Write findings about regimes, each at the file of its regime, and return those without a file."""
    from crmcore.rulebook.files import read

    files = [(one, law_file(one, law)) for one in findings]
    for one, place in files:
        if place is not None:
            list_findings((attrs.evolve(one, path=place[1]),), place[0], read(place[0]), lang)
    return tuple(one for one, place in files if place is None)

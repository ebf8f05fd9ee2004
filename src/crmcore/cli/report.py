"""`crmcore report`: the monthly customer report over somebody else's complaint file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from crmcore.cli.arguments import Law, ListsOfDays, all_right, day_of, rulebook_of
from crmcore.cli.complaint_files import Complaints, shares_lines
from crmcore.cli.terminal import FOUND_WANTING, Lang, console, naming, plainly, write
from crmcore.cli.timing import timing_of
from crmcore.messages import Language, render

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from datetime import date
    from fractions import Fraction

    from crmcore.adapters.files import RefusedRow
    from crmcore.decision import Reason
    from crmcore.kpi.reports.complaint_counts import ComplaintCounts
    from crmcore.kpi.reports.monthly import MonthlyReport
    from crmcore.rulebook.edition import Edition
    from crmcore.rulebook.rulebook import Rulebook
    from crmcore.worktime.period import Period


# How many refused rows are shown if no row was accepted, and so no file is written.
_REFUSED_SHOWN: Final = 3
_ALL: Final = 100  # per cent of the rows


def report(
    *,
    complaints: Annotated[list[Path], typer.Option(help="The complaint file, CSV with a header; several, each with this option, make one report.")],
    mapping: Annotated[str, typer.Option(help="How to read it: a shipped name (`cfpb`), or the path of your own mapping.")],
    out: Annotated[Path, typer.Option(help="The folder for report.html, report.json and refused.csv.")],
    month: Annotated[
        str | None, typer.Option(help="The month to report, e.g. 2026-07; by default the one with the most complaints received.")
    ] = None,
    as_of: Annotated[
        str | None,
        typer.Option("--as-of", metavar="DAY", help="The day up to which the files are complete; by default the newest day in them."),
    ] = None,
    by: Annotated[
        list[str] | None, typer.Option(help="Shares in time for each matter, product, channel, class, tier, unit, outcome or cause; several times.")
    ] = None,
    complaint_class: Annotated[
        str | None,
        typer.Option(
            "--class", help="Time each complaint by the clock `close` of its own class, from its receipt; one that names none by this class."
        ),
    ] = None,
    regime: Annotated[
        str | None, typer.Option(help="Time each complaint by the time that this regime gives for the answer, such as `cn-cbirc-2020-3`.")
    ] = None,
    calendar: Annotated[
        str | None, typer.Option(help="For working days, where `--regime` counts them: a calendar of the rulebook, or a country such as `GB-ENG`.")
    ] = None,
    rulebook: Annotated[Path | None, typer.Option(help="Your rulebook; by default the one that crmcore ships.")] = None,
    bank: Annotated[str | None, typer.Option(help="The name at the head of the report; by default the mapping's title.")] = None,
    max_refused: Annotated[str | None, typer.Option(help="The most rows that may be refused, e.g. 1% or 20; with more, the exit code is 1.")] = None,
    keep_whole_rows: Annotated[
        bool, typer.Option("--keep-whole-rows", help="Read a file that is cut off in its last row, without that row.")
    ] = False,
    days: ListsOfDays = None,
    law: Law = None,
    lang: Lang = Language.EN,
) -> None:
    """Write the monthly report over complaint files: report.html, report.json, and refused.csv with every row that was not used."""
    with plainly(lang):
        from crmcore.adapters.atomic_write import write_whole
        from crmcore.adapters.files import load_mapping, refused_csv
        from crmcore.adapters.report import render_html, render_json
        from crmcore.kpi.reports.complaint_counts import complaint_counts

        terminal = console()
        all_right(
            lambda: max_refused is None or limit_of(max_refused),
            lambda: month is None or _month(month),
            lambda: as_of is None or day_of(as_of),
        )
        limit = None if max_refused is None else limit_of(max_refused)
        with naming(mapping):
            how = load_mapping(mapping)
        rules = rulebook_of(rulebook, days=days, law=law)
        files = Complaints(complaints, how, keep_whole=keep_whole_rows)
        with terminal.status(render("cli.reading", {"file": ", ".join(one.name for one in complaints)}, lang)):
            period = _period(month, files, lang)
            edition = _edition(rules, period)
            timing = timing_of(edition, complaint_class=complaint_class, regime=regime, calendar=calendar, period=period)
            records = files.accepted()
            counts = complaint_counts(records if timing is None else timing.over(records), period=period, rules=edition.kpi, by=by or ())
        complete_to = _complete_to(counts, as_of)
        notes = (*(() if timing is None else timing.notes()), *files.notes)
        head = bank or how.mapping.title or how.mapping.name
        written = _report(counts, edition, as_of=complete_to, bank=head, zone=how.mapping.zone, notes=notes)
        refused = [row for _, row in files.refused]
        with terminal.status(render("cli.writing", {"out": str(out)}, lang)):
            made = {
                out / "report.html": render_html(written).encode(),
                out / "report.json": render_json(written).encode(),
                out / "refused.csv": refused_csv(refused, files=None if len(complaints) == 1 else [file for file, _ in files.refused]),
            }
            write_whole(made)
        write(terminal, render("cli.accepted", {"accepted": len(counts), "refused": len(refused)}, lang), style="bold")
        for said in _refused_because(files.refused, lang, several=len(complaints) > 1):
            write(terminal, f"  {said}")
        write(terminal, render("cli.reported", {"period": period, "received": counts.number("received")}, lang))
        if as_of is None and complete_to < period.last:
            write(terminal, render("cli.complete_to", {"as_of": complete_to}, lang))
        for note in (*notes, *(one for one in written.notes if one.code == "note.endings_unknown")):
            write(terminal, note.text(lang))
        for line in shares_lines(written, lang):
            write(terminal, line)
        if edition.valid_from > period.first:
            write(terminal, render("note.edition_chosen", {"edition": edition.id, "valid_from": edition.valid_from}, lang))
        for path in made:
            write(terminal, f"  {path}")
        rows = len(counts) + len(refused)
        if limit is not None and limit(rows) < len(refused):
            too_many = render("cli.too_many_refused", {"refused": len(refused), "rows": rows, "most": str(max_refused)}, lang)
            write(console(stderr=True), too_many, style="red")
            raise typer.Exit(FOUND_WANTING)


def limit_of(said: str) -> Callable[[int], Fraction]:
    """Return how many of a number of rows may be refused: a share of them (`1%`), or a number (`20`). Raises `InvalidValue`."""
    import re
    from fractions import Fraction

    from crmcore.decision import reason
    from crmcore.errors import InvalidValue

    match = re.fullmatch(r"([0-9]{1,9}(?:\.[0-9]{1,6})?) ?(%?)", said)
    value = Fraction(match[1]) if match is not None else Fraction(0)
    if match is None or (not match[2] and "." in match[1]) or (match[2] and value > _ALL):
        raise InvalidValue(reason("cli.bad_limit", found=said))
    return (lambda rows: value * rows / 100) if match[2] else (lambda _: value)


def _refused_because(refused: Iterable[tuple[str, RefusedRow]], lang: Language, *, several: bool) -> Iterator[str]:
    """Yield each kind of reason with how many rows were refused for it, the most frequent first, and what the first of them says.

    Of several files, the one in which that row stands is named.
    """
    from collections import Counter

    counts = Counter[str]()
    first: dict[str, tuple[str, int, Reason]] = {}
    for file, row in refused:
        for why in {one.code: one for one in row.reasons}.values():
            counts[why.code] += 1
            first.setdefault(why.code, (file, row.line, why))
    for code, rows in counts.most_common():
        file, line, why = first[code]
        says = why.text(lang)
        if several:
            yield render("cli.refused_because_of_files", {"rows": rows, "code": code, "line": line, "file": file, "says": says}, lang)
        else:
            yield render("cli.refused_because", {"rows": rows, "code": code, "line": line, "says": says}, lang)


def _month(said: str) -> Period:
    from crmcore.decision import reason
    from crmcore.errors import InvalidValue
    from crmcore.worktime.period import Period, PeriodKind

    period = Period.parse(said)
    if period.kind is not PeriodKind.MONTH:
        raise InvalidValue(reason("cli.not_a_month", found=said))
    return period


def _period(month: str | None, files: Complaints, lang: Language) -> Period:
    """Return the requested month, or the one in which most complaints were received, of equal ones the later."""
    from collections import Counter

    from crmcore.decision import reason
    from crmcore.errors import InvalidValue
    from crmcore.worktime.period import Period

    if month is not None:
        return _month(month)
    received = Counter((record.received.year, record.received.month) for record in files.accepted())
    if not received:
        refused = [row for _, row in files.refused[:_REFUSED_SHOWN]]
        shown = (reason("export.row", line=row.line, says=" · ".join(one.text(lang) for one in row.reasons)) for row in refused)
        raise InvalidValue(reason("cli.no_records", refused=len(files.refused)), *shown)
    return Period.month(*max(received, key=lambda one: (received[one], one)))


def _edition(rules: Rulebook, period: Period) -> Edition:
    """Return the edition in force on the month's last day; before the first one, the first, which the report then mentions."""
    return rules.editions[0] if period.last < rules.editions[0].valid_from else rules.on(period.last)


def _complete_to(counts: ComplaintCounts, as_of: str | None) -> date:
    """Return the day up to which the files are complete: the one that was said, else their newest, which leaves open what came later.

    Raises `InvalidValue` for one before the newest day of the files, or before the period.
    """
    from crmcore.decision import reason
    from crmcore.errors import InvalidValue

    newest = max(counts.last_day or counts.period.last, counts.period.first)
    if as_of is None:
        return newest
    said = day_of(as_of)
    if counts.last_day is not None and said < counts.last_day:
        raise InvalidValue(reason("cli.as_of_too_early", found=said, newest=counts.last_day))
    return said


def _report(counts: ComplaintCounts, edition: Edition, *, as_of: date, bank: str, zone: str, notes: tuple[Reason, ...]) -> MonthlyReport:
    import attrs

    from crmcore.decision import reason
    from crmcore.kpi.reports.monthly import monthly_report

    period = counts.period
    written = monthly_report(period=period, bank=bank, as_of=as_of, rules=edition.kpi, complaints=counts, zone=zone)
    if edition.valid_from > period.first:
        notes = (reason("note.edition_chosen", edition=edition.id, valid_from=edition.valid_from), *notes)
    return attrs.evolve(written, notes=(*notes, *written.notes))

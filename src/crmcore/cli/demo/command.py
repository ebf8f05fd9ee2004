"""`crmcore demo`: one month of a fictitious city bank, from its transactions to its report."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypeVar

import typer

from crmcore.cli.terminal import Lang, console, plainly, write, write_rows
from crmcore.messages import Language, render

if TYPE_CHECKING:
    from rich.progress import Progress

T = TypeVar("T")


def demo(
    *,
    out: Annotated[Path, typer.Option(help="The folder for report.html, report.json and crm.sqlite.")] = Path("build/demo"),
    seed: Annotated[int, typer.Option(help="Another seed gives another month.")] = 20260701,
    lang: Lang = Language.EN,
) -> None:
    """Run one month of a fictitious city bank: tiers, complaints, approvals, KPIs; write its report and its database."""
    with plainly(lang):
        from rich.progress import Progress

        from crmcore.adapters.report import write_report
        from crmcore.cli.demo.keep import keep
        from crmcore.cli.demo.month import PERIOD, report_on, run
        from crmcore.cli.demo.summary import half_way, summary
        from crmcore.rulebook import Rulebook, files

        terminal = console()
        text = files.default()
        with Progress(console=console(stderr=True), transient=True, disable=not terminal.is_terminal) as progress:
            month = run(seed, Rulebook.parse(text).on(PERIOD.last), _Track(progress, lang))
            saving = progress.add_task(render("demo.saving", {}, lang), total=6)
            keep(month, out / "crm.sqlite", text, lambda: progress.advance(saving))
            report = report_on(month)
            paths = write_report(report, out)
            progress.advance(saving)
        write_rows(terminal, tuple(summary(report, lang)))
        case, at = half_way(month)
        database = out / "crm.sqlite"
        write(terminal, render("demo.written", {"report": str(paths.html), "data": str(database)}, lang))
        explain = f"crmcore explain {database} {case} --at {at.date().isoformat()}"
        steps = ((explain, "demo.next_explain"), ("crmcore check your-rulebook.toml", "demo.next_check"))
        heads = (render("demo.next", {}, lang), "")
        write_rows(terminal, tuple((head, what, render(why, {}, lang)) for head, (what, why) in zip(heads, steps, strict=True)))


class _Track:
    """Shows a progress bar while items are handed on."""

    def __init__(self, progress: Progress, lang: Language) -> None:
        self._progress, self._lang = progress, lang

    def __call__(self, items: Iterable[T], /, what: str, total: int) -> Iterable[T]:
        return self._progress.track(items, total=total, description=render(f"demo.{what}", {}, self._lang))

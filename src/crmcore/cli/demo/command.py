"""`crmcore demo`: one month of a fictitious city bank, from its transactions to its report."""

from __future__ import annotations

import shutil
import sys
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
    out: Annotated[Path, typer.Option(help="The folder for report.html, report.json, crm.sqlite and rulebook.toml.")] = Path("build/demo"),
    seed: Annotated[int, typer.Option(help="Another seed gives another month.")] = 20260701,
    lang: Lang = Language.EN,
) -> None:
    """Run one month of a fictitious city bank: tiers, complaints, approvals, KPIs; write its report and its database."""
    with plainly(lang):
        from rich.progress import Progress

        from crmcore.adapters.atomic_write import write_whole
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
            rulebook = out / "rulebook.toml"
            write_whole({rulebook: text.encode()})
            progress.advance(saving)
        write_rows(terminal, tuple(summary(report, lang)))
        case, at = half_way(month)
        database = out / "crm.sqlite"
        write(terminal, render("demo.written", {"report": str(paths.html), "data": str(database)}, lang))
        explain = f"{_program()} explain {database} {case} --at {at.date().isoformat()}"
        steps = ((explain, "demo.next_explain"), (f"{_program()} check {rulebook}", "demo.next_check"))
        spoken = "" if lang == Language.EN else f" --lang {lang}"
        heads = (render("demo.next", {}, lang), "")
        write_rows(terminal, tuple((head, what + spoken, render(why, {}, lang)) for head, (what, why) in zip(heads, steps, strict=True)))


def _program() -> str:
    """Return how to start this command from here: its name if the shell finds it, else its path."""
    found = shutil.which("crmcore")
    return "crmcore" if found is not None and Path(found).resolve() == Path(sys.argv[0]).resolve() else sys.argv[0]


class _Track:
    """Shows a progress bar while items are passed on."""

    def __init__(self, progress: Progress, lang: Language) -> None:
        self._progress, self._lang = progress, lang

    def __call__(self, items: Iterable[T], /, what: str, total: int) -> Iterable[T]:
        return self._progress.track(items, total=total, description=render(f"demo.{what}", {}, self._lang))

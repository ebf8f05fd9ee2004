"""`crmcore replay`: how a real event log fits a lifecycle, and whether its deadlines were kept."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from crmcore.cli.arguments import Law, ListsOfDays, instant_of, rulebook_of, when
from crmcore.cli.terminal import Lang, console, naming, plainly, write, write_rows
from crmcore.messages import Language, render, say_term

if TYPE_CHECKING:
    from rich.console import Console

    from crmcore.cli.replaying import Kept, Replay
    from crmcore.lifecycles.fitting import Fit
    from crmcore.rulebook.rulebook import Rulebook


def replay(
    log: Annotated[Path, typer.Argument(help="The event log, CSV with a header.")],
    *,
    mapping: Annotated[str, typer.Option(help="How to read it: a shipped name (`boston311`), or the path of your own mapping.")],
    lifecycle: Annotated[str | None, typer.Option(help="Walk the cases through this lifecycle, e.g. `complaint/standard`.")] = None,
    complaint_class: Annotated[str | None, typer.Option("--class", help="Read the clocks of this class of complaints.")] = None,
    rulebook: Annotated[Path | None, typer.Option(help="The rulebook with the lifecycles and classes; by default the shipped one.")] = None,
    at: Annotated[str | None, typer.Option(help="Read the log as of this day (its end) or instant; by default as of its last event.")] = None,
    no_target: Annotated[str, typer.Option(help="What a case without a deadline counts as: in_time, late, or no_target.")] = "no_target",
    show: Annotated[int, typer.Option(help="How many unfitting cases and unreadable rows to show.")] = 10,
    days: ListsOfDays = None,
    law: Law = None,
    lang: Lang = Language.EN,
) -> None:
    """Walk a real event log through a lifecycle: which cases fit, the first step that does not and why, and which deadlines were kept."""
    with plainly(lang):
        from crmcore.adapters.files.eventlog import read_log
        from crmcore.adapters.files.logmapping import load_log_mapping
        from crmcore.cli.replaying import Replay
        from crmcore.complaints.lifecycles.shipped import lifecycle_named
        from crmcore.lifecycles.fitting import Fitting

        with naming(mapping):
            how = load_log_mapping(mapping)
        rules = rulebook_of(rulebook, days=days, law=law)
        newest = rules.editions[-1].complaints
        counts_as = _kept(no_target)
        if complaint_class is not None:
            newest.complaint_class(complaint_class)  # a misspelt class is reported before anything else
        gathered = Replay(
            at=None if at is None else instant_of(when(at), how.mapping.zone),
            stops=() if how.due is None else how.due.stops,
            fitting=None if lifecycle is None else Fitting(lifecycle_named(lifecycle, newest)),
        )
        terminal = console()
        with terminal.status(render("cli.reading", {"file": log.name}, lang)):
            for _ in gathered.take(read_log(log, how)):
                pass
        _say(terminal, gathered, counts_as, show, lang)
        if complaint_class is not None:
            _say_clocks(terminal, gathered, complaint_class, rules, lang)


def _kept(word: str) -> Kept:
    from crmcore.cli.replaying import Kept
    from crmcore.decision import reason
    from crmcore.errors import InvalidValue

    if word not in tuple(Kept):
        raise InvalidValue(reason("replay.no_target", found=word))
    return Kept(word)


def _say(out: Console, gathered: Replay, counts_as: Kept, show: int, lang: Language) -> None:
    from crmcore.cli.replaying import Kept

    counts = {"events": gathered.events, "cases": len(gathered.cases), "refused": len(gathered.refused)}
    write(out, render("replay.read", counts, lang), style="bold")
    for row in gathered.refused[:show]:
        why = " · ".join(one.text(lang) for one in row.reasons)
        write(out, f"  {render('replay.line', {'line': row.line}, lang)}  {why}")
    if gathered.fitting is not None:
        _say_fits(out, gathered.fitting.results(), show, lang)
    if gathered.stops:
        kept = [gathered.kept(case) for case in gathered.cases.values()]
        numbers = {one.value: kept.count(one) for one in Kept}
        counted = render("clock.no_target", {}, lang) if counts_as is Kept.NO_TARGET else counts_as
        write(out, render("replay.deadlines", {**numbers, "as_of": gathered.as_of, "counts_as": counted}, lang))
        same, judged = gathered.stated(counts_as)
        if judged:
            write(out, render("replay.stated", {"same": same, "judged": judged}, lang))


def _say_fits(out: Console, results: tuple[Fit, ...], show: int, lang: Language) -> None:
    odd = [one for one in results if one.misfit is not None]
    counts = {
        "fit": sum(one.fits for one in results),
        "cases": len(results),
        "misfits": len(odd),
        "open": sum(not one.ended and one.misfit is None for one in results),
        "after_end": sum(one.after_end > 0 for one in results),
        "reopened": sum(one.reopened > 0 for one in results),
    }
    write(out, render("replay.fits", counts, lang))
    rows = [
        (f"  {one.case}", render("replay.step", {"line": one.misfit.line, "seq": one.misfit.seq}, lang), one.misfit.reason.text(lang))
        for one in odd[:show]
        if one.misfit is not None
    ]
    write_rows(out, tuple(rows))
    if len(odd) > show:
        write(out, f"  {render('replay.more', {'count': len(odd) - show}, lang)}")


def _say_clocks(out: Console, gathered: Replay, class_id: str, rules: Rulebook, lang: Language) -> None:
    for clock, states in gathered.clocks(class_id, rules.editions[-1].complaints).items():
        counted = ", ".join(f"{say_term(state.value, lang)} {count}" for state, count in sorted(states.items()))
        write(out, render("replay.clock", {"clock": clock, "counted": counted or "–"}, lang))

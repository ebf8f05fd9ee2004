"""`crmcore replay`: how a real event log fits a lifecycle, and whether its deadlines were kept."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from crmcore.cli.arguments import Law, ListsOfDays, all_right, count_of, instant_of, rulebook_of, when
from crmcore.cli.terminal import CANNOT, Lang, console, naming, plainly
from crmcore.messages import Language, render

if TYPE_CHECKING:
    from crmcore.adapters.files.logjudging import Kept


def replay(
    log: Annotated[Path, typer.Argument(help="The event log: CSV with a header, or XES.")],
    *,
    mapping: Annotated[str, typer.Option(help="How to read it: a shipped name (`boston311`, `xes`), or the path of your own mapping.")],
    lifecycle: Annotated[str | None, typer.Option(help="Walk the cases through this one: `complaint/standard`, `help-desk`, a TOML file.")] = None,
    complaint_class: Annotated[str | None, typer.Option("--class", help="Read the clocks of this class of complaints.")] = None,
    rulebook: Annotated[Path | None, typer.Option(help="The rulebook with the lifecycles and classes; by default the shipped one.")] = None,
    at: Annotated[str | None, typer.Option(help="Read the log as of this day (its end) or instant; by default as of its last event.")] = None,
    no_target: Annotated[str, typer.Option(help="What a case without a deadline counts as: in_time, late, or no_target.")] = "no_target",
    discover: Annotated[Path | None, typer.Option(metavar="FILE", help="Write what happens in the log as a first draft of a lifecycle.")] = None,
    show: Annotated[int, typer.Option(help="How many unfitting cases and unreadable rows to show.")] = 10,
    keep_whole_rows: Annotated[
        bool, typer.Option("--keep-whole-rows", help="Read a CSV file that is cut off in its last row, without that row.")
    ] = False,
    days: ListsOfDays = None,
    law: Law = None,
    lang: Lang = Language.EN,
) -> None:
    """Walk a real event log through a lifecycle: which cases fit, the first step that does not and why, and which deadlines were kept.

    Without a lifecycle it says what happens in the log. The exit code is 2 where no clock that was asked for could be read.
    """
    with plainly(lang):
        from crmcore.adapters.files.eventlog import read_log
        from crmcore.adapters.files.logclocks import read_clocks
        from crmcore.adapters.files.logmapping import load_log_mapping
        from crmcore.adapters.files.logreplay import Replay, check_words
        from crmcore.cli import replaying
        from crmcore.decision import reason
        from crmcore.errors import InvalidValue
        from crmcore.lifecycles.fitting import Fitting

        all_right(partial(count_of, "--show", show), partial(_kept, no_target), lambda: at is None or when(at))
        with naming(mapping):
            how = load_log_mapping(mapping)
        newest = rulebook_of(rulebook, days=days, law=law).editions[-1].complaints
        counts_as, with_clocks = _kept(no_target), complaint_class is not None or how.class_ is not None
        if complaint_class is not None:
            newest.complaint_class(complaint_class)  # a misspelt class is reported before anything else
        fitting = None if lifecycle is None else Fitting(replaying.table_named(lifecycle, newest))
        if fitting is not None:
            with naming(mapping):
                check_words(how, fitting)
        gathered = Replay(how, at=None if at is None else instant_of(when(at), how.mapping.zone), fitting=fitting)
        terminal = console()
        with terminal.status(render("cli.reading", {"file": log.name}, lang)):
            gathered.take_all(read_log(log, how, keep_whole=keep_whole_rows))
        replaying.say_read(terminal, gathered, show, lang)
        if not gathered.cases and not gathered.later:
            raise InvalidValue(reason("replay.no_case", file=log.name, refused=len(gathered.refused)))
        if gathered.fitting is not None:
            replaying.say_fits(terminal, gathered.fitting.results(), gathered.lost, show, lang)
        else:
            replaying.say_observed(terminal, gathered, show, lang)
        unread = replaying.say_deadlines(terminal, gathered, counts_as, lang)
        told = read_clocks(gathered, newest, complaint_class=complaint_class) if with_clocks else None
        if told is not None:
            replaying.say_clocks(terminal, told, show, lang)
        replaying.say_contradictions(terminal, gathered.contradictions, show, lang)
        known = set(gathered.contradictions)
        replaying.say_unread(terminal, (one for one in (*unread, *(() if told is None else told.unread)) if one not in known), show, lang)
        if discover is not None:
            replaying.write_draft(terminal, gathered, discover, lang)
        if told is not None and any(one.unstopped for one in told.clocks) and all(one.says_nothing for one in told.clocks):
            raise typer.Exit(CANNOT)


def _kept(word: str) -> Kept:
    from crmcore.adapters.files.logjudging import Kept
    from crmcore.decision import reason
    from crmcore.errors import InvalidValue

    if word not in tuple(Kept):
        raise InvalidValue(reason("replay.no_target", found=word))
    return Kept(word)

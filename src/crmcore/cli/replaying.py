"""What `crmcore replay` prints of a log: what happens in it, how its cases fit, which deadlines were kept, what could not be read and why."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from crmcore.cli.terminal import naming, write, write_rows
from crmcore.messages import Language, Term, render, say, say_term

if TYPE_CHECKING:
    from rich.console import Console

    from crmcore.adapters.files.logclocks import ClockOverLog, ClocksOverLog
    from crmcore.adapters.files.logjudging import Kept, Unread
    from crmcore.adapters.files.logreplay import Replay
    from crmcore.complaints.casefile import CaseFile
    from crmcore.complaints.rules.section import ComplaintRules
    from crmcore.lifecycles import Fit, Lifecycle, PlainLifecycle

# Rows in columns: of which case, where, and why.
Rows: TypeAlias = list[tuple[str, ...]]


def plain_named(name: str) -> PlainLifecycle | None:
    """Return the lifecycle for logs of a shipped name or of a TOML file; None for any other name. Raises as `load_log_lifecycle`."""
    from crmcore.adapters.files.loglifecycle import SHIPPED, load_log_lifecycle

    if name not in SHIPPED and not name.lower().endswith(".toml"):
        return None
    with naming(name):
        return load_log_lifecycle(name)


def table_named(name: str, rules: ComplaintRules) -> Lifecycle[CaseFile, ComplaintRules]:
    """Return the table that cases are walked through: of complaints, or one for logs. Raises `NotFound` naming the nearest, or all."""
    from crmcore.adapters.files.loglifecycle import SHIPPED
    from crmcore.complaints.lifecycles.shipped import LIFECYCLES, lifecycle_named
    from crmcore.errors import NotFound
    from crmcore.reading.values import unknown

    if (plain := plain_named(name)) is not None:
        return plain.lifecycle
    known = {one for one, _ in (*LIFECYCLES, *rules.lifecycles)}
    if name not in known:
        raise NotFound(unknown("unknown_lifecycle", name, {*known, *SHIPPED}))
    return lifecycle_named(name, rules)


def say_read(out: Console, log: Replay, show: int, lang: Language) -> None:
    """Write what was read, and the first rows that were refused."""
    counts = {"events": log.events, "cases": len(log.cases), "refused": len(log.refused)}
    write(out, render("replay.read", counts, lang), style="bold")
    if log.left_out:
        write(out, render("replay.left_out", {"count": log.left_out}, lang))
    if log.later:
        write(out, render("replay.later", {"count": log.later}, lang))
    for row in log.refused[:show]:
        why = " · ".join(one.text(lang) for one in row.reasons)
        write(out, f"  {render('replay.line', {'line': row.line}, lang)}  {why}")
    _say_more(out, len(log.refused) - show, lang)


def say_fits(out: Console, results: tuple[Fit, ...], lost: frozenset[str], show: int, lang: Language) -> None:
    """Write how the cases fit a lifecycle, of how many a row was refused, the first step of each that does not, and which went on or never ended."""
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
    fits, others = (sum(one.case in lost and one.fits is fitting for one in results) for fitting in (True, False))
    if fits or others:
        write(out, render("replay.lost", {"fit": fits, "others": others}, lang))
    rows: Rows = [
        (f"  {say(one.case, lang)}", render("replay.step", {"line": one.misfit.line, "seq": one.misfit.seq}, lang), one.misfit.reason.text(lang))
        for one in odd[:show]
        if one.misfit is not None
    ]
    write_rows(out, tuple(rows))
    _say_more(out, len(odd) - show, lang)
    counted = {
        "never_closed": [one.case for one in results if not one.ended and one.misfit is None],
        "after_end": [one.case for one in results if one.after_end],
        "reopened": [one.case for one in results if one.reopened],
    }
    for which, cases in counted.items():
        if cases and show:
            write(out, f"  {render(f'replay.{which}', {'cases': _named(cases, show, lang)}, lang)}")


def _named(cases: Sequence[str], show: int, lang: Language) -> tuple[str, ...]:
    """Return so many cases by their ids, and how many more there are."""
    more = len(cases) - show
    return (*(say(one, lang) for one in cases[:show]), *((render("replay.more", {"count": more}, lang),) if more > 0 else ()))


def say_observed(out: Console, log: Replay, show: int, lang: Language) -> None:
    """Write what happens in a log: its starts and ends, what directly follows what, and what happens again."""
    seen = log.observe()
    # Each pair by itself: words that hold an arrow may make two pairs read alike.
    pairs = [(f"{before} → {after}", count) for (before, after), count in seen.pairs.items()]
    counted: tuple[tuple[str, Sequence[tuple[str, int]]], ...] = (
        ("replay.starts", [*seen.starts.items()]),
        ("replay.ends", [*seen.ends.items()]),
        ("replay.pairs", pairs),
        ("replay.repeats", [*seen.repeats.items()]),
    )
    for code, counts in counted:
        said = tuple(f"{word} {count}" for word, count in counts[:show])
        write(out, render(code, {"cases": seen.cases, "counted": (*said, "…") if len(counts) > show else said}, lang))


def write_draft(out: Console, log: Replay, path: Path, lang: Language) -> None:
    """Write what was observed as a lifecycle into a file that is not there yet. Raises `InvalidValue` where it is, or cannot be written."""
    from crmcore.adapters.atomic_write import write_whole
    from crmcore.decision import reason
    from crmcore.errors import InvalidValue

    if path.exists():
        raise InvalidValue(reason("replay.draft_exists", path=str(path)))
    seen = log.observe()
    if not seen.cases:
        raise InvalidValue(reason("replay.nothing_observed"))
    plain = seen.draft(path.stem or "draft")
    ends = ", ".join(f"{say(word)} {count}" for word, count in seen.ends.items())
    head = f"# Observed: {seen.events} events in {seen.cases} cases. Cases end with: {ends}.\n"
    head += "# A first draft: a case is in the state of what happened last, and may rest where a case of the log does.\n\n"
    write_whole({path: (head + plain.to_toml()).encode()})
    write(out, render("replay.discovered", {"states": len(plain.states), "steps": len(plain.steps), "path": str(path)}, lang))


def say_deadlines(out: Console, log: Replay, no_target: Kept, lang: Language) -> tuple[Unread, ...]:
    """Write whether the log's own deadlines were kept, and return which cases could not be judged."""
    from crmcore.adapters.files.logjudging import Kept

    if (due := log.mapping.due) is None:
        return log.out_of_order()
    judged = log.judge(no_target=no_target)
    numbers = {one.value: judged.counts[one] for one in Kept}
    counted = render("clock.no_target", {}, lang) if no_target is Kept.NO_TARGET else no_target
    write(out, render("replay.deadlines", {**numbers, "as_of": log.as_of, "counts_as": counted}, lang))
    if due.judged_by is not None:
        write(out, render(f"replay.judged_by.{due.judged_by}", {}, lang))
    if judged.compared:
        write(out, render("replay.stated", {"same": judged.same, "judged": judged.compared}, lang))
    return judged.unread


def say_clocks(out: Console, told: ClocksOverLog, show: int, lang: Language) -> None:
    """Write what each clock says of the cases, how much of the log it heard, and how its deadline compares with the log's own."""
    for clock in told.clocks:
        _say_clock(out, clock, show, lang)
    if told.without_class:
        write(out, render("replay.no_class", {"count": told.without_class}, lang))


def _say_clock(out: Console, clock: ClockOverLog, show: int, lang: Language) -> None:
    from crmcore.adapters.files.logclocks import Against

    name = Term(clock.id)
    if clock.unstopped:
        write(out, render("replay.clock_unstopped", {"clock": name, "stops": clock.stops}, lang))
        return
    counted = say(tuple(f"{say_term(state.value, lang)} {count}" for state, count in sorted(clock.states.items())), lang)
    write(out, render("replay.clock", {"clock": name, "counted": counted or "–", "heard": clock.heard}, lang))
    if both := clock.against.total():
        facts = {"both": both, **{one.value: clock.against[one] for one in Against}}
        write(out, f"  {render('replay.clock_due', facts, lang)}")
    for state, cases in sorted(clock.late.items()):
        said = (*map(partial(say, lang=lang), cases[:show]), *(("…",) if len(cases) > show else ()))
        write(out, f"  {render('replay.clock_late', {'state': Term(state.value), 'cases': said}, lang)}")


def say_contradictions(out: Console, contradictions: Iterable[Unread], show: int, lang: Language) -> None:
    """Write of which cases the rows contradict each other, with the line of the first that does, and both values."""
    told = tuple(contradictions)
    _say_cases(out, render("replay.contradictions", {"count": len({one.case for one in told})}, lang), told, show, lang)


def say_unread(out: Console, unread: Iterable[Unread], show: int, lang: Language) -> None:
    """Write of which cases something could not be read, each once, with its line and the reasons."""
    once = tuple(dict.fromkeys(unread))
    _say_cases(out, render("replay.unread", {"count": len(once)}, lang), once, show, lang)


def _say_cases(out: Console, heading: str, told: Iterable[Unread], show: int, lang: Language) -> None:
    rows: Rows = []
    for one in told:
        why = " · ".join(reason.text(lang) for reason in one.reasons)
        said = why if one.clock is None else render("replay.unread_clock", {"clock": Term(one.clock), "why": why}, lang)
        rows.append((f"  {say(one.case, lang)}", render("replay.line", {"line": one.line}, lang), said))
    if rows:
        write(out, heading, style="bold")
        write_rows(out, rows[:show])
        _say_more(out, len(rows) - show, lang)


def _say_more(out: Console, more: int, lang: Language) -> None:
    if more > 0:
        write(out, f"  {render('replay.more', {'count': more}, lang)}")

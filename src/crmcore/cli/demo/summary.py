"""The month on one screen: what a reader sees at the end of the demo."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, time, timedelta
from typing import Final

from crmcore.cli.demo.month import Month
from crmcore.kpi.reports.monthly import MonthlyReport
from crmcore.kpi.targets import Attainment
from crmcore.messages import FactValue, Language, Term, render, say, say_term

_MARKS: Final = {Attainment.MET: "✓", Attainment.MISSED: "✗", Attainment.NOT_COVERED: "–"}


def summary(report: MonthlyReport, lang: Language) -> Iterator[tuple[str, str, str]]:
    """Yield the month in rows of three: a subject, its figures, and notes on them."""
    yield f"{report.bank} · {report.period.say(lang)}", "", render("demo.rulebook", {"edition": report.edition}, lang)
    if (about := report.customers) is not None:
        tiers = "  ".join(f"{say_term(tier, lang)} {count:,}" for tier, count in about.by_tier)
        moves = {"up": about.moves.up, "down": about.moves.down} if about.moves is not None else {"up": 0, "down": 0}
        yield render("demo.customers", {"count": f"{about.customers:,}"}, lang), tiers, render("demo.moves", moves, lang)
    if (came := report.complaints) is not None:
        lists = {"open": came.open, "overdue": came.overdue, "paused": came.paused}
        # What is not known is not none.
        counts: dict[str, FactValue] = {name: Term("unknown") if ids is None else len(ids) for name, ids in lists.items()}
        figure = report.figures["complaints.closed_in_time"]
        closed = render("demo.closed_in_time", {"share": figure}, lang)
        yield render("demo.complaints", {"count": came.received}, lang), closed, render("demo.open", counts, lang)
        # With what is open, and what the share leaves out, the numbers add up.
        if left := tuple(f"{say_term(code, lang)} {count}" for code, count in figure.excluded):
            yield "", say(left, lang), ""
    yield render("demo.satisfaction", {}, lang), _figure(report, "satisfaction.csat", "CSAT", lang), _figure(report, "satisfaction.nps", "NPS", lang)
    if (asked := report.approvals) is not None:
        because = tuple(Term(code) for code, _ in asked.refused_because.rows)
        counted = tuple(f"{say_term(term, lang)} {count}" for term, (_, count) in zip(because, asked.refused_because.rows, strict=True))
        refused = render("demo.refused", {"refused": asked.refused, "because": counted}, lang)
        yield render("demo.approvals", {"count": asked.requests}, lang), refused, render("demo.granted", {"granted": asked.granted}, lang)


def _figure(report: MonthlyReport, kpi: str, name: str, lang: Language) -> str:
    """Return a KPI's figure and, if there is a target, whether it was met."""
    measure, verdict = report.figures.get(kpi), report.verdict(kpi)
    said = f"{name} {'–' if measure is None else measure.say(lang)}"
    return said if verdict is None else f"{said} {_MARKS[verdict.outcome]}"


def half_way(month: Month) -> tuple[str, datetime]:
    """Return a complaint that was in progress at noon of the month's twentieth day, and that instant: something to explain."""
    noon = datetime.combine(month.begin.date() + timedelta(days=19), time(12), month.end.tzinfo)
    on_its_way = (one.id for one in month.complaints if one.history[0].event.at < noon < one.history[-1].event.at and len(one.history) > 8)  # noqa: PLR2004 - far enough on
    return next(on_its_way), noon

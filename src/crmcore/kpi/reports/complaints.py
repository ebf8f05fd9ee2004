"""The complaint section of a report: the complaint statistics of a month, and the problem summary derived from them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from fractions import Fraction
from typing import TypeVar

from crmcore.kpi.figures.breakdowns import BREAKDOWNS, DIMENSIONS, Population
from crmcore.kpi.figures.complaints import CLOSED_IN_TIME, STATED_IN_TIME
from crmcore.kpi.reports.complaint_counts import ComplaintCounts
from crmcore.kpi.reports.sections import Breakdown, ComplaintSection, Happening, Problem, ShareLine, Shares
from crmcore.kpi.rules import KpiRules
from crmcore.measures.counts import RatioCount
from crmcore.measures.spread import Histogram, Tally
from crmcore.messages import Names

Found = TypeVar("Found", int, tuple[str, ...], tuple[Happening, ...])


def complaint_section(counts: ComplaintCounts, *, rules: KpiRules, before: ComplaintSection | None = None, as_of: date) -> ComplaintSection:
    """Return the complaint statistics of one period; `before` is the section of the period before, `as_of` the day on which the records were made.

    What is overdue is judged when that day ended, or the period, whichever was first.

    Clause: RULES-4.27, BANK-3.2
    """
    judged_on = min(counts.period.last, as_of)
    unclear, undated = counts.number("unclear"), counts.number("undated")
    disputed, remedied, compared = (counts.table(name) for name in ("disputed", "remedied", "compared"))
    late = [(one.id, one.overdue_on(judged_on)) for one in counts.open]
    overdue_unknown = unclear + sum(verdict is None for _, verdict in late)
    paused_unknown = unclear + sum(one.paused is None for one in counts.open)
    closed = known(counts.number("closed"), unclear)
    return ComplaintSection(
        received=counts.number("received"),
        closed=closed,
        open=known(tuple(one.id for one in counts.open), unclear),
        overdue=known(tuple(id_ for id_, verdict in late if verdict), overdue_unknown),
        paused=known(tuple(one.id for one in counts.open if one.paused), paused_unknown),
        overdue_on=judged_on,
        open_unknown=unclear,
        overdue_unknown=overdue_unknown,
        paused_unknown=paused_unknown,
        state_unknown=counts.number("state_unknown"),
        closing_day_unknown=undated,
        disputed=known(disputed["yes"], disputed.unknown),
        disputed_unknown=disputed.unknown,
        ended=Population.ENDED if undated else Population.CLOSED,
        timeliness=_ended(counts, "timeliness"),
        stated=counts.table("stated"),
        compared=compared.known,
        against=compared["other"],
        days_to_close=Histogram(tuple(sorted((int(days), count) for days, count in counts.table("days_to_close").rows))),
        received_by_day=_by_day(counts.table("received_on")),
        closed_by_day=None if closed is None else _by_day(counts.table("closed_on")),
        remedies=known(remedied["yes"], remedied.unknown + unclear),
        remedies_unknown=remedied.unknown + unclear,
        remedied=counts.money,
        breakdowns=tuple(_breakdowns(counts, rules.names, Population.ENDED if undated else Population.CLOSED)),
        shares=tuple(_shares(counts, name, rules.names, complete=as_of >= counts.period.last) for name in counts.by),
        problems=_problems(counts, before, rules),
        happened=_happened(counts),
    )


def known(found: Found, unknown: int) -> Found | None:
    """Return what was found; None where nothing was, and something is not known: it could be among that.

    Clause: RULES-4.27
    """
    return found if found or not unknown else None


def _ended(counts: ComplaintCounts, name: str) -> Tally:
    """Return a table over those closed in the period, and those received in it and closed on an unknown day."""
    return counts.table(name).merge(counts.table(f"undated {name}"))


def _by_day(days: Tally) -> tuple[tuple[date, int], ...]:
    return tuple(sorted((date.fromisoformat(day), count) for day, count in days.rows))


def _called(tally: Tally, dimension: str, names: Names) -> Tally:
    """Return a tally with its words by the firm's names for them."""
    return Tally(tuple((DIMENSIONS[dimension].called(word, names), count) for word, count in tally.rows), tally.unknown)


def _breakdowns(counts: ComplaintCounts, names: Names, ended: Population) -> Iterable[Breakdown]:
    """Yield every breakdown for which the source has any value."""
    for one in BREAKDOWNS:
        is_first = one.population is Population.RECEIVED
        tally = counts.table(one.name) if is_first else _ended(counts, one.name)
        if tally.rows:
            yield Breakdown(dimension=one.name, population=Population.RECEIVED if is_first else ended, tally=_called(tally, one.name, names))


def _shares(counts: ComplaintCounts, name: str, names: Names, *, complete: bool) -> Shares:
    """Return the shares in time by one dimension."""
    sides = [(kpi.key, counts.table(f"{figure} of {name}"), counts.table(f"{figure} yes {name}")) for figure, kpi in _FIGURES]
    words: tuple[str | None, ...] = tuple(sorted({word for _, whole, _ in sides for word, _ in whole.rows}))
    silent = (None,) if any(whole.unknown for _, whole, _ in sides) else ()

    def line(word: str | None) -> ShareLine:
        in_time, stated = (
            RatioCount(_of(part, word), _of(whole, word)).result(f"{key}#{name}={word or 'unknown'}", counts.period.id, complete=complete)
            for key, whole, part in sides
        )
        return ShareLine(key=None if word is None else DIMENSIONS[name].called(word, names), in_time=in_time, stated=stated)

    return Shares(dimension=name, lines=tuple(line(word) for word in (*words, *silent)))


_FIGURES = (("in_time", CLOSED_IN_TIME), ("stated", STATED_IN_TIME))


def _of(tally: Tally, word: str | None) -> int:
    return tally.unknown if word is None else tally[word]


def _happened(counts: ComplaintCounts) -> tuple[Happening, ...] | None:
    """Return what happened, the most frequent first, then as it first came up; with the first complaint to which it did."""
    ordered = sorted(counts.happened, key=lambda pair: (-pair[1].count, pair[1]))
    return known(tuple(Happening(event=event, complaints=one.count, first=one.id) for event, one in ordered), counts.number("silent"))


def _problems(counts: ComplaintCounts, before: ComplaintSection | None, rules: KpiRules) -> tuple[Problem, ...]:
    """Return the most frequent matters, each with its share of all complaints received."""
    tally = _called(counts.table("matter"), "matter", rules.names)
    return tuple(
        Problem(matter=matter, count=count, share=Fraction(count, tally.total), before=_before(matter, before))
        for matter, count in tally.rows[: rules.summary_top]
    )


def _before(matter: str, section: ComplaintSection | None) -> int | None:
    if section is None:
        return None
    if section.received == 0:
        return 0
    found = section.by("matter")
    return None if found is None else _known_of(found.tally, matter)


def _known_of(tally: Tally, matter: str) -> int | None:
    """Return how many were of a matter; None where there is none, and of some the matter is not known."""
    return known(tally[matter], tally.unknown)

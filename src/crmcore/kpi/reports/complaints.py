"""The complaint section of a report: the complaint statistics of a month, and the problem summary derived from them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date
from fractions import Fraction
from typing import Final

from crmcore.complaints.record import ComplaintRecord, Timeliness
from crmcore.kpi.figures.breakdowns import BREAKDOWNS, Population
from crmcore.kpi.reports.sections import Breakdown, ComplaintSection, Happening, Problem
from crmcore.kpi.rules import KpiRules
from crmcore.measures.spread import Histogram, Tally
from crmcore.money import Money
from crmcore.worktime.period import Period

_STATED: Final = (Timeliness.STATED_IN_TIME, Timeliness.STATED_LATE)


def complaint_section(
    complaints: tuple[ComplaintRecord, ...], *, period: Period, rules: KpiRules, before: ComplaintSection | None = None
) -> ComplaintSection:
    """Return the complaint statistics of one period; `before` is the section of the period before.

    Clause: RULES-4.27, BANK-3.2
    """
    first, last = period.first, period.last
    received = [one for one in complaints if first <= one.received <= last]
    closed = [one for one in complaints if one.closed is not None and first <= one.closed <= last]
    undated = [one for one in received if one.closed is None and one.is_closed]
    still_open = sorted((one for one in complaints if _open_at(one, last)), key=lambda one: (one.received, one.id))
    paid = [one.remedy for one in closed if one.remedy is not None]
    breakdowns = tuple(_breakdowns(received, closed or undated, Population.CLOSED if closed else Population.RECEIVED))
    return ComplaintSection(
        received=len(received),
        closed=len(closed),
        open=tuple(one.id for one in still_open),
        overdue=tuple(one.id for one in still_open if _overdue_at(one, last)),
        paused=tuple(one.id for one in still_open if one.paused),
        state_unknown=sum(one.closed is None and one.is_closed is None for one in received),
        closing_day_unknown=len(undated),
        disputed=sum(one.disputed is True for one in received),
        timeliness=Tally.of(
            one.timeliness.value for one in (*closed, *(one for one in received if one.closed is None and one.timeliness in _STATED))
        ),
        days_to_close=Histogram.of((one.closed - one.received).days for one in closed if one.closed is not None),
        received_by_day=_by_day(one.received for one in received),
        closed_by_day=_by_day(one.closed for one in closed if one.closed is not None),
        remedies=len(paid),
        remedied=money_by_currency(paid),
        breakdowns=breakdowns,
        problems=_problems(received, before, rules.summary_top),
        happened=_happened(received),
    )


def _happened(received: list[ComplaintRecord]) -> tuple[Happening, ...]:
    """Return what happened, the most frequent first, then as it first came up; with the first complaint to which it did."""
    first: dict[str, str] = {}
    times = Counter[str]()
    for one in sorted(received, key=lambda one: (one.received, one.id)):
        for event in one.events:
            first.setdefault(event, one.id)
            times[event] += 1
    return tuple(Happening(event=event, complaints=count, first=first[event]) for event, count in times.most_common())


def _open_at(complaint: ComplaintRecord, last: date) -> bool:
    """Return whether a complaint was open when `last` ended; it is not if the source does not say."""
    if complaint.received > last:
        return False
    return complaint.is_closed is False if complaint.closed is None else complaint.closed > last


def _overdue_at(complaint: ComplaintRecord, last: date) -> bool:
    """Return whether an open complaint was past its last day when `last` ended."""
    if complaint.closed is None and complaint.overdue is not True:
        return False
    return complaint.overdue is True if complaint.due is None else complaint.due <= last


def _by_day(days: Iterable[date]) -> tuple[tuple[date, int], ...]:
    return tuple(sorted(Counter(days).items()))


def _breakdowns(received: list[ComplaintRecord], ended: list[ComplaintRecord], population: Population) -> Iterable[Breakdown]:
    """Return every breakdown for which the source has any value."""
    for dimension, of, key in BREAKDOWNS:
        rows, counted = (received, of) if of is Population.RECEIVED else (ended, population)
        tally = Tally.of(key(one) for one in rows)
        if tally.rows:
            yield Breakdown(dimension=dimension, population=counted, tally=tally)


def _problems(received: list[ComplaintRecord], before: ComplaintSection | None, top: int) -> tuple[Problem, ...]:
    """Return the most frequent matters, each with its share of all complaints received."""
    tally = Tally.of(one.matter for one in received)
    return tuple(
        Problem(matter=matter, count=count, share=Fraction(count, tally.total), before=_before(matter, before)) for matter, count in tally.rows[:top]
    )


def _before(matter: str, section: ComplaintSection | None) -> int | None:
    if section is None:
        return None
    if section.received == 0:
        return 0
    found = section.by("matter")
    return None if found is None else found.tally[matter]


def money_by_currency(amounts: Iterable[Money]) -> tuple[Money, ...]:
    """Return the sums of amounts, one per currency, in the order of the currencies' codes."""
    found = tuple(amounts)
    return tuple(Money.total((one for one in found if one.currency == code), code) for code in sorted({one.currency for one in found}))

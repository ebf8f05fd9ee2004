"""How complaints go: how many there are, whether they close in time, whether they get solved. One plain loop a count.

A record's silence is counted, never filled in: what a source does not say is left out by name, what it merely states has a figure of its own.
"""

from __future__ import annotations

from collections.abc import Iterable

from crmcore.complaints.record import ComplaintRecord, Timeliness
from crmcore.kpi.catalogue import CLOSED_IN_TIME, RATE, RESOLUTION, STATED_IN_TIME
from crmcore.kpi.rules import KpiRules
from crmcore.measures.counts import RateCount, RatioCount
from crmcore.measures.measure import Measure
from crmcore.worktime.period import Period


def closed_in_time(complaints: Iterable[ComplaintRecord], *, period: Period, complete: bool = True) -> Measure:
    """Answer what share of the complaints closed in the period was closed by the last day of its deadline.

    Clause: RULES-4.26
    """
    return closed_in_time_count(complaints, period=period).result(CLOSED_IN_TIME.key, period.id, complete=complete)


def closed_in_time_count(complaints: Iterable[ComplaintRecord], *, period: Period) -> RatioCount:
    """Count complaints closed in time among those closed in the period whose deadline is known.

    Left out by name: `stated` (the source states the timeliness and gives no deadline), `deadline_unknown`, and `closing_day_unknown` (received in
    the period, closed, nobody says when).

    Clause: RULES-4.26
    """
    first, last = period.first, period.last
    in_time, late, unclear = Timeliness.IN_TIME, Timeliness.LATE, (Timeliness.UNKNOWN, Timeliness.OPEN)
    hits = total = stated = unknown = undated = 0
    for complaint in complaints:
        closed = complaint.closed
        if closed is None:
            if complaint.is_closed and first <= complaint.received <= last:
                undated += 1
        elif first <= closed <= last:
            timeliness = complaint.timeliness
            if timeliness is in_time:
                hits += 1
                total += 1
            elif timeliness is late:
                total += 1
            elif timeliness in unclear:
                unknown += 1
            else:
                stated += 1
    return RatioCount(hits, total, {"stated": stated, "deadline_unknown": unknown, "closing_day_unknown": undated})


def stated_in_time(complaints: Iterable[ComplaintRecord], *, period: Period, complete: bool = True) -> Measure:
    """Answer what share of the complaints received in the period the source states to have been answered in time.

    It is the source's word: no deadline was known, none was computed. It never mixes with `closed_in_time`.

    Clause: RULES-4.26
    """
    return stated_in_time_count(complaints, period=period).result(STATED_IN_TIME.key, period.id, complete=complete)


def stated_in_time_count(complaints: Iterable[ComplaintRecord], *, period: Period) -> RatioCount:
    """Count complaints stated to be in time among those received in the period for which the source states either.

    Clause: RULES-4.26
    """
    first, last = period.first, period.last
    in_time, late = Timeliness.STATED_IN_TIME, Timeliness.STATED_LATE
    hits = total = silent = 0
    for complaint in complaints:
        if first <= complaint.received <= last:
            timeliness = complaint.timeliness
            if timeliness is in_time:
                hits += 1
                total += 1
            elif timeliness is late:
                total += 1
            else:
                silent += 1
    return RatioCount(hits, total, {"not_stated": silent})


def resolution(complaints: Iterable[ComplaintRecord], *, period: Period, complete: bool = True) -> Measure:
    """Answer what share of the complaints on hand in the period was closed by its end.

    Not measurable as soon as the source leaves the end of one of them open: the complaints that are known to be open would be counted, those that
    were closed on an unknown day would not, and the share would come out too low.

    Clause: BANK-5.1
    """
    count = resolution_count(complaints, period=period)
    return count.result(RESOLUTION.key, period.id, complete=complete, measurable=not count.excluded)


def resolution_count(complaints: Iterable[ComplaintRecord], *, period: Period) -> RatioCount:
    """Count complaints closed by the end of the period among those open at its start or received in it.

    Left out by name, because they may have been on hand and nobody knows how they stood: `state_unknown` and `closing_day_unknown`.

    Clause: BANK-5.1
    """
    first, last = period.first, period.last
    hits = total = unknown = undated = 0
    for complaint in complaints:
        if complaint.received <= last:
            closed = complaint.closed
            if closed is not None:
                if closed >= first:
                    total += 1
                    if closed <= last:
                        hits += 1
            elif complaint.is_closed is False:
                total += 1
            elif complaint.is_closed is None:
                unknown += 1
            else:
                undated += 1
    return RatioCount(hits, total, {"state_unknown": unknown, "closing_day_unknown": undated})


def complaint_rate(
    complaints: Iterable[ComplaintRecord], *, period: Period, customers: int | None, rules: KpiRules, complete: bool = True
) -> Measure:
    """Answer how many complaints were received in the period for every `rules.complaint_rate_per` customers at its end.

    `customers` None is a base that nobody knows: not measurable then.

    Clause: BANK-1.2
    """
    count = complaint_rate_count(complaints, period=period, customers=customers or 0)
    return count.result(RATE.key, period.id, per=rules.complaint_rate_per, complete=complete, measurable=customers is not None)


def complaint_rate_count(complaints: Iterable[ComplaintRecord], *, period: Period, customers: int) -> RateCount:
    """Count complaints received in the period, over customers at its end.

    Clause: BANK-1.2
    """
    first, last = period.first, period.last
    received = 0
    for complaint in complaints:
        if first <= complaint.received <= last:
            received += 1
    return RateCount(received, customers)

"""Complaints in figures: how many there are, whether they close in time, whether they get solved. One plain loop per KPI.

A gap in a record is counted, never filled in: what a source does not say is left out by name, what it merely states has a figure of its own.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from crmcore.complaints.record import UNANSWERED, ComplaintRecord, Timeliness
from crmcore.complaints.states import Ruling, State
from crmcore.event import precedes
from crmcore.kpi.row import AnyKpi, Better, Ingredient, Kpi, Scope
from crmcore.kpi.rules import KpiRules
from crmcore.measures.counts import RateCount, RatioCount
from crmcore.measures.measure import FigureUnit
from crmcore.messages.text import Text

# Outcomes by which the customer's problem was solved, and those by which it was not. One that was merged continues as another complaint.
SOLVED: Final = frozenset({Ruling.UPHELD.value, Ruling.PARTLY_UPHELD.value, State.SOLVED.value})
UNSOLVED: Final = frozenset({Ruling.NOT_UPHELD.value, *(one.value for one in (State.EXPLAINED, State.NOT_ACCEPTED, State.WITHDRAWN, State.REFERRED))})


_BY_ITS_CLOCK: Final = frozenset({Timeliness.IN_TIME, Timeliness.LATE, Timeliness.ENDED})


def timeliness_of(complaint: ComplaintRecord) -> Timeliness:
    """Return whether a complaint was closed in time: by its clock, else by its own two instants or days, else only as the source states it.

    What ended with nothing due any more was neither in time nor late, whatever its days. Without a clock, a complaint withdrawn or merged by its last
    day counts as ended.

    Clause: RULES-4.26
    """
    said, closed, due = complaint.timeliness, complaint.closed, complaint.due
    if closed is None or due is None or said in _BY_ITS_CLOCK:
        return said
    at, due_at = complaint.closed_at, complaint.due_at
    if closed > due if at is None or due_at is None else precedes(due_at, at):
        return Timeliness.LATE
    return Timeliness.ENDED if complaint.outcome in UNANSWERED else Timeliness.IN_TIME


def stated_of(complaint: ComplaintRecord) -> Timeliness:
    """Return what the source states of a complaint; `ENDED` for one withdrawn or merged that is stated to be in time: no answer was due any more.

    Where it is open, or was late by its days, such a statement is one like others.

    Clause: RULES-4.26
    """
    said = complaint.timeliness
    if said is not Timeliness.STATED_IN_TIME or complaint.outcome not in UNANSWERED or complaint.is_closed is False:
        return said
    return said if timeliness_of(complaint) is Timeliness.LATE else Timeliness.ENDED


def complaint_rate_count(complaints: Iterable[ComplaintRecord], scope: Scope) -> RateCount:
    """Count complaints received in the period, relative to the customers at its end.

    Clause: BANK-1.2
    """
    first, last = scope.period.first, scope.period.last
    received = 0
    for complaint in complaints:
        if first <= complaint.received <= last:
            received += 1
    return RateCount(received, scope.customers or 0)


def per_customers(rules: KpiRules) -> int:
    """Return the number of customers per which the complaint rate is stated."""
    return rules.complaint_rate_per


RATE: Final[Kpi[ComplaintRecord, RateCount]] = Kpi(
    id="complaints.rate",
    name=Text(en="Complaint rate", zh="客户投诉率"),
    formula=Text(en="complaints received ÷ customers × the rulebook's base", zh="收到投诉数÷客户数×规则手册规定的基数"),
    numerator=Text(en="complaints received in the period, accepted or not", zh="期内收到的投诉（无论是否受理）"),
    denominator=Text(en="customers at the end of the period", zh="期末客户数"),
    unit=FigureUnit.RATE,
    better=Better.LOWER,
    clause="BANK-1.2",
    reads=ComplaintRecord,
    count=complaint_rate_count,
    needs={Ingredient.RULES, Ingredient.CUSTOMERS},
    per=per_customers,
    fraction=Text(en="{part} complaints, {whole} customers", zh="投诉{part}件，客户{whole}名"),
    base=Text(en="per {per} customers", zh="件/每{per}名客户"),
)


def closed_in_time_count(complaints: Iterable[ComplaintRecord], scope: Scope) -> RatioCount:
    """Count complaints closed in time among those closed in the period that had to be answered by a known day.

    Left out by name: `no_answer_due` (withdrawn or merged before its deadline), `stated` (the source states the timeliness, and its days do not show
    it), `deadline_unknown`, and `closing_day_unknown` (received in the period and closed on an unknown day).

    Clause: RULES-4.26
    """
    first, last = scope.period.first, scope.period.last
    in_time, late, unclear = Timeliness.IN_TIME, Timeliness.LATE, (Timeliness.UNKNOWN, Timeliness.OPEN)
    hits = total = stated = unknown = undated = ended = 0
    for complaint in complaints:
        closed = complaint.closed
        if closed is None:
            if complaint.is_closed and first <= complaint.received <= last:
                undated += 1
        elif first <= closed <= last:
            timeliness = complaint.timeliness
            if timeliness is not in_time and timeliness is not late:
                timeliness = timeliness_of(complaint)
            if timeliness is in_time:
                hits += 1
                total += 1
            elif timeliness is late:
                total += 1
            elif timeliness in unclear:
                unknown += 1
            elif timeliness is Timeliness.ENDED:
                ended += 1
            else:
                stated += 1
    return RatioCount(hits, total, {"stated": stated, "deadline_unknown": unknown, "closing_day_unknown": undated, "no_answer_due": ended})


CLOSED_IN_TIME: Final[Kpi[ComplaintRecord, RatioCount]] = Kpi(
    id="complaints.closed_in_time",
    version=2,
    name=Text(en="Complaints closed in time", zh="投诉按时结案率"),
    formula=Text(en="closed in time ÷ closed", zh="按时结案数÷结案数"),
    numerator=Text(en="complaints closed in the period by the last day of their deadline", zh="期内结案且未超过期限最后一日的投诉"),
    denominator=Text(en="complaints closed in the period that had to be answered by a known day", zh="期内结案、须在已知期限内答复的投诉"),
    excluded=Text(
        en="complaints withdrawn or merged in time, and those with an unknown deadline or closing day; what is only stated has a figure of its own",
        zh="期限届满前撤回或并案的投诉，以及期限或结案日期不明的投诉；仅由来源声明的时效另行统计",
    ),
    unit=FigureUnit.SHARE,
    better=Better.HIGHER,
    clause="RULES-4.26",
    reads=ComplaintRecord,
    count=closed_in_time_count,
)


def stated_in_time_count(complaints: Iterable[ComplaintRecord], scope: Scope) -> RatioCount:
    """Count complaints stated to be in time among those received in the period for which the source states either.

    It is the source's statement, whether or not its days show the same. It never mixes with those closed in time. Left out by name: `no_answer_due`
    (withdrawn or merged before its deadline: nothing shows that it was later, and it is not stated to be late), and `not_stated`.

    Clause: RULES-4.26
    """
    first, last = scope.period.first, scope.period.last
    hits = total = silent = ended = 0
    for complaint in complaints:
        if first <= complaint.received <= last:
            stated = stated_of(complaint)
            if stated is Timeliness.STATED_IN_TIME:
                hits += 1
                total += 1
            elif stated is Timeliness.STATED_LATE:
                total += 1
            elif stated is Timeliness.ENDED:
                ended += 1
            else:
                silent += 1
    return RatioCount(hits, total, {"no_answer_due": ended, "not_stated": silent})


STATED_IN_TIME: Final[Kpi[ComplaintRecord, RatioCount]] = Kpi(
    id="complaints.stated_in_time",
    name=Text(en="Answered in time, as stated", zh="按时答复率（来源声明）"),
    formula=Text(en="stated in time ÷ stated in time or late", zh="声明按时数÷声明按时或逾期数"),
    numerator=Text(en="complaints received in the period and, as the source states, answered in time", zh="期内收到且来源声明已按时答复的投诉"),
    denominator=Text(
        en="complaints received in the period for which the source states whether the answer was in time",
        zh="期内收到且来源声明了答复是否按时的投诉",
    ),
    excluded=Text(
        en="complaints withdrawn or merged in time, and those about which the source states nothing",
        zh="期限届满前撤回或并案的投诉，以及来源未说明是否按时的投诉",
    ),
    unit=FigureUnit.SHARE,
    better=Better.HIGHER,
    clause="RULES-4.26",
    reads=ComplaintRecord,
    count=stated_in_time_count,
    stated=True,
)


def closing_count(complaints: Iterable[ComplaintRecord], scope: Scope) -> RatioCount:
    """Count complaints closed by the end of the period among those open at its start or received in it, however they ended.

    Left out by name, because they may have been on hand and their state is not known: `state_unknown` and `closing_day_unknown`.

    Clause: BANK-5.1
    """
    first, last = scope.period.first, scope.period.last
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


CLOSING: Final[Kpi[ComplaintRecord, RatioCount]] = Kpi(
    id="complaints.closing",
    name=Text(en="Closing rate", zh="投诉结案率"),
    formula=Text(en="closed by the end of the period ÷ on hand in the period", zh="期末已结案数÷期内在办数"),
    numerator=Text(en="of the complaints on hand, those closed by the end of the period, solved or not", zh="其中期末前已结案的投诉（无论是否解决）"),
    denominator=Text(en="complaints open at the start of the period, or received in it", zh="期初未结案或期内收到的投诉"),
    excluded=Text(en="complaints for which the source does not say whether or when they were closed", zh="来源未说明是否结案或结案日期的投诉"),
    unit=FigureUnit.SHARE,
    better=Better.HIGHER,
    clause="BANK-5.1",
    reads=ComplaintRecord,
    count=closing_count,
    # Complaints known to be open would be counted, those closed on an unknown day would not, and the share would come out too low.
    whole=True,
)


def resolution_count(complaints: Iterable[ComplaintRecord], scope: Scope) -> RatioCount:
    """Count complaints by which the customer's problem was solved, upheld in part included, among those closed in the period.

    What was declined, explained, withdrawn or referred was not solved. Left out by name: `merged` (it continues as another complaint),
    `outcome_unknown` (none is stated, or one that is not among the outcomes of crmcore), and `closing_day_unknown` (received in the period and
    closed on an unknown day).

    Clause: BANK-5.1
    """
    first, last, merged_into = scope.period.first, scope.period.last, State.MERGED.value
    hits = total = merged = unknown = undated = 0
    for complaint in complaints:
        closed = complaint.closed
        if closed is None:
            if complaint.is_closed and first <= complaint.received <= last:
                undated += 1
        elif first <= closed <= last:
            outcome = complaint.outcome
            if outcome in SOLVED:
                hits += 1
                total += 1
            elif outcome in UNSOLVED:
                total += 1
            elif outcome == merged_into:
                merged += 1
            else:
                unknown += 1
    return RatioCount(hits, total, {"merged": merged, "outcome_unknown": unknown, "closing_day_unknown": undated})


RESOLUTION: Final[Kpi[ComplaintRecord, RatioCount]] = Kpi(
    id="complaints.resolution",
    version=2,
    name=Text(en="Resolution rate", zh="投诉解决率"),
    formula=Text(en="solved ÷ closed", zh="已解决数÷结案数"),
    numerator=Text(
        en="complaints closed in the period by which the problem was solved: upheld, upheld in part, or solved at once",
        zh="期内结案且问题已解决的投诉：投诉成立、部分成立或当场解决",
    ),
    denominator=Text(en="complaints closed in the period whose outcome is known", zh="期内结案且处理结果已知的投诉"),
    excluded=Text(
        en="complaints merged into another one; complaints with an unknown outcome or closing day",
        zh="并入其他投诉的投诉；处理结果或结案日期不明的投诉",
    ),
    unit=FigureUnit.SHARE,
    better=Better.HIGHER,
    clause="BANK-5.1",
    reads=ComplaintRecord,
    count=resolution_count,
)


def recorded_late_count(complaints: Iterable[ComplaintRecord], scope: Scope) -> RatioCount:
    """Count complaints on which something was put on record later than the rulebook allows, among those closed in the period.

    Left out by name: `recording_unknown` (the source does not say when it was put on record), and `closing_day_unknown` (received in the period and
    closed on an unknown day).

    Clause: RULES-4.26
    """
    first, last = scope.period.first, scope.period.last
    hits = total = unknown = undated = 0
    for complaint in complaints:
        closed = complaint.closed
        if closed is None:
            if complaint.is_closed and first <= complaint.received <= last:
                undated += 1
        elif first <= closed <= last:
            late = complaint.recorded_late
            if late is None:
                unknown += 1
            else:
                hits += late
                total += 1
    return RatioCount(hits, total, {"recording_unknown": unknown, "closing_day_unknown": undated})


RECORDED_LATE: Final[Kpi[ComplaintRecord, RatioCount]] = Kpi(
    id="complaints.recorded_late",
    name=Text(en="Recorded late", zh="逾时补录率"),
    formula=Text(en="recorded late ÷ closed", zh="逾时补录数÷结案数"),
    numerator=Text(
        en="of these, those on which an answer, a contact or a pause was put on record later than the rulebook allows",
        zh="其中答复、联系或暂停的补录超过规则手册规定时间的投诉",
    ),
    denominator=Text(
        en="complaints closed in the period of which it is known when everything was put on record", zh="期内结案且各事项记录时间已知的投诉"
    ),
    excluded=Text(
        en="complaints of which it is not known when things were put on record; those with an unknown closing day",
        zh="记录时间不明或结案日期不明的投诉",
    ),
    unit=FigureUnit.SHARE,
    better=Better.LOWER,
    clause="RULES-4.26",
    reads=ComplaintRecord,
    count=recorded_late_count,
)

KPIS: Final[tuple[AnyKpi, ...]] = (RATE, CLOSED_IN_TIME, STATED_IN_TIME, CLOSING, RESOLUTION, RECORDED_LATE)

"""What the monthly customer report contains. Rendering it is an adapter's work; this is the content, as frozen data, from frozen records.

A section whose source is `None` is absent, with a note that says so; an empty source results in a section that counts nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from types import MappingProxyType
from typing import Final, TypeVar, cast

import attrs

from crmcore._arguments import typed
from crmcore.complaints.record import ComplaintRecord, Timeliness
from crmcore.customers.record import CustomerRecord
from crmcore.decision import Reason, reason
from crmcore.errors import InvalidType, InvalidValue
from crmcore.event import plain_day
from crmcore.kpi.catalogue import SHIPPED, by_id
from crmcore.kpi.figures.breakdowns import Population
from crmcore.kpi.figures.complaints import CLOSED_IN_TIME
from crmcore.kpi.reports.complaint_counts import ComplaintCounts, complaint_counts
from crmcore.kpi.reports.complaints import complaint_section
from crmcore.kpi.reports.customers import approval_section, contact_section, customer_section, satisfaction_section
from crmcore.kpi.reports.sections import ApprovalSection, ComplaintSection, ContactSection, CustomerSection, Figures, SatisfactionSection
from crmcore.kpi.row import AnyKpi, Kpi, Scope
from crmcore.kpi.rules import KpiRules, due_if_known
from crmcore.kpi.targets import Verdict, judge, out_of_reach
from crmcore.measures.counts import Counts
from crmcore.measures.measure import Measure
from crmcore.measures.same_id import once
from crmcore.messages import NO_NAMES, Names, Term
from crmcore.policy.record import ApprovalRecord
from crmcore.reading.values import unknown
from crmcore.relations.contacts import Contact
from crmcore.service.surveys import SurveyAnswer
from crmcore.worktime.calendars.duration import Duration
from crmcore.worktime.calendars.zone import zone_named
from crmcore.worktime.period import Period

T = TypeVar("T")


@attrs.frozen(kw_only=True)
class MonthlyReport:
    """The monthly customer report: what it covers, by which rules, its sections, its figures against their targets, and what is missing.

    `zone` is the one in whose local days its records are. `edition` is the whole rulebook's id; `days` and `law` are the lists of days and the
    readings of the law by which its complaints were computed. `kpis` are the rows that it was to count, `figures` the figure of each one that has a
    source, by id. `due` is the last day on which the report is in time, `statistics_due` that of the complaint statistics; None beyond the calendar
    that may move it. `as_of` is the day on which the records were made. `notes` list what the sources leave open or merely state. `names` are the
    firm's names for its own words.

    Clause: BANK-3.2, RULES-4.27
    """

    bank: str
    period: Period
    zone: str
    edition: str
    days: tuple[str, ...] = ()
    law: tuple[str, ...] = ()
    as_of: date
    due: date | None
    statistics_due: date | None
    kpis: tuple[AnyKpi, ...]
    figures: Figures
    verdicts: tuple[Verdict, ...]
    satisfaction: SatisfactionSection | None
    complaints: ComplaintSection | None
    customers: CustomerSection | None
    approvals: ApprovalSection | None
    contacts: ContactSection | None
    notes: tuple[Reason, ...]
    names: Names = attrs.field(default=NO_NAMES, repr=False, hash=False)

    def verdict(self, id: str) -> Verdict | None:
        """Return the verdict on one KPI's target; None if the rulebook sets none for this kind of period."""
        return next((one for one in self.verdicts if one.target.kpi == id), None)


# The records that have an argument of their own, and a section; whatever else a firm counts is passed in `records`.
_SOURCES: Final[Mapping[type[object], tuple[str, str]]] = MappingProxyType(
    {
        SurveyAnswer: ("answers", "satisfaction"),
        ComplaintRecord: ("complaints", "complaints"),
        CustomerRecord: ("customers", "customers"),
        ApprovalRecord: ("approvals", "approvals"),
        Contact: ("contacts", "contacts"),
    }
)
_NO_RECORDS: Final[Mapping[type[object], Iterable[object]]] = MappingProxyType({})


@typed
def monthly_report(
    *,
    period: Period,
    bank: str,
    as_of: date,
    rules: KpiRules,
    complaints: Iterable[ComplaintRecord] | ComplaintCounts | None = None,
    answers: Iterable[SurveyAnswer] | None = None,
    customers: Iterable[CustomerRecord] | None = None,
    approvals: Iterable[ApprovalRecord] | None = None,
    contacts: Iterable[Contact] | None = None,
    records: Mapping[type[object], Iterable[object]] = _NO_RECORDS,
    visits_owed: Mapping[str, Duration] | None = None,
    tiers: tuple[str, ...] = (),
    previous: MonthlyReport | None = None,
    baselines: Iterable[Measure] = (),
    kpis: Iterable[AnyKpi] = SHIPPED,
    by: Iterable[str] = (),
    zone: str | None = None,
) -> MonthlyReport:
    """Return the report of one period, over records that may reach beyond it on both sides. A record given twice is counted once.

    `complaints` are records, read once and in any number, or what `complaint_counts` counted of them, merged from as many parts as there were.
    `by` names dimensions to break the shares in time down by; with counts, it was chosen there. `zone` is the one in whose local days the records
    are, where it is not that of the rules.
    `kpis` are the rows to count, those that crmcore ships unless a firm has more; a row whose records were not given is left out, with a note.
    `records` holds those of a firm's own types, by type. `tiers` is the rulebook's order of tiers, highest first, which decides what is up and
    down; `visits_owed` is the interval of return visits by customer id. `previous` is the report of the period before: from it the change of each
    matter is computed, and its figures serve as baselines, as do `baselines`. Figures of a period that was not over on `as_of` are marked incomplete,
    and what is overdue is judged at the end of that day, not of the period.

    Raises `InvalidValue` if `as_of` is before the period, `previous` is not the period just before, a target is for none of `kpis`, two of
    them have the same id, two different records do, `records` holds what has an argument of its own, or counts are of another period, or of other
    `kpis` or dimensions; `InvalidType` for an `as_of` that is not a plain date, a period that
    is not a `Period`, and rules other than those of `Edition.kpi`.

    Clause: BANK-3.2, RULES-4.27, BANK-1.2
    """
    for field, value, wanted in (("period", period, Period), ("rules", rules, KpiRules)):
        if not isinstance(value, wanted):
            raise InvalidType(reason("wrong_type", field=field, found=type(value).__name__, wanted=wanted.__name__))
    as_of = plain_day(as_of, "as_of")
    rows = by_id(kpis)
    if faults := (*_not_in_time(period, as_of, previous), *_not_to_be_counted(rules, rows, records)):
        raise InvalidValue(*faults)
    complete = as_of >= period.last
    said, people, met, asked = _tuple(answers), _tuple(customers), _tuple(contacts), _tuple(approvals)
    came = _counted(complaints, period=period, rules=rules, by=tuple(by), kpis=rows)
    sources = (said, came, people, asked, met)
    given = {kind: rows for kind, rows in zip(_SOURCES, sources, strict=True) if rows is not None}
    scope = Scope(period=period, complete=complete, customers=None if people is None else len(people), rules=rules)
    figures = _figures(rows.values(), {**records, **given}, scope)
    before = previous.complaints if previous else None
    about = None if came is None else complaint_section(came, rules=rules, before=before, as_of=as_of)
    due, unknown = due_if_known(rules.report_due, period)
    statistics_due, unknown_too = due_if_known(rules.statistics_due, period)
    local = rules.zone if zone is None else zone_named(zone).key
    return MonthlyReport(
        bank=bank,
        period=period,
        zone=local,
        edition=rules.book,
        days=() if came is None else came.days,
        law=() if came is None else came.law,
        as_of=as_of,
        due=due,
        statistics_due=statistics_due,
        kpis=tuple(rows.values()),
        figures=figures,
        verdicts=_verdicts(figures, period, rules, (*baselines, *(previous.figures.values() if previous else ())), rows),
        satisfaction=None if said is None else satisfaction_section(said, scope=scope),
        complaints=about,
        customers=None if people is None else customer_section(people, tiers=tiers),
        approvals=None if asked is None else approval_section(tuple(one.called(rules.names) for one in asked), period=period),
        contacts=None if met is None else contact_section(met, period=period, zone=local, owed=visits_owed),
        notes=(
            *(() if complete else (reason("note.incomplete", as_of=as_of),)),
            *dict.fromkeys((*unknown, *unknown_too)),
            *(() if about is None else _complaint_notes(about, figures)),
            *(reason("note.no_source", section=Term(section)) for kind, (_, section) in _SOURCES.items() if kind not in given),
            *(reason("note.no_records", kpi=one) for one in rows.values() if one.reads not in (*_SOURCES, *records)),
        ),
        names=rules.names,
    )


def _tuple(records: Iterable[T] | None) -> tuple[T, ...] | None:
    return None if records is None else tuple(once(records))


def _counted(
    complaints: Iterable[ComplaintRecord] | ComplaintCounts | None,
    *,
    period: Period,
    rules: KpiRules,
    by: tuple[str, ...],
    kpis: Mapping[str, AnyKpi],
) -> ComplaintCounts | None:
    """Return the counts of complaints, which may have been counted already, of the same period and by the same rows."""
    if complaints is None:
        return None
    if not isinstance(complaints, ComplaintCounts):
        return complaint_counts(complaints, period=period, rules=rules, by=by, kpis=kpis.values())
    wanted = complaint_counts((), period=period, rules=rules, by=by or complaints.by, kpis=kpis.values())
    return wanted.merge(complaints)


def _figures(kpis: Iterable[AnyKpi], records: Mapping[type[object], object], scope: Scope) -> Figures:
    """Count every KPI whose records are there; of complaints, all that is left to add is what rates are stated over."""
    read = {kind: rows if isinstance(rows, ComplaintCounts) else tuple(cast("Iterable[object]", rows)) for kind, rows in records.items()}
    found: dict[str, Measure] = {}
    for one in kpis:
        row, rows = cast("Kpi[object, Counts]", one), read.get(one.reads)
        if isinstance(rows, ComplaintCounts):
            found[row.id] = row.result(dict(rows.figures)[row.key].merge(row.counted((), scope)), scope)
        elif rows is not None:
            found[row.id] = row.measure(rows, scope)
    return Figures(found)


def _not_in_time(period: Period, as_of: date, previous: MonthlyReport | None) -> Iterator[Reason]:
    if as_of < period.first:
        yield reason("report_before_period", as_of=as_of, first=period.first)
    if previous is not None and previous.period != period.previous():
        yield reason("not_the_period_before", found=previous.period, wanted=period.previous())


def _not_to_be_counted(rules: KpiRules, kpis: Mapping[str, AnyKpi], records: Iterable[type[object]]) -> Iterator[Reason]:
    yield from (unknown("unknown_figure", one.kpi, kpis) for one in rules.targets if one.kpi not in kpis)
    yield from (why for one in rules.targets for why in out_of_reach(one.kpi, at_least=one.at_least, at_most=one.at_most))
    yield from (reason("kpi.records_named", found=kind.__name__, field=_SOURCES[kind][0]) for kind in records if kind in _SOURCES)


def _verdicts(
    figures: Mapping[str, Measure], period: Period, rules: KpiRules, baselines: tuple[Measure, ...], kpis: Mapping[str, AnyKpi]
) -> tuple[Verdict, ...]:
    """Yield the verdicts on the targets for this kind of period; one whose figure or baseline is missing is not covered, never skipped."""
    by_window = {(one.definition.partition("/")[0], one.window): one for one in baselines}
    return tuple(
        judge(figures.get(target.kpi), target, by_window.get((target.kpi, target.baseline_of(period))), kpis=kpis.values())
        for target in rules.targets
        if target.every is period.kind
    )


# What a file may leave out without a note: not every complaint has them.
_OPTIONAL: Final = frozenset({"remedy", "cause", "disputed", "postcode", "demand"})
_FIELD_NOTES: Final = {
    Population.RECEIVED: "note.field_unknown",
    Population.CLOSED: "note.field_unknown_closed",
    Population.ENDED: "note.field_unknown_ended",
}


def _complaint_notes(complaints: ComplaintSection, figures: Mapping[str, Measure]) -> Iterator[Reason]:
    """Yield what the complaints' source leaves open, and what it merely states."""
    in_time = figures.get(CLOSED_IN_TIME.id)
    counts = {
        "note.stated": complaints.stated.known,
        "note.closing_day_unknown": complaints.closing_day_unknown,
        "note.state_unknown": complaints.state_unknown,
        "note.open_unknown": complaints.open_unknown,
        "note.deadline_unknown": dict(in_time.excluded).get("deadline_unknown", 0) if in_time else 0,
        "note.overdue_unknown": complaints.overdue_unknown - complaints.open_unknown,
        "note.endings_unknown": _endings_unknown(complaints),
    }
    for code, count in counts.items():
        if count:
            yield reason(code, count=count)
        if code == "note.stated" and complaints.compared:
            yield reason("note.stated_compared", count=complaints.compared, against=complaints.against)
    for one in complaints.breakdowns:
        if one.tally.unknown and one.dimension not in _OPTIONAL:
            yield reason(_FIELD_NOTES[one.population], field=Term(one.dimension), count=one.tally.unknown, total=one.tally.total)


def _endings_unknown(complaints: ComplaintSection) -> int:
    """Return how many were closed in the period, where no outcome is known and nothing else says of one that no answer was due any more."""
    says = complaints.by("outcome") is not None or complaints.timeliness[Timeliness.ENDED.value]
    return 0 if says else complaints.closed or 0

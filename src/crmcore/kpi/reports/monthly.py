"""What the monthly customer report contains. Rendering it is an adapter's work; this is the content, as frozen data, from frozen records.

A section whose source is `None` is absent, with a note that says so; an empty source results in a section that counts nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from types import MappingProxyType
from typing import Final, Never, TypeVar, cast

import attrs

from crmcore._arguments import typed
from crmcore.complaints.record import ComplaintRecord, counted_by
from crmcore.customers.record import CustomerRecord
from crmcore.decision import Reason, reason
from crmcore.errors import InvalidType, InvalidValue
from crmcore.event import plain_day
from crmcore.kpi.catalogue import SHIPPED, by_id
from crmcore.kpi.figures.complaints import CLOSED_IN_TIME, STATED_IN_TIME
from crmcore.kpi.reports.complaints import complaint_section
from crmcore.kpi.reports.customers import approval_section, contact_section, customer_section, satisfaction_section
from crmcore.kpi.reports.sections import ApprovalSection, ComplaintSection, ContactSection, CustomerSection, Figures, SatisfactionSection
from crmcore.kpi.row import AnyKpi, Scope
from crmcore.kpi.rules import KpiRules
from crmcore.kpi.targets import Verdict, judge
from crmcore.measures.measure import Measure
from crmcore.messages import NO_NAMES, Names, Term
from crmcore.policy.record import ApprovalRecord
from crmcore.reading.values import unknown
from crmcore.relations.contacts import Contact
from crmcore.service.surveys import SurveyAnswer
from crmcore.worktime.calendars.duration import Duration
from crmcore.worktime.period import Period, due_day

T = TypeVar("T")


@attrs.frozen(kw_only=True)
class MonthlyReport:
    """The monthly customer report: what it covers, by which rules, its sections, its figures against their targets, and what is missing.

    `edition` is the whole rulebook's id; `days` and `law` are the lists of days and the readings of the law by which its complaints were computed.
    `kpis` are the rows that it was to count, `figures` the figure of each one that has a source, by id. `due` is the last day on which the report
    is in time, `statistics_due` that of the complaint statistics. `as_of` is the day on which the records were made. `notes` list what the
    sources leave open or merely state. `names` are the firm's names for its own words.

    Clause: BANK-3.2, RULES-4.27
    """

    bank: str
    period: Period
    zone: str
    edition: str
    days: tuple[str, ...] = ()
    law: tuple[str, ...] = ()
    as_of: date
    due: date
    statistics_due: date
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
    complaints: Iterable[ComplaintRecord] | None = None,
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
) -> MonthlyReport:
    """Return the report of one period, over records that may reach beyond it on both sides.

    `kpis` are the rows to count, those that crmcore ships unless a firm has more; a row whose records were not given is left out, with a note.
    `records` holds those of a firm's own types, by type. `tiers` is the rulebook's order of tiers, highest first, which decides what is up and
    down; `visits_owed` is the interval of return visits by customer id. `previous` is the report of the period before: from it the change of each
    matter is computed, and its figures serve as baselines, as do `baselines`. Figures of a period that was not over on `as_of` are marked incomplete.

    Raises `InvalidValue` if `as_of` is before the period, `previous` is not the period just before, a target is for none of `kpis`, two of
    them have the same id, or `records` holds what has an argument of its own; `InvalidType` for an `as_of` that is not a plain date, a period that
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
    said, people, met = _tuple(answers), _tuple(customers), _tuple(contacts)
    came = None if complaints is None else tuple(one.called(rules.names) for one in complaints)
    asked = None if approvals is None else tuple(one.called(rules.names) for one in approvals)
    sources = (said, came, people, asked, met)
    given = {**records, **{kind: rows for kind, rows in zip(_SOURCES, sources, strict=True) if rows is not None}}
    scope = Scope(period=period, complete=complete, customers=None if people is None else len(people), rules=rules)
    figures = _figures(rows.values(), given, scope)
    called = None if came is None else tuple(one.called(rules.names) for one in came)
    about = None if called is None else complaint_section(called, period=period, rules=rules, before=previous.complaints if previous else None)
    days, law = counted_by(came or ())
    return MonthlyReport(
        bank=bank,
        period=period,
        zone=rules.zone,
        edition=rules.book,
        days=days,
        law=law,
        as_of=as_of,
        due=due_day(period, rules.report_due_day),
        statistics_due=due_day(period, rules.statistics_due_day),
        kpis=tuple(rows.values()),
        figures=figures,
        verdicts=_verdicts(figures, period, rules, (*baselines, *(previous.figures.values() if previous else ())), rows),
        satisfaction=None if said is None else satisfaction_section(said, scope=scope),
        complaints=about,
        customers=None if people is None else customer_section(people, tiers=tiers),
        approvals=None if asked is None else approval_section(tuple(one.called(rules.names) for one in asked), period=period),
        contacts=None if met is None else contact_section(met, period=period, zone=rules.zone, owed=visits_owed),
        notes=(
            *(() if complete else (reason("note.incomplete", as_of=as_of),)),
            *(() if about is None else _complaint_notes(about, figures)),
            *(reason("note.no_source", section=Term(section)) for kind, (_, section) in _SOURCES.items() if kind not in given),
            *(reason("note.no_records", kpi=one) for one in rows.values() if one.reads not in (*_SOURCES, *given)),
        ),
        names=rules.names,
    )


def _tuple(records: Iterable[T] | None) -> tuple[T, ...] | None:
    return None if records is None else tuple(records)


def _figures(kpis: Iterable[AnyKpi], records: Mapping[type[object], Iterable[object]], scope: Scope) -> Figures:
    """Count every KPI whose records are there."""
    read = {kind: tuple(rows) for kind, rows in records.items()}
    return Figures({one.id: one.measure(cast("tuple[Never, ...]", read[one.reads]), scope) for one in kpis if one.reads in read})


def _not_in_time(period: Period, as_of: date, previous: MonthlyReport | None) -> Iterator[Reason]:
    if as_of < period.first:
        yield reason("report_before_period", as_of=as_of, first=period.first)
    if previous is not None and previous.period != period.previous():
        yield reason("not_the_period_before", found=previous.period, wanted=period.previous())


def _not_to_be_counted(rules: KpiRules, kpis: Mapping[str, AnyKpi], records: Iterable[type[object]]) -> Iterator[Reason]:
    yield from (unknown("unknown_figure", one.kpi, kpis) for one in rules.targets if one.kpi not in kpis)
    yield from (reason("kpi.records_named", found=kind.__name__, field=_SOURCES[kind][0]) for kind in records if kind in _SOURCES)


def _verdicts(
    figures: Mapping[str, Measure], period: Period, rules: KpiRules, baselines: tuple[Measure, ...], kpis: Mapping[str, AnyKpi]
) -> tuple[Verdict, ...]:
    """Yield the verdicts on the targets for this kind of period; one whose figure or baseline is missing is not covered, never skipped."""
    by_window = {(one.definition.partition("/")[0], one.window): one for one in baselines}
    return tuple(
        judge(figures.get(target.kpi), target, by_window.get((target.kpi, target.baseline)), kpis=kpis.values())
        for target in rules.targets
        if target.every is period.kind
    )


# What a file may leave out without a note: not every complaint has them.
_OPTIONAL: Final = frozenset({"remedy", "cause", "disputed", "postcode", "demand"})


def _complaint_notes(complaints: ComplaintSection, figures: Mapping[str, Measure]) -> Iterator[Reason]:
    """Yield what the complaints' source leaves open, and what it merely states."""
    in_time, stated = figures.get(CLOSED_IN_TIME.id), figures.get(STATED_IN_TIME.id)
    counts = {
        "note.stated": (stated.denominator or 0) if stated else 0,
        "note.closing_day_unknown": complaints.closing_day_unknown,
        "note.state_unknown": complaints.state_unknown,
        "note.deadline_unknown": dict(in_time.excluded).get("deadline_unknown", 0) if in_time else 0,
    }
    yield from (reason(code, count=count) for code, count in counts.items() if count)
    for one in complaints.breakdowns:
        if one.tally.unknown and one.dimension not in _OPTIONAL:
            yield reason("note.field_unknown", field=Term(one.dimension), count=one.tally.unknown, total=one.tally.total)

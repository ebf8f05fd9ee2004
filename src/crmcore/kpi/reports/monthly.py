"""What the monthly customer report contains. Rendering it is an adapter's work; this is the content, as frozen data, from frozen records.

A section whose source is `None` is absent and says so in a note; a source that is there and empty gives a section that counts nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Final

import attrs

from crmcore.complaints.record import ComplaintRecord
from crmcore.customers.record import CustomerRecord
from crmcore.decision import Reason, reason
from crmcore.errors import InvalidType, InvalidValue
from crmcore.event import plain_day
from crmcore.kpi.reports.complaints import complaint_section
from crmcore.kpi.reports.customers import approval_section, contact_section, customer_section, satisfaction_section
from crmcore.kpi.reports.sections import ApprovalSection, ComplaintSection, ContactSection, CustomerSection, SatisfactionSection
from crmcore.kpi.rules import KpiRules
from crmcore.kpi.targets import Verdict, judge
from crmcore.measures.measure import Measure
from crmcore.messages import Term
from crmcore.policy.record import ApprovalRecord
from crmcore.relations.contacts import Contact
from crmcore.service.surveys import SurveyAnswer
from crmcore.worktime.calendars.duration import Duration
from crmcore.worktime.period import Period, due_day


@attrs.frozen(kw_only=True)
class MonthlyReport:
    """The monthly customer report: what it covers, by which rules, its sections, its figures against their targets, and what it cannot say.

    `due` is the last day on which the report still comes in time, `statistics_due` that of the complaint statistics. `as_of` is the day on which the
    records were made. `notes` say what the sources leave open or only state.

    Clause: BANK-3.2, RULES-4.27
    """

    bank: str
    period: Period
    zone: str
    edition: str
    as_of: date
    due: date
    statistics_due: date
    measures: tuple[Measure, ...]
    verdicts: tuple[Verdict, ...]
    satisfaction: SatisfactionSection | None
    complaints: ComplaintSection | None
    customers: CustomerSection | None
    approvals: ApprovalSection | None
    contacts: ContactSection | None
    notes: tuple[Reason, ...]

    def measure(self, id: str) -> Measure | None:
        """Return the report's figure of one KPI, by id (`satisfaction.csat`); None where its source is absent."""
        return next((one for one in self.measures if one.definition.partition("/")[0] == id), None)

    def verdict(self, id: str) -> Verdict | None:
        """Return the verdict on one KPI's target; None where the rulebook sets none for this kind of period."""
        return next((one for one in self.verdicts if one.target.kpi == id), None)


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
    visits_owed: Mapping[str, Duration] | None = None,
    tiers: tuple[str, ...] = (),
    previous: MonthlyReport | None = None,
    baselines: Iterable[Measure] = (),
) -> MonthlyReport:
    """Return the report of one period, over records that may reach beyond it on both sides.

    `tiers` is the rulebook's order of tiers, highest first, which says what is up and what is down; `visits_owed` gives the rhythm of return visits
    by customer id. `previous` is the report of the period before: it gives the change of each matter, and its figures serve as baselines, as do
    `baselines`. Figures of a period that was not over on `as_of` are marked incomplete. Raises `InvalidValue` when `as_of` lies before the period,
    or `previous` is not the period just before; `InvalidType` for an `as_of` that is no plain date, a period that is no `Period`, and other rules
    than those of `Edition.kpi`.

    Clause: BANK-3.2, RULES-4.27, BANK-1.2
    """
    for field, value, wanted in (("period", period, Period), ("rules", rules, KpiRules)):
        if not isinstance(value, wanted):
            raise InvalidType(reason("wrong_type", field=field, found=type(value).__name__, wanted=wanted.__name__))
    as_of = plain_day(as_of, "as_of")
    _fits(period, as_of, previous)
    complete = as_of >= period.last
    people = None if customers is None else tuple(customers)
    about_customers = None if people is None else customer_section(people, period=period, tiers=tiers, complete=complete)
    about_complaints = (
        None
        if complaints is None
        else complaint_section(
            tuple(complaints),
            period=period,
            rules=rules,
            customers=None if people is None else len(people),
            before=None if previous is None else previous.complaints,
            complete=complete,
        )
    )
    satisfaction = None if answers is None else satisfaction_section(tuple(answers), period=period, rules=rules, complete=complete)
    measures = _measures(satisfaction, about_complaints, about_customers)
    return MonthlyReport(
        bank=bank,
        period=period,
        zone=rules.zone,
        edition=rules.edition,
        as_of=as_of,
        due=due_day(period, rules.report_due_day),
        statistics_due=due_day(period, rules.statistics_due_day),
        measures=measures,
        verdicts=_verdicts(measures, period, rules, (*baselines, *(previous.measures if previous else ()))),
        satisfaction=satisfaction,
        complaints=about_complaints,
        customers=about_customers,
        approvals=None if approvals is None else approval_section(tuple(approvals), period=period),
        contacts=None if contacts is None else contact_section(tuple(contacts), period=period, zone=rules.zone, owed=visits_owed),
        notes=_notes(
            {
                "satisfaction": answers is None,
                "complaints": complaints is None,
                "customers": customers is None,
                "approvals": approvals is None,
                "contacts": contacts is None,
            },
            about_complaints,
            None if complete else as_of,
        ),
    )


def _fits(period: Period, as_of: date, previous: MonthlyReport | None) -> None:
    faults: list[Reason] = []
    if as_of < period.first:
        faults.append(reason("report_before_period", as_of=as_of, first=period.first))
    if previous is not None and previous.period != period.previous():
        faults.append(reason("not_the_period_before", found=previous.period, wanted=period.previous()))
    if faults:
        raise InvalidValue(*faults)


def _measures(
    satisfaction: SatisfactionSection | None, complaints: ComplaintSection | None, customers: CustomerSection | None
) -> tuple[Measure, ...]:
    """Return the report's figures in the order of the catalogue."""
    found: list[Measure] = []
    if satisfaction is not None:
        found += [satisfaction.csat, satisfaction.nps]
    if complaints is not None:
        found += [complaints.rate, complaints.closed_in_time, complaints.stated_in_time, complaints.resolution]
    if customers is not None:
        found.append(customers.completeness)
    return tuple(found)


def _verdicts(measures: tuple[Measure, ...], period: Period, rules: KpiRules, baselines: tuple[Measure, ...]) -> tuple[Verdict, ...]:
    """Judge the targets that are set for this kind of period; a figure or a baseline that is missing is not covered, never skipped."""
    by_id = {one.definition.partition("/")[0]: one for one in measures}
    by_window = {(one.definition.partition("/")[0], one.window): one for one in baselines}
    return tuple(
        judge(by_id.get(target.kpi), target, by_window.get((target.kpi, target.baseline))) for target in rules.targets if target.every is period.kind
    )


# What a file may leave out without that being worth a line: not every complaint has them.
_OPTIONAL: Final = frozenset({"remedy", "cause", "disputed", "postcode", "demand"})


def _notes(absent: Mapping[str, bool], complaints: ComplaintSection | None, incomplete: date | None) -> tuple[Reason, ...]:
    """Say what the figures leave open: first what holds for all of them, then what the complaints' source does not say, then what has no source."""
    notes: list[Reason] = []
    if incomplete is not None:
        notes.append(reason("note.incomplete", as_of=incomplete))
    if complaints is not None:
        in_time = dict(complaints.closed_in_time.excluded)
        stated = complaints.stated_in_time.denominator or 0
        counts = {
            "note.stated": stated,
            "note.closing_day_unknown": complaints.closing_day_unknown,
            "note.state_unknown": complaints.state_unknown,
            "note.deadline_unknown": in_time.get("deadline_unknown", 0),
        }
        notes += [reason(code, count=count) for code, count in counts.items() if count]
        notes += [
            reason("note.field_unknown", field=Term(one.dimension), count=one.tally.unknown, total=one.tally.total)
            for one in complaints.breakdowns
            if one.tally.unknown and one.dimension not in _OPTIONAL
        ]
    notes += [reason("note.no_source", section=Term(name)) for name, missing in absent.items() if missing]
    return tuple(notes)

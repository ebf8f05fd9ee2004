"""One month of the example city bank: everything that happened, and what the rules say about it. Pure: the same seed gives the same month."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from typing import Final, Protocol, TypeVar

import attrs

from crmcore.cli.demo.approvals import expenses
from crmcore.cli.demo.dice import Dice
from crmcore.cli.demo.people import customers, transactions
from crmcore.cli.demo.plans import plans
from crmcore.cli.demo.staff import actors
from crmcore.cli.demo.voices import answers, contacts
from crmcore.cli.demo.walks import walk
from crmcore.complaints.case import Complaint
from crmcore.complaints.record import record_of as complaint_record
from crmcore.customers.activity import Transaction, activities_of
from crmcore.customers.facts import facts_of
from crmcore.customers.profile import Customer
from crmcore.customers.record import record_of as customer_record
from crmcore.kpi.figures.complaints import RATE
from crmcore.kpi.reports.monthly import MonthlyReport, monthly_report
from crmcore.kpi.row import Scope
from crmcore.measures.counts import RateCount
from crmcore.policy.approval import Approval
from crmcore.policy.record import record_of as approval_record
from crmcore.relations.contacts import Contact
from crmcore.rulebook.edition import Edition
from crmcore.segmentation.standing import Standing
from crmcore.segmentation.tiering import assign, service_level
from crmcore.service.surveys import SurveyAnswer
from crmcore.worktime.calendars.zone import zone_named
from crmcore.worktime.period import Period

T = TypeVar("T")

PERIOD: Final = Period.month(2026, 7)
BANK: Final = "Example city bank"

# How large the month is.
INDIVIDUALS: Final = 1_800
FIRMS: Final = 200
COMPLAINTS: Final = 300
ANSWERS: Final = 1_500
REQUESTS: Final = 120
REMEDIES: Final = 80

# The bank's own figures for the month that the rulebook compares with: complaints, and customers at its end.
BASELINE: Final = RateCount(371, 1_940)
BASELINE_MONTH: Final = Period.parse("2025-07")


class Track(Protocol):
    """How progress is shown: it passes the items on, one by one."""

    def __call__(self, items: Iterable[T], /, what: str, total: int) -> Iterable[T]:
        """Yield the items."""
        ...


@attrs.frozen(kw_only=True)
class Month:
    """Everything that happened in one month. `begin` is its first instant, `end` the first one after it: states are as of then."""

    edition: Edition
    begin: datetime
    end: datetime
    customers: tuple[Customer, ...]
    transactions: tuple[Transaction, ...]
    contacts: tuple[Contact, ...]
    answers: tuple[SurveyAnswer, ...]
    complaints: tuple[Complaint, ...]
    approvals: tuple[Approval, ...]
    before: tuple[tuple[str, Standing], ...]
    now: tuple[tuple[str, Standing], ...]


def run(seed: int, edition: Edition, track: Track) -> Month:
    """Return the month as it happens under one edition of the rulebook."""
    dice = Dice.of(seed)
    begin, end = (at.astimezone(zone_named(edition.zone)) for at in PERIOD.bounds(edition.zone))
    people = customers(dice, INDIVIDUALS, FIRMS, edition.customers.credit_grades)
    moved = tuple(transactions(dice, people, end.date()))
    before = tuple(track(_standings(people, moved, begin.date(), edition), what="tiers_before", total=len(people)))
    now = tuple(track(_standings(people, moved, end.date(), edition), what="tiers_after", total=len(people)))
    tiers = {customer: standing.tier for customer, standing in before}
    staff = actors(edition.organisation)
    planned = plans(dice, people, tiers, month=begin, complaints=COMPLAINTS, remedies=REMEDIES, rules=edition.complaints)
    cases: list[Complaint] = []
    approvals: list[Approval] = []
    for plan in track(planned, what="walking", total=len(planned)):
        walked = walk(plan, staff, edition, tuple(approvals), end)
        cases += (walked.complaint, *walked.others)
        approvals += [] if walked.approval is None else [walked.approval]
    approvals += expenses(dice, staff, edition.policy, month=begin, count=REQUESTS - len(approvals))
    return Month(
        edition=edition,
        begin=begin,
        end=end,
        customers=people,
        transactions=moved,
        contacts=tuple(contacts(dice, people, tiers, month=begin)),
        answers=tuple(answers(dice, people, first=PERIOD.first, count=ANSWERS)),
        complaints=tuple(cases),
        approvals=tuple(approvals),
        before=before,
        now=now,
    )


def _standings(people: tuple[Customer, ...], moved: tuple[Transaction, ...], day: date, edition: Edition) -> Iterator[tuple[str, Standing]]:
    """Yield every customer's tier as of a day."""
    rules = edition.customers
    did = activities_of(moved, customers=(one.id for one in people), as_of=day, zone=rules.zone, currency=rules.currency)
    for one in people:
        yield one.id, assign(facts_of(one, did[one.id], as_of=day, rules=rules), rules=edition.segmentation, as_of=day)


def report_on(month: Month) -> MonthlyReport:
    """Return the customer report of a month, from its frozen records."""
    edition, end = month.edition, month.end
    was = {customer: standing.tier for customer, standing in month.before}
    levels = {customer: service_level(standing, rules=edition.segmentation) for customer, standing in month.now}
    return monthly_report(
        period=PERIOD,
        bank=BANK,
        as_of=end.date(),
        rules=edition.kpi,
        complaints=(complaint_record(one, at=end, rules=edition.complaints) for one in month.complaints),
        answers=month.answers,
        customers=(
            customer_record(one, tier=levels[one.id].tier, previous_tier=was[one.id], as_of=PERIOD.last, rules=edition.customers)
            for one in month.customers
        ),
        approvals=(approval_record(one.request, one.refusal or one.grant, zone=edition.zone) for one in month.approvals),
        contacts=month.contacts,
        visits_owed={customer: level.return_visit_every for customer, level in levels.items() if level.return_visit_every is not None},
        tiers=edition.segmentation.order,
        baselines=(RATE.result(BASELINE, Scope(period=BASELINE_MONTH, customers=BASELINE.base, rules=edition.kpi)),),
    )

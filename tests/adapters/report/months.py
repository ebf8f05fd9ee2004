"""Months to render: a full one, one of which a file only states the timeliness, and an empty one."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from fractions import Fraction

from crmcore.complaints.record import ComplaintRecord, Timeliness
from crmcore.customers.record import CustomerRecord
from crmcore.kpi import KpiRules, MonthlyReport, Target, monthly_report
from crmcore.money import Money
from crmcore.policy.record import ApprovalOutcome, ApprovalRecord
from crmcore.relations import Contact, ContactKind
from crmcore.service import SurveyAnswer
from crmcore.worktime.calendars.duration import Duration, TimeUnit
from crmcore.worktime.period import Period

JULY = Period.month(2026, 7)
RULES = KpiRules(
    edition="example-city-bank@2026-01-01#00000000",
    zone="Asia/Shanghai",
    csat_satisfied_from=4,
    complaint_rate_per=1000,
    targets=(
        Target(kpi="satisfaction.csat", clause="BANK-1.2", at_least=Fraction(7, 10)),
        Target(kpi="satisfaction.nps", clause="MAN-5.1", at_least=Fraction(60)),
        Target(kpi="complaints.rate", clause="BANK-1.2", down_by=Fraction(1, 5), baseline="2026-06"),
        Target(kpi="customers.completeness"),
    ),
)
MATTERS = (
    "fees",
    "card",
    "waiting_time",
    "service",
    "a firm's <own> $word$ that is much longer than what fits on one line of a telephone",
    *tuple(f"matter_{n}" for n in range(8)),
)


def _complaint(n: int) -> ComplaintRecord:
    received = date(2026, 6, 1) + timedelta(days=n * 7 % 61)
    closed = received + timedelta(days=n % 26)
    done = closed <= JULY.last
    return ComplaintRecord(
        id=f"C-{n:03d}",
        received=received,
        closed=closed if done else None,
        is_closed=done,
        state="closed" if done else "assigned",
        class_id="ordinary",
        matter=MATTERS[n * n % len(MATTERS)],
        channel=None if n % 9 == 0 else "telephone",
        outcome="upheld" if done else None,
        customer=f"K-secret-{n}",
        tier="vip",
        timeliness=(Timeliness.IN_TIME if n % 26 <= 7 else Timeliness.LATE) if done else Timeliness.OPEN,
        due=received + timedelta(days=7),
        paused=n % 5 == 0,
        overdue=not done and n % 2 == 0,
        remedy=Money(n, "CNY") if done and n % 4 == 0 else None,
        disputed=n % 11 == 0,
        postcode="secret",
    )


def full() -> MonthlyReport:
    """Return a month with every section, and the month before."""
    complaints = [_complaint(n) for n in range(260)]
    tiers = ("vip", "premium", "ordinary")
    customers = [
        CustomerRecord(
            id=f"K-secret-{n}",
            kind="individual",
            tier=None if n == 5 else tiers[n % 3],
            previous_tier=tiers[n % 2],
            filled=9,
            required=10,
            as_of=JULY.last,
        )
        for n in range(200)
    ]
    answers = [
        SurveyAnswer(
            id=f"A{n}",
            customer=f"K-secret-{n}",
            day=date(2026, 7, n % 31 + 1),
            channel="online",
            csat=None if n % 10 == 0 else n % 5 + 1 if n % 3 == 0 else 5,
            nps=n % 11,
            items={"price_fairness": n % 5 + 1, "service_quality": 5 - n % 2},
        )
        for n in range(150)
    ]
    approvals = [
        ApprovalRecord(
            id=f"P{n}",
            action="compensation",
            amount=Money(100, "CNY"),
            at=date(2026, 7, n + 1),
            outcome=list(ApprovalOutcome)[n % 3],
            reasons=("own_request",) if n % 3 == 1 else (),
            emergency=n == 2,
        )
        for n in range(9)
    ]
    contacts = [
        Contact(id=f"T{n}", customer=f"K-secret-{n}", at=datetime(2026, 7, 3, tzinfo=UTC), kind=ContactKind.RETURN_VISIT, by="anna") for n in range(4)
    ]

    def month(period: Period, previous: MonthlyReport | None = None) -> MonthlyReport:
        return monthly_report(
            period=period,
            bank="Example <city> bank",
            as_of=JULY.last,
            rules=RULES,
            complaints=complaints,
            answers=answers,
            customers=customers,
            approvals=approvals,
            contacts=contacts,
            visits_owed={f"K-secret-{n}": Duration(1, TimeUnit.MONTH) for n in range(6)},
            tiers=tiers,
            previous=previous,
        )

    return month(JULY, month(JULY.previous()))


def stated(*, is_closed: bool | None = True) -> MonthlyReport:
    """Return a month from a file that says neither deadline nor day of closure, and holds nothing but complaints."""
    complaints = [
        ComplaintRecord(
            id=str(n),
            received=date(2026, 7, n % 31 + 1),
            is_closed=False if is_closed and n % 7 == 0 else is_closed,
            matter="fees",
            outcome="Closed with explanation",
            timeliness=Timeliness.STATED_LATE if n % 30 == 0 else Timeliness.STATED_IN_TIME,
        )
        for n in range(100)
    ]
    return monthly_report(period=JULY, bank="A public file", as_of=date(2026, 8, 2), rules=RULES, complaints=complaints)


def empty() -> MonthlyReport:
    """Return a month in which every source is there and nothing happened."""
    return monthly_report(
        period=JULY,
        bank="A new bank",
        as_of=JULY.last,
        rules=RULES,
        complaints=[],
        answers=[],
        customers=[],
        approvals=[],
        contacts=[],
        tiers=("vip",),
    )


def bare() -> MonthlyReport:
    """Return a month without any source, and without targets."""
    rules = KpiRules(edition="x", zone="UTC", csat_satisfied_from=4, complaint_rate_per=1000)
    return monthly_report(period=JULY, bank="Nobody", as_of=JULY.last, rules=rules)

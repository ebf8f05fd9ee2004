"""Rows for the tests of figures and reports, and strategies that make them."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from fractions import Fraction
from itertools import count

import attrs
from hypothesis import strategies as st

from crmcore.complaints.record import ComplaintRecord, Timeliness
from crmcore.customers.record import CustomerRecord
from crmcore.kpi import KpiRules, Target
from crmcore.money import Money
from crmcore.service import SurveyAnswer
from crmcore.worktime.period import Period

RULES = KpiRules(edition="bank@2026-01-01#00000000", zone="Asia/Shanghai", csat_satisfied_from=4, complaint_rate_per=1000)
JULY = Period.month(2026, 7)
JULY_DAYS = {date(2026, 7, day) for day in range(1, 32)}


def rules(*targets: Target, age_bands: tuple[int, ...] = (7, 15, 30, 60), **changes: int) -> KpiRules:
    """Return the shipped rulebook's numbers, with targets."""
    numbers = {"csat_satisfied_from": 4, "complaint_rate_per": 1000, **changes}
    return attrs.evolve(RULES, targets=targets, age_bands=age_bands, **numbers)  # type: ignore[arg-type]


def complaint(id: str, received: date, closed: date | None = None, **changes: object) -> ComplaintRecord:
    """Return a complaint; one with a day of closure is closed, one without is open."""
    values: dict[str, object] = {
        "is_closed": closed is not None,
        "timeliness": Timeliness.OPEN if closed is None else Timeliness.IN_TIME,
        "overdue": False if closed is None else None,
    }
    return ComplaintRecord(id=id, received=received, closed=closed, **{**values, **changes})  # type: ignore[arg-type]


_NUMBERS = count(1)


def answer(csat: int | None = None, nps: int | None = None, day: date = date(2026, 7, 15), **items: int) -> SurveyAnswer:
    return SurveyAnswer(id=f"A-{next(_NUMBERS)}", day=day, csat=csat, nps=nps, items=items)


def customer(filled: int = 9, required: int = 10, tier: str | None = None, before: str | None = None) -> CustomerRecord:
    return CustomerRecord(
        id=f"K-{next(_NUMBERS)}", kind="individual", tier=tier, previous_tier=before, filled=filled, required=required, as_of=JULY.last
    )


DAYS = st.dates(date(2026, 5, 20), date(2026, 8, 10))


WORDS = st.sampled_from(["fees", "card", "service", None])
OUTCOMES = st.sampled_from(["upheld", "partly_upheld", "not_upheld", "solved", "withdrawn", "merged", "relief", None])
_EVENTS = st.lists(st.sampled_from(["registered", "acknowledged", "reopened"]), unique=True, max_size=3).map(tuple)


def _instants(day: date) -> st.SearchStrategy[datetime | None]:
    """Draw an instant of a day, or none: few of them, so that two often fall together."""
    return st.none() | st.sampled_from([9, 17, 23]).map(lambda hour: datetime(day.year, day.month, day.day, hour, tzinfo=UTC))


@st.composite
def _complaints(draw: st.DrawFn) -> ComplaintRecord:
    """Draw a complaint of which anything may be unknown."""
    received = draw(DAYS)
    closed = draw(st.none() | st.integers(0, 60).map(lambda days: received + timedelta(days=days)))
    due = draw(st.none() | st.integers(0, 60).map(lambda days: received + timedelta(days=days)))
    return ComplaintRecord(
        id=draw(_IDS),
        received=received,
        closed=closed,
        is_closed=True if closed is not None else draw(st.sampled_from([False, False, True, None])),
        timeliness=draw(st.sampled_from(Timeliness)),
        due=due,
        closed_at=None if closed is None else draw(_instants(closed)),
        due_at=None if due is None else draw(_instants(due)),
        overdue=draw(st.sampled_from([True, False, None])),
        paused=draw(st.booleans()),
        matter=draw(WORDS),
        channel=draw(WORDS),
        outcome=draw(OUTCOMES),
        cause=draw(WORDS),
        recorded_late=draw(st.sampled_from([True, False, None])),
        disputed=draw(st.sampled_from([True, False, None])),
        remedy=draw(st.none() | st.integers(1, 900).map(lambda amount: Money(amount, "CNY"))),
        events=draw(_EVENTS),
    )


_IDS = st.integers(0, 999).map("C-{:03d}".format)
COMPLAINTS = st.lists(_complaints(), max_size=25, unique_by=lambda one: one.id)
ANSWERS = st.lists(st.builds(answer, st.none() | st.integers(1, 5), st.none() | st.integers(0, 10), DAYS), max_size=40)
SHARES = st.fractions(min_value=0, max_value=1, max_denominator=1000)
HALF = Fraction(1, 2)


@st.composite
def _customers(draw: st.DrawFn) -> CustomerRecord:
    required = draw(st.integers(0, 9))
    return customer(draw(st.integers(0, required)), required)


CUSTOMERS = st.lists(_customers(), max_size=25)
# What the rows of the catalogue are tried with.
RECORDS: dict[type[object], st.SearchStrategy[list[object]]] = {ComplaintRecord: COMPLAINTS, SurveyAnswer: ANSWERS, CustomerRecord: CUSTOMERS}  # type: ignore[dict-item]

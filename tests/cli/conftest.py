"""A small database: one complaint on its way under the default rulebook, and the customer who made it."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from crmcore.adapters.sql import SqlStores, sqlite
from crmcore.complaints import InvestigationReport, Manner, RecordCard, Reply, register
from crmcore.complaints.events import Closed, ComplaintAccepted, GroundsConfirmed, HandlerAssigned, NotAccepted, ReasonsGiven, ReportFiled
from crmcore.customers.activity import Transaction
from crmcore.customers.facts import CustomerFacts
from crmcore.customers.profile import Individual, Prospect
from crmcore.money import Money
from crmcore.organisation import Staff
from crmcore.relations.contacts import Contact, ContactKind
from crmcore.rulebook import Rulebook
from crmcore.rulebook.files import default
from crmcore.segmentation import assign

SHANGHAI = ZoneInfo("Asia/Shanghai")
START = datetime(2026, 7, 6, 9, 30, tzinfo=SHANGHAI)
COMPLETE = Individual(id="K-2", name="王语嫣", sex="f", age_band="18-30", phone="18012341998", occupation="scholar", opened_on=date(2026, 1, 1))
STAFF = {
    "clerk": Staff(id="clerk", unit="bank/outlets/east", positions=("outlet_clerk",)),
    "head": Staff(id="head", unit="bank/outlets/east", positions=("outlet_manager",)),
    "emil": Staff(id="emil", unit="bank/administration", positions=("administration_officer",)),
    "anna": Staff(id="anna", unit="bank/customer-relations/complaints", positions=("complaint_handler",)),
}


@pytest.fixture(scope="session")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the path of the database."""
    path = tmp_path_factory.mktemp("bank") / "crm.sqlite"
    edition = Rulebook.default().on(date(2026, 7, 1))
    rules = edition.complaints
    by = {one.id: edition.organisation.actor(one) for one in STAFF.values()}
    card = RecordCard(
        number="C-1",
        received_at=START,
        demands=("damages",),
        matter="fees",
        channel="outlet",
        customer_name="段誉",
        narrative="收费不清",
        customer="K-1",
    )
    case = register(card, at=START + timedelta(hours=1), by=by["clerk"], rules=rules)
    report = InvestigationReport(cause="a", course="b", responsible="c", conclusion="d", countermeasures="e", prevention="f")
    for event in (
        GroundsConfirmed(at=START + timedelta(hours=2), by=by["clerk"]),
        ComplaintAccepted(at=START + timedelta(hours=3), by=by["head"]),
        HandlerAssigned(at=START + timedelta(days=1), by=by["emil"], department="bank/customer-relations/complaints"),
        ReportFiled(at=START + timedelta(days=3), by=by["anna"], report=report),
    ):
        case = case.advance(event, rules=rules)
    closed = register(
        RecordCard(number="C-2", received_at=START, demands=("criticism",), matter="other", channel="outlet", customer_name="段誉"),
        at=START,
        by=by["clerk"],
        rules=rules,
    )
    aside = (
        GroundsConfirmed(at=START + timedelta(hours=1), by=by["clerk"]),
        NotAccepted(at=START + timedelta(hours=2), by=by["head"], why="not about us"),
        ReasonsGiven(
            at=START + timedelta(hours=3),
            by=by["clerk"],
            reply=Reply(manner=Manner.WRITTEN, content="sorry", contains=("verification_result", "basis_and_reasons", "remedies")),
        ),
        Closed(at=START + timedelta(hours=4), by=by["clerk"]),
    )
    for step in aside:
        closed = closed.advance(step, rules=rules)
    stores = SqlStores(sqlite(path))
    stores.create()
    stores.editions.save(default())
    stores.complaints.save_many((case, closed))
    stores.customers.save_many(
        (
            Individual(
                id="K-1", name="段誉", sex="m", birth_date=date(1990, 1, 1), opened_on=date(2015, 3, 1), credit_grade="A", phone="18012341999"
            ),
            COMPLETE,
            Individual(id="K-3", name="木婉清", birth_date=date(1940, 1, 1), opened_on=date(2001, 1, 1)),
            Prospect(id="P-1", name="阿朱"),
        )
    )
    stores.customers.add(
        Transaction(id=f"t{n}", customer="K-1", at=START - timedelta(days=10 * n), amount=Money(203_000, "CNY"), product="card") for n in range(4)
    )
    stores.contacts.add(
        [
            Contact(id="c1", customer="K-1", at=START - timedelta(days=40), kind=ContactKind.RETURN_VISIT, by="anna"),
            Contact(id="c2", customer="K-3", at=START - timedelta(days=200), kind=ContactKind.RETURN_VISIT, by="anna"),
        ]
    )
    stores.standings.save_many([("K-1", assign(CustomerFacts(kind="individual"), rules=edition.segmentation, as_of=date(2026, 7, 1)))])
    return path


@pytest.fixture(scope="session")
def plain_database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the path of a database whose rulebook promises ordinary customers nothing."""
    path = tmp_path_factory.mktemp("plain") / "crm.sqlite"
    text = default().replace('priority           = "normal"\nreturn_visit_every = "12 months"\n', "")
    assert text != default()
    stores = SqlStores(sqlite(path))
    stores.create()
    stores.editions.save(text)
    stores.customers.save(COMPLETE)
    return path

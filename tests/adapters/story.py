"""One complaint from its receipt to its end, with fixed values: what the golden file holds."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from crmcore.complaints.case import Complaint
from crmcore.complaints.events.procedure import (
    Closed,
    ComplaintAccepted,
    CustomerAnswered,
    Decided,
    GroundsConfirmed,
    HandlerAssigned,
    OpinionSubmitted,
    Registered,
    RemedyApproved,
    RemedyProposed,
    ReportFiled,
    ReportReviewed,
    ReturnedToService,
    SentBack,
)
from crmcore.complaints.lifecycles.standard import STANDARD
from crmcore.complaints.papers.card import RecordCard
from crmcore.complaints.papers.remedy import Remedy
from crmcore.complaints.papers.reply import Reply
from crmcore.complaints.papers.report import InvestigationReport
from crmcore.complaints.states import Manner, Ruling, State
from crmcore.event import Actor
from crmcore.lifecycles.walk import replay
from crmcore.money import Money
from crmcore.policy.grants import Grant, Signature
from crmcore.policy.request import ApprovalRequest

EDITION = "example-city-bank@2026-01-01#00000001"
START = datetime(2026, 7, 6, 9, 30, tzinfo=ZoneInfo("Asia/Shanghai"))
ANNA = Actor(id="anna", unit="bank/branch-3/service", rank=1, positions=frozenset({"specialist"}), roles=frozenset({"intake", "handler"}))
MEI = Actor(id="mei", unit="bank/branch-3", rank=2, positions=frozenset({"manager"}), roles=frozenset({"superior"}), on_behalf_of="hong")
CARD = RecordCard(
    number="C-2026-0417",
    received_at=START,
    demands=("compensation", "criticism"),
    channel="branch",
    customer_name="段誉",
    contact="18000001999",
    narrative="The transfer was booked twice.\n转账被重复入账。",
    customer="K-1",
    claimed=Money("500", "CNY"),
    injury=False,
    postcode="01234",
)
REPORT = InvestigationReport(
    cause="a batch ran twice",
    course="restarted by hand",
    responsible="operations",
    conclusion="upheld",
    countermeasures="reversed",
    prevention="a lock",
    category="system",
)


def story() -> Complaint:
    """Return the complaint as it stands at its end."""

    def at(hours: int) -> datetime:
        return START + timedelta(hours=hours)

    request = ApprovalRequest(
        id="A-1", action="compensation", amount=Money("500", "CNY"), requested_by=ANNA, at=at(60), subject=CARD.number, customer="K-1"
    )
    signature = Signature(by=MEI, at=datetime(2026, 7, 9, 1, tzinfo=UTC), position="manager", edition=EDITION)
    grant = Grant(request=request, chain=("manager",), signatures=(signature,), edition=EDITION)
    events = (
        Registered(at=at(0), by=ANNA, card=CARD),
        GroundsConfirmed(at=at(1), by=ANNA),
        ComplaintAccepted(at=at(2), by=MEI),
        HandlerAssigned(at=at(3), by=MEI, department="bank/operations"),
        ReportFiled(at=at(24), by=ANNA, report=REPORT),
        SentBack(at=at(25), by=MEI, why="say who"),
        ReportFiled(at=at(26), by=ANNA, report=REPORT),
        ReportReviewed(at=at(27), by=MEI),
        OpinionSubmitted(at=at(30), by=MEI, opinion="pay"),
        Decided(at=at(48), by=MEI, ruling=Ruling.UPHELD),
        RemedyProposed(
            at=at(60), by=ANNA, opinion="pay 500", remedies=(Remedy(kind="compensation", amount=Money("500", "CNY")), Remedy(kind="apology"))
        ),
        RemedyApproved(at=at(72), by=MEI, grants=(grant,)),
        ReturnedToService(at=at(73), by=ANNA),
        CustomerAnswered(at=at(74), by=ANNA, reply=Reply(manner=Manner.ORAL, content="we are sorry", person="段誉")),
        Closed(at=at(75), by=ANNA),
    )
    return replay(STANDARD, Complaint(CARD.number, EDITION, STANDARD.ref, State.RAISED, "ordinary", CARD), events)

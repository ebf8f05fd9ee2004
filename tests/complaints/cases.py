"""A small bank with its people and rules, and complaints in every state: for this folder's tests and for those of others.

`case_in(State.PROPOSED)` is a complaint on its way; `FORWARD` is the whole walk as a function from a complaint to its next event.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime, time, timedelta
from fractions import Fraction
from typing import Final

import attrs

from crmcore.complaints import (
    Capacity,
    Complaint,
    ComplaintClass,
    ComplaintRules,
    CustomerStatement,
    EntitlementRules,
    InvestigationReport,
    Manner,
    Paper,
    RecordCard,
    Remedy,
    Reply,
    Ruling,
    State,
    register,
)
from crmcore.complaints.events import (
    Closed,
    ComplaintAccepted,
    CustomerAnswered,
    Decided,
    Explained,
    GroundsConfirmed,
    HandlerAssigned,
    NotAccepted,
    OpinionSettled,
    OpinionSubmitted,
    ReasonsGiven,
    RemedyApproved,
    RemedyPerformed,
    RemedyProposed,
    ReportFiled,
    ReportReviewed,
    ReturnedToService,
    SentBack,
)
from crmcore.complaints.papers.entitlement import Needed
from crmcore.event import Actor, Event
from crmcore.money import Money
from crmcore.policy import Approval, ApprovalRequest, Band, Grant, Limit, PolicyRules, sign
from crmcore.rules import AnyOf, AtLeast, Below, Everyone, FirstMatch, Is, Row
from crmcore.worktime import Calendar, Clock, Duration, OnReopen, TimeUnit

# People -----------------------------------------------------------------------------------------------------------------------------------------

ANNA: Final = Actor(id="anna", unit="bank/outlets/west", rank=1, roles=frozenset({"intake"}))
OTTO: Final = Actor(id="otto", unit="bank/outlets", rank=2, roles=frozenset({"intake"}))
ADA: Final = Actor(id="ada", unit="bank/administration", rank=2, roles=frozenset({"administration"}))
HANS: Final = Actor(id="hans", unit="bank/relations/complaints", rank=1, roles=frozenset({"handler"}))
SUSI: Final = Actor(
    id="susi", unit="bank/relations/complaints", rank=2, positions=frozenset({"manager"}), roles=frozenset({"handler", "handler_supervisor"})
)
DORA: Final = Actor(id="dora", unit="bank/relations", rank=3, roles=frozenset({"handler_supervisor"}))
GREG: Final = Actor(id="greg", unit="bank", rank=9, positions=frozenset({"ceo"}), roles=frozenset({"general_manager"}))
CARL: Final = Actor(id="carl", unit="bank/relations/service", rank=1, roles=frozenset({"customer_service"}))
NORA: Final = Actor(id="nora", unit="bank/relations/complaints", rank=1)
FRED: Final = Actor(id="fred", unit="bank/finance", rank=2, positions=frozenset({"manager"}))
STAFF: Final = (ANNA, OTTO, ADA, HANS, SUSI, DORA, GREG, CARL, NORA, FRED)

# Rules -------------------------------------------------------------------------------------------------------------------------------------------


def cny(amount: str) -> Money:
    """Return an amount in the bank's currency."""
    return Money(amount, "CNY")


def _limit(action: str) -> Limit:
    bands = (
        Band(upper=cny("200"), position="specialist"),
        Band(upper=cny("5000"), inclusive=True, position="manager"),
        Band(chain=("manager", "ceo")),
    )
    return Limit(action=action, clause="BANK-4.1", bands=bands)


POLICY: Final = PolicyRules(edition="bank@2026", currency="CNY", limits={one: _limit(one) for one in ("compensation", "price_reduction")})
OFFICE: Final = Calendar(
    name="office",
    zone="Asia/Shanghai",
    hours={day: ((time(9), time(12)), (time(13, 30), time(18))) for day in range(5)},
    first_day=date(2026, 1, 1),
    last_day=date(2026, 12, 31),
)
CLOSE: Final = Clock(
    id="close",
    within=Duration(7, TimeUnit.DAY),
    starts=frozenset({"received"}),
    stops=frozenset({"customer_answered", "explained", "reasons_given", "outcome_filed", "turned_away"}),
    on_reopen=OnReopen.REMAINDER,
    warn_at=(Fraction(3, 4), Fraction(9, 10)),
    zone="Asia/Shanghai",
    clause="RULES-4.26",
)
CONTACT: Final = Clock(
    id="first_contact",
    within=Duration(2, TimeUnit.WORKING_HOUR),
    starts=frozenset({"received"}),
    stops=frozenset({"grounds_confirmed", "explained"}),
    on_reopen=OnReopen.CONTINUE,
    calendar="office",
    zone="Asia/Shanghai",
    clause="RULES-1.5",
)
CLASSES: Final = FirstMatch(
    (
        Row(
            "severe",
            AnyOf((AtLeast("claimed_amount", cny("100000")), Is("injury", value=True), AtLeast("complainants", 20))),
            ComplaintClass(id="severe", clause="RULES-1.5", clocks=(CLOSE, CONTACT)),
            "RULES-1.5",
        ),
        Row("petty", Below("claimed_amount", cny("100")), ComplaintClass(id="petty", clause="RULES-1.5", clocks=(CLOSE,), general_manager=False)),
        Row("ordinary", Everyone(), ComplaintClass(id="ordinary", clause="RULES-4.26", clocks=(CLOSE,)), "RULES-4.26"),
    )
)
ENTITLEMENT: Final = EntitlementRules(
    needs={
        Capacity.SELF: Needed(),
        Capacity.AUTHORISED_AGENT: Needed(papers=(Paper.SIGNED_AUTHORISATION, Paper.AGENT_IDENTITY), source="the agents' paragraph"),
        Capacity.HEIR: Needed(papers=(Paper.PROOF_OF_SUCCESSION,)),
        Capacity.GROUP_REPRESENTATIVE: Needed(),
    },
    representatives_at_most=5,
    in_person=("outlet",),
)
RULES: Final = ComplaintRules(
    edition="bank@2026",
    zone="Asia/Shanghai",
    currency="CNY",
    limits=True,
    matters=("fees", "staff", "card", "other"),
    demands=("price_reduction", "return", "exchange", "damages", "criticism", "suggestion"),
    channels=("outlet", "telephone", "letter"),
    classes=CLASSES,
    calendars={"office": OFFICE},
    entitlement=ENTITLEMENT,
)

# Papers ------------------------------------------------------------------------------------------------------------------------------------------

RECEIVED: Final = datetime(2026, 7, 6, 1, 30, tzinfo=UTC)  # Monday 09:30 in Shanghai
CARD: Final = RecordCard(
    number="C-2026-0417",
    received_at=RECEIVED,
    demands=("damages",),
    matter="fees",
    channel="outlet",
    customer_name="段誉",
    narrative="收费不清",
    contact="18012341999",
    customer="K-7",
    tier="vip",
    product="card",
    claimed=cny("1500"),
    postcode="200001",
)
REPORT: Final = InvestigationReport(
    cause="wrong fee table",
    course="the fee was charged twice",
    responsible="the clerk on duty",
    conclusion="the complaint is right",
    countermeasures="pay it back",
    prevention="one fee table only",
    category="system",
)
# What the law that binds the shipped classes requires of an answer.
CONTAINS: Final = ("verification_result", "basis_and_reasons", "remedies")
WRITTEN: Final = Reply(manner=Manner.WRITTEN, content="we pay it back", contains=CONTAINS)
ORAL: Final = Reply(manner=Manner.ORAL, content="we are sorry", person="段誉", contains=CONTAINS)
SAID: Final = CustomerStatement(channel="telephone", proof="recorded", content="I have thought about it")
NO_ACTION: Final = "one slip of one hand; the table is right"
REMEDIES: Final = (Remedy(kind="compensation", amount=cny("500")), Remedy(kind="apology"))


def grant_for(case: Complaint, kind: str = "compensation", amount: Money | None = None, *, by: Actor = HANS, manager: Actor | None = None) -> Grant:
    """Return a complete grant for what a complaint proposes, asked for by the handler and signed by somebody who may."""
    request = ApprovalRequest(
        id=f"{case.id}-{kind}-{case.version}",
        action=kind,
        amount=amount or case.money[kind],
        requested_by=by,
        at=case.history[-1].event.at,
        subject=case.id,
        customer=case.card.customer,
    )
    first = sign(Approval(request), by=manager or not_themselves(FRED, case), at=request.at, rules=POLICY)
    return first if first.complete else sign(Approval(request, first), by=GREG, at=request.at, rules=POLICY)


def not_themselves(one: Actor, case: Complaint) -> Actor:
    """Return a member of staff, or a colleague of the same position where the complaint is their own."""
    return one if case.card.customer != one.id else attrs.evolve(one, id=f"{one.id}'s colleague")


def later(case: Complaint, *, hours: int = 1) -> datetime:
    """Return an instant after a complaint's last step."""
    return case.history[-1].event.at + timedelta(hours=hours)


# Walks -------------------------------------------------------------------------------------------------------------------------------------------


def raised(card: RecordCard = CARD, rules: ComplaintRules = RULES) -> Complaint:
    """Return a complaint just put on record."""
    return register(card, at=card.received_at + timedelta(minutes=10), by=ANNA, rules=rules)


# What happens next on the way to a written answer, by the state a complaint is in.
FORWARD: Final[Mapping[State, Callable[[Complaint], Event]]] = {
    State.RECEIVED: lambda case: GroundsConfirmed(at=later(case), by=ANNA),
    State.CONFIRMED: lambda case: ComplaintAccepted(at=later(case), by=OTTO),
    State.ACCEPTED: lambda case: HandlerAssigned(
        at=later(case),
        by=ADA,
        department="bank/relations/complaints",
        together_with="bank/administration" if case.card.unit in {"bank/relations", "bank/relations/complaints"} else None,
    ),
    State.ASSIGNED: lambda case: ReportFiled(at=later(case), by=HANS, report=REPORT),
    State.REPORTED: lambda case: ReportReviewed(at=later(case), by=SUSI),
    State.REVIEWED: lambda case: (
        OpinionSettled(at=later(case), by=ADA, opinion="pay", ruling=Ruling.UPHELD)
        if case.class_id == "petty"
        else OpinionSubmitted(at=later(case), by=ADA, opinion="pay")
    ),
    State.SUBMITTED: lambda case: Decided(at=later(case), by=GREG, ruling=Ruling.UPHELD, remarks="pay at once"),
    State.DECIDED: lambda case: RemedyProposed(at=later(case), by=HANS, opinion="pay and say sorry", remedies=REMEDIES),
    State.PROPOSED: lambda case: RemedyApproved(at=later(case), by=SUSI, grants=tuple(grant_for(case, kind) for kind in case.money)),
    State.APPROVED: lambda case: ReturnedToService(at=later(case), by=HANS),
    State.RETURNED: lambda case: CustomerAnswered(at=later(case), by=CARL, reply=WRITTEN),
    State.ANSWERED: lambda case: (
        RemedyPerformed(at=later(case), by=CARL, remedy=case.owed[0], evidence="slip 7")
        if case.owed
        else Closed(at=later(case), by=CARL, no_action=NO_ACTION)
    ),
    State.EXPLAINED: lambda case: Closed(at=later(case), by=ANNA),
    State.NOT_ACCEPTED: lambda case: ReasonsGiven(at=later(case), by=ANNA, reply=ORAL),
    State.REASONS_GIVEN: lambda case: Closed(at=later(case), by=ANNA),
}

# What leaves the way, by the state it leads to.
ASIDE: Final[Mapping[State, tuple[State, Callable[[Complaint], Event]]]] = {
    State.EXPLAINED: (State.RECEIVED, lambda case: Explained(at=later(case), by=ANNA, reply=ORAL)),
    State.NOT_ACCEPTED: (State.CONFIRMED, lambda case: NotAccepted(at=later(case), by=OTTO, why="not about us")),
}


def case_in(state: State, card: RecordCard = CARD, rules: ComplaintRules = RULES) -> Complaint:
    """Return a complaint in a state, having walked there step by step."""
    if state is State.REASONS_GIVEN:
        before = case_in(State.NOT_ACCEPTED, card, rules)
        return before.advance(FORWARD[State.NOT_ACCEPTED](before), rules=rules)
    if state in ASIDE:
        origin, event = ASIDE[state]
        before = case_in(origin, card, rules)
        return before.advance(event(before), rules=rules)
    case = raised(card, rules)
    return walked(case, state, rules)


def walked(case: Complaint, until: State, rules: ComplaintRules = RULES) -> Complaint:
    """Return a complaint on its way until a state, also once it was reopened."""
    while case.state is not until:
        case = case.advance(FORWARD[State.ACCEPTED if case.state is State.REOPENED else case.state](case), rules=rules)
    return case


def performed(case: Complaint, rules: ComplaintRules = RULES) -> Complaint:
    """Return the complaint after the customer had everything that they were told of."""
    for one in case.owed:
        case = case.advance(RemedyPerformed(at=later(case), by=CARL, remedy=one, evidence="slip 7"), rules=rules)
    return case


def sent_back(case: Complaint, by: Actor, why: str = "unclear") -> Complaint:
    """Return the complaint after a reviewer sent the paper back."""
    return case.advance(SentBack(at=later(case), by=by, why=why), rules=RULES)


def about(*, unit: str | None = None, person: str | None = None) -> RecordCard:
    """Return a card of a complaint about a unit or a person."""
    return attrs.evolve(CARD, unit=unit, person=person)

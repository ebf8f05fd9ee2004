"""Rules with every clock and class of part two, and complaints of the three classes on their way: for the tests of what happens beside it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Final

import attrs

from crmcore.complaints import Complaint, ComplaintClass, CrisisRules, Notice, Remedy, Ruling, State
from crmcore.complaints.events import CrisisGroupFormed, CustomerContacted, EmergencyRemedy, OpinionSettled, PassedOn, SolvedAtOnce
from crmcore.event import Actor, Event
from crmcore.policy import Approval, ApprovalRequest, Grant, sign
from crmcore.rules import AtLeast, Below, Everyone, FirstMatch, Is, Row
from crmcore.worktime import Clock, Duration, Extension, OnReopen, PauseRule, TimeUnit
from tests.complaints.cases import ADA, ANNA, CARD, CARL, FORWARD, FRED, GREG, POLICY, RULES, SAID, WRITTEN, cny, later, raised
from tests.complaints.toy_law import BOUND

TOLD: Final = frozenset(
    {
        "customer_answered",
        "explained",
        "reasons_given",
        "outcome_filed",
        "turned_away",
        "solved_at_once",
        "referred",
        "review_decided",
        "withdrawn",
        "merged",
    }
)
REOPENING: Final = frozenset({"reopened", "follow_up_unsolved", "passed_on"})
RESPOND: Final = Clock(
    id="respond",
    within=Duration(15, TimeUnit.DAY),
    starts=frozenset({"received"}),
    stops=TOLD,
    pauses=frozenset({"clock_paused", "mediation_agreed"}),
    resumes=frozenset({"clock_resumed", "mediation_ended"}),
    pause_for=(PauseRule(why="appraisal", notice=True), PauseRule(why="mediation", at_most=Duration(30, TimeUnit.DAY), consent=True)),
    resets=frozenset({"new_facts"}),
    extends=frozenset({"clock_extended"}),
    extensions=(
        Extension(id="complex", to=Duration(30, TimeUnit.DAY), condition="complex"),
        Extension(id="special", to=Duration(60, TimeUnit.DAY), condition="special", approvers=frozenset({"general_manager"}), notice=True),
    ),
    reopens=REOPENING,
    on_reopen=OnReopen.NEW,
    merges=frozenset({"merged_in"}),
    on_merge=OnReopen.CONTINUE,
    zone="Asia/Shanghai",
    clause="RULES-4.26",
)
RATIFY: Final = Clock(
    id="ratify",
    within=Duration(3, TimeUnit.DAY),
    starts=frozenset({"emergency_remedy"}),
    stops=frozenset({"emergency_ratified", "emergency_refused"}),
    reopens=frozenset({"emergency_remedy_again"}),
    on_reopen=OnReopen.NEW,
    zone="Asia/Shanghai",
    clause="BANK-4.1",
)
CONTACT: Final = Clock(
    id="first_contact",
    within=Duration(2, TimeUnit.HOUR),
    starts=frozenset({"received"}),
    stops=frozenset({"customer_contacted"}),
    on_reopen=OnReopen.CONTINUE,
    zone="Asia/Shanghai",
    clause="RULES-1.5",
)
PROGRESS: Final = Clock(
    id="progress",
    within=Duration(2, TimeUnit.DAY),
    starts=frozenset({"received"}),
    stops=TOLD,
    repeats=frozenset({"progress_reported", "customer_contacted"}),
    on_reopen=OnReopen.NEW,
    reopens=REOPENING,
    zone="Asia/Shanghai",
    clause="RULES-1.5",
)
CLASSES: Final = FirstMatch(
    (
        Row(
            "severe",
            Is("injury", value=True),
            ComplaintClass(id="severe", clause="RULES-1.5", lifecycle="complaint/severe", clocks=(RESPOND, CONTACT, PROGRESS, RATIFY)),
            "RULES-1.5",
        ),
        Row(
            "simple",
            Below("claimed_amount", cny("100")),
            ComplaintClass(id="simple", clause="FIN-2.3", lifecycle="complaint/simple", clocks=(RESPOND,)),
        ),
        Row(
            "exempt",
            AtLeast("claimed_amount", cny("90000")),
            ComplaintClass(id="exempt", clause="RULES-4.12", clocks=(RESPOND,), general_manager=False),
        ),
        Row("bound", Is("designated", value=True), ComplaintClass(id="bound", clause="RULES-4.26", clocks=(RESPOND,), regulator=(BOUND,))),
        Row("ordinary", Everyone(), ComplaintClass(id="ordinary", clause="RULES-4.26", clocks=(RESPOND,)), "RULES-4.26"),
    )
)
LAW: Final = attrs.evolve(
    RULES, classes=CLASSES, crisis=CrisisRules(reasons=("crisis",), positions=("manager", "specialist", "ceo"), clause="BANK-4.1")
)

SEVERE: Final = attrs.evolve(CARD, number="C-severe", injury=True)
SIMPLE: Final = attrs.evolve(CARD, number="C-simple", claimed=cny("50"))
EXEMPT: Final = attrs.evolve(CARD, number="C-exempt", claimed=cny("90000"))

CALLED: Final = Notice(channel="telephone", proof="called", content="we are on it")
VERA: Final = Actor(id="vera", unit="bank/relations/service", rank=2, positions=frozenset({"specialist"}), roles=frozenset({"customer_service"}))
WILL: Final = Actor(id="will", unit="bank/branch", rank=2, positions=frozenset({"manager"}))

NEXT: Final[dict[State, Callable[[Complaint], Event]]] = {
    **FORWARD,
    State.REVIEWED: lambda case: (
        OpinionSettled(at=later(case), by=ADA, opinion="pay", ruling=Ruling.UPHELD) if case.class_id == "exempt" else FORWARD[State.REVIEWED](case)
    ),
    State.CONTACTED: FORWARD[State.RECEIVED],
    State.PASSED_ON: FORWARD[State.RECEIVED],
    State.REOPENED: FORWARD[State.ACCEPTED],
}


def step(case: Complaint) -> Event:
    """Return what comes next on the way to a written answer, for a complaint of any class."""
    if case.state is State.RECEIVED and case.class_id == "severe":
        return CustomerContacted(at=later(case), by=CARL, notice=CALLED)
    if case.state is State.RECEIVED and case.class_id == "simple":
        return PassedOn(at=later(case), by=ANNA, why="it takes an investigation")
    return NEXT[case.state](case)


def case_at(state: State, card: object = CARD) -> Complaint:
    """Return a complaint in a state of the way, by the rules of this file."""
    case = raised(card, LAW)  # type: ignore[arg-type]
    while case.state is not state:
        case = case.advance(step(case), rules=LAW)
    return case


def then(case: Complaint, *events: Event) -> Complaint:
    """Return the complaint after these events."""
    for event in events:
        case = case.advance(event, rules=LAW)
    return case


def codes(case: Complaint, event: Event) -> list[str]:
    """Return why an event is refused, as codes."""
    return [one.code for one in case.check(event, rules=LAW).reasons]


def solved(case: Complaint, *remedies: Remedy, grants: tuple[Grant, ...] = (), content: bool = True) -> SolvedAtOnce:
    """Return a solution at once."""
    return SolvedAtOnce(at=later(case), by=ANNA, reply=WRITTEN, content=content, remedies=remedies, grants=grants, statement=SAID)


def grouped(case: Complaint) -> Complaint:
    """Return the complaint with a crisis group of two."""
    return then(case, CrisisGroupFormed(at=later(case), by=GREG, members=(VERA, WILL)))


def acted(case: Complaint, *amounts: str, reason: str = "crisis", members: tuple[Actor, ...] = (WILL,)) -> EmergencyRemedy:
    """Return an emergency remedy of the group of two."""
    remedies = tuple(Remedy(kind="compensation", amount=cny(one)) for one in amounts)
    return EmergencyRemedy(at=later(case), by=VERA, remedies=remedies, reason=reason, members=members)


def grant_of(case: Complaint, amount: str, *, by: Actor = VERA, kind: str = "compensation") -> Grant:
    """Return a complete grant over an amount, signed by who may."""
    at = case.history[-1].event.at + timedelta(minutes=30)
    request = ApprovalRequest(
        id=f"{case.id}-{amount}-{case.version}", action=kind, amount=cny(amount), requested_by=by, at=at, subject=case.id, customer="K-7"
    )
    first = sign(Approval(request), by=FRED, at=at, rules=POLICY)
    return first if first.complete else sign(Approval(request, first), by=GREG, at=at, rules=POLICY)

"""What comes up in a month beside the procedure: each episode is a few events, at the state in which they may happen; chance deals them out."""

# ruff: noqa: ARG001 - every episode is given the same three things

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime, timedelta
from typing import Final, TypeAlias

import attrs

from crmcore.complaints.case import Complaint, register
from crmcore.complaints.events import after as af
from crmcore.complaints.events import at_any_time as an
from crmcore.complaints.events import procedure as pr
from crmcore.complaints.events.card import CardCorrected
from crmcore.complaints.events.crisis import CrisisGroupFormed, EmergencyRatified, EmergencyRefused, EmergencyRemedy, PublicInformed
from crmcore.complaints.events.escalating import Escalated
from crmcore.complaints.events.forwarding import FeedbackGiven, Forwarded
from crmcore.complaints.events.inspection import Inspected
from crmcore.complaints.events.outside import OutsideDecided, TakenOutside
from crmcore.complaints.events.reaction import AnswerAccepted, AnswerRejected
from crmcore.complaints.merging import merge
from crmcore.complaints.papers.action import Action
from crmcore.complaints.papers.entitlement import Entitlement
from crmcore.complaints.papers.notice import Notice
from crmcore.complaints.papers.remedy import Remedy
from crmcore.complaints.papers.reply import Reply
from crmcore.complaints.papers.statement import CustomerStatement
from crmcore.complaints.reclassifying import reclassify
from crmcore.complaints.rules.section import ComplaintRules
from crmcore.complaints.splitting import split
from crmcore.complaints.states import State
from crmcore.event import Actor, Event

Staff: TypeAlias = Mapping[str, Actor]
# What happens, given the complaint as it stands and the instant; whoever walks it spreads the events until the next step.
Happens: TypeAlias = Callable[[Complaint, datetime, Staff], tuple[Event, ...]]

CONTAINS: Final = ("verification_result", "basis_and_reasons", "remedies")
WRITTEN: Final = Reply(manner="written", content="Our answer, with the result, its reasons, and where to turn next.", contains=CONTAINS)
CALLED: Final = Notice(channel="telephone", proof="called", content="How things stand, and what comes next.")
MAILED: Final = Notice(channel="mail", proof="posted", content="Why it takes longer, and until when.", contains=("extension",))
SAID: Final = CustomerStatement(channel="telephone", proof="recorded", content="In the customer's own words.")


@attrs.frozen(kw_only=True)
class Episode:
    """One thing that comes up: once the complaint is in this state, these events."""

    state: State
    happens: Happens


def _day(at: datetime, days: int) -> date:
    return (at + timedelta(days=days)).date()


def _longer(case: Complaint, at: datetime, staff: Staff) -> tuple[Event, ...]:
    clock = "cn-cbirc-2020-3.respond"
    return (
        an.ClockExtended(at=at, by=staff["emil"], clock=clock, step="complex", why="complex"),
        an.HoldingReplySent(at=at, by=staff["gao"], notice=MAILED, expected=_day(at, 20)),
    )


def _assessed(case: Complaint, at: datetime, staff: Staff) -> tuple[Event, ...]:
    clock, emil = "cn-cbirc-2020-3.respond", staff["emil"]
    return (
        an.ClockPaused(at=at, by=emil, clock=clock, why="external_assessment", notice=CALLED),
        an.ClockResumed(at=at, by=emil, clock=clock),
    )


def _mediated(case: Complaint, at: datetime, staff: Staff) -> tuple[Event, ...]:
    gao = staff["gao"]
    return (
        an.MediationProposed(at=at, by=gao, body="the mediation centre of the banking association"),
        an.MediationAgreed(at=at, by=gao, notice=CALLED, statement=SAID, until=_day(at, 5)),
        an.MediationEnded(at=at, by=gao, result="settled"),
    )


def _side(case: Complaint, at: datetime, staff: Staff) -> tuple[Event, ...]:
    accused = staff[case.card.person or "fang"]
    return (an.SideStated(at=at, by=accused, asked_by="emil", statement="How it looked from the counter."),)


def _forwarded(case: Complaint, at: datetime, staff: Staff) -> tuple[Event, ...]:
    gao, reference = staff["gao"], f"N-{case.id}"
    return (
        Forwarded(at=at, by=gao, authority="the supervisory authority", reference=reference, feedback_due=_day(at, 10)),
        FeedbackGiven(at=at, by=gao, reference=reference, notice=attrs.evolve(CALLED, channel="mail", proof="posted")),
    )


def _improved(case: Complaint, at: datetime, staff: Staff) -> tuple[Event, ...]:
    what = "One fee table only, in the system and at the counter."
    action = Action(id=f"{case.id}-1", kind="preventive", owner="dora", due=_day(at, 30), what=what)
    return (
        af.ActionAgreed(at=at, by=staff["emil"], action=action),
        af.ActionDone(at=at, by=staff["dora"], action=action.id),
        af.ActionChecked(at=at, by=staff["emil"], action=action.id, effective=True),
    )


def _inspected(case: Complaint, at: datetime, staff: Staff) -> tuple[Event, ...]:
    found = Action(id=f"{case.id}-i", kind="corrective", owner="dora", due=_day(at, 14), what="The file lacks the ledger.")
    return (Inspected(at=at, by=staff["emil"], note="Read from the card to the answer.", found=(found,)),)


def _outside(case: Complaint, at: datetime, staff: Staff) -> tuple[Event, ...]:
    gao, reference = staff["gao"], f"M-{case.id}"
    return (
        AnswerRejected(at=at, by=gao, statement=SAID),
        TakenOutside(at=at, by=gao, forum="outside_mediation", body="the mediation centre", reference=reference),
        OutsideDecided(
            at=at,
            by=gao,
            forum="outside_mediation",
            reference=reference,
            result="against_customer",
            summary="The answer stands.",
            binding=False,
        ),
    )


def _unsolved(case: Complaint, at: datetime, staff: Staff) -> tuple[Event, ...]:
    return (af.FollowUpUnsolved(at=at, by=staff["gao"], note="It came again.", statement=SAID),)


def _reviewed(case: Complaint, at: datetime, staff: Staff) -> tuple[Event, ...]:
    return (
        af.ReviewRequested(at=at, by=staff["gao"], why="They do not agree.", statement=SAID),
        af.ReviewDecided(at=at, by=staff["ceo"], reply=WRITTEN, ruling="not_upheld"),
    )


def _corrected(case: Complaint, at: datetime, staff: Staff) -> tuple[Event, ...]:
    card = attrs.evolve(case.card, product="card")
    return () if card == case.card else (CardCorrected(at=at, by=staff["gao"], why="It is about the card.", card=card),)


def _crisis(case: Complaint, at: datetime, staff: Staff) -> tuple[Event, ...]:
    dora, hana, gao = staff["dora"], staff["hana"], staff["gao"]
    late = (
        EmergencyRatified(at=at, by=gao, grants=())
        if case.id.endswith(("1", "3", "5", "7", "9"))
        else EmergencyRefused(at=at, by=gao, why="It could have waited.", refusals=())
    )
    return (
        CrisisGroupFormed(at=at, by=staff["ceo"], members=(dora, hana)),
        EmergencyRemedy(at=at, by=dora, members=(hana,), reason="customer_in_need", remedies=(Remedy(kind="apology"),)),
        PublicInformed(at=at, by=staff["ceo"], channel="press", content="What happened, and what we do about it."),
        late,
    )


EPISODES: Final[Mapping[str, Episode]] = {
    "tried to call": Episode(
        state=State.ACCEPTED,
        happens=lambda _, at, staff: (
            an.ContactTried(at=at, by=staff["gao"], notice=Notice(channel="telephone", proof="unreachable", content="Rang twice.")),
        ),
    ),
    "told how it stands": Episode(
        state=State.ASSIGNED, happens=lambda _, at, staff: (an.ProgressReported(at=at, by=staff["gao"], notice=CALLED, expected=_day(at, 4)),)
    ),
    "more came to light": Episode(
        state=State.ASSIGNED, happens=lambda _, at, staff: (an.NewFacts(at=at, by=staff["gao"], why="A second slip was found.", statement=SAID),)
    ),
    "took longer": Episode(state=State.ASSIGNED, happens=_longer),
    "was assessed outside": Episode(state=State.REVIEWED, happens=_assessed),
    "was mediated": Episode(state=State.DECIDED, happens=_mediated),
    "about a clerk": Episode(state=State.ASSIGNED, happens=_side),
    "kept out": Episode(
        state=State.ACCEPTED, happens=lambda _, at, staff: (an.Recused(at=at, by=staff["emil"], person="bo", why="A cousin of the customer."),)
    ),
    "came from the authority": Episode(state=State.ASSIGNED, happens=_forwarded),
    "went to head office": Episode(
        state=State.ASSIGNED,
        happens=lambda _, at, staff: (
            Escalated(at=at, by=staff["emil"], department="bank/customer-relations", why="It is about more than one outlet."),
        ),
    ),
    "was corrected": Episode(state=State.RECEIVED, happens=_corrected),
    "was withdrawn": Episode(
        state=State.ASSIGNED, happens=lambda _, at, staff: (an.Withdrawn(at=at, by=staff["gao"], why="Settled at the counter.", statement=SAID),)
    ),
    "was another's matter": Episode(
        state=State.CONFIRMED, happens=lambda _, at, staff: (an.Referred(at=at, by=staff["gao"], reply=WRITTEN, body="the insurer"),)
    ),
    "was accepted": Episode(state=State.ANSWERED, happens=lambda _, at, staff: (AnswerAccepted(at=at, by=staff["gao"], statement=SAID),)),
    "went outside": Episode(state=State.ANSWERED, happens=_outside),
    "made us better": Episode(state=State.ANSWERED, happens=_improved),
    "was inspected": Episode(state=State.ANSWERED, happens=_inspected),
    "was followed up": Episode(
        state=State.CLOSED, happens=lambda _, at, staff: (af.FollowUpDone(at=at, by=staff["gao"], note="All is well.", statement=SAID),)
    ),
    "was not solved": Episode(state=State.CLOSED, happens=_unsolved),
    "was looked at again": Episode(
        state=State.CLOSED, happens=lambda _, at, staff: (af.Reopened(at=at, by=staff["gao"], on="new_facts", why="A second slip was found."),)
    ),
    "was reviewed": Episode(state=State.EXPLAINED, happens=_reviewed),
    "was a crisis": Episode(state=State.CONTACTED, happens=_crisis),
}


@attrs.frozen(kw_only=True)
class OfSeveral:
    """One thing that comes up and concerns another complaint, or the class: once the complaint is in this state, what becomes of it and others."""

    state: State
    happens: Callable[[Complaint, datetime, Staff, ComplaintRules], tuple[Complaint, tuple[Complaint, ...]]]


def _twice(case: Complaint, at: datetime, staff: Staff, rules: ComplaintRules) -> tuple[Complaint, tuple[Complaint, ...]]:
    card = attrs.evolve(case.card, number=f"{case.id}-2", received_at=at, channel="telephone", claimed=None)
    other = register(card, at=at, by=staff["gao"], rules=rules)
    into, ended = merge(case, other, at=at, by=staff["gao"], rules={rules.edition: rules})
    return into, (ended,)


def _jointly(case: Complaint, at: datetime, staff: Staff, rules: ComplaintRules) -> tuple[Complaint, tuple[Complaint, ...]]:
    alone = Entitlement()
    card = attrs.evolve(case.card, number=f"{case.id}-b", complainants=1, entitlement=alone, customer=None, customer_name="another of them")
    joint, (own,) = split(case, (card,), at=at, by=staff["gao"], rules=rules)
    told = Reply(manner="oral", content="How it came about, with thanks for their understanding.", person="another of them", contains=CONTAINS)
    own = own.advance(pr.Explained(at=at, by=staff["clerk-east"], reply=told), rules=rules)
    return joint, (own.advance(pr.Closed(at=at, by=staff["gao"]), rules=rules),)


def _severe(case: Complaint, at: datetime, staff: Staff, rules: ComplaintRules) -> tuple[Complaint, tuple[Complaint, ...]]:
    card = attrs.evolve(case.card, media=True)
    case = case.advance(CardCorrected(at=at, by=staff["gao"], why="A newspaper asks.", card=card), rules=rules)
    return reclassify(case, rules=rules, at=at, by=staff["emil"], why="A newspaper asks."), ()


OF_SEVERAL: Final[Mapping[str, OfSeveral]] = {
    "came twice": OfSeveral(state=State.ACCEPTED, happens=_twice),
    "came jointly": OfSeveral(state=State.RECEIVED, happens=_jointly),
    "turned severe": OfSeveral(state=State.ASSIGNED, happens=_severe),
}


def come_up(
    coming: list[str], case: Complaint, *, at: datetime, gap: timedelta, staff: Staff, rules: ComplaintRules
) -> tuple[Complaint, tuple[Complaint, ...]]:
    """Return a complaint after what comes up in its state, between the step before `at` and `at`, and the complaints that it left behind.

    What came up is taken off the list.
    """
    others: tuple[Complaint, ...] = ()
    for name in [one for one in coming if one in OF_SEVERAL and OF_SEVERAL[one].state is case.state]:
        coming.remove(name)
        case, others = OF_SEVERAL[name].happens(case, at - gap / 2, staff, rules)
    for name in [one for one in coming if one in EPISODES and EPISODES[one].state is case.state]:
        coming.remove(name)
        events = EPISODES[name].happens(case, at, staff)
        begun = max(at - gap, case.history[-1].event.at)
        for number, event in enumerate(events, 1):
            case = case.advance(attrs.evolve(event, at=begun + (at - begun) * number / (len(events) + 1)), rules=rules)
    return case, others

"""For each event a complaint and an event that are refused for nothing; for each guard that is law, how to break that one thing.

`broken(table, row, guard)` is a complaint in a state of the row, an event of whoever it concerns, and the reasons that must stand against it. It serves
`test_law` and `tests.house.drop_law`, which takes each guard away in turn and sees whether anybody notices.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from typing import Final, NamedTuple, TypeAlias, cast

import attrs

from crmcore.complaints import CaseFile, Complaint, ComplaintRules, DeclinedDemand, DemandRuling, Entitlement, RecordCard, State
from crmcore.complaints.events import after as af
from crmcore.complaints.events import at_any_time as an
from crmcore.complaints.events import card as ca
from crmcore.complaints.events import crisis as cr
from crmcore.complaints.events import escalating as es
from crmcore.complaints.events import forwarding as fo
from crmcore.complaints.events import inspection as ins
from crmcore.complaints.events import outside as out
from crmcore.complaints.events import procedure as pr
from crmcore.complaints.events import reaction as ra
from crmcore.complaints.events import remedies as re_
from crmcore.complaints.events import simple as si
from crmcore.complaints.events import splitting as sp
from crmcore.complaints.events import who_came as wc
from crmcore.complaints.events.base import CustomerTold
from crmcore.complaints.events.review import FIRST_RULINGS, UNDER_REVIEW
from crmcore.complaints.guards.roles import superior
from crmcore.complaints.happened import HappenedWhenSaid
from crmcore.complaints.papers.action import Action
from crmcore.complaints.papers.remedy import Remedy
from crmcore.event import Actor, Event
from crmcore.lifecycles import Lifecycle, Step, Transition, check, to_toml
from crmcore.lifecycles.transitions import name_of
from crmcore.policy import ApprovalRequest, Refusal
from tests.complaints.alongside import CALLED, LAW, VERA, WILL, grant_of
from tests.complaints.cases import (
    ADA,
    ANNA,
    CARD,
    CARL,
    FRED,
    GREG,
    HANS,
    NO_ACTION,
    NORA,
    ORAL,
    OTTO,
    RECEIVED,
    REMEDIES,
    REPORT,
    SAID,
    SUSI,
    WRITTEN,
    cny,
    grant_for,
)

Table: TypeAlias = Lifecycle[CaseFile, ComplaintRules]
Row: TypeAlias = Transition[CaseFile, ComplaintRules]
Break: TypeAlias = Callable[[Complaint, Event], tuple[Complaint, Event]]

NOW: Final = RECEIVED + timedelta(hours=20)
HANDLERS: Final = "bank/relations/complaints"
ACTION: Final = Action(id="A-1", kind="preventive", owner="hans", due=date(2026, 8, 31), what="one fee table only")
PAID: Final = (Remedy(kind="compensation", amount=cny("500")),)


UNREACHED: Final = attrs.evolve(CALLED, proof="unreachable", content="called twice")


JOINT: Final = attrs.evolve(CARD, number="C-8", complainants=5)

# What has happened before anything else, and what must have happened besides before an event of a kind fits.
COMMON: Final[tuple[Event, ...]] = (
    pr.Registered(at=RECEIVED, by=ANNA, card=CARD),
    pr.GroundsConfirmed(at=RECEIVED + timedelta(hours=1), by=ANNA),
    pr.HandlerAssigned(at=RECEIVED + timedelta(hours=2), by=ADA, department=HANDLERS),
    pr.ReportFiled(at=RECEIVED + timedelta(hours=3), by=HANS, report=REPORT),
    pr.OpinionSubmitted(at=RECEIVED + timedelta(hours=4), by=ADA, opinion="pay"),
    pr.RemedyProposed(at=RECEIVED + timedelta(hours=5), by=HANS, opinion="pay", remedies=REMEDIES),
)
LATER: Final = RECEIVED + timedelta(hours=6)
REOPENED: Final = af.FollowUpUnsolved(at=LATER, by=CARL, statement=SAID)
DECIDED: Final = pr.Decided(at=LATER, by=WILL, ruling="upheld")
APPROVED: Final = pr.RemedyApproved(at=LATER, by=SUSI)
ANSWERED: Final = pr.CustomerAnswered(at=LATER, by=CARL, reply=WRITTEN)
OFFERED: Final = an.MediationProposed(at=LATER, by=CARL, body="the mediation centre")
GROUP: Final = cr.CrisisGroupFormed(at=LATER, by=GREG, members=(VERA, WILL))
EMERGENCY: Final = cr.EmergencyRemedy(at=LATER, by=VERA, remedies=PAID, reason="crisis", members=(WILL,))
AGREED: Final = af.ActionAgreed(at=LATER, by=ADA, action=ACTION)
DONE: Final = af.ActionDone(at=LATER, by=HANS, action="A-1")
PAUSE: Final = an.ClockPaused(at=LATER, by=CARL, clock="respond", why="appraisal", notice=CALLED)
FORWARDED: Final = fo.Forwarded(at=LATER, by=CARL, authority="NFRA", reference="2026-117")
AWARDED: Final = out.OutsideDecided(
    at=LATER, by=CARL, forum="court", reference="C-7/26", result="for_customer", summary="they were right", award=cny("300"), binding=True
)
SUED: Final = out.TakenOutside(at=LATER, by=CARL, forum="court", body="the district court", reference="C-7/26")
BESIDES: Final[Mapping[type[Event], tuple[Event, ...]]] = {
    pr.Closed: (DECIDED, ANSWERED),
    out.OutsideDecided: (SUED,),
    re_.RemedyPerformed: (APPROVED, ANSWERED),
    re_.RemedyDeclined: (APPROVED, ANSWERED),
    ra.AnswerAccepted: (ANSWERED,),
    ra.AnswerRejected: (ANSWERED,),
    an.MediationAgreed: (OFFERED,),
    an.MediationEnded: (OFFERED,),
    cr.EmergencyRemedy: (GROUP,),
    cr.EmergencyRatified: (GROUP, EMERGENCY),
    cr.EmergencyRefused: (GROUP, EMERGENCY),
    af.Reopened: (DECIDED, ANSWERED),
    af.ReviewRequested: (DECIDED, ANSWERED),
    af.ReviewDecided: (DECIDED, ANSWERED),
    an.ClockResumed: (PAUSE,),
    fo.FeedbackGiven: (FORWARDED,),
    af.ActionDone: (AGREED,),
    af.ActionChecked: (AGREED, DONE),
}


def refusal(case: Complaint) -> Refusal:
    """Return the record that what the crisis group paid was not approved."""
    request = ApprovalRequest(id="R", action="compensation", amount=cny("500"), requested_by=VERA, at=LATER, subject=case.id, customer="K-7")
    return Refusal(request=request, by=FRED, at=NOW, reasons=("declined",), edition="bank@2026")


# By whom, and with which evidence, an event is refused for nothing.
BACK_BY: Final = {State.CONFIRMED: OTTO, State.REPORTED: SUSI, State.REVIEWED: ADA, State.SUBMITTED: GREG, State.PROPOSED: SUSI}
FITTING: Final[Mapping[type[Event], Callable[[Complaint], Event]]] = {
    pr.Registered: lambda case: pr.Registered(at=NOW, by=ANNA, card=case.card),
    pr.GroundsConfirmed: lambda _: pr.GroundsConfirmed(at=NOW, by=ANNA),
    pr.Explained: lambda _: pr.Explained(at=NOW, by=ANNA, reply=ORAL),
    pr.ComplaintAccepted: lambda _: pr.ComplaintAccepted(at=NOW, by=OTTO),
    pr.NotAccepted: lambda _: pr.NotAccepted(at=NOW, by=OTTO, why="not about us"),
    pr.ReasonsGiven: lambda _: pr.ReasonsGiven(at=NOW, by=ANNA, reply=ORAL),
    pr.HandlerAssigned: lambda _: pr.HandlerAssigned(at=NOW, by=ADA, department=HANDLERS),
    pr.ReportFiled: lambda _: pr.ReportFiled(at=NOW, by=HANS, report=REPORT),
    pr.ReportReviewed: lambda _: pr.ReportReviewed(at=NOW, by=SUSI),
    pr.OpinionSubmitted: lambda _: pr.OpinionSubmitted(at=NOW, by=ADA, opinion="pay"),
    pr.OpinionSettled: lambda _: pr.OpinionSettled(at=NOW, by=ADA, opinion="pay", ruling="upheld"),
    pr.Decided: lambda _: pr.Decided(at=NOW, by=GREG, ruling="upheld"),
    pr.RemedyProposed: lambda _: pr.RemedyProposed(at=NOW, by=HANS, opinion="pay", remedies=REMEDIES),
    pr.RemedyApproved: lambda case: pr.RemedyApproved(at=NOW, by=SUSI, grants=(grant_for(case),)),
    pr.ReturnedToService: lambda _: pr.ReturnedToService(at=NOW, by=HANS),
    pr.CustomerAnswered: lambda _: pr.CustomerAnswered(at=NOW, by=CARL, reply=WRITTEN),
    pr.SentBack: lambda case: pr.SentBack(at=NOW, by=BACK_BY[case.state], why="unclear"),
    pr.Closed: lambda _: pr.Closed(at=NOW, by=CARL, no_action=NO_ACTION),
    an.Acknowledged: lambda _: an.Acknowledged(at=NOW, by=CARL, notice=CALLED),
    an.CustomerContacted: lambda _: an.CustomerContacted(at=NOW, by=CARL, notice=CALLED),
    an.ContactTried: lambda _: an.ContactTried(at=NOW, by=CARL, notice=UNREACHED),
    an.SideStated: lambda _: an.SideStated(at=NOW, by=NORA, asked_by="ada", statement="it was not so"),
    an.ProgressReported: lambda _: an.ProgressReported(at=NOW, by=CARL, notice=CALLED),
    an.HoldingReplySent: lambda _: an.HoldingReplySent(at=NOW, by=CARL, notice=CALLED),
    an.NewFacts: lambda _: an.NewFacts(at=NOW, by=CARL, why="a letter was found", statement=SAID),
    an.ClockPaused: lambda _: an.ClockPaused(at=NOW, by=CARL, clock="respond", why="appraisal", notice=CALLED),
    an.ClockResumed: lambda _: an.ClockResumed(at=NOW, by=CARL, clock="respond"),
    an.ClockExtended: lambda _: an.ClockExtended(at=NOW, by=CARL, clock="respond", step="complex", why="complex"),
    an.RegulatoryEvent: lambda _: an.RegulatoryEvent(at=NOW, by=CARL, happened="credited", amount=cny("5"), day=date(2026, 8, 1), notice=CALLED),
    an.MediationProposed: lambda _: an.MediationProposed(at=NOW, by=CARL, body="the mediation centre"),
    an.MediationAgreed: lambda _: an.MediationAgreed(at=NOW, by=CARL, notice=CALLED, until=date(2026, 7, 20), statement=SAID),
    an.MediationEnded: lambda _: an.MediationEnded(at=NOW, by=CARL, result="settled"),
    an.Recused: lambda _: an.Recused(at=NOW, by=ADA, person="hans", why="a relative"),
    an.Withdrawn: lambda _: an.Withdrawn(at=NOW, by=CARL, why="solved between them", statement=SAID),
    an.Referred: lambda _: an.Referred(at=NOW, by=CARL, reply=WRITTEN, body="the insurer"),
    an.MergedIn: lambda _: an.MergedIn(
        at=NOW, by=CARL, other="C-8", card=attrs.evolve(CARD, number="C-8"), history=(Step(1, "register", COMMON[0]),)
    ),
    an.MergedInto: lambda _: an.MergedInto(at=NOW, by=CARL, into="C-9"),
    si.SolvedAtOnce: lambda _: si.SolvedAtOnce(at=NOW, by=ANNA, reply=WRITTEN, content=True, statement=SAID),
    si.PassedOn: lambda _: si.PassedOn(at=NOW, by=ANNA, why="it takes an investigation"),
    cr.CrisisGroupFormed: lambda _: cr.CrisisGroupFormed(at=NOW, by=GREG, members=(VERA, WILL)),
    cr.PublicInformed: lambda _: cr.PublicInformed(at=NOW, by=GREG, channel="press", content="what happened"),
    cr.EmergencyRemedy: lambda _: attrs.evolve(EMERGENCY, at=NOW),
    cr.EmergencyRatified: lambda case: cr.EmergencyRatified(at=NOW, by=CARL, grants=(grant_of(case, "500"),)),
    cr.EmergencyRefused: lambda case: cr.EmergencyRefused(at=NOW, by=CARL, why="too much", refusals=(refusal(case),)),
    ca.CardCorrected: lambda case: ca.CardCorrected(at=NOW, by=ANNA, why="the amount", card=attrs.evolve(case.card, claimed=cny("15"))),
    af.FollowUpDone: lambda _: af.FollowUpDone(at=NOW, by=CARL, statement=SAID),
    af.FollowUpUnsolved: lambda _: af.FollowUpUnsolved(at=NOW, by=CARL, statement=SAID),
    af.Reopened: lambda _: af.Reopened(at=NOW, by=CARL, why="it came again", on="unsolved"),
    af.ReviewRequested: lambda _: af.ReviewRequested(at=NOW, by=CARL, why="they do not agree", statement=SAID),
    af.ReviewDecided: lambda _: af.ReviewDecided(at=NOW, by=GREG, reply=WRITTEN, ruling="upheld"),
    ins.Inspected: lambda _: ins.Inspected(at=NOW, by=ADA, note="the file is in order", found=(attrs.evolve(ACTION, id="A-2"),)),
    out.TakenOutside: lambda _: out.TakenOutside(at=NOW, by=CARL, forum="court", body="the district court", reference="C-8/26"),
    out.OutsideDecided: lambda _: out.OutsideDecided(
        at=NOW, by=CARL, forum="court", reference="C-7/26", result="for_customer", summary="pay", award=cny("5"), binding=True
    ),
    ra.AnswerAccepted: lambda _: ra.AnswerAccepted(at=NOW, by=CARL, statement=SAID),
    ra.AnswerRejected: lambda _: ra.AnswerRejected(at=NOW, by=CARL, statement=SAID),
    re_.RemedyPerformed: lambda case: re_.RemedyPerformed(at=NOW, by=CARL, remedy=case.owed[0], evidence="slip 7"),
    re_.RemedyDeclined: lambda _: re_.RemedyDeclined(at=NOW, by=CARL, kind="compensation", statement=SAID),
    af.ActionAgreed: lambda _: af.ActionAgreed(at=NOW, by=ADA, action=ACTION),
    af.ActionDone: lambda _: af.ActionDone(at=NOW, by=ADA, action="A-1"),
    sp.SplitOff: lambda _: sp.SplitOff(at=NOW, by=CARL, other="C-9", complainants=2),
    sp.SplitFrom: lambda case: sp.SplitFrom(at=NOW, by=CARL, joint="C-8", card=JOINT, history=history_of(COMMON[0], split_of(case))),
    es.Escalated: lambda _: es.Escalated(at=NOW, by=ADA, department="bank/relations", why="head office decides such cases"),
    fo.Forwarded: lambda _: fo.Forwarded(at=NOW, by=CARL, authority="NFRA", reference="2026-118"),
    fo.FeedbackGiven: lambda _: fo.FeedbackGiven(at=NOW, by=CARL, reference="2026-117", notice=CALLED),
    wc.TurnedAway: lambda _: wc.TurnedAway(at=NOW, by=CARL, reply=WRITTEN),
    wc.OutcomeFiled: lambda _: wc.OutcomeFiled(at=NOW, by=CARL, why="it came by post, without a name"),
    af.ActionChecked: lambda _: af.ActionChecked(at=NOW, by=ADA, action="A-1", effective=True),
}

# The cards of complaints that some events are about.
NAMELESS: Final = attrs.evolve(CARD, anonymous=True, customer_name="", contact="", customer=None)
STRANGER: Final = attrs.evolve(CARD, entitlement=Entitlement(capacity="no_standing"))
CARDS: Final[Mapping[type[Event], RecordCard]] = {
    an.SideStated: attrs.evolve(CARD, person="nora"),
    wc.OutcomeFiled: NAMELESS,
    wc.TurnedAway: STRANGER,
    sp.SplitOff: attrs.evolve(CARD, complainants=5),
}


def split_of(case: Complaint) -> Event:
    """Return how the joint complaint says that another was split from it."""
    return sp.SplitOff(at=LATER, by=CARL, other=case.id, complainants=case.card.complainants)


def history_of(*events: Event) -> tuple[Step, ...]:
    """Return a history of these events; which line of a table each of them was is not asked."""
    return tuple(Step(n, one.name, one) for n, one in enumerate(events, 1))


def fitting(table: Table, row: Row) -> tuple[Complaint, Event]:
    """Return a complaint in the first state of a row, and an event of it that is refused for nothing."""
    state = row.from_[0]
    assert isinstance(state, State)
    class_id = (
        "bound"
        if row.event is an.RegulatoryEvent
        else "exempt"
        if row.event is pr.OpinionSettled
        else "severe"
        if row.event.__module__ == cr.__name__
        else "ordinary"
    )
    card = CARDS.get(row.event, CARD)
    common = (attrs.evolve(cast("pr.Registered", COMMON[0]), card=card), *COMMON[1:])
    before = () if row.event is pr.Registered else common[:1] if row.event is sp.SplitFrom else (*common, *BESIDES.get(row.event, ()))
    case = Complaint(CARD.number, LAW.edition, table.ref, state, class_id, card, history_of(*before))
    assert row.event in FITTING, f"no example of `{row.event.__name__}`: add a line to FITTING in tests/complaints/law_cases.py"
    return case, FITTING[row.event](case)


# How to break one thing alone ---------------------------------------------------------------------------------------------------------------------


def other(event: Event, **evidence: object) -> Event:
    """Return the same event with other evidence."""
    return cast("Callable[..., Event]", attrs.evolve)(event, **evidence)


def left_to_them(case: Complaint, event: Event) -> tuple[Complaint, Event]:
    """Return the same complaint about the department that is to handle it."""
    department: str = getattr(event, "department")  # noqa: B009 - of either event that names one
    return about_unit(department)(case, event)


def about_unit(unit: str) -> Break:
    """Return the same complaint about a unit."""
    return lambda case, event: (attrs.evolve(case, card=attrs.evolve(case.card, unit=unit)), event)


def with_card(**words: object) -> Break:
    """Return the same complaint with other words on its card."""
    return lambda case, event: (attrs.evolve(case, card=cast("Callable[..., RecordCard]", attrs.evolve)(case.card, **words)), event)


def with_evidence(**evidence: object) -> Break:
    """Return the same event with other evidence."""
    return lambda case, event: (case, other(event, **evidence))


def without(*kinds: type[Event]) -> Break:
    """Return the complaint as if something had never happened."""
    return lambda case, event: (
        attrs.evolve(case, history=history_of(*(one.event for one in case.history if not isinstance(one.event, kinds)))),
        event,
    )


def besides(*more: Event) -> Break:
    """Return the complaint after something more has happened."""
    return lambda case, event: (attrs.evolve(case, history=history_of(*(one.event for one in case.history), *more)), event)


def about_the_actor(case: Complaint, event: Event) -> tuple[Complaint, Event]:
    """Return the complaint as one about whoever acts."""
    return attrs.evolve(case, card=attrs.evolve(case.card, person=event.by.id)), event


def paper_of_the_actor(case: Complaint, event: Event) -> tuple[Complaint, Event]:
    """Return the complaint with a paper before the reviewer that was made for the reviewer."""
    kinds = UNDER_REVIEW[case.state]
    if kinds is FIRST_RULINGS:  # an older one of several: who decided last stands below the reviewer all the same
        made = pr.Explained(at=RECEIVED, by=attrs.evolve(OTTO, on_behalf_of=event.by.id), reply=ORAL)
        return attrs.evolve(case, history=history_of(made, *(one.event for one in case.history))), event
    swapped = (
        attrs.evolve(one.event, by=attrs.evolve(one.event.by, on_behalf_of=event.by.id)) if type(one.event) is kinds[0] else one.event
        for one in case.history
    )
    return attrs.evolve(case, history=history_of(*swapped)), event


def grouped(*members: Actor) -> Break:
    """Return the complaint with a crisis group of these."""
    return lambda case, event: (
        attrs.evolve(
            case,
            history=history_of(
                *(attrs.evolve(GROUP, members=members) if isinstance(one.event, cr.CrisisGroupFormed) else one.event for one in case.history)
            ),
        ),
        event,
    )


def nothing_paid(case: Complaint, event: Event) -> tuple[Complaint, Event]:
    """Return the complaint as if nothing had been paid, and an event that asks for nothing."""
    case, _ = without(cr.EmergencyRemedy)(case, event)
    return case, other(event, **{"grants" if isinstance(event, cr.EmergencyRatified) else "refusals": ()})


def into_itself(case: Complaint, event: Event) -> tuple[Complaint, Event]:
    """Return a merger of a complaint into itself."""
    return case, other(event, into=case.id)


def done_but_not_agreed(case: Complaint, event: Event) -> tuple[Complaint, Event]:
    """Return an action that somebody did and nobody agreed on, beside one that was."""
    case, _ = besides(attrs.evolve(DONE, action="A-9"))(case, event)
    return case, other(event, action="A-9")


def maker_recused(case: Complaint, event: Event) -> tuple[Complaint, Event]:
    """Return the complaint after whoever made the document under review was recused."""
    return besides(an.Recused(at=LATER, by=WILL, person=case.makers[0].id, why="a relative"))(case, event)


def signer_complained_about(case: Complaint, event: Event) -> tuple[Complaint, Event]:
    """Return the complaint as one about whoever signed for the money."""
    event = other(event, remedies=PAID, grants=(grant_of(case, "500"),)) if isinstance(event, si.SolvedAtOnce) else event
    return attrs.evolve(case, card=attrs.evolve(case.card, person="fred")), event


SECOND: Final = attrs.evolve(AGREED, action=attrs.evolve(ACTION, id="A-2"))


def another_done(case: Complaint, event: Event) -> tuple[Complaint, Event]:
    """Return an action that was agreed on and not done, beside one that was."""
    case, _ = besides(SECOND)(case, event)
    return case, other(event, action="A-2")


def about_whoever_owns_another(case: Complaint, event: Event) -> tuple[Complaint, Event]:
    """Return the complaint as one about whoever acts, who owns an action, but not this one."""
    case, _ = besides(attrs.evolve(SECOND, action=attrs.evolve(SECOND.action, owner=event.by.id)))(case, event)
    return about_the_actor(case, event)


def recused_of_the_group(case: Complaint, event: Event) -> tuple[Complaint, Event]:
    """Return the complaint after a member of the crisis group was recused: too few are left."""
    return besides(an.Recused(at=LATER, by=ADA, person="will", why="a relative"))(case, event)


def unbroken(case: Complaint, event: Event) -> tuple[Complaint, Event]:
    """Return them as they are: what is broken is in the rules."""
    return case, event


def taken_back(case: Complaint, event: Event) -> tuple[Complaint, Event]:
    """Return a withdrawal retracted, without the customer's word."""
    return attrs.evolve(case, state=State.WITHDRAWN), other(event, on="withdrawal_retracted")


def bound(**evidence: object) -> Break:
    """Return the complaint as one that the toy law binds, and the event with other evidence."""
    return lambda case, event: (attrs.evolve(case, class_id="bound"), other(event, **evidence))


def delay_told(case: Complaint, event: Event) -> tuple[Complaint, Event]:
    """Return a letter on a delay without what the law wants in it."""
    more = {"clock": "toy-law.respond", "notice": CALLED} if isinstance(event, an.ClockExtended) else {"expected": date(2026, 8, 1)}
    return bound(**more)(case, event)


def just_mediated(case: Complaint, event: Event) -> tuple[Complaint, Event]:
    """Return the complaint when mediation was just proposed, which bars some events for two days."""
    case, _ = besides(OFFERED)(case, event)
    more = {} if isinstance(event, an.RegulatoryEvent) else {"expected": date(2026, 8, 1), "notice": attrs.evolve(CALLED, contains=("why",))}
    return bound(**more)(case, event)


def by_pigeon(case: Complaint, event: Event) -> tuple[Complaint, Event]:
    """Return an event of which the customer was told by a channel that is on no list."""
    return case, other(event, notice=attrs.evolve(getattr(event, "notice", None) or CALLED, channel="pigeon"))


def corrected(**fields: object) -> Break:
    """Return a card corrected in something else."""
    return lambda case, event: (case, other(event, card=cast("Callable[..., RecordCard]", attrs.evolve)(case.card, **fields)))


def paid_to_another(case: Complaint, event: Event) -> tuple[Complaint, Event]:
    """Return the complaint when money was approved, and a card that names another customer."""
    case, _ = besides(pr.RemedyApproved(at=LATER, by=SUSI, grants=(grant_for(case),)))(case, event)
    return corrected(customer="K-8")(case, event)


def accepted_without_a_demand(case: Complaint, event: Event) -> tuple[Complaint, Event]:
    """Return the complaint when it was accepted, and a card that demands something else."""
    case, _ = besides(pr.ComplaintAccepted(at=LATER, by=OTTO))(case, event)
    return corrected(demands=("criticism",))(case, event)


def demanded_since(case: Complaint, event: Event) -> tuple[Complaint, Event]:
    """Return the complaint with a demand on its card that came after the decision."""
    more = attrs.evolve(case.card, demands=(*case.card.demands, "exchange"))
    already = any(isinstance(step.event, pr.Decided) for step in case.history)
    case, _ = besides(*(() if already else (DECIDED,)), ca.CardCorrected(at=LATER, by=ANNA, why="more", card=more))(case, event)
    return attrs.evolve(case, card=more), event


def not_upheld_after_all(case: Complaint, event: Event) -> tuple[Complaint, Event]:
    """Return the complaint when a court decided for the customer, and a decision against them."""
    case, _ = besides(SUED, AWARDED)(case, event)
    return case, other(event, ruling="not_upheld")


def told_before_receipt(case: Complaint, event: Event) -> tuple[Complaint, Event]:
    """Return an event that says it happened before anybody in the firm had received the complaint; a customer, before what they speak of."""
    early = RECEIVED - timedelta(hours=1)
    if isinstance(event, CustomerTold):
        return case, other(event, reply=attrs.evolve(event.reply, told_at=early, proof="posted"))
    if isinstance(event, HappenedWhenSaid):
        words = attrs.evolve(event.statement or SAID, at=RECEIVED + timedelta(minutes=1))
        before = case if isinstance(event, ra.AnswerAccepted | ra.AnswerRejected) else besides(REOPENED)(case, event)[0]
        return before, other(event, statement=words)
    if hasattr(event, "since") and not hasattr(event, "notice"):
        return case, other(event, since=early)
    return case, other(event, notice=attrs.evolve(getattr(event, "notice", None) or CALLED, at=early))


EUROS: Final = (Remedy(kind="compensation", amount=attrs.evolve(cny("3"), currency="EUR")),)
BREAKS: Final[Mapping[str, tuple[Break, str | tuple[str, ...]]]] = {
    # who may not, and when
    "impartial": (about_the_actor, "complaint.about_actor"),
    "impartial_decider": (about_the_actor, "complaint.about_actor"),
    "impartial_return": (about_the_actor, "complaint.about_actor"),
    "four_eyes": (paper_of_the_actor, "complaint.own_paper"),
    "made_impartially": (maker_recused, "complaint.made_by_party"),
    "a_party": (with_evidence(by=FRED), "complaint.not_about_actor"),
    "exempt": (lambda case, event: (attrs.evolve(case, class_id="ordinary"), event), "complaint.not_exempt"),
    "answered": (without(pr.CustomerAnswered), "complaint.not_answered"),
    "emergency_settled": (besides(EMERGENCY), "complaint.not_ratified"),
    "emergency_open": (nothing_paid, "complaint.nothing_to_ratify"),
    "not_of_the_group": (grouped(VERA, WILL, CARL), "complaint.in_group"),
    "group_member": (grouped(WILL, FRED), "complaint.not_in_group"),
    "no_mediation": (besides(OFFERED), "complaint.mediation_on"),
    "mediation_offered": (without(an.MediationProposed), "complaint.mediation_not_offered"),
    "mediation_begun": (without(an.MediationProposed), "complaint.mediation_not_begun"),
    "nobody_to_tell": (with_card(contact="18012341999"), "complaint.somebody_to_tell"),
    "not_entitled": (with_card(entitlement=Entitlement()), "complaint.may_complain"),
    "forwarding_on_record": (with_evidence(reference=" "), "empty"),
    "feedback_owed": (without(fo.Forwarded), ("complaint.no_feedback_owed", "complaint.other_reference")),
    "feedback_settled": (besides(FORWARDED), "complaint.feedback_owed"),
    "feedback_on_record": (by_pigeon, "complaint.unlisted"),
    "above_or_beside": (with_evidence(department=f"{HANDLERS}/desk-2"), "complaint.not_escalated"),
    "several_complain": (with_card(complainants=1), ("complaint.not_joint", "complaint.parts_not_whole")),
    "parts_add_up": (with_evidence(complainants=5), "complaint.parts_not_whole"),
    "just_registered": (besides(COMMON[1]), "complaint.not_just_registered"),
    "joint_on_record": (with_evidence(joint="C-7"), "complaint.not_split_from"),
    "branch_decided": (without(pr.Decided), "complaint.nobody_above"),
    "higher_unit": (with_evidence(by=FRED), "complaint.not_above"),
    # what must hold of the event
    "own_card": (with_evidence(card=attrs.evolve(CARD, channel="letter")), "complaint.other_card"),
    "after_receipt": (with_evidence(at=RECEIVED - timedelta(hours=1)), "complaint.before_receipt"),
    "reason_given": (with_evidence(why=" "), "complaint.no_reason"),
    "opinion_written": (with_evidence(opinion=" "), "complaint.no_opinion"),
    "not_left_to_them": (left_to_them, "complaint.left_to_them"),
    "report_complete": (with_evidence(report=attrs.evolve(REPORT, cause="")), "complaint.report_incomplete"),
    "answered_since_forwarded": (
        besides(attrs.evolve(FORWARDED, at=LATER + timedelta(hours=1)), fo.FeedbackGiven(at=NOW, by=CARL, reference="2026-117", notice=CALLED)),
        "complaint.forwarded_since",
    ),
    "forwarding_bids_it": (with_evidence(on="forwarded_after_answer"), "complaint.not_forwarded_since"),
    "award_honoured": (besides(SUED, AWARDED), "complaint.award_waits"),
    "not_bound": (besides(SUED, AWARDED), "complaint.award_binds"),
    "award_binds": (not_upheld_after_all, "complaint.award_binds"),
    "nothing_undecided": (demanded_since, "complaint.demand_undecided"),
    "action_or_reason": (with_evidence(no_action=" "), "complaint.no_action_why"),
    "nothing_owed": (besides(APPROVED, ANSWERED), ("complaint.money_still_owed", "complaint.still_owed")),
    "remedy_owed": (without(pr.CustomerAnswered), ("complaint.nothing_owed", "complaint.not_owed")),
    "within_owed": (with_evidence(remedy=Remedy(kind="compensation", amount=cny("501"))), "complaint.more_than_owed"),
    "kind_owed": (with_evidence(kind="exchange"), "complaint.not_owed"),
    "evidence_given": (with_evidence(evidence=" "), "empty"),
    "accepted_in_part": (with_evidence(declined=(DeclinedDemand(demand="return", why="x"),)), "complaint.no_such_demand"),
    "each_demand_ruled": (with_evidence(rulings=(DemandRuling(demand="damages", ruling="not_upheld"),)), "complaint.whole_differs"),
    "no_reaction_yet": (besides(ra.AnswerRejected(at=LATER, by=CARL, statement=SAID)), "complaint.reacted"),
    "inspection_whole": (with_evidence(note=" "), "empty"),
    "outside_body_named": (with_evidence(body=" "), "empty"),
    "outside_pending": (without(out.TakenOutside), ("complaint.nothing_outside", "complaint.not_outside")),
    "decides_what_it_has": (with_evidence(reference="C-9/26"), "complaint.not_outside"),
    "outside_decision_whole": (with_evidence(result="against_customer"), "complaint.award_for_nothing"),
    "outside_bids_it": (with_evidence(on="outside_decision"), "complaint.no_outside_decision"),
    "one_currency": (with_evidence(remedies=EUROS), "complaint.remedy_currency"),
    "grant_fits_proposal": (with_evidence(grants=()), "complaint.grants_missing"),
    "reply_on_record": (with_evidence(reply=attrs.evolve(WRITTEN, content=" ")), "complaint.reply_incomplete"),
    "in_its_time": (told_before_receipt, "complaint.told_too_early"),
    "notice_on_record": (by_pigeon, "complaint.unlisted"),
    "notice_if_given": (by_pigeon, "complaint.unlisted"),
    "customer_reached": (with_evidence(notice=UNREACHED), "complaint.not_reached"),
    "customer_not_reached": (with_evidence(notice=CALLED), "complaint.was_reached"),
    "statement_on_record": (with_evidence(statement=None), "complaint.no_statement"),
    "consent_on_record": (with_evidence(agreed=True), "complaint.no_statement"),
    "retraction_on_record": (taken_back, "complaint.no_statement"),
    "reopening_fits": (with_evidence(on="referral_returned"), "complaint.reopened_for"),
    "side_told": (with_evidence(statement=" "), "empty"),
    "signed_impartially": (signer_complained_about, "complaint.about_actor"),
    "own_action": (about_whoever_owns_another, "complaint.action_of_other"),
    "not_own_action": (besides(attrs.evolve(DONE, by=ADA), SECOND, attrs.evolve(DONE, action="A-2")), "complaint.own_action"),
    "lawful_reply": (bound(reply=attrs.evolve(WRITTEN, contains=("reasons",))), "regime.reply_lacks"),
    "lawful_acknowledgement": (bound(), "regime.reply_lacks"),
    "lawful_delay": (delay_told, "regime.reply_lacks"),
    "day_promised": (bound(notice=attrs.evolve(CALLED, contains=("why",))), "complaint.no_day_promised"),
    "wait_over": (just_mediated, "wait.too_early"),
    "nothing_to_wait_for": (just_mediated, "wait.too_early"),
    "review_in_time": (bound(at=NOW + timedelta(days=60)), "complaint.window_passed"),
    "clock_to_pause": (besides(ANSWERED), ("complaint.no_pause", "clock.pause_not_running")),
    "clock_to_resume": (without(an.ClockPaused), "complaint.nothing_paused"),
    "clock_to_extend": (besides(ANSWERED), ("complaint.no_extension", "clock.extension_not_open")),
    "action_to_do": (without(af.ActionAgreed), "complaint.no_actions"),
    "action_to_check": (without(af.ActionDone), "complaint.no_action_done"),
    "crisis_foreseen": (unbroken, "complaint.no_crisis_rules"),
    "group_able": (recused_of_the_group, ("complaint.group_too_small", "complaint.recused")),
    "limits_for_money": (unbroken, "complaint.no_limits"),
    "records_for_regime": (lambda case, event: (attrs.evolve(case, class_id="ordinary"), event), ("complaint.binds_none", "complaint.no_own_event")),
    "counted_by_regime": (with_evidence(amount=None), "empty"),
    "pause_allowed": (with_evidence(why="holidays"), "clock.pause_reason"),
    "clock_known": (with_evidence(clock="none"), "complaint.no_clock"),
    "extension_allowed": (with_evidence(why="hurry"), "clock.extension_condition"),
    "mediation_may_pause": (with_evidence(until=date(2026, 12, 1)), "clock.pause_too_long"),
    "mediator_named": (with_evidence(body=" "), "empty"),
    "body_named": (with_evidence(body=" "), "empty"),
    "person_named": (with_evidence(person=""), "empty"),
    "another_case": (into_itself, "complaint.merged_with_itself"),
    "duplicate_on_record": (with_evidence(history=()), "complaint.duplicate_incomplete"),
    "customer_content": (with_evidence(content=False), "complaint.not_content"),
    "grants_fit_solution": (with_evidence(remedies=PAID), "complaint.grants_missing"),
    "group_of_several": (with_evidence(members=(VERA,)), "complaint.group_too_small"),
    "group_acts": (with_evidence(reason="hurry"), "complaint.no_emergency"),
    "public_told": (with_evidence(content=" "), "empty"),
    "grants_fit_emergency": (with_evidence(grants=()), "complaint.grants_missing"),
    "refusal_on_record": (with_evidence(refusals=()), "complaint.no_refusal"),
    "review_bids_it": (with_evidence(on="review"), "complaint.no_review"),
    "action_whole": (with_evidence(action=attrs.evolve(ACTION, what=" ")), "empty"),
    "corrects_this_card": (corrected(number="C-8"), "complaint.card_of_other"),
    "received_no_later": (corrected(received_at=RECEIVED + timedelta(minutes=1)), "complaint.received_later"),
    "in_listed_words": (corrected(channel="pigeon"), "complaint.unlisted"),
    "accepted_demands_stay": (accepted_without_a_demand, "complaint.demand_gone"),
    "same_customer_paid": (paid_to_another, "complaint.other_customer_paid"),
    "action_known": (done_but_not_agreed, "complaint.no_action"),
    "action_was_done": (another_done, "complaint.action_not_done"),
}
# What is broken is not in the case but in the rules.
RULES_BROKEN: Final[Mapping[str, ComplaintRules]] = {
    "crisis_foreseen": attrs.evolve(LAW, crisis=None),
    "limits_for_money": attrs.evolve(LAW, limits=False),
}


class Broken(NamedTuple):
    """One thing broken: the complaint, the event, the reasons that must stand against it, as codes, and the rules."""

    case: Complaint
    event: Event
    codes: list[str]
    rules: ComplaintRules


def broken(table: Table, row: Row, guard: str) -> Broken:
    """Return a complaint and an event of a row against which nothing stands but one guard of law.

    Where a reviewer must be above whoever made the document, nobody is above one that was made for them: that is said too.
    """
    change, code = BREAKS[guard]
    case, event = change(*fitting(table, row))
    above = guard == "four_eyes" and superior in row.by
    wanted = [code] if isinstance(code, str) else [*code]
    return Broken(case, event, ["complaint.not_superior", *wanted] if above else wanted, RULES_BROKEN.get(guard, LAW))


def lawless(table: Table) -> str:
    """Write a table as TOML that says nothing of law, under a firm's own name."""
    return re.sub(r", +law = \[.*?\]", "", to_toml(table).replace(f'"{table.name}"', f'"{table.name}-copied"', 1))


def codes(table: Table, case: Complaint, event: Event, rules: ComplaintRules = LAW) -> list[str]:
    """Return why a table refuses an event, as codes."""
    return [one.code for one in check(table, case, event, rules).reasons]


def names(row: Row) -> list[str]:
    """Return the names of the guards that are law on a row."""
    return [name_of(one) for one in row.law]

"""Every complaint goes through the procedure: each step is an event checked by the rules, money comes with a grant under the policy rules."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from typing import Final, TypeAlias, assert_never

import attrs

from crmcore.cli.demo.approvals import approve
from crmcore.cli.demo.episodes import CONTAINS, WRITTEN, come_up
from crmcore.cli.demo.plans import Plan, Way
from crmcore.complaints.case import Complaint, register
from crmcore.complaints.events import procedure as happened
from crmcore.complaints.events.at_any_time import Acknowledged, CustomerContacted
from crmcore.complaints.events.remedies import RemedyDeclined, RemedyPerformed
from crmcore.complaints.events.simple import PassedOn, SolvedAtOnce
from crmcore.complaints.events.who_came import OutcomeFiled, TurnedAway
from crmcore.complaints.lifecycles.standard import ENDS
from crmcore.complaints.papers.notice import Notice
from crmcore.complaints.papers.remedy import Remedy
from crmcore.complaints.papers.reply import Reply
from crmcore.complaints.papers.report import InvestigationReport
from crmcore.complaints.papers.statement import CustomerStatement
from crmcore.complaints.states import Manner, Proof, Ruling, State
from crmcore.event import Actor, Event
from crmcore.money import Money
from crmcore.policy.approval import Approval
from crmcore.policy.grants import Grant
from crmcore.policy.request import ApprovalRequest
from crmcore.rulebook.edition import Edition

# One step to come: the event, given its instant and the grants so far.
Act: TypeAlias = Callable[[datetime, tuple[Grant, ...]], Event]

_DEPARTMENT: Final = "bank/customer-relations/complaints"
_REPORT: Final = InvestigationReport(
    cause="A fee was charged twice.",
    course="Told to the outlet, checked in the system, confirmed by the ledger.",
    responsible="The team that owns the process.",
    conclusion="The customer is right as to the facts.",
    countermeasures="The amount is put right.",
    prevention="The system now refuses the second charge.",
)
_NO_STANDING: Final = Reply(manner=Manner.ORAL, content="Only the customer, or whom they authorise, may complain of it.", person="a neighbour")
_APOLOGY: Final = Reply(manner=Manner.ORAL, content="We are sorry, and have put it right.", person="the customer", contains=CONTAINS)


@attrs.frozen
class Walk:
    """A complaint at the end, the approval of its money (None: no money, or not that far), and the complaints that it left behind."""

    complaint: Complaint
    approval: Approval | None = None
    others: tuple[Complaint, ...] = ()


@attrs.frozen
class _Bank:
    """The bank that a complaint walks through: its staff, its rules, the approvals made before, and the instant at which the month is over."""

    staff: Mapping[str, Actor]
    edition: Edition
    related: tuple[Approval, ...]
    until: datetime


def walk(plan: Plan, staff: Mapping[str, Actor], edition: Edition, related: tuple[Approval, ...], until: datetime) -> Walk:
    """Return a complaint after its plan, as far as it gets before `until`; `related` are the approvals made before."""
    rules, received, bank = edition.complaints, plan.card.received_at, _Bank(staff, edition, related, until)
    case = register(plan.card, at=received, by=staff[f"clerk-{plan.outlet}"], rules=rules)
    at_once = case.class_id == "simple" and plan.way is Way.FULL and plan.money is None
    for event in _first(case, received, staff, passed_on=not at_once):
        case = case.advance(event, rules=rules)
    acts = _solved(staff[f"clerk-{plan.outlet}"]) if at_once else _script(plan, staff)
    coming = list(plan.episodes)
    walked = _along(acts, Walk(case), plan, coming, bank, begun=received, takes=plan.takes / 20 if at_once else plan.takes)
    case = walked.complaint
    if (later := case.history[-1].event.at + timedelta(days=1)) < until:
        case, more = come_up(coming, case, at=later, gap=timedelta(days=1), staff=staff, rules=rules)
        walked = attrs.evolve(walked, complaint=case, others=(*walked.others, *more))
    if case.state is not State.REOPENED:
        return walked
    # The money was paid the first time: what is left to do is to look again, and to say so.
    again = attrs.evolve(plan, money=None, sent_back=False)
    return _along(_again(again, staff), walked, again, coming, bank, begun=case.history[-1].event.at, takes=plan.takes)


def _along(acts: tuple[Act, ...], walked: Walk, plan: Plan, coming: list[str], bank: _Bank, *, begun: datetime, takes: timedelta) -> Walk:
    """Return a complaint after these steps, as far as it gets: the customer is told when `takes` is over, then the file is closed."""
    case, approval, others, rules = walked.complaint, walked.approval, list(walked.others), bank.edition.complaints
    gap = takes / (len(acts) - 1)
    for number, act in enumerate(acts, start=1):
        at = begun + gap * number
        if at >= bank.until:
            break
        case, more = come_up(coming, case, at=at, gap=gap, staff=bank.staff, rules=rules)
        others += more
        if case.state in ENDS:
            break
        proposed = case.last(happened.RemedyProposed)
        if plan.money is not None and proposed is not None and approval is None:
            approval = _asked(plan, plan.money, proposed.by, at, bank)
        event = act(at, () if plan.money is None or approval is None or approval.grant is None else (approval.grant,))
        if isinstance(event, happened.CustomerAnswered) and case.nobody_to_tell:
            event = OutcomeFiled(at=at, by=event.by, why="It came by mail, without a name.")
        for owed in case.owed if isinstance(event, happened.Closed) else ():
            case = case.advance(_settled(owed, at, bank.staff, declined="wanted nothing" in plan.episodes), rules=rules)
        case = case.advance(event, rules=rules)
    return Walk(case, approval, tuple(others))


def _asked(plan: Plan, money: Money, by: Actor, at: datetime, bank: _Bank) -> Approval:
    """Return the approval of a compensation: asked for shortly before the next step, by who proposed it."""
    number = plan.card.number
    request = ApprovalRequest(
        id=f"A-{number}",
        action="compensation",
        amount=money,
        requested_by=by,
        at=at - timedelta(minutes=5),
        subject=number,
        customer=plan.card.customer,
    )
    staff = _others_than(plan.card.person, bank.staff)
    return Approval(request, approve(request, staff, bank.edition.policy, bank.related, at - timedelta(minutes=1)))


def _others_than(person: str | None, staff: Mapping[str, Actor]) -> Mapping[str, Actor]:
    """Return everybody whom a complaint is not about."""
    return {id: one for id, one in staff.items() if id != person}


def _settled(owed: Remedy, at: datetime, staff: Mapping[str, Actor], *, declined: bool) -> Event:
    """Return what becomes of a remedy that the customer was told of."""
    if declined:
        said = CustomerStatement(channel="telephone", proof="recorded", content="That is kind, but it is not needed.")
        return RemedyDeclined(at=at, by=staff["fang"], kind=owed.kind, statement=said)
    return RemedyPerformed(at=at, by=staff["fang"], remedy=owed, evidence="On the customer's account statement, or in our letter.")


def _first(case: Complaint, at: datetime, staff: Mapping[str, Actor], *, passed_on: bool) -> tuple[Event, ...]:
    """Return what precedes the procedure of RULES-4: the customer hears that it has arrived, first of all what happened if severe."""
    told = Acknowledged(
        at=at, by=staff["fang"], notice=Notice(channel="telephone", proof=Proof.CALLED, content="That it has arrived, and its number.")
    )
    match case.lifecycle:
        case ("complaint/severe", _):
            notice = Notice(channel="telephone", proof=Proof.CALLED, content="What happened, what the customer wants, and that we are on it.")
            return (CustomerContacted(at=at, by=staff["fang"], notice=notice), told)
        case ("complaint/simple", _) if passed_on:
            return (PassedOn(at=at, by=staff["fang"], why="It takes an investigation."), told)
        case _:
            return (told,)


def _solved(clerk: Actor) -> tuple[Act, ...]:
    """Return the course of a simple complaint for which an apology is enough."""
    said = CustomerStatement(channel="outlet", proof="written", content="Thank you, that is settled then.")
    return (
        lambda at, _: SolvedAtOnce(at=at, by=clerk, reply=_APOLOGY, content=True, remedies=(Remedy(kind="apology"),), statement=said),
        lambda at, _: happened.Closed(at=at, by=clerk),
    )


def _script(plan: Plan, staff: Mapping[str, Actor]) -> tuple[Act, ...]:
    """Return who will do what, in order."""
    clerk, head, service = staff[f"clerk-{plan.outlet}"], staff[f"head-{plan.outlet}"], staff["fang"]
    confirm: Act = lambda at, _: happened.GroundsConfirmed(at=at, by=clerk)  # noqa: E731 - one line of the script
    close: Act = lambda at, _: happened.Closed(at=at, by=service)  # noqa: E731 - one line of the script
    match plan.way:
        case Way.CAUSE_LIES_WITH_CUSTOMER:
            oral = Reply(
                manner=Manner.ORAL, content="How it came about, with thanks for their understanding.", person="the customer", contains=CONTAINS
            )
            return (lambda at, _: happened.Explained(at=at, by=clerk, reply=oral), close)
        case Way.TURNED_AWAY:
            return (lambda at, _: TurnedAway(at=at, by=clerk, reply=_NO_STANDING), close)
        case Way.NOT_ACCEPTED:
            return (
                confirm,
                lambda at, _: happened.NotAccepted(at=at, by=head, why="Decided by a court already."),
                lambda at, _: happened.ReasonsGiven(at=at, by=service, reply=WRITTEN),
                close,
            )
        case Way.FULL:
            return (confirm, lambda at, _: happened.ComplaintAccepted(at=at, by=head), *_again(plan, staff))
        case _:
            assert_never(plan.way)


def _again(plan: Plan, staff: Mapping[str, Actor]) -> tuple[Act, ...]:
    """Return the steps from the administration department to the end: those of a complaint that was accepted, or reopened."""
    why_none = "The one who made the mistake was told; the rules were right." if plan.upheld else ""
    return (*_handling(plan, staff), lambda at, _: happened.Closed(at=at, by=staff["fang"], no_action=why_none))


def _handling(plan: Plan, staff: Mapping[str, Actor]) -> tuple[Act, ...]:
    """Return the steps from the administration department to the customer."""
    handler, supervisor, administration = staff[plan.handler], staff["dora"], staff["emil"]
    ruling = Ruling.UPHELD if plan.upheld else Ruling.NOT_UPHELD
    remedies = (Remedy(kind="apology"),) if plan.money is None else (Remedy(kind="compensation", amount=plan.money),)
    report = attrs.evolve(_REPORT, category=plan.category)
    file: Act = lambda at, _: happened.ReportFiled(at=at, by=handler, report=report)  # noqa: E731 - one line of the script
    twice: tuple[Act, ...] = (lambda at, _: happened.SentBack(at=at, by=supervisor, why="The ledger was not checked."), file)
    return (
        lambda at, _: happened.HandlerAssigned(at=at, by=administration, department=_DEPARTMENT),
        file,
        *(twice if plan.sent_back else ()),
        lambda at, _: happened.ReportReviewed(at=at, by=supervisor),
        lambda at, _: happened.OpinionSubmitted(at=at, by=administration, opinion="Agreed with the report."),
        lambda at, _: happened.Decided(at=at, by=staff["ceo"], ruling=ruling),
        lambda at, _: happened.RemedyProposed(at=at, by=handler, opinion="As decided.", remedies=remedies),
        lambda at, grants: happened.RemedyApproved(at=at, by=supervisor, grants=grants),
        lambda at, _: happened.ReturnedToService(at=at, by=handler),
        lambda at, _: happened.CustomerAnswered(at=at, by=staff["fang"], reply=WRITTEN),
    )

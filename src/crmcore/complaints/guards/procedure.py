"""What must hold of a step of the procedure: one small function each, whose docstring is the sentence that readers see."""
# ruff: noqa: ARG001, D401 - every guard is given the same three things; its docstring is what must hold, not what it does

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime

from crmcore.complaints.casefile import CaseFile
from crmcore.complaints.events.base import CustomerTold, WithOpinion, WithReason
from crmcore.complaints.events.classes import Reclassified
from crmcore.complaints.events.crisis import EmergencyRatified
from crmcore.complaints.events.escalating import Escalated
from crmcore.complaints.events.procedure import HandlerAssigned, Registered, RemedyApproved, RemedyProposed, ReportFiled
from crmcore.complaints.events.simple import SolvedAtOnce
from crmcore.complaints.events.who_came import OutcomeFiled
from crmcore.complaints.guards.persons import ties_to
from crmcore.complaints.happened import recorded_behind
from crmcore.complaints.papers.remedy import Remedy
from crmcore.complaints.rules.section import ComplaintRules
from crmcore.complaints.states import Manner, Proof
from crmcore.decision import Gap, Reason, reason
from crmcore.event import Actor, Attempt, Event, in_utc, within
from crmcore.messages import Term
from crmcore.money import Money
from crmcore.policy.grants import Grant
from crmcore.policy.usable import unusable
from crmcore.privacy import ERASED


def exempt(case: CaseFile, attempt: Attempt, rules: ComplaintRules, /) -> Reason | None:
    """The rulebook exempts this class of complaints from the general manager's decision."""
    return reason("complaint.not_exempt", class_id=case.class_id) if rules.complaint_class(case.class_id).general_manager else None


def answered(case: CaseFile, attempt: Attempt, rules: ComplaintRules, /) -> Reason | None:
    """The customer has already been answered; the outcome on file stands for it only as long as nobody can be told."""
    on_record = case.outcome_on_record
    if on_record is None:
        return reason("complaint.not_answered")
    return reason("complaint.filed_not_told") if isinstance(on_record, OutcomeFiled) and not case.nobody_to_tell else None


def after_receipt(case: CaseFile, attempt: Attempt, rules: ComplaintRules, /) -> Reason | None:
    """A complaint is registered when it was received, or later."""
    if in_utc(attempt.at) < in_utc(case.card.received_at):
        return reason("complaint.before_receipt", at=attempt.at, received=case.card.received_at)
    return None


def own_card(case: CaseFile, event: Registered, rules: ComplaintRules, /) -> Reason | None:
    """The card put on record is the one that the file was opened with."""
    ours, theirs = case.card, event.card
    if theirs == ours:
        return None
    if theirs.number == ours.number and (theirs.customer_name == ERASED) != (ours.customer_name == ERASED):
        return reason("complaint.card_erased_in_part", number=ours.number)
    return reason("complaint.other_card", found=theirs.number, wanted=ours.number)


def reason_given(case: CaseFile, event: WithReason | Reclassified, rules: ComplaintRules, /) -> Reason | None:
    """The reason is written down."""
    return None if event.why.strip() else reason("complaint.no_reason")


def opinion_written(case: CaseFile, event: WithOpinion, rules: ComplaintRules, /) -> Reason | None:
    """The opinion is written down."""
    return None if event.opinion.strip() else reason("complaint.no_opinion")


def not_left_to_them(case: CaseFile, event: HandlerAssigned | Escalated, rules: ComplaintRules, /) -> Reason | None:
    """A department is named; the one complained about does not handle it alone."""
    if not event.department:
        return reason("empty", field="department")
    other = event.together_with
    for about in sorted(case.parties.units):
        if within(event.department, about) and (other is None or within(other, about)):
            return reason("complaint.left_to_them", unit=about, department=event.department)
    return None


def report_complete(case: CaseFile, event: ReportFiled, rules: ComplaintRules, /) -> Reason | None:
    """The report has all six parts: cause, course of events, person responsible, conclusion, countermeasures, preventive measures."""
    missing = event.report.missing
    return reason("complaint.report_incomplete", missing=tuple(Term(f"report.{one}") for one in missing)) if missing else None


def one_currency(case: CaseFile, event: RemedyProposed, rules: ComplaintRules, /) -> tuple[Reason, ...]:
    """Money is offered in the currency of the rulebook."""
    return payable(event.remedies, rules)


def grant_fits_proposal(case: CaseFile, event: RemedyApproved, rules: ComplaintRules, /) -> tuple[Reason, ...]:
    """Each kind of remedy that costs money has one grant for its whole amount, asked for since it was proposed, not signed by the proposer."""
    proposed = case.last(RemedyProposed)
    proposers = () if proposed is None else (proposed.by,)
    return grants_fit(case, event, case.money, event.grants, proposers=proposers, rules=rules, since=case.proposed_since)


def reply_on_record(case: CaseFile, event: CustomerTold, rules: ComplaintRules, /) -> tuple[Reason, ...]:
    """The reply is on record with its content, an oral one also with the person spoken to."""
    reply = event.reply
    missing = [] if reply.content.strip() else ["content"]
    if reply.manner is Manner.ORAL and not reply.person.strip():
        missing.append("person")
    why = tuple(reason("complaint.reply_incomplete", field=field, manner=Term(reply.manner)) for field in missing)
    tried = reply.proof is Proof.UNREACHABLE and (reply.manner is Manner.ORAL or recorded_behind(event))
    return (*why, reason("complaint.attempt_proves_nothing", field="reply.proof")) if tried else why


def signed_impartially(case: CaseFile, event: RemedyApproved | SolvedAtOnce | EmergencyRatified, rules: ComplaintRules, /) -> tuple[Reason, ...]:
    """Nobody whom the complaint is about, no customer of it, and nobody recused signed for the money."""
    signers = {one.by.id: one.by for grant in event.grants for one in grant.signatures}
    return tuple(why for one in signers.values() for why in ties_to(case, one))


def payable(remedies: Iterable[Remedy], rules: ComplaintRules) -> tuple[Reason, ...]:
    """Return what keeps money from being offered: another currency than the rulebook's, or a rulebook that has no limits for any."""
    offered = [one.amount for one in remedies if one.amount is not None]
    if offered and not rules.limits:
        return (Gap("complaint.no_limits"),)
    foreign = sorted({one.currency for one in offered} - {rules.currency})
    return (reason("complaint.remedy_currency", found=tuple(foreign), wanted=rules.currency),) if foreign else ()


def _customer(case: CaseFile, grant: Grant) -> str | None:
    """Return for whom money must have been asked: the card's customer; where it has none and one is named, the complaint's number."""
    named = grant.request.customer
    return case.id if case.card.customer is None and named is not None else case.card.customer


def grants_fit(
    case: CaseFile,
    event: Event,
    money: Mapping[str, Money],
    grants: Iterable[Grant],
    *,
    proposers: Iterable[Actor],
    rules: ComplaintRules,
    since: datetime | None,
    alone: bool = False,
) -> tuple[Reason, ...]:
    """Return what keeps grants from covering money by kind when an event happens: each kind takes one usable grant, for its whole amount.

    The money was proposed at `since` (None: not yet). `alone` says whether the proposer may have decided it alone. Under a rulebook without limits no
    money is covered, whatever grants there are.
    """
    if money and not rules.limits:
        return (Gap("complaint.no_limits"),)
    why: list[Reason] = []
    given, asked, used = tuple(grants), tuple(proposers), {one.id for one in case.spent}
    for kind, amount in money.items():
        found = [one for one in given if one.action == kind]
        if len(found) != 1:
            why.append(reason("complaint.grants_missing", kind=Term(kind), amount=amount, found=len(found)))
        for one in found:
            why += unusable(
                one,
                action=kind,
                amount=amount,
                subject=case.id,
                customer=_customer(case, one),
                proposers=asked,
                since=since,
                at=event.at,
                used=used,
                refused=case.refused,
                alone=alone,
            )
            used.add(one.id)
    why += [reason("complaint.grant_not_needed", kind=Term(one.action)) for one in given if one.action not in money]
    return tuple(dict.fromkeys(why))

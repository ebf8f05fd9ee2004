"""Who may take a step, and what must hold of it: one small function each, whose docstring is the sentence that readers see.

The first block asks for a procedural role, the second for the right person, the third for what stands in the event.
"""
# ruff: noqa: ARG001, D401 - every guard is asked with the same three things; its docstring is what must hold, not what it does

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from crmcore.complaints.casefile import CaseFile
from crmcore.complaints.events import CustomerAnswered, HandlerAssigned, Registered, RemedyApproved, RemedyProposed, ReportFiled
from crmcore.complaints.events_after import ReviewDecided
from crmcore.complaints.events_base import CustomerTold, WithOpinion, WithReason
from crmcore.complaints.regime_replies import against_proof, missing_from_reply
from crmcore.complaints.rules import ComplaintRules
from crmcore.complaints.states import Manner
from crmcore.decision import Reason, reason
from crmcore.event import Actor, Attempt
from crmcore.lifecycles.transitions import WhyNot
from crmcore.messages import Term
from crmcore.money import Money
from crmcore.policy.grants import Grant, grant_fits
from crmcore.worktime.zone import local_day, zone_named


def role(attempt: Attempt, *roles: str) -> Reason | None:
    """Answer why an actor holds none of these procedural roles."""
    if attempt.by.roles.isdisjoint(roles):
        return reason("complaint.lacks_role", actor=attempt.by.id, roles=tuple(Term(one) for one in roles))
    return None


def within(unit: str, path: str) -> bool:
    """Answer whether a unit is the one that `path` names, or stands below it."""
    return unit == path or unit.startswith(f"{path}/")


# Roles -------------------------------------------------------------------------------------------------------------------------------------------


def front_line(case: CaseFile, attempt: Attempt, rules: ComplaintRules, /) -> Reason | None:
    """The actor speaks with customers: the outlet that receives complaints, or customer service."""
    return role(attempt, "intake", "customer_service")


def intake(case: CaseFile, attempt: Attempt, rules: ComplaintRules, /) -> Reason | None:
    """The actor belongs to the outlet that receives complaints."""
    return role(attempt, "intake")


def administration(case: CaseFile, attempt: Attempt, rules: ComplaintRules, /) -> Reason | None:
    """The actor belongs to the administration and HR department."""
    return role(attempt, "administration")


def handler(case: CaseFile, attempt: Attempt, rules: ComplaintRules, /) -> WhyNot:
    """The actor handles complaints, in the department that was named for this one."""
    lacks = role(attempt, "handler")
    named = case.assignment
    departments = () if named is None else tuple(one for one in (named.department, named.together_with) if one is not None)
    if any(within(attempt.by.unit, one) for one in departments):
        return lacks
    outside = reason("complaint.other_department", actor=attempt.by.id, unit=attempt.by.unit, departments=departments)
    return (outside,) if lacks is None else (lacks, outside)


def handler_supervisor(case: CaseFile, attempt: Attempt, rules: ComplaintRules, /) -> Reason | None:
    """The actor supervises the handling department."""
    return role(attempt, "handler_supervisor")


def general_manager(case: CaseFile, attempt: Attempt, rules: ComplaintRules, /) -> Reason | None:
    """The actor is the general manager."""
    return role(attempt, "general_manager")


def customer_service(case: CaseFile, attempt: Attempt, rules: ComplaintRules, /) -> Reason | None:
    """The actor belongs to customer service."""
    return role(attempt, "customer_service")


# Persons -----------------------------------------------------------------------------------------------------------------------------------------


def superior(case: CaseFile, attempt: Attempt, rules: ComplaintRules, /) -> Reason | None:
    """The actor is a superior of whoever made the paper: of the same unit or one above it, and of a higher rank."""
    for maker in case.makers:
        if not attempt.by.is_superior_of(maker):
            return reason("complaint.not_superior", actor=attempt.by.id, maker=maker.id)
    return None


def four_eyes(case: CaseFile, attempt: Attempt, rules: ComplaintRules, /) -> Reason | None:
    """Nobody reviews their own paper, nor one that was made for them or by whom they act for."""
    for maker in case.makers:
        if not attempt.by.persons.isdisjoint(maker.persons):
            return reason("complaint.own_paper", actor=attempt.by.id)
    return None


def impartial(case: CaseFile, attempt: Attempt, rules: ComplaintRules, /) -> tuple[Reason, ...]:
    """The complaint is not about the actor or about whom they are the direct superior of, and they were not recused from it."""
    people, card, who = attempt.by.persons, case.card, attempt.by.id
    against = [reason("complaint.about_actor", actor=who)] if card.person in people else []
    if card.superior in people:
        against.append(reason("recusal.superior", actor=who))
    if not people.isdisjoint(case.recused):
        against.append(reason("complaint.recused", actor=who))
    return tuple(against)


def other_unit(case: CaseFile, attempt: Attempt, rules: ComplaintRules, /) -> Reason | None:
    """A report made in the unit complained about is reviewed outside of it."""
    unit = case.card.unit
    if unit is not None and within(attempt.by.unit, unit) and any(within(maker.unit, unit) for maker in case.makers):
        return reason("complaint.own_unit", actor=attempt.by.id, unit=unit)
    return None


def exempt(case: CaseFile, attempt: Attempt, rules: ComplaintRules, /) -> Reason | None:
    """The rulebook exempts this class of complaints from the general manager's decision."""
    return reason("complaint.not_exempt", class_id=case.class_id) if rules.complaint_class(case.class_id).general_manager else None


def answered(case: CaseFile, attempt: Attempt, rules: ComplaintRules, /) -> Reason | None:
    """The customer has been answered before."""
    return reason("complaint.not_answered") if case.told is None else None


# What stands in the event ------------------------------------------------------------------------------------------------------------------------


def after_receipt(case: CaseFile, event: Registered, rules: ComplaintRules, /) -> Reason | None:
    """A complaint is registered when it was received, or later."""
    if event.at < event.card.received_at:
        return reason("complaint.before_receipt", at=event.at, received=event.card.received_at)
    return None


def own_card(case: CaseFile, event: Registered, rules: ComplaintRules, /) -> Reason | None:
    """The card put on record is the one that the file was opened with."""
    return None if event.card == case.card else reason("complaint.other_card", found=event.card.number, wanted=case.card.number)


def reason_given(case: CaseFile, event: WithReason, rules: ComplaintRules, /) -> Reason | None:
    """The reason is written down."""
    return None if event.why.strip() else reason("complaint.no_reason")


def opinion_written(case: CaseFile, event: WithOpinion, rules: ComplaintRules, /) -> Reason | None:
    """The opinion is written down."""
    return None if event.opinion.strip() else reason("complaint.no_opinion")


def not_left_to_them(case: CaseFile, event: HandlerAssigned, rules: ComplaintRules, /) -> Reason | None:
    """A department is named; the one complained about does not handle it alone."""
    if not event.department:
        return reason("empty", field="department")
    about, other = case.card.unit, event.together_with
    if about is not None and within(event.department, about) and (other is None or within(other, about)):
        return reason("complaint.left_to_them", unit=about, department=event.department)
    return None


def report_complete(case: CaseFile, event: ReportFiled, rules: ComplaintRules, /) -> Reason | None:
    """The report has all six parts: cause, course of events, person responsible, conclusion, countermeasures, preventive measures."""
    missing = event.report.missing
    return reason("complaint.report_incomplete", missing=tuple(Term(f"report.{one}") for one in missing)) if missing else None


def one_currency(case: CaseFile, event: RemedyProposed, rules: ComplaintRules, /) -> Reason | None:
    """Money is offered in the currency of the rulebook."""
    found = sorted({one.amount.currency for one in event.remedies if one.amount is not None} - {rules.currency})
    return reason("complaint.remedy_currency", found=tuple(found), wanted=rules.currency) if found else None


def grant_fits_proposal(case: CaseFile, event: RemedyApproved, rules: ComplaintRules, /) -> tuple[Reason, ...]:
    """Each kind of remedy that costs money has one complete grant, for its whole amount and this complaint, not signed by who proposed it."""
    proposed = case.last(RemedyProposed)
    return () if proposed is None else grants_fit(case, case.money, event.grants, (proposed.by,))


def reply_on_record(case: CaseFile, event: CustomerTold, rules: ComplaintRules, /) -> tuple[Reason, ...]:
    """The reply is on record with its content, an oral one also with the person spoken to; an answer holds what the law of its class demands."""
    reply = event.reply
    missing = [] if reply.content.strip() else ["content"]
    if reply.manner is Manner.ORAL and not reply.person.strip():
        missing.append("person")
    incomplete = tuple(reason("complaint.reply_incomplete", field=field, manner=Term(reply.manner)) for field in missing)
    return (*incomplete, *_unlawful(case, event, rules))


def _unlawful(case: CaseFile, event: CustomerTold, rules: ComplaintRules) -> Iterator[Reason]:
    """Say what an answer lacks by the regimes that its class is bound to, those of the day of receipt; other replies are no answer to them."""
    bound = rules.complaint_class(case.class_id).regulator
    if not bound or not isinstance(event, CustomerAnswered | ReviewDecided):
        return
    received, reply = local_day(case.card.received_at, zone_named(rules.zone)), event.reply
    ruling = event.ruling if isinstance(event, ReviewDecided) else case.ruling
    for one in bound:
        if one.regime.covers(received):
            yield from missing_from_reply(one.regime, reply.contains, manner=reply.manner, ruling=ruling)
            if reply.proof is not None:
                yield from against_proof(one.regime, reply.proof)


def grants_fit(case: CaseFile, money: Mapping[str, Money], grants: Iterable[Grant], proposers: Iterable[Actor]) -> tuple[Reason, ...]:
    """Answer what keeps grants from covering money by kind: one complete grant each, for the whole of it, signed by none who proposed it."""
    why: list[Reason] = []
    given, asked = tuple(grants), tuple(proposers)
    for kind, amount in money.items():
        found = [one for one in given if one.action == kind]
        if len(found) != 1:
            why.append(reason("complaint.grants_missing", kind=Term(kind), amount=amount, found=len(found)))
        faults = (fault for one in found for by in asked for fault in grant_fits(one, action=kind, amount=amount, subject=case.id, proposer=by))
        why += dict.fromkeys(faults)
    why += [reason("complaint.grant_not_needed", kind=Term(one.action)) for one in given if one.action not in money]
    return tuple(why)

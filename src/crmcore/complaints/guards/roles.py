"""Who may take a step: each guard here names those who may, by procedural role or by their place in the firm."""
# ruff: noqa: ARG001, D401 - every guard is given the same three things; its docstring is what must hold, not what it does

from __future__ import annotations

from crmcore.complaints.casefile import CaseFile
from crmcore.complaints.rules.section import ComplaintRules
from crmcore.decision import Reason, reason
from crmcore.event import Attempt, within
from crmcore.lifecycles.transitions import WhyNot
from crmcore.messages import WordKind


def role(attempt: Attempt, rules: ComplaintRules, *roles: str) -> Reason | None:
    """Return the reason that an actor holds none of these procedural roles; None where they hold one."""
    if attempt.by.acts_as.isdisjoint(roles):
        return reason("complaint.lacks_role", actor=attempt.by.id, roles=rules.names.terms(WordKind.ROLES, roles))
    return None


def front_line(case: CaseFile, attempt: Attempt, rules: ComplaintRules, /) -> Reason | None:
    """The actor deals with customers: in the outlet that receives complaints, or in customer service."""
    return role(attempt, rules, "intake", "customer_service")


def intake(case: CaseFile, attempt: Attempt, rules: ComplaintRules, /) -> Reason | None:
    """The actor belongs to the outlet that receives complaints."""
    return role(attempt, rules, "intake")


def administration(case: CaseFile, attempt: Attempt, rules: ComplaintRules, /) -> Reason | None:
    """The actor belongs to the administration and HR department."""
    return role(attempt, rules, "administration")


def handler(case: CaseFile, attempt: Attempt, rules: ComplaintRules, /) -> WhyNot:
    """The actor handles complaints, in the department named for this one."""
    lacks = role(attempt, rules, "handler")
    named = case.assignment
    departments = () if named is None else tuple(one for one in (named.department, named.together_with) if one is not None)
    if any(within(attempt.by.unit, one) for one in departments):
        return lacks
    who, unit, handling = attempt.by.id, attempt.by.unit, rules.names.terms(WordKind.DEPARTMENTS, departments)
    if unit:
        outside = reason("complaint.other_department", actor=who, unit=unit, departments=handling)
    else:
        outside = reason("complaint.no_department", actor=who, departments=handling)
    return (outside,) if lacks is None else (lacks, outside)


def handler_supervisor(case: CaseFile, attempt: Attempt, rules: ComplaintRules, /) -> Reason | None:
    """The actor supervises the handling department."""
    return role(attempt, rules, "handler_supervisor")


def general_manager(case: CaseFile, attempt: Attempt, rules: ComplaintRules, /) -> Reason | None:
    """The actor is the general manager."""
    return role(attempt, rules, "general_manager")


def customer_service(case: CaseFile, attempt: Attempt, rules: ComplaintRules, /) -> Reason | None:
    """The actor belongs to customer service."""
    return role(attempt, rules, "customer_service")


def superior(case: CaseFile, attempt: Attempt, rules: ComplaintRules, /) -> Reason | None:
    """The actor is a superior of whoever made the document: in the same unit or one above it, and of a higher rank."""
    for maker in case.makers:
        if not attempt.by.is_superior_of(maker):
            return reason("complaint.not_superior", actor=attempt.by.id, maker=maker.id)
    return None


def in_touch(case: CaseFile, attempt: Attempt, rules: ComplaintRules, /) -> WhyNot:
    """The actor deals with this customer: in the outlet that receives complaints, in customer service, or as a handler of this complaint."""
    return None if handler(case, attempt, rules) is None else role(attempt, rules, "intake", "customer_service")


def in_contact(case: CaseFile, attempt: Attempt, rules: ComplaintRules, /) -> WhyNot:
    """The actor deals with this customer, or leads: the supervisor, the general manager, a member of the crisis group."""
    if in_touch(case, attempt, rules) is None or group_member(case, attempt, rules) is None:
        return None
    return role(attempt, rules, "intake", "customer_service", "handler_supervisor", "general_manager")


def coordinator(case: CaseFile, attempt: Attempt, rules: ComplaintRules, /) -> Reason | None:
    """The actor leads or coordinates complaint handling: in customer service, or in the administration and HR department."""
    return role(attempt, rules, "customer_service", "administration")


def desk(case: CaseFile, attempt: Attempt, rules: ComplaintRules, /) -> Reason | None:
    """The actor takes complaints in or coordinates their handling: the outlet, customer service, or the administration and HR department."""
    return role(attempt, rules, "intake", "customer_service", "administration")


def convener(case: CaseFile, attempt: Attempt, rules: ComplaintRules, /) -> Reason | None:
    """The actor may convene a crisis group: the general manager, the administration department, or the supervisor."""
    return role(attempt, rules, "general_manager", "administration", "handler_supervisor")


def group_member(case: CaseFile, attempt: Attempt, rules: ComplaintRules, /) -> Reason | None:
    """The actor is a member of the crisis group."""
    if not case.group:
        return reason("complaint.no_group")
    return None if attempt.by.id in {one.id for one in case.group} else reason("complaint.not_in_group", actor=attempt.by.id)


def in_charge(case: CaseFile, attempt: Attempt, rules: ComplaintRules, /) -> Reason | None:
    """The actor handles complaints, supervises their handling, or belongs to the administration department."""
    return role(attempt, rules, "handler", "handler_supervisor", "administration")


def in_charge_or_owner(case: CaseFile, attempt: Attempt, rules: ComplaintRules, /) -> Reason | None:
    """The actor owns an action agreed on, or handles complaints, supervises their handling, or belongs to the administration department."""
    return None if any(one.owner in attempt.by.persons for one in case.actions.values()) else in_charge(case, attempt, rules)


def a_party(case: CaseFile, attempt: Attempt, rules: ComplaintRules, /) -> Reason | None:
    """The complaint is about the actor or their unit, and is not their own."""
    if own := next(case.parties.own_complaint(attempt.by), None):
        return own
    return None if any(case.parties.complained_about(attempt.by)) else reason("complaint.not_about_actor", actor=attempt.by.id)


def higher_unit(case: CaseFile, attempt: Attempt, rules: ComplaintRules, /) -> Reason | None:
    """The actor belongs to a unit above the one that decided, and holds a higher rank."""
    decider = case.decider
    if decider is None or (attempt.by.unit != decider.unit and attempt.by.ranks_above(decider)):
        return None
    return reason("complaint.not_above", actor=attempt.by.id, unit=decider.unit)

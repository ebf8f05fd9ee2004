"""Who may act in a crisis before anybody approved, and how the approval is given afterwards."""
# ruff: noqa: ARG001, D401 - every guard is given the same three things; its docstring is what must hold, not what it does

from __future__ import annotations

from datetime import datetime

from crmcore.complaints.casefile import CaseFile
from crmcore.complaints.events.crisis import CrisisGroupFormed, EmergencyRatified, EmergencyRefused, EmergencyRemedy, PublicInformed
from crmcore.complaints.guards.persons import impartial, ties_to
from crmcore.complaints.guards.procedure import grants_fit, payable
from crmcore.complaints.papers.remedy import cost_of
from crmcore.complaints.rules.section import ComplaintRules
from crmcore.decision import Reason, reason
from crmcore.event import Actor, Attempt, in_utc
from crmcore.messages import Term


def not_of_the_group(case: CaseFile, attempt: Attempt, rules: ComplaintRules, /) -> Reason | None:
    """The actor neither belongs to the crisis group that acted, nor acts for one of its members."""
    acted = {person for remedy in case.unapproved for one in (remedy.by, *remedy.members) for person in one.persons}
    acted |= {person for one in case.group for person in one.persons}
    return None if acted.isdisjoint(attempt.by.persons) else reason("complaint.in_group", actor=attempt.by.id)


def emergency_open(case: CaseFile, attempt: Attempt, rules: ComplaintRules, /) -> Reason | None:
    """An emergency remedy is awaiting approval."""
    return None if case.unapproved else reason("complaint.nothing_to_ratify")


def emergency_settled(case: CaseFile, attempt: Attempt, rules: ComplaintRules, /) -> Reason | None:
    """No emergency remedy is awaiting approval."""
    return reason("complaint.not_ratified", times=len(case.unapproved)) if case.unapproved else None


def group_of_several(case: CaseFile, event: CrisisGroupFormed, rules: ComplaintRules, /) -> tuple[Reason, ...]:
    """The group has enough members, each holding a position that the rulebook names, all impartial."""
    if rules.crisis is None:
        return (reason("complaint.no_crisis_rules"),)
    why = too_few(event.members, rules.crisis.at_least)
    for one in event.members:
        if one.positions.isdisjoint(rules.crisis.positions):
            why.append(reason("complaint.not_for_group", actor=one.id, positions=tuple(Term(name) for name in rules.crisis.positions)))
        why += impartial(case, Attempt(at=event.at, by=one), rules)
    return tuple(why)


def group_acts(case: CaseFile, event: EmergencyRemedy, rules: ComplaintRules, /) -> tuple[Reason, ...]:
    """Enough members of the group decided together, all impartial, for a reason that the rulebook lists as an emergency, in its currency."""
    if rules.crisis is None:
        return (reason("complaint.no_crisis_rules"),)
    group = {one.id for one in case.group}
    why = too_few((event.by, *event.members), rules.crisis.at_least)
    why += [reason("complaint.not_in_group", actor=one.id) for one in event.members if group and one.id not in group]
    why += [against for one in event.members for against in impartial(case, Attempt(at=event.at, by=one), rules)]
    if event.reason not in rules.crisis.reasons:
        why.append(reason("complaint.no_emergency", found=event.reason, known=rules.crisis.reasons))
    if not event.remedies:
        why.append(reason("empty", field="remedies"))
    return (*why, *payable(event.remedies, rules))


def public_told(case: CaseFile, event: PublicInformed, rules: ComplaintRules, /) -> Reason | None:
    """What the public was told is written down."""
    return None if event.content.strip() else reason("empty", field="content")


def grants_fit_emergency(case: CaseFile, event: EmergencyRatified, rules: ComplaintRules, /) -> tuple[Reason, ...]:
    """Each kind of remedy paid out has one grant, for its whole amount, asked for since it was paid, and signed by nobody in the group."""
    money = cost_of(remedy for one in case.unapproved for remedy in one.remedies)
    return grants_fit(case, event, money, event.grants, proposers=_actors(case), rules=rules, since=_paid(case))


def refusal_on_record(case: CaseFile, event: EmergencyRefused, rules: ComplaintRules, /) -> tuple[Reason, ...]:
    """The refusal of the person who would have decided before is on record, is for money paid out here, and comes from nobody in the group."""
    money = cost_of(remedy for one in case.unapproved for remedy in one.remedies)
    acted = {person for one in _actors(case) for person in one.persons}
    why = []
    if money and not event.refusals:
        why.append(reason("complaint.no_refusal"))
    for one in event.refusals:
        asked, paid = one.request, _paid(case)
        ours = asked.subject == case.id and asked.customer == case.card.customer and money.get(asked.action) == asked.amount
        timely = (paid is None or in_utc(asked.at) >= in_utc(paid)) and in_utc(one.at) <= in_utc(event.at)
        if not (ours and timely) or one.by_rules or asked.id in case.refused or asked.id in {grant.id for grant in case.spent}:
            why.append(reason("complaint.other_refusal", id=asked.id))
        if not acted.isdisjoint(one.by.persons):
            why.append(reason("complaint.in_group", actor=one.by.id))
        why += ties_to(case, one.by)
    return tuple(why)


def _paid(case: CaseFile) -> datetime | None:
    """Return when the first of the remedies that await approval was paid."""
    return case.unapproved[0].at if case.unapproved else None


def _actors(case: CaseFile) -> tuple[Actor, ...]:
    """Return everybody who had a hand in it: the group, and whoever acted for it."""
    acted = (one for remedy in case.unapproved for one in (remedy.by, *remedy.members))
    return tuple({one.id: one for one in (*case.group, *acted)}.values())


def too_few(members: tuple[Actor, ...], wanted: int) -> list[Reason]:
    """Return the fault that these are fewer people than it takes, if they are; whoever acts for another counts as that person."""
    persons: set[frozenset[str]] = set()
    for one in members:
        if all(one.persons.isdisjoint(other) for other in persons):
            persons.add(one.persons)
    return [] if len(persons) >= wanted else [reason("complaint.group_too_small", found=len(persons), wanted=wanted)]

"""Who may not take a step, whatever role they hold: whoever made the document, is complained about, or was recused."""
# ruff: noqa: ARG001, D401 - every guard is given the same three things; its docstring is what must hold, not what it does

from __future__ import annotations

from crmcore.complaints.casefile import CaseFile
from crmcore.complaints.guards.roles import within
from crmcore.complaints.rules.section import ComplaintRules
from crmcore.decision import Reason, reason
from crmcore.event import Attempt


def four_eyes(case: CaseFile, attempt: Attempt, rules: ComplaintRules, /) -> Reason | None:
    """Nobody reviews their own work, nor work done for them or by somebody they act for."""
    for maker in case.makers:
        if not attempt.by.persons.isdisjoint(maker.persons):
            return reason("complaint.own_paper", actor=attempt.by.id)
    return None


def impartial(case: CaseFile, attempt: Attempt, rules: ComplaintRules, /) -> tuple[Reason, ...]:
    """The complaint is about neither the actor nor anybody whose direct superior they are, and they were not recused from it."""
    people, card, who = attempt.by.persons, case.card, attempt.by.id
    against = [reason("complaint.about_actor", actor=who)] if card.person in people else []
    if card.superior in people:
        against.append(reason("recusal.superior", actor=who))
    if not people.isdisjoint(case.recused):
        against.append(reason("complaint.recused", actor=who))
    return tuple(against)


def other_unit(case: CaseFile, attempt: Attempt, rules: ComplaintRules, /) -> Reason | None:
    """A report made in the unit complained about is reviewed outside that unit."""
    unit = case.card.unit
    if unit is not None and within(attempt.by.unit, unit) and any(within(maker.unit, unit) for maker in case.makers):
        return reason("complaint.own_unit", actor=attempt.by.id, unit=unit)
    return None

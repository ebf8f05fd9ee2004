"""Who may not take a step, whatever role they hold: whoever made the document, is complained about, complains themselves, or was recused."""
# ruff: noqa: ARG001, D401 - every guard is given the same three things; its docstring is what must hold, not what it does

from __future__ import annotations

from typing import Final

from crmcore.complaints.casefile import CaseFile
from crmcore.complaints.rules.section import ComplaintRules
from crmcore.complaints.states import State
from crmcore.decision import Reason, reason
from crmcore.event import Actor, Attempt


def four_eyes(case: CaseFile, attempt: Attempt, rules: ComplaintRules, /) -> Reason | None:
    """Nobody reviews their own work, nor work done for them or by somebody they act for."""
    for maker in case.makers:
        if not attempt.by.persons.isdisjoint(maker.persons):
            return reason("complaint.own_paper", actor=attempt.by.id)
    return None


def impartial(case: CaseFile, attempt: Attempt, rules: ComplaintRules, /) -> tuple[Reason, ...]:
    """The complaint is about neither the actor, their unit, nor whom they directly supervise; it is not theirs; they were not recused."""
    return kept_out(case, attempt.by)


def impartial_decider(case: CaseFile, attempt: Attempt, rules: ComplaintRules, /) -> tuple[Reason, ...]:
    """The complaint is neither the actor's own nor about them or their unit; they were not recused; a superior of whom it is about may decide."""
    return ties_to(case, attempt.by)


def impartial_return(case: CaseFile, attempt: Attempt, rules: ComplaintRules, /) -> tuple[Reason, ...]:
    """The actor is impartial; the direct superior of whom the complaint is about sends back only what is submitted for a decision."""
    return ties_to(case, attempt.by) if case.state is State.SUBMITTED else kept_out(case, attempt.by)


# One of these is law of nearly every event. A table that names another of them means the event's own.
IMPARTIAL: Final = (impartial, impartial_decider, impartial_return)


def made_impartially(case: CaseFile, attempt: Attempt, rules: ComplaintRules, /) -> tuple[Reason, ...]:
    """The document was made by somebody whom the complaint is not about, who is not the customer, and who was not recused since."""
    return tuple(reason("complaint.made_by_party", maker=maker.id) for maker in case.makers if ties_to(case, maker))


def ties_to(case: CaseFile, actor: Actor) -> tuple[Reason, ...]:
    """Return what ties somebody to a complaint: it, or one merged into it, is about them or their own, or they were recused; nothing where none."""
    parties = case.parties
    about = (*parties.complained_about(actor), *parties.own_complaint(actor))
    return (*about, reason("complaint.recused", actor=actor.id)) if parties.has_interest(actor) else about


def kept_out(case: CaseFile, actor: Actor) -> tuple[Reason, ...]:
    """Return why somebody neither handles nor reviews a complaint: as `ties_to`, and because they directly supervise whom it is about."""
    return (*ties_to(case, actor), *case.parties.superior_of_them(actor))


def kept_from_acting_as(case: CaseFile, actor: Actor, role: str) -> bool:
    """Return whether somebody can't act in a role on a complaint: the direct superior of whom it is about may decide what waits for it."""
    decides = role == "general_manager" and case.state is State.SUBMITTED
    return bool(ties_to(case, actor) if decides else kept_out(case, actor))

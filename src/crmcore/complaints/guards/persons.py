"""Who may not take a step, whatever role they hold: whoever made the document, is complained about, or was recused."""
# ruff: noqa: ARG001, D401 - every guard is given the same three things; its docstring is what must hold, not what it does

from __future__ import annotations

from typing import Final

from crmcore.complaints.casefile import CaseFile
from crmcore.complaints.rules.section import ComplaintRules
from crmcore.complaints.states import State
from crmcore.decision import Reason, reason
from crmcore.event import Actor, Attempt

# Where a decision is made: the direct superior of who is complained about neither handles a complaint nor reviews it, but may decide it.
DECIDING: Final = frozenset({State.SUBMITTED, State.UNDER_REVIEW})


def four_eyes(case: CaseFile, attempt: Attempt, rules: ComplaintRules, /) -> Reason | None:
    """Nobody reviews their own work, nor work done for them or by somebody they act for."""
    for maker in case.makers:
        if not attempt.by.persons.isdisjoint(maker.persons):
            return reason("complaint.own_paper", actor=attempt.by.id)
    return None


def impartial(case: CaseFile, attempt: Attempt, rules: ComplaintRules, /) -> tuple[Reason, ...]:
    """The complaint is about neither the actor nor their unit, nor, but for the decision, about whom they supervise; they were not recused."""
    return kept_out(case, attempt.by)


def made_impartially(case: CaseFile, attempt: Attempt, rules: ComplaintRules, /) -> tuple[Reason, ...]:
    """The document was made by somebody whom the complaint is not about, and who was not recused since."""
    return tuple(reason("complaint.made_by_party", maker=maker.id) for maker in case.makers if uninvolved(case, maker))


def uninvolved(case: CaseFile, actor: Actor) -> tuple[Reason, ...]:
    """Return why somebody has a part in what a complaint is about, or in one that was merged into it; none where they have none."""
    parties = case.parties
    about = tuple(parties.complained_about(actor))
    return (*about, reason("complaint.recused", actor=actor.id)) if parties.has_interest(actor) else about


def kept_out(case: CaseFile, actor: Actor) -> tuple[Reason, ...]:
    """Return why somebody takes no step on a complaint in its present state: as `uninvolved`, and because they supervise whom it is about."""
    superior = () if case.state in DECIDING else tuple(case.parties.superior_of_them(actor))
    return (*uninvolved(case, actor), *superior)

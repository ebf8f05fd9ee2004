"""What must hold where nobody can be told, or where nobody may complain."""
# ruff: noqa: ARG001 - every guard is given the same three things; its docstring is what must hold, not what it does

from __future__ import annotations

from crmcore.complaints.casefile import CaseFile
from crmcore.complaints.intake import entitled
from crmcore.complaints.joined import cards_ever
from crmcore.complaints.rules.section import ComplaintRules
from crmcore.decision import Outcome, Reason, reason
from crmcore.event import Attempt


def nobody_to_tell(case: CaseFile, attempt: Attempt, rules: ComplaintRules, /) -> Reason | None:
    """Whoever complains is anonymous, and gave no way to reach them."""
    known = tuple(dict.fromkeys(card.number for card in cards_ever(case.card, case.history) if not card.nobody_to_tell))
    return reason("complaint.somebody_to_tell", cards=known) if known else None


def not_entitled(case: CaseFile, attempt: Attempt, rules: ComplaintRules, /) -> Reason | None:
    """Nobody who complained of this may do so: they do not show in what capacity, or have none."""
    may = tuple(card.number for card in case.reporters if entitled(card, rules).outcome is not Outcome.REFUSED)
    return reason("complaint.may_complain", cards=may) if may else None

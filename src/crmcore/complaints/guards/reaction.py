"""What must hold of what the customer makes of the answer."""
# ruff: noqa: ARG001, D401 - every guard is given the same three things; its docstring is what must hold, not what it does

from __future__ import annotations

from crmcore.complaints.casefile import CaseFile
from crmcore.complaints.rules.section import ComplaintRules
from crmcore.decision import Reason, reason
from crmcore.event import Attempt
from crmcore.messages import Term


def no_reaction_yet(case: CaseFile, attempt: Attempt, rules: ComplaintRules, /) -> Reason | None:
    """The customer was told the outcome, and has neither accepted nor rejected it yet."""
    if case.told is None:
        return reason("complaint.nobody_told")
    return None if case.reaction is None else reason("complaint.reacted", found=Term(case.reaction.name))

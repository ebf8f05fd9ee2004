"""What must hold of the outcome and of what follows from it: something is done against recurrence, or it is written why nothing is."""
# ruff: noqa: ARG001 - every guard is given the same three things; its docstring is what must hold, not what it does

from __future__ import annotations

from crmcore.complaints.casefile import CaseFile
from crmcore.complaints.events.procedure import Closed
from crmcore.complaints.rules.section import ComplaintRules
from crmcore.complaints.states import Ruling
from crmcore.decision import Reason, reason


def action_or_reason(case: CaseFile, event: Closed, rules: ComplaintRules, /) -> Reason | None:
    """Of a complaint upheld, even in part, a corrective or preventive action was agreed on, or the reason is written why none."""
    if case.ruling in {None, Ruling.NOT_UPHELD} or case.actions or event.no_action.strip():
        return None
    return reason("complaint.no_action_why")

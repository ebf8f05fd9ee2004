"""What must hold where another unit takes a complaint over."""
# ruff: noqa: ARG001, D401 - every guard is given the same three things; its docstring is what must hold, not what it does

from __future__ import annotations

from crmcore.complaints.casefile import CaseFile
from crmcore.complaints.events.escalating import Escalated
from crmcore.complaints.rules.section import ComplaintRules
from crmcore.decision import Reason, reason
from crmcore.event import within


def above_or_beside(case: CaseFile, event: Escalated, rules: ComplaintRules, /) -> Reason | None:
    """The unit that takes over is above the one that handles it, or beside it."""
    named = case.assignment
    for unit in () if named is None else (named.department, named.together_with):
        if unit is not None and (within(event.department, unit) or event.department.count("/") > unit.count("/")):
            return reason("complaint.not_escalated", department=event.department, unit=unit)
    return None

"""What must hold of an inspection by the administration department."""
# ruff: noqa: ARG001, D401 - every guard is given the same three things; its docstring is what must hold, not what it does

from __future__ import annotations

from collections import Counter

from crmcore.complaints.casefile import CaseFile
from crmcore.complaints.events.inspection import Inspected
from crmcore.complaints.guards.after import against_action
from crmcore.complaints.rules.section import ComplaintRules
from crmcore.decision import Reason, reason


def inspection_whole(case: CaseFile, event: Inspected, rules: ComplaintRules, /) -> tuple[Reason, ...]:
    """What was seen is written down; each action that follows has an id of its own, an owner, and a text of what is to be done."""
    why = [] if event.note.strip() else [reason("empty", field="note")]
    why += [against for one in event.found for against in against_action(case, one)]
    times = Counter(one.id for one in event.found if one.id.strip())
    return (*why, *(reason("complaint.action_twice", id=id_) for id_, count in times.items() if count > 1))

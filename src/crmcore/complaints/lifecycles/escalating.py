"""A unit above or beside takes over at any stage of handling; what was found stands."""

from __future__ import annotations

from typing import Final

from crmcore.complaints.casefile import CaseFile
from crmcore.complaints.events.escalating import Escalated
from crmcore.complaints.guards.escalating import above_or_beside
from crmcore.complaints.guards.persons import impartial
from crmcore.complaints.guards.procedure import not_left_to_them, reason_given
from crmcore.complaints.guards.roles import administration
from crmcore.complaints.rules.section import ComplaintRules
from crmcore.complaints.stages import FOUND
from crmcore.complaints.states import State
from crmcore.lifecycles.transitions import STAYS, Transition, transition

# fmt: off
ESCALATING: Final[tuple[Transition[CaseFile, ComplaintRules], ...]] = (
    #          id                    from                      what happened      to              clause
    transition("escalate",           (State.ASSIGNED, *FOUND), Escalated,         STAYS,          "RULES-4.9, RULES-4.25", by=(administration,), law=(impartial, reason_given, not_left_to_them, above_or_beside)),
)
# fmt: on

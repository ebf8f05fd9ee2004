"""The administration department inspects how a complaint is handled, at any time until its file is closed, and after."""

from __future__ import annotations

from typing import Final

from crmcore.complaints.casefile import CaseFile
from crmcore.complaints.events.inspection import Inspected
from crmcore.complaints.guards.inspection import inspection_whole
from crmcore.complaints.guards.persons import impartial
from crmcore.complaints.guards.roles import administration
from crmcore.complaints.rules.section import ComplaintRules
from crmcore.complaints.stages import WORKED_ON
from crmcore.lifecycles.transitions import STAYS, Transition, transition

# fmt: off
INSPECTION: Final[tuple[Transition[CaseFile, ComplaintRules], ...]] = (
    #          id                    from                what happened      to                   clause
    transition("inspect",            WORKED_ON,          Inspected,         STAYS,               "RULES-4.25",              by=(administration,),     law=(impartial, inspection_whole)),
)
# fmt: on

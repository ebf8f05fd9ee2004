"""What becomes of the remedies that a customer was told of, whatever else happens to the complaint: performed with evidence, or declined."""

from __future__ import annotations

from typing import Final

from crmcore.complaints.casefile import CaseFile
from crmcore.complaints.events.remedies import RemedyDeclined, RemedyPerformed
from crmcore.complaints.guards.at_any_time import statement_on_record
from crmcore.complaints.guards.happened import in_its_time
from crmcore.complaints.guards.persons import impartial
from crmcore.complaints.guards.remedies import evidence_given, kind_owed, remedy_owed, within_owed
from crmcore.complaints.guards.roles import in_touch
from crmcore.complaints.rules.section import ComplaintRules
from crmcore.complaints.stages import COMES_BACK, GOING_ON
from crmcore.lifecycles.transitions import STAYS, Transition, transition

ALWAYS: Final = (*GOING_ON, *COMES_BACK)

# fmt: off
REMEDIES: Final[tuple[Transition[CaseFile, ComplaintRules], ...]] = (
    #          id                    from                what happened      to                   clause
    transition("perform_remedy",     ALWAYS,             RemedyPerformed,   STAYS,               "RULES-4.4, RULES-4.13",   by=(in_touch,),           law=(impartial, remedy_owed, within_owed, evidence_given)),
    transition("decline_remedy",     ALWAYS,             RemedyDeclined,    STAYS,               "RULES-4.4, RULES-4.13",   by=(in_touch,),           law=(impartial, remedy_owed, kind_owed, statement_on_record, in_its_time)),
)
# fmt: on

"""What the customer makes of the answer, once they were told the outcome."""

from __future__ import annotations

from typing import Final

from crmcore.complaints.casefile import CaseFile
from crmcore.complaints.events.reaction import AnswerAccepted, AnswerRejected
from crmcore.complaints.guards.at_any_time import statement_on_record
from crmcore.complaints.guards.happened import in_its_time
from crmcore.complaints.guards.persons import impartial
from crmcore.complaints.guards.reaction import no_reaction_yet
from crmcore.complaints.guards.roles import in_touch
from crmcore.complaints.rules.section import ComplaintRules
from crmcore.complaints.stages import ENDED
from crmcore.lifecycles.transitions import STAYS, Transition, transition

# fmt: off
REACTION: Final[tuple[Transition[CaseFile, ComplaintRules], ...]] = (
    #          id                    from                what happened      to                   clause
    transition("accept_answer",      ENDED,              AnswerAccepted,    STAYS,               "RULES-4.14, FIN-5.2",     by=(in_touch,),           law=(impartial, no_reaction_yet, statement_on_record, in_its_time)),
    transition("reject_answer",      ENDED,              AnswerRejected,    STAYS,               "RULES-4.14, FIN-5.2",     by=(in_touch,),           law=(impartial, no_reaction_yet, statement_on_record, in_its_time)),
)
# fmt: on

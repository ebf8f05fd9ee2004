"""What an authority has to do with a complaint: it forwards it, and is told what became of it.

A file that was closed is open again once it is forwarded: it is closed after the feedback.
"""

from __future__ import annotations

from typing import Final

from crmcore.complaints.casefile import CaseFile
from crmcore.complaints.events.forwarding import FeedbackGiven, Forwarded
from crmcore.complaints.guards.forwarding import feedback_on_record, feedback_owed, forwarding_on_record
from crmcore.complaints.guards.persons import impartial
from crmcore.complaints.guards.roles import coordinator
from crmcore.complaints.rules.section import ComplaintRules
from crmcore.complaints.stages import COMES_BACK, GOING_ON, TOLD
from crmcore.complaints.states import State
from crmcore.lifecycles.transitions import STAYS, Transition, transition

# What was withdrawn, or referred to another body, is forwarded all the same.
FORWARDABLE: Final = (*GOING_ON, *TOLD, State.WITHDRAWN, State.REFERRED)

# fmt: off
FORWARDING: Final[tuple[Transition[CaseFile, ComplaintRules], ...]] = (
    #          id                    from                      what happened  to              clause
    transition("forward",            FORWARDABLE,              Forwarded,     STAYS,          "RULES-4.26", by=(coordinator,), law=(impartial, forwarding_on_record)),
    transition("forward_closed",     State.CLOSED,             Forwarded,     State.ANSWERED, "RULES-4.26", by=(coordinator,), law=(impartial, forwarding_on_record), reopening=True),
    transition("give_feedback",      (*GOING_ON, *COMES_BACK), FeedbackGiven, STAYS,          "RULES-4.26", by=(coordinator,), law=(impartial, feedback_owed, feedback_on_record)),
)
# fmt: on

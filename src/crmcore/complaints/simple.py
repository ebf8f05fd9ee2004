"""The lifecycle of a simple complaint: solved at the first moment, or else the standard procedure.

It has its card, its number and its place in the statistics like any other. Where the customer is not content, then or later, it goes on.
"""

from __future__ import annotations

from typing import Final

from crmcore.complaints.casefile import CaseFile
from crmcore.complaints.entry import runs_into_standard
from crmcore.complaints.events_simple import PassedOn, SolvedAtOnce
from crmcore.complaints.guards import front_line, impartial, reason_given, reply_on_record
from crmcore.complaints.guards_after import customer_content, grants_fit_solution
from crmcore.complaints.rules import ComplaintRules
from crmcore.complaints.standard import ENDS, REGISTER
from crmcore.complaints.states import State
from crmcore.lifecycles.machine import Lifecycle
from crmcore.lifecycles.transitions import transition

UNSOLVED: Final = (State.RECEIVED, State.SOLVED)

# fmt: off
SIMPLE: Final[Lifecycle[CaseFile, ComplaintRules]] = Lifecycle("complaint/simple", runs_into_standard((
    #          id                    from                what happened      to                   clause
    REGISTER,
    transition("solve",              State.RECEIVED,     SolvedAtOnce,      State.SOLVED,        "FIN-2.3, RULES-1.5",     by=(front_line, impartial), given=(reply_on_record, customer_content, grants_fit_solution)),
    transition("pass_on",            UNSOLVED,           PassedOn,          State.PASSED_ON,     "FIN-2.3, RULES-1.5",     by=(front_line,), given=(reason_given,)),
), State.PASSED_ON, told=(State.SOLVED,)), initial=State.RAISED, final=ENDS)
# fmt: on

"""The lifecycle of a simple complaint: solved at once, or else the standard procedure.

It has a card, has a number and is counted like any other. Where the customer is not content, then or later, it is passed on.
"""

from __future__ import annotations

from typing import Final

from crmcore.complaints.casefile import CaseFile
from crmcore.complaints.events.simple import PassedOn, SolvedAtOnce
from crmcore.complaints.events.who_came import TurnedAway
from crmcore.complaints.guards.after import customer_content, grants_fit_solution
from crmcore.complaints.guards.at_any_time import statement_on_record
from crmcore.complaints.guards.happened import in_its_time
from crmcore.complaints.guards.law import lawful_reply
from crmcore.complaints.guards.outside import not_bound
from crmcore.complaints.guards.persons import impartial
from crmcore.complaints.guards.procedure import reason_given, reply_on_record, signed_impartially
from crmcore.complaints.guards.roles import front_line
from crmcore.complaints.guards.who_came import not_entitled
from crmcore.complaints.lifecycles.splitting import SPLIT_FROM
from crmcore.complaints.lifecycles.standard import ENDS, REGISTER, joining_standard
from crmcore.complaints.rules.section import ComplaintRules
from crmcore.complaints.states import State
from crmcore.lifecycles.lifecycle import Lifecycle
from crmcore.lifecycles.transitions import transition

UNSOLVED: Final = (State.RECEIVED, State.SOLVED)

# fmt: off
SIMPLE: Final[Lifecycle[CaseFile, ComplaintRules]] = Lifecycle("complaint/simple", joining_standard((
    #          id                    from                what happened      to                   clause
    REGISTER,
    SPLIT_FROM,
    transition("solve",              State.RECEIVED,     SolvedAtOnce,      State.SOLVED,        "FIN-2.3, RULES-1.5",  by=(front_line,), law=(impartial, reply_on_record, lawful_reply, customer_content, statement_on_record, grants_fit_solution, signed_impartially, in_its_time)),
    transition("turn_away_at_once",  State.RECEIVED,     TurnedAway,        State.REASONS_GIVEN, "RULES-4.7",           by=(front_line,), law=(impartial, not_bound, not_entitled, reply_on_record, in_its_time)),
    transition("pass_on",            UNSOLVED,           PassedOn,          State.PASSED_ON,     "FIN-2.3, RULES-1.5",  by=(front_line,), law=(impartial, reason_given)),
), State.PASSED_ON, told=(State.SOLVED,)), initial=State.RAISED, final=ENDS)
# fmt: on

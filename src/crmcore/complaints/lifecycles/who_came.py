"""Where nobody can be told the outcome, it is put on file, which stands for the answer; who may not complain is told so, and nothing is handled."""

from __future__ import annotations

from typing import Final

from crmcore.complaints.casefile import CaseFile
from crmcore.complaints.events.who_came import OutcomeFiled, TurnedAway
from crmcore.complaints.guards.demands import nothing_undecided
from crmcore.complaints.guards.happened import in_its_time
from crmcore.complaints.guards.outside import not_bound
from crmcore.complaints.guards.persons import impartial
from crmcore.complaints.guards.procedure import reason_given, reply_on_record
from crmcore.complaints.guards.roles import customer_service, front_line
from crmcore.complaints.guards.who_came import nobody_to_tell, not_entitled
from crmcore.complaints.rules.section import ComplaintRules
from crmcore.complaints.states import State
from crmcore.lifecycles.transitions import Transition, transition

# fmt: off
WHO_CAME: Final[tuple[Transition[CaseFile, ComplaintRules], ...]] = (
    #          id                    from                what happened      to                   clause
    transition("file_outcome",       State.RETURNED,     OutcomeFiled,      State.ANSWERED,      "RULES-4.14",              by=(customer_service,),   law=(impartial, nobody_to_tell, nothing_undecided, reason_given)),
    transition("file_reasons",       State.NOT_ACCEPTED, OutcomeFiled,      State.REASONS_GIVEN, "RULES-4.7",               by=(front_line,),         law=(impartial, nobody_to_tell, nothing_undecided, reason_given)),
    transition("turn_away",          State.RECEIVED,     TurnedAway,        State.REASONS_GIVEN, "RULES-4.7",               by=(front_line,),         law=(impartial, not_bound, not_entitled, reply_on_record, in_its_time)),
    # Who was turned away is still nobody who may complain when it comes back, whoever forwarded it.
    transition("turn_away_again",    State.REOPENED,     TurnedAway,        State.REASONS_GIVEN, "RULES-4.7",               by=(front_line,),         law=(impartial, not_bound, not_entitled, reply_on_record, in_its_time)),
)
# fmt: on

"""The standard lifecycle of a complaint: the whole procedure of RULES-4 as one table; `at_any_time` has what happens alongside it.

The order is fixed: report → supervisor → administration's opinion → general manager → handling opinion → superior → customer service. Each
reviewer may send the document back with a reason, and the time keeps running. Two paths end early: the cause lies with the customer, or the complaint
is not accepted.
"""

from __future__ import annotations

from typing import Final

import attrs

from crmcore.complaints.casefile import CaseFile
from crmcore.complaints.events.procedure import (
    Closed,
    ComplaintAccepted,
    CustomerAnswered,
    Decided,
    Explained,
    GroundsConfirmed,
    HandlerAssigned,
    NotAccepted,
    OpinionSettled,
    OpinionSubmitted,
    ReasonsGiven,
    Registered,
    RemedyApproved,
    RemedyProposed,
    ReportFiled,
    ReportReviewed,
    ReturnedToService,
    SentBack,
)
from crmcore.complaints.guards.crisis import emergency_settled
from crmcore.complaints.guards.demands import accepted_in_part, each_demand_ruled, nothing_undecided
from crmcore.complaints.guards.forwarding import answered_since_forwarded, feedback_settled
from crmcore.complaints.guards.happened import in_its_time
from crmcore.complaints.guards.law import lawful_reply
from crmcore.complaints.guards.outcome import action_or_reason
from crmcore.complaints.guards.outside import award_binds, award_honoured, not_bound
from crmcore.complaints.guards.persons import four_eyes, impartial, impartial_decider, impartial_return, made_impartially
from crmcore.complaints.guards.possible import limits_for_money
from crmcore.complaints.guards.procedure import (
    after_receipt,
    answered,
    exempt,
    grant_fits_proposal,
    not_left_to_them,
    one_currency,
    opinion_written,
    own_card,
    reason_given,
    reply_on_record,
    report_complete,
    signed_impartially,
)
from crmcore.complaints.guards.remedies import nothing_owed
from crmcore.complaints.guards.roles import (
    administration,
    customer_service,
    front_line,
    general_manager,
    handler,
    handler_supervisor,
    intake,
    superior,
)
from crmcore.complaints.lifecycles.at_any_time import AT_ANY_TIME
from crmcore.complaints.lifecycles.splitting import SPLIT_FROM
from crmcore.complaints.rules.section import ComplaintRules
from crmcore.complaints.stages import FOUND, TAKEN_ON, TOLD
from crmcore.complaints.states import State
from crmcore.lifecycles.lifecycle import Lifecycle
from crmcore.lifecycles.transitions import STAYS, Transition, transition

# By law nobody reviews their own work, or a complaint about themselves; and what somebody made whom it is about, nobody passes on.
RETURN: Final = (four_eyes, impartial_return)
REVIEW: Final = (four_eyes, impartial, made_impartially)
DECISION: Final = (four_eyes, impartial_decider, made_impartially)
ENDS: Final = frozenset({State.CLOSED, State.WITHDRAWN, State.REFERRED, State.MERGED})

# fmt: off
REGISTER: Final[Transition[CaseFile, ComplaintRules]] = (
    #          id                    from                what happened      to                   clause
    transition("register",           State.RAISED,       Registered,        State.RECEIVED,      "RULES-4.15, RULES-1.2",   by=(front_line,),                  law=(own_card, after_receipt))
)

MAIN_LINE: Final[tuple[Transition[CaseFile, ComplaintRules], ...]] = (
    #          id                    from                what happened      to                   clause
    transition("confirm",            State.RECEIVED,     GroundsConfirmed,  State.CONFIRMED,     "RULES-4.7",               by=(intake,),                      law=(impartial,)),
    transition("explain_cause",      State.RECEIVED,     Explained,         State.EXPLAINED,     "RULES-4.7",               by=(intake,),                      law=(impartial, not_bound, reply_on_record, lawful_reply, in_its_time)),
    transition("accept",             State.CONFIRMED,    ComplaintAccepted, State.ACCEPTED,      "RULES-4.7",               by=(superior,),                    law=(*REVIEW, accepted_in_part)),
    transition("decline",            State.CONFIRMED,    NotAccepted,       State.NOT_ACCEPTED,  "RULES-4.7",               by=(superior,),                    law=(*REVIEW, not_bound, reason_given)),
    transition("send_back_grounds",  State.CONFIRMED,    SentBack,          State.RECEIVED,      "RULES-4.7",               by=(superior,),                    law=(*RETURN, reason_given)),
    transition("give_reasons",       State.NOT_ACCEPTED, ReasonsGiven,      State.REASONS_GIVEN, "RULES-4.7",               by=(front_line,),                  law=(impartial, nothing_undecided, reply_on_record, lawful_reply, in_its_time)),

    transition("assign",             TAKEN_ON,           HandlerAssigned,   State.ASSIGNED,      "RULES-4.9",               by=(administration,),              law=(impartial, not_left_to_them)),
    transition("reassign",           State.ASSIGNED,     HandlerAssigned,   State.ASSIGNED,      "RULES-4.9, RULES-4.25",   by=(administration,),              law=(impartial, not_left_to_them)),
    transition("hand_over",          FOUND,              HandlerAssigned,   STAYS,               "RULES-4.9, RULES-4.25",   by=(administration,),              law=(impartial, not_left_to_them)),
    transition("file_report",        State.ASSIGNED,     ReportFiled,       State.REPORTED,      "RULES-4.11, RULES-4.17",  by=(handler,),                     law=(impartial, report_complete)),
    transition("review_report",      State.REPORTED,     ReportReviewed,    State.REVIEWED,      "RULES-4.11",              by=(handler_supervisor, superior), law=REVIEW),
    transition("send_back_report",   State.REPORTED,     SentBack,          State.ASSIGNED,      "RULES-4.11",              by=(handler_supervisor, superior), law=(*RETURN, reason_given)),

    transition("submit_opinion",     State.REVIEWED,     OpinionSubmitted,  State.SUBMITTED,     "RULES-4.12",              by=(administration,),              law=(*REVIEW, opinion_written)),
    transition("settle",             State.REVIEWED,     OpinionSettled,    State.DECIDED,       "RULES-4.12",              by=(administration,),              law=(*REVIEW, exempt, opinion_written, each_demand_ruled, award_binds)),
    transition("return_report",      State.REVIEWED,     SentBack,          State.ASSIGNED,      "RULES-4.12",              by=(administration,),              law=(*RETURN, reason_given)),
    transition("decide",             State.SUBMITTED,    Decided,           State.DECIDED,       "RULES-4.12",              by=(general_manager,),             law=(*DECISION, each_demand_ruled, award_binds)),
    transition("send_back_opinion",  State.SUBMITTED,    SentBack,          State.REVIEWED,      "RULES-4.12",              by=(general_manager,),             law=(*RETURN, reason_given)),

    transition("propose_remedy",     State.DECIDED,      RemedyProposed,    State.PROPOSED,      "RULES-4.13, RULES-4.15",  by=(handler,),                     law=(impartial, opinion_written, one_currency)),
    transition("approve_remedy",     State.PROPOSED,     RemedyApproved,    State.APPROVED,      "RULES-4.13, RULES-4.18",  by=(superior,),                    law=(*REVIEW, limits_for_money, grant_fits_proposal, signed_impartially)),
    transition("send_back_proposal", State.PROPOSED,     SentBack,          State.DECIDED,       "RULES-4.13",              by=(superior,),                    law=(*RETURN, reason_given)),
    transition("return_to_service",  State.APPROVED,     ReturnedToService, State.RETURNED,      "RULES-4.14",              by=(handler,),                     law=(impartial,)),
    transition("answer",             State.RETURNED,     CustomerAnswered,  State.ANSWERED,      "RULES-4.14, RULES-1.2",   by=(customer_service,),            law=(impartial, nothing_undecided, reply_on_record, lawful_reply, in_its_time)),

    transition("close",              TOLD,               Closed,            State.CLOSED,        "RULES-4.26",              by=(front_line,),                  law=(impartial, answered, emergency_settled, feedback_settled, answered_since_forwarded, award_honoured, nothing_undecided, nothing_owed, action_or_reason)),
)
# fmt: on

STANDARD: Final[Lifecycle[CaseFile, ComplaintRules]] = Lifecycle(
    "complaint/standard", (REGISTER, *MAIN_LINE, *AT_ANY_TIME, SPLIT_FROM), initial=State.RAISED, final=ENDS
)


def joining_standard(
    own: tuple[Transition[CaseFile, ComplaintRules], ...], entry: State, *, told: tuple[State, ...] = ()
) -> tuple[Transition[CaseFile, ComplaintRules], ...]:
    """Return a class's own lines, then the standard ones: those that begin where a complaint is received begin at `entry` instead.

    What may happen in several states may happen in `entry` too; what follows an answer follows in the states `told` too. Where a line of its own
    covers a state and event already, the standard one is left out.

    Clause: RULES-1.5
    """
    answered = {(state, one.event) for one in own for state in one.from_}
    found = list(own)
    for one in (*MAIN_LINE, *AT_ANY_TIME):
        states = (entry,) if one.from_ == (State.RECEIVED,) else (*one.from_, *((entry,) if State.RECEIVED in one.from_ else ()))
        states = (*states, *(told if set(TOLD) <= set(states) else ()))
        if left := tuple(state for state in states if (state, one.event) not in answered):
            found.append(attrs.evolve(one, from_=left, to=entry if one.to is State.RECEIVED else one.to))
    return tuple(found)

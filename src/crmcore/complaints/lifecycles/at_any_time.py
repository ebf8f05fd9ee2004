"""What may happen to a complaint alongside the procedure of RULES-4: at any time while it is open, and once the customer was answered."""

from __future__ import annotations

from typing import Final

from crmcore.complaints.casefile import CaseFile
from crmcore.complaints.events.after import (
    ActionAgreed,
    ActionChecked,
    ActionDone,
    FollowUpDone,
    FollowUpUnsolved,
    Reopened,
    ReviewDecided,
    ReviewRequested,
)
from crmcore.complaints.events.at_any_time import (
    Acknowledged,
    ClockExtended,
    ClockPaused,
    ClockResumed,
    ContactTried,
    CustomerContacted,
    HoldingReplySent,
    MediationAgreed,
    MediationEnded,
    MediationProposed,
    MergedIn,
    MergedInto,
    NewFacts,
    ProgressReported,
    Recused,
    Referred,
    RegulatoryEvent,
    SideStated,
    Withdrawn,
)
from crmcore.complaints.guards.after import (
    action_known,
    action_was_done,
    action_whole,
    branch_decided,
    not_own_action,
    own_action,
    reopening_fits,
    retraction_on_record,
    review_bids_it,
)
from crmcore.complaints.guards.at_any_time import (
    another_case,
    body_named,
    clock_known,
    consent_on_record,
    customer_not_reached,
    customer_reached,
    duplicate_on_record,
    extension_allowed,
    mediation_begun,
    mediation_may_pause,
    mediation_offered,
    mediator_named,
    no_mediation,
    notice_if_given,
    notice_on_record,
    pause_allowed,
    person_named,
    side_told,
    statement_on_record,
)
from crmcore.complaints.guards.crisis import emergency_settled
from crmcore.complaints.guards.demands import each_demand_ruled
from crmcore.complaints.guards.forwarding import forwarding_bids_it
from crmcore.complaints.guards.happened import in_its_time
from crmcore.complaints.guards.law import (
    counted_by_regime,
    day_promised,
    lawful_acknowledgement,
    lawful_delay,
    lawful_reply,
    records_for_regime,
    wait_over,
)
from crmcore.complaints.guards.outside import award_binds, not_bound, outside_bids_it
from crmcore.complaints.guards.persons import four_eyes, impartial, impartial_decider
from crmcore.complaints.guards.possible import (
    action_to_check,
    action_to_do,
    clock_to_extend,
    clock_to_pause,
    clock_to_resume,
    nothing_to_wait_for,
    review_in_time,
)
from crmcore.complaints.guards.procedure import reason_given, reply_on_record
from crmcore.complaints.guards.roles import (
    a_party,
    administration,
    coordinator,
    front_line,
    higher_unit,
    in_charge,
    in_charge_or_owner,
    in_contact,
    in_touch,
)
from crmcore.complaints.lifecycles.card import ON_THE_CARD
from crmcore.complaints.lifecycles.escalating import ESCALATING
from crmcore.complaints.lifecycles.forwarding import FORWARDING
from crmcore.complaints.lifecycles.inspection import INSPECTION
from crmcore.complaints.lifecycles.outside import OUTSIDE
from crmcore.complaints.lifecycles.reaction import REACTION
from crmcore.complaints.lifecycles.remedies import REMEDIES
from crmcore.complaints.lifecycles.splitting import SPLITTING
from crmcore.complaints.lifecycles.who_came import WHO_CAME
from crmcore.complaints.rules.section import ComplaintRules
from crmcore.complaints.stages import COMES_BACK, ENDED, FOUND, FRESH, GOING_ON, HANDLED, MERGEABLE, OPEN, WORKED_ON
from crmcore.complaints.states import State
from crmcore.lifecycles.transitions import STAYS, Transition, transition

# fmt: off
AT_ANY_TIME: Final[tuple[Transition[CaseFile, ComplaintRules], ...]] = (
    #          id                    from                what happened      to                   clause
    # At any time while it is open: the customer is kept informed.
    transition("acknowledge",        OPEN,               Acknowledged,      STAYS,               "FIN-2.3",                 by=(front_line,),         law=(impartial, notice_on_record, lawful_acknowledgement, in_its_time)),
    transition("contact",            OPEN,               CustomerContacted, STAYS,               "RULES-1.5, FIN-7.3",      by=(in_contact,),         law=(impartial, notice_on_record, customer_reached, in_its_time)),
    transition("try_contact",        OPEN,               ContactTried,      STAYS,               "RULES-1.5, FIN-7.3",      by=(in_contact,),         law=(impartial, notice_on_record, customer_not_reached, in_its_time)),
    transition("report_progress",    OPEN,               ProgressReported,  STAYS,               "FIN-2.3, RULES-1.5",      by=(in_contact,),         law=(impartial, notice_on_record, in_its_time)),
    transition("hold",               OPEN,               HoldingReplySent,  STAYS,               "FIN-2.3",                 by=(front_line,),         law=(impartial, nothing_to_wait_for, notice_on_record, lawful_delay, day_promised, in_its_time)),

    # New facts: once it was investigated, it is investigated again.
    transition("add_facts",          FRESH,              NewFacts,          STAYS,               "RULES-4.11",              by=(in_touch,),           law=(impartial, reason_given, statement_on_record, in_its_time)),
    transition("investigate_again",  FOUND,              NewFacts,          State.ASSIGNED,      "RULES-4.11",              by=(in_touch,),           law=(impartial, reason_given, statement_on_record, in_its_time)),
    transition("reconsider",         State.NOT_ACCEPTED, NewFacts,          State.RECEIVED,      "RULES-4.7",               by=(in_touch,),           law=(impartial, reason_given, statement_on_record, in_its_time)),

    # What the law counts from, and no step records.
    transition("record_for_regime",  (*OPEN, *ENDED),    RegulatoryEvent,   STAYS,               "RULES-4.26",                                        law=(impartial, records_for_regime, counted_by_regime, wait_over, in_its_time)),

    # Clocks, and mediation.
    transition("pause",              OPEN,               ClockPaused,       STAYS,               "RULES-4.26",              by=(coordinator,),        law=(impartial, clock_to_pause, pause_allowed, notice_if_given, consent_on_record, in_its_time)),
    transition("resume",             OPEN,               ClockResumed,      STAYS,               "RULES-4.26",              by=(coordinator,),        law=(impartial, clock_to_resume, clock_known, in_its_time)),
    transition("extend",             OPEN,               ClockExtended,     STAYS,               "RULES-4.26",              by=(coordinator,),        law=(impartial, clock_to_extend, extension_allowed, notice_if_given, lawful_delay, in_its_time)),
    transition("propose_mediation",  OPEN,               MediationProposed, STAYS,               "FIN-7.3",                 by=(coordinator,),        law=(impartial, no_mediation, mediator_named)),
    transition("agree_to_mediation", OPEN,               MediationAgreed,   STAYS,               "FIN-7.3",                 by=(in_touch,),           law=(impartial, mediation_offered, notice_on_record, statement_on_record, mediation_may_pause, in_its_time)),
    transition("end_mediation",      OPEN,               MediationEnded,    STAYS,               "FIN-7.3",                 by=(coordinator,),        law=(impartial, mediation_begun, in_its_time)),

    # Who is complained about says their side; recusal, and other ways out.
    transition("state_side",         HANDLED,            SideStated,        STAYS,               "RULES-4.11, RULES-4.17",                            law=(a_party, side_told)),
    transition("recuse",             GOING_ON,           Recused,           STAYS,               "RULES-4.11",              by=(administration,),     law=(impartial, person_named, reason_given)),
    transition("withdraw",           GOING_ON,           Withdrawn,         State.WITHDRAWN,     "RULES-1.2",               by=(in_touch,),           law=(impartial, emergency_settled, reason_given, statement_on_record, in_its_time)),
    transition("refer",              OPEN,               Referred,          State.REFERRED,      "RULES-1.2",               by=(coordinator,),        law=(impartial, emergency_settled, not_bound, reply_on_record, body_named, in_its_time)),
    transition("merge_in",           OPEN,               MergedIn,          STAYS,               "RULES-1.2",               by=(coordinator,),        law=(impartial, duplicate_on_record)),
    transition("merge",              MERGEABLE,          MergedInto,        State.MERGED,        "RULES-1.2",               by=(coordinator,),        law=(impartial, emergency_settled, another_case)),

    # Once the customer was answered.
    transition("follow_up",          ENDED,              FollowUpDone,      STAYS,               "FIN-5.2",                 by=(in_touch,),           law=(impartial, statement_on_record, in_its_time)),
    transition("try_follow_up",      ENDED,              ContactTried,      STAYS,               "FIN-5.2",                 by=(in_touch,),           law=(impartial, notice_on_record, customer_not_reached, in_its_time)),
    transition("follow_up_unsolved", ENDED,              FollowUpUnsolved,  State.REOPENED,      "FIN-5.2",                 by=(in_touch,),           law=(impartial, statement_on_record, in_its_time), reopening=True),
    transition("reopen",             COMES_BACK,         Reopened,          State.REOPENED,      "FIN-5.2, RULES-4.1",      by=(coordinator,),        law=(impartial, reason_given, reopening_fits, review_bids_it, outside_bids_it, forwarding_bids_it, retraction_on_record, in_its_time), reopening=True),
    transition("request_review",     ENDED,              ReviewRequested,   State.UNDER_REVIEW,  "RULES-4.1",               by=(front_line,),         law=(impartial, branch_decided, review_in_time, reason_given, statement_on_record, in_its_time), reopening=True),
    transition("decide_review",      State.UNDER_REVIEW, ReviewDecided,     State.ANSWERED,      "RULES-4.1, RULES-4.14",                             law=(higher_unit, four_eyes, impartial_decider, reply_on_record, lawful_reply, each_demand_ruled, award_binds, in_its_time)),

    # Who came: nobody who can be told, nobody who may complain.
    *WHO_CAME,

    # A joint one falls apart.
    *SPLITTING,

    # Head office, or whoever is above or beside, takes it over.
    *ESCALATING,

    # An authority forwards it, and waits for feedback.
    *FORWARDING,

    # Against recurrence, and what inspections find.
    *INSPECTION,
    transition("agree_action",       HANDLED,            ActionAgreed,      STAYS,               "RULES-4.4, DEPT-1.4",     by=(in_charge,),          law=(impartial, action_whole)),
    transition("do_action",          WORKED_ON,          ActionDone,        STAYS,               "RULES-4.4, DEPT-1.4",     by=(in_charge_or_owner,), law=(action_to_do, action_known, own_action)),
    transition("check_action",       WORKED_ON,          ActionChecked,     STAYS,               "MAN-4.2, DEPT-1.4",       by=(administration,),     law=(impartial, action_to_check, action_known, action_was_done, not_own_action)),

    # The record card, and the class that follows from it.
    *ON_THE_CARD,

    # What the customer makes of the answer, and what they were promised.
    *REACTION,
    *REMEDIES,

    # Outside the firm.
    *OUTSIDE,
)
# fmt: on

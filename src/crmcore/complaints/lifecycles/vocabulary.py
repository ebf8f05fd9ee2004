"""The vocabulary of complaint lifecycles: the events and guards that a rulebook's own tables may name, and the law that comes with each event.

Law is what no firm may choose: nobody reviews their own paper or handles a complaint about themselves, a report is complete, money has a grant, what
is told to the customer is on record, and a file is closed only after an answer. Who holds which part, in which order and by which states is a
firm's own.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from crmcore.complaints.casefile import CaseFile
from crmcore.complaints.events import after, base, simple
from crmcore.complaints.events import at_any_time as side
from crmcore.complaints.events import crisis as c
from crmcore.complaints.events import procedure as e
from crmcore.complaints.events.catalogue import EVENTS
from crmcore.complaints.events.review import UNDER_REVIEW
from crmcore.complaints.guards import after as a
from crmcore.complaints.guards import at_any_time as o
from crmcore.complaints.guards import crisis, persons, roles
from crmcore.complaints.guards import procedure as g
from crmcore.complaints.rules.section import ComplaintRules
from crmcore.complaints.states import State
from crmcore.lifecycles.transitions import WhyNot
from crmcore.lifecycles.vocabulary import Ask, Ledger, Mark, Vocabulary, Word, answered_or_excused, asks, asks_of, word

__all__ = ["EVENTS", "GUARDS", "VOCABULARY"]


def money_paid(ledger: Ledger) -> bool:
    """Answer whether money was paid that nobody approved yet.

    Clause: BANK-4.1
    """
    return ledger.paid


def no_money_paid(ledger: Ledger) -> bool:
    """Answer whether no money was paid that nobody approved yet.

    Clause: BANK-4.1
    """
    return not ledger.paid


# Nobody passes or refuses a paper of their own, or one about themselves.
REVIEW: Final = (persons.four_eyes, persons.impartial)

# Nobody of a crisis group approves afterwards what it did.
SETTLED: Final = (crisis.not_of_the_group, crisis.emergency_open)

# fmt: off
WORDS: Final[tuple[Word[CaseFile, ComplaintRules], ...]] = (
    #    what happened        what it does      what is law about it
    word(e.Registered,                          given=(g.own_card, g.after_receipt)),
    word(e.GroundsConfirmed),
    word(e.Explained,         Mark.ANSWERS,     by=(persons.impartial,), given=(g.reply_on_record,)),
    word(e.ComplaintAccepted,                   by=REVIEW, reviews=(e.GroundsConfirmed,)),
    word(e.NotAccepted,                         by=REVIEW, given=(g.reason_given,), reviews=(e.GroundsConfirmed,)),
    word(e.ReasonsGiven,      Mark.ANSWERS,     given=(g.reply_on_record,)),
    word(e.HandlerAssigned,                     by=(persons.impartial,), given=(g.not_left_to_them,)),
    word(e.ReportFiled,                         by=(persons.impartial,), given=(g.report_complete,)),
    word(e.ReportReviewed,                      by=(*REVIEW, persons.other_unit), reviews=(e.ReportFiled,)),
    word(e.OpinionSubmitted,                    by=REVIEW, given=(g.opinion_written,), reviews=(e.ReportFiled,)),
    word(e.OpinionSettled,                      by=(*REVIEW, g.exempt), given=(g.opinion_written,), reviews=(e.ReportFiled,)),
    word(e.Decided,                             by=REVIEW, reviews=(e.OpinionSubmitted,)),
    word(e.RemedyProposed,    Mark.PROPOSES,    by=(persons.impartial,), given=(g.opinion_written, g.one_currency)),
    word(e.RemedyApproved,    Mark.GRANTS,      by=REVIEW, given=(g.grant_fits_proposal,), reviews=(e.RemedyProposed,)),
    word(e.ReturnedToService),
    word(e.CustomerAnswered,  Mark.ANSWERS,     given=(g.reply_on_record,)),
    word(e.SentBack,          Mark.SENDS_BACK,  by=REVIEW, given=(g.reason_given,)),
    word(e.Closed,                              by=(g.answered, crisis.emergency_settled)),
    # at any time while it is open
    word(side.Acknowledged,                     given=(o.notice_on_record,)),
    word(side.CustomerContacted,                given=(o.notice_on_record,)),
    word(side.ProgressReported,                 given=(o.notice_on_record,)),
    word(side.HoldingReplySent,                 given=(o.notice_on_record,)),
    word(side.NewFacts, Mark.REOPENS, Mark.SENDS_BACK, given=(g.reason_given,)),
    word(side.ClockPaused,                      by=(persons.impartial,), given=(o.pause_allowed,)),
    word(side.ClockResumed,                     given=(o.clock_known,)),
    word(side.ClockExtended,                    by=(persons.impartial,), given=(o.extension_allowed,)),
    word(side.MediationProposed,                by=(o.no_mediation,), given=(o.mediator_named,)),
    word(side.MediationAgreed,                  by=(o.mediation_offered,), given=(o.notice_on_record, o.mediation_may_pause)),
    word(side.MediationEnded,                   by=(o.mediation_begun,)),
    word(side.Recused,                          given=(o.person_named, g.reason_given)),
    word(side.Withdrawn,      Mark.EXCEPTS,     by=(crisis.emergency_settled,)),
    word(side.Referred,       Mark.EXCEPTS,     by=(persons.impartial, crisis.emergency_settled), given=(g.reply_on_record, o.body_named)),
    word(side.MergedIn,                         by=(persons.impartial,), given=(o.duplicate_on_record,)),
    word(side.MergedInto,     Mark.EXCEPTS,     by=(persons.impartial, crisis.emergency_settled), given=(o.another_case,)),
    # a simple one
    word(simple.SolvedAtOnce, Mark.ANSWERS,     by=(persons.impartial,), given=(g.reply_on_record, a.customer_content, a.grants_fit_solution)),
    word(simple.PassedOn,     Mark.REOPENS,     given=(g.reason_given,)),
    # a severe one
    word(c.CrisisGroupFormed,                   by=(persons.impartial,), given=(crisis.group_of_several,)),
    word(c.PublicInformed,                      given=(crisis.public_told,)),
    word(c.EmergencyRemedy,   Mark.PAYS,        by=(roles.group_member, persons.impartial), given=(crisis.group_acts,)),
    word(c.EmergencyRatified, Mark.SETTLES,     by=SETTLED, given=(crisis.grants_fit_emergency,)),
    word(c.EmergencyRefused,  Mark.SETTLES,     by=SETTLED, given=(crisis.refusal_on_record, g.reason_given)),
    # once the customer was answered
    word(after.FollowUpDone),
    word(after.FollowUpUnsolved, Mark.REOPENS),
    word(after.Reopened,      Mark.REOPENS,     by=(persons.impartial,), given=(g.reason_given, a.review_bids_it)),
    word(after.ReviewRequested, Mark.REOPENS,   by=(a.branch_decided,), given=(g.reason_given,)),
    word(after.ReviewDecided, Mark.ANSWERS,     by=(roles.higher_unit, *REVIEW), given=(g.reply_on_record,)),
    word(after.ActionAgreed,                    given=(a.action_whole,)),
    word(after.ActionDone,                      given=(a.action_known,)),
    word(after.ActionChecked,                   by=(persons.impartial,), given=(a.action_known, a.action_was_done)),
)

ASKS: Final[tuple[Ask[CaseFile, ComplaintRules], ...]] = (
    # who may act
    asks(roles.front_line, who=True),
    asks(roles.intake, who=True),
    asks(roles.administration, who=True),
    asks(roles.handler, who=True),
    asks(roles.handler_supervisor, who=True),
    asks(roles.general_manager, who=True),
    asks(roles.customer_service, who=True),
    asks(roles.superior, who=True),
    asks(roles.in_touch, who=True),
    asks(roles.coordinator, who=True),
    asks(roles.convener, who=True),
    asks(roles.group_member, who=True),
    asks(roles.in_charge, who=True),
    asks(roles.higher_unit, who=True),
    # who may not, and when
    asks(persons.four_eyes),
    asks(persons.impartial),
    asks(persons.other_unit),
    asks(g.exempt),
    asks(g.answered, needs=answered_or_excused),
    asks(o.no_mediation),
    asks(o.mediation_offered),
    asks(o.mediation_begun),
    asks(crisis.not_of_the_group),
    asks(crisis.emergency_open, needs=money_paid),
    asks(crisis.emergency_settled, needs=no_money_paid),
    asks(a.branch_decided),
    # what must hold of the event
    asks_of(e.Registered, g.own_card),
    asks_of(e.Registered, g.after_receipt),
    asks_of(base.WithReason, g.reason_given),
    asks_of(base.WithOpinion, g.opinion_written),
    asks_of(e.HandlerAssigned, g.not_left_to_them),
    asks_of(e.ReportFiled, g.report_complete),
    asks_of(e.RemedyProposed, g.one_currency),
    asks_of(e.RemedyApproved, g.grant_fits_proposal),
    asks_of(base.CustomerTold, g.reply_on_record),
    asks_of(base.WithNotice, o.notice_on_record),
    asks_of(side.ClockPaused, o.pause_allowed),
    asks_of(side.ClockResumed, o.clock_known),
    asks_of(side.ClockExtended, o.extension_allowed),
    asks_of(side.MediationAgreed, o.mediation_may_pause),
    asks_of(side.MediationProposed, o.mediator_named),
    asks_of(side.Referred, o.body_named),
    asks_of(side.Recused, o.person_named),
    asks_of(side.MergedInto, o.another_case),
    asks_of(side.MergedIn, o.duplicate_on_record),
    asks_of(simple.SolvedAtOnce, a.customer_content),
    asks_of(simple.SolvedAtOnce, a.grants_fit_solution),
    asks_of(c.CrisisGroupFormed, crisis.group_of_several),
    asks_of(c.EmergencyRemedy, crisis.group_acts),
    asks_of(c.PublicInformed, crisis.public_told),
    asks_of(c.EmergencyRatified, crisis.grants_fit_emergency),
    asks_of(c.EmergencyRefused, crisis.refusal_on_record),
    asks_of(after.Reopened, a.review_bids_it),
    asks_of(after.ActionAgreed, a.action_whole),
    asks_of(after.OfAction, a.action_known),
    asks_of(after.ActionChecked, a.action_was_done),
)
# fmt: on

VOCABULARY: Final[Vocabulary[CaseFile, ComplaintRules]] = Vocabulary(
    states=State, initial=State.RAISED, begins=e.Registered, words=WORDS, asks=ASKS, papers=tuple(UNDER_REVIEW.items())
)

# Every guard that tables may name, known by its function's name.
GUARDS: Final[tuple[Callable[..., WhyNot], ...]] = tuple(dict.fromkeys(one.guard for one in ASKS))

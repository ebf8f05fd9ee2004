"""The vocabulary of complaint lifecycles: the events and guards that a rulebook's own tables may name, and the law that comes with each event.

Law is what no firm may choose: nobody reviews their own paper or handles a complaint about themselves, a report is complete, money has a grant, what
is told to the customer is on record, and a file is closed only after an answer. Who holds which part, in which order and by which states is a
firm's own.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from crmcore.complaints import events as e
from crmcore.complaints import events_after as after
from crmcore.complaints import events_base as base
from crmcore.complaints import events_crisis as crisis
from crmcore.complaints import events_open as during
from crmcore.complaints import events_simple as simple
from crmcore.complaints import guards as g
from crmcore.complaints.casefile import PAPERS, CaseFile
from crmcore.complaints.events import EVENTS
from crmcore.complaints.rules import ComplaintRules
from crmcore.complaints.states import State
from crmcore.lifecycles.transitions import WhyNot
from crmcore.lifecycles.vocabulary import Ask, Mark, Vocabulary, Word, answered_or_excused, asks, asks_of, word

__all__ = ["EVENTS", "GUARDS", "VOCABULARY"]

# Nobody passes or refuses a paper of their own, or one about themselves.
REVIEW: Final = (g.four_eyes, g.impartial)

# fmt: off
WORDS: Final[tuple[Word[CaseFile, ComplaintRules], ...]] = (
    #    what happened        what it does      what is law about it
    word(e.Registered,                          given=(g.own_card, g.after_receipt)),
    word(e.GroundsConfirmed),
    word(e.Explained,         Mark.ANSWERS,     by=(g.impartial,), given=(g.reply_on_record,)),
    word(e.ComplaintAccepted,                   by=REVIEW, reviews=(e.GroundsConfirmed,)),
    word(e.NotAccepted,                         by=REVIEW, given=(g.reason_given,), reviews=(e.GroundsConfirmed,)),
    word(e.ReasonsGiven,      Mark.ANSWERS,     given=(g.reply_on_record,)),
    word(e.HandlerAssigned,                     by=(g.impartial,), given=(g.not_left_to_them,)),
    word(e.ReportFiled,                         by=(g.impartial,), given=(g.report_complete,)),
    word(e.ReportReviewed,                      by=(*REVIEW, g.other_unit), reviews=(e.ReportFiled,)),
    word(e.OpinionSubmitted,                    by=REVIEW, given=(g.opinion_written,), reviews=(e.ReportFiled,)),
    word(e.OpinionSettled,                      by=(*REVIEW, g.exempt), given=(g.opinion_written,), reviews=(e.ReportFiled,)),
    word(e.Decided,                             by=REVIEW, reviews=(e.OpinionSubmitted,)),
    word(e.RemedyProposed,    Mark.PROPOSES,    by=(g.impartial,), given=(g.opinion_written, g.one_currency)),
    word(e.RemedyApproved,    Mark.GRANTS,      by=REVIEW, given=(g.grant_fits_proposal,), reviews=(e.RemedyProposed,)),
    word(e.ReturnedToService),
    word(e.CustomerAnswered,  Mark.ANSWERS,     given=(g.reply_on_record,)),
    word(e.SentBack,          Mark.SENDS_BACK,  by=REVIEW, given=(g.reason_given,)),
    word(e.Closed,                              by=(g.answered,)),
    # at any time while it is open
    word(during.Acknowledged),
    word(during.CustomerContacted),
    word(during.ProgressReported),
    word(during.HoldingReplySent),
    word(during.NewFacts,          Mark.REOPENS,  given=(g.reason_given,)),
    word(during.ClockPaused),
    word(during.ClockResumed),
    word(during.ClockExtended),
    word(during.MediationProposed),
    word(during.MediationAgreed),
    word(during.MediationEnded),
    word(during.Recused,                          given=(g.reason_given,)),
    word(during.Withdrawn,         Mark.EXCEPTS,  given=(g.reason_given,)),
    word(during.Referred,          Mark.EXCEPTS,  given=(g.reply_on_record,)),
    word(during.MergedIn),
    word(during.MergedInto,        Mark.EXCEPTS),
    # a simple one
    word(simple.SolvedAtOnce,      Mark.ANSWERS,  given=(g.reply_on_record,)),
    word(simple.PassedOn,                         given=(g.reason_given,)),
    # a severe one
    word(crisis.CrisisGroupFormed),
    word(crisis.PublicInformed),
    word(crisis.EmergencyRemedy,   Mark.PAYS),
    word(crisis.EmergencyRatified, Mark.SETTLES),
    word(crisis.EmergencyRefused,  Mark.SETTLES,  given=(g.reason_given,)),
    # once the customer was answered
    word(after.FollowUpDone),
    word(after.FollowUpUnsolved,   Mark.REOPENS),
    word(after.Reopened,           Mark.REOPENS,  given=(g.reason_given,)),
    word(after.ReviewRequested,    Mark.REOPENS,  given=(g.reason_given,)),
    word(after.ReviewDecided,      Mark.ANSWERS,  by=REVIEW, given=(g.reply_on_record,)),
    word(after.ActionAgreed),
    word(after.ActionDone),
    word(after.ActionChecked),
)

ASKS: Final[tuple[Ask[CaseFile, ComplaintRules], ...]] = (
    # who may act
    asks(g.front_line, who=True),
    asks(g.intake, who=True),
    asks(g.administration, who=True),
    asks(g.handler, who=True),
    asks(g.handler_supervisor, who=True),
    asks(g.general_manager, who=True),
    asks(g.customer_service, who=True),
    asks(g.superior, who=True),
    # who may not, and when
    asks(g.four_eyes),
    asks(g.impartial),
    asks(g.other_unit),
    asks(g.exempt),
    asks(g.answered, needs=answered_or_excused),
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
)
# fmt: on

VOCABULARY: Final[Vocabulary[CaseFile, ComplaintRules]] = Vocabulary(
    states=State, initial=State.RAISED, begins=e.Registered, words=WORDS, asks=ASKS, papers=tuple(PAPERS.items())
)

# Every guard that tables may name, known by its function's name.
GUARDS: Final[tuple[Callable[..., WhyNot], ...]] = tuple(dict.fromkeys(one.guard for one in ASKS))

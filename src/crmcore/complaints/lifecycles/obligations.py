"""What a complaint owes before it may end: an answer, a signature for money, the approval of what was paid in an emergency, feedback to an authority."""

from __future__ import annotations

from typing import Final

from crmcore.complaints.events.after import ReviewDecided
from crmcore.complaints.events.at_any_time import MergedInto, NewFacts, Referred, Withdrawn
from crmcore.complaints.events.crisis import EmergencyRatified, EmergencyRefused, EmergencyRemedy
from crmcore.complaints.events.forwarding import FeedbackGiven, Forwarded
from crmcore.complaints.events.procedure import CustomerAnswered, Explained, ReasonsGiven, RemedyApproved, RemedyProposed
from crmcore.complaints.events.review import REOPENINGS, RETURNS
from crmcore.complaints.events.simple import SolvedAtOnce
from crmcore.complaints.events.who_came import OutcomeFiled, TurnedAway
from crmcore.complaints.states import State
from crmcore.lifecycles.obligations import Obligation

# The customer is told the outcome, or it is put on file where nobody can be; or it ends without one, for a stated reason: withdrawn, referred,
# merged into another.
ANSWERS: Final = (Explained, ReasonsGiven, CustomerAnswered, SolvedAtOnce, ReviewDecided, OutcomeFiled, TurnedAway)
EXCEPTIONS: Final = (Withdrawn, Referred, MergedInto)

# It is owed from the start (RULES-4.14).
ANSWER: Final = Obligation(
    id="answer",
    finding="verify.no_answer",
    from_start=True,
    met_by=ANSWERS,
    waived_by=EXCEPTIONS,
    reopened_by=(*REOPENINGS, NewFacts),
)

# No customer hears of money that nobody with authority signed for (RULES-4.18).
GRANT: Final = Obligation(
    id="grant",
    finding="verify.no_grant",
    opened_by=(RemedyProposed,),
    met_by=(RemedyApproved,),
    waived_by=(*RETURNS, *EXCEPTIONS),
    bars=ANSWERS,
)

# What was paid before anybody approved it is approved afterwards, or refused on record (BANK-4.1).
RATIFICATION: Final = Obligation(
    id="ratification",
    finding="verify.no_grant",
    opened_by=(EmergencyRemedy,),
    met_by=(EmergencyRatified, EmergencyRefused),
)

# An authority that forwarded it hears what became of it, also after the answer; what ends without one is told of where it goes on. What comes after that
# end is owed there: the complaint stays withdrawn, or with the other body.
FEEDBACK: Final = Obligation(
    id="feedback",
    opened_by=(Forwarded,),
    met_by=(FeedbackGiven,),
    waived_by=EXCEPTIONS,
    reopened_by=(Forwarded,),
    may_wait_in=(State.WITHDRAWN, State.REFERRED),
)

OBLIGATIONS: Final = (ANSWER, GRANT, RATIFICATION, FEEDBACK)

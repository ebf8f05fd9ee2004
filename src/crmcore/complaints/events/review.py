"""Which documents of a complaint are reviewed, what sends them back, and after what it has to be answered again."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from crmcore.complaints.events.after import FollowUpUnsolved, Reopened, ReviewDecided, ReviewRequested
from crmcore.complaints.events.at_any_time import NewFacts
from crmcore.complaints.events.procedure import (
    ComplaintAccepted,
    Decided,
    Explained,
    GroundsConfirmed,
    NotAccepted,
    OpinionSettled,
    OpinionSubmitted,
    RemedyApproved,
    RemedyProposed,
    ReportFiled,
    ReportReviewed,
    SentBack,
)
from crmcore.complaints.events.simple import PassedOn, SolvedAtOnce
from crmcore.complaints.events.who_came import TurnedAway
from crmcore.complaints.states import State
from crmcore.event import Event

# Whoever does one of these decides the complaint: at first, or on review, which a further review may follow.
FIRST_RULINGS: Final = (Explained, NotAccepted, OpinionSettled, Decided, SolvedAtOnce, TurnedAway)
RULINGS: Final = (*FIRST_RULINGS, ReviewDecided)

# Which documents are under review in a state: nobody who made one of them reviews it. A review is itself under review only where it was the last
# ruling: whoever reviewed a decision made before may review the one that took its place.
UNDER_REVIEW: Final[Mapping[State, tuple[type[Event], ...]]] = {
    State.CONFIRMED: (GroundsConfirmed,),
    State.REPORTED: (ReportFiled,),
    State.REVIEWED: (ReportFiled,),
    State.SUBMITTED: (ReportFiled, OpinionSubmitted),
    State.PROPOSED: (RemedyProposed,),
    State.UNDER_REVIEW: FIRST_RULINGS,
}

# Which documents an event passes or refuses; and what sends a document back to whoever made it.
REVIEWS: Final[Mapping[type[Event], tuple[type[Event], ...]]] = {
    ComplaintAccepted: (GroundsConfirmed,),
    NotAccepted: (GroundsConfirmed,),
    ReportReviewed: (ReportFiled,),
    OpinionSubmitted: (ReportFiled,),
    OpinionSettled: (ReportFiled,),
    Decided: (OpinionSubmitted,),
    RemedyApproved: (RemedyProposed,),
}
RETURNS: Final = (SentBack, NewFacts)

# After these the complaint has to be answered again.
REOPENINGS: Final = (Reopened, FollowUpUnsolved, ReviewRequested, PassedOn)

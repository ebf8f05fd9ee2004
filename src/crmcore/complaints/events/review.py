"""Which papers a complaint is made of, and what the others among its events do to its answer."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from crmcore.complaints.events.after import FollowUpUnsolved, Reopened, ReviewRequested
from crmcore.complaints.events.procedure import (
    Decided,
    Explained,
    GroundsConfirmed,
    NotAccepted,
    OpinionSettled,
    OpinionSubmitted,
    RemedyProposed,
    ReportFiled,
)
from crmcore.complaints.events.simple import PassedOn, SolvedAtOnce
from crmcore.complaints.states import State
from crmcore.event import Event

# Who does one of these decides the complaint.
RULINGS: Final = (Explained, NotAccepted, OpinionSettled, Decided, SolvedAtOnce)

# Which papers lie before a reviewer in a state: nobody who made one of them reviews it.
UNDER_REVIEW: Final[Mapping[State, tuple[type[Event], ...]]] = {
    State.CONFIRMED: (GroundsConfirmed,),
    State.REPORTED: (ReportFiled,),
    State.REVIEWED: (ReportFiled,),
    State.SUBMITTED: (ReportFiled, OpinionSubmitted),
    State.PROPOSED: (RemedyProposed,),
    State.UNDER_REVIEW: RULINGS,
}

# After these the complaint has to be answered again.
REOPENINGS: Final = (Reopened, FollowUpUnsolved, ReviewRequested, PassedOn)

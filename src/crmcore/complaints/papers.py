"""Which papers a complaint is made of, and what the others among its events do to its answer."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from crmcore.complaints.events import (
    Decided,
    Explained,
    GroundsConfirmed,
    NotAccepted,
    OpinionSettled,
    OpinionSubmitted,
    RemedyProposed,
    ReportFiled,
)
from crmcore.complaints.events_after import FollowUpUnsolved, Reopened, ReviewRequested
from crmcore.complaints.events_simple import PassedOn, SolvedAtOnce
from crmcore.complaints.states import State
from crmcore.event import Event

# Who does one of these decides the complaint.
RULED: Final = (Explained, NotAccepted, OpinionSettled, Decided, SolvedAtOnce)

# Which papers lie before a reviewer in a state: nobody who made one of them reviews it.
PAPERS: Final[Mapping[State, tuple[type[Event], ...]]] = {
    State.CONFIRMED: (GroundsConfirmed,),
    State.REPORTED: (ReportFiled,),
    State.REVIEWED: (ReportFiled,),
    State.SUBMITTED: (ReportFiled, OpinionSubmitted),
    State.PROPOSED: (RemedyProposed,),
    State.UNDER_REVIEW: RULED,
}

# After these the complaint has to be answered again.
REOPENING: Final = (Reopened, FollowUpUnsolved, ReviewRequested, PassedOn)

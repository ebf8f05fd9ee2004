"""All that can happen to a complaint, by where it belongs; the stored name of an event is its own."""

from __future__ import annotations

from typing import Final

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
    Withdrawn,
)
from crmcore.complaints.events.crisis import CrisisGroupFormed, EmergencyRatified, EmergencyRefused, EmergencyRemedy, PublicInformed
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
from crmcore.complaints.events.simple import PassedOn, SolvedAtOnce
from crmcore.event import Event
from crmcore.lifecycles.history import Migrated

EVENTS: Final[tuple[type[Event], ...]] = (
    Registered,
    GroundsConfirmed,
    Explained,
    ComplaintAccepted,
    NotAccepted,
    ReasonsGiven,
    HandlerAssigned,
    ReportFiled,
    ReportReviewed,
    OpinionSubmitted,
    OpinionSettled,
    Decided,
    RemedyProposed,
    RemedyApproved,
    ReturnedToService,
    CustomerAnswered,
    SentBack,
    Closed,
    # at any time while it is open
    Acknowledged,
    CustomerContacted,
    ProgressReported,
    HoldingReplySent,
    NewFacts,
    ClockPaused,
    ClockResumed,
    ClockExtended,
    MediationProposed,
    MediationAgreed,
    MediationEnded,
    Recused,
    Withdrawn,
    Referred,
    MergedIn,
    MergedInto,
    # a simple one
    SolvedAtOnce,
    PassedOn,
    # a severe one
    CrisisGroupFormed,
    PublicInformed,
    EmergencyRemedy,
    EmergencyRatified,
    EmergencyRefused,
    # once the customer was answered
    FollowUpDone,
    FollowUpUnsolved,
    Reopened,
    ReviewRequested,
    ReviewDecided,
    ActionAgreed,
    ActionDone,
    ActionChecked,
    Migrated,
)

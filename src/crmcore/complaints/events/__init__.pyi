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
from crmcore.complaints.events.base import CustomerTold
from crmcore.complaints.events.card import CardCorrected
from crmcore.complaints.events.catalogue import EVENTS
from crmcore.complaints.events.classes import Reclassified
from crmcore.complaints.events.crisis import CrisisGroupFormed, EmergencyRatified, EmergencyRefused, EmergencyRemedy, PublicInformed
from crmcore.complaints.events.escalating import Escalated
from crmcore.complaints.events.forwarding import FeedbackGiven, Forwarded
from crmcore.complaints.events.inspection import Inspected
from crmcore.complaints.events.outside import OutsideDecided, OutsideMatter, TakenOutside
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
from crmcore.complaints.events.reaction import AnswerAccepted, AnswerRejected
from crmcore.complaints.events.remedies import RemedyDeclined, RemedyPerformed
from crmcore.complaints.events.simple import PassedOn, SolvedAtOnce
from crmcore.complaints.events.splitting import SplitFrom, SplitOff
from crmcore.complaints.events.who_came import OutcomeFiled, TurnedAway

__all__ = [
    "EVENTS", "Acknowledged", "ActionAgreed", "ActionChecked", "ActionDone", "AnswerAccepted", "AnswerRejected", "CardCorrected", "ClockExtended",
    "ClockPaused", "ClockResumed", "Closed", "ComplaintAccepted", "ContactTried", "CrisisGroupFormed", "CustomerAnswered", "CustomerContacted",
    "CustomerTold", "Decided", "EmergencyRatified", "EmergencyRefused", "EmergencyRemedy", "Escalated", "Explained", "FeedbackGiven", "FollowUpDone",
    "FollowUpUnsolved", "Forwarded", "GroundsConfirmed", "HandlerAssigned", "HoldingReplySent", "Inspected", "MediationAgreed", "MediationEnded",
    "MediationProposed", "MergedIn", "MergedInto", "NewFacts", "NotAccepted", "OpinionSettled", "OpinionSubmitted", "OutcomeFiled", "OutsideDecided",
    "OutsideMatter", "PassedOn", "ProgressReported", "PublicInformed", "ReasonsGiven", "Reclassified", "Recused", "Referred", "Registered",
    "RegulatoryEvent", "RemedyApproved", "RemedyDeclined", "RemedyPerformed", "RemedyProposed", "Reopened", "ReportFiled", "ReportReviewed",
    "ReturnedToService", "ReviewDecided", "ReviewRequested", "SentBack", "SideStated", "SolvedAtOnce", "SplitFrom", "SplitOff", "TakenOutside",
    "TurnedAway", "Withdrawn",
]  # fmt: skip

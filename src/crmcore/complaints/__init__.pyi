from crmcore.complaints.case import Complaint, register, unlisted
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
from crmcore.complaints.events.base import CustomerTold, WithNotice, WithOpinion, WithReason
from crmcore.complaints.events.catalogue import EVENTS
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
from crmcore.complaints.facts import ComplaintFacts, facts_of
from crmcore.complaints.intake import coding_of, entitled
from crmcore.complaints.lifecycles.severe import SEVERE
from crmcore.complaints.lifecycles.shipped import LIFECYCLES, lifecycle_named, lifecycle_of
from crmcore.complaints.lifecycles.simple import SIMPLE
from crmcore.complaints.lifecycles.standard import STANDARD
from crmcore.complaints.lifecycles.vocabulary import GUARDS, VOCABULARY
from crmcore.complaints.merging import merge
from crmcore.complaints.migrating import migrate, migration_plan
from crmcore.complaints.papers.action import Action, ActionKind
from crmcore.complaints.papers.card import RecordCard
from crmcore.complaints.papers.coding import Code, CodeTable, Coding, translated
from crmcore.complaints.papers.entitlement import Capacity, Entitlement, EntitlementRules, Needed, Paper
from crmcore.complaints.papers.notice import Notice
from crmcore.complaints.papers.remedy import Remedy
from crmcore.complaints.papers.reply import Reply
from crmcore.complaints.papers.report import InvestigationReport
from crmcore.complaints.process import COMPLAINT
from crmcore.complaints.record import ComplaintRecord, Timeliness, record_of
from crmcore.complaints.recusal import conflicts
from crmcore.complaints.regimes.regime import BoundRegime, Regime
from crmcore.complaints.regimes.replies import against_proof, missing_from_reply
from crmcore.complaints.regimes.rules import Letter, RegimeRule, RuleKind
from crmcore.complaints.regimes.timeline import TimelineRow, timeline
from crmcore.complaints.rules.crisis import CrisisRules
from crmcore.complaints.rules.section import ComplaintClass, ComplaintRules
from crmcore.complaints.rules.supervision import EscalationStep, FollowUpRules, RecurrenceRules, SupervisionRules
from crmcore.complaints.severity import Severity, severity_of
from crmcore.complaints.sources import SourceStatus
from crmcore.complaints.states import Complainant, Manner, MediationResult, Proof, ReopenedFor, Ruling, State
from crmcore.complaints.supervision.actions import ActionState, ActionStatus, actions_of
from crmcore.complaints.supervision.escalation import Escalation, Escalations, escalations
from crmcore.complaints.supervision.follow_up import FollowUp, follow_up_of
from crmcore.complaints.supervision.recurrence import Contradiction, Recurrence, Recurrences, contradicted, recurrences
from crmcore.complaints.supervision.worklist import WorkItem, WorkList, work_list

__all__ = [
    "COMPLAINT",
    "EVENTS",
    "GUARDS",
    "LIFECYCLES",
    "SEVERE",
    "SIMPLE",
    "STANDARD",
    "VOCABULARY",
    "Acknowledged",
    "Action",
    "ActionAgreed",
    "ActionChecked",
    "ActionDone",
    "ActionKind",
    "ActionState",
    "ActionStatus",
    "BoundRegime",
    "Capacity",
    "CaseFile",
    "ClockExtended",
    "ClockPaused",
    "ClockResumed",
    "Closed",
    "Code",
    "CodeTable",
    "Coding",
    "Complainant",
    "Complaint",
    "ComplaintAccepted",
    "ComplaintClass",
    "ComplaintFacts",
    "ComplaintRecord",
    "ComplaintRules",
    "Contradiction",
    "CrisisGroupFormed",
    "CrisisRules",
    "CustomerAnswered",
    "CustomerContacted",
    "CustomerTold",
    "Decided",
    "EmergencyRatified",
    "EmergencyRefused",
    "EmergencyRemedy",
    "Entitlement",
    "EntitlementRules",
    "Escalation",
    "EscalationStep",
    "Escalations",
    "Explained",
    "FollowUp",
    "FollowUpDone",
    "FollowUpRules",
    "FollowUpUnsolved",
    "GroundsConfirmed",
    "HandlerAssigned",
    "HoldingReplySent",
    "InvestigationReport",
    "Letter",
    "Manner",
    "MediationAgreed",
    "MediationEnded",
    "MediationProposed",
    "MediationResult",
    "MergedIn",
    "MergedInto",
    "Needed",
    "NewFacts",
    "NotAccepted",
    "Notice",
    "OpinionSettled",
    "OpinionSubmitted",
    "Paper",
    "PassedOn",
    "ProgressReported",
    "Proof",
    "PublicInformed",
    "ReasonsGiven",
    "RecordCard",
    "Recurrence",
    "RecurrenceRules",
    "Recurrences",
    "Recused",
    "Referred",
    "Regime",
    "RegimeRule",
    "Registered",
    "Remedy",
    "RemedyApproved",
    "RemedyProposed",
    "Reopened",
    "ReopenedFor",
    "Reply",
    "ReportFiled",
    "ReportReviewed",
    "ReturnedToService",
    "ReviewDecided",
    "ReviewRequested",
    "RuleKind",
    "Ruling",
    "SentBack",
    "Severity",
    "SolvedAtOnce",
    "SourceStatus",
    "State",
    "SupervisionRules",
    "TimelineRow",
    "Timeliness",
    "WithNotice",
    "WithOpinion",
    "WithReason",
    "Withdrawn",
    "WorkItem",
    "WorkList",
    "actions_of",
    "against_proof",
    "coding_of",
    "conflicts",
    "contradicted",
    "entitled",
    "escalations",
    "facts_of",
    "follow_up_of",
    "lifecycle_named",
    "lifecycle_of",
    "merge",
    "migrate",
    "migration_plan",
    "missing_from_reply",
    "record_of",
    "recurrences",
    "register",
    "severity_of",
    "timeline",
    "translated",
    "unlisted",
    "work_list",
]

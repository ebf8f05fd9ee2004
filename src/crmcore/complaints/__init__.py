"""Complaints: the whole procedure from the customer's first word to the closed file, by when what must happen, and who may do it.

Reading order: `states` (where a complaint stands) → `card`, `report`, `remedy`, `reply`, `notice` (its papers) → `events` (what happens) →
`standard`, `beside`, `simple`, `severe` (the tables) → `guards` (who may, and what must hold) → `rules` and `facts` (classes and their clocks) →
`regime_rules`, `regimes`, `regime_replies`, `regime_timeline` (what the law demands) → `shipped` (all tables by name) → `casefile` and `case` (the
complaint) → `merging` (duplicates) → `record` (what statistics read) → `supervision`, `actions`, `follow_up`, `escalation`, `recurrence`, `worklist`
(what is watched, and what wants attention).
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from crmcore.complaints.action import Action as Action
    from crmcore.complaints.action import ActionKind as ActionKind
    from crmcore.complaints.actions import ActionState as ActionState
    from crmcore.complaints.actions import ActionStatus as ActionStatus
    from crmcore.complaints.actions import actions_of as actions_of
    from crmcore.complaints.card import RecordCard as RecordCard
    from crmcore.complaints.case import Complaint as Complaint
    from crmcore.complaints.case import register as register
    from crmcore.complaints.case import unlisted as unlisted
    from crmcore.complaints.casefile import CaseFile as CaseFile
    from crmcore.complaints.coding import Code as Code
    from crmcore.complaints.coding import CodeTable as CodeTable
    from crmcore.complaints.coding import Coding as Coding
    from crmcore.complaints.coding import translated as translated
    from crmcore.complaints.crisis import CrisisRules as CrisisRules
    from crmcore.complaints.entitlement import Capacity as Capacity
    from crmcore.complaints.entitlement import Entitlement as Entitlement
    from crmcore.complaints.entitlement import EntitlementRules as EntitlementRules
    from crmcore.complaints.entitlement import Needed as Needed
    from crmcore.complaints.entitlement import Paper as Paper
    from crmcore.complaints.escalation import Escalation as Escalation
    from crmcore.complaints.escalation import Escalations as Escalations
    from crmcore.complaints.escalation import escalations as escalations
    from crmcore.complaints.events import EVENTS as EVENTS
    from crmcore.complaints.events import Closed as Closed
    from crmcore.complaints.events import ComplaintAccepted as ComplaintAccepted
    from crmcore.complaints.events import CustomerAnswered as CustomerAnswered
    from crmcore.complaints.events import Decided as Decided
    from crmcore.complaints.events import Explained as Explained
    from crmcore.complaints.events import GroundsConfirmed as GroundsConfirmed
    from crmcore.complaints.events import HandlerAssigned as HandlerAssigned
    from crmcore.complaints.events import NotAccepted as NotAccepted
    from crmcore.complaints.events import OpinionSettled as OpinionSettled
    from crmcore.complaints.events import OpinionSubmitted as OpinionSubmitted
    from crmcore.complaints.events import ReasonsGiven as ReasonsGiven
    from crmcore.complaints.events import Registered as Registered
    from crmcore.complaints.events import RemedyApproved as RemedyApproved
    from crmcore.complaints.events import RemedyProposed as RemedyProposed
    from crmcore.complaints.events import ReportFiled as ReportFiled
    from crmcore.complaints.events import ReportReviewed as ReportReviewed
    from crmcore.complaints.events import ReturnedToService as ReturnedToService
    from crmcore.complaints.events import SentBack as SentBack
    from crmcore.complaints.events_after import ActionAgreed as ActionAgreed
    from crmcore.complaints.events_after import ActionChecked as ActionChecked
    from crmcore.complaints.events_after import ActionDone as ActionDone
    from crmcore.complaints.events_after import FollowUpDone as FollowUpDone
    from crmcore.complaints.events_after import FollowUpUnsolved as FollowUpUnsolved
    from crmcore.complaints.events_after import Reopened as Reopened
    from crmcore.complaints.events_after import ReviewDecided as ReviewDecided
    from crmcore.complaints.events_after import ReviewRequested as ReviewRequested
    from crmcore.complaints.events_base import CustomerTold as CustomerTold
    from crmcore.complaints.events_base import WithNotice as WithNotice
    from crmcore.complaints.events_base import WithOpinion as WithOpinion
    from crmcore.complaints.events_base import WithReason as WithReason
    from crmcore.complaints.events_crisis import CrisisGroupFormed as CrisisGroupFormed
    from crmcore.complaints.events_crisis import EmergencyRatified as EmergencyRatified
    from crmcore.complaints.events_crisis import EmergencyRefused as EmergencyRefused
    from crmcore.complaints.events_crisis import EmergencyRemedy as EmergencyRemedy
    from crmcore.complaints.events_crisis import PublicInformed as PublicInformed
    from crmcore.complaints.events_open import Acknowledged as Acknowledged
    from crmcore.complaints.events_open import ClockExtended as ClockExtended
    from crmcore.complaints.events_open import ClockPaused as ClockPaused
    from crmcore.complaints.events_open import ClockResumed as ClockResumed
    from crmcore.complaints.events_open import CustomerContacted as CustomerContacted
    from crmcore.complaints.events_open import HoldingReplySent as HoldingReplySent
    from crmcore.complaints.events_open import MediationAgreed as MediationAgreed
    from crmcore.complaints.events_open import MediationEnded as MediationEnded
    from crmcore.complaints.events_open import MediationProposed as MediationProposed
    from crmcore.complaints.events_open import MergedIn as MergedIn
    from crmcore.complaints.events_open import MergedInto as MergedInto
    from crmcore.complaints.events_open import NewFacts as NewFacts
    from crmcore.complaints.events_open import ProgressReported as ProgressReported
    from crmcore.complaints.events_open import Recused as Recused
    from crmcore.complaints.events_open import Referred as Referred
    from crmcore.complaints.events_open import Withdrawn as Withdrawn
    from crmcore.complaints.events_simple import PassedOn as PassedOn
    from crmcore.complaints.events_simple import SolvedAtOnce as SolvedAtOnce
    from crmcore.complaints.facts import ComplaintFacts as ComplaintFacts
    from crmcore.complaints.facts import facts_of as facts_of
    from crmcore.complaints.follow_up import FollowUp as FollowUp
    from crmcore.complaints.follow_up import follow_up_of as follow_up_of
    from crmcore.complaints.intake import coding_of as coding_of
    from crmcore.complaints.intake import entitled as entitled
    from crmcore.complaints.merging import merge as merge
    from crmcore.complaints.migrating import migrate as migrate
    from crmcore.complaints.migrating import migration_plan as migration_plan
    from crmcore.complaints.notice import Notice as Notice
    from crmcore.complaints.record import ComplaintRecord as ComplaintRecord
    from crmcore.complaints.record import Timeliness as Timeliness
    from crmcore.complaints.record import record_of as record_of
    from crmcore.complaints.recurrence import Contradiction as Contradiction
    from crmcore.complaints.recurrence import Recurrence as Recurrence
    from crmcore.complaints.recurrence import Recurrences as Recurrences
    from crmcore.complaints.recurrence import contradicted as contradicted
    from crmcore.complaints.recurrence import recurrences as recurrences
    from crmcore.complaints.recusal import conflicts as conflicts
    from crmcore.complaints.regime_replies import against_proof as against_proof
    from crmcore.complaints.regime_replies import missing_from_reply as missing_from_reply
    from crmcore.complaints.regime_rules import Letter as Letter
    from crmcore.complaints.regime_rules import RegimeRule as RegimeRule
    from crmcore.complaints.regime_rules import RuleKind as RuleKind
    from crmcore.complaints.regime_timeline import TimelineRow as TimelineRow
    from crmcore.complaints.regime_timeline import timeline as timeline
    from crmcore.complaints.regimes import BoundRegime as BoundRegime
    from crmcore.complaints.regimes import Regime as Regime
    from crmcore.complaints.remedy import Remedy as Remedy
    from crmcore.complaints.reply import Reply as Reply
    from crmcore.complaints.report import InvestigationReport as InvestigationReport
    from crmcore.complaints.rules import ComplaintClass as ComplaintClass
    from crmcore.complaints.rules import ComplaintRules as ComplaintRules
    from crmcore.complaints.severe import SEVERE as SEVERE
    from crmcore.complaints.severity import Severity as Severity
    from crmcore.complaints.severity import severity_of as severity_of
    from crmcore.complaints.shipped import LIFECYCLES as LIFECYCLES
    from crmcore.complaints.shipped import lifecycle_named as lifecycle_named
    from crmcore.complaints.shipped import lifecycle_of as lifecycle_of
    from crmcore.complaints.simple import SIMPLE as SIMPLE
    from crmcore.complaints.sources import SourceStatus as SourceStatus
    from crmcore.complaints.standard import STANDARD as STANDARD
    from crmcore.complaints.states import Complainant as Complainant
    from crmcore.complaints.states import Manner as Manner
    from crmcore.complaints.states import MediationResult as MediationResult
    from crmcore.complaints.states import Proof as Proof
    from crmcore.complaints.states import ReopenedFor as ReopenedFor
    from crmcore.complaints.states import Ruling as Ruling
    from crmcore.complaints.states import State as State
    from crmcore.complaints.steps import GUARDS as GUARDS
    from crmcore.complaints.steps import VOCABULARY as VOCABULARY
    from crmcore.complaints.supervision import EscalationStep as EscalationStep
    from crmcore.complaints.supervision import FollowUpRules as FollowUpRules
    from crmcore.complaints.supervision import RecurrenceRules as RecurrenceRules
    from crmcore.complaints.supervision import SupervisionRules as SupervisionRules
    from crmcore.complaints.worklist import WorkItem as WorkItem
    from crmcore.complaints.worklist import WorkList as WorkList
    from crmcore.complaints.worklist import work_list as work_list
else:
    from crmcore._door import door

    __getattr__, __dir__ = door(
        globals(),
        {
            "Acknowledged": "crmcore.complaints.events_open",
            "Action": "crmcore.complaints.action",
            "ActionAgreed": "crmcore.complaints.events_after",
            "ActionChecked": "crmcore.complaints.events_after",
            "ActionDone": "crmcore.complaints.events_after",
            "ActionKind": "crmcore.complaints.action",
            "ActionState": "crmcore.complaints.actions",
            "ActionStatus": "crmcore.complaints.actions",
            "BoundRegime": "crmcore.complaints.regimes",
            "Capacity": "crmcore.complaints.entitlement",
            "CaseFile": "crmcore.complaints.casefile",
            "ClockExtended": "crmcore.complaints.events_open",
            "ClockPaused": "crmcore.complaints.events_open",
            "ClockResumed": "crmcore.complaints.events_open",
            "Closed": "crmcore.complaints.events",
            "Code": "crmcore.complaints.coding",
            "CodeTable": "crmcore.complaints.coding",
            "Coding": "crmcore.complaints.coding",
            "Complainant": "crmcore.complaints.states",
            "Complaint": "crmcore.complaints.case",
            "ComplaintAccepted": "crmcore.complaints.events",
            "ComplaintClass": "crmcore.complaints.rules",
            "ComplaintFacts": "crmcore.complaints.facts",
            "ComplaintRecord": "crmcore.complaints.record",
            "ComplaintRules": "crmcore.complaints.rules",
            "Contradiction": "crmcore.complaints.recurrence",
            "CrisisGroupFormed": "crmcore.complaints.events_crisis",
            "CrisisRules": "crmcore.complaints.crisis",
            "CustomerAnswered": "crmcore.complaints.events",
            "CustomerContacted": "crmcore.complaints.events_open",
            "CustomerTold": "crmcore.complaints.events_base",
            "Decided": "crmcore.complaints.events",
            "EVENTS": "crmcore.complaints.events",
            "EmergencyRatified": "crmcore.complaints.events_crisis",
            "EmergencyRefused": "crmcore.complaints.events_crisis",
            "EmergencyRemedy": "crmcore.complaints.events_crisis",
            "Entitlement": "crmcore.complaints.entitlement",
            "EntitlementRules": "crmcore.complaints.entitlement",
            "Escalation": "crmcore.complaints.escalation",
            "EscalationStep": "crmcore.complaints.supervision",
            "Escalations": "crmcore.complaints.escalation",
            "Explained": "crmcore.complaints.events",
            "FollowUp": "crmcore.complaints.follow_up",
            "FollowUpDone": "crmcore.complaints.events_after",
            "FollowUpRules": "crmcore.complaints.supervision",
            "FollowUpUnsolved": "crmcore.complaints.events_after",
            "GUARDS": "crmcore.complaints.steps",
            "GroundsConfirmed": "crmcore.complaints.events",
            "HandlerAssigned": "crmcore.complaints.events",
            "HoldingReplySent": "crmcore.complaints.events_open",
            "InvestigationReport": "crmcore.complaints.report",
            "LIFECYCLES": "crmcore.complaints.shipped",
            "Letter": "crmcore.complaints.regime_rules",
            "Manner": "crmcore.complaints.states",
            "MediationAgreed": "crmcore.complaints.events_open",
            "MediationEnded": "crmcore.complaints.events_open",
            "MediationProposed": "crmcore.complaints.events_open",
            "MediationResult": "crmcore.complaints.states",
            "MergedIn": "crmcore.complaints.events_open",
            "MergedInto": "crmcore.complaints.events_open",
            "Needed": "crmcore.complaints.entitlement",
            "NewFacts": "crmcore.complaints.events_open",
            "NotAccepted": "crmcore.complaints.events",
            "Notice": "crmcore.complaints.notice",
            "OpinionSettled": "crmcore.complaints.events",
            "OpinionSubmitted": "crmcore.complaints.events",
            "Paper": "crmcore.complaints.entitlement",
            "PassedOn": "crmcore.complaints.events_simple",
            "ProgressReported": "crmcore.complaints.events_open",
            "Proof": "crmcore.complaints.states",
            "PublicInformed": "crmcore.complaints.events_crisis",
            "ReasonsGiven": "crmcore.complaints.events",
            "RecordCard": "crmcore.complaints.card",
            "Recurrence": "crmcore.complaints.recurrence",
            "RecurrenceRules": "crmcore.complaints.supervision",
            "Recurrences": "crmcore.complaints.recurrence",
            "Recused": "crmcore.complaints.events_open",
            "Referred": "crmcore.complaints.events_open",
            "Regime": "crmcore.complaints.regimes",
            "RegimeRule": "crmcore.complaints.regime_rules",
            "Registered": "crmcore.complaints.events",
            "Remedy": "crmcore.complaints.remedy",
            "RemedyApproved": "crmcore.complaints.events",
            "RemedyProposed": "crmcore.complaints.events",
            "Reopened": "crmcore.complaints.events_after",
            "ReopenedFor": "crmcore.complaints.states",
            "Reply": "crmcore.complaints.reply",
            "ReportFiled": "crmcore.complaints.events",
            "ReportReviewed": "crmcore.complaints.events",
            "ReturnedToService": "crmcore.complaints.events",
            "ReviewDecided": "crmcore.complaints.events_after",
            "ReviewRequested": "crmcore.complaints.events_after",
            "RuleKind": "crmcore.complaints.regime_rules",
            "Ruling": "crmcore.complaints.states",
            "SEVERE": "crmcore.complaints.severe",
            "SIMPLE": "crmcore.complaints.simple",
            "STANDARD": "crmcore.complaints.standard",
            "SentBack": "crmcore.complaints.events",
            "Severity": "crmcore.complaints.severity",
            "SolvedAtOnce": "crmcore.complaints.events_simple",
            "SourceStatus": "crmcore.complaints.sources",
            "State": "crmcore.complaints.states",
            "SupervisionRules": "crmcore.complaints.supervision",
            "TimelineRow": "crmcore.complaints.regime_timeline",
            "Timeliness": "crmcore.complaints.record",
            "VOCABULARY": "crmcore.complaints.steps",
            "WithNotice": "crmcore.complaints.events_base",
            "WithOpinion": "crmcore.complaints.events_base",
            "WithReason": "crmcore.complaints.events_base",
            "Withdrawn": "crmcore.complaints.events_open",
            "WorkItem": "crmcore.complaints.worklist",
            "WorkList": "crmcore.complaints.worklist",
            "actions_of": "crmcore.complaints.actions",
            "against_proof": "crmcore.complaints.regime_replies",
            "coding_of": "crmcore.complaints.intake",
            "conflicts": "crmcore.complaints.recusal",
            "contradicted": "crmcore.complaints.recurrence",
            "entitled": "crmcore.complaints.intake",
            "escalations": "crmcore.complaints.escalation",
            "facts_of": "crmcore.complaints.facts",
            "follow_up_of": "crmcore.complaints.follow_up",
            "lifecycle_named": "crmcore.complaints.shipped",
            "lifecycle_of": "crmcore.complaints.shipped",
            "merge": "crmcore.complaints.merging",
            "migrate": "crmcore.complaints.migrating",
            "migration_plan": "crmcore.complaints.migrating",
            "missing_from_reply": "crmcore.complaints.regime_replies",
            "record_of": "crmcore.complaints.record",
            "recurrences": "crmcore.complaints.recurrence",
            "register": "crmcore.complaints.case",
            "severity_of": "crmcore.complaints.severity",
            "timeline": "crmcore.complaints.regime_timeline",
            "translated": "crmcore.complaints.coding",
            "unlisted": "crmcore.complaints.case",
            "work_list": "crmcore.complaints.worklist",
        },
    )

__all__ = [
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

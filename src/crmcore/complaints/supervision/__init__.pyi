from crmcore.complaints.recorded_late import RecordedLate, recorded_late
from crmcore.complaints.rules.supervision import EscalationStep, FollowUpRules, RecurrenceRules, SupervisionRules
from crmcore.complaints.supervision.actions import ActionState, ActionStatus, actions_of
from crmcore.complaints.supervision.awards import AwardWaiting, awards_waiting
from crmcore.complaints.supervision.classes import OtherClass, other_classes
from crmcore.complaints.supervision.escalation import Escalation, Escalations, escalations
from crmcore.complaints.supervision.follow_up import FollowUp, follow_up_of
from crmcore.complaints.supervision.inspection import Inspection, inspections
from crmcore.complaints.supervision.recurrence import Contradiction, Recurrence, Recurrences, contradicted, recurrences
from crmcore.complaints.supervision.rejections import Rejection, rejection_of
from crmcore.complaints.supervision.worklist import WorkItem, WorkList, work_list
from crmcore.complaints.ways_out.searching import dead_ends

__all__ = [
    "ActionState",
    "ActionStatus",
    "AwardWaiting",
    "Contradiction",
    "Escalation",
    "EscalationStep",
    "Escalations",
    "FollowUp",
    "FollowUpRules",
    "Inspection",
    "OtherClass",
    "RecordedLate",
    "Recurrence",
    "RecurrenceRules",
    "Recurrences",
    "Rejection",
    "SupervisionRules",
    "WorkItem",
    "WorkList",
    "actions_of",
    "awards_waiting",
    "contradicted",
    "dead_ends",
    "escalations",
    "follow_up_of",
    "inspections",
    "other_classes",
    "recorded_late",
    "recurrences",
    "rejection_of",
    "work_list",
]

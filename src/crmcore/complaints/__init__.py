"""Complaints: the whole procedure from the customer's first word to the closed file, by when what must happen, and who may do it.

Reading order: `states` (where a complaint stands) → `card`, `report`, `remedy`, `reply` (its papers) → `events` (what happens) → `standard` (the
table) → `guards` (who may, and what must hold) → `rules` and `facts` (classes and their clocks) → `shipped` (all tables by name) → `casefile` and
`case` (the complaint) → `record` (what statistics read) → `worklist` (what is overdue).
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from crmcore.complaints.card import RecordCard as RecordCard
    from crmcore.complaints.case import Complaint as Complaint
    from crmcore.complaints.case import register as register
    from crmcore.complaints.case import unlisted as unlisted
    from crmcore.complaints.casefile import CaseFile as CaseFile
    from crmcore.complaints.events import EVENTS as EVENTS
    from crmcore.complaints.events import Closed as Closed
    from crmcore.complaints.events import ComplaintAccepted as ComplaintAccepted
    from crmcore.complaints.events import CustomerAnswered as CustomerAnswered
    from crmcore.complaints.events import CustomerTold as CustomerTold
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
    from crmcore.complaints.events import WithOpinion as WithOpinion
    from crmcore.complaints.events import WithReason as WithReason
    from crmcore.complaints.facts import ComplaintFacts as ComplaintFacts
    from crmcore.complaints.facts import facts_of as facts_of
    from crmcore.complaints.record import ComplaintRecord as ComplaintRecord
    from crmcore.complaints.record import Timeliness as Timeliness
    from crmcore.complaints.record import record_of as record_of
    from crmcore.complaints.remedy import Remedy as Remedy
    from crmcore.complaints.reply import Reply as Reply
    from crmcore.complaints.report import InvestigationReport as InvestigationReport
    from crmcore.complaints.rules import ComplaintClass as ComplaintClass
    from crmcore.complaints.rules import ComplaintRules as ComplaintRules
    from crmcore.complaints.shipped import LIFECYCLES as LIFECYCLES
    from crmcore.complaints.shipped import lifecycle_named as lifecycle_named
    from crmcore.complaints.shipped import lifecycle_of as lifecycle_of
    from crmcore.complaints.standard import STANDARD as STANDARD
    from crmcore.complaints.states import Complainant as Complainant
    from crmcore.complaints.states import Manner as Manner
    from crmcore.complaints.states import Ruling as Ruling
    from crmcore.complaints.states import State as State
    from crmcore.complaints.steps import GUARDS as GUARDS
    from crmcore.complaints.worklist import WorkItem as WorkItem
    from crmcore.complaints.worklist import WorkList as WorkList
    from crmcore.complaints.worklist import work_list as work_list
else:
    from crmcore._door import door

    __getattr__, __dir__ = door(
        globals(),
        {
            "CaseFile": "crmcore.complaints.casefile",
            "Closed": "crmcore.complaints.events",
            "Complainant": "crmcore.complaints.states",
            "Complaint": "crmcore.complaints.case",
            "ComplaintAccepted": "crmcore.complaints.events",
            "ComplaintClass": "crmcore.complaints.rules",
            "ComplaintFacts": "crmcore.complaints.facts",
            "ComplaintRecord": "crmcore.complaints.record",
            "ComplaintRules": "crmcore.complaints.rules",
            "CustomerAnswered": "crmcore.complaints.events",
            "CustomerTold": "crmcore.complaints.events",
            "Decided": "crmcore.complaints.events",
            "EVENTS": "crmcore.complaints.events",
            "Explained": "crmcore.complaints.events",
            "GUARDS": "crmcore.complaints.steps",
            "GroundsConfirmed": "crmcore.complaints.events",
            "HandlerAssigned": "crmcore.complaints.events",
            "InvestigationReport": "crmcore.complaints.report",
            "LIFECYCLES": "crmcore.complaints.shipped",
            "Manner": "crmcore.complaints.states",
            "NotAccepted": "crmcore.complaints.events",
            "OpinionSettled": "crmcore.complaints.events",
            "OpinionSubmitted": "crmcore.complaints.events",
            "ReasonsGiven": "crmcore.complaints.events",
            "RecordCard": "crmcore.complaints.card",
            "Registered": "crmcore.complaints.events",
            "Remedy": "crmcore.complaints.remedy",
            "RemedyApproved": "crmcore.complaints.events",
            "RemedyProposed": "crmcore.complaints.events",
            "Reply": "crmcore.complaints.reply",
            "ReportFiled": "crmcore.complaints.events",
            "ReportReviewed": "crmcore.complaints.events",
            "ReturnedToService": "crmcore.complaints.events",
            "Ruling": "crmcore.complaints.states",
            "STANDARD": "crmcore.complaints.standard",
            "SentBack": "crmcore.complaints.events",
            "State": "crmcore.complaints.states",
            "Timeliness": "crmcore.complaints.record",
            "WithOpinion": "crmcore.complaints.events",
            "WithReason": "crmcore.complaints.events",
            "WorkItem": "crmcore.complaints.worklist",
            "WorkList": "crmcore.complaints.worklist",
            "facts_of": "crmcore.complaints.facts",
            "lifecycle_named": "crmcore.complaints.shipped",
            "lifecycle_of": "crmcore.complaints.shipped",
            "record_of": "crmcore.complaints.record",
            "register": "crmcore.complaints.case",
            "unlisted": "crmcore.complaints.case",
            "work_list": "crmcore.complaints.worklist",
        },
    )

__all__ = [
    "EVENTS",
    "GUARDS",
    "LIFECYCLES",
    "STANDARD",
    "CaseFile",
    "Closed",
    "Complainant",
    "Complaint",
    "ComplaintAccepted",
    "ComplaintClass",
    "ComplaintFacts",
    "ComplaintRecord",
    "ComplaintRules",
    "CustomerAnswered",
    "CustomerTold",
    "Decided",
    "Explained",
    "GroundsConfirmed",
    "HandlerAssigned",
    "InvestigationReport",
    "Manner",
    "NotAccepted",
    "OpinionSettled",
    "OpinionSubmitted",
    "ReasonsGiven",
    "RecordCard",
    "Registered",
    "Remedy",
    "RemedyApproved",
    "RemedyProposed",
    "Reply",
    "ReportFiled",
    "ReportReviewed",
    "ReturnedToService",
    "Ruling",
    "SentBack",
    "State",
    "Timeliness",
    "WithOpinion",
    "WithReason",
    "WorkItem",
    "WorkList",
    "facts_of",
    "lifecycle_named",
    "lifecycle_of",
    "record_of",
    "register",
    "unlisted",
    "work_list",
]

from crmcore.complaints import events, regimes, supervision
from crmcore.complaints.case import Complaint, register
from crmcore.complaints.casefile import CaseFile
from crmcore.complaints.facts import ComplaintFacts, facts_of, facts_of_case
from crmcore.complaints.intake import coding_of, entitled
from crmcore.complaints.letters import draft_for
from crmcore.complaints.lifecycles.severe import SEVERE
from crmcore.complaints.lifecycles.shipped import LIFECYCLES
from crmcore.complaints.lifecycles.simple import SIMPLE
from crmcore.complaints.lifecycles.standard import STANDARD
from crmcore.complaints.lifecycles.vocabulary import VOCABULARY
from crmcore.complaints.merging import merge
from crmcore.complaints.migrating import migrate, migration_plan
from crmcore.complaints.papers.action import Action, ActionKind
from crmcore.complaints.papers.card import RecordCard
from crmcore.complaints.papers.coding import Coding
from crmcore.complaints.papers.entitlement import Capacity, Entitlement, EntitlementRules, Paper
from crmcore.complaints.papers.notice import Notice
from crmcore.complaints.papers.outside import Forum, OutsideResult
from crmcore.complaints.papers.remedy import Remedy
from crmcore.complaints.papers.reply import Reply
from crmcore.complaints.papers.report import InvestigationReport
from crmcore.complaints.papers.ruling import DeclinedDemand, DemandRuling
from crmcore.complaints.papers.statement import CustomerStatement, StatementProof
from crmcore.complaints.process import COMPLAINT
from crmcore.complaints.reclassifying import reclassify
from crmcore.complaints.record import ComplaintRecord, Timeliness, record_of
from crmcore.complaints.recusal import conflicts
from crmcore.complaints.regimes.timeline import timeline
from crmcore.complaints.rules.crisis import CrisisRules
from crmcore.complaints.rules.section import ComplaintClass, ComplaintRules
from crmcore.complaints.severity import Severity, severity_of, severity_of_case
from crmcore.complaints.splitting import split
from crmcore.complaints.stand_ins import standing_in
from crmcore.complaints.states import Complainant, Manner, MediationResult, Proof, ReopenedFor, Ruling, State
from crmcore.complaints.timing import timed_by, timed_by_class

__all__ = [
    "COMPLAINT", "LIFECYCLES", "SEVERE", "SIMPLE", "STANDARD", "VOCABULARY", "Action", "ActionKind", "Capacity", "CaseFile", "Coding", "Complainant",
    "Complaint", "ComplaintClass", "ComplaintFacts", "ComplaintRecord", "ComplaintRules", "CrisisRules", "CustomerStatement", "DeclinedDemand",
    "DemandRuling", "Entitlement", "EntitlementRules", "Forum", "InvestigationReport", "Manner", "MediationResult", "Notice", "OutsideResult",
    "Paper", "Proof", "RecordCard", "Remedy", "ReopenedFor", "Reply", "Ruling", "Severity", "State", "StatementProof", "Timeliness", "coding_of",
    "conflicts", "draft_for", "entitled", "events", "facts_of", "facts_of_case", "merge", "migrate", "migration_plan", "reclassify", "record_of",
    "regimes", "register", "severity_of", "severity_of_case", "split", "standing_in", "supervision", "timed_by", "timed_by_class", "timeline",
]  # fmt: skip

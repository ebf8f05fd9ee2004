from crmcore.policy.approval import Approval
from crmcore.policy.authority import ApprovalRequest, chain_of, decide
from crmcore.policy.grants import Grant, Refusal, Signature, can_sign, grant_fits, refuse, sign
from crmcore.policy.limits import Aggregation, Band, Limit, Per
from crmcore.policy.ports import ApprovalStore
from crmcore.policy.record import ApprovalOutcome, ApprovalRecord, record_of
from crmcore.policy.rules import PolicyRules

__all__ = [
    "Aggregation",
    "Approval",
    "ApprovalOutcome",
    "ApprovalRecord",
    "ApprovalRequest",
    "ApprovalStore",
    "Band",
    "Grant",
    "Limit",
    "Per",
    "PolicyRules",
    "Refusal",
    "Signature",
    "can_sign",
    "chain_of",
    "decide",
    "grant_fits",
    "record_of",
    "refuse",
    "sign",
]

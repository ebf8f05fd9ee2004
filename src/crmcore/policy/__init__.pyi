from crmcore.policy.alone import decide_alone
from crmcore.policy.approval import Approval
from crmcore.policy.authority import chain_of, decide
from crmcore.policy.grants import Grant, Refusal, Signature
from crmcore.policy.limits import Aggregation, Band, Limit, Per
from crmcore.policy.ports import ApprovalStore
from crmcore.policy.record import ApprovalOutcome, ApprovalRecord, record_of
from crmcore.policy.request import ApprovalRequest
from crmcore.policy.rules import PolicyRules
from crmcore.policy.signers import too_few_signers
from crmcore.policy.signing import can_sign, refuse, sign
from crmcore.policy.usable import unusable

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
    "decide_alone",
    "record_of",
    "refuse",
    "sign",
    "too_few_signers",
    "unusable",
]

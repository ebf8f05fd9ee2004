"""Policy: who may approve what.

Reading order: `limits` (bands by position, per action) → `rules` (the section of a rulebook) → `authority` (who must sign this request) → `grants`
(signatures, in order, by different persons) → `record` (what statistics read).
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from crmcore.policy.authority import ApprovalRequest as ApprovalRequest
    from crmcore.policy.authority import chain_of as chain_of
    from crmcore.policy.authority import decide as decide
    from crmcore.policy.grants import Grant as Grant
    from crmcore.policy.grants import Refusal as Refusal
    from crmcore.policy.grants import Signature as Signature
    from crmcore.policy.grants import can_sign as can_sign
    from crmcore.policy.grants import grant_fits as grant_fits
    from crmcore.policy.grants import refuse as refuse
    from crmcore.policy.grants import sign as sign
    from crmcore.policy.limits import Band as Band
    from crmcore.policy.limits import Limit as Limit
    from crmcore.policy.limits import Per as Per
    from crmcore.policy.limits import Window as Window
    from crmcore.policy.limits import check_bands as check_bands
    from crmcore.policy.record import ApprovalOutcome as ApprovalOutcome
    from crmcore.policy.record import ApprovalRecord as ApprovalRecord
    from crmcore.policy.record import record_of as record_of
    from crmcore.policy.rules import PolicyRules as PolicyRules
else:
    from crmcore._door import door

    __getattr__, __dir__ = door(
        globals(),
        {
            "ApprovalOutcome": "crmcore.policy.record",
            "ApprovalRecord": "crmcore.policy.record",
            "ApprovalRequest": "crmcore.policy.authority",
            "Band": "crmcore.policy.limits",
            "Grant": "crmcore.policy.grants",
            "Limit": "crmcore.policy.limits",
            "Per": "crmcore.policy.limits",
            "PolicyRules": "crmcore.policy.rules",
            "Refusal": "crmcore.policy.grants",
            "Signature": "crmcore.policy.grants",
            "Window": "crmcore.policy.limits",
            "can_sign": "crmcore.policy.grants",
            "chain_of": "crmcore.policy.authority",
            "check_bands": "crmcore.policy.limits",
            "decide": "crmcore.policy.authority",
            "grant_fits": "crmcore.policy.grants",
            "record_of": "crmcore.policy.record",
            "refuse": "crmcore.policy.grants",
            "sign": "crmcore.policy.grants",
        },
    )

__all__ = [
    "ApprovalOutcome",
    "ApprovalRecord",
    "ApprovalRequest",
    "Band",
    "Grant",
    "Limit",
    "Per",
    "PolicyRules",
    "Refusal",
    "Signature",
    "Window",
    "can_sign",
    "chain_of",
    "check_bands",
    "decide",
    "grant_fits",
    "record_of",
    "refuse",
    "sign",
]

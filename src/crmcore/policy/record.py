"""One approval as the monthly report counts it: flat, frozen, without signers' names."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Self

import attrs

from crmcore._arguments import typed, typed_fields
from crmcore.event import id_text, plain_date
from crmcore.messages import Names, WordKind
from crmcore.money import Money
from crmcore.policy.grants import Grant, Refusal
from crmcore.policy.request import ApprovalRequest
from crmcore.worktime.calendars.zone import zone_named


class ApprovalOutcome(StrEnum):
    """The outcome of a request: granted, refused, or still waiting for a signature."""

    GRANTED = "granted"
    REFUSED = "refused"
    PENDING = "pending"


@typed_fields
@attrs.frozen(kw_only=True)
class ApprovalRecord:
    """One approval request for statistics: when asked (local day), its outcome, why it was refused, how many signed.

    `ratified_in_time` is None for a request that was not an emergency.

    Clause: BANK-4.1, BANK-3.2
    """

    id: str = attrs.field(converter=id_text)
    action: str
    amount: Money
    at: date = attrs.field(converter=plain_date)
    outcome: ApprovalOutcome
    reasons: tuple[str, ...] = ()
    emergency: bool = False
    ratified_in_time: bool | None = None
    signers: int = 0

    def called(self, names: Names) -> Self:
        """Return the record with its action shown by the firm's own name for it; every value is unchanged.

        Clause: BANK-3.2
        """
        return attrs.evolve(self, action=names.term(WordKind.ACTIONS, self.action))


@typed
def record_of(request: ApprovalRequest, answer: Grant | Refusal | None, *, zone: str) -> ApprovalRecord:
    """Return the record of a request and what came of it so far; `zone` gives the local day on which it was asked.

    Raises `InvalidValue` for an unknown zone.

    Clause: BANK-3.2
    """
    signers = len(answer.signatures) if isinstance(answer, Grant) else 0
    if isinstance(answer, Refusal):
        outcome, reasons = ApprovalOutcome.REFUSED, answer.reasons
    else:
        outcome = ApprovalOutcome.GRANTED if answer is not None and answer.complete else ApprovalOutcome.PENDING
        reasons = ()
    return ApprovalRecord(
        id=request.id,
        action=request.action,
        amount=request.amount,
        at=request.at.astimezone(zone_named(zone)).date(),
        outcome=outcome,
        reasons=reasons,
        signers=signers,
    )

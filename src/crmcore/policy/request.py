"""A request for approval: who asks for how much, for which action, about what and for which customer."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

import attrs

from crmcore._arguments import typed_fields
from crmcore.decision import Reason, reason
from crmcore.errors import InvalidValue
from crmcore.event import Actor, instant, unseen_in
from crmcore.money import Money


@typed_fields
@attrs.frozen(kw_only=True)
class ApprovalRequest:
    """Somebody asks for an amount to be approved: for which action, about what (`subject`, a case's id) and for which customer.

    `at` is when it was asked, aware. Ids are the host's; `customer` is None where no customer is concerned. Raises `InvalidValue` for an empty id,
    action, subject or customer, for an id that holds characters that nobody sees, and for an amount that is not above zero, all at once;
    `InvalidType` for a value of another type, such as a bare id for `requested_by`, and for a naive datetime.

    Clause: BANK-4.1, RULES-4.18
    """

    id: str
    action: str
    amount: Money
    requested_by: Actor
    at: datetime = attrs.field(converter=instant)
    subject: str
    customer: str | None = None

    def __attrs_post_init__(self) -> None:
        """Check what every request must have."""
        faults = (*empty_texts(self, "id", "action", "subject", "customer"), *unseen_in(self, "id", "subject", "customer"))
        if self.amount.amount <= 0:
            faults += (reason("amount_not_positive", amount=self.amount),)
        if faults:
            raise InvalidValue(*faults)


def empty_texts(one: object, *fields: str) -> Iterator[Reason]:
    """Yield a fault for each field that is a text and says nothing; None, where a field may be None, is no text.

    Clause: BANK-4.1
    """
    for field in fields:
        value = getattr(one, field)
        if isinstance(value, str) and not value.strip():
            yield reason("empty", field=field)

"""A customer as figures and reports see it: a frozen record of one day, without anything personal."""

from __future__ import annotations

from datetime import date

import attrs

from crmcore._arguments import typed, typed_fields
from crmcore.customers.profile import Customer
from crmcore.customers.required_fields import completeness
from crmcore.customers.rules import CustomerRules
from crmcore.event import id_text, plain_date


@typed_fields
@attrs.frozen(kw_only=True)
class CustomerRecord:
    """One customer on one day: kind, tier now and before (None: not tiered), and how many of the required fields of the file are filled.

    Clause: BANK-1.2, BANK-3.2
    """

    id: str = attrs.field(converter=id_text)
    kind: str
    tier: str | None
    previous_tier: str | None
    filled: int
    required: int
    as_of: date = attrs.field(converter=plain_date)


@typed
def record_of(customer: Customer, *, tier: str | None, previous_tier: str | None = None, as_of: date, rules: CustomerRules) -> CustomerRecord:
    """Return the record of a customer as of a local day.

    Clause: BANK-1.2
    """
    how = completeness(customer, rules=rules)
    return CustomerRecord(
        id=customer.id, kind=customer.kind.value, tier=tier, previous_tier=previous_tier, filled=how.filled, required=how.required, as_of=as_of
    )

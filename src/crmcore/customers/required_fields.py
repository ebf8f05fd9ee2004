"""How complete a customer's file is: which required fields are filled, and which are not.

The rulebook says which fields are required of which kind of customer (`CustomerRules.required`).
"""

from __future__ import annotations

import attrs

from crmcore._arguments import typed
from crmcore.customers.profile import Customer
from crmcore.customers.rules import ALTERNATIVES, CustomerRules


@attrs.frozen(kw_only=True)
class Completeness:
    """How many of the required fields are filled, and the names of those that are missing (names of fields, never their contents).

    Clause: BANK-1.2, FIN-1.1
    """

    filled: int
    required: int
    missing: tuple[str, ...] = ()

    @property
    def complete(self) -> bool:
        """Return whether nothing is missing."""
        return not self.missing


@typed
def completeness(customer: Customer, *, rules: CustomerRules) -> Completeness:
    """Return how complete a customer's file is. A field is filled when it is known and not blank; `contact` and `age` by any of their fields.

    Clause: BANK-1.2, FIN-1.1, MAN-2.1
    """
    required = rules.required[customer.kind]
    missing = tuple(name for name in required if not any(_filled(customer, field) for field in ALTERNATIVES.get(name, (name,))))
    return Completeness(filled=len(required) - len(missing), required=len(required), missing=missing)


def _filled(customer: Customer, field: str) -> bool:
    value: object = getattr(customer, field)
    return value is not None and (not isinstance(value, str) or bool(value.strip()))

"""The customer file: who the customer is, what they do, how complete the file is, and what they are owed.

Reading order: `profile` (individual, corporate, prospect) → `service_level` (what a customer is owed) → `rules` (the rulebook's section) →
`filled` (how complete the file is) → `activity` (transactions of the last months) → `facts` (what tier rules may speak of) → `special_care` →
`record` (what figures read).
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from crmcore.customers.activity import Activity as Activity
    from crmcore.customers.activity import Transaction as Transaction
    from crmcore.customers.activity import activities_of as activities_of
    from crmcore.customers.activity import activity_of as activity_of
    from crmcore.customers.facts import CustomerFacts as CustomerFacts
    from crmcore.customers.facts import customer_specs as customer_specs
    from crmcore.customers.facts import facts_of as facts_of
    from crmcore.customers.filled import Completeness as Completeness
    from crmcore.customers.filled import completeness as completeness
    from crmcore.customers.profile import Corporate as Corporate
    from crmcore.customers.profile import Customer as Customer
    from crmcore.customers.profile import Individual as Individual
    from crmcore.customers.profile import Kind as Kind
    from crmcore.customers.profile import Prospect as Prospect
    from crmcore.customers.record import CustomerRecord as CustomerRecord
    from crmcore.customers.record import record_of as record_of
    from crmcore.customers.rules import CustomerRules as CustomerRules
    from crmcore.customers.rules import SpecialCare as SpecialCare
    from crmcore.customers.service_level import ServiceLevel as ServiceLevel
    from crmcore.customers.special_care import needs_special_care as needs_special_care
    from crmcore.customers.special_care import with_special_care as with_special_care
else:
    from crmcore._door import door

    __getattr__, __dir__ = door(
        globals(),
        {
            "Activity": "crmcore.customers.activity",
            "Transaction": "crmcore.customers.activity",
            "activities_of": "crmcore.customers.activity",
            "activity_of": "crmcore.customers.activity",
            "CustomerFacts": "crmcore.customers.facts",
            "customer_specs": "crmcore.customers.facts",
            "facts_of": "crmcore.customers.facts",
            "Completeness": "crmcore.customers.filled",
            "completeness": "crmcore.customers.filled",
            "Corporate": "crmcore.customers.profile",
            "Customer": "crmcore.customers.profile",
            "Individual": "crmcore.customers.profile",
            "Kind": "crmcore.customers.profile",
            "Prospect": "crmcore.customers.profile",
            "CustomerRecord": "crmcore.customers.record",
            "record_of": "crmcore.customers.record",
            "CustomerRules": "crmcore.customers.rules",
            "SpecialCare": "crmcore.customers.rules",
            "ServiceLevel": "crmcore.customers.service_level",
            "needs_special_care": "crmcore.customers.special_care",
            "with_special_care": "crmcore.customers.special_care",
        },
    )

__all__ = [
    "Activity",
    "Completeness",
    "Corporate",
    "Customer",
    "CustomerFacts",
    "CustomerRecord",
    "CustomerRules",
    "Individual",
    "Kind",
    "Prospect",
    "ServiceLevel",
    "SpecialCare",
    "Transaction",
    "activities_of",
    "activity_of",
    "completeness",
    "customer_specs",
    "facts_of",
    "needs_special_care",
    "record_of",
    "with_special_care",
]

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

    _FILES = {
        "profile": ("Corporate", "Customer", "Individual", "Kind", "Prospect"),
        "service_level": ("ServiceLevel",),
        "rules": ("CustomerRules", "SpecialCare"),
        "filled": ("Completeness", "completeness"),
        "activity": ("Activity", "Transaction", "activities_of", "activity_of"),
        "facts": ("CustomerFacts", "customer_specs", "facts_of"),
        "special_care": ("needs_special_care", "with_special_care"),
        "record": ("CustomerRecord", "record_of"),
    }
    __getattr__, __dir__ = door(globals(), {name: f"{__name__}.{file}" for file, names in _FILES.items() for name in names})

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

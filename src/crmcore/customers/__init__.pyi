from crmcore.customers.activity import Activity, Transaction, activities_of, activity_of
from crmcore.customers.facts import CustomerFacts, facts_of
from crmcore.customers.ports import CustomerStore
from crmcore.customers.profile import Corporate, Customer, Individual, Kind, Prospect
from crmcore.customers.record import CustomerRecord, record_of
from crmcore.customers.required_fields import Completeness, completeness
from crmcore.customers.rules import CustomerRules, SpecialCare
from crmcore.customers.service_level import ServiceLevel
from crmcore.customers.special_care import needs_special_care, with_special_care

__all__ = [
    "Activity",
    "Completeness",
    "Corporate",
    "Customer",
    "CustomerFacts",
    "CustomerRecord",
    "CustomerRules",
    "CustomerStore",
    "Individual",
    "Kind",
    "Prospect",
    "ServiceLevel",
    "SpecialCare",
    "Transaction",
    "activities_of",
    "activity_of",
    "completeness",
    "facts_of",
    "needs_special_care",
    "record_of",
    "with_special_care",
]

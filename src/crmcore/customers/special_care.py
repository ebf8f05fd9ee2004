"""Customers in special care: the elderly and the disabled, whatever their tier."""

from __future__ import annotations

from datetime import date

import attrs

from crmcore._arguments import typed
from crmcore.customers.profile import Customer, Individual
from crmcore.customers.rules import CustomerRules
from crmcore.customers.service_level import ServiceLevel
from crmcore.worktime.rhythms.intervals import shorter


@typed
def needs_special_care(customer: Customer, *, as_of: date, rules: CustomerRules) -> bool:
    """Return whether the bank owes a customer special care on a local day. Somebody whose age and health are not known is owed none.

    Clause: FIN-7.2
    """
    care = rules.special_care
    if care is None or not isinstance(customer, Individual):
        return False
    age = customer.age(as_of)
    elderly = age is not None and care.elderly_from is not None and age >= care.elderly_from
    return elderly or customer.disabled is True


@typed
def with_special_care(level: ServiceLevel, customer: Customer, *, as_of: date, rules: CustomerRules) -> ServiceLevel:
    """Return what a customer of this level is owed, special care included.

    The care's priority takes the place of the level's; home service and return visits are never less than the level's own.

    Clause: FIN-7.2
    """
    care = rules.special_care
    if care is None or not needs_special_care(customer, as_of=as_of, rules=rules):
        return level
    return attrs.evolve(
        level,
        priority=care.priority,
        home_service=level.home_service or care.home_service,
        return_visit_every=shorter(level.return_visit_every, care.return_visit_every),
    )

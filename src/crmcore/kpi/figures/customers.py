"""How complete the customer files are."""

from __future__ import annotations

from collections.abc import Iterable

from crmcore.customers.record import CustomerRecord
from crmcore.kpi.catalogue import COMPLETENESS
from crmcore.measures.counts import RatioCount
from crmcore.measures.measure import Measure


def completeness(customers: Iterable[CustomerRecord], *, window: str | None = None, complete: bool = True) -> Measure:
    """Answer what share of the required fields is filled, over all customers.

    Every field of every file is looked at: there is no sample, so there is no interval.

    Clause: BANK-1.2, FIN-1.1, DEPT-1.2
    """
    return completeness_count(customers).result(COMPLETENESS.key, window, complete=complete, sampled=False)


def completeness_count(customers: Iterable[CustomerRecord]) -> RatioCount:
    """Count filled fields among the required ones.

    Clause: BANK-1.2
    """
    filled = required = 0
    for customer in customers:
        filled += customer.filled
        required += customer.required
    return RatioCount(filled, required)

"""What a customer is owed, as plain values: made from the tier, raised for customers in special care, and read by everyone who serves them."""

from __future__ import annotations

from typing import Final

import attrs

from crmcore._arguments import typed_fields
from crmcore.decision import reason
from crmcore.errors import InvalidValue
from crmcore.worktime.calendars.duration import Duration, TimeUnit

# The units that an interval may have, with the days that each counts as when two intervals are compared.
_DAYS: Final = {TimeUnit.DAY: 1, TimeUnit.WEEK: 7, TimeUnit.MONTH: 30}


def check_rhythm(every: Duration | None) -> Duration | None:
    """Return an interval as it is. Raises `InvalidValue` for one that is not in days, weeks or months."""
    if every is not None and every.unit not in _DAYS:
        raise InvalidValue(reason("customer.not_a_rhythm", found=every))
    return every


@typed_fields
@attrs.frozen(kw_only=True)
class ServiceLevel:
    """What a customer of a tier is owed: place in the queue, who looks after them, return visits, home service, preferential terms, risk strategy.

    `priority`, `manager`, `terms` and `risk_strategy` are words of the rulebook; None is *nothing beyond the ordinary*. `return_visit_every` is the
    longest time between two return visits, in days, weeks or months (`InvalidValue` otherwise).

    Clause: FIN-3.2, FIN-3.3, RULES-1.3
    """

    tier: str
    clause: str | None = None
    priority: str | None = None
    manager: str | None = None
    return_visit_every: Duration | None = attrs.field(default=None, converter=check_rhythm)
    home_service: bool = False
    terms: str | None = None
    risk_strategy: str | None = None


def more_often(one: Duration | None, other: Duration | None) -> Duration | None:
    """Return the shorter of two intervals, the first of two equal ones; None is no visits at all. A month counts as 30 days here."""
    if one is None or other is None:
        return one or other
    return other if _DAYS[other.unit] * other.amount < _DAYS[one.unit] * one.amount else one

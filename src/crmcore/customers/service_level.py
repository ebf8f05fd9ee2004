"""What a customer is owed, as plain values: made from the tier, raised for customers in special care, and read by everyone who serves them."""

from __future__ import annotations

import attrs

from crmcore._arguments import typed_fields
from crmcore.worktime.calendars.duration import Duration
from crmcore.worktime.rhythms.intervals import comes_again_or_none


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
    return_visit_every: Duration | None = attrs.field(default=None, converter=comes_again_or_none)
    home_service: bool = False
    terms: str | None = None
    risk_strategy: str | None = None

"""The policy section of a rulebook: one table of limits per action. An action without a table is not covered."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime, timedelta
from typing import Final

import attrs

from crmcore._arguments import typed_fields
from crmcore._frozen import frozen_fields
from crmcore.decision import Finding, finding
from crmcore.errors import RulebookError
from crmcore.messages import Term
from crmcore.policy.limits import Limit
from crmcore.section import Section
from crmcore.worktime.calendars.duration import Duration, TimeUnit
from crmcore.worktime.calendars.zone import first_instant, local_day, zone_named
from crmcore.worktime.period import add_months

# What a grant's life is counted in: days of the calendar.
_DAYS: Final = frozenset({TimeUnit.DAY, TimeUnit.WEEK, TimeUnit.MONTH})


@typed_fields
@attrs.frozen(kw_only=True, field_transformer=frozen_fields)
class PolicyRules(Section):
    """Who may approve what in one edition: limits by action, all in one currency, and how long a grant is good for.

    A grant is good to the end of the last day of `good_for`, in days, weeks or months counted from the local day of its last signature in `zone`, not
    counting that day; None: without end. Raises `RulebookError` with every table that is filed under another action's name, is in another currency,
    or adds up with an action that does not add up with it; and for a `good_for` in other units, or without a zone.

    Clause: BANK-4.1, BANK-3.1, RULES-4.18
    """

    currency: str
    limits: Mapping[str, Limit]
    good_for: Duration | None = None
    zone: str | None = None

    def __attrs_post_init__(self) -> None:
        """Check the names and currencies of the tables."""
        if found := tuple(self._faults()):
            raise RulebookError(*found)

    def _faults(self) -> Iterator[Finding]:
        for action, limit in self.limits.items():
            path = f"policy.limits.{action}"
            if limit.action != action:
                yield finding("limit_of_other_action", path, action=Term(action), found=Term(limit.action))
            for currency in {one.upper.currency for one in limit.bands if one.upper is not None} - {self.currency}:  # bands have one, or none
                yield finding("limit_currency", path, action=Term(action), found=currency, wanted=self.currency)
            yield from self._one_sided(action, limit, path)
        if self.good_for is not None and (self.zone is None or self.good_for.unit not in _DAYS):
            yield finding("good_for_unit", "policy.good_for", found=self.good_for)

    def _one_sided(self, action: str, limit: Limit, path: str) -> Iterator[Finding]:
        """Yield the actions that a window adds and that have no table, or whose window does not add this one over as many days per the same."""
        for other in limit.actions[1:]:
            window = self.limits[other].window if other in self.limits else None
            if other == action or limit.window is None or window is None or action not in window.together_with:
                yield finding("window_one_sided", f"{path}.window", action=Term(action), other=Term(other))
            elif (window.days, window.per) != (limit.window.days, limit.window.per):
                yield finding("window_differs", f"{path}.window", action=Term(action), other=Term(other))

    def good_until(self, signed: datetime) -> datetime | None:
        """Return the first instant at which a grant whose last signature was given at `signed` is good no more; None if it is without end.

        Clause: BANK-4.1
        """
        if self.good_for is None:
            return None
        zone = zone_named(self.zone or "")
        return first_instant(_last_day(local_day(signed, zone), self.good_for) + timedelta(days=1), zone)


def _last_day(day: date, length: Duration) -> date:
    if length.unit is TimeUnit.MONTH:
        return add_months(day, length.amount)
    return day + timedelta(days=length.amount * (7 if length.unit is TimeUnit.WEEK else 1))

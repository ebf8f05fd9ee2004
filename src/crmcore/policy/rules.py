"""The policy section of a rulebook: one table of limits per action. An action without a table is not covered."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import attrs

from crmcore._arguments import typed_fields
from crmcore.decision import Finding, finding
from crmcore.errors import RulebookError
from crmcore.messages import Term
from crmcore.policy.limits import Limit
from crmcore.section import Section


@typed_fields
@attrs.frozen(kw_only=True)
class PolicyRules(Section):
    """Who may approve what in one edition: limits by action, all in one currency.

    Raises `RulebookError` with every table that is filed under another action's name or is in another currency.

    Clause: BANK-4.1, BANK-3.1, RULES-4.18
    """

    currency: str
    limits: Mapping[str, Limit]

    def __attrs_post_init__(self) -> None:
        """Check the names and currencies of the tables."""
        if found := tuple(self._faults()):
            raise RulebookError(*found)

    def _faults(self) -> Iterator[Finding]:
        for action, limit in self.limits.items():
            path = f"policy.limits.{action}"
            if limit.action != action:
                yield finding("limit_of_other_action", path, action=Term(action), found=Term(limit.action))
            for currency in sorted({one.upper.currency for one in limit.bands if one.upper is not None} - {self.currency}):
                yield finding("limit_currency", path, action=Term(action), found=currency, wanted=self.currency)

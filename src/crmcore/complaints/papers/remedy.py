"""What the firm offers the customer; with money, or without."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

import attrs

from crmcore._arguments import refuse_wrong_fields
from crmcore._every_fault import every_fault
from crmcore.decision import reason
from crmcore.errors import InvalidValue
from crmcore.money import Money


@every_fault
@attrs.frozen(kw_only=True)
class Remedy:
    """What the firm offers: an apology, an exchange, a price reduction, compensation …; with money, or without.

    `kind` is the firm's word, and the action that approval limits are looked up by. Raises `InvalidValue` for an empty kind and for an amount that is
    not above zero; `InvalidType` for one that is not `Money`.

    Clause: RULES-4.13, RULES-4.18
    """

    kind: str
    amount: Money | None = None

    def __attrs_post_init__(self) -> None:
        """Refuse a remedy without a kind, or with an amount that is not money above zero."""
        refuse_wrong_fields(self)
        faults = [reason("empty", field="kind")] if not self.kind else []
        if self.amount is not None and self.amount.amount <= 0:
            faults.append(reason("amount_not_positive", amount=self.amount))
        if faults:
            raise InvalidValue(*faults)


def cost_of(remedies: Iterable[Remedy]) -> Mapping[str, Money]:
    """Return what remedies cost, added up by kind: splitting one remedy into several needs no less authority.

    Clause: RULES-4.18
    """
    total: defaultdict[str, list[Money]] = defaultdict(list)
    for remedy in remedies:
        if remedy.amount is not None:
            total[remedy.kind].append(remedy.amount)
    return {kind: Money.total(amounts, amounts[0].currency) for kind, amounts in total.items()}

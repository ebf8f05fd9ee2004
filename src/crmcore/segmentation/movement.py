"""Who moved between two days: up, down, not at all, in or out."""

from __future__ import annotations

from collections.abc import Mapping

import attrs

from crmcore._arguments import typed
from crmcore.decision import reason
from crmcore.errors import InvalidValue


@attrs.frozen(kw_only=True)
class Moves:
    """The ids of customers by how they moved, each list in order of id: up, down, the same tier, entered since, left since.

    Clause: FIN-3.2, BANK-3.2
    """

    up: tuple[str, ...]
    down: tuple[str, ...]
    same: tuple[str, ...]
    entered: tuple[str, ...]
    left: tuple[str, ...]


@typed
def moves(previous: Mapping[str, str], now: Mapping[str, str], order: tuple[str, ...]) -> Moves:
    """Return who moved between two days, from the tier of each customer by id; `order` names the tiers from highest to lowest.

    Raises `InvalidValue` naming every tier that the order does not have.

    Clause: FIN-3.2, BANK-3.2
    """
    unknown = sorted({*previous.values(), *now.values()} - set(order))
    if unknown:
        raise InvalidValue(*(reason("tier.unknown", tier=one, known=tuple(order)) for one in unknown))
    rank = {tier: i for i, tier in enumerate(order)}
    both = sorted(previous.keys() & now.keys())
    rise = {id: rank[previous[id]] - rank[now[id]] for id in both}
    return Moves(
        up=tuple(id for id in both if rise[id] > 0),
        down=tuple(id for id in both if rise[id] < 0),
        same=tuple(id for id in both if rise[id] == 0),
        entered=tuple(sorted(now.keys() - previous.keys())),
        left=tuple(sorted(previous.keys() - now.keys())),
    )

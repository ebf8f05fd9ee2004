"""`[policy]`: who may approve how much, action by action."""

from __future__ import annotations

import attrs

from crmcore.money import Money
from crmcore.organisation import OrganisationRules
from crmcore.policy.limits import Aggregation, Band, Limit, Per, check_bands
from crmcore.policy.rules import PolicyRules
from crmcore.reading.shape import Reader, Untouched, at


@attrs.frozen(kw_only=True)
class PolicyTable:
    """The table `[policy]`."""

    limits: tuple[Untouched, ...]


@attrs.frozen(kw_only=True)
class LimitTable:
    """A table `[[policy.limits]]`: an action, its bands from the bottom, and over which time amounts are added up.

    Clause: BANK-4.1, RULES-4.18
    """

    action: str
    bands: tuple[BandTable, ...]
    window: WindowTable | None = None
    clause: str | None = None
    ours: str | None = None


@attrs.frozen(kw_only=True)
class BandTable:
    """One band: `below` or `up_to` an amount, the last one `above` the band before it or without an edge; and who signs there.

    Clause: BANK-4.1, BANK-3.1
    """

    below: Money | None = None
    up_to: Money | None = None
    above: Money | None = None
    position: str | None = None
    chain: tuple[str, ...] = ()


@attrs.frozen(kw_only=True)
class WindowTable:
    """The `window` of a limit: earlier amounts of so many days count together, for one customer or one requester."""

    days: int
    per: Per


def policy(table: object, reader: Reader, edition: str, organisation: OrganisationRules | None) -> PolicyRules | None:
    """Read `[policy]`; None when it has faults, which are then on the reader's list."""
    read = reader.read(PolicyTable, table, "policy")
    if read is None:
        return None
    limits = reader.each(LimitTable, read.limits, "policy.limits")
    reader.unique("action", [(path, one.action) for path, one in limits])
    made = {one.action: _limit(one, path, reader, organisation) for path, one in limits}
    if reader.faults:
        return None
    return PolicyRules(edition=edition, currency=reader.currency, limits={action: one for action, one in made.items() if one is not None})


def _limit(table: LimitTable, path: str, reader: Reader, organisation: OrganisationRules | None) -> Limit | None:
    where = at(path, "bands")
    for i, one in enumerate(table.bands):
        if sum(edge is not None for edge in (one.below, one.up_to, one.above)) > 1:
            reader.fault("band_edges", at(where, i))
        if organisation is not None:
            reader.known("unknown_position", one.position, organisation.positions, at(at(where, i), "position"))
            for j, position in enumerate(one.chain):
                reader.known("unknown_position", position, organisation.positions, at(at(at(where, i), "chain"), j))
    bands = tuple(_band(one) for one in table.bands)
    if found := check_bands(table.action, bands, where):
        reader.faults.extend(found)
        return None
    window = reader.build(at(path, "window"), lambda: _window(table.window))
    return Limit(action=table.action, clause=table.clause, bands=bands, window=window)


def _band(table: BandTable) -> Band:
    upper = table.up_to if table.below is None else table.below
    return Band(upper=upper, inclusive=table.up_to is not None, position=table.position, chain=table.chain, above=table.above)


def _window(table: WindowTable | None) -> Aggregation | None:
    return None if table is None else Aggregation(table.days, table.per)

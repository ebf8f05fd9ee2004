"""`[policy]`: who may approve how much, action by action."""

from __future__ import annotations

from collections.abc import Mapping

import attrs

from crmcore.money import Money
from crmcore.organisation import OrganisationRules
from crmcore.policy.limits import Band, Limit, check_bands
from crmcore.policy.rules import PolicyRules
from crmcore.reading.paths import at
from crmcore.reading.shape import Reader


@attrs.frozen(kw_only=True)
class BandTable:
    """One band: `below` or `up_to` an amount, the last one `above` the band before it or without a bound; and who signs there.

    Clause: BANK-4.1, BANK-3.1
    """

    below: Money | None = None
    up_to: Money | None = None
    above: Money | None = None
    position: str | None = None
    positions: tuple[str, ...] = ()
    chain: tuple[str, ...] = ()
    decides_alone: bool = False


def policy(table: object, reader: Reader, edition: str, organisation: OrganisationRules | None, zone: str) -> PolicyRules | None:
    """Read `[policy]`; None when it has faults, which are then on the reader's list. `organisation` is None if it had faults of its own."""
    numbered: dict[str, str] = {}  # in Python a table of limits is known by its action, in the file by its number

    def limits(raw: object, path: str) -> Mapping[str, Limit]:
        tables = reader.array(raw, path)
        made = [(at(path, i), _limit(one, at(path, i), reader, organisation)) for i, one in enumerate(tables)]
        reader.unique("action", [(where, one.action) for where, one in made if one is not None])
        numbered.update({f"{path}.{one.action}": where for where, one in made if one is not None})
        return {one.action: one for _, one in made if one is not None}

    read = reader.read(
        PolicyRules,
        table,
        "policy",
        parts={"limits": limits},
        root="",  # the section's own class gives the whole path
        edition=edition,
        currency=reader.currency,
        zone=zone,
    )
    reader.faults[:] = [attrs.evolve(one, path=_in_file(one.path, numbered)) for one in reader.faults]
    return read


def _in_file(path: str, numbered: Mapping[str, str]) -> str:
    """Return where something stands in the file that was found in a table of limits."""
    return next((f"{where}{path.removeprefix(by_action)}" for by_action, where in numbered.items() if path.startswith(f"{by_action}.")), path)


def _limit(table: object, path: str, reader: Reader, organisation: OrganisationRules | None) -> Limit | None:
    """Read a table `[[policy.limits]]`: an action, its bands from the lowest up, and the period over which amounts are added up."""
    action = str(table.get("action")) if isinstance(table, dict) else ""

    def bands(raw: object, where: str) -> tuple[Band, ...]:
        tables = reader.array(raw, where)
        read = [_band(one, at(where, i), reader, organisation) for i, one in enumerate(tables)]
        made = tuple(one for one in read if one is not None)
        if len(made) == len(tables):
            reader.faults.extend(check_bands(action, made, where))
        return made

    return reader.read(Limit, table, path, parts={"bands": bands})


def _band(raw: object, path: str, reader: Reader, organisation: OrganisationRules | None) -> Band | None:
    table = reader.read(BandTable, raw, path)
    if table is None:
        return None
    if sum(edge is not None for edge in (table.below, table.up_to, table.above)) > 1:
        reader.fault("band_edges", path)
    if organisation is not None:
        reader.known("unknown_position", table.position, organisation.positions, at(path, "position"))
        reader.words("unknown_position", [*table.positions], organisation.positions, at(path, "positions"))
        reader.words("unknown_position", [*table.chain], organisation.positions, at(path, "chain"))
    upper = table.up_to if table.below is None else table.below
    return Band(
        upper=upper,
        inclusive=table.up_to is not None,
        position=table.position,
        positions=table.positions,
        chain=table.chain,
        above=table.above,
        decides_alone=table.decides_alone,
    )

"""`[segmentation]` and `[[benefits]]`: which customer is in which tier, and what each tier is entitled to."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import partial

import attrs

from crmcore.customers.service_level import ServiceLevel
from crmcore.reading import values
from crmcore.reading.paths import at
from crmcore.reading.shape import Reader
from crmcore.rulebook.conditions import apart, condition, first_match
from crmcore.rules.facts import FactSpec
from crmcore.rules.tables import FirstMatch, Row
from crmcore.segmentation.rules import SegmentationRules


@attrs.frozen(kw_only=True)
class SegmentationTable:
    """The table `[segmentation]`: rules from the highest tier down; the last one holds for everyone."""

    tiers: FirstMatch[str] | None


@attrs.frozen(kw_only=True)
class TierTable:
    """A table `[[segmentation.tiers]]`; its condition is next to these keys.

    Clause: FIN-3.2
    """

    id: str
    tier: str
    clause: str | None = None


def segmentation(table: object, benefits: object, reader: Reader, edition: str, specs: Mapping[str, FactSpec]) -> SegmentationRules | None:
    """Read both; None when there are faults, which are then on the reader's list."""
    levels = reader.each(ServiceLevel, reader.array(benefits, "benefits"), "benefits")
    reader.unique("tier", [(path, one.tier) for path, one in levels])

    def tiers(raw: object, path: str) -> FirstMatch[str] | None:
        tables = reader.array(raw, path)
        rows = [row for i, one in enumerate(tables) if (row := _tier(one, at(path, i), reader, specs)) is not None]
        if len(rows) < len(tables):
            return None
        for where, one in levels:
            reader.known("unknown_tier", one.tier, _order(rows), at(where, "tier"))
        return first_match(rows, specs, reader, path)

    read = reader.read(SegmentationTable, table, "segmentation", parts={"tiers": tiers})
    found = None if read is None else read.tiers
    if found is None or reader.faults:
        return None
    order, owed = _order(found.rows), {one.tier: one for _, one in levels}
    return reader.build("", lambda: SegmentationRules(edition=edition, currency=reader.currency, tiers=found, order=order, benefits=owed))


def _tier(raw: object, path: str, reader: Reader, specs: Mapping[str, FactSpec]) -> Row[str] | None:
    table = reader.build(path, partial(values.table, raw))
    if table is None:
        return None
    own, rest = apart(table, TierTable, reader, path)
    tier, when = reader.read(TierTable, own, path), condition(rest, specs, reader, path)
    return None if tier is None or when is None else Row(tier.id, when, tier.tier, tier.clause)


def _order(rows: Iterable[Row[str]]) -> tuple[str, ...]:
    """Return the tiers from the highest down, as their rules name them."""
    return tuple(dict.fromkeys(row.then for row in rows))

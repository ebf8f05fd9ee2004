"""`[segmentation]` and `[[benefits]]`: which customer is in which tier, and what each tier is entitled to."""

from __future__ import annotations

from collections.abc import Mapping

import attrs

from crmcore.customers.service_level import ServiceLevel
from crmcore.reading.fields import Untouched
from crmcore.reading.paths import at
from crmcore.reading.shape import Reader
from crmcore.rulebook.conditions import apart, condition, first_match
from crmcore.rules.facts import FactSpec
from crmcore.rules.tables import Row
from crmcore.segmentation.rules import SegmentationRules


@attrs.frozen(kw_only=True)
class SegmentationTable:
    """The table `[segmentation]`: rules from the highest tier down; the last one holds for everyone."""

    tiers: tuple[Untouched, ...]


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
    read = reader.read(SegmentationTable, table, "segmentation")
    levels = reader.each(ServiceLevel, reader.tables(benefits, "benefits"), "benefits")
    reader.unique("tier", [(path, one.tier) for path, one in levels])
    if read is None:
        return None
    rows = []
    for i, raw in enumerate(read.tiers):
        path = at("segmentation.tiers", i)
        own, rest = apart(raw, TierTable, reader, path)
        tier, when = reader.read(TierTable, own, path), condition(rest, specs, reader, path)
        if tier is not None and when is not None:
            rows.append(Row(tier.id, when, tier.tier, tier.clause))
    if len(rows) < len(read.tiers):
        return None
    order = tuple(dict.fromkeys(row.then for row in rows))
    for path, one in levels:
        reader.known("unknown_tier", one.tier, order, at(path, "tier"))
    tiers = first_match(rows, specs, reader, "segmentation.tiers")
    if tiers is None or reader.faults:
        return None
    return reader.build(
        "",
        lambda: SegmentationRules(edition=edition, currency=reader.currency, tiers=tiers, order=order, benefits={one.tier: one for _, one in levels}),
    )

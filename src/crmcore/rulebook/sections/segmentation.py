"""`[segmentation]` and `[[benefits]]`: which customer has which tier, and what each tier is owed."""

from __future__ import annotations

from collections.abc import Mapping

import attrs

from crmcore.customers.service_level import ServiceLevel
from crmcore.reading.shape import Reader, Untouched, at
from crmcore.rulebook.conditions import apart, condition, first_match
from crmcore.rules.facts import FactSpec
from crmcore.rules.tables import Row
from crmcore.segmentation.rules import SegmentationRules
from crmcore.worktime.calendars.duration import Duration


@attrs.frozen(kw_only=True)
class SegmentationTable:
    """The table `[segmentation]`: rules from the highest tier down; the last one holds for everyone."""

    tiers: tuple[Untouched, ...]


@attrs.frozen(kw_only=True)
class TierTable:
    """A table `[[segmentation.tiers]]`; its condition stands beside these keys.

    Clause: FIN-3.2
    """

    id: str
    tier: str
    clause: str | None = None
    ours: str | None = None


@attrs.frozen(kw_only=True)
class BenefitTable:
    """A table `[[benefits]]`: what customers of a tier are owed.

    Clause: FIN-3.3
    """

    tier: str
    priority: str | None = None
    manager: str | None = None
    return_visit_every: Duration | None = None
    home_service: bool = False
    terms: str | None = None
    risk_strategy: str | None = None
    clause: str | None = None
    ours: str | None = None


def segmentation(table: object, benefits: object, reader: Reader, edition: str, specs: Mapping[str, FactSpec]) -> SegmentationRules | None:
    """Read both; None when there are faults, which are then on the reader's list."""
    read = reader.read(SegmentationTable, table, "segmentation")
    levels = reader.each(BenefitTable, reader.tables(benefits, "benefits"), "benefits")
    reader.unique("tier", [(path, one.tier) for path, one in levels])
    made = {one.tier: reader.build(path, lambda one=one: _level(one)) for path, one in levels}  # type: ignore[misc]
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
        lambda: SegmentationRules(
            edition=edition,
            currency=reader.currency,
            tiers=tiers,
            order=order,
            benefits={tier: one for tier, one in made.items() if one is not None},
        ),
    )


def _level(table: BenefitTable) -> ServiceLevel:
    return ServiceLevel(
        tier=table.tier,
        clause=table.clause,
        priority=table.priority,
        manager=table.manager,
        return_visit_every=table.return_visit_every,
        home_service=table.home_service,
        terms=table.terms,
        risk_strategy=table.risk_strategy,
    )

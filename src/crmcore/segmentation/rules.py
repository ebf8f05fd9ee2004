"""The segmentation section of a rulebook: the tier rules, the order of the tiers, and what each tier brings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

import attrs

from crmcore._arguments import typed_fields
from crmcore._frozen import frozen_fields
from crmcore.customers.service_level import ServiceLevel
from crmcore.decision import Finding, finding
from crmcore.errors import RulebookError
from crmcore.rules.tables import FirstMatch
from crmcore.section import Section


def _tuple(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(values)


@typed_fields
@attrs.frozen(kw_only=True, field_transformer=frozen_fields)
class SegmentationRules(Section):
    """The segmentation section: edition, currency, the tier rules from the top, the tiers from highest to lowest, and what each tier is owed.

    `tiers` gives every customer exactly one tier; `benefits` has an entry for every tier. Raises `RulebookError` with every finding: a tier that
    is twice in the order, that no rule gives, or that a rule gives or a benefit names and the order does not; a tier without benefits, or with
    those of another.

    Clause: FIN-3.2, FIN-3.3
    """

    currency: str
    tiers: FirstMatch[str]
    order: tuple[str, ...] = attrs.field(converter=_tuple)
    benefits: Mapping[str, ServiceLevel]

    def __attrs_post_init__(self) -> None:
        """Check that rules, order and benefits name the same tiers."""
        if faults := tuple(self._faults()):
            raise RulebookError(*faults)

    def _faults(self) -> Iterator[Finding]:
        given = [row.then for row in self.tiers]
        for i, tier in enumerate(self.order):
            if tier in self.order[:i]:
                yield finding("tier.twice", f"segmentation.order[{i}]", tier=tier)
            if tier not in given:
                yield finding("tier.never_given", f"segmentation.order[{i}]", tier=tier)
            if tier not in self.benefits:
                yield finding("tier.no_benefits", "benefits", tier=tier)
        for i, tier in enumerate(given):
            if tier not in self.order:
                yield finding("tier.unknown", f"segmentation.tiers[{i}].tier", tier=tier, known=self.order)
        for i, (tier, level) in enumerate(self.benefits.items()):
            if tier not in self.order:
                yield finding("tier.unknown", f"benefits[{i}].tier", tier=tier, known=self.order)
            if level.tier != tier:
                yield finding("tier.other_benefits", f"benefits[{i}].tier", tier=tier, found=level.tier)

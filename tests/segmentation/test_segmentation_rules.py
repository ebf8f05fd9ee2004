from __future__ import annotations

import attrs
import pytest

from crmcore.customers.service_level import ServiceLevel
from crmcore.errors import RulebookError
from tests.segmentation.paper import RULES


@pytest.mark.clause("FIN-3.2", "FIN-3.3")
def test_rules_order_and_benefits_speak_of_the_same_tiers() -> None:
    with pytest.raises(RulebookError) as wrong:
        attrs.evolve(
            RULES,
            order=("vip", "gold", "vip"),
            benefits={"vip": ServiceLevel(tier="premium"), "silver": ServiceLevel(tier="silver"), "gold": ServiceLevel(tier="gold")},
        )
    assert [str(one) for one in wrong.value.findings] == [
        "segmentation.order[1]  no rule gives tier `gold`; add a rule or leave the tier out",
        "segmentation.order[2]  tier `vip` is twice in the order; leave one out",
        "segmentation.tiers[1].tier  unknown tier `premium`; the tiers are: `vip`, `gold`, `vip`",
        "segmentation.tiers[2].tier  unknown tier `ordinary`; the tiers are: `vip`, `gold`, `vip`",
        "benefits[0].tier  the benefits of tier `vip` are those of `premium`; give its own",
        "benefits[1].tier  unknown tier `silver`; the tiers are: `vip`, `gold`, `vip`",
    ]


def test_every_tier_has_benefits() -> None:
    with pytest.raises(RulebookError, match="nothing is said about what tier `vip` is owed"):
        attrs.evolve(RULES, benefits={tier: level for tier, level in RULES.benefits.items() if tier != "vip"})

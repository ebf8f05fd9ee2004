"""Tier rules over amount, frequency, loyalty and credit standing, as a board paper has them; `tests/oracle/tiers.py` is their twin."""

from __future__ import annotations

from typing import Final

from hypothesis import strategies as st

from crmcore.customers.facts import CustomerFacts
from crmcore.customers.service_level import ServiceLevel
from crmcore.money import Money
from crmcore.rules.conditions import All, AnyOf, AtLeast, Everyone, OneOf
from crmcore.rules.tables import FirstMatch, Row
from crmcore.segmentation.rules import SegmentationRules
from crmcore.worktime.calendars.duration import Duration, TimeUnit


def cny(amount: int) -> Money:
    return Money(amount, "CNY")


GOOD: Final = OneOf("credit_grade", ("A", "AA", "AAA"))
TIERS: Final = FirstMatch(
    (
        Row(
            "T1",
            AnyOf(
                (
                    AtLeast("annual_amount", cny(5_000_000)),
                    All((AtLeast("annual_amount", cny(2_000_000)), AtLeast("years_with_us", 5), GOOD)),
                )
            ),
            "vip",
            "FIN-3.2",
        ),
        Row(
            "T2",
            AnyOf((AtLeast("annual_amount", cny(500_000)), All((AtLeast("annual_transactions", 120), AtLeast("years_with_us", 3), GOOD)))),
            "premium",
            "FIN-3.2",
        ),
        Row("T3", Everyone(), "ordinary", "FIN-3.2"),
    )
)
ORDER: Final = ("vip", "premium", "ordinary")
RULES: Final = SegmentationRules(
    edition="test@2026-01-01#00000000",
    currency="CNY",
    tiers=TIERS,
    order=ORDER,
    benefits={
        "vip": ServiceLevel(tier="vip", clause="FIN-3.3", priority="first", manager="dedicated", return_visit_every=Duration(1, TimeUnit.MONTH)),
        "premium": ServiceLevel(tier="premium", clause="FIN-3.3", priority="raised"),
        "ordinary": ServiceLevel(tier="ordinary"),
    },
)

# Around every limit of the rules, and unknown.
EDGES: Final = [0, 1, 499_999, 500_000, 1_999_999, 2_000_000, 4_999_999, 5_000_000]
facts: st.SearchStrategy[CustomerFacts] = st.builds(
    CustomerFacts,
    kind=st.sampled_from(["individual", "corporate"]),
    annual_amount=st.none() | st.sampled_from(EDGES).map(cny) | st.integers(0, 6_000_000).map(cny),
    annual_transactions=st.none() | st.sampled_from([119, 120]) | st.integers(0, 300),
    years_with_us=st.none() | st.integers(0, 9),
    credit_grade=st.none() | st.sampled_from(["AAA", "AA", "A", "B"]),
)

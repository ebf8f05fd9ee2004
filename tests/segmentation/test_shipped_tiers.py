"""What the shipped rulebook promises of its tiers."""

from __future__ import annotations

from datetime import date
from typing import Any, Final

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from crmcore.customers.facts import CustomerFacts, customer_specs
from crmcore.money import Money
from crmcore.rulebook.rulebook import Rulebook
from crmcore.rules.findings import check_table
from crmcore.segmentation.tiering import assign, service_level

DAY: Final = date(2026, 7, 1)
EDITION: Final = Rulebook.default().on(DAY)
GRADES: Final = EDITION.customers.credit_grades

customers: st.SearchStrategy[CustomerFacts] = st.builds(
    CustomerFacts,
    kind=st.sampled_from(["individual", "corporate"]),
    annual_amount=st.none()
    | st.sampled_from([199_999, 200_000, 499_999, 500_000, 2_500_000, 4_999_999, 5_000_000]).map(lambda yuan: Money(yuan, "CNY")),
    annual_transactions=st.none() | st.sampled_from([0, 59, 60, 119, 120, 500]),
    years_with_us=st.none() | st.integers(0, 9),
    credit_grade=st.none() | st.sampled_from(GRADES),
)


@pytest.mark.clause("FIN-3.2")
def test_nothing_is_wrong_with_the_tier_rules() -> None:
    assert check_table(EDITION.segmentation.tiers, customer_specs(EDITION.customers)) == ()
    assert EDITION.segmentation.order == ("vip", "premium", "ordinary")


@pytest.mark.clause("FIN-3.2", "FIN-3.3")
@given(customers)
def test_every_customer_has_one_tier_and_is_owed_its_service(one: CustomerFacts) -> None:
    standing = assign(one, rules=EDITION.segmentation, as_of=DAY)
    assert service_level(standing, rules=EDITION.segmentation).tier == standing.tier


@pytest.mark.clause("FIN-3.2")
@given(customers, customers)
def test_more_of_everything_that_is_rewarded_never_lowers_the_tier(one: CustomerFacts, other: CustomerFacts) -> None:
    better: dict[str, Any] = {}
    for name in ("annual_amount", "annual_transactions", "years_with_us"):
        known = [value for value in (getattr(one, name), getattr(other, name)) if value is not None]
        better[name] = max(known) if known else None
    known_grades = [grade for grade in (one.credit_grade, other.credit_grade) if grade is not None]
    better["credit_grade"] = min(known_grades, key=GRADES.index) if known_grades else None
    order = EDITION.segmentation.order
    before = order.index(assign(one, rules=EDITION.segmentation, as_of=DAY).tier)
    assert order.index(assign(attrs.evolve(one, **better), rules=EDITION.segmentation, as_of=DAY).tier) <= before

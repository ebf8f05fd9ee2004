from __future__ import annotations

from datetime import date

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from crmcore.customers.profile import Individual, Prospect
from crmcore.customers.record import CustomerRecord, record_of
from crmcore.customers.required_fields import Completeness, completeness
from crmcore.customers.rules import CustomerRules, fields_of
from crmcore.errors import RulebookError
from tests.customers.people import MILL, RULES, SOMEBODY, WANG


@pytest.mark.clause("FIN-1.1", "BANK-1.2")
def test_a_full_file_lacks_nothing() -> None:
    for one, required in ((WANG, 5), (MILL, 5), (SOMEBODY, 2)):
        found = completeness(one, rules=RULES)
        assert found == Completeness(filled=required, required=required)
        assert found.complete


@pytest.mark.clause("FIN-1.1", "BANK-1.2", "MAN-2.1")
def test_what_is_missing_is_named_in_the_order_of_the_rulebook() -> None:
    found = completeness(Individual(id="C-1", name=" ", sex="female"), rules=RULES)
    assert found == Completeness(filled=1, required=5, missing=("name", "age", "contact", "occupation"))
    assert not found.complete


@pytest.mark.parametrize("field", ["phone", "email", "address"])
@pytest.mark.clause("FIN-1.1")
def test_any_way_to_reach_somebody_is_a_contact(field: str) -> None:
    assert completeness(Prospect(id="P-1", source="fair", **{field: "x"}), rules=RULES).complete


@pytest.mark.clause("FIN-1.1")
def test_an_age_band_stands_in_for_a_date_of_birth() -> None:
    assert completeness(attrs.evolve(WANG, birth_date=None, age_band="60-69"), rules=RULES).complete


def test_zero_is_an_answer() -> None:
    assert completeness(attrs.evolve(MILL, employees=0), rules=RULES).complete


@given(st.sets(st.sampled_from(["name", "birth_date", "sex", "phone", "occupation"])))
def test_filled_and_missing_add_up(known: set[str]) -> None:
    values = {"name": "x", "birth_date": date(1990, 1, 1), "sex": "x", "phone": "1", "occupation": "x"}
    found = completeness(Individual(id="C-1", **{one: values[one] for one in known}), rules=RULES)  # type: ignore[arg-type]
    assert found.filled == len(known)
    assert found.filled + len(found.missing) == found.required == 5


def test_wrong_requirements_are_all_named() -> None:
    with pytest.raises(RulebookError) as wrong:
        attrs.evolve(RULES, required={"individual": ("nam", "age", "age"), "corporate": ("name", "age"), "firm": ("name",), "prospect": ()})
    assert [str(one) for one in wrong.value.findings] == [
        "customers.required  no required fields for `prospect`; list at least one",
        "customers.required.individual[0]  unknown field `nam`; did you mean `name`?",
        "customers.required.individual[2]  field `age` is listed twice; leave one out",
        "customers.required.corporate[1]  unknown field `age`; the fields are: " + ", ".join(f"`{one}`" for one in fields_of(MILL.kind)),
        "customers.required.firm  unknown kind of customer `firm`; the kinds are: `individual`, `corporate`, `prospect`",
    ]


def test_special_care_is_optional() -> None:
    bare = CustomerRules(edition="e", currency="CNY", zone="UTC", required=RULES.required)
    assert (bare.special_care, bare.credit_grades) == (None, ())


@pytest.mark.clause("BANK-1.2", "BANK-3.2")
def test_the_record_counts_what_figures_need() -> None:
    assert record_of(SOMEBODY, tier=None, as_of=date(2026, 7, 31), rules=RULES) == CustomerRecord(
        id="P-1", kind="prospect", tier=None, previous_tier=None, filled=2, required=2, as_of=date(2026, 7, 31)
    )
    lacking = record_of(attrs.evolve(WANG, sex=None), tier="vip", previous_tier="premium", as_of=date(2026, 7, 31), rules=RULES)
    assert (lacking.tier, lacking.previous_tier, lacking.filled, lacking.required) == ("vip", "premium", 4, 5)

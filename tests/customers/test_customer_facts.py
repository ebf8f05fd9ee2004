from __future__ import annotations

from datetime import UTC, date, datetime

import attrs
import pytest

from crmcore import privacy
from crmcore.customers.activity import Activity, Transaction, activity_of
from crmcore.customers.facts import CustomerFacts, customer_specs, facts_of
from crmcore.customers.profile import Kind
from crmcore.errors import InvalidValue
from crmcore.money import Money
from crmcore.rules.facts import about, specs_of
from tests.customers.people import MILL, RULES, SOMEBODY, WANG

JULY = date(2026, 7, 1)


def activity(customer: str = "C-1", as_of: date = JULY, months: int = 12, currency: str = "CNY") -> Activity:
    one = Transaction(id="X", customer=customer, at=datetime(2026, 6, 5, tzinfo=UTC), amount=Money(812_000, currency), product="card")
    return activity_of([one], customer=customer, as_of=as_of, zone="Asia/Shanghai", currency=currency, months=months)


@pytest.mark.clause("FIN-3.2", "FIN-1.2", "FIN-3.1")
def test_facts_are_amount_frequency_loyalty_and_credit_standing() -> None:
    assert facts_of(WANG, activity(), as_of=JULY, rules=RULES, complaints=1) == CustomerFacts(
        kind="individual",
        annual_amount=Money(812_000, "CNY"),
        annual_transactions=1,
        products=1,
        years_with_us=5,  # the sixth year ends on 2 July
        credit_grade="AA",
        complaints_12m=1,
    )


def test_what_is_not_known_stays_unknown() -> None:
    assert facts_of(SOMEBODY, as_of=JULY, rules=RULES) == CustomerFacts(kind="prospect")
    assert facts_of(MILL, as_of=JULY, rules=RULES) == CustomerFacts(kind="corporate", years_with_us=2)
    assert facts_of(attrs.evolve(MILL, opened_on=None), as_of=JULY, rules=RULES).years_with_us is None


def test_everything_that_does_not_fit_is_named_at_once() -> None:
    wrong = attrs.evolve(WANG, opened_on=date(2026, 7, 2), credit_grade="ZZ")
    with pytest.raises(InvalidValue) as refused:
        facts_of(wrong, activity("C-2", date(2026, 6, 30), 11, "USD"), as_of=JULY, rules=RULES)
    assert [(one.code, one.facts.get("field")) for one in refused.value.reasons] == [
        ("customer.other_activity", "customer"),
        ("customer.other_activity", "until"),
        ("customer.other_activity", "months"),
        ("customer.other_activity", "amount.currency"),
        ("customer.opened_later", None),
        ("customer.unknown_grade", None),
    ]
    assert "ZZ" not in str(refused.value)


def test_a_bank_without_grades_takes_any() -> None:
    free = attrs.evolve(RULES, credit_grades=())
    assert facts_of(attrs.evolve(WANG, credit_grade="ZZ"), as_of=JULY, rules=free).credit_grade == "ZZ"
    assert customer_specs(free)["credit_grade"].choices == ()


def test_rules_may_only_name_the_banks_own_grades() -> None:
    assert customer_specs(RULES)["credit_grade"].choices == ("AAA", "AA", "A", "B")
    assert customer_specs(RULES)["annual_amount"] == specs_of(CustomerFacts)["annual_amount"]


def test_facts_without_grades_are_taken_as_they_are() -> None:
    @attrs.frozen
    class Own:
        branches: int | None = attrs.field(default=None, metadata=about(en="branches", zh="网点数"))

    assert list(customer_specs(RULES, Own)) == ["branches"]


@attrs.frozen(kw_only=True)
class WithAge(CustomerFacts):
    """A host's facts, one of them personal."""

    age: int | None = attrs.field(default=None, metadata={**about(en="age", zh="年龄", low=0, high=150), **privacy.C2})


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"annual_amount": 812_000.0}, "`annual_amount` must be of type `Money`, not `float`"),
        ({"annual_amount": "812000"}, "`annual_amount` must be of type `Money`, not `str`"),
        ({"annual_amount": Money(-1, "CNY")}, "`annual_amount` is never -1.00 CNY: it is at least 0"),
        ({"annual_transactions": "34"}, "`annual_transactions` must be of type `int`, not `str`"),
        ({"annual_transactions": True}, "`annual_transactions` must be of type `int`, not `bool`"),
        ({"kind": None}, "`kind` must be of type `str`, not `NoneType`"),
        (
            {"kind": "person", "products": 1.5},
            "`kind` is never `person`; it is one of `individual`, `corporate`, `prospect` · `products` must be of type `int`, not `float`",
        ),
        ({"age": 151}, "`age` has a value that it can never have; see its range and choices"),
    ],
)
def test_a_value_that_a_fact_cannot_have_is_refused(wrong: dict[str, object], says: str) -> None:
    """A rule would stumble over some of them, and silently miss the others."""
    with pytest.raises(InvalidValue) as caught:
        WithAge(**{"kind": "individual", **wrong})  # type: ignore[arg-type]
    assert str(caught.value) == says


def test_a_member_of_an_enumeration_of_texts_is_a_text() -> None:
    assert CustomerFacts(kind=Kind.CORPORATE).kind == "corporate"

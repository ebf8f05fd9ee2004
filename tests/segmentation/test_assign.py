from __future__ import annotations

from datetime import date, datetime
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from crmcore import privacy
from crmcore.customers.facts import CustomerFacts
from crmcore.errors import InvalidType, InvalidValue
from crmcore.messages import Language, Term
from crmcore.money import Money
from crmcore.rules.conditions import AtLeast, Condition, Everyone, Is
from crmcore.rules.evaluate import holds
from crmcore.rules.facts import about
from crmcore.rules.tables import FirstMatch, Row
from crmcore.segmentation.rules import SegmentationRules
from crmcore.segmentation.tiering import assign, service_level
from tests.oracle import tiers as oracle
from tests.segmentation.paper import ORDER, RULES, cny, facts

JULY = date(2026, 7, 1)
ALONG = ("annual_amount", "annual_transactions", "years_with_us")


@pytest.mark.clause("FIN-3.2")
def test_the_answer_names_its_rule_and_by_how_much_the_others_were_missed() -> None:
    standing = assign(CustomerFacts(kind="individual", annual_amount=cny(812_000)), rules=RULES, as_of=JULY)
    assert (standing.tier, standing.rule, standing.clause, standing.as_of, standing.edition) == (
        "premium",
        "T2",
        "FIN-3.2",
        JULY,
        RULES.edition,
    )
    assert str(standing.why) == "rule T2 holds: amount of the last 12 months 812,000.00 CNY ≥ 500,000.00 CNY; T1 missed by 4,188,000.00 CNY"
    assert standing.why.text(Language.ZH) == "规则T2成立：近12个月交易额 812,000.00 CNY ≥ 500,000.00 CNY；T1差4,188,000.00 CNY"
    assert [one.row for one in standing.missed] == ["T1"]


def test_a_bare_number_that_is_missing_says_of_what() -> None:
    standing = assign(CustomerFacts(kind="individual", annual_transactions=3), rules=_with(AtLeast("annual_transactions", 33)), as_of=JULY)
    assert str(standing.why).partition("; ")[2] == "T1 missed by 30 (transactions of the last 12 months)"
    assert standing.why.text(Language.ZH).partition("；")[2] == "T1的近12个月交易笔数差30"


def test_a_miss_that_takes_more_than_one_change_lists_them_all() -> None:
    rules = _with(Is("kind", "corporate"))
    standing = assign(CustomerFacts(kind="individual"), rules=rules, as_of=JULY)
    assert str(standing.why) == "rule T2 holds: it holds for everyone; T1 missed: kind of customer is individual, not corporate"
    assert standing.why.text(Language.ZH) == "规则T2成立：适用于所有对象；T1未达：客户类别为个人客户，不是企业客户"


def test_facts_used_are_kept_and_no_others() -> None:
    standing = assign(CustomerFacts(kind="individual", annual_amount=cny(9), complaints_12m=3), rules=RULES, as_of=JULY)
    assert dict(standing.facts) == {"annual_amount": cny(9), "annual_transactions": None, "credit_grade": None, "years_with_us": None}
    first = assign(CustomerFacts(kind="individual", annual_amount=cny(9)), rules=_with(AtLeast("annual_amount", cny(1))), as_of=JULY)
    assert dict(first.facts) == {"annual_amount": cny(9)}


@pytest.mark.clause("BANK-6.1")
def test_a_personal_fact_is_masked_in_the_answer() -> None:
    @attrs.frozen(kw_only=True)
    class Own(CustomerFacts):
        age: int | None = attrs.field(default=None, repr=privacy.mask_text, metadata={**about(en="age", zh="年龄"), **privacy.C2})

    standing = assign(Own(kind="individual", age=58), rules=_with(AtLeast("age", 60)), as_of=JULY)
    assert "58" not in repr(standing) + str(standing.why)
    assert str(standing.why) == "rule T2 holds: it holds for everyone; T1 missed: age *** misses ≥ 60 by ***"


def _with(condition: Condition) -> SegmentationRules:
    table = FirstMatch((Row("T1", condition, "vip"), Row("T2", Everyone(), "ordinary")))
    two = ("vip", "ordinary")
    return SegmentationRules(edition="e", currency="CNY", tiers=table, order=two, benefits={one: RULES.benefits[one] for one in two})


@pytest.mark.clause("FIN-3.2")
@given(facts)
def test_every_customer_gets_the_one_tier_that_the_twin_gives(one: CustomerFacts) -> None:
    standing = assign(one, rules=RULES, as_of=JULY)
    amount = None if one.annual_amount is None else one.annual_amount.amount
    wanted = oracle.tier_of(amount=amount, transactions=one.annual_transactions, years=one.years_with_us, grade=one.credit_grade)
    assert (standing.rule, standing.tier) == wanted


@given(facts)
def test_the_first_rule_that_holds_wins_and_asking_changes_nothing(one: CustomerFacts) -> None:
    standing = assign(one, rules=RULES, as_of=JULY)
    assert standing.rule == next(row.id for row in RULES.tiers if holds(row.when, one))
    assert assign(one, rules=RULES, as_of=JULY) == standing
    for lang in Language:
        said = standing.why.text(lang)
        assert standing.rule in said
        assert all(missed.row in said for missed in standing.missed)


@pytest.mark.clause("FIN-3.2")
@given(facts, st.sampled_from(ALONG), st.integers(1, 3_000_000))
def test_more_of_what_the_rules_reward_never_lowers_the_tier(one: CustomerFacts, fact: str, more: int) -> None:
    value = getattr(one, fact)
    step: int | Money = cny(more) if fact == "annual_amount" else more
    changed: dict[str, Any] = {fact: step if value is None else value + step}
    richer = attrs.evolve(one, **changed)
    before, after = (ORDER.index(assign(each, rules=RULES, as_of=JULY).tier) for each in (one, richer))
    assert after <= before


@given(facts)
def test_closing_the_gap_that_is_named_is_enough(one: CustomerFacts) -> None:
    standing = assign(one, rules=RULES, as_of=JULY)
    for missed in standing.missed:
        if missed.enough is None or "gap" not in missed.enough.facts:
            continue
        fact = missed.enough.facts["fact"]
        assert isinstance(fact, Term)
        closed_gap: dict[str, Any] = {fact: getattr(one, fact) + missed.enough.facts["gap"]}
        closed = attrs.evolve(one, **closed_gap)
        row = next(row for row in RULES.tiers if row.id == missed.row)
        assert holds(row.when, closed)


def test_days_and_currencies_are_checked() -> None:
    with pytest.raises(InvalidType, match="`as_of` must be of type `date`, not `datetime`"):
        assign(CustomerFacts(kind="individual"), rules=RULES, as_of=datetime(2026, 7, 1))
    with pytest.raises(InvalidType, match="different currencies"):
        assign(CustomerFacts(kind="individual", annual_amount=Money(5, "USD")), rules=RULES, as_of=JULY)


@pytest.mark.clause("FIN-3.3")
def test_each_tier_is_owed_its_own_service() -> None:
    standing = assign(CustomerFacts(kind="corporate", annual_amount=cny(5_000_000)), rules=RULES, as_of=JULY)
    assert service_level(standing, rules=RULES) == RULES.benefits["vip"]
    with pytest.raises(InvalidValue, match="made in edition `other`"):
        service_level(attrs.evolve(standing, edition="other"), rules=RULES)


@pytest.mark.parametrize(
    ("facts", "rules", "says"),
    [
        ({"kind": "individual"}, RULES, "`facts` must be of type `CustomerFacts`, not `dict`"),
        (CustomerFacts(kind="individual"), "rules", "`rules` must be of type `SegmentationRules`, not `str`"),
    ],
)
def test_arguments_of_another_type_are_refused(facts: object, rules: object, says: str) -> None:
    with pytest.raises(InvalidType, match=says):
        assign(facts, rules=rules, as_of=JULY)  # type: ignore[arg-type]

from __future__ import annotations

import pickle
from datetime import date, datetime

import pytest
from hypothesis import given

from crmcore.customers.facts import CustomerFacts
from crmcore.errors import InvalidType, InvalidValue
from crmcore.messages import Language
from crmcore.rules.conditions import (
    Above,
    All,
    AnyOf,
    AtLeast,
    AtMost,
    Below,
    Condition,
    Everyone,
    Is,
    Known,
    Missing,
    Not,
    OneOf,
    facts_in,
    leaves,
)
from crmcore.rules.facts import specs_of
from tests.rules.sample import cny, conditions

AMOUNT, GRADE = (specs_of(CustomerFacts)[name].term for name in ("annual_amount", "credit_grade"))


@pytest.mark.parametrize(
    ("condition", "en", "zh"),
    [
        (AtLeast(AMOUNT, cny(500_000)), "amount of the last 12 months ≥ 500,000.00 CNY", "近12个月交易额 ≥ 500,000.00 CNY"),
        (Above("score", 84), "score > 84", "score > 84"),
        (AtMost("score", 84), "score ≤ 84", "score ≤ 84"),
        (Below("since", date(2026, 7, 1)), "since < 2026-07-01", "since < 2026-07-01"),
        (Is("kind", "corporate"), "kind = corporate", "kind = 企业客户"),
        (Is("injury", True), "injury = yes", "injury = 是"),
        (OneOf(GRADE, ("A", "AA")), "credit grade is one of A, AA", "信用等级为A、AA之一"),
        (Known("score"), "score is known", "score已知"),
        (Missing("score"), "score is not known", "score未知"),
        (Not(Known("score")), "not (score is known)", "并非（score已知）"),
        (Everyone(), "everyone", "所有对象"),
        (
            AnyOf((AtLeast(AMOUNT, cny(5)), All((AtLeast("score", 85), OneOf(GRADE, ("A",)))))),
            "amount of the last 12 months ≥ 5.00 CNY or (score ≥ 85 and credit grade is one of A)",
            "近12个月交易额 ≥ 5.00 CNY或(score ≥ 85且信用等级为A之一)",
        ),
    ],
)
def test_conditions_read_as_the_board_paper_does(condition: Condition, en: str, zh: str) -> None:
    assert str(condition) == en
    assert condition.say(Language.ZH) == zh


@pytest.mark.parametrize("value", [1.5, "A", True, datetime(2026, 1, 1), None])
@pytest.mark.parametrize("compared", [AtLeast, Above, AtMost, Below])
def test_only_what_has_an_order_compares_by_size(compared: type[AtLeast], value: object) -> None:
    with pytest.raises(InvalidType, match="cannot be compared by size"):
        compared("score", value)  # type: ignore[arg-type]


@pytest.mark.parametrize("value", [1.5, None, datetime(2026, 1, 1), ("A",)])
def test_only_plain_values_stand_in_rules(value: object) -> None:
    with pytest.raises(InvalidType, match="cannot be used in a rule"):
        Is("score", value)  # type: ignore[arg-type]
    with pytest.raises(InvalidType, match="cannot be used in a rule"):
        OneOf("score", (1, value))  # type: ignore[arg-type]


@pytest.mark.parametrize("empty", [All, AnyOf])
def test_an_empty_group_says_nothing(empty: type[All]) -> None:
    with pytest.raises(InvalidValue, match="empty list"):
        empty(())
    with pytest.raises(InvalidValue, match="empty list"):
        OneOf("score", ())


def test_a_condition_knows_its_facts() -> None:
    condition = Not(AnyOf((Known("a"), All((Is("b", 1), Everyone())), Missing("a"))))
    assert facts_in(condition) == {"a", "b"}
    assert list(leaves(condition)) == [Known("a"), Is("b", 1), Missing("a")]


@given(conditions)
def test_conditions_are_values(condition: Condition) -> None:
    again = pickle.loads(pickle.dumps(condition))  # noqa: S301 - our own
    assert again == condition
    assert hash(again) == hash(condition)
    assert str(again) == str(condition)

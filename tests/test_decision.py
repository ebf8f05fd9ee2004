"""Decisions: values that compare, travel, and say themselves in both languages."""

from __future__ import annotations

import pickle
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crmcore.decision import Decision, Facts, Finding, Outcome, Reason, finding, reason
from crmcore.messages import Language
from crmcore.money import Money

facts = st.dictionaries(st.text(max_size=5), st.integers() | st.text(max_size=5) | st.none(), max_size=5)


def test_a_reason_says_itself_in_both_languages() -> None:
    stale = reason("stale", id="C-1", expected=3, found=4)
    assert str(stale) == "`C-1` was saved as version 4 since version 3 was read; load it again and repeat the step"
    assert stale.text(Language.ZH) == "`C-1`在读取版本3之后已保存为版本4；请重新读取后再执行该步骤"
    assert stale == Reason("stale", {"found": 4, "expected": 3, "id": "C-1"})


def test_a_reason_is_said_as_a_fact_of_another_in_the_language_of_that_one() -> None:
    why = reason("unknown_zone", field="zone", found="Mars/Base")
    stuck = reason("impact.cannot_go", why=(why, why))
    assert str(stuck) == f"cannot be migrated: {why}, {why}"
    assert stuck.text(Language.ZH) == f"不能迁移：{why.text(Language.ZH)}、{why.text(Language.ZH)}"


def test_a_fact_may_be_called_code() -> None:
    assert reason("not_found", code="x", kind="case", id="C-1").facts["code"] == "x"


def test_facts_cannot_change_and_an_unknown_one_is_a_key_error() -> None:
    one = Facts({"b": 2, "a": 1})
    assert repr(one) == "{'a': 1, 'b': 2}"
    assert list(one) == ["a", "b"]
    with pytest.raises(KeyError, match="'c'"):
        one["c"]
    with pytest.raises(TypeError):
        one["a"] = 2  # type: ignore[index]


@given(facts)
def test_facts_are_a_mapping_whose_order_does_not_matter(given_: dict[str, int | str | None]) -> None:
    one, turned = Facts(given_), Facts(dict(reversed(given_.items())))
    assert one == turned
    assert hash(one) == hash(turned)
    assert dict(one) == given_
    assert len(one) == len(given_)
    assert all(name in one for name in given_)
    assert pickle.loads(pickle.dumps(one)) == one  # noqa: S301 - our own bytes


@pytest.mark.parametrize(
    ("outcome", "allowed", "en", "zh"),
    [
        (Outcome.ALLOWED, True, "allowed", "允许"),
        (Outcome.NEEDS_APPROVAL, False, "needs approval", "需要审批"),
        (Outcome.REFUSED, False, "refused", "拒绝"),
        (Outcome.NOT_COVERED, False, "not covered", "未覆盖"),
    ],
)
def test_a_decision_without_reasons_says_its_outcome(outcome: Outcome, allowed: bool, en: str, zh: str) -> None:
    decision = Decision(outcome)
    assert decision.allowed is allowed
    assert str(decision) == en
    assert decision.text(Language.ZH) == zh


def test_a_decision_says_every_reason() -> None:
    decision = Decision(Outcome.REFUSED, (reason("empty", field="cause"), reason("empty", field="conclusion")), rule="r", clause="RULES-4.17")
    assert str(decision) == "`cause` is empty; give a value · `conclusion` is empty; give a value"
    assert decision.text(Language.ZH) == "`cause`为空；请填写 · `conclusion`为空；请填写"
    assert decision == pickle.loads(pickle.dumps(decision))  # noqa: S301 - our own bytes
    assert hash(decision) == hash(Decision(Outcome.REFUSED, decision.reasons, rule="r", clause="RULES-4.17"))


def test_a_finding_says_where_and_what_and_shows_a_sample() -> None:
    one = finding("not_covered", "policy.limits[0].bands", sample="50,000.01 CNY", what="compensation")
    assert str(one) == "policy.limits[0].bands  no rule covers `compensation`; add one to the rulebook; e.g. 50,000.01 CNY"
    assert one.text(Language.ZH) == "没有规则覆盖`compensation`；请在规则手册中补充；例如 50,000.01 CNY"
    assert Finding("empty", "a.b", {"field": "b"}).text() == "`b` is empty; give a value"


def test_facts_are_typed_values_that_are_written_when_rendered() -> None:
    said = reason("mixed_currencies", left=Money(Decimal(812_000), "CNY"), right=Money(5, "JPY"))
    assert str(said) == "812,000.00 CNY and 5 JPY are different currencies; convert one with a dated rate first"

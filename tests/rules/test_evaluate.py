from __future__ import annotations

from datetime import date

import pendulum
import pytest
from hypothesis import given

from crmcore.errors import InvalidType, InvalidValue
from crmcore.messages import Language
from crmcore.money import Money
from crmcore.rules.conditions import Above, All, AnyOf, AtLeast, AtMost, Below, Condition, Everyone, Is, Known, Missing, Not, OneOf
from crmcore.rules.evaluate import holds, trace
from crmcore.rules.plain import to_table
from tests.oracle import conditions as oracle
from tests.rules.sample import Subject, cny, conditions, plainly, subjects


@given(conditions, subjects)
def test_the_evaluator_answers_as_its_twin(condition: Condition, subject: Subject) -> None:
    assert holds(condition, subject) is oracle.holds(to_table(condition), plainly(subject))


@given(conditions, subjects)
def test_the_trace_answers_the_same_and_always_says_why(condition: Condition, subject: Subject) -> None:
    found = trace(condition, subject)
    assert found.holds is holds(condition, subject)
    assert found.reasons
    assert found.enough is None or (not found.holds and found.enough in found.reasons)
    for lang in Language:
        assert all(one.text(lang) for one in found.reasons)


@given(conditions, subjects)
def test_not_turns_the_answer_round(condition: Condition, subject: Subject) -> None:
    assert holds(Not(condition), subject) is not holds(condition, subject)
    assert trace(Not(Not(condition)), subject) == trace(condition, subject)


def test_a_comparison_with_what_is_not_known_is_false_and_its_negation_true() -> None:
    nobody = Subject()
    assert not holds(AtLeast("score", 85), nobody)
    assert not holds(Below("score", 85), nobody)
    assert not holds(Is("score", 85), nobody)
    assert not holds(OneOf("score", (85,)), nobody)
    assert holds(Not(AtLeast("score", 85)), nobody)
    assert trace(Not(AtLeast("score", 85)), nobody).reasons == trace(AtLeast("score", 85), nobody).reasons
    assert str(trace(AtLeast("score", 85), nobody).enough) == "score ≥ 85: not known"


@pytest.mark.parametrize(
    ("condition", "said"),
    [
        (AtLeast("amount", cny(800)), "amount 812.00 CNY ≥ 800.00 CNY"),
        (AtLeast("amount", cny(1000)), "amount 812.00 CNY misses ≥ 1,000.00 CNY by 188.00 CNY"),
        (Above("amount", cny(812)), "amount 812.00 CNY misses > 812.00 CNY by 0.01 CNY"),
        (Above("score", 79), "score 80 > 79"),
        (Above("score", 80), "score 80 misses > 80 by 1"),
        (AtMost("score", 80), "score 80 ≤ 80"),
        (AtMost("score", 75), "score 80 misses ≤ 75 by 5"),
        (Below("score", 81), "score 80 < 81"),
        (Below("score", 80), "score 80 misses < 80 by 1"),
        (AtLeast("since", date(2026, 1, 10)), "since 2026-01-08 misses ≥ 2026-01-10 by 2 d"),
        (Below("since", date(2026, 1, 8)), "since 2026-01-08 misses < 2026-01-08 by 1 d"),
        (Is("grade", "A"), "grade is A"),
        (Is("grade", "AA"), "grade is A, not AA"),
        (OneOf("grade", ("A", "AA")), "grade A is one of A, AA"),
        (OneOf("grade", ("AAA", "AA")), "grade A is none of AAA, AA"),
        (Known("score"), "score is known"),
        (Known("word"), "word is not known"),
        (Missing("word"), "word is not known"),
        (Not(AtLeast("score", 75)), "score 80 misses < 75 by 6"),
        (Not(AtMost("score", 80)), "score 80 misses > 80 by 1"),
        (Not(Above("score", 90)), "score 80 ≤ 90"),
        (Not(Below("score", 90)), "score 80 misses ≥ 90 by 10"),
        (Not(Is("grade", "A")), "grade is A"),
        (Everyone(), "it holds for everyone"),
        (Not(Everyone()), "it holds for everyone"),
    ],
)
def test_the_trace_says_what_held_or_by_how_much_it_missed(condition: Condition, said: str) -> None:
    subject = Subject(amount=cny(812), score=80, grade="A", since=date(2026, 1, 8))
    found = trace(condition, subject)
    assert [str(one) for one in found.reasons] == [said]
    assert found.enough == (None if found.holds else found.reasons[0])


def test_groups_say_what_decided_them() -> None:
    subject = Subject(amount=cny(4), score=80, grade="B")
    high, rich, good = AtLeast("score", 85), AtLeast("amount", cny(5)), OneOf("grade", ("A",))
    assert [str(one) for one in trace(AnyOf((high, rich, Is("grade", "B"))), subject).reasons] == ["grade is B"]
    one_short = trace(All((AtLeast("score", 80), rich)), subject)
    assert [str(one) for one in one_short.reasons] == ["amount 4.00 CNY misses ≥ 5.00 CNY by 1.00 CNY"]
    assert one_short.enough == one_short.reasons[0]
    two_short = trace(All((high, good)), subject)
    assert (len(two_short.reasons), two_short.enough) == (2, None)
    either = trace(AnyOf((All((high, good)), rich)), subject)
    assert len(either.reasons) == 3
    assert str(either.enough) == "amount 4.00 CNY misses ≥ 5.00 CNY by 1.00 CNY"
    both = trace(All((AtLeast("score", 80), Is("grade", "B"))), subject)
    assert [str(one) for one in both.reasons] == ["score 80 ≥ 80", "grade is B"]


@pytest.mark.clause("BANK-6.1")
def test_a_personal_fact_is_masked_in_every_reason() -> None:
    subject = Subject(age=71, surname="欧阳")
    for condition in (AtLeast("age", 80), AtLeast("age", 60), Is("age", 70), Not(Below("age", 90)), Is("surname", "王"), OneOf("surname", ("李",))):
        for lang in Language:
            said = " ".join(one.text(lang) for one in trace(condition, subject).reasons)
            assert "71" not in said
            assert "19" not in said
            assert "阳" not in said
            assert "*" in said


def test_amounts_of_two_currencies_do_not_compare() -> None:
    with pytest.raises(InvalidType, match="different currencies"):
        holds(AtLeast("amount", cny(5)), Subject(amount=Money(5, "USD")))


def test_a_fact_that_does_not_exist_is_refused() -> None:
    for ask in (holds, trace):
        with pytest.raises(InvalidValue, match="did you mean `score`"):
            ask(AtLeast("scores", 5), Subject())


@pytest.mark.parametrize(
    ("condition", "said"),
    [
        (
            AtLeast("amount", 500_000),
            "`amount` is an amount (an integer or a decimal string, never a float), but the rule compares it with a whole number",
        ),
        (Is("amount", 5), "but the rule compares it with a whole number"),
        (Is("kind", 5), "`kind` is a text, but the rule compares it with a whole number; write the rule's value as the fact is"),
        (Is("score", True), "`score` is a whole number, but the rule compares it with `true` or `false`"),
        (Below("score", date(2026, 1, 1)), "but the rule compares it with a date"),
        (OneOf("kind", ("individual", 5)), "but the rule compares it with a whole number"),
        (Is("amount", Money(5, "EUR")), "5.00 CNY and 5.00 EUR are different currencies"),
        (OneOf("amount", (cny(5), Money(5, "EUR"))), "5.00 CNY and 5.00 EUR are different currencies"),
        (Above("amount", Money(5, "EUR")), "5.00 CNY and 5.00 EUR are different currencies"),
    ],
)
def test_a_value_of_another_kind_or_currency_is_refused(condition: Condition, said: str) -> None:
    subject = Subject(amount=cny(5), score=1)
    for ask in (holds, trace):
        with pytest.raises(InvalidType) as error:
            ask(condition, subject)
        assert said in str(error.value)
        assert ("compares" in said) == (error.value.code == "rule.other_kind")
        assert error.value.text(Language.ZH)


def test_a_class_of_a_hosts_own_is_of_the_kind_that_it_is_made_of() -> None:
    assert holds(AtMost("since", date(2026, 1, 2)), Subject(since=pendulum.date(2026, 1, 1)))
    assert holds(Is("since", pendulum.date(2026, 1, 1)), Subject(since=date(2026, 1, 1)))

from __future__ import annotations

import tomllib
from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crmcore.rules.conditions import All, AtLeast, Below, Condition, Everyone, Is, Known, Missing, OneOf
from crmcore.rules.plain import KEYS, from_table, to_table
from tests.rules.sample import SPECS, cny, conditions


@given(conditions)
def test_what_is_written_reads_back(condition: Condition) -> None:
    assert from_table(to_table(condition), SPECS, "CNY") == (condition, ())


@pytest.mark.parametrize(
    ("toml", "condition"),
    [
        ('fact = "amount"\nat_least = "500000"', AtLeast("amount", cny(500_000))),
        ('fact = "amount"\nat_least = 500000', AtLeast("amount", cny(500_000))),
        ('fact = "score"\nat_least = 60\nbelow = 85', All((AtLeast("score", 60), Below("score", 85)))),
        ('fact = "grade"\none_of = ["A", "AA"]', OneOf("grade", ("A", "AA"))),
        ('fact = "injury"\nis = true', Is("injury", True)),
        ('fact = "since"\nis = 2026-07-01', Is("since", date(2026, 7, 1))),
        ('fact = "score"\nknown = true', Known("score")),
        ('fact = "score"\nmissing = true', Missing("score")),
        ("everyone = true", Everyone()),
    ],
)
def test_conditions_are_plain_toml(toml: str, condition: Condition) -> None:
    assert from_table(tomllib.loads(toml), SPECS, "CNY") == (condition, ())


@pytest.mark.parametrize(
    ("table", "path", "said"),
    [
        ({"fact": "scor", "at_least": 1}, "t.fact", "unknown fact `scor`; did you mean `score`?"),
        ({"fact": 7, "at_least": 1}, "t.fact", "unknown fact `7`; the facts are: `kind`, `amount`"),
        ({"fact": "score", "at_lest": 1}, "t.at_lest", "unknown key `at_lest`; did you mean `at_least`?"),
        ({"everyone": True, "zzz": 1}, "t.zzz", "unknown key `zzz`; the keys are: `fact`, `any`, `all`, `not`, `everyone`, `at_least`"),
        ({"fact": "score"}, "t", "`score` is compared with nothing; add one of `at_least`, `above`"),
        ({"fact": "score", "at_least": 85.0}, "t.at_least", "`score` takes a whole number; found `85.0`"),
        ({"fact": "score", "at_least": True}, "t.at_least", "`score` takes a whole number; found `True`"),
        ({"fact": "score", "at_least": "85"}, "t.at_least", "`score` takes a whole number; found `'85'`"),
        ({"fact": "amount", "at_least": 5.0}, "t.at_least", "`amount` takes an amount (an integer or a decimal string, never a float); found `5.0`"),
        (
            {"fact": "amount", "at_least": "five"},
            "t.at_least",
            "`amount` takes an amount (an integer or a decimal string, never a float); found `'five'`",
        ),
        ({"fact": "amount", "at_least": "0.001"}, "t.at_least", "has more decimals than CNY has (2)"),
        ({"fact": "amount", "above": -1}, "t.above", "`amount` is never -1.00 CNY: it is at least 0"),
        ({"fact": "rating", "above": 6}, "t.above", "`rating` is never 6: it is at most 5"),
        ({"fact": "score", "at_least": 850}, "t.at_least", "`score` is never 850: it is between 0 and 100"),
        ({"fact": "grade", "is": "AAAA"}, "t.is", "`grade` is never `AAAA`; did you mean `AAA`?"),
        ({"fact": "grade", "one_of": ["A", "zz"]}, "t.one_of[1]", "`grade` is never `zz`; it is one of `AAA`, `AA`, `A`, `B`"),
        ({"fact": "grade", "one_of": []}, "t.one_of", "`one_of` takes a list with at least one entry; found `[]`"),
        ({"fact": "grade", "one_of": "A"}, "t.one_of", "`one_of` takes a list with at least one entry; found `'A'`"),
        ({"fact": "grade", "at_least": "A"}, "t.at_least", "`grade` is a text, which has no order; use `is` or `one_of` instead of `at_least`"),
        ({"fact": "injury", "is": 1}, "t.is", "`injury` takes `true` or `false`; found `1`"),
        ({"fact": "since", "is": datetime(2026, 7, 1)}, "t.is", "`since` takes a date; found `2026-07-01 00:00:00`"),
        ({"fact": "since", "is": "2026-07-01"}, "t.is", "`since` takes a date; found `'2026-07-01'`"),
        ({"fact": "score", "known": False}, "t.known", "`known` can only be `true`; found `False`"),
        ({"everyone": 1}, "t.everyone", "`everyone` can only be `true`; found `1`"),
        ({"any": []}, "t.any", "`any` takes a list with at least one entry; found `[]`"),
        ({"any": {"fact": "score"}}, "t.any", "`any` takes a list with at least one entry"),
        ({"any": [{"everyone": True}, 7]}, "t.any[1]", 'a condition is a table, e.g. `{ fact = "…", at_least = … }`; found `7`'),
        ({"not": {}}, "t.not", "says nothing"),
        ({"at_least": 3}, "t.at_least", "says nothing; give a `fact`"),
        ({"fact": "score", "known": True, "all": [{"everyone": True}]}, "t", "`fact, all` cannot be in one table"),
        ({"all": [{"not": {"fact": "score", "is": 101}}]}, "t.all[0].not.is", "`score` is never 101"),
        ("x" * 99, "t", "found `'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx…`"),
    ],
)
def test_a_wrong_table_is_named_with_its_place_and_its_remedy(table: object, path: str, said: str) -> None:
    condition, faults = from_table(table, SPECS, "CNY", path="t")
    assert condition is None
    assert [one.path for one in faults] == [path]
    assert said in faults[0].text()


def test_all_faults_come_at_once() -> None:
    table = {"any": [{"fact": "scor", "is": 1}, {"fact": "score", "at_least": 101, "below": 5.5, "abov": 1}, {"all": [3]}]}
    condition, faults = from_table(table, SPECS, "CNY")
    assert condition is None
    assert [one.path for one in faults] == ["any[0].fact", "any[1].abov", "any[1].at_least", "any[1].below", "any[2].all[0]"]


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=3),
        lambda part: st.lists(part, max_size=3) | st.dictionaries(st.sampled_from(sorted(KEYS)), part, max_size=3),
        max_leaves=9,
    )
)
def test_nothing_makes_the_reader_raise(raw: object) -> None:
    condition, faults = from_table(raw, SPECS, "CNY")
    assert (condition is None) is bool(faults)
    for one in faults:
        assert str(one)

"""What a rulebook decides where its documents are silent is told with its values and its reason, in both languages."""

from __future__ import annotations

import re
from typing import Final

import pytest

from crmcore.errors import RulebookError
from crmcore.messages import Language, say
from crmcore.rulebook import Rulebook, files
from crmcore.rulebook.load import load
from crmcore.rulebook.our_readings import our_readings

EDITION: Final = Rulebook.default().editions[-1]
TOLD: Final = our_readings(EDITION)


@pytest.mark.clause("RULES-4.28")
def test_every_choice_is_told_once_with_its_clauses() -> None:
    noted = [one for one in EDITION.provisions if one.ours is not None]
    assert sorted((one.clauses, str(one.why)) for one in TOLD) == sorted((one.clauses, str(one.ours)) for one in noted)
    assert len({one.place for one in TOLD}) == len(TOLD)


@pytest.mark.parametrize("lang", Language)
def test_a_choice_says_its_values_and_its_reason_in_the_readers_language(lang: Language) -> None:
    for one in TOLD:
        _, place, _, why = one.row(lang)
        assert bool(re.search("[\u4e00-\u9fff]", place)) is (lang is Language.ZH)
        assert bool(re.search("[\u4e00-\u9fff]", why)) is (lang is Language.ZH)


@pytest.mark.parametrize(
    ("place", "en", "zh"),
    [
        ("tiers · rule T2", "when amount of the last 12 months ≥ 500,000.00 CNY", "适用条件 近12个月交易额 ≥ 500,000.00 CNY"),
        ("complaints · actions", "effect checked within 30 days", "效果检查期限 30日"),
        ("complaints · follow-up", "within 7 days; by customer service", "期限 7日；由谁 营运部客服"),
        (
            "approval · limits of purchase",
            "`department head` → `finance` → `CEO` approve any amount, in this order",
            "任何金额由`部门负责人`→`财务`→`首席执行官（CEO）`依次审批",
        ),
        ("complaints · class severe", "number of complainants ≥ 20", "投诉人数 ≥ 20"),
        ("approval · limits of expense claim", "days 14", "日数 14"),
    ],
)
def test_what_was_chosen_is_said_with_its_unit(place: str, en: str, zh: str) -> None:
    (one,) = (one for one in TOLD if one.place.say(Language.EN) == place)
    assert en in one.row()[2]
    assert zh in one.row(Language.ZH)[2]


def with_note(note: str) -> str:
    return re.sub(r"^ours +=.*$", f"ours = {note}", files.default(), count=1, flags=re.MULTILINE)


@pytest.mark.parametrize(
    ("note", "said"),
    [('"the day"', ("the day", "the day")), ('{ zh = "日期" }', ("日期", "日期")), ('{ en = "the day", zh = "日期" }', ("the day", "日期"))],
)
def test_a_note_may_be_in_one_language_or_in_both(note: str, said: tuple[str, str]) -> None:
    told = our_readings(load(with_note(note)))[0].why
    assert (say(told), say(told, Language.ZH)) == said


@pytest.mark.parametrize(
    ("note", "code"), [("{}", "names.empty"), ('{ eng = "the day" }', "unknown_key"), ("{ en = 1 }", "wrong_kind"), ("1", "wrong_kind")]
)
def test_a_note_that_is_none_is_a_fault(note: str, code: str) -> None:
    with pytest.raises(RulebookError) as caught:
        load(with_note(note))
    assert code in {one.code.removesuffix("_of") for one in caught.value.findings}


def test_a_note_changes_no_rule() -> None:
    assert load(with_note('{ en = "another", zh = "另一" }')).complaints.edition == EDITION.complaints.edition


def test_where_a_choice_comes_from_and_what_a_unit_does_are_no_values_of_it() -> None:
    keys = {pair.key for one in TOLD for pair in one.values}
    assert keys.isdisjoint({"clause", "ours", "source", "owner", "duties", "path"})

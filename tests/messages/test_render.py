"""How values are written, in either language."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crmcore.decision import Outcome
from crmcore.messages import FactValue, Language, Term, Text, render, say, say_term
from crmcore.messages.rendering import say_any, say_id
from crmcore.money import Money
from crmcore.rules.facts import unknown


@pytest.mark.parametrize(
    ("value", "en", "zh"),
    [
        (None, "unknown", "未知"),
        (True, "yes", "是"),
        (False, "no", "否"),
        (3, "3", "3"),
        ("C-1", "C-1", "C-1"),
        ("vip", "vip", "vip"),
        (Term("vip"), "VIP", "VIP客户"),
        (Term("our own word"), "our own word", "our own word"),
        (Outcome.NEEDS_APPROVAL, "needs approval", "需要审批"),
        (datetime(2026, 7, 6, 9, 30, 59, tzinfo=UTC), "2026-07-06 09:30+00:00", "2026-07-06 09:30+00:00"),
        (date(2026, 7, 6), "2026-07-06", "2026-07-06"),
        (Decimal("1234567.50"), "1,234,567.50", "1,234,567.50"),
        (Fraction(6, 2), "3", "3"),
        (Fraction(1, 3), "0.3333", "0.3333"),
        (Money(5, "CNY"), "5.00 CNY", "5.00 CNY"),
        (("a", 1, None), "a, 1, unknown", "a、1、未知"),
        ((), "", ""),
        (timedelta(days=1, hours=2, minutes=3, seconds=4), "1 d 2 h 3 min", "1天2小时3分钟"),
        (timedelta(days=-1, hours=-2), "-1 d 2 h", "-1天2小时"),
        (timedelta(hours=24), "1 d", "1天"),
        (timedelta(seconds=-30), "0 min", "0分钟"),
        ("two\nlines\tand\x1b[31m red", "two lines and [31m red", "two lines and [31m red"),
    ],
)
def test_a_value_is_written_for_its_reader(value: FactValue, en: str, zh: str) -> None:
    assert say(value) == en
    assert say(value, Language.ZH) == zh


def test_a_list_that_is_empty_says_so_wherever_it_stands() -> None:
    facts: dict[str, FactValue] = {"found": "gold", "known": ()}
    assert render("unknown_key_of", facts) == "unknown key `gold`; known here: none"
    assert render("unknown_key_of", facts, Language.ZH).endswith("：无")


def test_behind_the_nearest_word_stand_all_where_they_are_few() -> None:
    few = unknown("unknown_choice", "rest", ("remainder", "continue", "new", "restart"))
    assert str(few) == "unknown word `rest`; did you mean `restart`? There are: `remainder`, `continue`, `new`, `restart`"
    assert few.text(Language.ZH) == "未知的词`rest`；是否应为`restart`？可用：`remainder`、`continue`、`new`、`restart`"
    assert str(unknown("unknown_choice", "rest", ("restart",))) == "unknown word `rest`; did you mean `restart`?"
    assert str(unknown("unknown_choice", "rest", ("restart", *"abcdef"))) == "unknown word `rest`; did you mean `restart`?"


@given(st.lists(st.text("abc", min_size=1, max_size=4), unique=True), st.text("abc", min_size=1, max_size=4))
def test_a_short_list_is_always_said_whole_and_once(words: list[str], found: str) -> None:
    said = str(unknown("unknown_choice", found, words)).replace("`", "")
    assert said.count(", ".join(words) or "none") >= (len(words) <= 6)


def test_a_word_of_the_field_has_a_chinese_form() -> None:
    assert say_term("general_manager") == "general manager"
    assert say_term("general_manager", Language.ZH) == "总经理"


def test_facts_are_never_read_as_templates() -> None:
    assert render("empty", {"field": "{id} %s"}) == "`{id} %s` is empty; give a value"


@pytest.mark.parametrize("code", ["no such code", "empty"])
def test_a_code_without_text_and_a_text_without_its_fact_are_faults(code: str) -> None:
    with pytest.raises(KeyError):
        render(code, {})


@given(st.text(), st.sampled_from(Language))
def test_whatever_stands_in_a_fact_the_sentence_stays_on_one_line(text: str, lang: Language) -> None:
    assert len(render("empty", {"field": text}, lang).splitlines()) == 1


@given(st.timedeltas(timedelta(days=-9999), timedelta(days=9999)))
def test_a_duration_is_written_to_the_whole_minute_towards_zero(value: timedelta) -> None:
    words = say(value).removeprefix("-").split()
    minutes = sum(int(n) * {"d": 1440, "h": 60, "min": 1}[unit] for n, unit in zip(words[::2], words[1::2], strict=True))
    assert minutes == int(abs(value).total_seconds() / 60)
    assert say(value).startswith("-") is (minutes > 0 and value < timedelta(0))


APP = Term("app", Text(en="mobile app", zh="手机银行"))


@pytest.mark.parametrize(
    ("value", "en", "zh"),
    [
        (APP, "`app` (mobile app)", "`app`（手机银行）"),
        (Term("x_y"), "`x_y`", "`x_y`"),
        (Term("waiting_time"), "`waiting_time` (waiting time)", "`waiting_time`（等候时间）"),
        (Outcome.NOT_COVERED, "`not_covered` (not covered)", "`not_covered`（未覆盖）"),
        ("waiting_time", "`waiting_time`", "`waiting_time`"),
        ((APP, "b"), "`app` (mobile app), `b`", "`app`（手机银行）、`b`"),
        (date(2026, 7, 1), "`2026-07-01`", "`2026-07-01`"),
        (Term("a\nb"), "`a b`", "`a b`"),
    ],
)
def test_a_word_to_be_typed_is_written_as_its_id_then_its_name(value: FactValue, en: str, zh: str) -> None:
    assert [say_id(value, lang) for lang in Language] == [en, zh]


@pytest.mark.parametrize(
    ("value", "en", "zh"),
    [
        (("a",), "a", "a"),
        ((APP, "b"), "mobile app or b", "手机银行或b"),
        (("a", "b", Term("waiting_time")), "a, b or waiting time", "a、b或等候时间"),
        ((), "none", "无"),
        ("a", "a", "a"),
    ],
)
def test_a_list_of_which_one_is_enough_ends_in_or(value: FactValue, en: str, zh: str) -> None:
    assert render("lacks_role", {"actor": "gus", "roles": value}) == f"`gus` does not have the role: {en}"
    assert render("lacks_role", {"actor": "gus", "roles": value}, Language.ZH) == f"`gus`不具有所需角色：{zh}"


@pytest.mark.parametrize(
    ("value", "said"), [(("a",), "does"), (("a", "b"), "do"), ((), "do"), ("a", "does"), (APP, "does"), (1, "does"), (0, "do"), (Decimal(1), "does")]
)
def test_a_word_agrees_with_what_it_is_said_of(value: FactValue, said: str) -> None:
    assert f" {said} not have the role" in render("lacks_role", {"actor": value, "roles": ("r",)})


@given(st.integers(0, 3))
def test_only_one_thing_is_said_as_one(count: int) -> None:
    assert render("ours.counted", {"count": count}).startswith(f"{count} choice{'' if count == 1 else 's'} of")


@given(st.lists(st.text("abc", min_size=1, max_size=4), min_size=1))
def test_such_a_list_says_every_word_in_its_place(words: list[str]) -> None:
    assert re.split(", | or ", say_any(tuple(words))) == words
    assert re.split("、|或", say_any(tuple(words), Language.ZH)) == words


def test_a_large_fraction_is_written_out() -> None:
    assert [say(Fraction(one, 2)) for one in (1, 1999, 24_691, 19_999)] == ["0.5", "999.5", "12,345.5", "9,999.5"]

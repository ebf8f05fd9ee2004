"""The tables of messages: every code once, in both languages, with the same facts."""

from __future__ import annotations

import re
from collections import Counter
from string import Formatter

import pytest

from crmcore.messages import TERMS, TEXTS, Language, Text
from crmcore.messages.catalogue import TABLES

# Chinese characters, or Chinese punctuation between the facts.
CHINESE = re.compile("[一-鿿，：；（）]")


def placeholders(template: str) -> list[str]:
    return sorted(name for _, name, _, _ in Formatter().parse(template) if name is not None)


def test_a_code_belongs_to_one_table() -> None:
    owners = Counter(code for table in TABLES for code in table.TEXTS)
    assert [code for code, owned in owners.items() if owned > 1] == []
    assert set(owners) == set(TEXTS)


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.__name__.rpartition(".")[2])
def test_both_languages_say_something_on_one_line(table: type) -> None:
    for code, text in table.TEXTS.items():  # type: ignore[attr-defined]
        assert text.en, code
        assert CHINESE.search(text.zh) or text.zh == text.en, code  # signs are the same in both
        assert all(name.isidentifier() for name in placeholders(text.en + text.zh)), code
        assert "\n" not in text.en + text.zh, code


def test_every_term_has_a_chinese_form() -> None:
    assert [word for word, term in TERMS.items() if not (term.en and CHINESE.search(term.zh))] == []


def test_a_text_answers_in_the_language_asked_for() -> None:
    text = Text(en="closed", zh="结案")
    assert (text.in_(Language.EN), text.in_(Language.ZH)) == ("closed", "结案")

"""The report's own words: each is used, and says the same in both languages."""

from __future__ import annotations

import re
from pathlib import Path
from string import Formatter

import pytest

from crmcore.adapters.report import words
from crmcore.adapters.report.wording import Wording
from crmcore.measures import Tally
from crmcore.messages import Language

FOLDER = Path(words.__file__).parent
SOURCES = "".join(path.read_text(encoding="utf-8") for path in (*FOLDER.glob("*.py"), *FOLDER.glob("templates/*.j2")) if path.name != "words.py")
COMPUTED = re.compile("chart_[a-z]+|of_(received|closed|ended)|met|missed|not_covered|higher|lower")


def _facts(text: str) -> set[str | None]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


@pytest.mark.parametrize("code", words.WORDS)
def test_a_word_is_used_and_has_the_same_facts_in_both_languages(code: str) -> None:
    text = words.WORDS[code]
    assert re.search(f"[\"']{code}[\"']", SOURCES) or COMPUTED.fullmatch(code)
    assert _facts(text.en) == _facts(text.zh)


def test_numbers_are_grouped_and_changes_are_signed() -> None:
    wording = Wording(Language.EN)
    assert wording.number(1234567) == "1,234,567"
    assert [wording.signed(change) for change in (1200, -3, 0)] == ["+1,200", "−3", "±0"]
    assert [wording.days(days) for days in (None, 1, 12)] == ["–", "1 day", "12 days"]
    assert [wording.share(1, 3), wording.share(0, Tally().total)] == ["33.3 %", "–"]


def test_a_firms_own_word_stands_for_itself() -> None:
    assert Wording(Language.ZH).term("own_word") == "own word"
    assert Wording(Language.ZH).term("vip") == "VIP客户"
    assert Wording(Language.ZH).join(["a", "b"]) == "a、b"

"""Every code speaks both languages, says only what it was told, and is said somewhere."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from crmcore.messages import TERMS, TEXTS, Language, Term, Text, render
from crmcore.messages.adapters import calendars, files, stores
from crmcore.messages.catalogue import TABLES
from tests.house.codes import Call, calls, placeholders, said

CALLS = tuple(calls())
# Pieces of a sentence, which inflect in one language only; and notes, which stand alone in a report.
FRAGMENTS = ("amount.", "period.")
SENTENCES = ("note.",)
SENTENCE = re.compile(r"[A-Z](?![A-Z])")
HAN = re.compile(r"[\u4e00-\u9fff]")

# Texts that tell a reader which words may stand there. Files of others and stored envelopes have no words that a firm names; a format is a number.
OF_FILES = {code for table in (calendars, files, stores) for code in table.TEXTS}
TYPED = tuple(
    code
    for code, text in TEXTS.items()
    if {"known", "nearest"} & placeholders(text.en) and code not in OF_FILES and code not in {"unknown_format", "watch.unknown_dimension"}
)
MENDED = (
    *TYPED,
    "stands_twice",
    "role_unheld",
    "tier.no_benefits",
    "not_found",
    "rank_not_above",
    "action_without_limit",
    "no_limit",
    "duplicate_row",
)


def place(call: Call) -> str:
    """Return where a call stands, as a test's id."""
    return f"{call.place}-{call.codes[0]}"


def test_a_code_belongs_to_one_table() -> None:
    owners = Counter(code for table in TABLES for code in table.TEXTS)
    assert [code for code, times in owners.items() if times > 1] == []


@pytest.mark.parametrize("call", CALLS, ids=place)
def test_what_is_said_has_a_text_and_its_facts(call: Call) -> None:
    """Both texts exist, and every placeholder is a fact that this call gives."""
    assert [one for one in call.codes if one not in TEXTS] == []
    for code in call.codes:
        if call.facts is not None:
            assert (placeholders(TEXTS[code].en) | placeholders(TEXTS[code].zh)) - call.facts == set(), code


@pytest.mark.parametrize("code", sorted(TEXTS))
def test_a_text_reads_as_the_house_speaks(code: str) -> None:
    """Both languages hold the same facts; English starts small; neither ends with a full stop or runs over a line."""
    text = TEXTS[code]
    assert placeholders(text.en) == placeholders(text.zh) or code.startswith(FRAGMENTS)
    assert text.en
    if not code.startswith((*FRAGMENTS, *SENTENCES)):
        assert not SENTENCE.match(text.en), "an acronym may begin with a capital, nothing else"
    assert not text.en.endswith(".")
    assert not text.zh.endswith(("。", "."))
    assert "\n" not in text.en + text.zh
    assert HAN.search(text.zh) or not re.search(r"[A-Za-z]", re.sub(r"\{\w+(:\w+)?\}|`[^`]*`", "", text.zh)), "no Chinese in it"


@pytest.mark.parametrize("word", sorted(TERMS))
def test_a_term_has_both_forms(word: str) -> None:
    assert TERMS[word].en.strip()
    assert TERMS[word].zh.strip()


@pytest.mark.parametrize("code", MENDED)
def test_a_word_that_is_typed_is_told_by_its_id(code: str) -> None:
    """A fault that is mended by typing a word shows it as it is typed, and what the firm calls it after it."""
    word = Term("app", Text(en="mobile app", zh="手机银行"))
    facts = dict.fromkeys(placeholders(TEXTS[code].en), word) | ({"found": "ap"} if code in TYPED else {})
    assert "`app` (mobile app)" in render(code, facts)
    assert "`app`（手机银行）" in render(code, facts, Language.ZH)
    if code in TYPED:
        for text in (TEXTS[code].en, TEXTS[code].zh):
            assert not re.search(r"`?\{(known|nearest)\}|`\{found\}", text)


def test_no_code_is_left_over() -> None:
    """A text that nothing in src says is dead, or its code is misspelt somewhere."""
    whole, begun, ended = said()

    def used(code: str) -> bool:
        return code in whole or code.startswith(tuple(begun)) or any(code.endswith(end) and code.removesuffix(end) in whole for end in ended)

    assert [code for code in sorted(TEXTS) if not used(code)] == []

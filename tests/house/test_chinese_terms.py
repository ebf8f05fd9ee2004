"""One word for one thing, in everything that crmcore says in Chinese: by the table of terms beside this file."""

from __future__ import annotations

from collections import Counter
from typing import Final

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from tests.house.chinese import HAN, ChineseTerm, chinese_terms, lines

TERMS: Final = chinese_terms()
LINES: Final = tuple(lines())


@pytest.mark.parametrize("term", TERMS, ids=lambda one: one.thing)
def test_one_thing_has_one_word(term: ChineseTerm) -> None:
    found = [(place, line.strip()) for place, line in LINES if term.wrong_in(line) and not place.partition(":")[0].endswith(term.quoted or ("\0",))]
    assert found == [], f"say {term.zh}: {term.why}"


@pytest.mark.parametrize("term", TERMS, ids=lambda one: one.thing)
def test_a_word_of_the_table_is_in_use(term: ChineseTerm) -> None:
    said = "\n".join(line for _, line in LINES)
    assert any(one in said for one in term.zh.split("、")), "a row for a thing that nothing speaks of"
    assert HAN.search(term.zh)
    assert not term.wrong_in(term.zh)
    for quoted in term.quoted:
        inside = [line for place, line in LINES if place.startswith(f"{quoted}:")]
        assert any(term.wrong_in(line) for line in inside), f"{quoted} quotes nothing of it any more"


def test_no_thing_and_no_word_stands_twice() -> None:
    assert [one for one, times in Counter(term.thing for term in TERMS).items() if times > 1] == []
    assert [one for one, times in Counter(word for term in TERMS for word in term.never).items() if times > 1] == []


@given(before=st.text("客户的。", max_size=3), after=st.text("客户的。", max_size=3), data=st.data())
def test_a_wrong_word_is_found_wherever_it_stands(before: str, after: str, data: st.DataObject) -> None:
    term = data.draw(st.sampled_from(TERMS))
    wrong = data.draw(st.sampled_from(term.never))
    text = f"{before}{wrong}{after}"
    assume(not any(right in text for right in term.exceptions))  # what stands before it may make it one
    assert wrong in term.wrong_in(text)
    for right in term.exceptions:
        assert term.wrong_in(f"{before}{right}{after}") == ()

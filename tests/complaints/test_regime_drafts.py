"""Letters drafted: each regime's letter has every part that it demands, its gaps are marked, and one without a part is refused."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crmcore.complaints.regimes import Letter, Regime, draft, missing_from_reply
from crmcore.complaints.states import Manner, Ruling
from crmcore.errors import InvalidValue
from crmcore.messages import Language
from crmcore.rulebook import Regimes

REGIMES = Regimes.shipped()
LETTERS = [(regime, letter) for regime in REGIMES.editions for letter, contents in regime.contents.items() if contents]
RULINGS = [None, *Ruling]


@pytest.mark.clause("RULES-4.14")
@given(at=st.sampled_from(LETTERS), ruling=st.sampled_from(RULINGS), lang=st.sampled_from(Language), data=st.data())
def test_a_draft_lacks_nothing_and_a_letter_without_a_part_is_refused(
    at: tuple[Regime, Letter], ruling: Ruling | None, lang: Language, data: st.DataObject
) -> None:
    regime, letter = at
    codes = [one.code for one in regime.contents[letter]]
    facts = data.draw(st.dictionaries(st.sampled_from(codes), st.sampled_from(["", " ", "what the case says"])))
    made = draft(regime, letter, facts=facts, ruling=ruling, lang=lang)
    assert missing_from_reply(regime, made.contains, letter=letter, manner=Manner.WRITTEN, ruling=ruling) == ()
    assert made.text == "\n\n".join(one.text for one in made.parts)
    for part in made.parts:
        lacking = missing_from_reply(regime, set(made.contains) - {part.code}, letter=letter, manner=Manner.WRITTEN, ruling=ruling)
        assert [one.facts["code"] for one in lacking] == [part.code]
        mark = "[to fill in: " if lang is Language.EN else "【待填写："
        assert part.gap == (mark in part.text)
        if facts.get(part.code, "").strip():
            assert not part.gap
            assert part.text.endswith("what the case says")
    assert made.gaps == tuple(one.code for one in made.parts if one.gap)


@pytest.mark.parametrize(("regime", "letter"), LETTERS, ids=lambda one: getattr(one, "id", None) or str(one))
def test_a_sentence_is_one_in_both_languages(regime: Regime, letter: Letter) -> None:
    for one in regime.contents[letter]:
        assert one.writes.en.endswith(".") == one.writes.zh.endswith("。")


def test_a_rejection_under_order_3() -> None:
    order = REGIMES.get("cn-cbirc-2020-3")
    made = draft(order, Letter.REPLY, facts={"verification_result": "费用按合同收取。"}, ruling=Ruling.NOT_UPHELD, lang=Language.ZH)
    assert made.contains == ("verification_result", "basis_and_reasons", "remedies")
    assert made.gaps == ("basis_and_reasons",)
    assert made.text.startswith(
        "核实情况：\n费用按合同收取。\n\n处理决定及其依据和理由：\n【待填写：处理决定及其依据和理由】\n\n如对本分支机构的处理决定有异议"
    )


def test_what_only_a_rejection_must_say_is_left_out_of_a_consent() -> None:
    britain = REGIMES.get("uk-fca-disp")
    upheld = draft(britain, Letter.REPLY, facts={"outcome": "We accept it."}, ruling=Ruling.UPHELD)
    assert "reasons" not in upheld.contains
    assert upheld.gaps == ("ombudsman_website", "time_limit_waiver")
    assert "you may now refer your complaint to the Financial Ombudsman Service." in upheld.text
    assert "reasons" in draft(britain, Letter.REPLY, facts={}, ruling=Ruling.NOT_UPHELD).contains


def test_a_whole_sentence_takes_what_the_case_adds() -> None:
    added = draft(REGIMES.get("au-rg271"), Letter.HOLDING_REPLY, facts={"right_to_ombudsman": "It is free."})
    assert added.parts[1].text.endswith("Authority (AFCA).\nIt is free.")


def test_a_letter_of_which_nothing_is_demanded_is_empty() -> None:
    assert draft(REGIMES.get("iso-10002"), Letter.REPLY, facts={}).parts == ()
    with pytest.raises(InvalidValue, match="demands nothing of this letter"):
        draft(REGIMES.get("iso-10002"), Letter.REPLY, facts={"reasons": "x"})


def test_a_fact_without_a_part_is_refused_with_the_nearest() -> None:
    with pytest.raises(InvalidValue, match="did you mean `outcome`"):
        draft(REGIMES.get("uk-fca-disp"), Letter.REPLY, facts={"outcme": "x"})


def test_what_a_draft_says_is_masked() -> None:
    made = draft(REGIMES.get("uk-fca-disp"), Letter.REPLY, facts={"outcome": "Mr Duan"})
    assert "Duan" not in repr(made)

"""A word that carries what a firm calls it: for every answer it is the word alone."""

from __future__ import annotations

import copy
import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crmcore.decision import Facts, reason
from crmcore.messages import NO_NAMES, Language, Names, Term, TermEnum, Text, WordKind, say, say_term
from crmcore.messages.rendering import say_id

LEAD = Text(en="Team lead", zh="班组长")
COMP = Text(en="complaints policy, § 7", zh="投诉制度第七条")
NAMES = Names({(WordKind.POSITIONS, "team_lead"): LEAD, (WordKind.CLAUSES, "COMP-7"): COMP})

words = st.text(max_size=20)
texts = st.none() | st.builds(Text, en=words, zh=words)


@given(word=words, text=texts, other=words)
def test_a_term_is_its_word_whatever_it_is_called(word: str, text: Text | None, other: str) -> None:
    term = Term(word, text)
    assert (term == word, hash(term) == hash(word), {word: 1}[term]) == (True, True, 1)
    assert (term == Term(other)) == (word == other)
    assert sorted([term, Term(other)]) == sorted([word, other])
    assert type(str(term)) is str
    assert f"{term}" == word
    for again in (pickle.loads(pickle.dumps(term)), copy.copy(term), copy.deepcopy(term)):  # noqa: S301 - written the moment before
        assert (type(again), again, again.text) == (Term, word, text)


class Stage(TermEnum):
    BLANK = "blank", "empty", "空白"
    ISSUED = "issued", "issued", "已发行"
    HELD = "held", "on hold"
    CLOSED = "closed"


def test_a_member_of_a_list_of_terms_is_its_word_and_says_its_name() -> None:
    assert [one.value for one in Stage] == ["blank", "issued", "held", "closed"]
    assert (Stage("blank"), f"{Stage.BLANK}", hash(Stage.BLANK)) == (Stage.BLANK, "blank", hash("blank"))
    assert pickle.loads(pickle.dumps(Stage.ISSUED)) is copy.deepcopy(Stage.ISSUED) is Stage.ISSUED  # noqa: S301 - written the moment before
    for one in (Stage.BLANK, Term(Stage.BLANK), (Stage.BLANK,)):
        assert [say(one, lang) for lang in Language] == ["empty", "空白"]
    assert [say_term(Stage.BLANK, lang) for lang in Language] == ["empty", "空白"]
    assert [say(Stage.HELD, lang) for lang in Language] == ["on hold", "on hold"]
    assert (Stage.CLOSED.text, say(Stage.CLOSED, Language.ZH)) == (None, say(Term("closed"), Language.ZH))
    assert say_id(Stage.BLANK) == "`blank` (empty)"
    assert Term(Stage.BLANK, COMP).text == COMP


def test_a_term_says_what_it_is_called_then_what_the_table_has_then_itself() -> None:
    called = Term("vip", Text(en="gold customer", zh="金卡客户"))
    assert [say(called, lang) for lang in Language] == ["gold customer", "金卡客户"]
    assert [say(Term("vip"), lang) for lang in Language] == ["VIP", "VIP客户"]
    assert [say(Term("x_y_z"), lang) for lang in Language] == ["x_y_z", "x_y_z"]
    assert say_term(called, Language.ZH) == "金卡客户"
    assert say("vip") == "vip"
    assert say(Term("x", Text(en="two\nlines", zh="两行"))) == "two lines"


def test_a_term_that_is_taken_again_keeps_what_it_is_called() -> None:
    assert Term(NAMES.term(WordKind.POSITIONS, "team_lead")).text == LEAD
    assert Term(Term("a", LEAD), COMP).text == COMP
    assert reason("not_found", kind="position", id="x").facts == Facts({"kind": Term("position", LEAD), "id": "x"})


def test_a_word_is_called_by_its_kind() -> None:
    assert NAMES.term(WordKind.POSITIONS, "team_lead").text == LEAD
    assert NAMES.term(WordKind.ROLES, "team_lead").text is None
    assert [one.text for one in NAMES.terms(WordKind.POSITIONS, ("team_lead", "clerk"))] == [LEAD, None]
    assert NO_NAMES.term(WordKind.POSITIONS, "team_lead").text is None


@pytest.mark.parametrize(
    ("said", "en", "zh"),
    [
        ("COMP-7", "complaints policy, § 7", "投诉制度第七条"),
        ("RULES-4.2, COMP-7", "RULES-4.2, complaints policy, § 7", "RULES-4.2、投诉制度第七条"),
        ("RULES-4.2", "RULES-4.2", "RULES-4.2"),
    ],
)
def test_clauses_are_said_one_by_one(said: str, en: str, zh: str) -> None:
    term = NAMES.clauses(said)
    assert term == said
    assert [say(term, lang) for lang in Language] == [en, zh]


def test_names_cannot_be_changed_and_travel() -> None:
    assert pickle.loads(pickle.dumps(NAMES)) == NAMES  # noqa: S301 - written the moment before
    assert copy.deepcopy(NAMES) == NAMES
    with pytest.raises(TypeError):
        NAMES.texts[WordKind.ROLES, "x"] = LEAD  # type: ignore[index]


def test_the_words_of_a_kind_that_have_a_name_are_known() -> None:
    assert NAMES.of(WordKind.CLAUSES) == ("COMP-7",)
    assert NAMES.of(WordKind.POSITIONS) == ("team_lead",)
    assert NAMES.of(WordKind.TIERS) == ()

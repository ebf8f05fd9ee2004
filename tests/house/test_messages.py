"""Every code speaks both languages, says only what it was told, and is said somewhere."""

from __future__ import annotations

import re
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crmcore.complaints.clock_events import AGAIN, IN_PUBLIC
from crmcore.complaints.events import EVENTS
from crmcore.complaints.owed import OWED, SETTLED
from crmcore.complaints.states import State
from crmcore.messages import TERMS, TEXTS, Language, Term, TermEnum, Text, render, say_term
from crmcore.messages.adapters import calendars, exports, files, stores
from crmcore.messages.catalogue import TABLES
from crmcore.messages.text import FactValue
from tests.house.codes import Call, calls, placeholders, said
from tests.house.source import classes

CALLS = tuple(calls())
# Pieces of a sentence, which inflect in one language only; and notes, which stand alone in a report.
FRAGMENTS = ("amount.", "period.", "gap.")
SENTENCES = ("note.",)
SENTENCE = re.compile(r"[A-Z](?![A-Z])")
HAN = re.compile(r"[\u4e00-\u9fff]")

# Texts that tell a reader which words may stand there. Files of others and stored envelopes have no words that a firm names; a format is a number.
OF_FILES = {code for table in (calendars, exports, files, stores) for code in table.TEXTS}
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


@pytest.mark.parametrize("kind", [one for one in classes() if issubclass(one, TermEnum) and one is not TermEnum], ids=lambda one: one.__name__)
def test_a_word_of_a_fixed_list_has_both_forms(kind: type[TermEnum]) -> None:
    for one in kind:
        assert one.text is not None, one
        assert one.text.en.isascii(), one
        assert HAN.search(one.text.zh), one


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


# --- alternatives ------------------------------------------------------------------------------------------------------------------------------------

# Facts that are lists of which one is enough. A comma would say both "all of them" and "any of them": the text says which.
ALTERNATIVES = {"approvers", "choices", "others", "roles", "rulings", "units", "finer"}
# And by their text, where another message has a fact of that name that is something else.
ANY = {
    *("regime.says_recorded", "regime.says_recorded_with", "regime.says_counts_from", "regime.says_holds_no_more", "regime.says_holds_when"),
    *("complaint.not_for_group", "condition.one_of", "rule.one_of", "rule.one_of.not", "date_format"),
}
# Here the names are places where one word stands at once, or parts that one person plays at once.
ALL = {("clock.two_roles", "roles"), ("sole_holder", "roles"), ("replay.lost", "others")}
SAID_OTHERWISE = {Language.EN: ("one of", "none of"), Language.ZH: ("之一", "属于", "任何一种")}


@pytest.mark.parametrize("lang", Language)
def test_alternatives_are_said_as_such(lang: Language) -> None:
    bare: list[tuple[str, str]] = []
    for code, text in TEXTS.items():
        said = text.in_(lang)
        lists = {"by", "events", "positions", "values", "wanted", "formats"} if code in ANY else ALTERNATIVES
        for name, how in re.findall(r"\{(\w+)(:\w+)?\}", said):
            if name in lists and how != ":any" and (code, name) not in ALL and not any(one in said for one in SAID_OTHERWISE[lang]):
                bare.append((code, name))
    assert bare == []


@given(
    st.lists(st.sampled_from(("intake", "handler", "general_manager", "superior")), min_size=1, unique=True),
    st.sampled_from(sorted({"clock", "law"})),
)
def test_who_may_approve_is_told_as_one_of_them(roles: list[str], of: str) -> None:
    facts: dict[str, FactValue] = {"step": "special", "approvers": tuple(Term(one) for one in roles)}
    code = {"clock": "clock.extension_unapproved", "law": "regime.says_approvers"}[of]
    for lang, word, comma in ((Language.EN, " or ", ", "), (Language.ZH, "或", "、")):
        said = render(code, facts, lang)
        assert said.count(word) == (len(roles) > 1)
        assert said.count(comma) == max(0, len(roles) - 2)


# --- numbers and lists agree with what is said of them -----------------------------------------------------------------------------------------------

# Words after a number that are said of one thing, though they end in `s`; words that are said of several; and words before the noun.
SINGULAR = re.compile(
    r"is|was|has|its|this|does|less|as|misses|holds|begins|lasts|covers|makes|needs|follows|names|counts|ends|repeats|gives|lacks|requires|shows|speaks"
    r"|comes|changes|leaves"
)
PLURAL = re.compile(r"are|were|have|people|they|them|do|remedies|\w+[^s]s")
BEFORE_THE_NOUN = {"open", "required", "emergency", "percentage", "working"}


def said_of_one(text: str) -> list[str]:
    """Return the words by which a single thing is said to be several: `1 cases`, `1 open cases`, `1 have`; two things joined by `and` are several."""
    found = []
    for word, next_word in re.findall(r"(?<!and )(?<!format )(?<![\w.,:`-])1 ([a-z-]+)(?: ([a-z-]+))?", re.sub(r"`[^`]*`", "`x`", text)):
        said = next_word if word in BEFORE_THE_NOUN else word
        if PLURAL.fullmatch(said) and not SINGULAR.fullmatch(said):
            found.append(said)
    return found


def with_ones(code: str) -> str:
    """Return a message in English whose every fact is the number 1."""
    return render(code, dict.fromkeys(placeholders(TEXTS[code].en), 1))


@pytest.mark.parametrize("code", sorted(one for one in TEXTS if not one.startswith(("amount.", "gap."))))
def test_one_thing_is_said_as_one(code: str) -> None:
    assert said_of_one(with_ones(code)) == []


def test_a_number_agrees_with_its_word_in_the_samples() -> None:
    facts: dict[str, FactValue] = {"events": 1, "cases": 1, "refused": 1}
    assert render("replay.read", facts) == "1 event in 1 case, 1 row refused"
    assert render("replay.read", facts | {"events": 2, "cases": 0}) == "2 events in 0 cases, 1 row refused"
    assert said_of_one("1 events in 1 cases") == ["events", "cases"]
    assert said_of_one("1 open cases change") == ["cases"]


@pytest.mark.parametrize("code", sorted(one for one in TEXTS if "actor" in placeholders(TEXTS[one].en)))
def test_what_is_said_of_several_persons_agrees_with_them(code: str) -> None:
    """A reason that holds for several is told of all of them at once: `a`, `b` do not have the role."""
    facts: dict[str, FactValue] = dict.fromkeys(placeholders(TEXTS[code].en), "x")
    alone, several = (render(code, facts | {"actor": one}) for one in (("a",), ("a", "b")))
    assert not re.search(r"`a, b` (?:both )?(?:is|was|has|does|(?!has|does|always|sometimes)\w+[^s\W]s)\b", several)
    assert not re.search(r"`a` (?:are|were|have|do)\b", alone)


# --- what happens and how far a case is: two words -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("lang", Language)
def test_no_event_is_called_as_a_state_is(lang: Language) -> None:
    """`decide: decision → decided`: who reads a step tells what happens from where it leads."""
    states = {say_term(one, lang) for one in State}
    events = {say_term(one.name, lang) for one in EVENTS}
    assert states & events == set()
    assert len(events) == len({one.name for one in EVENTS})
    assert len(states) == len(State)


def test_a_name_that_stands_in_a_list_holds_no_comma_of_its_own() -> None:
    """Chinese lists are joined by 、: a name with a comma in it reads as two."""
    names = [say_term(word, Language.ZH) for word in (*(one.name for one in EVENTS), *State, *AGAIN.values(), IN_PUBLIC, OWED, SETTLED)]
    assert [one for one in names if "，" in one or "、" in one] == []

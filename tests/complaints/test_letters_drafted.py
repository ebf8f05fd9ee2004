"""A letter about a complaint is drafted from its file: it lacks no part that any law binding the complaint demands, and the case takes it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from datetime import date, timedelta
from functools import cache
from typing import Final

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from crmcore import Rulebook
from crmcore.complaints import Complaint, ComplaintRules, DemandRuling, Notice, Reply, draft_for, merge
from crmcore.complaints import events as e
from crmcore.complaints.regimes import Letter, OnFile, Part, Regime, missing_from_reply
from crmcore.complaints.regimes.rules import Content
from crmcore.complaints.states import Ruling, State
from crmcore.errors import InvalidValue
from crmcore.messages import Language
from crmcore.rulebook import Regimes
from crmcore.rulebook.regimes.files import parse_regime
from tests.complaints.alongside import LAW
from tests.complaints.bound import bound_to
from tests.complaints.cases import ADA, CARD, CARL, GREG, RULES, SAID, WRITTEN, case_in, later, raised
from tests.complaints.test_letters_of_law import OFFICE, law
from tests.complaints.toy_law import TEXT
from tests.oracle import letters

SHIPPED = Rulebook.default().on(date(2026, 7, 6)).complaints
# All but those that leave the time to national law, which a firm fills in first.
REGIMES = tuple(one for one in Regimes.shipped().editions if not one.unstated and one.covers(date(2026, 7, 6)))
IDS = tuple(one.id for one in REGIMES)
# The letters of which a law demands anything; the others are empty.
LETTERS = tuple((one.id, letter) for one in REGIMES for letter in Letter if one.contents.get(letter))
REPLIES = tuple(id for id, letter in LETTERS if letter is Letter.REPLY)
STATES = (State.RECEIVED, State.ASSIGNED, State.DECIDED, State.RETURNED)


@cache
def bound(id: str) -> ComplaintRules:
    return law(id)


@cache
def at_state(id: str, state: State) -> Complaint:
    return case_in(state, rules=bound(id))


@pytest.mark.clause("RULES-4.14", "FIN-2.3")
@given(
    at=st.sampled_from(LETTERS),
    state=st.sampled_from(STATES),
    ruling=st.sampled_from((None, *Ruling)),
    lang=st.sampled_from(Language),
)
def test_a_draft_lacks_nothing_that_any_law_of_the_case_demands(at: tuple[str, Letter], state: State, ruling: Ruling | None, lang: Language) -> None:
    id, letter = at
    case, rules = at_state(id, state), bound(id)
    made = draft_for(case, letter, at=later(case), rules=rules, ruling=ruling, lang=lang)
    decided = case.ruling if ruling is None else ruling
    regime = Regimes.shipped().on(id, date(2026, 7, 6))
    assert made.contains == tuple(one.code for one in regime.contents[letter] if decided is None or one.rulings == () or decided in one.rulings)
    assert made.contains
    assert missing_from_reply(regime, made.contains, letter=letter, ruling=decided, manner=None) == ()
    for part in made.contains:
        lacking = missing_from_reply(regime, set(made.contains) - {part}, letter=letter, ruling=decided, manner=None)
        assert [one.facts["code"] for one in lacking] == [part]


def test_how_many_letters_the_law_asks_for() -> None:
    """The properties above and below walk these, so none of them is empty."""
    assert (len(IDS), len(LETTERS), len(REPLIES)) == (19, 32, 16)
    assert {letter for _, letter in LETTERS} == set(Letter)


@pytest.mark.clause("RULES-4.14")
@pytest.mark.parametrize("id", REPLIES)
def test_a_case_takes_an_answer_with_every_part_and_none_without_one(id: str) -> None:
    case, rules = at_state(id, State.RETURNED), bound(id)
    whole = draft_for(case, Letter.REPLY, at=later(case), rules=rules).contains

    def refused(contains: tuple[str, ...]) -> set[str]:
        reply = Reply(manner="written", content="our answer", contains=contains)
        return {one.code for one in case.check(e.CustomerAnswered(at=later(case), by=CARL, reply=reply), rules=rules).reasons}

    assert whole
    assert refused(whole) == set()
    assert [refused(tuple(one for one in whole if one != part)) for part in whole] == [{"regime.reply_lacks"}] * len(whole)


def test_what_the_file_says_stands_in_the_answer() -> None:
    case = case_in(State.RETURNED, rules=bound("cn-cbirc-2020-3"))
    made = draft_for(case, Letter.REPLY, at=later(case), rules=bound("cn-cbirc-2020-3"))
    assert made.gaps == ()
    assert made.text.startswith(
        "What we found:\nthe complaint is right\n\nWhat we decided, on what basis and for which reasons:\n"
        "upheld\ncompensation: 500.00 CNY, apology\npay at once\n\nIf you do not agree with this decision, mediation"
    )
    assert "pay" not in repr(made)
    better = draft_for(case, Letter.REPLY, at=later(case), rules=bound("cn-cbirc-2020-3"), facts={"basis_and_reasons": "clause 4 of the fee table"})
    assert "reasons:\nclause 4 of the fee table" in better.text
    fresh = case_in(State.RECEIVED, rules=bound("cn-cbirc-2020-3"))
    assert draft_for(fresh, Letter.REPLY, at=later(fresh), rules=bound("cn-cbirc-2020-3")).gaps == ("verification_result", "basis_and_reasons")


@pytest.mark.clause("RULES-4.14", "RULES-4.12")
def test_reasons_are_those_of_whoever_decided_never_an_opinion_that_they_were_only_given() -> None:
    rules = bound("cn-cbirc-2020-3")
    case = case_in(State.SUBMITTED, rules=rules)  # the opinion is to pay
    case = case.advance(e.Decided(at=later(case), by=GREG, ruling="not_upheld"), rules=rules)
    made = draft_for(case, Letter.REPLY, at=later(case), rules=rules)
    assert (made.gaps, case.decided_because) == (("basis_and_reasons",), "")
    assert "pay" not in made.text
    declined = case_in(State.NOT_ACCEPTED, rules=rules)
    assert (declined.decided_because, declined.decided_by_branch) == ("not about us", True)
    answered = case_in(State.CLOSED, rules=rules)
    assert answered.decided_because == "pay at once"
    again = answered.advance(e.Reopened(at=later(answered), by=CARL, on="unsolved", why="it came again"), rules=rules)
    assert again.decided_because == ""


@pytest.mark.clause("RULES-4.1", "RULES-4.14")
@pytest.mark.parametrize(("state", "promised"), [(State.NOT_ACCEPTED, True), (State.RETURNED, False), (State.ACCEPTED, True)])
@pytest.mark.parametrize("lang", Language)
def test_a_review_is_promised_only_where_somebody_stands_above_whoever_decided(state: State, promised: bool, lang: Language) -> None:
    """The superior of an outlet declined it, the general manager decided it, nobody has decided yet."""
    case, rules = case_in(state, rules=bound("cn-cbirc-2020-3")), bound("cn-cbirc-2020-3")
    (ways,) = (one for one in draft_for(case, Letter.REPLY, at=later(case), rules=rules, lang=lang).parts if one.code == "remedies")
    assert (("30" in ways.text), ways.gap) == (promised, False)
    asked = e.ReviewRequested(at=later(case), by=CARL, why="no", statement=SAID)
    if state is State.RETURNED:
        told = case.advance(e.CustomerAnswered(at=later(case), by=CARL, reply=WRITTEN), rules=rules)
        assert "complaint.nobody_above" in {one.code for one in told.check(attrs.evolve(asked, at=later(told)), rules=rules).reasons}


# The outcome as a letter tells it.
OUTCOMES: Final = {
    Ruling.UPHELD: ("upheld", "投诉成立"),
    Ruling.PARTLY_UPHELD: ("partly upheld", "部分成立"),
    Ruling.NOT_UPHELD: ("not upheld", "不成立"),
}
TELL_IT: Final = tuple(
    (one.id, part) for one in REGIMES for part in one.contents.get(Letter.REPLY, ()) if part.on_file is OnFile.OUTCOME
)  # fmt: skip
OFFERS: Final = tuple(
    (one.id, part) for one in REGIMES for part in one.contents.get(Letter.REPLY, ()) if part.on_file is OnFile.OFFER
)  # fmt: skip


@pytest.mark.clause("RULES-4.14")
@pytest.mark.parametrize(("id", "part"), TELL_IT, ids=lambda one: getattr(one, "code", one))
@pytest.mark.parametrize("lang", Language)
def test_a_letter_tells_the_outcome_that_it_is_given(id: str, part: Content, lang: Language) -> None:
    """In place of what was decided, as long as nothing is, and what was decided where none is given; without any it is a gap."""

    def told(state: State, ruling: Ruling | None) -> Part:
        case, rules = at_state(id, state), bound(id)
        (found,) = (
            one for one in draft_for(case, Letter.REPLY, at=later(case), rules=rules, ruling=ruling, lang=lang).parts if one.code == part.code
        )
        return found

    heading = {Language.EN: f"{part.writes.en}:", Language.ZH: f"{part.writes.zh}："}[lang]
    for ruling in Ruling:
        words = OUTCOMES[ruling][lang is Language.ZH]
        for state in (State.RETURNED, State.ASSIGNED):
            assert (told(state, ruling).text, told(state, ruling).gap) == (f"{heading}\n{words}", False)
    assert at_state(id, State.RETURNED).ruling is Ruling.UPHELD
    assert told(State.RETURNED, None) == told(State.RETURNED, Ruling.UPHELD)
    assert (at_state(id, State.ASSIGNED).ruling, told(State.ASSIGNED, None).gap) == (None, True)


def test_the_outcome_is_told_under_these_laws() -> None:
    assert len(OUTCOMES) == len(Ruling)
    assert Counter(id.partition("/")[0] for id, _ in TELL_IT) == {"au-rg271": 6, "us-reg-e": 3}
    assert [(id, part.code) for id, part in OFFERS] == [("uk-fca-disp", "outcome"), ("uk-fca-disp/payments", "outcome")]


@pytest.mark.clause("RULES-4.14")
def test_each_point_has_its_own_outcome() -> None:
    rules = bound("eu-psd2")
    card = attrs.evolve(CARD, demands=("damages", "criticism"))
    case = case_in(State.REVIEWED, card, rules)
    case = case.advance(e.OpinionSubmitted(at=later(case), by=ADA, opinion="pay"), rules=rules)

    def points(case: Complaint, ruling: Ruling | None = None, lang: Language = Language.EN) -> str:
        (part,) = draft_for(case, Letter.REPLY, at=later(case), rules=rules, ruling=ruling, lang=lang).parts
        return "to fill in" if part.gap else part.text.partition("\n")[2]

    assert points(case) == "to fill in"
    assert points(case, Ruling.NOT_UPHELD) == "damages: not upheld\ncriticism: not upheld"
    assert points(case, Ruling.PARTLY_UPHELD) == "to fill in"
    rulings = (DemandRuling(demand="damages", ruling="upheld"), DemandRuling(demand="criticism", ruling="not_upheld"))
    other = raised(attrs.evolve(card, number="C-2"), rules)
    case, _ = merge(case, other, at=later(case), by=ADA, rules={rules.edition: rules})
    case = case.advance(e.Decided(at=later(case), by=GREG, ruling="partly_upheld", rulings=rulings), rules=rules)
    assert [one.card for one in case.rulings] == [card.number, card.number, "C-2", "C-2"]
    assert points(case) == points(case, Ruling.PARTLY_UPHELD) == "damages: upheld\ncriticism: not upheld"
    assert points(case, Ruling.UPHELD, Language.ZH) == "损害赔偿：投诉成立\n批评：投诉成立"


# A law of a host's own, whose parts have names that no shipped one has; each says what it takes from the file.
TAKES: Final = {
    "acknowledgement": {"by_when": "last_day"},
    "holding_reply": {"on_which_day": "promised_day"},
    "reply": {
        "looked_into": "conclusion",
        "why_so": "reasons",
        "in_short": "outcome",
        "wanted": "demands",
        "each": "rulings",
        "given": "remedies",
        "both": "offer",
        "decided": "decision",
    },
}


GIVEN: Final = "compensation: 500.00 CNY, apology"


def own_law(id: str = "own-law", days: int = 15) -> Regime:
    parts = "".join(
        f'[contents.{letter}.{code}]\nsays = {{ en = "{code}", zh = "{code}" }}\nsource = "Art. 9"\non_file = "{what}"\n'
        for letter, codes in TAKES.items()
        for code, what in codes.items()
    )
    (made,) = parse_regime(TEXT.partition("[contents")[0].replace("toy-law", id).replace("15 days", f"{days} days") + parts)
    return made


@pytest.mark.clause("RULES-4.14", "FIN-2.3")
def test_a_law_of_the_hosts_own_is_filled_in_by_its_own_names() -> None:
    rules = bound_to(LAW, own_law())
    case = case_in(State.RETURNED, rules=rules)

    def filled(case: Complaint, letter: Letter, **more: date) -> Mapping[str, str]:
        made = draft_for(case, letter, at=later(case), rules=rules, **more)  # type: ignore[arg-type]
        return {one.code: "" if one.gap else one.text.partition("\n")[2] for one in made.parts}

    assert filled(case, Letter.REPLY) == {
        "looked_into": "the complaint is right",
        "why_so": "pay at once",
        "in_short": "upheld",
        "wanted": "damages",
        "each": "damages: upheld",
        "given": GIVEN,
        "both": f"upheld\n{GIVEN}",
        "decided": f"upheld\n{GIVEN}\npay at once",
    }
    fresh = case_in(State.RECEIVED, rules=rules)
    assert [code for code, text in filled(fresh, Letter.REPLY).items() if text] == ["wanted"]
    assert filled(fresh, Letter.ACKNOWLEDGEMENT) == {"by_when": "2026-07-21"}
    assert filled(fresh, Letter.HOLDING_REPLY) == {"on_which_day": ""}
    assert filled(fresh, Letter.HOLDING_REPLY, expected=date(2026, 9, 1)) == {"on_which_day": "2026-09-01"}
    assert {what for codes in TAKES.values() for what in codes.values()} == set(OnFile)


PARTS: Final = st.dictionaries(
    st.tuples(st.sampled_from(Letter), st.sampled_from("abcde")), st.tuples(st.none() | st.sampled_from(OnFile), st.sets(st.sampled_from(Ruling)))
)


@pytest.mark.clause("RULES-4.14")
@given(PARTS, st.sampled_from(Letter), st.sampled_from((State.RECEIVED, State.RETURNED)), st.none() | st.sampled_from(Ruling), st.booleans())
def test_what_stands_in_a_letter_is_what_its_twin_takes_from_the_file(
    parts: Mapping[tuple[Letter, str], tuple[OnFile | None, set[Ruling]]], letter: Letter, state: State, ruling: Ruling | None, promised: bool
) -> None:
    text = TEXT.partition("[contents")[0] + "".join(
        f'[contents.{where}.{code}]\nsays = {{ en = "x", zh = "x" }}\nsource = "Art. 9"\nrulings = {sorted(map(str, rulings))}\n'
        + (f'on_file = "{what}"\n' if what else "")
        for (where, code), (what, rulings) in parts.items()
    )
    rules = bound_to(LAW, *parse_regime(text))
    case = case_in(state, rules=rules)
    told = (case.ruling if ruling is None else ruling) and OUTCOMES[ruling or Ruling.UPHELD][0]
    returned = state is State.RETURNED
    its_own = returned and told == "upheld"
    on_file = {
        "conclusion": "the complaint is right" if returned else "",
        "reasons": "pay at once" if its_own else "",
        "outcome": told or "",
        "demands": "damages",
        "rulings": f"damages: {told}" if told and told != "partly upheld" else "",
        "remedies": GIVEN if its_own else "",
        "offer": f"upheld\n{GIVEN}" if its_own else told or "",
        "decision": f"upheld\n{GIVEN}\npay at once" if its_own else "",
        "last_day": "2026-07-21",
        "promised_day": "2026-08-05" if promised else "",
    }
    expected = date(2026, 8, 5) if promised else None
    made = draft_for(case, letter, at=later(case), rules=rules, ruling=ruling, expected=expected)
    decided = case.ruling if ruling is None else ruling
    assert {one.code: "" if one.gap else one.text.partition("\n")[2] for one in made.parts} == letters.taken(text, letter, decided, on_file)


@pytest.mark.clause("FIN-2.3")
def test_the_day_for_the_answer_is_the_one_that_still_runs() -> None:
    """A holding reply ends the first time; the one that it promised runs."""
    rules = bound_to(LAW, own_law())
    case = case_in(State.RECEIVED, rules=rules)
    told = Notice(channel="letter", proof="posted", content="x", contains=("on_which_day",))
    case = case.advance(e.HoldingReplySent(at=later(case), by=CARL, notice=told, expected=date(2026, 9, 1)), rules=rules)
    assert draft_for(case, Letter.ACKNOWLEDGEMENT, at=later(case), rules=rules).text.endswith("\n2026-09-01")
    ended = case.advance(e.Withdrawn(at=later(case), by=CARL, why="x", statement=SAID), rules=rules)
    assert draft_for(ended, Letter.ACKNOWLEDGEMENT, at=later(ended), rules=rules).gaps == ("by_when",)


@pytest.mark.clause("RULES-4.14", "RULES-4.26")
@pytest.mark.parametrize("id", ["own-law.more", "own-law-b", "own"])
def test_a_law_is_not_taken_for_one_whose_name_begins_alike(id: str) -> None:
    """The day of each is its own, and an extension of one is told as that one demands."""
    one, other = own_law(), attrs.evolve(own_law(id, 5), contents={})
    rules = bound_to(LAW, one, other)
    case = case_in(State.RECEIVED, rules=rules)
    assert draft_for(case, Letter.ACKNOWLEDGEMENT, at=later(case), rules=rules).text.endswith("\n2026-07-21")
    silent = Notice(channel="letter", proof="posted", content="x")

    def refused(clock: str) -> set[str]:
        event = e.ClockExtended(at=later(case), by=CARL, clock=clock, step="complex", why="complex", notice=silent)
        return {why.code for why in case.check(event, rules=rules).reasons}

    assert refused("own-law.respond") - refused(f"{id}.respond") == {"regime.reply_lacks"}


@pytest.mark.clause("RULES-4.14")
def test_two_laws_that_demand_the_same_part_both_have_their_words() -> None:
    australia, britain = (Regimes.shipped().on(id, date(2026, 7, 6)) for id in ("au-rg271", "uk-fca-disp"))
    rules = bound_to(LAW, australia, britain, calendar=OFFICE)
    case = case_in(State.RETURNED, rules=rules)
    made = draft_for(case, Letter.REPLY, at=later(case), rules=rules, ruling=Ruling.NOT_UPHELD)
    shared = [one.code for one in australia.contents[Letter.REPLY] if one.code in {each.code for each in britain.contents[Letter.REPLY]}]
    assert shared == ["outcome", "right_to_ombudsman", "reasons"]
    found = {code: [(one.text, one.sources) for one in made.parts if one.code == code] for code in made.contains}
    assert found["outcome"] == [
        ("The final outcome of your complaint:\nnot upheld", ("RG 271.53, 271.54 (au-rg271)",)),
        ("Our final response: whether we accept your complaint, and what we offer:\nnot upheld", ("DISP 1.6.2R(1)(a) to (c) (uk-fca-disp)",)),
    ]
    assert {code: len(parts) for code, parts in found.items()} == {code: 1 + (code in shared) for code in made.contains}
    assert [one.code for one in made.parts] == [code for code in made.contains for _ in found[code]]
    assert len(made.contains) == len(set(made.contains)) == 6 + 6 - 3
    assert len(made.gaps) == len(set(made.gaps))
    upheld = draft_for(case, Letter.REPLY, at=later(case), rules=rules).contains
    assert set(upheld) < set(made.contains)
    reply = Reply(manner="written", content=made.text, contains=upheld)
    assert case.check(e.CustomerAnswered(at=later(case), by=CARL, reply=reply), rules=rules).allowed
    for part in upheld:
        short = attrs.evolve(reply, contains=tuple(one for one in upheld if one != part))
        refused = case.check(e.CustomerAnswered(at=later(case), by=CARL, reply=short), rules=rules).reasons
        assert [one.code for one in refused] == ["regime.reply_lacks"] * (1 + (part in shared))


@pytest.mark.clause("RULES-4.14")
def test_what_two_laws_demand_in_the_same_words_stands_once_with_both_sources() -> None:
    rules = bound_to(LAW, own_law(), own_law("other-law"))
    case = case_in(State.RETURNED, rules=rules)
    made = draft_for(case, Letter.REPLY, at=later(case), rules=rules)
    assert [one.code for one in made.parts] == list(TAKES["reply"])
    assert {one.sources for one in made.parts} == {("Art. 9 (own-law)", "Art. 9 (other-law)")}
    dated = draft_for(case_in(State.RECEIVED, rules=rules), Letter.ACKNOWLEDGEMENT, at=later(case), rules=rules)
    assert len(dated.parts) == 1
    rules = bound_to(LAW, own_law(), own_law("other-law", 9))
    fresh = case_in(State.RECEIVED, rules=rules)
    dated = draft_for(fresh, Letter.ACKNOWLEDGEMENT, at=later(fresh), rules=rules)
    assert [one.text for one in dated.parts] == ["By_when:\n2026-07-21", "By_when:\n2026-07-15"]


def test_rules_of_another_edition_draft_no_letter() -> None:
    case = at_state("au-rg271", State.RETURNED)
    with pytest.raises(InvalidValue, match="edition"):
        draft_for(case, Letter.REPLY, at=later(case), rules=attrs.evolve(bound("au-rg271"), edition="bank@2031-01-01"))


def test_words_are_said_in_the_language_of_the_letter() -> None:
    case, rules = at_state("au-rg271", State.RETURNED), bound("au-rg271")
    assert "\nupheld\n" in draft_for(case, Letter.REPLY, at=later(case), rules=rules).text
    refusal = draft_for(case, Letter.REPLY, at=later(case), rules=rules, ruling=Ruling.NOT_UPHELD)
    assert "\ndamages\n" in refusal.text
    chinese = draft_for(case, Letter.REPLY, at=later(case), rules=rules, ruling=Ruling.NOT_UPHELD, lang=Language.ZH).text
    assert "\n损害赔偿\n" in chinese
    american = draft_for(case_in(State.RETURNED, rules=bound("us-cfpb")), Letter.REPLY, at=later(case), rules=bound("us-cfpb"))
    assert GIVEN in american.text


def test_days_stand_in_the_letters_before_the_answer() -> None:
    case, rules = at_state("uk-fca-disp", State.ASSIGNED), bound("uk-fca-disp")
    received = draft_for(case, Letter.ACKNOWLEDGEMENT, at=later(case), rules=rules)
    assert received.gaps == ()
    assert "2026-08-31" in received.text
    hold = draft_for(case, Letter.HOLDING_REPLY, at=later(case), rules=rules, expected=date(2026, 9, 20))
    assert "2026-09-20" in hold.text
    assert "reasons" in hold.gaps
    assert "expected" in draft_for(case, Letter.HOLDING_REPLY, at=later(case), rules=rules).gaps
    told = Notice(channel="letter", proof="posted", content=hold.text, contains=hold.contains)
    late = e.HoldingReplySent(at=later(case) + timedelta(days=50), by=CARL, notice=told, expected=date(2026, 9, 20))
    assert case.check(late, rules=rules).allowed
    short = attrs.evolve(late, notice=attrs.evolve(told, contains=hold.contains[1:]))
    assert [one.code for one in case.check(short, rules=rules).reasons] == ["regime.reply_lacks"]


def test_a_complaint_that_no_law_binds_needs_no_part() -> None:
    case = case_in(State.RETURNED)
    assert draft_for(case, Letter.REPLY, at=later(case), rules=RULES).parts == ()


def test_a_fact_without_a_part_is_refused_with_the_nearest() -> None:
    case, rules = at_state("cn-cbirc-2020-3", State.RETURNED), bound("cn-cbirc-2020-3")
    with pytest.raises(InvalidValue, match="the letter has no part `remedy`; did you mean `remedies`"):
        draft_for(case, Letter.REPLY, at=later(case), rules=rules, facts={"remedy": "x"})
    with pytest.raises(InvalidValue, match="`letter` is `postcard`"):
        draft_for(case, "postcard", at=later(case), rules=rules)  # type: ignore[arg-type]


def test_the_shipped_classes_are_bound_to_the_order() -> None:
    assert {id for row in SHIPPED.classes.rows for id in (one.regime.id for one in row.then.regulator)} == {"cn-cbirc-2020-3"}
    assert all(row.then.regulator for row in SHIPPED.classes.rows)

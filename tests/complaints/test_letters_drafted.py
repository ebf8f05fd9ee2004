"""A letter about a complaint is drafted from its file: it lacks no part that any law binding the complaint demands, and the case takes it."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from crmcore import Rulebook
from crmcore.complaints import Complaint, ComplaintRules, Notice, Reply, draft_for
from crmcore.complaints import events as e
from crmcore.complaints.regimes import Letter, missing_from_reply
from crmcore.complaints.states import Ruling, State
from crmcore.errors import InvalidValue
from crmcore.messages import Language
from crmcore.rulebook import Regimes
from tests.complaints.cases import CARL, RULES, case_in, later
from tests.complaints.test_letters_of_law import law

SHIPPED = Rulebook.default().on(date(2026, 7, 6)).complaints
# All but those that leave the time to national law, which a firm fills in first.
IDS = tuple(dict.fromkeys(one.id for one in Regimes.shipped().editions if not one.unstated))
STATES = (State.RECEIVED, State.ASSIGNED, State.DECIDED, State.RETURNED)


@cache
def bound(id: str) -> ComplaintRules:
    return law(id)


@cache
def at_state(id: str, state: State) -> Complaint:
    return case_in(state, rules=bound(id))


@pytest.mark.clause("RULES-4.14", "FIN-2.3")
@given(
    id=st.sampled_from(IDS),
    state=st.sampled_from(STATES),
    letter=st.sampled_from(Letter),
    ruling=st.sampled_from((None, *Ruling)),
    lang=st.sampled_from(Language),
)
def test_a_draft_lacks_nothing_that_any_law_of_the_case_demands(id: str, state: State, letter: Letter, ruling: Ruling | None, lang: Language) -> None:
    case, rules = at_state(id, state), bound(id)
    made = draft_for(case, letter, at=later(case), rules=rules, ruling=ruling, lang=lang)
    decided = case.ruling if ruling is None else ruling
    regime = next((one.regime for one in rules.complaint_class(case.class_id).regulator if one.regime.covers(date(2026, 7, 6))), None)
    if regime is None:
        assert made.parts == ()
        return
    assert missing_from_reply(regime, made.contains, letter=letter, ruling=decided, manner=None) == ()
    for part in made.contains:
        lacking = missing_from_reply(regime, set(made.contains) - {part}, letter=letter, ruling=decided, manner=None)
        assert [one.facts["code"] for one in lacking] == [part]


@pytest.mark.clause("RULES-4.14")
@pytest.mark.parametrize("id", IDS)
def test_a_case_takes_an_answer_with_every_part_and_none_without_one(id: str) -> None:
    case, rules = at_state(id, State.RETURNED), bound(id)
    whole = draft_for(case, Letter.REPLY, at=later(case), rules=rules).contains

    def refused(contains: tuple[str, ...]) -> set[str]:
        reply = Reply(manner="written", content="our answer", contains=contains)
        return {one.code for one in case.check(e.CustomerAnswered(at=later(case), by=CARL, reply=reply), rules=rules).reasons}

    assert refused(whole) == set()
    assert [refused(tuple(one for one in whole if one != part)) for part in whole] == [{"regime.reply_lacks"}] * len(whole)


def test_what_the_file_says_stands_in_the_answer() -> None:
    case = case_in(State.RETURNED, rules=bound("cn-cbirc-2020-3"))
    made = draft_for(case, Letter.REPLY, at=later(case), rules=bound("cn-cbirc-2020-3"))
    assert made.gaps == ()
    assert made.text.startswith(
        "What we found:\nthe complaint is right\n\nWhat we decided, on what basis and for which reasons:\npay\n\nIf you do not agree"
    )
    assert "pay" not in repr(made)
    better = draft_for(case, Letter.REPLY, at=later(case), rules=bound("cn-cbirc-2020-3"), facts={"basis_and_reasons": "clause 4 of the fee table"})
    assert "reasons:\nclause 4 of the fee table" in better.text
    fresh = case_in(State.RECEIVED, rules=bound("cn-cbirc-2020-3"))
    assert draft_for(fresh, Letter.REPLY, at=later(fresh), rules=bound("cn-cbirc-2020-3")).gaps == ("verification_result", "basis_and_reasons")


def test_words_are_said_in_the_language_of_the_letter() -> None:
    case, rules = at_state("au-rg271", State.RETURNED), bound("au-rg271")
    assert "\nupheld\n" in draft_for(case, Letter.REPLY, at=later(case), rules=rules).text
    refusal = draft_for(case, Letter.REPLY, at=later(case), rules=rules, ruling=Ruling.NOT_UPHELD)
    assert "\ndamages\n" in refusal.text
    chinese = draft_for(case, Letter.REPLY, at=later(case), rules=rules, ruling=Ruling.NOT_UPHELD, lang=Language.ZH).text
    assert "\n损害赔偿\n" in chinese
    american = draft_for(case_in(State.RETURNED, rules=bound("us-cfpb")), Letter.REPLY, at=later(case), rules=bound("us-cfpb"))
    assert "compensation, apology" in american.text


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

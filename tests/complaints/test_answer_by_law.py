"""An answer to a complaint whose class is bound to a regime holds what that law demands, or is refused with what it lacks."""

from datetime import UTC, datetime

import attrs
import pytest

from crmcore.complaints.events.after import ReviewDecided
from crmcore.complaints.events.procedure import CustomerAnswered, Explained
from crmcore.complaints.guards.law import lawful_reply
from crmcore.complaints.papers.reply import Reply
from crmcore.complaints.states import Manner, Proof, Ruling, State
from crmcore.errors import Refused
from crmcore.messages import Language
from crmcore.rulebook.regimes.collection import Regimes
from tests.complaints.bound import bound_to
from tests.complaints.cases import ANNA, CARD, CARL, RULES, WRITTEN, case_in, later
from tests.complaints.regime_days import ENGLAND

CHINA = Regimes.shipped().get("cn-cbirc-2020-3")
WHOLE = attrs.evolve(WRITTEN, contains=("verification_result", "basis_and_reasons", "remedies"), proof=Proof.POSTED)


LAW = bound_to(RULES, CHINA)


@pytest.mark.clause("RULES-4.14")
def test_an_answer_with_all_that_the_law_demands_goes_out() -> None:
    case = case_in(State.RETURNED, rules=LAW)
    assert case.advance(CustomerAnswered(at=later(case), by=CARL, reply=WHOLE), rules=LAW).state is State.ANSWERED


@pytest.mark.clause("RULES-4.14")
def test_an_answer_is_refused_with_everything_that_it_lacks() -> None:
    case = case_in(State.RETURNED, rules=LAW)
    with pytest.raises(Refused) as caught:
        case.advance(CustomerAnswered(at=later(case), by=CARL, reply=attrs.evolve(WHOLE, contains=("remedies",))), rules=LAW)
    assert [one.facts["code"] for one in caught.value.reasons] == ["verification_result", "basis_and_reasons"]
    assert "Art. 19" in str(caught.value)
    assert "核实情况的结果" in caught.value.text(Language.ZH)


def test_a_proof_that_the_law_does_not_know_is_refused() -> None:
    assert CHINA.proof is not None
    rules = bound_to(RULES, attrs.evolve(CHINA, proof=attrs.evolve(CHINA.proof, accepts=(Proof.POSTED,))))
    case = case_in(State.RETURNED, rules=rules)
    by_call = attrs.evolve(WHOLE, proof=Proof.CALLED)
    decision = case.check(CustomerAnswered(at=later(case), by=CARL, reply=by_call), rules=rules)
    assert [one.code for one in decision.reasons] == ["regime.no_proof"]
    for proof in (Proof.POSTED, None):
        reply = attrs.evolve(WHOLE, proof=proof)
        assert case.check(CustomerAnswered(at=later(case), by=CARL, reply=reply), rules=rules).allowed


def test_a_complaint_received_before_the_law_is_not_held_to_it() -> None:
    card = attrs.evolve(CARD, received_at=datetime(2020, 2, 1, 1, tzinfo=UTC))
    case = case_in(State.RETURNED, card, LAW)
    assert case.check(CustomerAnswered(at=later(case), by=CARL, reply=WRITTEN), rules=LAW).allowed


def test_the_decision_of_a_review_and_an_explanation_are_answers_too() -> None:
    case = case_in(State.RETURNED, rules=LAW)
    oral = Reply(manner=Manner.ORAL, content="we looked at it again", person="段誉")
    review = ReviewDecided(at=later(case), by=CARL, reply=oral, ruling=Ruling.NOT_UPHELD)
    assert {one.code for one in lawful_reply(case, review, LAW)} == {"regime.reply_lacks"}
    early = case_in(State.RECEIVED, rules=LAW)
    explained = Explained(at=later(early), by=ANNA, reply=oral)
    assert {one.code for one in early.check(explained, rules=LAW).reasons} == {"regime.reply_lacks"}


def test_where_the_law_wants_writing_an_oral_answer_is_refused() -> None:
    rules = bound_to(RULES, Regimes.shipped().get("uk-fca-disp"), calendar=ENGLAND)
    case = case_in(State.RETURNED, rules=rules)
    oral = Reply(manner=Manner.ORAL, content="we pay it back", person="段誉")
    decision = case.check(CustomerAnswered(at=later(case), by=CARL, reply=oral), rules=rules)
    assert "regime.reply_in_writing" in {one.code for one in decision.reasons}

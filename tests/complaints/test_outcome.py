"""What follows from the outcome: something against recurrence, or the reason why nothing."""

from __future__ import annotations

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from crmcore.complaints import Complaint, Ruling, State
from crmcore.complaints.events import ActionAgreed, Closed, Decided
from crmcore.messages import Language
from tests.complaints.cases import ADA, CARL, FORWARD, GREG, RULES, case_in, later, performed
from tests.complaints.law_cases import ACTION
from tests.oracle.outcomes import may_close

WAITS = attrs.evolve(ACTION, owner="anna")


def answered(ruling: Ruling, *, actions: int = 0) -> Complaint:
    """Return a complaint answered after a ruling, with so many actions agreed on."""
    case = case_in(State.SUBMITTED)
    case = case.advance(Decided(at=later(case), by=GREG, ruling=ruling), rules=RULES)
    while case.state is not State.ANSWERED:
        case = case.advance(FORWARD[case.state](case), rules=RULES)
    case = performed(case)
    for number in range(actions):
        case = case.advance(ActionAgreed(at=later(case), by=ADA, action=attrs.evolve(WAITS, id=f"A-{number}")), rules=RULES)
    return case


@pytest.mark.clause("DEPT-1.4", "RULES-4.4")
@pytest.mark.parametrize("ruling", [Ruling.UPHELD, Ruling.PARTLY_UPHELD])
def test_what_was_upheld_is_closed_with_an_action_or_with_the_reason_why_none(ruling: Ruling) -> None:
    case = answered(ruling)
    silent = Closed(at=later(case), by=CARL)
    (why,) = case.check(silent, rules=RULES).reasons
    assert (why.code, str(why)) == (
        "complaint.no_action_why",
        "the complaint was upheld, and no action was agreed on; agree on one, or give the reason why none is needed as `no_action`",
    )
    assert why.text(Language.ZH) == "投诉成立，但未确定任何整改措施；请确定整改措施，或在`no_action`中写明无须整改措施的理由"
    assert case.advance(attrs.evolve(silent, no_action="a slip"), rules=RULES).state is State.CLOSED
    acted = answered(ruling, actions=1)
    assert acted.advance(Closed(at=later(acted), by=CARL), rules=RULES).state is State.CLOSED


@pytest.mark.clause("DEPT-1.4")
def test_what_was_not_upheld_or_never_ruled_on_needs_neither() -> None:
    for case in (answered(Ruling.NOT_UPHELD), case_in(State.EXPLAINED), case_in(State.REASONS_GIVEN)):
        assert case.advance(Closed(at=later(case), by=CARL), rules=RULES).state is State.CLOSED


@pytest.mark.clause("BANK-6.1")
def test_the_reason_why_none_is_masked() -> None:
    case = answered(Ruling.UPHELD)
    assert "段誉" not in repr(Closed(at=later(case), by=CARL, no_action="段誉 was the only one"))


@given(st.none() | st.sampled_from(Ruling), st.integers(0, 2), st.sampled_from(["", " ", "a slip"]))
def test_whether_it_may_be_closed_is_what_its_twin_says(ruling: Ruling | None, actions: int, no_action: str) -> None:
    case = case_in(State.EXPLAINED) if ruling is None else answered(ruling, actions=actions)
    decision = case.check(Closed(at=later(case), by=CARL, no_action=no_action), rules=RULES)
    assert decision.allowed is may_close(None if ruling is None else ruling.value, 0 if ruling is None else actions, no_action)

"""An ombudsman, mediation, arbitration, a court: side by side, each with its reference and its outcome, none decided twice."""

from __future__ import annotations

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from crmcore.complaints import Complaint, OutsideResult, ReopenedFor, State, merge
from crmcore.complaints.events import AnswerRejected, FollowUpUnsolved, OutsideDecided, Reopened, TakenOutside
from crmcore.complaints.supervision import rejection_of, work_list
from crmcore.errors import InvalidValue
from crmcore.event import Event
from crmcore.messages import Language
from tests.complaints.cases import ADA, CARD, CARL, HANS, RULES, SAID, case_in, cny, later
from tests.oracle.outcomes import outside

ANSWERED = case_in(State.ANSWERED)
EDITIONS = {RULES.edition: RULES}


def taken(case: Complaint, forum: str = "court", reference: str = "C-7/26", body: str = "a body of that kind") -> TakenOutside:
    """Return that a body took the complaint up."""
    return TakenOutside(at=later(case), by=CARL, forum=forum, body=body, reference=reference)


def decided(
    case: Complaint, result: str = "for_customer", forum: str = "court", reference: str = "C-7/26", body: str | None = None
) -> OutsideDecided:
    """Return that a body decided."""
    return OutsideDecided(at=later(case), by=CARL, forum=forum, reference=reference, result=result, summary="as it says", body=body)


def after(case: Complaint, *makes: Event) -> Complaint:
    """Return a complaint after some events."""
    for event in makes:
        case = case.advance(event, rules=RULES)
    return case


def codes(case: Complaint, event: Event) -> list[str]:
    """Return why an event is refused, as codes."""
    return [one.code for one in case.check(event, rules=RULES).reasons]


SUED = after(ANSWERED, taken(ANSWERED))


@pytest.mark.clause("RULES-1.2")
@pytest.mark.parametrize("state", [State.RECEIVED, State.ASSIGNED, State.RETURNED, State.ANSWERED, State.CLOSED])
def test_it_is_taken_outside_and_decided_there_whatever_happens_within(state: State) -> None:
    case = case_in(state)
    case = after(case, taken(case))
    case = after(case, decided(case))
    (one,) = case.outside
    assert (case.state, one.taken.reference) == (state, "C-7/26")
    assert one.decided is not None
    assert one.decided.result is OutsideResult.FOR_CUSTOMER


@pytest.mark.clause("RULES-1.2")
def test_several_stand_side_by_side_each_with_its_own_outcome_and_none_decides_twice() -> None:
    case = after(SUED, taken(SUED, "ombudsman", "O-1"))
    assert codes(case, taken(case)) == ["complaint.outside_already"]
    assert codes(case, taken(case, "arbitration")) == []  # the same number, of another body
    case = after(case, decided(case, "against_customer"))
    assert [(one.taken.forum.value, one.decided is not None) for one in case.outside] == [("court", True), ("ombudsman", False)]
    (why,) = case.check(decided(case), rules=RULES).reasons
    assert (why.code, str(why)) == ("complaint.outside_decided", "`C-7/26` (court `a body of that kind`) has ended already")
    (why,) = case.check(decided(case, forum="ombudsman", reference="O-9"), rules=RULES).reasons
    assert why.text(Language.ZH) == "没有金融申诉专员以`O-9`受理本投诉；已记录：`C-7/26`、`O-1`"
    done = after(case, decided(case, "settled_outside", "ombudsman", "O-1"))
    assert "decide_outside" in {one.id for one in done.explain(actor=CARL, at=later(done), rules=RULES).blocked}
    assert codes(done, decided(done)) == ["complaint.nothing_outside", "complaint.outside_decided"]


def test_each_is_recorded_whole_by_who_may() -> None:
    assert codes(ANSWERED, attrs.evolve(taken(ANSWERED), body=" ", reference="")) == ["empty", "empty"]
    assert codes(ANSWERED, attrs.evolve(taken(ANSWERED), by=HANS)) == ["complaint.lacks_role"]
    about = case_in(State.ANSWERED, attrs.evolve(CARD, person="nora"))
    assert codes(about, attrs.evolve(taken(about), by=attrs.evolve(CARL, id="nora"))) == ["complaint.about_actor"]
    assert codes(SUED, attrs.evolve(decided(SUED), summary=" ")) == ["empty"]
    assert codes(SUED, attrs.evolve(decided(SUED, "dropped_outside"), award=cny("5"))) == ["complaint.award_for_nothing"]
    assert codes(SUED, attrs.evolve(decided(SUED), award=cny("0"))) == ["amount_not_positive"]
    assert codes(SUED, attrs.evolve(decided(SUED, "for_customer_in_part"), award=cny("5"), binding=True)) == []
    assert "as it says" not in repr(decided(SUED))
    with pytest.raises(InvalidValue, match="`forum`"):
        taken(SUED, "tea house")
    with pytest.raises(InvalidValue, match="`result`"):
        decided(SUED, "a draw")


@pytest.mark.clause("FIN-5.2", "RULES-4.1")
@pytest.mark.parametrize(
    ("result", "reopens"),
    [("for_customer", True), ("for_customer_in_part", True), ("settled_outside", True), ("against_customer", False), ("dropped_outside", False)],
)
def test_what_gives_the_customer_something_is_a_reason_to_take_it_up_again(result: str, reopens: bool) -> None:
    case = after(SUED, decided(SUED, result))
    again = Reopened(at=later(case), by=ADA, why="the decision", on=ReopenedFor.OUTSIDE)
    assert codes(case, again) == ([] if reopens else ["complaint.no_outside_decision"])
    assert codes(SUED, attrs.evolve(again, at=later(SUED))) == ["complaint.no_outside_decision"]


@pytest.mark.clause("RULES-4.25", "FIN-5.2")
def test_a_rejected_answer_that_went_elsewhere_waits_for_nobody_here() -> None:
    case = after(ANSWERED, AnswerRejected(at=later(ANSWERED), by=CARL, statement=SAID))
    assert len(work_list([case], at=later(case), rules=EDITIONS).rejected) == 1
    gone = after(case, taken(case))
    assert work_list([gone], at=later(gone), rules=EDITIONS).rejected == ()
    before = after(SUED, AnswerRejected(at=later(SUED), by=CARL, statement=SAID))  # it was elsewhere already, and they reject the answer here
    assert rejection_of(before, at=later(before), rules=RULES) is not None


@pytest.mark.clause("RULES-1.2")
def test_what_a_duplicate_was_taken_to_goes_along_with_it() -> None:
    other = case_in(State.ANSWERED, attrs.evolve(CARD, number="C-2"))
    other = after(other, taken(other), FollowUpUnsolved(at=later(other), by=CARL, statement=SAID))
    into, _ = merge(case_in(State.ASSIGNED), other, at=later(other), by=ADA, rules=EDITIONS)
    assert [one.taken.reference for one in into.outside] == ["C-7/26"]
    assert after(into, decided(into)).outside[0].decided is not None


PUDONG, HAIDIAN = "court of Pudong", "court of Haidian"


@pytest.mark.clause("RULES-1.2")
def test_one_reference_of_two_bodies_is_two_matters_and_each_decides_its_own() -> None:
    case = after(ANSWERED, taken(ANSWERED, body=PUDONG), taken(ANSWERED, body=HAIDIAN))
    assert codes(case, taken(case, body=HAIDIAN)) == ["complaint.outside_already"]
    (why,) = case.check(decided(case), rules=RULES).reasons
    assert why.code == "complaint.which_outside_body"
    assert str(why) == f"several bodies have this complaint as court `C-7/26`; name one as `body`: `{PUDONG}`, `{HAIDIAN}`"
    (why,) = case.check(decided(case, body="court of Xuhui"), rules=RULES).reasons
    assert why.code == "complaint.other_outside_body"
    assert str(why) == f"`court of Xuhui` does not have this complaint as court `C-7/26`; these do: `{PUDONG}`, `{HAIDIAN}`"
    case = after(case, decided(case, "against_customer", body=HAIDIAN))
    assert [(one.taken.body, one.decided is not None) for one in case.outside] == [(PUDONG, False), (HAIDIAN, True)]
    assert codes(case, decided(case, body=HAIDIAN)) == ["complaint.outside_decided"]
    case = after(case, decided(case))  # one only has it still
    assert [one.decided.result.gives for one in case.outside if one.decided] == [True, False]


@pytest.mark.clause("RULES-1.2")
@pytest.mark.parametrize("earlier", ["against_customer", "for_customer"])
def test_what_one_body_decided_on_a_duplicate_keeps_no_other_of_the_same_reference_from_deciding(earlier: str) -> None:
    main = after(case_in(State.ASSIGNED), taken(case_in(State.ASSIGNED), body=HAIDIAN))
    other = case_in(State.ANSWERED, attrs.evolve(CARD, number="C-2"))
    other = after(other, taken(other, body=PUDONG))
    other = after(other, decided(other, earlier), FollowUpUnsolved(at=later(other), by=CARL, statement=SAID))
    into, _ = merge(main, other, at=later(other), by=ADA, rules=EDITIONS)
    assert [(one.taken.body, one.decided is not None) for one in into.outside] == [(HAIDIAN, False), (PUDONG, True)]
    assert [one.decided is not None for one in after(into, decided(into)).outside] == [True, True]


@pytest.mark.clause("RULES-1.2")
def test_what_either_file_knows_of_one_matter_both_know_once_they_are_one() -> None:
    """The body has both; its decision is on one of them, whichever goes on."""
    mine, theirs = after(case_in(State.ASSIGNED), taken(case_in(State.ASSIGNED))), case_in(State.ASSIGNED, attrs.evolve(CARD, number="C-2"))
    theirs = after(theirs, taken(theirs))
    for one, other in ((mine, after(theirs, decided(theirs))), (after(mine, decided(mine)), theirs)):
        into, _ = merge(one, other, at=later(one), by=ADA, rules=EDITIONS)
        assert [each.decided is not None for each in into.outside] == [True]
        assert codes(into, decided(into)) == ["complaint.nothing_outside", "complaint.outside_decided"]


STEPS = st.tuples(
    st.sampled_from(["take", "decide"]),
    st.sampled_from(["court", "ombudsman"]),
    st.sampled_from(["1", "2"]),
    st.sampled_from([None, PUDONG, HAIDIAN]),
)


@given(st.lists(STEPS.filter(lambda step: step[0] == "decide" or step[3] is not None), max_size=10))
def test_which_of_them_may_happen_is_what_its_twin_says(steps: list[tuple[str, str, str, str | None]]) -> None:
    case, answers = ANSWERED, []
    for what, forum, reference, body in steps:
        event = taken(case, forum, reference, body or "") if what == "take" else decided(case, "for_customer", forum, reference, body)
        answers.append(case.check(event, rules=RULES).allowed)
        case = after(case, event) if answers[-1] else case
    assert answers == outside(steps)

"""The customer accepts or rejects the answer; what a rejection leads to waits for somebody."""

from __future__ import annotations

from datetime import timedelta

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from crmcore.complaints import Complaint, ReopenedFor, State, record_of
from crmcore.complaints.events import AnswerAccepted, AnswerRejected, FollowUpUnsolved, HandlerAssigned, Reopened, ReviewRequested
from crmcore.complaints.supervision import Rejection, rejection_of, work_list
from crmcore.messages import Language
from crmcore.rulebook import Regimes
from crmcore.worktime import ClockState
from tests.complaints.cases import ADA, CARD, CARL, FORWARD, FRED, RULES, SAID, case_in, later, performed
from tests.oracle.outcomes import disputed

ANSWERED = case_in(State.ANSWERED)
EDITIONS = {RULES.edition: RULES}


def codes(case: Complaint, event: object) -> list[str]:
    """Return why an event is refused, as codes."""
    return [one.code for one in case.check(event, rules=RULES).reasons]  # type: ignore[arg-type]


def rejected(case: Complaint) -> Complaint:
    """Return the complaint after the customer rejected the answer."""
    return case.advance(AnswerRejected(at=later(case), by=CARL, statement=SAID), rules=RULES)


def answered_again(case: Complaint) -> Complaint:
    """Return the complaint taken up and answered again."""
    case = case.advance(Reopened(at=later(case), by=ADA, why="they do not agree", on=ReopenedFor.UNSOLVED), rules=RULES)
    case = case.advance(HandlerAssigned(at=later(case), by=ADA, department="bank/relations/complaints"), rules=RULES)
    while case.state is not State.ANSWERED:
        case = case.advance(FORWARD[case.state](case), rules=RULES)
    return case


@pytest.mark.clause("RULES-4.14", "FIN-5.2")
@pytest.mark.parametrize("kind", [AnswerAccepted, AnswerRejected])
def test_the_customer_says_it_in_their_own_word_once_and_not_both(kind: type[AnswerAccepted | AnswerRejected]) -> None:
    assert codes(ANSWERED, kind(at=later(ANSWERED), by=CARL)) == ["complaint.no_statement"]
    assert codes(ANSWERED, kind(at=later(ANSWERED), by=FRED, statement=SAID)) == ["complaint.lacks_role"]
    assert codes(case_in(State.RETURNED), kind(at=later(ANSWERED), by=CARL, statement=SAID)) == ["not_now"]
    case = ANSWERED.advance(kind(at=later(ANSWERED), by=CARL, statement=SAID), rules=RULES)
    for one in (AnswerAccepted, AnswerRejected):
        (why,) = case.check(one(at=later(case), by=CARL, statement=SAID), rules=RULES).reasons
        assert why.code == "complaint.reacted"
    assert "accept_answer" in {one.id for one in case.explain(actor=CARL, at=later(case), rules=RULES).blocked}
    closed = performed(case)
    closed = closed.advance(FORWARD[State.ANSWERED](closed), rules=RULES)
    assert closed.reaction == case.reaction


def test_why_it_is_refused_reads_well_in_both_languages() -> None:
    case = rejected(ANSWERED)
    (why,) = case.check(AnswerAccepted(at=later(case), by=CARL, statement=SAID), rules=RULES).reasons
    assert str(why) == "the customer said already what they make of the last answer: rejection of the answer by the customer"
    assert why.text(Language.ZH) == "客户对最近一次答复已有表示：客户不接受答复"


@pytest.mark.clause("RULES-4.27", "FIN-5.2")
def test_statistics_know_whether_the_answer_is_disputed() -> None:
    def of(case: Complaint) -> bool | None:
        record = record_of(case, at=later(case), rules=RULES)
        assert "disputed" not in record.unknown
        return record.disputed

    assert of(ANSWERED) is None
    assert of(rejected(ANSWERED)) is True
    assert of(ANSWERED.advance(AnswerAccepted(at=later(ANSWERED), by=CARL, statement=SAID), rules=RULES)) is False
    assert of(answered_again(rejected(ANSWERED))) is None  # of the second answer they have not said anything


@pytest.mark.clause("RULES-4.25", "FIN-5.2")
def test_a_rejected_answer_waits_on_the_work_list_until_somebody_takes_it_up() -> None:
    case = rejected(ANSWERED)
    at = later(case)
    todo = work_list([case], at=at, rules=EDITIONS)
    assert todo.rejected == (Rejection(case=CARD.number, rejected=at.date()),)
    (line,) = todo.lines()
    said = "`C-2026-0417`: the customer rejected the answer on 2026-07-06; reopen it, have it reviewed, or record which outside body took it up"
    assert line == said == str(todo.rejected[0])
    assert todo.rejected[0].text(Language.ZH) == "`C-2026-0417`：客户于2026-07-06表示不接受答复；请重新处理、申请核查，或记录受理该争议的外部机构"
    assert todo.for_role("customer_service").rejected == todo.rejected
    assert todo.for_role("handler").rejected == ()
    assert work_list([ANSWERED], at=at, rules=EDITIONS).rejected == ()
    assert rejection_of(case, at=ANSWERED.history[-1].event.at, rules=RULES) is None  # it was not rejected yet
    for taken_up in (
        Reopened(at=at, by=ADA, why="they do not agree", on=ReopenedFor.UNSOLVED),
        ReviewRequested(at=at, by=CARL, why="they want a review", statement=SAID),
        FollowUpUnsolved(at=at, by=CARL, statement=SAID),
    ):
        if not isinstance(taken_up, ReviewRequested):
            assert work_list([case.advance(taken_up, rules=RULES)], at=at, rules=EDITIONS).rejected == ()
    again = answered_again(case)
    assert rejection_of(again, at=later(again), rules=RULES) is None


@pytest.mark.clause("RULES-4.26")
def test_resolved_early_means_that_the_customer_accepted_it() -> None:
    (respond,) = (
        one
        for one in Regimes.shipped().get("uk-fca-disp/early-resolution").clocks(zone="Europe/London", calendar="office")
        if one.id.endswith("respond")
    )
    law = attrs.evolve(respond, calendar="office")
    rows = tuple(attrs.evolve(row, then=attrs.evolve(row.then, clocks=(*row.then.clocks, law))) for row in RULES.classes.rows)
    rules = attrs.evolve(RULES, classes=attrs.evolve(RULES.classes, rows=rows))
    case = case_in(State.ANSWERED, rules=rules)

    def state(case: Complaint) -> ClockState:
        return case.clocks(at=later(case) + timedelta(minutes=1), rules=rules)[law.id].state

    assert state(case) is ClockState.RUNNING
    assert state(case.advance(AnswerAccepted(at=later(case), by=CARL, statement=SAID), rules=rules)) is ClockState.MET


@given(st.lists(st.sampled_from(["accepted", "rejected", "again"]), max_size=5))
def test_whether_it_is_disputed_is_what_its_twin_says(words: list[str]) -> None:
    case, said = ANSWERED, ["answered"]
    for word in words:
        if word == "again":
            case = answered_again(case)
            said.append("answered")
        else:
            event = (AnswerAccepted if word == "accepted" else AnswerRejected)(at=later(case), by=CARL, statement=SAID)
            if case.check(event, rules=RULES).allowed:
                case = case.advance(event, rules=RULES)
                said.append(word)
    assert record_of(case, at=later(case), rules=RULES).disputed is disputed(said)

"""Who may not, though their role would let them: in a crisis and after it, once recused, under review; and what waits before a file ends."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import attrs
import pytest

from crmcore.complaints import Action, Complaint, State
from crmcore.complaints.events import (
    ActionAgreed,
    ActionChecked,
    ActionDone,
    ClockPaused,
    Closed,
    CrisisGroupFormed,
    CustomerAnswered,
    CustomerContacted,
    EmergencyRatified,
    EmergencyRefused,
    EmergencyRemedy,
    HandlerAssigned,
    MergedInto,
    PublicInformed,
    Recused,
    Referred,
    ReportFiled,
    ReportReviewed,
    ReviewDecided,
    ReviewRequested,
    Withdrawn,
)
from crmcore.complaints.supervision import work_list
from crmcore.event import Actor, Event
from crmcore.policy import Approval, ApprovalRequest, Refusal, refuse
from crmcore.worktime import ClockState
from tests.complaints.alongside import CALLED, EXEMPT, LAW, SEVERE, SIMPLE, VERA, WILL, acted, case_at, codes, grant_of, grouped, solved, then
from tests.complaints.cases import ADA, ANNA, CARL, FRED, GREG, NO_ACTION, POLICY, REPORT, SAID, SUSI, WRITTEN, cny, later, performed, raised

TINA = attrs.evolve(VERA, id="tina")
PROXY = attrs.evolve(ADA, id="aldo", on_behalf_of="vera")


def severe(state: State = State.CONTACTED) -> Complaint:
    return case_at(state, SEVERE)


def formed(case: Complaint, *members: Actor) -> Complaint:
    return then(case, CrisisGroupFormed(at=later(case), by=GREG, members=members))


def paid(case: Complaint, *, together_with: Actor = WILL) -> Complaint:
    return then(case, acted(case, "300", members=(together_with,)))


def ratified(case: Complaint, by: Actor = ADA) -> Event:
    return EmergencyRatified(at=later(case), by=by, grants=(grant_of(case, "300"),))


def refused(case: Complaint, by: Actor = ADA) -> Event:
    at = case.history[-1].event.at
    asked = ApprovalRequest(id="R1", action="compensation", amount=cny("300"), requested_by=VERA, at=at, subject=case.id, customer="K-7")
    no: Refusal = refuse(Approval(asked), by=FRED, at=at, rules=POLICY)
    return EmergencyRefused(at=later(case), by=by, why="too much", refusals=(no,))


SETTLEMENTS = pytest.mark.parametrize("settle", [ratified, refused])
Settle = Callable[..., Event]

# In a crisis -------------------------------------------------------------------------------------------------------------------------------------


@pytest.mark.clause("BANK-4.1", "FIN-7.3")
def test_nobody_acts_before_a_group_was_formed_and_is_told_so() -> None:
    case = severe()
    assert codes(case, acted(case, "300")) == ["complaint.no_group"]


@pytest.mark.clause("BANK-4.1", "FIN-7.3")
def test_nobody_acts_for_the_group_who_is_not_of_it() -> None:
    case = grouped(severe())
    for who in (GREG, TINA, PROXY):
        assert codes(case, attrs.evolve(acted(case, "300"), by=who, members=(VERA, WILL))) == ["complaint.not_in_group"]
        assert codes(case, acted(case, "300", members=(WILL, who))) == ["complaint.not_in_group"]
    again = formed(case, WILL, TINA)
    assert codes(again, acted(again, "300")) == ["complaint.not_in_group"]  # vera belonged to the group before this one


@pytest.mark.clause("BANK-4.1", "FIN-7.3")
def test_who_was_recused_after_the_group_was_formed_decides_nothing_in_it() -> None:
    case = formed(severe(), VERA, WILL, TINA)
    out = then(case, Recused(at=later(case), by=ADA, person="vera", why="her flat"))
    assert codes(out, acted(out, "300")) == ["complaint.recused"]
    assert codes(out, attrs.evolve(acted(out, "300"), by=WILL, members=(VERA,))) == ["complaint.recused"]
    assert codes(out, attrs.evolve(acted(out, "300"), by=WILL, members=(TINA,))) == []


@pytest.mark.clause("BANK-4.1", "FIN-7.3")
def test_a_superior_of_whom_it_is_about_decides_nothing_in_a_crisis() -> None:
    case = raised(attrs.evolve(SEVERE, person="anna", superior="will"), LAW)
    case = then(case, CustomerContacted(at=later(case), by=CARL, notice=CALLED))
    form = CrisisGroupFormed(at=later(case), by=GREG, members=(VERA, WILL, TINA))
    assert codes(case, form) == ["recusal.superior"]
    case = formed(case, VERA, TINA)
    assert codes(case, acted(case, "300", members=(WILL,))) == ["complaint.not_in_group", "recusal.superior"]
    about = raised(attrs.evolve(SEVERE, person="greg"), LAW)
    about = then(about, CustomerContacted(at=later(about), by=CARL, notice=CALLED))
    form = CrisisGroupFormed(at=later(about), by=GREG, members=(VERA, WILL))
    assert codes(about, form) == ["complaint.about_actor"]
    assert codes(about, PublicInformed(at=later(about), by=GREG, channel="press", content="all is well")) == ["complaint.about_actor"]


# Approval made up afterwards ---------------------------------------------------------------------------------------------------------------------


@pytest.mark.clause("BANK-4.1")
def test_whom_it_is_about_refuses_no_money_paid_in_an_emergency() -> None:
    case = raised(attrs.evolve(SEVERE, person="fred"), LAW)
    case = paid(formed(then(case, CustomerContacted(at=later(case), by=CARL, notice=CALLED)), VERA, WILL))
    assert codes(case, refused(case)) == ["complaint.about_actor"]  # fred said no
    assert codes(case, ratified(case)) == ["complaint.about_actor"]  # or yes


@pytest.mark.clause("BANK-4.1")
@SETTLEMENTS
def test_nobody_of_the_group_settles_what_it_paid(settle: Settle) -> None:
    case = paid(formed(severe(), VERA, WILL, TINA))
    assert codes(case, settle(case)) == []
    assert codes(case, settle(case, VERA)) == ["complaint.in_group"]
    assert codes(case, settle(case, TINA)) == ["complaint.in_group"]  # of the group, though she did not act
    assert codes(case, settle(case, PROXY)) == ["complaint.in_group"]  # nor does anybody for one of it
    left = formed(case, WILL, TINA)
    assert codes(left, settle(left, VERA)) == ["complaint.in_group"]  # she acted, and left the group since


@pytest.mark.clause("BANK-4.1")
@pytest.mark.parametrize(("settle", "code"), [(ratified, "own_proposal"), (refused, "complaint.in_group")])
def test_nobody_of_the_group_signs_for_what_it_paid(settle: Settle, code: str) -> None:
    idle = paid(formed(severe(), VERA, WILL, FRED))
    assert codes(idle, settle(idle)) == [code]
    left = paid(formed(severe(), VERA, FRED), together_with=FRED)
    left = formed(left, VERA, WILL)
    assert codes(left, settle(left)) == [code]


@pytest.mark.clause("BANK-4.1")
@SETTLEMENTS
def test_there_is_nothing_to_settle_where_the_group_paid_nothing_or_it_was_settled_before(settle: Settle) -> None:
    case = grouped(severe())
    assert "complaint.nothing_to_ratify" in codes(case, settle(case))
    once = paid(case)
    once = then(once, settle(once))
    assert "complaint.nothing_to_ratify" in codes(once, settle(once))


@pytest.mark.clause("BANK-4.1", "RULES-4.26")
@SETTLEMENTS
def test_settled_after_the_answer_it_may_be_closed_and_what_was_done_stays_done(settle: Settle) -> None:
    case = paid(grouped(severe(State.RETURNED)))
    case = performed(then(case, CustomerAnswered(at=later(case), by=CARL, reply=WRITTEN)), LAW)
    assert codes(case, Closed(at=later(case), by=CARL, no_action=NO_ACTION)) == ["complaint.not_ratified"]
    settled = then(case, settle(case))
    closed = then(settled, Closed(at=later(settled), by=CARL, no_action=NO_ACTION))
    assert closed.state is State.CLOSED
    assert [step.event for step in closed.history if isinstance(step.event, EmergencyRemedy)] == list(case.unapproved)


@pytest.mark.clause("BANK-4.1", "RULES-1.2")
def test_nothing_unsettled_is_referred_elsewhere() -> None:
    case = paid(grouped(severe()))
    assert codes(case, Referred(at=later(case), by=ADA, body="the insurer", reply=WRITTEN)) == ["complaint.not_ratified"]


@pytest.mark.clause("BANK-4.1", "RULES-4.25")
@SETTLEMENTS
def test_what_is_settled_late_was_on_the_list_and_stays_on_record_as_late(settle: Settle) -> None:
    """Three days to settle: on the fifth it is overdue, then met late; the remedy stands where it stood."""
    case = paid(grouped(severe()))
    at = later(case) + timedelta(days=5)
    overdue = {one.reading.clock for one in work_list([case], at=at, rules={LAW.edition: LAW}).overdue}
    assert "ratify" in overdue
    late = then(case, attrs.evolve(settle(case), at=at))
    assert late.clocks(at=later(late), rules=LAW)["ratify"].state is ClockState.MET_LATE
    assert (late.state, late.history[:-1]) == (case.state, case.history)


# Once recused ------------------------------------------------------------------------------------------------------------------------------------


@pytest.mark.clause("RULES-4.11")
def test_nobody_acts_for_whom_was_recused() -> None:
    case = case_at(State.ASSIGNED)
    out = then(case, Recused(at=later(case), by=ADA, person="hans", why="his brother's shop"))
    assert codes(out, ReportFiled(at=later(out), by=attrs.evolve(SUSI, on_behalf_of="hans"), report=REPORT)) == ["complaint.recused"]


@pytest.mark.clause("RULES-4.11")
def test_who_was_recused_neither_gives_it_to_another_nor_coordinates_it_nor_checks_its_measures() -> None:
    case = case_at(State.ASSIGNED)
    out = then(case, Recused(at=later(case), by=attrs.evolve(ADA, id="abel"), person="ada", why="her flat"))
    assert codes(out, HandlerAssigned(at=later(out), by=ADA, department="bank/relations/complaints")) == ["complaint.recused"]
    assert codes(out, ClockPaused(at=later(out), by=ADA, why="appraisal", notice=CALLED)) == ["complaint.recused"]
    assert codes(out, MergedInto(at=later(out), by=ADA, into="C-9")) == ["complaint.recused"]
    action = Action(id="A1", kind="preventive", owner="susi", due=date(2026, 8, 1), what="one fee table")
    done = then(out, ActionAgreed(at=later(out), by=SUSI, action=action))
    done = then(done, ActionDone(at=later(done), by=SUSI, action="A1"))
    assert codes(done, ActionChecked(at=later(done), by=ADA, action="A1", effective=True)) == ["complaint.recused"]


@pytest.mark.clause("RULES-4.11")
def test_a_report_is_reviewed_by_a_superior_of_who_made_it_not_by_a_peer_or_a_stranger() -> None:
    case = case_at(State.REPORTED)
    for who in (attrs.evolve(SUSI, id="peer", rank=1), attrs.evolve(SUSI, id="stranger", unit="bank/branch", rank=5)):
        assert codes(case, ReportReviewed(at=later(case), by=who)) == ["complaint.not_superior"]


# Under review ------------------------------------------------------------------------------------------------------------------------------------


def under_review() -> Complaint:
    case = case_at(State.CLOSED, EXEMPT)
    return then(case, ReviewRequested(at=later(case), by=CARL, why="too little", statement=SAID))


@pytest.mark.clause("RULES-1.2", "RULES-4.1")
def test_a_complaint_is_withdrawn_while_its_decision_is_under_review() -> None:
    asked = under_review()
    gone = then(asked, Withdrawn(at=later(asked), by=CARL, why="all is well now", statement=SAID))
    assert (gone.state, gone.ended) == (State.WITHDRAWN, gone.history[-1].event)
    assert codes(gone, ReviewDecided(at=later(gone), by=GREG, ruling="upheld", reply=WRITTEN)) == ["not_now"]


@pytest.mark.clause("RULES-4.1")
def test_who_was_recused_under_review_decides_no_review() -> None:
    asked = under_review()
    out = then(asked, Recused(at=later(asked), by=ADA, person="greg", why="his sister's card"))
    assert codes(out, ReviewDecided(at=later(out), by=GREG, ruling="upheld", reply=WRITTEN)) == ["complaint.recused"]


# Simple, and time --------------------------------------------------------------------------------------------------------------------------------


@pytest.mark.clause("FIN-2.3", "RULES-4.14", "RULES-4.26")
def test_what_is_solved_at_once_is_answered_on_record_and_by_nobody_it_is_about() -> None:
    case = raised(SIMPLE, LAW)
    silent = attrs.evolve(solved(case), reply=attrs.evolve(WRITTEN, content=" "))
    assert codes(case, silent) == ["complaint.reply_incomplete"]
    assert codes(case, Closed(at=later(case), by=ANNA, no_action=NO_ACTION)) == ["not_now"]
    about = raised(attrs.evolve(SIMPLE, person="anna"), LAW)
    assert codes(about, solved(about)) == ["complaint.about_actor"]
    unsolved = case_at(State.RETURNED, SIMPLE)
    unanswered = unsolved.moved(State.SOLVED, unsolved.history)
    assert codes(unanswered, Closed(at=later(unanswered), by=ANNA, no_action=NO_ACTION)) == ["complaint.not_answered"]


@pytest.mark.clause("RULES-4.26")
def test_no_pause_is_longer_than_the_rulebook_lets_it_be() -> None:
    """Thirty days from 6 July, and not one more."""
    case = case_at(State.ASSIGNED)
    pause = ClockPaused(at=later(case), by=ADA, why="mediation", clock="respond", agreed=True, statement=SAID, until=date(2026, 8, 5))
    assert codes(case, pause) == []
    assert codes(case, attrs.evolve(pause, until=date(2026, 8, 6))) == ["clock.pause_too_long"]

"""A simple complaint is solved at the first moment or goes on; a severe one is contacted first, and a group may act before anybody approved."""

from __future__ import annotations

from datetime import timedelta

import attrs
import pytest

from crmcore.complaints import SEVERE, SIMPLE, Complaint, ComplaintRules, CrisisRules, Remedy, State, record_of
from crmcore.complaints.events import (
    Closed,
    CrisisGroupFormed,
    CustomerAnswered,
    CustomerContacted,
    EmergencyRatified,
    EmergencyRefused,
    EmergencyRemedy,
    FollowUpUnsolved,
    GroundsConfirmed,
    MergedInto,
    PassedOn,
    ProgressReported,
    PublicInformed,
    Recused,
    Withdrawn,
)
from crmcore.complaints.lifecycles.standard import STANDARD, joining_standard
from crmcore.errors import InvalidValue
from crmcore.policy import Approval, ApprovalRequest, Refusal, refuse
from crmcore.worktime import ClockState
from tests.complaints import alongside as b
from tests.complaints.alongside import CALLED, LAW, VERA, WILL, acted, case_at, codes, grant_of, grouped, solved, then
from tests.complaints.cases import ADA, ANNA, CARL, FRED, GREG, HANS, NO_ACTION, POLICY, SAID, WRITTEN, cny, later, performed, raised

# Solved at once ----------------------------------------------------------------------------------------------------------------------------------


def simple() -> Complaint:
    return raised(b.SIMPLE, LAW)


@pytest.mark.clause("FIN-2.3", "RULES-1.5")
def test_what_is_solved_at_once_still_has_its_card_its_number_and_its_place_in_the_statistics() -> None:
    case = then(simple(), solved(simple()))
    assert (case.lifecycle, case.state, case.told) == (SIMPLE.ref, State.SOLVED, case.history[-1].event)
    record = record_of(case, at=later(case), rules=LAW)
    assert (record.id, record.outcome, record.is_closed) == ("C-simple", "solved", True)
    closed = then(case, Closed(at=later(case), by=ANNA, no_action=NO_ACTION))
    assert closed.state is State.CLOSED
    assert closed.clocks(at=later(closed), rules=LAW)["respond"].state is ClockState.MET


@pytest.mark.clause("FIN-2.3")
def test_the_customer_is_content_or_it_goes_on() -> None:
    case = simple()
    assert codes(case, solved(case, content=False)) == ["complaint.not_content"]
    assert codes(case, attrs.evolve(solved(case), by=HANS)) == ["complaint.lacks_role"]
    assert codes(case, GroundsConfirmed(at=later(case), by=ANNA)) == ["not_now"]
    on = then(case, PassedOn(at=later(case), by=ANNA, why="not content"))
    assert then(on, GroundsConfirmed(at=later(on), by=ANNA)).state is State.CONFIRMED
    assert codes(case, PassedOn(at=later(case), by=ANNA, why="")) == ["complaint.no_reason"]


@pytest.mark.clause("FIN-5.2")
def test_what_proves_unsolved_goes_on_even_after_it_was_closed() -> None:
    case = then(simple(), solved(simple()))
    on = then(case, PassedOn(at=later(case), by=ANNA, why="it came again"))
    assert (on.state, on.told) == (State.PASSED_ON, None)
    closed = then(case, Closed(at=later(case), by=ANNA, no_action=NO_ACTION))
    again = then(closed, FollowUpUnsolved(at=later(closed), by=CARL, statement=SAID))
    assert (again.state, again.told) == (State.REOPENED, None)
    assert case_at(State.CLOSED, b.SIMPLE).recheck(rules=LAW) == ()


@pytest.mark.clause("RULES-4.18", "FIN-2.3")
def test_money_given_at_once_has_its_grant() -> None:
    case = simple()
    back = Remedy(kind="compensation", amount=cny("300"))
    assert codes(case, solved(case, back)) == ["complaint.grants_missing"]
    assert codes(case, solved(case, back, grants=(grant_of(case, "300", by=ANNA),))) == []
    assert codes(case, solved(case, back, grants=(grant_of(case, "301", by=ANNA),))) == ["grant_of_other_amount"]
    assert codes(case, solved(case, Remedy(kind="compensation", amount=attrs.evolve(cny("3"), currency="EUR")))) == ["complaint.remedy_currency"]
    assert codes(case, attrs.evolve(solved(case, back, grants=(grant_of(case, "300", by=VERA),)), by=attrs.evolve(ANNA, on_behalf_of="fred"))) == [
        "own_proposal"
    ]
    paid = then(case, solved(case, back, grants=(grant_of(case, "300", by=ANNA),)))
    assert paid.granted == cny("300")


# Severe: contact before anything else ------------------------------------------------------------------------------------------------------------


def severe(state: State = State.CONTACTED) -> Complaint:
    return case_at(state, b.SEVERE)


@pytest.mark.clause("RULES-1.5", "FIN-7.3")
def test_a_severe_complaint_is_contacted_before_anything_else() -> None:
    case = raised(b.SEVERE, LAW)
    assert case.lifecycle == SEVERE.ref
    assert codes(case, GroundsConfirmed(at=later(case), by=ANNA)) == ["not_now"]
    late = then(case, CustomerContacted(at=case.card.received_at + timedelta(hours=3), by=CARL, notice=CALLED))
    assert late.clocks(at=later(late), rules=LAW)["first_contact"].state is ClockState.MET_LATE
    soon = then(case, CustomerContacted(at=case.card.received_at + timedelta(hours=1), by=CARL, notice=CALLED))
    assert soon.state is State.CONTACTED
    assert soon.clocks(at=later(soon), rules=LAW)["first_contact"].state is ClockState.MET


@pytest.mark.clause("RULES-1.5", "FIN-7.3", "FIN-2.3")
def test_progress_is_reported_again_and_again() -> None:
    case = severe(State.ASSIGNED)
    first = case.clocks(at=later(case), rules=LAW)["progress"]
    told = then(case, ProgressReported(at=case.card.received_at + timedelta(days=2), by=HANS, notice=CALLED))
    second = told.clocks(at=later(told), rules=LAW)["progress"]
    assert first.last_day is not None
    assert second.last_day is not None
    assert second.last_day > first.last_day
    assert told.clocks(at=later(told) + timedelta(days=4), rules=LAW)["progress"].state is ClockState.BREACHED


@pytest.mark.clause("FIN-7.3")
def test_the_whole_walk_of_a_severe_one_and_the_public_is_informed() -> None:
    case = grouped(severe())
    inform = PublicInformed(at=later(case), by=GREG, channel="press", content="what happened, and what we do")
    assert codes(case, attrs.evolve(inform, content=" ")) == ["empty"]
    assert codes(case, attrs.evolve(inform, by=CARL)) == ["complaint.lacks_role"]
    case = then(case, inform)
    while case.state is not State.CLOSED:
        case = then(case, b.step(case))
    assert case.recheck(rules=LAW) == ()


# Severe: the group -------------------------------------------------------------------------------------------------------------------------------


@pytest.mark.clause("BANK-4.1", "FIN-7.3")
def test_a_group_has_two_members_at_least_by_their_positions() -> None:
    case = severe()
    form = CrisisGroupFormed(at=later(case), by=GREG, members=(VERA, WILL))
    assert then(case, form).group == (VERA, WILL)
    assert case.group == ()
    assert codes(case, attrs.evolve(form, members=(VERA,))) == ["complaint.group_too_small"]
    assert codes(case, attrs.evolve(form, members=(VERA, VERA))) == ["complaint.group_too_small"]
    assert codes(case, attrs.evolve(form, members=(VERA, attrs.evolve(WILL, on_behalf_of="vera")))) == ["complaint.group_too_small"]
    assert codes(case, attrs.evolve(form, members=(VERA, HANS))) == ["complaint.not_for_group"]
    assert codes(case, attrs.evolve(form, by=CARL)) == ["complaint.lacks_role"]
    about = raised(attrs.evolve(b.SEVERE, person="will"), LAW)
    about = then(about, CustomerContacted(at=later(about), by=CARL, notice=CALLED))
    assert codes(about, attrs.evolve(form, at=later(about))) == ["complaint.about_actor"]
    out = then(case, Recused(at=later(case), by=ADA, person="vera", why="her flat"))
    assert codes(out, attrs.evolve(form, at=later(out))) == ["complaint.recused"]


def without_crisis() -> ComplaintRules:
    return attrs.evolve(LAW, crisis=None)


def test_without_rules_for_it_there_is_no_group_and_no_emergency() -> None:
    case = grouped(severe())
    form = CrisisGroupFormed(at=later(case), by=GREG, members=(VERA, WILL))
    for event in (form, acted(case, "100")):
        assert [one.code for one in case.check(event, rules=without_crisis()).reasons] == ["complaint.no_crisis_rules"]
    with pytest.raises(
        InvalidValue, match="`reasons` is empty; give a value · `positions` is empty; give a value · a crisis group of 1 is too small; it takes 2"
    ):
        CrisisRules(reasons=(), positions=(), at_least=1)


@pytest.mark.clause("BANK-4.1")
def test_the_group_acts_together_in_an_emergency_only() -> None:
    case = grouped(severe())
    assert codes(case, acted(case, "100")) == []
    assert codes(case, acted(case, "100", members=())) == ["complaint.group_too_small"]
    assert codes(case, acted(case, "100", members=(GREG,))) == ["complaint.not_in_group"]
    assert codes(case, acted(case, "100", reason="hurry")) == ["complaint.no_emergency"]
    assert codes(case, acted(case)) == ["empty"]
    assert codes(case, attrs.evolve(acted(case, "100"), by=GREG)) == ["complaint.not_in_group"]
    foreign = Remedy(kind="compensation", amount=attrs.evolve(cny("3"), currency="EUR"))
    assert codes(case, attrs.evolve(acted(case, "100"), remedies=(foreign, Remedy(kind="apology")))) == ["complaint.remedy_currency"]
    assert codes(severe(), acted(case, "100")) == ["complaint.no_group"]


def emergency(*amounts: str, state: State = State.CONTACTED) -> Complaint:
    case = grouped(severe(state))
    return then(case, acted(case, *amounts))


@pytest.mark.clause("BANK-4.1", "RULES-4.18")
def test_approval_is_made_up_by_whoever_would_have_decided_and_by_nobody_of_the_group() -> None:
    case = emergency("300", "400")
    ratify = EmergencyRatified(at=later(case), by=ADA, grants=(grant_of(case, "700"),))
    done = then(case, ratify)
    assert (done.granted, done.unapproved) == (cny("700"), ())
    assert (
        codes(case, attrs.evolve(ratify, grants=(grant_of(case, "300"), grant_of(case, "400"))))
        == ["complaint.grants_missing"] + ["grant_of_other_amount"] * 2
    )
    assert codes(case, attrs.evolve(ratify, grants=())) == ["complaint.grants_missing"]
    assert codes(case, attrs.evolve(ratify, by=VERA)) == ["complaint.in_group"]
    assert codes(done, attrs.evolve(ratify, at=later(done))) == ["complaint.nothing_to_ratify", "complaint.grant_not_needed"]


@pytest.mark.clause("BANK-4.1")
def test_a_member_of_the_group_does_not_sign_afterwards() -> None:
    case = raised(b.SEVERE, LAW)
    case = then(case, CustomerContacted(at=later(case), by=CARL, notice=CALLED))
    case = then(case, CrisisGroupFormed(at=later(case), by=GREG, members=(VERA, attrs.evolve(WILL, id="fred"))))
    case = then(case, attrs.evolve(acted(case, "300"), members=(attrs.evolve(WILL, id="fred"),)))
    assert codes(case, EmergencyRatified(at=later(case), by=ADA, grants=(grant_of(case, "300"),))) == ["own_proposal"]


def refusal_of(case: Complaint, amount: str, *, subject: str | None = None) -> Refusal:
    at = case.history[-1].event.at
    request = ApprovalRequest(
        id="R1", action="compensation", amount=cny(amount), requested_by=VERA, at=at, subject=subject or case.id, customer="K-7"
    )
    return refuse(Approval(request), by=FRED, at=at, rules=POLICY)


@pytest.mark.clause("BANK-4.1")
def test_a_refusal_is_on_record_and_undoes_nothing() -> None:
    case = emergency("300")
    no = EmergencyRefused(at=later(case), by=ADA, why="too much", refusals=(refusal_of(case, "300"),))
    refused = then(case, no)
    assert (refused.unapproved, refused.granted) == ((), None)
    assert [type(step.event) for step in refused.history][-2:] == [EmergencyRemedy, EmergencyRefused]
    assert codes(case, attrs.evolve(no, refusals=())) == ["complaint.no_refusal"]
    assert codes(case, attrs.evolve(no, refusals=(refusal_of(case, "299"),))) == ["complaint.other_refusal"]
    assert codes(case, attrs.evolve(no, refusals=(refusal_of(case, "300", subject="C-x"),))) == ["complaint.other_refusal"]
    assert codes(case, attrs.evolve(no, refusals=(attrs.evolve(refusal_of(case, "300"), by=WILL),), why="")) == [
        "complaint.in_group",
        "complaint.no_reason",
    ]


@pytest.mark.clause("BANK-4.1")
def test_late_approval_is_late_and_counts_all_the_same() -> None:
    case = emergency("300")
    assert case.clocks(at=later(case), rules=LAW)["ratify"].state is ClockState.RUNNING
    late = then(case, EmergencyRatified(at=later(case) + timedelta(days=5), by=ADA, grants=(grant_of(case, "300"),)))
    assert late.clocks(at=later(late), rules=LAW)["ratify"].state is ClockState.MET_LATE
    again = then(late, attrs.evolve(acted(late, "100")))
    assert again.clocks(at=later(again), rules=LAW)["ratify"].state is ClockState.RUNNING


@pytest.mark.clause("BANK-4.1", "RULES-4.26")
def test_no_file_is_closed_while_an_emergency_remedy_waits() -> None:
    case = emergency("300", state=State.RETURNED)
    for event in (Withdrawn(at=later(case), by=CARL, why="settled", statement=SAID),):
        assert codes(case, event) == ["complaint.not_ratified"]
    early = emergency("300")
    assert codes(early, MergedInto(at=later(early), by=ADA, into="C-1")) == ["complaint.not_ratified"]
    answered = performed(then(case, CustomerAnswered(at=later(case), by=CARL, reply=WRITTEN)), LAW)
    assert codes(answered, Closed(at=later(answered), by=CARL, no_action=NO_ACTION)) == ["complaint.not_ratified"]
    settled = then(answered, EmergencyRatified(at=later(answered), by=ADA, grants=(grant_of(answered, "300"),)))
    assert then(settled, Closed(at=later(settled), by=CARL, no_action=NO_ACTION)).granted == cny("800")


# How the tables of these classes are made --------------------------------------------------------------------------------------------------------


@pytest.mark.clause("RULES-1.5")
def test_what_is_not_their_own_is_the_standard_procedure() -> None:
    assert joining_standard((), State.RECEIVED)[0].id == "confirm"
    standard = {one.id for one in STANDARD.transitions}
    accept = next(one for one in STANDARD.transitions if one.id == "accept")
    assert [one.id for one in joining_standard((accept,), State.RECEIVED)].count("accept") == 1
    assert {one.id for one in SIMPLE.transitions} == standard | {"solve", "pass_on", "turn_away_at_once"}
    assert {one.id for one in SEVERE.transitions} == standard | {
        "contact_first",
        "try_contact_first",
        "form_crisis_group",
        "inform_public",
        "act_in_emergency",
        "ratify",
        "refuse_to_ratify",
    }

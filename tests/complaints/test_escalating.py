"""Another unit takes over: above the one that handles it or beside it, with the reason, at any stage of handling."""

from __future__ import annotations

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from crmcore.adapters import default_codec
from crmcore.complaints import Complaint, State, record_of
from crmcore.complaints.events import Escalated, HandlerAssigned, ReportFiled
from crmcore.complaints.supervision import work_list
from crmcore.event import Actor, Event
from tests.complaints.cases import ADA, CARD, HANS, REPORT, RULES, case_in, later
from tests.oracle import above as oracle

HEAD = Actor(id="hedda", unit="bank/head-office/complaints", rank=2, roles=frozenset({"handler"}))
STAGES = ("assigned", "reported", "reviewed", "submitted", "decided", "proposed", "approved", "returned")


def escalated(case: Complaint, department: str = "bank/head-office", **more: object) -> Escalated:
    fields: dict[str, object] = {"at": later(case), "by": ADA, "department": department, "why": "head office decides such cases", **more}
    return Escalated(**fields)  # type: ignore[arg-type]


def codes(case: Complaint, event: Event) -> list[str]:
    return [one.code for one in case.check(event, rules=RULES).reasons]


@pytest.mark.clause("RULES-4.9", "RULES-4.25")
@pytest.mark.parametrize("stage", STAGES)
def test_it_is_taken_over_at_any_stage_of_handling_and_stays_where_it_was(stage: str) -> None:
    case = case_in(State(stage), CARD, RULES)
    over = case.advance(escalated(case), rules=RULES)
    assert (over.state, over.report) == (case.state, case.report)
    assert over.assignment == over.history[-1].event
    assert record_of(over, at=later(over), rules=RULES).unit == "bank/head-office"


def test_whoever_handled_it_before_does_so_no_more() -> None:
    case = case_in(State.ASSIGNED, CARD, RULES)
    over = case.advance(escalated(case), rules=RULES)
    assert codes(over, ReportFiled(at=later(over), by=HANS, report=REPORT)) == ["complaint.other_department"]
    assert codes(over, ReportFiled(at=later(over), by=HEAD, report=REPORT)) == []
    back = over.advance(HandlerAssigned(at=later(over), by=ADA, department="bank/relations/complaints"), rules=RULES)
    assert codes(back, ReportFiled(at=later(back), by=HANS, report=REPORT)) == []
    both = case.advance(escalated(case, together_with="bank/relations/complaints"), rules=RULES)
    assert codes(both, ReportFiled(at=later(both), by=HANS, report=REPORT)) == []


def test_the_work_list_of_a_unit_follows_it() -> None:
    case = case_in(State.ASSIGNED, CARD, RULES)
    over = case.advance(escalated(case), rules=RULES)
    at = later(over, hours=24 * 30)
    lists = {unit: work_list([over], at=at, rules={RULES.edition: RULES}, unit=unit).overdue for unit in ("bank/head-office", "bank/relations")}
    assert (len(lists["bank/head-office"]) > 0, lists["bank/relations"]) == (True, ())


def test_a_reason_and_another_unit_than_the_one_complained_about() -> None:
    case = case_in(State.ASSIGNED, attrs.evolve(CARD, unit="bank/head-office"), RULES)
    assert codes(case, escalated(case, why=" ")) == ["complaint.no_reason", "complaint.left_to_them"]
    assert codes(case, escalated(case, "")) == ["empty"]
    assert codes(case, escalated(case, by=HANS)) == ["complaint.lacks_role", "complaint.left_to_them"]
    early = case_in(State.ACCEPTED, CARD, RULES)
    assert codes(early, escalated(early)) == ["not_now"]


UNITS = st.lists(st.sampled_from(("a", "b")), max_size=3).map(lambda parts: "/".join(("bank", *parts)))


@given(unit=UNITS, handles=UNITS, other=st.none() | UNITS)
def test_above_or_beside_is_as_the_twin_says(unit: str, handles: str, other: str | None) -> None:
    case = case_in(State.ACCEPTED, CARD, RULES)
    case = case.advance(HandlerAssigned(at=later(case), by=ADA, department=handles, together_with=other), rules=RULES)
    event = escalated(case, unit)
    may = oracle.above_or_beside(unit, [handles] if other is None else [handles, other])
    assert codes(case, event) == ([] if may else ["complaint.not_escalated"])
    if may:
        over = case.advance(event, rules=RULES)
        assert default_codec().decode(default_codec().encode(over), Complaint) == over

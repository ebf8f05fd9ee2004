"""The work list of supervision: escalated, left standing, actions and follow-ups; by unit, by role, by urgency."""

from __future__ import annotations

from datetime import date, datetime
from fractions import Fraction
from zoneinfo import ZoneInfo

import attrs
import pytest

from crmcore.complaints import Action, Complaint, ComplaintClass, State
from crmcore.complaints.events import ActionAgreed, ActionChecked, ActionDone, ClockPaused, FollowUpDone, HandlerAssigned
from crmcore.complaints.supervision import EscalationStep, FollowUpRules, SupervisionRules, WorkList, work_list
from crmcore.complaints.supervision.worklist import Unreadable
from crmcore.decision import finding
from crmcore.event import Event
from crmcore.messages import Language
from crmcore.rules import Everyone, FirstMatch, Row
from crmcore.worktime import Duration, TimeUnit
from tests.complaints.cases import ADA, CARD, CARL, CLOSE, HANS, RULES, SAID, case_in, raised

SHANGHAI = ZoneInfo("Asia/Shanghai")
RESPOND = attrs.evolve(
    CLOSE, id="respond", within=Duration(60, TimeUnit.DAY), warn_at=(), pauses={"clock_paused"}, resumes={"clock_resumed"}, clause=None
)
WATCHED = attrs.evolve(
    RULES,
    classes=FirstMatch((Row("all", Everyone(), ComplaintClass(id="all", clocks=(CLOSE, RESPOND))),)),
    supervision=SupervisionRules(
        escalation=(
            EscalationStep(id="half", share=Fraction(1, 2), tell=("handler_supervisor",)),
            EscalationStep(id="late", past_due=Duration(1, TimeUnit.DAY), tell=("general_manager", "administration")),
        ),
        follow_up=FollowUpRules(within=Duration(7, TimeUnit.DAY)),
        check_within=Duration(30, TimeUnit.DAY),
    ),
)


def at(month: int, day: int, hour: int = 9) -> datetime:
    """Return an instant of 2026 in Shanghai."""
    return datetime(2026, month, day, hour, tzinfo=SHANGHAI)


def after(case: Complaint, *events: Event) -> Complaint:
    """Return a complaint after some events."""
    for event in events:
        case = case.advance(event, rules=WATCHED)
    return case


def numbered(id_: str, day: int = 6) -> Complaint:
    """Return a complaint of its own number, received on a day of July."""
    return raised(attrs.evolve(CARD, number=id_, received_at=at(7, day)), WATCHED)


def listed(*cases: Complaint, now: datetime, unit: str | None = None) -> WorkList:
    """Return the work list."""
    return work_list(cases, at=now, rules={WATCHED.edition: WATCHED}, unit=unit)


def action(id_: str, due: date) -> ActionAgreed:
    """Return an agreed action."""
    return ActionAgreed(at=at(7, 20), by=HANS, action=Action(id=id_, kind="preventive", owner="hans", due=due, what="one fee table"))


@pytest.mark.clause("RULES-4.25")
def test_escalated_complaints_stand_on_the_list_the_earliest_first() -> None:
    found = listed(numbered("C-2", 8), numbered("C-1", 1), numbered("C-3", 12), now=at(7, 13))
    assert [(one.case, one.step) for one in found.escalated] == [("C-1", "half"), ("C-1", "late"), ("C-2", "half")]
    assert [one.id for one in found.overdue] == ["C-1"]
    found = listed(numbered("C-1", 8), numbered("C-2", 1), now=at(7, 13))
    assert [(one.case, one.step) for one in found.escalated] == [("C-2", "half"), ("C-2", "late"), ("C-1", "half")]


@pytest.mark.clause("RULES-4.25")
def test_a_pause_that_nobody_ended_or_that_has_no_end_is_on_the_list() -> None:
    kept = after(numbered("C-1"), ClockPaused(at=at(7, 7), by=ADA, clock="respond", why="appraisal", until=date(2026, 7, 9)))
    open_ = after(numbered("C-2"), ClockPaused(at=at(7, 8), by=ADA, clock="respond", why="appraisal"))
    assert [one.id for one in listed(kept, open_, numbered("C-3"), now=at(7, 8)).paused] == ["C-2"]
    assert sorted(one.id for one in listed(kept, open_, now=at(7, 10)).paused) == ["C-1", "C-2"]


@pytest.mark.clause("RULES-4.25", "MAN-4.2", "FIN-5.2")
def test_what_is_owed_after_the_answer_is_on_the_list_once_its_day_is_past() -> None:
    closed = case_in(State.CLOSED, rules=WATCHED)
    owing = after(closed, action("A-1", date(2026, 8, 1)), action("A-2", date(2026, 7, 25)))
    assert listed(owing, now=at(7, 13)).follow_ups == ()
    found = listed(owing, now=at(7, 26))
    assert [one.action.id for one in found.actions] == ["A-2"]
    assert [one.case for one in found.follow_ups] == [closed.id]
    assert (found.overdue, found.escalated) == ((), ())
    assert listed(after(owing, FollowUpDone(at=at(7, 27), by=CARL, statement=SAID)), now=at(8, 2)).follow_ups == ()
    assert [one.action.id for one in listed(owing, now=at(8, 2)).actions] == ["A-2", "A-1"]


@pytest.mark.clause("RULES-4.25", "DEPT-1.4")
def test_an_action_that_failed_stands_before_those_that_are_late_and_those_by_their_day() -> None:
    closed = case_in(State.CLOSED, rules=WATCHED)
    owing = after(closed, action("A-3", date(2026, 7, 24)), action("A-1", date(2026, 8, 20)), action("A-2", date(2026, 7, 25)))
    done = after(owing, ActionDone(at=at(7, 26), by=HANS, action="A-1"))
    failed = after(done, ActionChecked(at=at(7, 27), by=ADA, action="A-1", effective=False))
    assert [one.action.id for one in listed(failed, now=at(7, 28)).actions] == ["A-1", "A-3", "A-2"]


@pytest.mark.clause("RULES-4.25")
def test_a_unit_sees_what_lies_with_it_or_below() -> None:
    """Before a department is named, a complaint lies with the unit that took it in."""
    at_west = numbered("C-1", 1)
    handled = case_in(State.ACCEPTED, attrs.evolve(CARD, number="C-2", received_at=at(7, 1)), WATCHED)
    handled = after(handled, HandlerAssigned(at=at(7, 2), by=ADA, department="bank/relations/complaints", together_with="bank/risk"))
    now = at(7, 13)
    for unit, wanted in {
        "bank": ["C-1", "C-2"],
        "bank/outlets": ["C-1"],
        "bank/relations/complaints": ["C-2"],
        "bank/risk": ["C-2"],
        "bank/out": [],
    }.items():
        assert [one.id for one in listed(at_west, handled, now=now, unit=unit).overdue] == wanted


@pytest.mark.clause("RULES-4.25")
def test_a_role_sees_what_it_is_told_of_and_what_it_owes() -> None:
    late, soon = numbered("C-1", 1), numbered("C-2", 8)
    paused = after(soon, ClockPaused(at=at(7, 9), by=ADA, clock="respond", why="appraisal"))
    owing = after(case_in(State.CLOSED, rules=WATCHED), action("A-1", date(2026, 7, 25)))
    everything = listed(late, paused, owing, now=at(7, 26))
    manager = everything.for_role("general_manager")
    assert {one.case for one in manager.escalated} == {"C-1", "C-2"}
    assert [one.step for one in manager.escalated] == ["late", "late"]
    assert [one.id for one in manager.overdue] == ["C-1", "C-2"]
    assert [one.id for one in manager.paused] == ["C-2"]
    assert (manager.follow_ups, manager.actions, manager.at) == ((), (), everything.at)
    service = everything.for_role("customer_service")
    assert ([one.case for one in service.follow_ups], service.overdue) == ([owing.id], ())


def test_the_whole_list_says_itself_line_by_line() -> None:
    closed = after(case_in(State.CLOSED, rules=WATCHED), action("A-1", date(2026, 7, 10)))
    found = listed(numbered("C-1", 1), closed, now=at(7, 14))
    assert [line.split(":")[0] for line in found.lines()] == ["`C-1`", "`C-1`", "`C-1`", "`C-2026-0417`"]
    assert next(found.lines()).startswith("`C-1`: received; clock `close`: ")
    assert next(found.lines(Language.ZH)).startswith("`C-1`的状态为“已收到”；时限`close`：")


def test_what_could_not_be_loaded_stands_first_on_every_list() -> None:
    fault = finding("save.missing", "C-9", path="data")
    broken = (Unreadable(case="C-9", why=(fault,)),)
    case = case_in(State.REPORTED)
    listed_ = work_list([case], at=at(7, 20), rules={RULES.edition: RULES}, unreadable=(fault,))
    assert listed_.unreadable == listed_.for_role("intake").unreadable == broken
    assert next(listed_.lines()) == "`C-9` cannot be read: `data` is missing; give a save as it was written"
    assert next(listed_.lines(Language.ZH)) == "无法读取`C-9`：缺少`data`；请提供原样的存档"
    assert work_list([], at=at(7, 20), rules={RULES.edition: RULES}, unit="bank/nowhere", unreadable=(fault,)).unreadable == broken

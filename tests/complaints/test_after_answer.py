"""Actions with owner, due day and check of their effect; the follow-up that each answer owes."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from crmcore.complaints import Action, Complaint, ComplaintRules, ReopenedFor, State
from crmcore.complaints.events import ActionAgreed, ActionChecked, ActionDone, FollowUpDone, FollowUpUnsolved, HandlerAssigned, Referred, Reopened
from crmcore.complaints.supervision import ActionState, FollowUpRules, SupervisionRules, actions_of, follow_up_of
from crmcore.errors import InvalidValue
from crmcore.event import Event
from crmcore.messages import Language
from crmcore.worktime import Duration, TimeUnit
from tests.complaints.cases import ADA, CARL, HANS, RULES, SAID, WRITTEN, case_in, walked
from tests.oracle.recurring import action_state

SHANGHAI = ZoneInfo("Asia/Shanghai")
WATCHED = attrs.evolve(
    RULES,
    supervision=SupervisionRules(follow_up=FollowUpRules(within=Duration(7, TimeUnit.DAY)), check_within=Duration(1, TimeUnit.MONTH)),
)
ACTION = Action(id="A-1", kind="preventive", owner="hans", due=date(2026, 7, 31), what="one fee table only")


def day(month: int, value: int, hour: int = 9) -> datetime:
    """Return an instant of 2026 in Shanghai."""
    return datetime(2026, month, value, hour, tzinfo=SHANGHAI)


def after(case: Complaint, *events: Event, rules: ComplaintRules = WATCHED) -> Complaint:
    """Return a complaint after some events."""
    for event in events:
        case = case.advance(event, rules=rules)
    return case


CLOSED = case_in(State.CLOSED, rules=WATCHED)
AGREED = ActionAgreed(at=day(7, 10), by=HANS, action=ACTION)
DONE = ActionDone(at=day(7, 20), by=HANS, action="A-1")


def checked(month: int, value: int, *, effective: bool) -> ActionChecked:
    """Return the check of the action's effect."""
    return ActionChecked(at=day(month, value), by=ADA, action="A-1", effective=effective)


# Actions -----------------------------------------------------------------------------------------------------------------------------------------


@pytest.mark.clause("RULES-4.4", "DEPT-1.4", "MAN-4.2")
def test_an_action_is_due_then_its_check_and_each_is_overdue_after_its_last_day() -> None:
    agreed = after(CLOSED, AGREED)
    (open_,) = actions_of(agreed, at=day(7, 31, 23), rules=WATCHED)
    assert (open_.state, open_.due, open_.overdue) == (ActionState.AGREED, date(2026, 7, 31), False)
    assert actions_of(agreed, at=day(8, 1, 0), rules=WATCHED)[0].overdue

    done = after(agreed, DONE)
    (waiting,) = actions_of(done, at=day(8, 20, 23), rules=WATCHED)
    assert (waiting.state, waiting.done, waiting.due, waiting.overdue) == (ActionState.DONE, date(2026, 7, 20), date(2026, 8, 20), False)
    assert actions_of(done, at=day(8, 21, 0), rules=WATCHED)[0].overdue
    assert actions_of(done, at=day(7, 19), rules=WATCHED) == (attrs.evolve(open_, overdue=False),)


@pytest.mark.clause("MAN-4.2")
def test_an_action_without_effect_needs_another_until_one_is_agreed_on() -> None:
    bad = after(CLOSED, AGREED, DONE, checked(8, 1, effective=False))
    (one,) = actions_of(bad, at=day(8, 2), rules=WATCHED)
    assert (one.state, one.due, one.needs_new) == (ActionState.NOT_EFFECTIVE, None, True)
    assert one.checked == date(2026, 8, 1)
    assert str(one) == "`C-2026-0417`: preventive action `A-1` of `hans`: found without effect; agree on another one"

    another = ActionAgreed(at=day(8, 3), by=HANS, action=attrs.evolve(ACTION, id="A-2", due=date(2026, 9, 1)))
    first, second = actions_of(after(bad, another), at=day(8, 4), rules=WATCHED)
    assert (first.needs_new, second.state) == (False, ActionState.AGREED)
    assert first.text(Language.ZH) == "`C-2026-0417`：整改措施`A-1`（预防，责任人`hans`）：经检查无效"
    assert second.text().endswith("action agreed; what comes next is due by 2026-09-01")


@pytest.mark.clause("MAN-4.2")
def test_an_effective_action_wants_nothing_and_one_done_again_is_checked_again() -> None:
    good = after(CLOSED, AGREED, DONE, checked(8, 1, effective=True))
    (one,) = actions_of(good, at=day(12, 1), rules=WATCHED)
    assert (one.state, one.due, one.overdue, one.needs_new) == (ActionState.EFFECTIVE, None, False, False)
    again = after(CLOSED, AGREED, DONE, checked(8, 1, effective=False), ActionDone(at=day(8, 5), by=HANS, action="A-1"))
    (one,) = actions_of(again, at=day(8, 6), rules=WATCHED)
    assert (one.state, one.done, one.checked, one.due, one.needs_new) == (ActionState.DONE, date(2026, 8, 5), None, date(2026, 9, 5), False)


def test_without_a_time_for_checks_nobody_must_check() -> None:
    (one,) = actions_of(after(case_in(State.CLOSED), AGREED, DONE, rules=RULES), at=day(12, 1), rules=RULES)
    assert (one.state, one.due, one.overdue) == (ActionState.DONE, None, False)


@given(st.lists(st.sampled_from(["done", "good", "bad"]), max_size=6))
def test_the_state_is_that_of_what_happened_last(words: list[str]) -> None:
    case, happened, at = after(CLOSED, AGREED), ["agreed"], day(7, 11)
    for word in words:
        if word != "done" and "done" not in happened:
            continue  # nothing is checked before it was done
        at += timedelta(hours=1)
        event = ActionDone(at=at, by=HANS, action="A-1") if word == "done" else ActionChecked(at=at, by=ADA, action="A-1", effective=word == "good")
        case = after(case, event)
        happened.append(word)
    (one,) = actions_of(case, at=at, rules=WATCHED)
    assert one.state == action_state(happened)
    assert one.needs_new == (happened[-1] == "bad")


# Follow-up ---------------------------------------------------------------------------------------------------------------------------------------


@pytest.mark.clause("FIN-5.2")
def test_an_answer_owes_a_follow_up_until_it_is_solved_for_good() -> None:
    """Answered on 6 July: the last day is the 13th."""
    assert follow_up_of(CLOSED, at=CLOSED.history[2].event.at, rules=WATCHED) is None
    owed = follow_up_of(CLOSED, at=day(7, 13, 23), rules=WATCHED)
    assert owed is not None
    assert (owed.by, owed.answered, owed.due, owed.solved, owed.overdue) == ("customer_service", date(2026, 7, 6), date(2026, 7, 13), None, False)
    late = follow_up_of(CLOSED, at=day(7, 14, 0), rules=WATCHED)
    assert late is not None
    assert late.overdue
    assert str(late) == "`C-2026-0417`: answered on 2026-07-06, customer service follows up by 2026-07-13; found unsolved 0 times"

    solved = follow_up_of(after(CLOSED, FollowUpDone(at=day(7, 20), by=CARL, statement=SAID)), at=day(8, 1), rules=WATCHED)
    assert solved is not None
    assert (solved.solved, solved.overdue) == (date(2026, 7, 20), False)
    assert solved.text(Language.ZH) == "`C-2026-0417`：2026-07-20确认已彻底解决；此前0次回访未解决"


@pytest.mark.clause("FIN-5.2")
def test_what_proves_unsolved_is_answered_again_and_followed_up_again() -> None:
    case = after(CLOSED, FollowUpUnsolved(at=day(7, 10), by=CARL, statement=SAID))
    assert case.state is State.REOPENED
    assert follow_up_of(case, at=day(9, 1), rules=WATCHED) is None
    case = after(case, HandlerAssigned(at=day(7, 11), by=ADA, department="bank/relations/complaints"))
    case = walked(case, State.ANSWERED, WATCHED)
    owed = follow_up_of(case, at=day(7, 30), rules=WATCHED)
    assert owed is not None
    assert (owed.answered, owed.unsolved, owed.solved, owed.overdue) == (date(2026, 7, 11), 1, None, True)


def test_a_complaint_taken_up_after_it_was_solved_for_good_owes_another_follow_up() -> None:
    case = after(
        CLOSED, FollowUpDone(at=day(7, 8), by=CARL, statement=SAID), Reopened(at=day(7, 10), by=ADA, why="new facts", on=ReopenedFor.NEW_FACTS)
    )
    case = after(case, HandlerAssigned(at=day(7, 11), by=ADA, department="bank/relations/complaints"))
    case = walked(case, State.ANSWERED, WATCHED)
    owed = follow_up_of(case, at=day(7, 12), rules=WATCHED)
    assert owed is not None
    assert (owed.answered, owed.solved, owed.unsolved) == (date(2026, 7, 11), None, 0)


def test_no_follow_up_where_it_goes_on_elsewhere_or_the_rulebook_names_no_time() -> None:
    assert follow_up_of(case_in(State.CLOSED), at=day(9, 1), rules=RULES) is None
    referred = after(case_in(State.ASSIGNED, rules=WATCHED), Referred(at=day(7, 8), by=ADA, body="the authority", reply=WRITTEN))
    assert follow_up_of(referred, at=day(9, 1), rules=WATCHED) is None


# Their rules -------------------------------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("unit", [TimeUnit.HOUR, TimeUnit.WORKING_DAY])
def test_times_that_have_no_local_days_are_refused(unit: TimeUnit) -> None:
    with pytest.raises(InvalidValue, match="is not counted in local days; give days, weeks or months"):
        FollowUpRules(within=Duration(2, unit))
    with pytest.raises(InvalidValue, match="is not counted in local days"):
        SupervisionRules(check_within=Duration(2, unit))
    assert FollowUpRules(within=Duration(1, TimeUnit.WEEK)).by == "customer_service"

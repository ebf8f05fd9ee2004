"""Asked about an instant before its rules changed, a complaint is read by the rules of then: at every door, and by no others."""

from __future__ import annotations

from collections.abc import Callable, Collection
from contextlib import suppress
from datetime import date, datetime, timedelta
from functools import cache

import attrs
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from crmcore.complaints import Complaint, ComplaintRules, CustomerStatement, migrate, record_of
from crmcore.complaints.events import ClockPaused, ClockResumed, Withdrawn
from crmcore.complaints.papers.notice import Notice
from crmcore.complaints.supervision import (
    Escalation,
    actions_of,
    awards_waiting,
    escalations,
    follow_up_of,
    inspections,
    other_classes,
    rejection_of,
    work_list,
)
from crmcore.errors import InvalidValue, NotFound, Refused
from crmcore.messages import Language
from crmcore.reached import ClockState
from crmcore.rulebook.next_steps import next_steps
from crmcore.worktime import OnReopen
from tests.complaints.test_rules_of_its_time import ADA, ANNA, RULES, at, edition, moved, received

SAID = CustomerStatement(channel="telephone", content="never mind", proof="recorded")
AUGUST = edition(8)
SEPTEMBER = edition(9, valid_from="2026-09-01")

Asked = Callable[[Complaint, datetime, ComplaintRules], object]
# Every function that is asked about a complaint at an instant, and takes rules for it.
DOORS: dict[str, Asked] = {
    "as_of": lambda case, then, rules: case.as_of(then, rules=rules).history,
    "clocks": lambda case, then, rules: case.clocks(at=then, rules=rules),
    "runs": lambda case, then, rules: case.runs(at=then, rules=rules),
    "record_of": lambda case, then, rules: record_of(case, at=then, rules=rules),
    "escalations": lambda case, then, rules: escalations(case, at=then, rules=rules),
    "follow_up_of": lambda case, then, rules: follow_up_of(case, at=then, rules=rules),
    "rejection_of": lambda case, then, rules: rejection_of(case, at=then, rules=rules),
    "actions_of": lambda case, then, rules: actions_of(case, at=then, rules=rules),
    "awards_waiting": lambda case, then, rules: awards_waiting(case, at=then, rules=rules),
}
# Of those over many, which take the rules of each edition, and say which is missing.
OVER_MANY: dict[str, Asked] = {
    "work_list": lambda case, then, rules: work_list([case], at=then, rules={rules.edition: rules}),
    "inspections": lambda case, then, rules: inspections([case], at=then, rules={rules.edition: rules}),
    "other_classes": lambda case, then, rules: other_classes([case], at=then, rules={rules.edition: rules}),
}


def gone() -> Complaint:
    """Return a complaint of July that is under the rules of September, by way of those of August."""
    case = moved(received(), AUGUST, at(1, month=8))
    return migrate(case, was=AUGUST, rules=SEPTEMBER, at=at(1, month=9), by=ADA, why="and again")


@pytest.mark.clause("RULES-4.26", "RULES-4.28")
def test_seven_days_are_seven_also_where_they_are_eight_by_now() -> None:
    case = gone()
    for when, rules, said in (
        (at(10), RULES, "last day 2026-07-13, 3 days left, running"),
        (at(20), RULES, "last day 2026-07-13, 7 days late, breached"),
        (at(2, month=8), AUGUST, "last day 2026-07-13, 20 days late, breached"),
        (at(2, month=9), SEPTEMBER, "last day 2026-07-13, 51 days late, breached"),
    ):
        assert case.clocks(at=when, rules=rules)["close"].text() == said
        assert [one.text() for one in case.runs(at=when, rules=rules)["close"]][:1] == [said]
        assert case.edition_at(when) == rules.edition


@pytest.mark.clause("RULES-4.26", "RULES-4.28")
def test_why_a_last_day_is_what_it_is_is_said_by_the_rules_that_gave_it() -> None:
    """Eight days are the rule by now, and seven gave the day: it has run out by those seven, whatever the rule says since."""
    told = [gone().clocks(at=when, rules=rules)["close"].why() for when, rules in ((at(10), RULES), (at(2, month=8), AUGUST))]
    assert told == ["7 days from 2026-07-06 09:00+08:00"] * 2


@pytest.mark.clause("RULES-4.28")
@pytest.mark.parametrize("door", DOORS)
def test_every_door_answers_by_the_rules_of_then_and_refuses_others(door: str) -> None:
    ask, case, before, when = DOORS[door], gone(), received(), at(10)
    assert ask(case, when, RULES) == ask(before, when, RULES)
    for rules in (AUGUST, SEPTEMBER):
        with pytest.raises(InvalidValue) as caught:
            ask(case, when, rules)
        (why,) = caught.value.reasons
        assert (
            why.text()
            == f"`C-1` was under edition `{RULES.edition}` at {when:%Y-%m-%d %H:%M}+08:00; pass the rules of that edition, not of `{rules.edition}`"
        )
        assert why.text(Language.ZH).startswith("`C-1`在2026-07-10 09:00+08:00时适用版本")
    with pytest.raises(InvalidValue) as caught:
        ask(case, at(2, month=9), RULES)
    assert caught.value.reasons[0].text() == f"`C-1` is under edition `{SEPTEMBER.edition}`; pass the rules of that edition, not of `{RULES.edition}`"


@pytest.mark.clause("RULES-4.28")
@pytest.mark.parametrize("door", OVER_MANY)
def test_over_many_each_is_read_by_the_rules_of_then(door: str) -> None:
    ask, when = OVER_MANY[door], at(20)
    assert ask(gone(), when, RULES) == ask(received(), when, RULES)
    with pytest.raises(NotFound, match=RULES.edition):
        ask(gone(), when, SEPTEMBER)


def test_at_the_instant_of_the_change_the_new_rules_hold() -> None:
    case, change = moved(received(), AUGUST, at(10)), at(10)
    assert case.clocks(at=change, rules=AUGUST)["close"].last_day == date(2026, 7, 14)
    assert case.clocks(at=change - timedelta(microseconds=1), rules=RULES)["close"].last_day == date(2026, 7, 13)


@pytest.mark.slow
@pytest.mark.clause("RULES-4.26", "RULES-4.28")
@given(st.integers(1, 60).filter(lambda days: days != 7), st.lists(st.integers(0, 24 * 40), min_size=1, max_size=4), st.integers(0, 24 * 40))
@example(days=8, marks=[24, 48], asked=30)
@example(days=1, marks=[375], asked=0)
def test_a_change_of_the_rules_changes_no_answer_about_before(days: int, marks: list[int], asked: int) -> None:
    """Whatever was paused before, and whatever the new rules say: asked about then, the complaint is read as if they never came."""
    case, rules = received(), edition(days)
    (law,) = (one for one in case.clocks(at=at(6), rules=RULES) if one.endswith(".respond"))
    for hour in sorted(marks):
        notice = Notice(channel="telephone", proof="called")
        when = at(6) + timedelta(hours=hour)
        pause = ClockPaused(at=when, by=ADA, clock=law, why="external_assessment", notice=notice, until=date(2026, 12, 1))
        with suppress(Refused):  # what has run out cannot be paused any more
            case = case.advance(pause, rules=RULES)
    later = moved(case, rules, at(1, month=9))
    when = at(6) + timedelta(hours=asked)
    assert later.clocks(at=when, rules=RULES) == case.clocks(at=when, rules=RULES)
    assert later.runs(at=when, rules=RULES) == case.runs(at=when, rules=RULES)
    assert record_of(later, at=when, rules=RULES) == record_of(case, at=when, rules=RULES)


def test_what_may_be_done_next_is_asked_of_the_complaint_as_it_stood() -> None:
    """`next_steps` takes a complaint at its last step: as of then it answers by the rules of then."""
    then = gone().as_of(at(10), rules=RULES)
    assert next_steps(then, at=at(10), rules=RULES, organisation=None) == next_steps(received(), at=at(10), rules=RULES, organisation=None)


@pytest.mark.clause("RULES-4.26", "RULES-4.28")
def test_what_was_put_on_record_since_is_heard_by_the_rules_of_then() -> None:
    """Answered in July, and recorded only under the rules of August: asked about July, by now it is known."""
    case = moved(received(), AUGUST, at(10))
    told = case.advance(Withdrawn(at=at(20), by=ANNA, why="content", statement=attrs.evolve(SAID, at=at(8))), rules=AUGUST)
    assert told.clocks(at=at(9), rules=RULES)["close"].text() == "ended, nothing was due any more (2026-07-08)"
    assert told.as_of(at(9), rules=RULES).clocks(at=at(9), rules=RULES)["close"].text() == "last day 2026-07-13, 4 days left, running"
    assert told.clocks(at=at(7), rules=RULES)["close"].text() == "last day 2026-07-13, 6 days left, running"


@pytest.mark.clause("RULES-4.25", "RULES-4.28")
@pytest.mark.parametrize("how", OnReopen)
def test_what_ran_out_before_the_rules_changed_is_told_once(how: OnReopen) -> None:
    """Where it goes on by as many days it stands once among the runs; what was told of it is not told again."""
    late, later_on, rules = at(1, month=8), at(31, month=8), changing(7, how)
    case = moved(received(), rules, late)
    runs = case.runs(at=late, rules=rules)["close"]
    breached = [one.last_day for one in runs if one.state is ClockState.BREACHED]
    assert breached == [date(2026, 7, 13)]
    before, after = ({one.step: one for one in ladder(received(), late, RULES)}, ladder(case, later_on, rules))
    assert list(before) == ["three_quarters", "due", "two_days_late"]
    assert sorted(one.key for one in after if one.started == runs[0].started) == sorted(one.key for one in before.values())
    assert {one.step: one.at for one in after if one.step != "three_quarters"} == {one: before[one].at for one in ("due", "two_days_late")}
    assert ladder(case, later_on, rules, told={one.key for one in before.values()}) == []
    keys = [one.key for one in work_list([case], at=later_on, rules={rules.edition: rules}).escalated if one.clock == "close"]
    assert sorted(keys) == sorted(one.key for one in before.values())


def ladder(case: Complaint, then: datetime, rules: ComplaintRules, *, told: Collection[str] = ()) -> list[Escalation]:
    """Return the steps of the clock that closes it."""
    return [one for one in escalations(case, at=then, rules=rules, told=told).due if one.clock == "close"]


@pytest.mark.clause("RULES-4.25", "RULES-4.28")
def test_a_run_of_its_own_climbs_by_itself() -> None:
    """Begun anew with the change, the time has its own steps, under their own keys."""
    rules = changing(8, OnReopen.RESTART)
    case = moved(received(), rules, at(8))
    assert {(one.step, one.started) for one in ladder(case, at(31), rules)} == {(one, at(8)) for one in ("three_quarters", "due", "two_days_late")}
    assert {one.key for one in ladder(case, at(31), rules)}.isdisjoint(one.key for one in ladder(received(), at(31), RULES))


@cache
def changing(days: int, how: OnReopen) -> ComplaintRules:
    return edition(days, f'\nchanges = ["migrated"]\non_change = "{how.value}"')


@given(
    st.integers(0, 40),
    st.lists(st.tuples(st.sampled_from(["pause", "resume"]), st.integers(0, 20)), max_size=3),
    st.integers(0, 60),
    st.sampled_from(OnReopen),
    st.sampled_from([7, 8, 30]),
)
@example(26, [], 40, OnReopen.CONTINUE, 7)
def test_whatever_happens_each_step_of_a_run_is_told_once(after: int, pauses: list[tuple[str, int]], late: int, how: OnReopen, days: int) -> None:
    """By its key, and by the step, the start of its run and the extension in force."""
    new = changing(days, how)
    case, then = received(), at(6)
    for event, gone_by in pauses:
        then += timedelta(days=gone_by)
        with suppress(Refused, InvalidValue):
            step = ClockPaused(at=then, by=ADA, why="appraisal") if event == "pause" else ClockResumed(at=then, by=ADA)
            case = case.advance(step, rules=RULES)
    then = max(then, at(6)) + timedelta(days=after)
    ours = escalations(case, at=then, rules=RULES)
    case = moved(case, new, then)
    for rules, asked in ((new, then), (new, then + timedelta(days=late))):
        due = escalations(case, at=asked, rules=rules).due
        assert len({one.key for one in due}) == len(due)
        assert len({(one.clock, one.step, one.started, one.extended) for one in due}) == len(due)
    told = {one.key for one in ours.due}
    again = [one for one in escalations(case, at=then + timedelta(days=late), rules=new, told=told).due if one.key in told]
    assert again == []


@pytest.mark.clause("RULES-4.25", "RULES-4.26", "RULES-4.28", "FIN-5.2")
def test_after_a_migration_list_timers_ladder_and_follow_up_go_by_the_rules_of_now() -> None:
    """Moved on 10 July with three days left, by rules that give eight (`continue`): the last day is the 14th, and all that follows goes by it."""
    case = moved(received(), AUGUST, at(10))
    assert [(one.kind, one.at) for one in case.timers(rules=AUGUST) if one.clock == "close" and one.kind == "breach"] == [("breach", at(15, 0))]
    rules = {AUGUST.edition: AUGUST}
    assert "close" not in {one.reading.clock for one in work_list([case], at=at(14, 23), rules=rules).overdue}
    late = work_list([case], at=at(15, 1), rules=rules)
    assert [one.reading.last_day for one in late.overdue if one.reading.clock == "close"] == [date(2026, 7, 14)]
    ladder = {one.step: one.at for one in escalations(case, at=at(31), rules=AUGUST).due if one.clock == "close"}
    unmoved = {one.step: one.at for one in escalations(received(), at=at(31), rules=RULES).due if one.clock == "close"}
    assert set(ladder) == set(unmoved)
    assert all(timedelta(0) <= ladder[step] - unmoved[step] <= timedelta(days=1) for step in ladder)
    assert timedelta(days=1) in {ladder[step] - unmoved[step] for step in ladder}
    assert late.unreadable == ()

"""What users of help desks complain of, as tests: each names the public thread in which somebody found their deadline wrong."""

from datetime import date, datetime, timedelta
from fractions import Fraction
from zoneinfo import ZoneInfo

import pytest

from crmcore.reached import ClockState
from crmcore.worktime.calendars.duration import Duration, TimeUnit
from crmcore.worktime.clocks.clock import Clock, OnReopen
from crmcore.worktime.clocks.clock_events import ChangeEvent, ClockEvent, MergeEvent, PauseEvent
from crmcore.worktime.clocks.precedence import governing
from crmcore.worktime.clocks.reading import read, readings
from crmcore.worktime.clocks.timers import timers
from tests.worktime.samples import clock, happened, office

SHANGHAI = ZoneInfo("Asia/Shanghai")
HOURS = {"calendar": "office"}


def july(day: int, hour: int = 12, minute: int = 0) -> datetime:
    return datetime(2026, 7, day, hour, minute, tzinfo=SHANGHAI)


def minutes(amount: int, **changed: object) -> Clock:
    return clock(Duration(amount, TimeUnit.MINUTE), **changed)


# Pauses ------------------------------------------------------------------------------------------------------------------------------------------


def test_the_clock_does_not_tick_in_the_background_while_it_is_paused() -> None:
    """Frappe Helpdesk #1554: shown as paused, and on resuming the hours of the beginning are back."""
    eight = clock(Duration(8, TimeUnit.WORKING_HOUR), **HOURS)
    events = happened(("start", july(6, 9)), ("pause", july(6, 11)), ("resume", july(8, 9)))
    assert read(eight, events[:2], at=july(7), calendar=office()).elapsed == 2
    resumed = read(eight, events, at=july(8, 10), calendar=office())
    assert (resumed.elapsed, resumed.remaining, resumed.due) == (3, 5, july(8, 16, 30))


def test_a_pause_on_days_off_moves_nothing() -> None:
    """Frappe Helpdesk #2449: the time on hold was added to a ticket made on a holiday, whether or not it was working time."""
    four = clock(Duration(4, TimeUnit.WORKING_HOUR), **HOURS)
    plain = happened(("start", july(11)))  # a Saturday
    held = [*plain, *happened(("pause", july(11, 13)), ("resume", july(12, 20)))]
    assert read(four, held, at=july(13, 10), calendar=office()).due == read(four, plain, at=july(13, 10), calendar=office()).due == july(13, 14, 30)


@pytest.mark.parametrize("paused", range(0, 600, 37))
def test_a_pause_never_moves_the_end_outside_working_hours(paused: int) -> None:
    """GLPI #9082: the time in pending was added on the wall, past the end of the office's day."""
    four = clock(Duration(4, TimeUnit.WORKING_HOUR), **HOURS)
    events = happened(("start", july(6, 16)), ("pause", july(6, 16, 30)), ("resume", july(6, 16, 30) + timedelta(minutes=paused)))
    due = read(four, events, at=july(8), calendar=office()).due
    assert due is not None
    assert office().is_working(due - timedelta(microseconds=1))


def test_the_time_from_opening_to_closing_leaves_the_hold_out() -> None:
    """ERPNext #16729: opened 10:00, on hold 11:00 to 12:00, closed 13:00, and shown as three hours."""
    events = happened(("start", july(6, 10)), ("pause", july(6, 11)), ("resume", july(6, 12)), ("stop", july(6, 13)))
    assert read(minutes(600), events, at=july(7)).elapsed == 120


def test_a_reminder_whose_day_has_come_is_open_again() -> None:
    """Zammad #447: a ticket that waits for a reminder stays so when the day has come."""
    events: list[ClockEvent] = [
        *happened(("start", july(6))),
        PauseEvent(name="pause", at=july(7), why="customer", by="u-3", until=date(2026, 7, 10)),
    ]
    assert read(clock(), events, at=july(11)).state is ClockState.RUNNING
    assert [one.code for one in read(clock(), events, at=july(11)).findings] == ["clock.unresumed_pause"]
    assert timers(clock(), events)[0].at == july(11, 0)


# Reopening ---------------------------------------------------------------------------------------------------------------------------------------


def test_the_time_in_which_it_was_closed_can_be_left_out() -> None:
    """GLPI #9267: resolved and closed at once, reopened after the five minutes were over: expired."""
    five = minutes(5, on_reopen=OnReopen.REMAINDER)
    events = happened(("start", july(6, 9)), ("stop", july(6, 9, 1)), ("reopen", july(6, 9, 10)))
    reading = read(five, events, at=july(6, 9, 11))
    assert (reading.state, reading.elapsed, reading.due) == (ClockState.RUNNING, 2, july(6, 9, 14))


def test_a_case_closed_and_reopened_several_times_is_right_each_time() -> None:
    """Zammad #188: wrong for a ticket that was closed and reopened some times, with pauses in between."""
    story = [("start", 0), ("stop", 2), ("reopen", 30), ("pause", 31), ("resume", 90), ("stop", 91), ("reopen", 500), ("pause", 501), ("stop", 600)]
    events = happened(*((event, july(6, 9) + timedelta(minutes=minute)) for event, minute in story))
    reading = read(minutes(10, on_reopen=OnReopen.REMAINDER), events, at=july(7))
    assert (reading.state, reading.elapsed, reading.remaining) == (ClockState.MET, 5, 5)


@pytest.mark.parametrize("how", [OnReopen.REMAINDER, OnReopen.RESTART, OnReopen.NEW])
def test_reopening_after_the_due_day_is_not_overdue_at_once(how: OnReopen) -> None:
    """In osTicket #5955, #5206: answered in time, reopened after the due date, and at that moment overdue."""
    events = happened(("start", july(6)), ("stop", july(8)), ("reopen", july(20)))
    assert read(clock(on_reopen=how), events, at=july(20)).state is ClockState.RUNNING


def test_closing_does_not_wash_the_breach_away() -> None:
    """In osTicket #4144: closing an overdue ticket clears the event that it was overdue."""
    events = happened(("start", july(6)), ("stop", july(15)))
    assert read(clock(), events, at=july(30)).state is ClockState.MET_LATE
    reopened = [*events, *happened(("reopen", july(20)), ("stop", july(21)))]
    assert [one.state for one in readings(clock(on_reopen=OnReopen.NEW), reopened, at=july(30))] == ["met late", "met in time"]


def test_time_resolved_is_not_time_pending() -> None:
    """GLPI #23359: the time between solution and reopening is counted as pending in the statistics."""
    events = happened(("start", july(6, 9)), ("stop", july(6, 10)), ("reopen", july(6, 12)), ("stop", july(6, 13)))
    assert read(minutes(600, on_reopen=OnReopen.REMAINDER), events, at=july(7)).elapsed == 120
    assert read(minutes(600, on_reopen=OnReopen.CONTINUE), events, at=july(7)).elapsed == 240


# A change of policy ------------------------------------------------------------------------------------------------------------------------------


def test_a_change_of_policy_keeps_the_pauses() -> None:
    """GLPI #15605, #6902: after a change of priority the new agreement counts from the opening, pauses and all."""
    new = minutes(180, id="close", changes={"migrated"}, on_change=OnReopen.CONTINUE)
    events: list[ClockEvent] = [
        *happened(("start", july(6, 9)), ("pause", july(6, 9, 30))),
        ChangeEvent(name="migrated", at=july(8), before=minutes(600)),
    ]
    events += happened(("resume", july(9, 9)))
    reading = read(new, events, at=july(9, 10))
    assert (reading.state, reading.elapsed, reading.due) == (ClockState.RUNNING, 90, july(9, 11, 30))


def test_a_group_that_takes_over_late_can_have_its_own_time() -> None:
    """GLPI #1911: handed over after an hour and a half to a group with one hour, which is late before it begins."""
    events: list[ClockEvent] = [*happened(("start", july(6, 9))), ChangeEvent(name="migrated", at=july(6, 10, 30), before=minutes(120))]
    for how, due in ((OnReopen.CONTINUE, july(6, 10)), (OnReopen.REMAINDER, july(6, 11)), (OnReopen.RESTART, july(6, 11, 30))):
        one_hour = minutes(60, changes={"migrated"}, on_change=how)
        assert read(one_hour, events, at=july(6, 10, 30)).due == due


def test_the_verdict_after_a_change_needs_no_second_look() -> None:
    """In osTicket #5160: the agreement of an overdue ticket was changed, and it stayed marked until it was saved again. Here nothing is stored."""
    events: list[ClockEvent] = [*happened(("start", july(6))), ChangeEvent(name="migrated", at=july(10), before=clock(Duration(5, TimeUnit.DAY)))]
    longer = clock(Duration(30, TimeUnit.DAY), changes={"migrated"}, on_change=OnReopen.CONTINUE)
    assert read(longer, events, at=july(12)).state is ClockState.RUNNING


# Mergers, updates, cases without a target -------------------------------------------------------------------------------------------------------


def test_a_merged_case_that_was_answered_does_not_escalate() -> None:
    """Zammad #904: a merged ticket still shows among those that escalate."""
    joined = clock(merges={"merged_in"}, on_merge=OnReopen.NEW)
    events: list[ClockEvent] = [
        *happened(("start", july(6))),
        MergeEvent(name="merged_in", at=july(7), case="C-2", events=tuple(happened(("start", july(1))))),
    ]
    events += happened(("stop", july(8)))
    assert [one.state for one in readings(joined, events, at=july(20))] == ["met in time", "met in time"]
    assert timers(joined, events) == ()


def test_no_case_goes_without_an_update_for_longer_than_promised() -> None:
    """In osTicket #407, #657: begin again with every update, so that no ticket stays without one for x days."""
    update = clock(Duration(2, TimeUnit.DAY), repeats={"replied"}, warn_at=(Fraction(1, 2),))
    events = happened(("start", july(6)), ("replied", july(7)), ("replied", july(9)))
    assert [one.state for one in readings(update, events, at=july(12))] == ["met in time", "met in time", "breached"]
    assert [one.kind for one in timers(update, events)] == ["warn 50 %", "breach"]


def test_whose_turn_it_is_decides_whether_time_runs() -> None:
    """Zammad #3140, #1322: it escalates although the agent has answered, and does not when the customer writes again by another way."""
    turn = clock(
        Duration(2, TimeUnit.HOUR), starts={"received"}, stops={"replied"}, reopens={"customer_wrote", "customer_noted"}, on_reopen=OnReopen.NEW
    )
    events = happened(("received", july(6, 9)), ("replied", july(6, 10)))
    assert read(turn, events, at=july(8)).state is ClockState.MET
    assert read(turn, [*events, *happened(("customer_noted", july(8, 9)))], at=july(8, 12)).state is ClockState.BREACHED


def test_a_case_without_a_target_says_so() -> None:
    """In osTicket-1.7 #767: without a plan a ticket never came to be overdue, or always was."""
    assert str(governing(())) == "no target"
    assert governing(()).on_time(no_target=True)

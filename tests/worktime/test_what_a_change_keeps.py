"""What a change of rules keeps of a clock that counted otherwise before: the end that was told, the day of the start, and what came late."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from fractions import Fraction
from typing import TypeAlias
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from crmcore.reached import ClockState
from crmcore.worktime.calendars.arrival import CutOff
from crmcore.worktime.calendars.calendar import Calendar
from crmcore.worktime.calendars.duration import Duration, TimeUnit
from crmcore.worktime.calendars.roll import Roll
from crmcore.worktime.clocks.clock import Clock, OnReopen
from crmcore.worktime.clocks.clock_events import (
    CarriedEvent,
    ChangeEvent,
    ClockEvent,
    ExtensionEvent,
    LateEvent,
    MergeEvent,
    PauseEvent,
    ResumeEvent,
)
from crmcore.worktime.clocks.extension import Extension
from crmcore.worktime.clocks.last_day import LastDay
from crmcore.worktime.clocks.pause_rule import PauseRule
from crmcore.worktime.clocks.reading import read, readings
from crmcore.worktime.clocks.record import reached
from crmcore.worktime.clocks.timers import timers
from tests.worktime.samples import clock, happened, office

SHANGHAI = ZoneInfo("Asia/Shanghai")
HOLDS = pytest.mark.clause("RULES-4.26", "RULES-4.28")
KEPT: dict[str, object] = {"changes": {"migrated"}, "on_change": OnReopen.REMAINDER}
FOUR_HOURS = Duration(4, TimeUnit.WORKING_HOUR)
TWO_HOURS = Duration(2, TimeUnit.HOUR)
FORTNIGHT = Duration(14, TimeUnit.DAY)
FIVE = Duration(5, TimeUnit.WORKING_DAY)
WEEKEND = office(cut_off=CutOff(time(17)))


def july(day: int, hour: int = 12, minute: int = 0) -> datetime:
    return datetime(2026, 7, 1, hour, minute, tzinfo=SHANGHAI) + timedelta(days=day - 1)


def carried(before: Clock, events: list[ClockEvent], at: datetime, calendar: Calendar | None = None) -> CarriedEvent:
    return CarriedEvent(name="migrated", at=at, reached=reached(before, events, at=at, calendar=calendar))


def began(at: datetime) -> list[ClockEvent]:
    return [*happened(("start", at))]


def late(name: str, at: datetime, recorded: datetime) -> LateEvent:
    return LateEvent(name=name, at=at, recorded=recorded)


@HOLDS
@pytest.mark.parametrize("within", [FOUR_HOURS, Duration(240, TimeUnit.WORKING_MINUTE)])
def test_of_working_hours_whose_calendar_is_gone_the_end_that_was_told_stays(within: Duration) -> None:
    """Four working hours from nine end at half past two, behind the break; two plain hours are another rule, and say eleven."""
    before, story = clock(within, calendar="office"), began(july(6, 9))
    events = [*story, carried(before, story, july(6, 10), office())]
    assert read(clock(TWO_HOURS), events, at=july(6, 10, 30)).due == july(6, 11)
    kept = read(clock(TWO_HOURS, **KEPT), events, at=july(6, 10, 30))
    assert (kept.due, kept.state, kept.remaining) == (july(6, 14, 30), ClockState.RUNNING, 4 if within == FOUR_HOURS else 240)
    paused = [*events, *happened(("pause", july(6, 11)), ("resume", july(6, 12)))]
    assert read(clock(TWO_HOURS, **KEPT), paused, at=july(6, 13)).due == july(6, 15, 30)
    over = [*story, carried(before, story, july(7, 10), office())]
    assert [(one.due, one.state) for one in readings(clock(TWO_HOURS, **KEPT), over, at=july(7, 11))] == [(july(6, 14, 30), ClockState.BREACHED)]
    met = [*story, *happened(("stop", july(6, 11)))]
    again = [*met, carried(before, met, july(6, 12), office()), *happened(("reopen", july(6, 13)))]
    assert read(clock(TWO_HOURS, on_reopen=OnReopen.CONTINUE), again, at=july(6, 13)).due == july(6, 14, 30)


@HOLDS
def test_of_working_days_whose_calendar_is_gone_the_last_day_that_was_told_stays() -> None:
    """Five working days from Monday the 6th are up on the 13th, of which a weekend counts in plain days."""
    before, story = clock(FIVE, calendar="office"), began(july(6))
    events = [*story, carried(before, story, july(8), office())]
    kept = read(clock(None, **KEPT), events, at=july(8))
    assert (kept.last_day, kept.remaining) == (date(2026, 7, 13), 5)
    paused = [*events, *happened(("pause", july(8)), ("resume", july(10)))]
    assert read(clock(None, **KEPT), paused, at=july(10)).last_day == date(2026, 7, 15)


@HOLDS
@pytest.mark.parametrize("how", [None, OnReopen.REMAINDER, OnReopen.RESTART])
@pytest.mark.parametrize(
    ("last", "minute"),
    [(LastDay(roll=Roll.PRECEDING), False), (LastDay(by=time(10)), False), (None, True)],
)
def test_what_had_not_run_out_by_its_own_rules_has_not_by_the_next(how: OnReopen | None, last: LastDay | None, minute: bool) -> None:
    """Seven days from a Saturday end with a Saturday, at midnight: none is over at noon, however the next rules would roll or cut their last day."""
    story = began(july(4, 9))
    events = [*story, carried(clock(), story, july(11))]
    told: dict[str, object] = {} if how is None else {"changes": {"migrated"}, "on_change": how}
    new = clock(FORTNIGHT, calendar="office", last_day=last, to_the_minute=minute, **told)
    found = readings(new, events, at=july(11, 13), calendar=office())
    assert [one.state for one in found] == [ClockState.RUNNING]
    if how is OnReopen.REMAINDER:
        assert (found[0].last_day, found[0].late_from) == (date(2026, 7, 11), july(12, 0))


@HOLDS
@pytest.mark.parametrize("recorded", [True, False])
def test_a_promise_stays_as_it_was_made_until_the_clock_stands_still(recorded: bool) -> None:
    """The 11th is a Saturday, on which the next rules would not end a time; a pause of two days leads to Monday the 13th all the same."""
    story, before = began(july(4, 9)), clock()
    new = clock(FORTNIGHT, calendar="office", last_day=LastDay(roll=Roll.PRECEDING), **KEPT)
    change: ClockEvent = carried(before, story, july(9)) if recorded else ChangeEvent(name="migrated", at=july(9), before=before)
    assert read(new, [*story, change], at=july(10), calendar=office()).last_day == date(2026, 7, 11)
    paused = [*story, change, *happened(("pause", july(9, 13)), ("resume", july(11, 13)))]
    assert read(new, paused, at=july(12), calendar=office()).last_day == date(2026, 7, 13)


@HOLDS
def test_of_working_days_the_hour_stays_where_the_day_does() -> None:
    """The last day is Monday the 13th by either office; where the next one is closed on it, its own days count."""
    story, before = began(july(6)), clock(FIVE, calendar="office")
    new = clock(Duration(9, TimeUnit.WORKING_DAY), calendar="office", last_day=LastDay(by=time(17)), **KEPT)
    events = [*story, carried(before, story, july(8), office())]
    assert read(new, events, at=july(9), calendar=office()).late_from == july(14, 0)
    closed = read(new, events, at=july(9), calendar=office(holidays={date(2026, 7, 13)}))
    assert closed.due == july(14, 17)


@HOLDS
@pytest.mark.parametrize("within", [Duration(5, TimeUnit.DAY), Duration(80, TimeUnit.HOUR)])
@pytest.mark.parametrize("recorded", [True, False])
def test_a_change_before_the_time_has_begun_to_count_takes_nothing_of_it(within: Duration, recorded: bool) -> None:
    """What arrives on Friday behind the cut-off counts from Monday; the rules change on Saturday."""
    story, before = began(july(10, 18)), clock(within, calendar="office")
    change: ClockEvent = (
        carried(before, story, july(11), WEEKEND) if recorded else ChangeEvent(name="migrated", at=july(11), before=before, calendar=WEEKEND)
    )
    new = clock(Duration(30, TimeUnit.DAY), calendar="office", **KEPT)
    was, now = (read(one, [*story, *more], at=july(14), calendar=WEEKEND) for one, more in ((before, []), (new, [change])))
    assert (now.due, now.last_day, now.state) == (was.due, was.last_day, was.state)


@HOLDS
def test_an_answer_before_the_time_has_begun_to_count_is_in_time_whenever_it_is_put_on_record() -> None:
    story, before = began(july(10, 18)), clock(Duration(1, TimeUnit.DAY), calendar="office")
    change = carried(before, story, july(11), WEEKEND)
    new = clock(FORTNIGHT, calendar="office")
    found = readings(new, [*story, late("stop", july(11, 10), july(11, 14)), change], at=july(20), calendar=WEEKEND)
    assert [(one.state, one.stopped_at) for one in found] == [(ClockState.MET, july(11, 10))]


@HOLDS
def test_an_answer_behind_its_hours_is_met_late_whenever_it_is_put_on_record() -> None:
    """Of four working hours none are left since Monday; the answer of Wednesday is put on record after the change, with a pause of since then."""
    before, story = clock(FOUR_HOURS, calendar="office"), began(july(6, 9))
    paused = [*story, *happened(("pause", july(8, 13)), ("resume", july(8, 16)))]
    change = carried(before, paused, july(9), office())
    new = clock(Duration(8, TimeUnit.WORKING_HOUR), calendar="office")
    found = readings(new, [*story, late("stop", july(8), july(9, 15)), *paused[1:], change], at=july(20), calendar=office())
    assert [(one.state, one.due) for one in found] == [(ClockState.MET_LATE, july(6, 14, 30))]


@HOLDS
@pytest.mark.parametrize(("name", "due"), [("reopen", date(2026, 7, 13)), ("facts", date(2026, 7, 15))])
def test_what_came_while_it_was_open_is_heard_by_what_was_open_then(name: str, due: date) -> None:
    """A letter of the 8th that is found after the answer of the 9th opens nothing again; new facts of then began its time anew."""
    story: list[ClockEvent] = [*began(july(6)), *happened(("stop", july(9)))]
    before, new = clock(resets={"facts"}), clock(FORTNIGHT, resets={"facts"}, on_reopen=OnReopen.NEW)
    events = [story[0], late(name, july(8), july(12)), story[1], carried(before, story, july(11))]
    found = readings(new, events, at=july(20))
    assert [(one.state, one.stopped_at) for one in found] == [(ClockState.MET, july(9))]
    assert found[0].last_day == due
    again = [*events, late("reopen", july(10), july(12))]
    assert [one.state for one in readings(new, sorted(again, key=lambda one: one.at), at=july(20))][-1] is ClockState.RUNNING


@HOLDS
def test_a_start_that_turns_out_to_be_earlier_counts_from_then_by_the_rules_of_before() -> None:
    story = began(july(6))
    change = carried(clock(), story, july(10))
    earlier = late("start", july(1), july(11))
    found = readings(clock(FORTNIGHT), [earlier, change], at=july(12))
    assert [(one.state, one.last_day) for one in found] == [(ClockState.BREACHED, date(2026, 7, 8)), (ClockState.RUNNING, date(2026, 7, 15))]
    answered: list[ClockEvent] = [*story, *happened(("stop", july(9)))]
    found = readings(clock(FORTNIGHT), [earlier, answered[1], carried(clock(), answered, july(10))], at=july(12))
    assert [(one.state, one.last_day) for one in found] == [(ClockState.MET_LATE, date(2026, 7, 8))]
    later = readings(clock(FORTNIGHT), [late("start", july(7), july(11)), change], at=july(12))
    assert [(one.state, one.last_day) for one in later] == [(ClockState.RUNNING, date(2026, 7, 20))]


@HOLDS
def test_a_run_that_was_begun_anew_does_not_begin_earlier_with_the_first() -> None:
    story: list[ClockEvent] = [*began(july(6)), *happened(("facts", july(8)))]
    before, new = clock(resets={"facts"}), clock(FORTNIGHT, resets={"facts"}, **KEPT)
    events = [late("start", july(1), july(11)), story[1], carried(before, story, july(10))]
    assert [one.last_day for one in readings(new, events, at=july(12))] == [date(2026, 7, 15)]


@HOLDS
@pytest.mark.parametrize("how", [OnReopen.CONTINUE, OnReopen.REMAINDER])
def test_the_day_of_the_start_does_not_count_behind_a_change_either(how: OnReopen) -> None:
    """Answered on the day on which it came in, or changed on it: seven days are left, and a pause over that midnight gives none."""
    answered: list[ClockEvent] = [*began(july(6, 9)), *happened(("stop", july(6, 15)))]
    again = [*answered, carried(clock(), answered, july(7)), *happened(("reopen", july(8)))]
    new = clock(FORTNIGHT, on_reopen=OnReopen.REMAINDER, changes={"migrated"}, on_change=how)
    assert read(new, again, at=july(8)).last_day == date(2026, 7, 14)
    paused = [*began(july(6, 9)), carried(clock(), began(july(6, 9)), july(6, 15)), *happened(("pause", july(6, 20)), ("resume", july(7, 8)))]
    assert read(clock(FORTNIGHT, **KEPT), paused, at=july(8)).last_day == date(2026, 7, 13)


@HOLDS
def test_a_pause_that_was_begun_while_it_was_stopped_is_in_force_behind_a_change() -> None:
    story: list[ClockEvent] = [*began(july(6)), *happened(("stop", july(8)), ("pause", july(9)))]
    events = [*story, carried(clock(), story, july(10)), *happened(("reopen", july(11)))]
    assert read(clock(FORTNIGHT), events, at=july(12)).state is ClockState.PAUSED


@HOLDS
@pytest.mark.parametrize("how", [None, *OnReopen])
@pytest.mark.parametrize("ended", [True, False])
def test_a_pause_of_before_a_change_counts_whenever_it_is_put_on_record(how: OnReopen | None, ended: bool) -> None:
    """Two days from the 8th, or since then, told to the customer at once and put on record on the 12th, behind a change on the 11th."""
    told: dict[str, object] = {} if how is None else {"changes": {"migrated"}, "on_change": how}
    new = clock(FORTNIGHT, **told)

    def found(recorded: datetime | None) -> list[tuple[ClockState, date | None, bool]]:
        pause: list[ClockEvent] = [PauseEvent(name="pause", at=july(8), recorded=recorded)]
        pause += [ResumeEvent(name="resume", at=july(10), recorded=recorded)] if ended else []
        events = [*began(july(6)), *pause]
        known = events if recorded is None else events[:1]
        return [(one.state, one.last_day, bool(one.pauses)) for one in readings(new, [*events, carried(clock(), known, july(11))], at=july(16))]

    if how is OnReopen.REMAINDER and ended:  # the pause moves the end that was told, as if it had been on record
        assert (found(july(12))[0][1], found(None)[0][1]) == (date(2026, 7, 15), date(2026, 7, 15))
    assert found(july(12)) == found(None)


@HOLDS
@pytest.mark.parametrize(
    ("before", "after", "calendar"),
    [
        (clock(), clock(Duration(9, TimeUnit.WORKING_DAY), calendar="office", last_day=LastDay(closing=True)), None),
        (clock(), clock(Duration(9, TimeUnit.WORKING_DAY), calendar="office", last_day=LastDay(closing=True), **KEPT), None),
        (clock(Duration(80, TimeUnit.HOUR)), clock(FORTNIGHT, calendar="office", last_day=LastDay(roll=Roll.PRECEDING), **KEPT), None),
        (clock(None, to_the_minute=True), clock(FORTNIGHT, last_day=LastDay(by=time(17)), **KEPT), None),
        (clock(FIVE, calendar="office"), clock(Duration(90, TimeUnit.HOUR), calendar="office", **KEPT), office()),
        (clock(Duration(30, TimeUnit.WORKING_HOUR), calendar="office"), clock(None, to_the_minute=True, calendar="office", **KEPT), office()),
    ],
)
def test_no_pair_of_rules_makes_a_clock_unreadable(before: Clock, after: Clock, calendar: Calendar | None) -> None:
    """What its last day could be under the one, it may not under the other: to the minute, by an hour, on a day off."""
    story = began(july(6))
    new = None if after.calendar is None else office()
    changes: list[ClockEvent] = [
        carried(before, story, july(8), calendar),
        ChangeEvent(name="migrated", at=july(8), before=before, calendar=calendar),
    ]
    for change in changes:
        assert read(after, [*story, change], at=july(9), calendar=new).state is ClockState.RUNNING
    answered = [*story, *happened(("stop", july(7)))]
    met = [*answered, carried(before, answered, july(8), calendar)]
    assert read(after, met, at=july(9), calendar=new).state is ClockState.MET


@HOLDS
def test_a_run_that_began_behind_a_stop_told_late_stands_still_since_the_pause_began() -> None:
    story: list[ClockEvent] = [*began(july(6)), *happened(("pause", july(10)))]
    before, new = clock(resets={"facts"}), clock(FORTNIGHT, resets={"facts"})

    def found(facts: ClockEvent, known: list[ClockEvent]) -> list[date | None]:
        events: list[ClockEvent] = [story[0], facts, story[1], carried(before, known, july(11)), *happened(("resume", july(13)))]
        return [one.last_day for one in readings(new, events, at=july(20))]

    (facts,) = happened(("facts", july(8)))
    assert found(late("facts", july(8), july(12)), story) == found(facts, [story[0], facts, story[1]]) == [date(2026, 7, 25)]


@HOLDS
def test_a_case_stays_paused_where_nothing_was_known_or_had_begun_at_the_change() -> None:
    short, before = office(last_day=date(2026, 7, 7)), clock(FIVE, calendar="office", resets={"facts"})
    story: list[ClockEvent] = [*began(july(6)), *happened(("pause", july(7)))]
    unknown = CarriedEvent(name="migrated", at=july(8), reached=reached(before, story, at=july(8), calendar=short))
    events = [*story, unknown, *happened(("facts", july(9)))]
    assert read(before, events, at=july(10), calendar=office()).state is ClockState.PAUSED
    pause = PauseEvent(name="pause", at=july(8), recorded=july(12))
    for how in (OnReopen.NEW, OnReopen.CONTINUE):
        new = clock(None, changes={"migrated"}, on_change=how)
        assert read(new, [pause, carried(new, [], july(11)), *began(july(13))], at=july(14)).state is ClockState.PAUSED


@HOLDS
def test_a_run_begun_anew_at_night_is_not_the_first_by_the_next_calendar_either() -> None:
    facts = happened(("facts", july(8, 18)))
    before, new = clock(resets={"facts"}), clock(FORTNIGHT, calendar="office", resets={"facts"}, **KEPT)
    events: list[ClockEvent] = [late("start", july(1), july(11)), *facts, carried(before, [*began(july(6)), *facts], july(10))]
    assert [one.last_day for one in readings(new, events, at=july(12), calendar=WEEKEND)] == [date(2026, 7, 15)]


@HOLDS
def test_a_step_counted_by_a_calendar_that_is_gone_keeps_the_end_that_was_told() -> None:
    ladder: dict[str, object] = {"extends": {"extended"}, "extensions": (Extension(id="long", to=Duration(10, TimeUnit.WORKING_DAY)),)}
    before = clock(Duration(5, TimeUnit.DAY), calendar="office", **ladder)
    story = [*began(july(6)), ExtensionEvent(name="extended", at=july(7), clock="close", step="long")]
    was = read(before, story, at=july(8), calendar=office())
    kept = read(clock(FORTNIGHT, **KEPT), [*story, carried(before, story, july(8), office())], at=july(9))
    assert kept.last_day == was.last_day == date(2026, 7, 20)


@HOLDS
@pytest.mark.parametrize("within", [None, FORTNIGHT])
def test_what_a_pause_used_up_before_a_stop_told_late_is_used_up(within: Duration | None) -> None:
    """Three days at most: two are used by the 10th, when it was answered, so that the next pause lapses a day after it began."""
    rules: dict[str, object] = {"pause_for": [PauseRule(why="a", at_most=Duration(3, TimeUnit.DAY))]}
    before, new = clock(None, **rules), clock(within, **rules)
    pauses = [PauseEvent(name="pause", at=july(day), why="a") for day in (8, 14)]
    change = carried(before, [*began(july(6)), pauses[0]], july(11))
    told: list[ClockEvent] = [*began(july(6)), pauses[0], late("stop", july(10), july(12)), change, *happened(("reopen", july(13))), pauses[1]]
    (stop,) = happened(("stop", july(10)))
    known: list[ClockEvent] = [*began(july(6)), pauses[0], stop]
    on_time: list[ClockEvent] = [*known, carried(before, known, july(11)), *happened(("reopen", july(13))), pauses[1]]
    for day in range(14, 20):
        assert read(new, told, at=july(day)).state is read(new, on_time, at=july(day)).state


@HOLDS
def test_a_pause_begun_behind_a_stop_told_late_goes_on() -> None:
    events: list[ClockEvent] = [
        *began(july(6)),
        *happened(("stop", july(7))),
        late("reopen", july(8), july(12)),
        late("stop", july(9), july(12)),
        *happened(("pause", july(10))),
    ]
    known = [one for one in events if not isinstance(one, LateEvent)]
    whole = [*events, carried(clock(), known, july(11)), *happened(("reopen", july(12)))]
    assert read(clock(FORTNIGHT), whole, at=july(13)).state is ClockState.PAUSED


# Of a clock whose next rules would have rolled its last day, a Saturday, nothing but the record says what it was.
ROLLS: dict[str, object] = {"calendar": "office", "last_day": LastDay(roll=Roll.FOLLOWING)}


def by_the_next(before: Clock, after: Clock, known: list[ClockEvent], *told: ClockEvent) -> list[tuple[str, datetime | None, date | None]]:
    """Return what each run shows on the 20th, where the rules changed on the 10th."""
    events = sorted([*known, *told], key=lambda one: one.at)
    change = carried(before, known, july(10))
    at = sum(one.at <= july(10) for one in events)
    found = readings(after, [*events[:at], change, *events[at:]], at=july(20), calendar=office())
    return [(one.state.value, one.stopped_at, one.last_day) for one in found]


@HOLDS
def test_by_rules_that_would_have_rolled_its_last_day_a_report_of_then_ends_the_run_of_then() -> None:
    before, after = clock(repeats={"report"}), clock(FORTNIGHT, repeats={"report"}, **ROLLS)
    paused = [*began(july(4, 9)), *happened(("pause", july(9)))]
    for known, still in ((began(july(4, 9)), 0), (paused, 1)):
        first, second = by_the_next(before, after, known, late("report", july(8), july(12)))
        assert first == ("met in time", july(8), date(2026, 7, 11))
        assert second == (("paused", None, date(2026, 8, 3)) if still else ("running", None, date(2026, 7, 22)))


@HOLDS
@pytest.mark.parametrize(("name", "last_day"), [("reopen", date(2026, 7, 11)), ("facts", date(2026, 7, 22))])
def test_by_rules_that_would_have_rolled_its_last_day_a_letter_is_heard_by_what_was_open_then(name: str, last_day: date) -> None:
    rules: dict[str, object] = {"resets": {"facts"}, "on_reopen": OnReopen.NEW}
    before, after = clock(None, **rules), clock(FORTNIGHT, **rules, **ROLLS)
    known = [*began(july(4, 9)), *happened(("stop", july(9)))]
    assert by_the_next(before, after, known, late(name, july(8), july(12))) == [("met in time", july(9), last_day)]
    again = by_the_next(before, after, known, late(name, july(8), july(12)), late("reopen", july(9, 18), july(12)))
    assert [one[0] for one in again] == ["met in time", "running"]


@HOLDS
def test_by_rules_that_would_have_rolled_its_last_day_a_second_stop_changes_nothing_and_a_first_of_an_earlier_start_counts() -> None:
    before, after = clock(), clock(FORTNIGHT, **ROLLS)
    known = [*began(july(4, 9)), *happened(("stop", july(8)))]
    assert by_the_next(before, after, known, late("stop", july(9), july(12))) == [("met in time", july(8), date(2026, 7, 11))]
    told = (late("start", july(1, 9), july(12)), late("stop", july(9), july(12)))
    assert by_the_next(before, after, began(july(4, 9)), *told) == [("met late", july(9), date(2026, 7, 8))]


@HOLDS
def test_what_is_left_of_other_rules_can_be_extended_by_what_a_step_gives_more_or_anew_in_another_unit() -> None:
    """Three of seven days were left on the 8th: twenty in all are thirteen more. Working hours that become days are counted from the start."""
    ladder: dict[str, object] = {"extends": {"extended"}, "extensions": (Extension(id="long", to=Duration(20, TimeUnit.DAY)),)}
    step = ExtensionEvent(name="extended", at=july(9), clock="close", step="long")
    story = began(july(4, 9))
    rolled = clock(None, **ladder, **ROLLS, **KEPT)
    assert read(rolled, [*story, carried(clock(None, **ladder), story, july(8)), step], at=july(10), calendar=office()).last_day == date(2026, 7, 24)
    story = began(july(6))
    before = clock(Duration(90, TimeUnit.WORKING_HOUR), calendar="office", **ladder)
    after = clock(Duration(90, TimeUnit.WORKING_HOUR), calendar="shop", **ladder, **KEPT)
    assert read(after, [*story, carried(before, story, july(8), office()), step], at=july(10), calendar=SHOP).last_day == date(2026, 7, 26)


@HOLDS
def test_of_a_rest_a_share_that_had_gone_by_the_change_warns_no_more() -> None:
    story = began(july(4, 9))
    after = clock(None, warn_at=(Fraction(1, 4), Fraction(9, 10)), **ROLLS, **KEPT)
    assert [one.kind for one in timers(after, [*story, carried(clock(), story, july(9))], calendar=office())] == ["warn 90 %", "breach"]


def test_an_end_beyond_the_days_known_is_no_promise() -> None:
    story, short = began(july(6)), office(last_day=date(2026, 7, 8))
    before, new = clock(FIVE, calendar="office"), clock(Duration(9, TimeUnit.WORKING_DAY), calendar="office", **KEPT)
    for change in (carried(before, story, july(7), short), ChangeEvent(name="migrated", at=july(7), before=before, calendar=short)):
        assert read(new, [*story, change], at=july(8), calendar=office()).last_day == date(2026, 7, 13)


SHOP = office(name="shop", hours=dict.fromkeys((1, 2, 3, 4, 5), ((time(11), time(20)),)), holidays={date(2026, 7, 8)}, workdays=())
ROLLED: dict[str, object] = {"calendar": "shop", "last_day": LastDay(roll=Roll.PRECEDING)}
OTHERS: dict[str, tuple[Clock, Clock]] = {
    "working days": (clock(FIVE, calendar="office"), clock(Duration(9, TimeUnit.WORKING_DAY), calendar="shop")),
    "working hours": (clock(Duration(20, TimeUnit.WORKING_HOUR), calendar="office"), clock(Duration(9, TimeUnit.WORKING_HOUR), calendar="shop")),
    "days": (clock(), clock(FORTNIGHT, **ROLLED)),
}


@HOLDS
@pytest.mark.parametrize("unit", OTHERS)
@given(
    stopped=st.integers(1, 400),
    more=st.integers(0, 200),
    pauses=st.lists(st.tuples(st.integers(1, 400), st.integers(1, 60)), max_size=2),
    role=st.sampled_from(["stop", "end"]),
)
@example(stopped=57, more=56, pauses=[(58, 25)], role="stop")  # by the hours of now, a pause since the answer would have moved an end that was over
def test_by_another_calendar_too_the_verdict_is_that_of_what_happened(
    unit: str, stopped: int, more: int, pauses: list[tuple[int, int]], role: str
) -> None:
    """A stop that was put on record after the change, against one that was on record when the rules changed."""
    start, (before, new) = july(6, 9), OTHERS[unit]
    at, change = start + timedelta(hours=stopped), start + timedelta(hours=stopped + more)
    calendar = None if before.calendar is None else office()
    spells = [(start + timedelta(hours=a), start + timedelta(hours=a + b)) for a, b in pauses]
    told = sorted((event for a, b in spells if b < change for event in happened(("pause", a), ("resume", b))), key=lambda one: one.at)

    def found(stop: ClockEvent, on_record: list[ClockEvent]) -> list[tuple[object, ...]]:
        story = sorted([*began(start), *told, stop], key=lambda one: one.at)
        known = sorted([*began(start), *told, *on_record], key=lambda one: one.at)
        whole = sorted([*story, carried(before, known, change, calendar)], key=lambda one: one.at)
        return [(one.state, one.stopped_at) for one in readings(new, whole, at=change + timedelta(days=30), calendar=SHOP)]

    (then,) = happened((role, at))
    assert found(late(role, at, change + timedelta(days=1)), []) == found(then, [then])


# A step that was taken by a ladder which the next rules have not: what was put on record cannot be said again by them, and is all that is known.
LADDER: dict[str, object] = {"extends": {"extended"}, "extensions": (Extension(id="long", to=Duration(20, TimeUnit.DAY)),)}
# A day, and what a run shows on it: its state, when it was stopped, its last day.
Shown: TypeAlias = tuple[int, ClockState, datetime | None, date | None]
TAKEN = ExtensionEvent(name="extended", at=july(7), clock="close", step="long")


def with_a_step(after: Clock, before: Clock, told: ClockEvent, *known: ClockEvent, since: tuple[ClockEvent, ...] = ()) -> list[set[Shown]]:
    """Return what each run shows day by day, where one event was put on record behind a change on the 11th; and where it was in time."""
    on_time = told if not isinstance(told, LateEvent) else happened((told.name, told.at))[0]
    found = []
    for one, recorded in ((told, False), (on_time, True)):
        story = sorted([*began(july(6)), TAKEN, *known, one], key=lambda each: each.at)
        on_record = [each for each in story if recorded or each is not one]
        whole = [*story, carried(before, on_record, july(11)), *since]
        readings_ = [readings(after, whole, at=july(day)) for day in range(13, 30)]
        found.append({(day, each.state, each.stopped_at, each.last_day) for day, runs in enumerate(readings_, 13) for each in runs})
    return found


@HOLDS
@pytest.mark.parametrize("role", ["stop", "end"])
def test_of_a_paused_run_with_a_step_a_stop_told_late_keeps_the_pause_until_then(role: str) -> None:
    before, after = clock(None, ends={"end"}, **LADDER), clock(FORTNIGHT, ends={"end"})
    told, on_time = with_a_step(after, before, late(role, july(10), july(12)), *happened(("pause", july(8))))
    assert told == on_time
    assert {one[3] for one in told} == {date(2026, 7, 28)}


@HOLDS
def test_of_a_run_with_a_step_a_pause_that_a_stop_told_late_ended_has_used_up_its_days() -> None:
    rules: dict[str, object] = {"pause_for": [PauseRule(why="a", at_most=Duration(3, TimeUnit.DAY))]}
    pauses = [PauseEvent(name="pause", at=july(day), why="a") for day in (8, 14)]
    since: tuple[ClockEvent, ...] = (*happened(("reopen", july(13))), pauses[1])
    told, on_time = with_a_step(clock(FORTNIGHT, **rules), clock(None, **rules, **LADDER), late("stop", july(10), july(12)), pauses[0], since=since)
    assert told == on_time
    assert {one[1] for one in told if one[0] in {15, 17}} == {ClockState.PAUSED, ClockState.RUNNING}


@HOLDS
def test_of_a_run_with_a_step_a_pause_begun_behind_a_stop_told_late_goes_on() -> None:
    known = happened(("stop", july(7, 18)), ("reopen", july(8)), ("pause", july(10)))
    told, on_time = with_a_step(
        clock(FORTNIGHT), clock(None, **LADDER), late("stop", july(9), july(12)), *known, since=tuple(happened(("reopen", july(12))))
    )
    assert {one[1] for one in on_time} == {ClockState.PAUSED}
    assert told == on_time


@HOLDS
def test_facts_told_late_begin_a_run_that_ended_as_the_one_of_then_did() -> None:
    rules: dict[str, object] = {"resets": {"facts"}, "ends": {"end"}, "on_reopen": OnReopen.NEW}
    known = [*began(july(4, 9)), *happened(("end", july(9)))]
    found = by_the_next(clock(None, **rules), clock(FORTNIGHT, **rules, **ROLLS), known, late("facts", july(8), july(12)))
    assert found == [("ended", july(9), date(2026, 7, 22))]


@HOLDS
def test_facts_that_came_between_the_ends_of_two_files_begin_nothing_anew() -> None:
    """One was answered on the 7th, the duplicate on the 9th; what was learned of the first on the 8th came too late for either."""
    rules: dict[str, object] = {"resets": {"facts"}, "merges": {"merged"}, "on_merge": OnReopen.NEW}
    theirs = tuple(happened(("start", july(4, 9)), ("stop", july(9))))
    known = [*began(july(4, 9)), *happened(("stop", july(7))), MergeEvent(name="merged", at=july(9, 18), case="C-2", events=theirs)]
    before, after = clock(None, **rules), clock(FORTNIGHT, **rules, **ROLLS)
    assert by_the_next(before, after, known, late("facts", july(8), july(12))) == by_the_next(before, after, known)


@HOLDS
def test_what_is_put_on_record_at_the_instant_of_a_change_was_not_known_at_it() -> None:
    assert by_the_next(clock(), clock(FORTNIGHT, **ROLLS), began(july(4, 9)), late("stop", july(9), july(10))) == [
        ("met in time", july(9), date(2026, 7, 11))
    ]


@HOLDS
@pytest.mark.parametrize("recorded", [True, False])
def test_a_pause_behind_a_change_before_the_time_has_begun_to_count_gives_its_own_days(recorded: bool) -> None:
    """Five days from Monday the 13th, and a day of pause: Sunday the 19th, which the next rules roll to Monday."""
    story, before = began(july(10, 18)), clock(Duration(5, TimeUnit.DAY), calendar="office")
    change: ClockEvent = (
        carried(before, story, july(11), WEEKEND) if recorded else ChangeEvent(name="migrated", at=july(11), before=before, calendar=WEEKEND)
    )
    events = [*story, change, *happened(("pause", july(14)), ("resume", july(15)))]
    assert read(clock(FORTNIGHT, **ROLLS, **KEPT), events, at=july(16), calendar=WEEKEND).last_day == date(2026, 7, 20)


@HOLDS
def test_a_pause_over_the_hour_of_the_day_of_the_start_gives_no_day_behind_a_change() -> None:
    story = began(july(6, 9))
    events = [*story, carried(clock(), story, july(6, 15)), *happened(("pause", july(6, 16)), ("resume", july(6, 18)))]
    assert read(clock(FORTNIGHT, last_day=LastDay(by=time(17)), **KEPT), events, at=july(8)).last_day == date(2026, 7, 13)


@HOLDS
def test_hours_that_end_alike_and_were_spent_otherwise_are_those_that_were_spent() -> None:
    """Eight hours from Monday at nine are up on Tuesday at one by both offices; by noon of Monday one has spent three of them, the other two."""
    nine, both = (time(9), time(13)), (time(9), time(11))
    old, new = (office(name=name, hours={0: (first,), 1: (second,)}) for name, first, second in (("a", nine, nine), ("b", both, (time(7), time(13)))))
    eight, story = Duration(8, TimeUnit.WORKING_HOUR), began(july(6, 9))
    before, after = clock(eight, calendar="a"), clock(eight, calendar="b", **KEPT)
    assert {read(clock(eight, calendar=one.name), story, at=july(6, 12), calendar=one).due for one in (old, new)} == {july(7, 13)}
    assert read(after, [*story, carried(before, story, july(6), old)], at=july(7, 8), calendar=new).due == july(7, 12)


@HOLDS
def test_a_last_day_that_is_none_by_the_next_calendar_is_still_to_come_on_it() -> None:
    """Five working days end on Monday the 13th; on that day the office moves to rules by which it is a holiday, rolled back to Friday."""
    story, before = began(july(6)), clock(FIVE, calendar="office")
    after = clock(Duration(9, TimeUnit.WORKING_DAY), calendar="office", last_day=LastDay(roll=Roll.PRECEDING), **KEPT)
    closed = office(holidays={date(2026, 7, 13)})
    kept = read(after, [*story, carried(before, story, july(13, 9), office())], at=july(13, 10), calendar=closed)
    assert (kept.state, kept.last_day) == (ClockState.RUNNING, date(2026, 7, 13))


@HOLDS
def test_of_a_paused_run_with_a_step_a_report_told_late_ends_the_run_of_then_with_its_pause() -> None:
    rules: dict[str, object] = {"repeats": {"report"}}
    told, on_time = with_a_step(
        clock(FORTNIGHT, **rules), clock(None, **rules, **LADDER), late("report", july(10), july(12)), *happened(("pause", july(8)))
    )
    ended = {one for one in told if one[2] is not None}
    assert ended == {one for one in on_time if one[2] is not None}
    assert {one[3] for one in ended} == {date(2026, 7, 28)}

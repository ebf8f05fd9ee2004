"""Pauses belong to the case: each run of a clock stands still in them, whenever it begins, and their limits hold for their sum."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crmcore.reached import ClockState
from crmcore.worktime.calendars.duration import Duration, TimeUnit
from crmcore.worktime.clocks.clock import OnReopen
from crmcore.worktime.clocks.clock_events import ClockEvent, MergeEvent, PauseEvent, ResumeEvent
from crmcore.worktime.clocks.pause_rule import PauseRule
from crmcore.worktime.clocks.permission import against_pause
from crmcore.worktime.clocks.reading import Reading, read, readings
from tests.worktime.samples import Happened, clock, happened, office

SHANGHAI = ZoneInfo("Asia/Shanghai")


def july(day: int, hour: int = 9, minute: int = 0) -> datetime:
    return datetime(2026, 7, 1, hour, minute, tzinfo=SHANGHAI) + timedelta(days=day - 1)


PAUSE = PauseEvent(name="pause", at=july(7), why="appraisal", by="u", until=date(2026, 7, 20))
BEGUN: list[ClockEvent] = [*happened(("start", july(6))), PAUSE]


def stood(reading: Reading) -> tuple[str, date | None]:
    return reading.state.value, reading.last_day


@pytest.mark.clause("RULES-4.26")
@pytest.mark.parametrize(
    ("told", "then"),
    [
        ({"resets": {"facts"}}, Happened("facts", july(8))),
        ({"repeats": {"said"}}, Happened("said", july(8))),
        ({"starts": {"assigned"}}, Happened("assigned", july(8))),
        (
            {"merges": {"merged"}, "on_merge": OnReopen.RESTART},
            MergeEvent(name="merged", at=july(8), case="X", events=(Happened("start", july(5)),)),
        ),
    ],
)
def test_a_run_that_begins_in_a_pause_stands_still(told: dict[str, object], then: ClockEvent) -> None:
    """Seven days from the 8th, of which the closes of the 9th to the 17th fall into the pause."""
    deadline = clock(None, **told)
    assert stood(read(deadline, [*BEGUN, then], at=july(18))) == ("paused", date(2026, 7, 24))
    ended = [*BEGUN, then, ResumeEvent(name="resume", at=july(10), why="appraisal")]
    assert stood(read(deadline, ended, at=july(11))) == ("running", date(2026, 7, 16))


def test_a_pause_before_the_start_and_a_stop_with_it_count() -> None:
    before = [Happened("pause", july(6)), Happened("start", july(6))]
    assert read(clock(), before, at=july(20)).state is ClockState.PAUSED
    assert read(clock(), [*reversed(before)], at=july(20)) == read(clock(), before, at=july(20))
    closed = [Happened("stop", july(6)), Happened("start", july(6))]
    assert read(clock(), closed, at=july(20)).state is ClockState.MET  # a case put on record as it was closed
    assert read(clock(), [Happened("stop", july(5)), Happened("start", july(6))], at=july(8)).state is ClockState.RUNNING


@pytest.mark.parametrize(("how", "last"), [(OnReopen.CONTINUE, 17), (OnReopen.REMAINDER, 19)])
def test_what_is_reopened_stands_still_in_the_pauses_since_it_was_stopped(how: OnReopen, last: int) -> None:
    """Stopped on the 8th, paused from the 9th to the 12th, reopened on the 13th; from the 14th to the 15th paused again."""
    events = happened(("start", july(6)), ("stop", july(8)), ("pause", july(9)), ("resume", july(12)), ("reopen", july(13)))
    again = [*events, *happened(("pause", july(14)), ("resume", july(15)))]
    assert read(clock(on_reopen=how), again, at=july(16)).last_day == date(2026, 7, last)
    still = happened(("start", july(6)), ("stop", july(8)), ("pause", july(9)), ("reopen", july(13)))
    assert read(clock(on_reopen=how), still, at=july(14)).state is ClockState.PAUSED


@pytest.mark.clause("RULES-4.26")
def test_thirty_times_two_minutes_over_midnight_give_one_day_and_what_the_last_took_off_its_end() -> None:
    events = happened(("start", july(1)))
    for day in range(1, 31):
        events += happened(("pause", july(day, 23, 59)), ("resume", july(day + 1, 0, 1)))
    assert read(clock(), events, at=july(20)).due == july(10, 0, 2)


def test_what_a_reason_allows_holds_for_all_its_pauses_together() -> None:
    """Six pauses of five days each, a minute apart, where five days are the most: they give five days, and the day that one of the minutes ends."""
    ruled = clock(pause_for=[PauseRule(why="papers", at_most=Duration(5, TimeUnit.DAY))])
    events: list[ClockEvent] = [*happened(("start", july(1)))]
    for day in range(2, 32, 5):
        events.append(PauseEvent(name="pause", at=july(day), why="papers", by="u"))
        events.append(ResumeEvent(name="resume", at=july(day + 5, 8, 59), why="papers"))
    reading = read(ruled, events, at=july(31))
    assert (reading.last_day, reading.state) == (date(2026, 7, 14), ClockState.BREACHED)
    assert "clock.unresumed_pause" in [one.code for one in reading.findings]


def test_what_a_reason_allows_is_refused_when_it_is_used_up() -> None:
    ruled = clock(pause_for=[PauseRule(why="papers", at_most=Duration(5, TimeUnit.DAY))])
    lapsed: list[ClockEvent] = [*happened(("start", july(1))), PauseEvent(name="pause", at=july(2), why="papers", by="u")]
    (used,) = against_pause(ruled, lapsed, at=july(9), why="papers")
    assert (used.code, str(used)) == ("clock.pause_used_up", "pauses for `papers` may last 5 days in all; that was used up on 2026-07-07")
    again = [*lapsed, PauseEvent(name="pause", at=july(9), why="papers", by="u")]
    assert read(ruled, again, at=july(10)).due == read(ruled, lapsed, at=july(10)).due


def test_pauses_that_ended_before_a_new_run_began_are_not_its_own() -> None:
    ruled = clock(pause_for=[PauseRule(why="papers", at_most=Duration(5, TimeUnit.DAY))], on_reopen=OnReopen.NEW)
    first: list[ClockEvent] = [
        *happened(("start", july(1))),
        PauseEvent(name="pause", at=july(2), why="papers"),
        ResumeEvent(name="resume", at=july(7), why="papers"),
        *happened(("stop", july(8)), ("reopen", july(10))),
    ]
    assert against_pause(ruled, first, at=july(11), why="papers") == ()
    again = [*first, PauseEvent(name="pause", at=july(11), why="papers")]
    assert [one.state.value for one in readings(ruled, again, at=july(12))] == ["met in time", "paused"]


@given(
    st.sampled_from([TimeUnit.DAY, TimeUnit.WORKING_DAY, TimeUnit.HOUR, TimeUnit.WORKING_HOUR]),
    st.integers(1, 20),
    st.lists(st.tuples(st.integers(0, 4000), st.integers(0, 4000)), min_size=1, max_size=5),
    st.integers(0, 4000),
    st.integers(0, 4000),
)
def test_one_more_pause_never_makes_it_due_earlier(unit: TimeUnit, budget: int, pauses: list[tuple[int, int]], wait: int, length: int) -> None:
    """And no clock runs out while it stands still."""
    deadline, calendar = clock(Duration(budget, unit), calendar="office"), office()
    at, events = july(1), happened(("start", july(1)))
    for pause, rest in pauses:
        at += timedelta(minutes=pause)
        events += happened(("pause", at))
        at += timedelta(minutes=rest)
        events += happened(("resume", at))
    begins = at + timedelta(minutes=wait)
    ends = begins + timedelta(minutes=length)
    more = [*events, *happened(("pause", begins), ("resume", ends))]
    one, other = (read(deadline, each, at=ends, calendar=calendar) for each in (events, more))
    assert one.due is not None
    assert other.due is not None
    assert other.due >= one.due
    paused = read(deadline, more[:-1], at=ends, calendar=calendar)
    running = read(deadline, events, at=begins, calendar=calendar)
    assert running.due is not None
    done = running.due <= begins or (unit is TimeUnit.WORKING_DAY and calendar.between(begins, running.due) == timedelta(0))  # on its own line
    assert (paused.state is ClockState.BREACHED) == done

"""Pauses with a reason, an author and a latest end."""

from datetime import date, datetime, time, timedelta
from fractions import Fraction
from zoneinfo import ZoneInfo

import pytest

from crmcore.messages import Language
from crmcore.reached import ClockState
from crmcore.worktime.calendars.duration import Duration, TimeUnit
from crmcore.worktime.clocks.clock import Clock
from crmcore.worktime.clocks.clock_events import ClockEvent, PauseEvent, ResumeEvent
from crmcore.worktime.clocks.pause_rule import PauseRule
from crmcore.worktime.clocks.permission import against_pause
from crmcore.worktime.clocks.reading import Reading, read
from crmcore.worktime.clocks.timers import timers
from tests.worktime.samples import clock, happened, office

SHANGHAI = ZoneInfo("Asia/Shanghai")
TICK = timedelta(microseconds=1)
APPRAISAL = PauseRule(why="appraisal", notice=True, at_most=Duration(30, TimeUnit.DAY))
MEDIATION = PauseRule(why="mediation", consent=True)


def july(day: int, hour: int = 12, minute: int = 0) -> datetime:
    return datetime(2026, 7, day, hour, minute, tzinfo=SHANGHAI)


def paused(day: int, until: date | None = None, *, why: str = "appraisal", for_clock: str | None = None) -> PauseEvent:
    return PauseEvent(name="pause", at=july(day), why=why, by="u-7", until=until, clock=for_clock)


def codes(reading: Reading) -> list[str]:
    return [one.code for one in reading.findings]


STARTED: list[ClockEvent] = list(happened(("start", july(6))))


def test_a_pause_tells_its_reason_its_author_and_its_latest_end() -> None:
    pause = paused(8, date(2026, 7, 20))
    reading = read(clock(), [*STARTED, pause], at=july(15))
    assert (reading.state, reading.pauses, reading.findings) == (ClockState.PAUSED, (pause,), ())


@pytest.mark.clause("RULES-4.26")
def test_a_pause_past_its_latest_end_counts_as_resumed_and_is_a_finding() -> None:
    events = [*STARTED, paused(8, date(2026, 7, 20))]
    last = read(clock(), events, at=july(21, 0) - TICK)
    assert (last.state, last.last_day, last.elapsed) == (ClockState.PAUSED, date(2026, 7, 25), 2)
    after = read(clock(), events, at=july(21, 0))
    assert (after.state, after.last_day, after.elapsed, after.pauses) == (ClockState.RUNNING, date(2026, 7, 26), 2, ())
    (found,) = after.findings
    assert (found.code, found.path) == ("clock.unresumed_pause", "clocks.close")
    assert found.text() == (
        "clock `close` has been running again since 2026-07-21 00:00+08:00: the pause of 2026-07-08 12:00+08:00 (`appraisal`, by `u-7`) ended by itself on its last day"
    )
    assert found.text(Language.ZH).startswith("时限`close`自2026-07-21 00:00+08:00起已恢复计时")


@pytest.mark.clause("RULES-4.26")
def test_an_unresumed_pause_is_never_met() -> None:
    events = [*STARTED, paused(8, date(2026, 7, 10))]
    late = [*events, *happened(("stop", july(17)))]
    assert read(clock(), late, at=july(30)).state is ClockState.MET_LATE  # the 16th was the last day: the close of three fell into the pause
    assert codes(read(clock(), late, at=july(30))) == ["clock.unresumed_pause"]
    assert read(clock(), events, at=july(17)).state is ClockState.BREACHED


def test_a_resumption_after_the_latest_end_changes_nothing() -> None:
    lapsed = [*STARTED, paused(8, date(2026, 7, 10))]
    assert read(clock(), [*lapsed, *happened(("resume", july(14)))], at=july(15)) == read(clock(), lapsed, at=july(15))


def test_a_pause_resumed_on_its_last_day_is_no_finding() -> None:
    events = [*STARTED, paused(8, date(2026, 7, 10)), *happened(("resume", july(10, 23)))]
    assert read(clock(), events, at=july(30)).findings == ()


def test_hours_go_on_when_the_last_day_of_the_pause_is_over() -> None:
    events: list[ClockEvent] = [*happened(("start", july(6, 9))), PauseEvent(name="pause", at=july(6, 10), until=date(2026, 7, 8))]
    reading = read(clock(Duration(4, TimeUnit.HOUR)), events, at=july(9, 1))
    assert (reading.elapsed, reading.due) == (2, july(9, 3))


def test_a_latest_end_before_the_pause_ends_it_at_once() -> None:
    events = [*STARTED, paused(8, date(2026, 7, 2))]
    assert read(clock(), events, at=july(9)).last_day == date(2026, 7, 13)
    assert codes(read(clock(), events, at=july(9))) == ["clock.unresumed_pause"]


def test_a_pause_without_a_latest_end_stays_and_is_a_finding() -> None:
    reading = read(clock(), [*STARTED, paused(8)], at=july(31))
    assert (reading.state, codes(reading)) == (ClockState.PAUSED, ["clock.open_ended_pause"])
    assert "without a latest end" in str(reading.findings[0])
    assert codes(read(clock(), [*STARTED, paused(8), *happened(("resume", july(9)))], at=july(31))) == []


def test_a_reason_may_end_the_pause_sooner_than_it_says() -> None:
    short = PauseRule(why="appraisal", at_most=Duration(3, TimeUnit.DAY))
    ruled = clock(pause_for=[short])
    for until in (None, date(2026, 7, 30)):
        assert read(ruled, [*STARTED, paused(8, until)], at=july(12)).last_day == date(2026, 7, 17)
    assert read(ruled, [*STARTED, paused(8, date(2026, 7, 9))], at=july(12)).last_day == date(2026, 7, 15)


def test_pauses_for_different_reasons_overlap_and_the_last_to_end_counts() -> None:
    events = [*STARTED, paused(8, date(2026, 7, 10)), paused(9, date(2026, 7, 20), why="mediation")]
    reading = read(clock(), events, at=july(15))
    assert (reading.state, reading.elapsed, [one.why for one in reading.pauses]) == (ClockState.PAUSED, 2, ["mediation"])
    assert codes(reading) == ["clock.unresumed_pause"]
    assert [one.kind for one in timers(clock(), events)] == ["pause ends", "breach"]
    ended = [*events, ResumeEvent(name="resume", at=july(16), why="mediation")]
    assert read(clock(), ended, at=july(17)).last_day == date(2026, 7, 21)
    assert read(clock(), events, at=july(30)).last_day == date(2026, 7, 26)
    assert codes(read(clock(), events, at=july(30))) == ["clock.unresumed_pause"] * 2


def test_the_end_of_one_pause_leaves_the_other() -> None:
    events = [*STARTED, paused(8), paused(9, why="mediation"), ResumeEvent(name="resume", at=july(10), why="mediation")]
    assert [one.why for one in read(clock(), events, at=july(11)).pauses] == ["appraisal"]
    unknown = [*events, ResumeEvent(name="resume", at=july(11), why="holidays")]
    assert read(clock(), unknown, at=july(12)).state is ClockState.PAUSED
    plain = [*STARTED, *happened(("pause", july(8))), ResumeEvent(name="resume", at=july(9), why="appraisal")]
    assert read(clock(), plain, at=july(12)).state is ClockState.PAUSED
    assert timers(clock(), [*STARTED, paused(8), paused(9, date(2026, 7, 12), why="mediation")]) == ()
    assert read(clock(), [*events, *happened(("resume", july(12)))], at=july(12)).state is ClockState.RUNNING


def test_a_second_pause_for_the_same_reason_moves_its_latest_end() -> None:
    for until, last in ((date(2026, 7, 9), 15), (date(2026, 7, 20), 26)):
        events = [*STARTED, paused(8, date(2026, 7, 10)), paused(9, until)]
        assert read(clock(), events, at=july(22)).last_day == date(2026, 7, last)
    short = clock(pause_for=[PauseRule(why="appraisal", at_most=Duration(3, TimeUnit.DAY))])
    prolonged = [*STARTED, paused(8, date(2026, 7, 10)), paused(10, date(2026, 7, 20))]
    assert read(short, prolonged, at=july(22)).last_day == date(2026, 7, 17)  # to the end of the third day after the first


def test_a_clock_pauses_only_for_its_reasons() -> None:
    ruled = clock(pause_for=[MEDIATION])
    assert read(ruled, [*STARTED, paused(8)], at=july(9)).state is ClockState.RUNNING
    assert read(ruled, [*STARTED, *happened(("pause", july(8)))], at=july(9)).state is ClockState.RUNNING
    assert read(ruled, [*STARTED, paused(8, why="mediation")], at=july(9)).state is ClockState.PAUSED


@pytest.mark.parametrize(("name", "state"), [("close", ClockState.PAUSED), ("acknowledge", ClockState.RUNNING)])
def test_a_pause_may_be_for_one_clock(name: str, state: ClockState) -> None:
    assert read(clock(), [*STARTED, paused(8, for_clock=name)], at=july(9)).state is state


@pytest.mark.parametrize(("name", "state"), [("close", ClockState.RUNNING), ("acknowledge", ClockState.PAUSED), (None, ClockState.RUNNING)])
def test_a_resumption_may_be_for_one_clock(name: str | None, state: ClockState) -> None:
    events = [*STARTED, paused(8), ResumeEvent(name="resume", at=july(9), clock=name)]
    assert read(clock(), events, at=july(10)).state is state


def test_the_end_of_a_pause_and_what_follows_it_are_timers() -> None:
    ring = timers(clock(), [*STARTED, paused(8, date(2026, 7, 20))])
    assert [(one.kind, one.at) for one in ring] == [("pause ends", july(21, 0)), ("breach", july(27, 0))]
    ring = timers(clock(), [*STARTED, paused(13, date(2026, 7, 14))])  # the close of the seventh day and of the next fell into the pause
    assert [(one.kind, one.at) for one in ring] == [("pause ends", july(15, 0)), ("breach", july(16, 0))]
    assert timers(clock(), [*STARTED, paused(8)]) == ()
    assert timers(clock(), [*STARTED, paused(15, date(2026, 7, 20))]) == ()  # had run out before


ASKED = clock(pause_for=[APPRAISAL, MEDIATION])


@pytest.mark.parametrize(
    ("asked", "told", "said"),
    [
        (ASKED, {"why": "appraisal", "until": date(2026, 7, 20), "notified": True}, []),
        (ASKED, {"why": "mediation", "agreed": True}, []),
        (clock(), {"why": "anything"}, []),
        (ASKED, {"why": "holidays"}, ["clock.pause_reason"]),
        (ASKED, {"why": "appraisal"}, ["clock.pause_untold"]),
        (ASKED, {"why": "mediation"}, ["clock.pause_unagreed"]),
        (ASKED, {"why": "appraisal", "until": date(2026, 8, 7), "notified": True}, []),
        (ASKED, {"why": "appraisal", "until": date(2026, 8, 8)}, ["clock.pause_too_long", "clock.pause_untold"]),
        (ASKED, {"why": "mediation", "until": date(2026, 7, 7), "agreed": True}, ["clock.pause_past"]),
        (clock(pauses=(), resumes=()), {"why": "mediation"}, ["clock.pause_nothing"]),
    ],
)
def test_whether_a_clock_may_be_paused(asked: Clock, told: dict[str, object], said: list[str]) -> None:
    found = against_pause(asked, STARTED, at=july(8), **told)  # type: ignore[arg-type]
    assert [one.code for one in found] == said
    assert all(one.text(lang) for one in found for lang in Language)


@pytest.mark.parametrize(("events", "state"), [([], "not started"), (STARTED, "breached"), ([*STARTED, *happened(("stop", july(7)))], "met in time")])
def test_only_what_runs_can_be_paused(events: list[ClockEvent], state: str) -> None:
    (found,) = against_pause(clock(), events, at=july(20), why="appraisal")
    assert found.text() == f"clock `close` is `{state}`; only a running clock can be paused"


def test_the_longest_pause_may_count_working_days() -> None:
    rule = PauseRule(why="appraisal", at_most=Duration(2, TimeUnit.WORKING_DAY))
    ruled = clock(pause_for=[rule], calendar="office")
    events: list[ClockEvent] = [*happened(("start", july(6))), paused(10)]  # a Friday: Monday and Tuesday are the two
    assert read(ruled, events, at=july(15), calendar=office()).findings != ()
    assert read(ruled, events, at=july(14), calendar=office()).findings == ()
    (found,) = against_pause(ruled, STARTED, at=july(10), why="appraisal", until=date(2026, 7, 15), calendar=office())
    assert str(found) == "a pause for `appraisal` may last at most 2 working days, to 2026-07-14; 2026-07-15 is later"


def test_a_warning_that_has_come_is_not_listed_again() -> None:
    warned = clock(warn_at=[Fraction(1, 4), Fraction(3, 4)])
    assert [one.kind for one in timers(warned, [*STARTED, paused(8), *happened(("resume", july(9)))])] == ["warn 75 %", "breach"]


def test_nothing_rings_for_a_clock_that_has_run_out() -> None:
    assert timers(clock(), [*STARTED, *happened(("noted", july(20)))]) == ()


@pytest.mark.clause("RULES-4.26")
def test_the_longest_pause_may_be_hours_in_a_clock_of_working_days() -> None:
    """Paused on Friday noon for 48 hours at most, all its pauses together: to Sunday noon, though no working hour of the weekend counts."""
    ruled = clock(Duration(5, TimeUnit.WORKING_DAY), calendar="office", pause_for=[PauseRule(why="appraisal", at_most=Duration(48, TimeUnit.HOUR))])
    events: list[ClockEvent] = [*STARTED, paused(10)]
    for at, state in ((july(12), ClockState.RUNNING), (july(12) - TICK, ClockState.PAUSED)):
        assert read(ruled, events, at=at, calendar=office()).state is state
    after = read(ruled, [*STARTED, paused(8)], at=july(10, 13), calendar=office())  # Wednesday to Friday noon: two closes
    assert (after.state, after.last_day) == (ClockState.RUNNING, date(2026, 7, 15))
    again: list[ClockEvent] = [*STARTED, paused(8), ResumeEvent(name="resume", at=july(9)), paused(13)]
    assert next((one.kind, one.at) for one in timers(ruled, again, calendar=office())) == ("pause ends", july(14))
    (found,) = against_pause(ruled, again[:-1], at=july(10), why="appraisal", until=date(2026, 7, 13), calendar=office())
    assert found.code == "clock.pause_too_long"


@pytest.mark.clause("RULES-4.26")
@pytest.mark.parametrize(
    ("begins", "ends", "last_day"),
    [
        (july(7, 9), july(7, 17), 13),
        (july(7, 9), july(7, 16, 59), 10),
        (july(7, 16, 59), july(7, 17), 13),
        (july(7, 18), july(8, 8), 10),
        (july(7, 16), july(8, 8), 13),
    ],
)
def test_a_working_day_ends_for_a_pause_where_its_hours_close(begins: datetime, ends: datetime, last_day: int) -> None:
    nine_to_five = office(hours=dict.fromkeys(range(5), ((time(9), time(17)),)))
    events = list(happened(("start", july(6, 10)), ("pause", begins), ("resume", ends)))
    reading = read(clock(Duration(4, TimeUnit.WORKING_DAY), calendar="office"), events, at=july(9), calendar=nine_to_five)
    assert reading.last_day == date(2026, 7, last_day)

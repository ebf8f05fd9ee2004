from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import attrs
import pytest

from crmcore.errors import CalendarHorizon, InvalidType, InvalidValue
from crmcore.messages import Language
from crmcore.reached import ClockState
from crmcore.worktime.calendars.duration import Duration, TimeUnit
from crmcore.worktime.calendars.roll import Roll
from crmcore.worktime.clocks.clock import OnReopen
from crmcore.worktime.clocks.last_day import LastDay
from crmcore.worktime.clocks.reading import Reading, read, readings
from tests.worktime.samples import clock, happened, office, utc

SHANGHAI, LONDON = ZoneInfo("Asia/Shanghai"), ZoneInfo("Europe/London")
DAY, TICK = timedelta(days=1), timedelta(microseconds=1)
WORKING = {"calendar": "office"}


def july(day: int, hour: int = 12, minute: int = 0) -> datetime:
    return datetime(2026, 7, day, hour, minute, tzinfo=SHANGHAI)


def stands(reading: Reading) -> tuple[str, date | None, int, int]:
    return reading.state, reading.last_day, reading.elapsed, reading.remaining


@pytest.mark.clause("RULES-4.26")
def test_a_complaint_is_closed_within_7_days_of_its_receipt() -> None:
    received = happened(("start", july(6, 9, 30)))
    reading = read(clock(clause="RULES-4.26"), received, at=july(8))
    assert stands(reading) == ("running", date(2026, 7, 13), 2, 5)
    assert reading.due == july(14, 0)
    assert reading.started == july(6, 9, 30)
    assert reading.clause == "RULES-4.26"
    assert str(reading) == "last day 2026-07-13, 5 days left, running"
    assert reading.text(Language.ZH) == "最后一日2026-07-13，剩余5日，计时中"


@pytest.mark.clause("RULES-4.26")
def test_the_seventh_day_counts_to_its_end_in_the_zone_of_the_firm() -> None:
    received = happened(("start", utc(2026, 7, 5, 16)))  # midnight in Shanghai: the 6th begins
    last = read(clock(), received, at=july(14, 0) - TICK)
    assert stands(last) == ("running", date(2026, 7, 13), 7, 0)
    assert not last.overdue
    over = read(clock(), received, at=july(14, 0))
    assert stands(over) == ("breached", date(2026, 7, 13), 8, -1)
    assert over.overdue
    assert str(over) == "last day 2026-07-13, 1 day late, breached"


@pytest.mark.clause("RULES-4.26")
@pytest.mark.parametrize(("at", "state"), [(july(14, 0) - TICK, ClockState.MET), (july(14, 0), ClockState.MET_LATE)])
def test_closing_in_time_and_closing_late(at: datetime, state: ClockState) -> None:
    reading = read(clock(), happened(("start", july(6)), ("stop", at)), at=july(30))
    assert (reading.state, reading.stopped_at, reading.overdue) == (state, at, False)


def test_a_closed_clock_says_when() -> None:
    reading = read(clock(), happened(("start", july(6)), ("stop", july(9))), at=july(30))
    assert str(reading) == "last day 2026-07-13, stopped 2026-07-09, met in time"


def test_before_the_start_nothing_runs() -> None:
    reading = read(clock(), happened(("stop", july(1)), ("pause", july(2)), ("start", july(6))), at=july(5))
    assert stands(reading) == ("not started", None, 0, 7)
    assert (str(reading), reading.text(Language.ZH)) == ("not started", "未起算")


def test_marks_without_effect_where_the_clock_stands_are_passed_over() -> None:
    plain = happened(("start", july(6)), ("pause", july(7)), ("resume", july(9)), ("stop", july(11)))
    full = happened(
        *(("start", july(6)), ("noted", july(6)), ("start", july(7, 1)), ("resume", july(7, 2)), ("reopen", july(7, 3)), ("pause", july(7))),
        *(
            ("pause", july(8)),
            ("start", july(8)),
            ("resume", july(9)),
            ("stop", july(11)),
            ("stop", july(12)),
            ("pause", july(12)),
            ("start", july(12)),
        ),
    )
    for day in range(6, 20):
        assert read(clock(), full, at=july(day, 13)) == read(clock(), plain, at=july(day, 13))


def test_a_pause_takes_out_its_days() -> None:
    events = happened(("start", july(6)), ("pause", july(8)), ("resume", july(10)))
    assert stands(read(clock(), events, at=july(9))) == ("paused", date(2026, 7, 14), 2, 5)  # as if it were resumed now
    assert stands(read(clock(), events, at=july(11))) == ("running", date(2026, 7, 15), 3, 4)


def test_a_pause_within_one_day_takes_out_none() -> None:
    events = happened(("start", july(6)), ("pause", july(8, 9)), ("resume", july(8, 23)))
    assert stands(read(clock(), events, at=july(9))) == ("running", date(2026, 7, 13), 3, 4)


def test_a_clock_does_not_run_out_while_it_is_paused() -> None:
    events = happened(("start", july(6)), ("pause", july(13, 23)))
    assert stands(read(clock(), events, at=july(31))) == ("paused", date(2026, 7, 31), 7, 0)
    resumed = [*events, *happened(("resume", july(31, 13)))]
    assert stands(read(clock(), resumed, at=july(31, 23))) == ("running", date(2026, 7, 31), 7, 0)


def test_what_is_left_at_a_pause_is_left_even_when_it_ends_on_a_day_off() -> None:
    two_days = clock(Duration(2, TimeUnit.WORKING_DAY), **WORKING)
    events = happened(("start", july(8)), ("pause", july(10)), ("resume", july(11)))  # Wednesday; Friday, the last day; Saturday
    # Friday's close fell into the pause, so a day is owed back: Monday.
    assert stands(read(two_days, events, at=july(11, 13), calendar=office())) == ("running", date(2026, 7, 13), 1, 1)
    assert stands(read(two_days, events, at=july(14), calendar=office())) == ("breached", date(2026, 7, 13), 3, -1)


def test_a_pause_does_not_heal_a_clock_that_has_run_out() -> None:
    events = happened(("start", july(6)), ("pause", july(15)), ("resume", july(20)))
    assert stands(read(clock(), events, at=july(18))) == ("breached", date(2026, 7, 13), 12, -5)
    assert stands(read(clock(), events, at=july(21))) == ("breached", date(2026, 7, 13), 15, -8)


def test_closing_while_paused_is_in_time() -> None:
    events = happened(("start", july(6)), ("pause", july(12)), ("stop", july(25)))
    assert stands(read(clock(), events, at=july(30))) == ("met in time", date(2026, 7, 26), 6, 1)


@pytest.mark.parametrize(
    ("how", "started", "stood"),
    [
        (OnReopen.CONTINUE, 6, ("breached", date(2026, 7, 13), 14, -7)),
        (OnReopen.REMAINDER, 6, ("running", date(2026, 7, 22), 5, 2)),
        (OnReopen.RESTART, 18, ("running", date(2026, 7, 25), 2, 5)),
        (OnReopen.NEW, 18, ("running", date(2026, 7, 25), 2, 5)),
    ],
)
def test_reopening_does_what_the_clock_says(how: OnReopen, started: int, stood: tuple[str, date, int, int]) -> None:
    events = happened(("start", july(6)), ("stop", july(9)), ("reopen", july(18)))
    reading = read(clock(on_reopen=how), events, at=july(20))
    assert (stands(reading), reading.started) == (stood, july(started))


def test_a_new_run_leaves_the_first_its_verdict_and_a_restart_does_not() -> None:
    events = happened(("start", july(6)), ("stop", july(15)), ("reopen", july(18)), ("stop", july(19)))
    assert [one.state for one in readings(clock(on_reopen=OnReopen.NEW), events, at=july(30))] == ["met late", "met in time"]
    assert [one.state for one in readings(clock(on_reopen=OnReopen.RESTART), events, at=july(30))] == ["met in time"]
    assert [one.state for one in readings(clock(on_reopen=OnReopen.REMAINDER), events, at=july(30))] == ["met late"]


def test_a_clock_stopped_in_a_pause_goes_on_from_the_stop() -> None:
    events = happened(("start", july(6)), ("pause", july(7)), ("stop", july(10)), ("reopen", july(12)))
    assert stands(read(clock(on_reopen=OnReopen.CONTINUE), events, at=july(12))) == ("running", date(2026, 7, 16), 3, 4)
    assert stands(read(clock(on_reopen=OnReopen.REMAINDER), events, at=july(12))) == ("running", date(2026, 7, 18), 1, 6)


@pytest.mark.parametrize(
    ("within", "start", "last"),
    [
        (Duration(1, TimeUnit.WEEK), date(2026, 7, 6), date(2026, 7, 13)),
        (Duration(8, TimeUnit.WEEK), date(2026, 2, 10), date(2026, 4, 7)),
        (Duration(1, TimeUnit.MONTH), date(2026, 1, 31), date(2026, 2, 28)),
        (Duration(2, TimeUnit.MONTH), date(2026, 5, 15), date(2026, 7, 15)),
        (Duration(12, TimeUnit.MONTH), date(2024, 2, 29), date(2025, 2, 28)),
    ],
)
def test_weeks_and_months_are_read_in_days(within: Duration, start: date, last: date) -> None:
    began = datetime(start.year, start.month, start.day, 9, tzinfo=SHANGHAI)
    reading = read(clock(within), happened(("start", began)), at=began + DAY)
    assert stands(reading) == ("running", last, 1, (last - start).days - 1)
    assert reading.unit is TimeUnit.DAY
    assert read(clock(within), (), at=began).unit is within.unit


def test_working_days_are_those_of_the_calendar() -> None:
    events = happened(("start", datetime(2026, 1, 1, 9, tzinfo=SHANGHAI)))
    three = clock(Duration(3, TimeUnit.WORKING_DAY), zone="UTC", **WORKING)
    reading = read(three, events, at=datetime(2026, 1, 4, 23, 30, tzinfo=SHANGHAI), calendar=office())
    assert stands(reading) == ("running", date(2026, 1, 6), 1, 2)
    assert reading.due == datetime(2026, 1, 7, tzinfo=SHANGHAI)  # the zone is the calendar's
    assert str(reading) == "last day 2026-01-06, 2 working days left, running"


def test_to_the_minute_keeps_the_time_on_the_wall() -> None:
    eight_weeks = clock(Duration(56, TimeUnit.DAY), to_the_minute=True, zone="Europe/London")
    start = datetime(2026, 2, 10, 9, 30, tzinfo=LONDON)  # summer time begins in between
    due = datetime(2026, 4, 7, 9, 30, tzinfo=LONDON)
    reading = read(eight_weeks, happened(("start", start)), at=due - TICK)
    assert (reading.due, stands(reading)) == (due, ("running", date(2026, 4, 7), 55, 1))
    assert stands(read(eight_weeks, happened(("start", start)), at=due)) == ("running", date(2026, 4, 7), 56, 0)
    assert stands(read(eight_weeks, happened(("start", start)), at=due + TICK)) == ("breached", date(2026, 4, 7), 57, -1)


def test_hours_are_elapsed_time_across_a_change_of_the_clock() -> None:
    two_hours = clock(Duration(2, TimeUnit.HOUR), zone="Europe/London")
    start = datetime(2026, 3, 29, 0, 30, tzinfo=LONDON)
    reading = read(two_hours, happened(("start", start)), at=datetime(2026, 3, 29, 2, 45, tzinfo=LONDON))
    assert (reading.due, reading.elapsed, reading.remaining) == (datetime(2026, 3, 29, 3, 30, tzinfo=LONDON), 1, 1)
    assert str(reading) == "due 2026-03-29 03:30+01:00, 45 minutes left, running"


@pytest.mark.parametrize("within", [Duration(2, TimeUnit.WORKING_HOUR), Duration(120, TimeUnit.WORKING_MINUTE)])
def test_working_hours_and_working_minutes_are_counted_by_the_calendar(within: Duration) -> None:
    events = happened(("start", july(10, 17)), ("pause", july(13, 9, 30)), ("resume", july(13, 15)))
    deadline, unit = clock(within, **WORKING), within.amount // 2
    reading = read(deadline, events, at=july(13, 15, 15), calendar=office())
    assert (reading.due, reading.late_from, reading.time_left) == (july(13, 15, 30), july(13, 15, 30) + TICK, timedelta(minutes=15))
    assert reading.remaining == max(1, unit // 4)
    late = read(deadline, events, at=july(14, 10), calendar=office())
    assert (late.state, late.time_left) == ("breached", -timedelta(hours=3, minutes=30))
    stopped = read(deadline, [*events, *happened(("stop", july(13, 15, 20)))], at=july(20), calendar=office())
    assert str(stopped) == "due 2026-07-13 15:30+08:00, stopped 2026-07-13 15:20+08:00, met in time"


def test_hours_are_elapsed_time_also_where_the_clock_has_a_calendar() -> None:
    reading = read(clock(Duration(24, TimeUnit.HOUR), **WORKING), happened(("start", july(10, 17))), at=july(11, 15), calendar=office())
    assert (reading.due, str(reading)) == (july(11, 17), "due 2026-07-11 17:00+08:00, 2 hours left, running")


@pytest.mark.parametrize(
    ("at", "told", "remaining"),
    [
        (july(6, 9), "2 hours left, running", 2),
        (july(6, 9, 15), "1 hour 45 minutes left, running", 2),
        (july(6, 10, 59), "1 minute left, running", 1),
        (july(6, 11) - timedelta(seconds=1), "0 minutes left, running", 1),
        (july(6, 11), "0 minutes left, running", 0),
        (july(6, 11) + timedelta(seconds=1), "1 minute late, breached", -1),
        (july(6, 11, 59), "59 minutes late, breached", -1),
        (july(6, 12, 20), "1 hour 20 minutes late, breached", -2),
    ],
)
def test_time_is_told_in_hours_and_minutes(at: datetime, told: str, remaining: int) -> None:
    """Neither what is left nor what is over is told as nothing, to programs or to people."""
    reading = read(clock(Duration(2, TimeUnit.HOUR)), happened(("start", july(6, 9))), at=at)
    assert (str(reading), reading.remaining) == (f"due 2026-07-06 11:00+08:00, {told}", remaining)
    assert reading.elapsed + reading.remaining == reading.budget


def test_pausing_outside_hours_changes_nothing() -> None:
    four = clock(Duration(4, TimeUnit.WORKING_HOUR), **WORKING)
    events = happened(("start", july(10, 16)))
    paused = [*events, *happened(("pause", july(10, 18, 30)), ("resume", july(12, 9)))]
    reading = read(four, paused, at=july(13, 10), calendar=office())
    assert attrs.evolve(reading, stood_still=()) == read(four, events, at=july(13, 10), calendar=office())


@pytest.mark.clause("RULES-4.26", "FIN-2.3")
def test_a_reading_says_what_its_end_follows_from() -> None:
    """Ten days from Monday, paused for two days over noon: the 18th, a Saturday, so Monday the 20th."""
    deadline = clock(Duration(10, TimeUnit.DAY), calendar="office", last_day=LastDay(roll=Roll.FOLLOWING))
    events = happened(("start", july(6, 9)), ("pause", july(8, 12)), ("resume", july(10, 12)))
    reading = read(deadline, events, at=july(14), calendar=office())
    assert reading.text() == "last day 2026-07-20, 6 days left, running"
    assert reading.why() == (
        "10 days from 2026-07-06 09:00+08:00, not counted from 2026-07-08 12:00+08:00 to 2026-07-10 12:00+08:00, "
        "its last day put off by 2 days, to a day that is worked"
    )
    assert reading.why(Language.ZH) == (
        "自2026-07-06 09:00+08:00起10日，2026-07-08 12:00+08:00至2026-07-10 12:00+08:00不计时，最后一日调整，推后2日至工作日"
    )
    back = attrs.evolve(deadline, last_day=LastDay(roll=Roll.PRECEDING))
    assert read(back, events, at=july(14), calendar=office()).why().endswith(", its last day brought forward by 1 day, to a day that is worked")
    assert read(deadline, (), at=july(14), calendar=office()).why() == ""
    named = attrs.evolve(deadline, last_day=LastDay(on=date(2026, 7, 31)))  # no ten days, and moved off nothing
    told = read(named, events, at=july(14), calendar=office())
    assert (told.why(), told.put_off, told.last_day) == ("", 0, date(2026, 7, 31))
    again = read(deadline, happened(("start", july(6, 9)), ("stop", july(8)), ("reopen", july(9))), at=july(14), calendar=office())
    assert again.why().startswith("10 days from 2026-07-06 09:00+08:00, not counted from 2026-07-08 12:00+08:00 to 2026-07-09 12:00+08:00")
    still = read(deadline, events[:2], at=july(9, 12), calendar=office())
    assert still.why() == "10 days from 2026-07-06 09:00+08:00, paused since 2026-07-08 12:00+08:00 (the end is as if it went on now)"
    assert still.why(Language.ZH) == "自2026-07-06 09:00+08:00起10日，自2026-07-08 12:00+08:00起暂停（届满以此刻恢复计）"


def test_beyond_the_calendar_a_clock_does_not_guess() -> None:
    with pytest.raises(CalendarHorizon, match="working day 20 after 2026-12-20"):
        read(
            clock(Duration(20, TimeUnit.WORKING_DAY), **WORKING),
            happened(("start", datetime(2026, 12, 20, 9, tzinfo=SHANGHAI))),
            at=datetime(2026, 12, 21, 9, tzinfo=SHANGHAI),
            calendar=office(),
        )


def test_a_clock_is_read_by_the_calendar_it_names_and_no_other() -> None:
    events = happened(("start", july(6)))
    with pytest.raises(InvalidValue, match="clock `close` needs calendar `office`; none was given"):
        read(clock(Duration(2, TimeUnit.WORKING_DAY), **WORKING), events, at=july(7))
    with pytest.raises(InvalidValue, match="clock `close` counts without a calendar; leave out `office`"):
        read(clock(Duration(2, TimeUnit.HOUR)), events, at=july(7), calendar=office())


def test_marks_come_in_order_and_in_a_zone() -> None:
    with pytest.raises(InvalidValue, match=r"`stop` at 2026-07-05 04:00.* comes after one at 2026-07-06 04:00"):
        read(clock(), happened(("start", july(6)), ("stop", july(5))), at=july(7))
    with pytest.raises(InvalidType, match="`at` has no time zone"):
        read(clock(), happened(("start", datetime(2026, 7, 6))), at=july(7))
    with pytest.raises(InvalidType, match="`at` has no time zone"):
        read(clock(), (), at=datetime(2026, 7, 6))


def test_what_ends_as_its_hours_run_out_is_in_time() -> None:
    """The due instant itself is in time for a stop; a pause that begins then comes too late, and heals nothing."""
    two = clock(Duration(2, TimeUnit.HOUR))
    assert read(two, happened(("start", july(6, 9)), ("stop", july(6, 11) + TICK)), at=july(7)).state is ClockState.MET_LATE
    assert read(two, happened(("start", july(6, 9)), ("stop", july(6, 11))), at=july(7)).state is ClockState.MET
    paused = read(two, happened(("start", july(6, 9)), ("pause", july(6, 11))), at=july(7))
    assert (paused.state, paused.due) == (ClockState.BREACHED, july(6, 11))

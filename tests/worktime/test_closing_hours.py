"""Clocks whose days close at an hour: what a pause over it gives back, what is left behind it, and that none runs out while it is paused."""

from datetime import date, datetime, time, timedelta
from fractions import Fraction
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from crmcore.errors import CalendarHorizon
from crmcore.reached import ClockState
from crmcore.worktime.calendars.calendar import Calendar
from crmcore.worktime.calendars.duration import BY_CALENDAR, Duration, TimeUnit
from crmcore.worktime.calendars.roll import Roll
from crmcore.worktime.clocks.clock import Clock, OnReopen
from crmcore.worktime.clocks.clock_events import CarriedEvent, ClockEvent, PauseEvent
from crmcore.worktime.clocks.last_day import LastDay
from crmcore.worktime.clocks.reading import Reading, read
from crmcore.worktime.clocks.record import reached
from crmcore.worktime.clocks.timers import timers
from tests.worktime.samples import clock, happened, office
from tests.worktime.test_left_and_over import HOURS, deadlines, working

SHANGHAI = ZoneInfo("Asia/Shanghai")
TICK, HOUR, MINUTE = timedelta(microseconds=1), timedelta(hours=1), timedelta(minutes=1)


def july(day: int, hour: int = 12, minute: int = 0) -> datetime:
    return datetime(2026, 7, day, hour, minute, tzinfo=SHANGHAI)


def by_five(within: int = 7, unit: TimeUnit = TimeUnit.DAY, **changed: object) -> Clock:
    return clock(Duration(within, unit), last_day=LastDay(by=time(17)), **changed)


def shown(deadline: Clock, *events: tuple[str, datetime], at: datetime, calendar: Calendar | None = None) -> Reading:
    return read(deadline, happened(("start", july(6)), *events), at=at, calendar=calendar)


@pytest.mark.clause("RULES-4.26")
@pytest.mark.parametrize("begins", [july(13, 10), july(13, 17), july(12, 18)])
def test_paused_on_its_last_day_it_is_paused_behind_the_hour_too(begins: datetime) -> None:
    """Seven days from Monday end on the 13th, by five. Paused before that, to the 15th, each five o'clock in between gives a day back."""
    told = {july(13, 17): 13, july(13, 17) + TICK: 14, july(13, 23): 14, july(14, 0): 14, july(14, 17): 14, july(14, 18): 15, july(15, 9): 15}
    for at, day in told.items():
        reading = shown(by_five(), ("pause", begins), at=at)
        assert (reading.state, reading.due, reading.last_day) == (ClockState.PAUSED, july(day, 17), date(2026, 7, day))
        assert (reading.remaining, reading.elapsed) == (day - at.day, 7 - day + at.day)
    resumed = [("pause", begins), ("resume", july(15, 10))]
    assert shown(by_five(), *resumed, at=july(15, 17)).state is ClockState.RUNNING
    assert shown(by_five(), *resumed, at=july(15, 17) + TICK).state is ClockState.BREACHED


@pytest.mark.clause("RULES-4.26")
def test_what_ran_out_at_its_hour_is_not_cured() -> None:
    for at in (july(13, 18), july(14), july(20)):
        reading = shown(by_five(), ("pause", july(13, 17) + TICK), at=at)
        assert (reading.state, reading.due) == (ClockState.BREACHED, july(13, 17))


@pytest.mark.clause("RULES-4.26")
@pytest.mark.parametrize(
    ("begins", "ends", "last"),
    [
        (july(8, 9), july(8, 17), 13),  # within a day: five o'clock itself belongs to it
        (july(8, 18), july(9, 17), 13),
        (july(8, 16), july(8, 18), 14),  # over one
        (july(8, 17), july(8, 18), 14),
        (july(8, 16), july(9, 18), 15),  # over two
        (july(6, 12), july(6, 18), 13),  # the day of the start does not count, whatever its hour
        (july(6, 12), july(7, 18), 14),
        (july(6, 18), july(6, 20), 13),  # nor does its evening end a day
    ],
)
def test_a_pause_gives_back_the_days_whose_hour_fell_into_it(begins: datetime, ends: datetime, last: int) -> None:
    assert shown(by_five(), ("pause", begins), ("resume", ends), at=july(10)).due == july(last, 17)


@pytest.mark.clause("RULES-4.26")
def test_what_is_left_behind_an_hour_is_left_in_the_evening() -> None:
    """Paused twice for two minutes over five o'clock of the last day: one day more, and the two minutes left on top, that evening."""
    twice = [(event, july(day, 16 + minute // 60, minute % 60)) for day in (13, 14) for event, minute in (("pause", 59), ("resume", 61))]
    for deadline, calendar in ((by_five(), None), (by_five(5, TimeUnit.WORKING_DAY, calendar="office"), office())):
        reading = shown(deadline, *twice, at=july(14, 17, 2), calendar=calendar)
        assert (reading.state, reading.due, reading.last_day, reading.remaining) == (ClockState.RUNNING, july(14, 17, 2), date(2026, 7, 14), 0)
        assert reading.late_from == july(14, 17, 2) + TICK
        late = shown(deadline, *twice, at=july(14, 17, 3), calendar=calendar)
        assert (late.state, late.remaining) == (ClockState.BREACHED, -1)


@pytest.mark.clause("RULES-4.26")
@pytest.mark.parametrize(("last", "hour"), [({"by": time(17)}, 17), ({"closing": True}, 18)])
def test_of_working_days_the_hour_closes_each(last: dict[str, object], hour: int) -> None:
    """Two working days from Monday: Wednesday, by five, or by the close of business at six. Paused over it, it is Thursday, and so on over a weekend."""
    deadline = clock(Duration(2, TimeUnit.WORKING_DAY), calendar="office", last_day=LastDay(**last))  # type: ignore[arg-type]
    told = {july(8, 16): 8, july(8, 20): 9, july(9, 9): 9, july(10, 20): 13, july(12): 13, july(13, 16): 13}
    for at, day in told.items():
        reading = shown(deadline, ("pause", july(8, 15)), at=at, calendar=office())
        assert (reading.state, reading.due) == (ClockState.PAUSED, july(day, hour))
    evening = [("pause", july(8, 18, 30)), ("resume", july(8, 20))]  # outside working hours nothing counts
    assert shown(deadline, *evening, at=july(9), calendar=office()).due == july(8, hour)
    weekend = [("pause", july(10, 18, 30)), ("resume", july(12, 20))]
    six = clock(Duration(6, TimeUnit.WORKING_DAY), calendar="office", last_day=LastDay(**last))  # type: ignore[arg-type]
    assert shown(six, *weekend, at=july(13), calendar=office()).due == july(14, hour)


@pytest.mark.clause("RULES-4.26")
def test_what_starts_on_a_day_off_has_no_hour_of_that_day() -> None:
    """Saturday: the first working day is Monday, and a pause over the weekend gives nothing back."""
    events = happened(("start", july(11, 10)), ("pause", july(11, 12)), ("resume", july(12, 20)), ("pause", july(13, 16)), ("resume", july(14, 10)))
    for last in (LastDay(by=time(17)), LastDay(closing=True)):
        deadline = clock(Duration(1, TimeUnit.WORKING_DAY), calendar="office", last_day=last)
        reading = read(deadline, events, at=july(12, 20), calendar=office())
        assert reading.last_day == date(2026, 7, 13)
        assert read(deadline, events, at=july(14, 10), calendar=office()).last_day == date(2026, 7, 14)


@pytest.mark.clause("RULES-4.26")
def test_plain_days_that_end_at_the_close_of_business_close_at_it_on_days_off_too() -> None:
    """Five days from Monday end on Saturday, put off to Monday at six. A pause on it that ends before gives nothing; one over it, what was left."""
    deadline = clock(Duration(5, TimeUnit.DAY), calendar="office", last_day=LastDay(roll=Roll.FOLLOWING, closing=True))
    for at in (july(13, 11), july(13, 18)):
        assert shown(deadline, ("pause", july(13, 10)), at=at, calendar=office()).due == july(13, 18)
    assert shown(deadline, ("pause", july(13, 10)), ("resume", july(14, 10)), at=july(14, 10), calendar=office()).due == july(14, 18)
    # Saturday, Sunday: their hour is Friday's. One that is over before that takes no day.
    assert shown(deadline, ("pause", july(11, 10)), ("resume", july(11, 17)), at=july(12), calendar=office()).due == july(13, 18)
    assert shown(deadline, ("pause", july(11, 10)), ("resume", july(13, 17)), at=july(13, 17), calendar=office()).due == july(13, 18)
    assert shown(deadline, ("pause", july(11, 10)), ("resume", july(13, 19)), at=july(13, 19), calendar=office()).due == july(14, 18)


def test_before_the_first_working_day_known_a_day_off_has_no_hour() -> None:
    """1 to 3 January are off, the working day before is not known: they end at midnight, and the pause over one midnight gives that day back."""
    deadline = clock(Duration(5, TimeUnit.DAY), calendar="office", last_day=LastDay(roll=Roll.FOLLOWING, closing=True))
    start = datetime(2026, 1, 1, 9, tzinfo=SHANGHAI)
    for ends, last in ((start + timedelta(days=1, hours=14), 6), (start + timedelta(days=1, hours=16), 7)):
        events = happened(("start", start), ("pause", start + timedelta(days=1)), ("resume", ends))
        assert read(deadline, events, at=ends, calendar=office()).last_day == date(2026, 1, last)


@pytest.mark.clause("RULES-4.26")
def test_a_last_day_that_rolls_back_is_not_over_while_its_clock_is_paused() -> None:
    """Five days from Monday end on Saturday, brought forward to Friday. Paused on Friday into the weekend, the last day is the Monday behind it."""
    for last in (LastDay(roll=Roll.PRECEDING), LastDay(roll=Roll.PRECEDING, by=time(17))):
        deadline = clock(Duration(5, TimeUnit.DAY), calendar="office", last_day=last)
        for at in (july(11, 1), july(11, 23), july(12)):
            reading = shown(deadline, ("pause", july(10, 12)), at=at, calendar=office())
            assert (reading.state, reading.last_day) == (ClockState.PAUSED, date(2026, 7, 13))


@pytest.mark.clause("RULES-4.26")
@pytest.mark.parametrize("last", [LastDay(roll=Roll.FOLLOWING), LastDay(roll=Roll.FOLLOWING, by=time(17)), LastDay(on=date(2026, 7, 13))])
def test_a_pause_behind_the_day_counted_and_before_the_last_one_moves_nothing(last: LastDay) -> None:
    """Five days from Monday end on Saturday, put off to Monday, or named so. A pause of Sunday morning takes no day from it."""
    deadline = clock(Duration(5, TimeUnit.DAY), calendar="office", last_day=last)
    reading = shown(deadline, ("pause", july(12, 1)), ("resume", july(12, 11)), at=july(13, 10), calendar=office())
    assert (reading.state, reading.last_day, reading.due) == (ClockState.RUNNING, date(2026, 7, 13), july(14, 0) if last.by is None else july(13, 17))


def test_a_warning_comes_with_the_day_on_which_its_share_begins() -> None:
    """Four days by five, paused for a night: no five o'clock fell into it, so that neither the end nor a warning moves."""
    deadline = by_five(4, warn_at=[Fraction(3, 4)])
    events = happened(("start", july(6)), ("pause", july(7, 18)), ("resume", july(8, 10)))
    assert [(one.kind, one.at) for one in timers(deadline, events)] == [("warn 75 %", july(9, 0)), ("breach", july(10, 17) + TICK)]
    over = happened(("start", july(6)), ("pause", july(7, 16)), ("resume", july(8, 10)))
    assert [(one.kind, one.at) for one in timers(deadline, over)] == [("warn 75 %", july(10, 0)), ("breach", july(11, 17) + TICK)]
    rolled = clock(Duration(4, TimeUnit.DAY), calendar="office", last_day=LastDay(roll=Roll.FOLLOWING, by=time(17)), warn_at=[Fraction(3, 4)])
    assert [(one.kind, one.at) for one in timers(rolled, over, calendar=office())] == [("warn 75 %", july(10, 0)), ("breach", july(13, 17) + TICK)]


@pytest.mark.clause("RULES-4.26")
@pytest.mark.parametrize(("at", "paused_to", "paused_to_working"), [(july(9, 10), 11, 13), (july(9, 20), 10, 10)])
def test_what_is_left_at_a_change_of_the_rules_closes_at_the_hour_too(at: datetime, paused_to: int, paused_to_working: int) -> None:
    """The day of the change counts, to its hour: what was paused on it, or is, gets a day for each hour that fell into the pause."""
    for deadline, calendar, last in (
        (by_five(4, changes={"change"}, on_change=OnReopen.REMAINDER), None, paused_to),
        (by_five(4, TimeUnit.WORKING_DAY, calendar="office", changes={"change"}, on_change=OnReopen.REMAINDER), office(), paused_to_working),
    ):
        before = happened(("start", july(6)))
        carried = CarriedEvent(name="change", at=at, reached=reached(deadline, before, at=at, calendar=calendar))
        for pauses in ((), (("pause", at + HOUR), ("resume", at + HOUR + MINUTE))):
            told: list[ClockEvent] = [*before, carried, *happened(*pauses)]
            assert read(deadline, told, at=july(10), calendar=calendar).due == july(10, 17)
        paused: list[ClockEvent] = [*before, carried, *happened(("pause", at + MINUTE))]
        assert read(deadline, paused, at=july(10, 16), calendar=calendar).due == july(last, 17)


def test_a_change_on_the_first_day_known_begins_with_that_day() -> None:
    """Of the working day before nothing is known: the day of the change is its own midnight to its hour."""
    short = office(first_day=date(2026, 7, 6), holidays=(), workdays=())
    deadline = by_five(2, TimeUnit.WORKING_DAY, calendar="office", changes={"change"}, on_change=OnReopen.REMAINDER)
    before = happened(("start", july(3, 10)))
    carried = CarriedEvent(name="change", at=july(6, 11), reached=reached(deadline, before, at=july(6, 11), calendar=office(workdays=())))
    events: list[ClockEvent] = [*before, carried, *happened(("pause", july(6, 16)), ("resume", july(6, 18)))]
    assert read(deadline, events, at=july(7), calendar=short).due == july(8, 17)


PAUSED_AT_FIVE = (by_five(2, calendar="office"), "days", 12 * 60, [("pause", 2 * 1440 + 300)], 3000)


@pytest.mark.clause("RULES-4.26")
@given(
    deadlines(),
    st.sampled_from(sorted(HOURS)),
    st.integers(0, 20_000),
    st.lists(st.tuples(st.sampled_from(["pause", "resume"]), st.integers(0, 4000)), max_size=5),
    st.integers(1, 20_000),
)
@example(*PAUSED_AT_FIVE)
def test_no_clock_runs_out_while_it_is_paused(deadline: Clock, hours: str, start: int, then: list[tuple[str, int]], late: int) -> None:
    """Whatever its unit and its last day: paused before its end, on its own line, it is in time as long as it is; what was over stays over."""
    calendar, when, events = working(hours, last_day=date(2027, 12, 31)), july(1, 0) + start * MINUTE, []
    for event, minutes in [("start", 0), *then, ("pause", 600)]:
        when += minutes * MINUTE
        events.append((event, when))
    at_once = read(deadline, happened(*events), at=when, calendar=calendar)
    assert at_once.due is not None
    if deadline.within.unit in BY_CALENDAR and not calendar.is_working(when):
        return  # outside working hours nothing is left to stand still
    ran_out = at_once.state is ClockState.BREACHED
    if not ran_out and at_once.due <= when and deadline.last_day is None:
        return  # at its last instant nothing is left either
    for at in (when + late * MINUTE, at_once.due + TICK, at_once.due + HOUR, at_once.due + 30 * HOUR):
        if at >= when:
            reading = read(deadline, happened(*events), at=at, calendar=calendar)
            assert reading.state is (ClockState.BREACHED if ran_out else ClockState.PAUSED)


@pytest.mark.clause("RULES-4.26")
def test_outside_working_hours_no_working_time_is_left_to_stand_still() -> None:
    """The office closes at six: from then to eight, or to midnight, the last day still is, but nothing of it that a pause could give back."""
    for last, over in ((LastDay(by=time(20)), july(8, 20)), (None, july(9, 0) - TICK)):
        deadline = clock(Duration(2, TimeUnit.WORKING_DAY), calendar="office", last_day=last)
        for at, state in ((over, ClockState.PAUSED), (over + TICK, ClockState.BREACHED)):
            assert shown(deadline, ("pause", july(8, 18, 30)), at=at, calendar=office()).state is state
        assert shown(deadline, ("pause", july(8, 17)), at=july(9, 11), calendar=office()).state is ClockState.PAUSED


def test_beyond_the_days_known_an_hour_is_not_known() -> None:
    short = office(last_day=date(2026, 7, 10))
    deadline = by_five(4, TimeUnit.WORKING_DAY, calendar="office")
    assert shown(deadline, at=july(10), calendar=short).due == july(10, 17)
    with pytest.raises(CalendarHorizon):
        shown(deadline, ("pause", july(10, 12)), at=july(10, 17, 30), calendar=short)
    stopped = shown(deadline, ("pause", july(10, 12)), ("stop", july(10, 17, 30)), at=july(20), calendar=short)
    assert (stopped.state, stopped.due) == (ClockState.MET, None)
    late = shown(deadline, ("pause", july(10, 17, 30)), at=july(10, 18), calendar=short)
    assert (late.state, late.due) == (ClockState.BREACHED, july(10, 17))


def test_a_pause_told_in_days_runs_to_the_end_of_its_last_day() -> None:
    """Its last day is paused whole: to midnight, not to the hour by which the clock's days close."""
    events: list[ClockEvent] = [*happened(("start", july(6))), PauseEvent(name="pause", at=july(13, 10), until=date(2026, 7, 14))]
    assert read(by_five(), events, at=july(15, 0)).due == july(15, 17)
    assert [(one.kind, one.at) for one in timers(by_five(), events)] == [("pause ends", july(15, 0)), ("breach", july(15, 17) + TICK)]

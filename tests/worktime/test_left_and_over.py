"""What is left of a clock, and what is over: of every kind of clock, whatever its unit, its calendar and its last day."""

import re
from datetime import date, datetime, time, timedelta
from fractions import Fraction
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crmcore.errors import CalendarHorizon
from crmcore.messages import Language
from crmcore.reached import ClockState
from crmcore.worktime.calendars.arrival import OutsideHours
from crmcore.worktime.calendars.calendar import Calendar
from crmcore.worktime.calendars.duration import BY_TIME, Duration, TimeUnit
from crmcore.worktime.calendars.roll import Roll
from crmcore.worktime.clocks.clock import Clock, OnReopen
from crmcore.worktime.clocks.clock_events import MergeEvent, PauseEvent
from crmcore.worktime.clocks.last_day import LastDay
from crmcore.worktime.clocks.reading import read, readings
from crmcore.worktime.clocks.timers import timers, timers_if_known
from tests.worktime.samples import clock, happened, office

SHANGHAI = ZoneInfo("Asia/Shanghai")
TICK, HOUR = timedelta(microseconds=1), timedelta(hours=1)
NIGHTS = dict.fromkeys(range(7), ((time(22), time(6)),))
# Nights, but Saturday's shift ends at 02:00; a day with a break; two shifts of which the second lasts into the next day.
HOURS = {
    "nights": NIGHTS,
    "uneven nights": NIGHTS | {5: ((time(20), time(2)),)},
    "days": dict.fromkeys(range(5), ((time(9), time(12)), (time(13), time(18)))),
    "late shifts": dict.fromkeys(range(6), ((time(8), time(14)), (time(15), time(1)))),
}
LATE = {ClockState.BREACHED, ClockState.MET_LATE, ClockState.ENDED_LATE}


def july(day: int, hour: int = 0, minute: int = 0) -> datetime:
    return datetime(2026, 7, day, hour, minute, tzinfo=SHANGHAI)


def working(hours: str = "nights", **changed: object) -> Calendar:
    return office(hours=HOURS[hours], holidays=(), workdays=(), **changed)


def nights_until_closing(unit: TimeUnit) -> Clock:
    return clock(Duration(5, unit), calendar="office", last_day=LastDay(roll=Roll.FOLLOWING, closing=True))


@pytest.mark.clause("RULES-4.26")
@pytest.mark.parametrize("unit", [TimeUnit.DAY, TimeUnit.WORKING_DAY])
def test_a_last_day_that_ends_with_its_night_shift_is_the_day_on_which_that_began(unit: TimeUnit) -> None:
    """Five days from 6 July, every night worked: the 11th, until six in the morning of the 12th."""
    told = {july(10, 12): 1, july(11, 12): 0, july(12, 1): 0, july(12, 6): 0, july(12, 6) + TICK: -1, july(12, 23): -1, july(13, 7): -2}
    for at, left in told.items():
        reading = read(nights_until_closing(unit), happened(("start", july(6, 9))), at=at, calendar=working())
        assert (reading.last_day, reading.due, reading.remaining, reading.elapsed) == (date(2026, 7, 11), july(12, 6), left, 5 - left)
        assert reading.overdue == (left < 0)
    stopped = read(nights_until_closing(unit), happened(("start", july(6, 9)), ("stop", july(12, 3))), at=july(20), calendar=working())
    assert stopped.text() == "due 2026-07-12 06:00+08:00, stopped 2026-07-12 03:00+08:00, met in time"


def test_an_hour_that_is_over_before_the_last_day_begins_ends_nothing() -> None:
    """Saturday begins at 06:00, as Friday's shift ends, and its own ends at 02:00: 04:00 is no time of it, and it runs to its end."""
    deadline = clock(Duration(2, TimeUnit.WORKING_DAY), calendar="office", last_day=LastDay(by=time(4)))
    saturday = read(deadline, happened(("start", july(9, 12))), at=july(11, 12), calendar=working("uneven nights"))
    assert (saturday.last_day, saturday.due, saturday.late_from) == (date(2026, 7, 11), july(12, 2), july(12, 2))
    friday = read(deadline, happened(("start", july(8, 12))), at=july(9, 12), calendar=working("uneven nights"))
    assert (friday.last_day, friday.due, friday.late_from) == (date(2026, 7, 10), july(11, 4), july(11, 4) + TICK)
    by_day = read(deadline, happened(("start", july(8, 12))), at=july(9, 12), calendar=working("days"))
    assert (by_day.last_day, by_day.due) == (date(2026, 7, 10), july(10, 4))


@pytest.mark.parametrize(
    ("deadline", "at", "said"),
    [
        (
            clock(Duration(2, TimeUnit.WORKING_DAY), calendar="office", last_day=LastDay(by=time(17))),
            july(8, 18),
            "due 2026-07-08 17:00+08:00, 1 working day late, breached",
        ),
        (
            clock(Duration(2, TimeUnit.DAY), calendar="office", last_day=LastDay(by=time(17))),
            july(8, 18),
            "due 2026-07-08 17:00+08:00, 1 day late, breached",
        ),
        (clock(Duration(8, TimeUnit.WORKING_HOUR), calendar="office"), july(6, 19), "due 2026-07-06 18:00+08:00, 1 working minute late, breached"),
        (
            clock(Duration(480, TimeUnit.WORKING_MINUTE), calendar="office"),
            july(6, 19),
            "due 2026-07-06 18:00+08:00, 1 working minute late, breached",
        ),
    ],
)
def test_what_is_over_is_never_told_as_nothing(deadline: Clock, at: datetime, said: str) -> None:
    reading = read(deadline, happened(("start", july(6, 9))), at=at, calendar=working("days"))
    assert (reading.text(), reading.remaining) == (said, -1)


DAYS = (TimeUnit.DAY, TimeUnit.WORKING_DAY, TimeUnit.WEEK, TimeUnit.MONTH)


@st.composite
def last_days(draw: st.DrawFn) -> LastDay | None:
    how = draw(st.sampled_from(["none", "roll", "by", "rolled by", "closing"]))
    roll = draw(st.sampled_from(Roll)) if how in {"roll", "rolled by", "closing"} else None
    by = draw(st.sampled_from([time(0), time(1), time(4), time(6), time(17), time(23, 30)])) if how in {"by", "rolled by"} else None
    return None if how == "none" else LastDay(roll=roll, by=by, closing=how == "closing")


@st.composite
def deadlines(draw: st.DrawFn) -> Clock:
    """Draw a clock of any unit, with every kind of last day."""
    unit = draw(st.sampled_from([one for one in TimeUnit if one in DAYS or one in BY_TIME]))
    amount = draw(st.integers(1, 2 if unit in (TimeUnit.WEEK, TimeUnit.MONTH) else 8 if unit in DAYS else 600))
    last = draw(last_days()) if unit in DAYS else None
    return clock(
        Duration(amount, unit),
        calendar="office",
        last_day=last,
        to_the_minute=unit in DAYS and last is None and draw(st.booleans()),
        warn_at=[Fraction(1, 2)],
        warn_before=[Duration(1, TimeUnit.WORKING_DAY), Duration(2, TimeUnit.WORKING_HOUR), Duration(1, TimeUnit.DAY), Duration(3, TimeUnit.HOUR)],
        warn_on_working_days=draw(st.booleans()),
    )


EVENTS = st.lists(st.tuples(st.sampled_from(["pause", "resume", "stop", "reopen"]), st.integers(0, 4000)), max_size=4)


@pytest.mark.clause("RULES-4.26")
@given(deadlines(), st.sampled_from(sorted(HOURS)), st.integers(0, 20_000), EVENTS, st.integers(0, 20_000))
def test_what_is_left_is_below_nothing_behind_the_end_and_only_there(deadline: Clock, hours: str, start: int, then: list, late: int) -> None:  # type: ignore[type-arg]
    calendar, when, events = working(hours), july(1) + start * timedelta(minutes=1), []
    for event, minutes in [("start", 0), *then]:
        when += minutes * timedelta(minutes=1)
        events.append((event, when))
    now = when + late * timedelta(minutes=1)
    first = read(deadline, happened(*events), at=now, calendar=calendar)
    around = [] if first.due is None else [at for at in (first.due - TICK, first.due, first.due + TICK, first.due + 2 * HOUR) if at >= when]
    for at in (now, *around):
        for reading in readings(deadline, happened(*events), at=at, calendar=calendar):
            assert reading.elapsed + reading.remaining == reading.budget
            assert (reading.remaining < 0) == (reading.state in LATE)
            if reading.state is ClockState.BREACHED:
                assert not re.search(r"\b0 ", reading.text().split(", ", 1)[1])
                assert not re.search(r"超0", reading.text(Language.ZH))
            if reading.last_day is not None and reading.due is not None:
                assert reading.late_from is not None
                assert 0 <= ((reading.late_from - TICK).date() - reading.last_day).days <= 1  # its last instant in time: midnight itself, by 00:00


# Timers ------------------------------------------------------------------------------------------------------------------------------------------


@pytest.mark.clause("RULES-4.25")
def test_a_warning_before_the_first_days_known_does_not_take_the_breach_with_it() -> None:
    """The clock starts on the first day that a calendar with night shifts knows: a working day before its end is that day, from its midnight."""
    calendar = working(first_day=date(2026, 7, 6))
    deadline = clock(
        Duration(1, TimeUnit.WORKING_DAY), calendar="office", warn_before=[Duration(1, TimeUnit.WORKING_DAY), Duration(4, TimeUnit.HOUR)]
    )
    for ask in (timers, timers_if_known):
        found = ask(deadline, happened(("start", july(6, 9))), calendar=calendar)
        assert [(one.kind, one.at) for one in found] == [("warn 4 hours before", july(8, 2)), ("breach", july(8, 6))]
    rolled = clock(Duration(6, TimeUnit.DAY), calendar="office", warn_at=[Fraction(1, 3)], warn_on_working_days=True)
    sundays = office(first_day=date(2026, 7, 5), hours={6: NIGHTS[6]}, holidays=(), workdays=())  # the warning falls on Tuesday
    found = timers(rolled, happened(("start", july(5, 9))), calendar=sundays)
    assert [(one.kind, one.at) for one in found] == [("warn 33.333333 %", july(5, 22)), ("breach", july(12))]


@pytest.mark.clause("RULES-4.26")
def test_a_warning_behind_the_last_day_known_is_left_out_alone() -> None:
    """Eight plain days are known, a working day before their end is not: the days end first."""
    deadline = clock(Duration(8, TimeUnit.DAY), calendar="office", warn_before=[Duration(1, TimeUnit.WORKING_DAY), Duration(4, TimeUnit.HOUR)])
    short = working(last_day=date(2026, 7, 10))
    known = [("warn 4 hours before", july(14, 20)), ("breach", july(15))]
    assert [(one.kind, one.at) for one in timers(deadline, happened(("start", july(6, 9))), calendar=short)] == known
    told = [(one.kind, one.at) for one in timers_if_known(deadline, happened(("start", july(6, 9))), calendar=short)]
    assert told == [("days end", july(11)), *known]


def test_a_run_that_is_not_known_hides_no_other_and_no_end_of_a_pause() -> None:
    """Begun anew beside one that is open, the second run ends beyond the days known; where a pause ends is known, how long the rest lasts is not."""
    short, two = working(last_day=date(2026, 7, 10)), Duration(2, TimeUnit.WORKING_DAY)
    anew = clock(two, calendar="office", merges={"merged"}, on_merge=OnReopen.NEW)
    merged = MergeEvent(name="merged", at=july(9, 9), case="C-2", events=tuple(happened(("start", july(9, 8)))))
    found = timers_if_known(anew, [*happened(("start", july(8, 9))), merged], calendar=short)
    assert [(one.kind, one.at) for one in found] == [("days end", july(11)), ("breach", july(11, 6))]
    assert timers_if_known(clock(), [], calendar=None) == ()
    pause = PauseEvent(name="pause", at=july(8, 9), why="appraisal", until=date(2026, 7, 9))
    found = timers_if_known(clock(two, calendar="office"), [*happened(("start", july(7, 9))), pause], calendar=short)
    assert [(one.kind, one.at) for one in found] == [("pause ends", july(10, 6)), ("days end", july(11))]
    counted = working(last_day=date(2026, 7, 10), outside_hours=OutsideHours.NEXT_OPENING)  # not even its start is known
    found = timers_if_known(clock(two, calendar="office"), happened(("start", july(11, 7))), calendar=counted)
    assert [(one.kind, one.at) for one in found] == [("days end", july(11))]


@given(deadlines(), st.sampled_from(sorted(HOURS)), st.integers(0, 20_000), st.integers(1, 30))
def test_the_end_is_told_wherever_it_is_known(deadline: Clock, hours: str, start: int, known: int) -> None:
    """Whatever the first and last days known: where the due instant can be read, a timer tells it."""
    begins = july(1) + start * timedelta(minutes=1)
    calendar = working(hours, first_day=begins.date(), last_day=begins.date() + timedelta(days=known))
    try:
        due = read(deadline, happened(("start", begins)), at=begins, calendar=calendar).late_from
    except CalendarHorizon:
        assert [one.kind for one in timers_if_known(deadline, happened(("start", begins)), calendar=calendar)] == ["days end"]
        return
    for ask in (timers, timers_if_known):
        assert [one.at for one in ask(deadline, happened(("start", begins)), calendar=calendar) if one.kind == "breach"] == [due]

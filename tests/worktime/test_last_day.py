"""The last day of a clock: rolled off days that are not worked, and ended at an hour."""

from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from crmcore.errors import InvalidValue
from crmcore.messages import Language
from crmcore.reached import ClockState
from crmcore.worktime.calendars.duration import Duration, TimeUnit
from crmcore.worktime.calendars.roll import Roll
from crmcore.worktime.clocks.clock import Clock
from crmcore.worktime.clocks.last_day import LastDay
from crmcore.worktime.clocks.reading import read
from crmcore.worktime.rhythms.kinds import ByDay
from crmcore.worktime.rhythms.rhythm import Rhythm
from tests.kpi.rows import RULES
from tests.worktime.samples import clock, happened, office

SHANGHAI = ZoneInfo("Asia/Shanghai")
TICK = timedelta(microseconds=1)


def july(day: int, hour: int = 12, minute: int = 0) -> datetime:
    return datetime(2026, 7, day, hour, minute, tzinfo=SHANGHAI)


def ending(within: int = 5, unit: TimeUnit = TimeUnit.DAY, **last: object) -> Clock:
    return clock(Duration(within, unit), calendar="office", last_day=LastDay(**last))  # type: ignore[arg-type]


@pytest.mark.clause("RULES-4.26")
@pytest.mark.parametrize(
    ("roll", "day", "left"),
    [(None, 11, 5), (Roll.FOLLOWING, 13, 7), (Roll.PRECEDING, 10, 4), (Roll.MODIFIED_FOLLOWING, 13, 7)],
)
def test_five_days_from_a_monday_end_on_a_saturday_or_roll(roll: Roll | None, day: int, left: int) -> None:
    deadline = clock(Duration(5, TimeUnit.DAY)) if roll is None else ending(roll=roll)
    calendar = None if roll is None else office()
    reading = read(deadline, happened(("start", july(6))), at=july(6), calendar=calendar)
    assert (reading.last_day, reading.remaining, reading.elapsed, reading.budget) == (date(2026, 7, day), left, 0, left)
    assert read(deadline, happened(("start", july(6)), ("stop", july(day, 23))), at=july(30), calendar=calendar).state is ClockState.MET
    assert read(deadline, happened(("start", july(6)), ("stop", july(day + 1, 0))), at=july(30), calendar=calendar).state is ClockState.MET_LATE


def test_days_are_left_until_the_last_one_also_where_it_was_put_off() -> None:
    told = [read(ending(roll="following"), happened(("start", july(6))), at=july(day), calendar=office()) for day in (10, 11, 12, 13, 14)]
    assert [(one.elapsed, one.remaining) for one in told] == [(4, 3), (5, 2), (6, 1), (7, 0), (8, -1)]
    assert [one.state.value for one in told] == ["running"] * 4 + ["breached"]


@pytest.mark.clause("RULES-4.26")
def test_a_day_that_was_put_off_is_one_day_late_from_its_hour_on() -> None:
    """Not as many days late as it was put off by."""
    deadline = ending(roll="following", by=time(17))

    def said(at: datetime) -> str:
        return read(deadline, happened(("start", july(6))), at=at, calendar=office()).text()

    assert said(july(10, 12)) == "due 2026-07-13 17:00+08:00, 3 days left, running"
    assert said(july(13, 17)) == "due 2026-07-13 17:00+08:00, 0 days left, running"
    assert said(july(13, 17) + TICK) == "due 2026-07-13 17:00+08:00, 1 day late, breached"
    assert said(july(14, 0)) == "due 2026-07-13 17:00+08:00, 1 day late, breached"
    assert said(july(15, 0)) == "due 2026-07-13 17:00+08:00, 2 days late, breached"


def test_a_last_day_rolls_back_where_its_month_has_no_working_day_left() -> None:
    august = date(2026, 8, 29)  # a Saturday: the Monday after it is the 31st
    for unit_start, roll, last in ((24, "modified following", date(2026, 8, 31)), (24, "following", date(2026, 8, 31))):
        start = datetime(2026, 8, unit_start, 9, tzinfo=SHANGHAI)
        assert read(ending(roll=roll), happened(("start", start)), at=start, calendar=office()).last_day == last
        assert august < last
    start = datetime(2026, 10, 26, 9, tzinfo=SHANGHAI)  # the fifth day is Saturday the 31st
    assert read(ending(roll="modified following"), happened(("start", start)), at=start, calendar=office()).last_day == date(2026, 10, 30)


@pytest.mark.parametrize(("last", "hour"), [({"by": time(17)}, 17), ({"closing": True}, 18)])
def test_a_last_day_may_end_at_an_hour(last: dict[str, object], hour: int) -> None:
    """Two working days from Monday: Wednesday, by five, or by the close of business; that instant is in time."""
    deadline = ending(2, TimeUnit.WORKING_DAY, **last)
    due = july(8, hour)
    reading = read(deadline, happened(("start", july(6))), at=july(7), calendar=office())
    assert (reading.due, reading.late_from, reading.last_day) == (due, due + TICK, date(2026, 7, 8))
    for stopped, state in ((due, ClockState.MET), (due + TICK, ClockState.MET_LATE)):
        assert read(deadline, happened(("start", july(6)), ("stop", stopped)), at=july(20), calendar=office()).state is state
    assert read(deadline, happened(("start", july(6)), ("pause", due + TICK)), at=july(20), calendar=office()).state is ClockState.BREACHED


def test_a_pause_before_the_hour_moves_the_day_and_keeps_the_hour() -> None:
    deadline = ending(2, TimeUnit.WORKING_DAY, by=time(17))
    events = happened(("start", july(6)), ("pause", july(8, 16)), ("resume", july(9, 10)))
    assert read(deadline, events, at=july(9, 11), calendar=office()).due == july(9, 17)


def test_a_day_that_was_named_is_the_last_whatever_is_counted() -> None:
    reading = read(clock(Duration(9, TimeUnit.DAY), last_day=LastDay(on=date(2026, 7, 6))), happened(("start", july(6))), at=july(6))
    assert (reading.last_day, reading.remaining) == (date(2026, 7, 6), 0)


@given(st.integers(1, 60), st.integers(9, 300), st.sampled_from(Roll))
def test_a_rolled_last_day_is_worked_and_the_nearest_that_is(within: int, start: int, roll: Roll) -> None:
    begins = datetime(2026, 1, 1, 12, tzinfo=SHANGHAI) + timedelta(days=start)
    calendar = office(last_day=date(2027, 6, 30))
    plain = read(clock(Duration(within, TimeUnit.DAY)), happened(("start", begins)), at=begins).last_day
    rolled = read(ending(within, roll=roll), happened(("start", begins)), at=begins, calendar=calendar).last_day
    assert plain is not None
    assert rolled is not None
    assert calendar.is_working_day(rolled)
    between = range(min((rolled - plain).days, 0), max((rolled - plain).days, 0) + 1)
    assert [n for n in between if calendar.is_working_day(plain + timedelta(days=n))] == [(rolled - plain).days]
    if roll is Roll.MODIFIED_FOLLOWING:
        assert (rolled.year, rolled.month) == (plain.year, plain.month)
    elif roll is Roll.FOLLOWING:
        assert rolled >= plain
    else:
        assert rolled <= plain


@pytest.mark.parametrize(
    ("told", "said"),
    [
        ({}, ["last_day.says_nothing"]),
        ({"by": time(17), "closing": True}, ["last_day.two_hours"]),
        ({"by": time(17, tzinfo=UTC)}, ["calendar.not_local_time"]),
    ],
)
def test_a_last_day_says_something_and_no_two_things(told: dict[str, object], said: list[str]) -> None:
    with pytest.raises(InvalidValue) as caught:
        LastDay(**told)  # type: ignore[arg-type]
    assert [one.code for one in caught.value.reasons] == said


@pytest.mark.parametrize(
    ("told", "said"),
    [
        ({"within": Duration(2, TimeUnit.HOUR), "last_day": LastDay(by=time(17))}, ["clock.last_day_of_hours"]),
        ({"to_the_minute": True, "last_day": LastDay(by=time(17))}, ["clock.last_day_of_minutes"]),
        ({"last_day": LastDay(roll=Roll.FOLLOWING)}, ["clock.last_day_needs_calendar"]),
        ({"calendar": "office", "last_day": LastDay(closing=True)}, ["clock.closing_on_a_day_off"]),
        ({"warn_on_working_days": True}, ["clock.warning_needs_calendar"]),
        ({"warn_before": [Duration(2, TimeUnit.WORKING_DAY)]}, ["clock.warning_needs_calendar"]),
    ],
)
def test_a_clock_refuses_a_last_day_that_it_cannot_have(told: dict[str, object], said: list[str]) -> None:
    with pytest.raises(InvalidValue) as caught:
        clock(**told)  # type: ignore[arg-type]
    assert [one.code for one in caught.value.reasons] == said


@pytest.mark.parametrize(
    ("field", "build"),
    [
        ("roll", lambda: LastDay(roll="later")),
        ("roll", lambda: Rhythm(id="report", when=ByDay(5), start=date(2026, 7, 1), roll="later", calendar="office")),
        ("due_roll", lambda: attrs.evolve(RULES, due_roll="later", calendar=office())),
    ],
)
def test_a_roll_is_one_of_the_words(field: str, build: Callable[[], object]) -> None:
    with pytest.raises(InvalidValue) as caught:
        build()
    assert [one.code for one in caught.value.reasons] == ["last_day.unknown_roll"]
    [why] = caught.value.reasons
    assert why.text(Language.EN).startswith(f"`{field}` is `later`, which is no way to move a day; choose one of `following`")
    assert why.text(Language.ZH).startswith(f"`{field}`没有`later`这种调整方式；请从`following`")

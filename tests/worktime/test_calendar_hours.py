from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from crmcore.errors import CalendarHorizon, InvalidType, InvalidValue
from crmcore.worktime.calendars.calendar import Calendar
from crmcore.worktime.calendars.zone import first_instant
from tests.oracle.working_minutes import MINUTE, minutes, shows_work
from tests.worktime.samples import calendars, intervals, office

SHANGHAI, LONDON = ZoneInfo("Asia/Shanghai"), ZoneInfo("Europe/London")
HOUR = timedelta(hours=1)


def at(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 1, day, hour, minute, tzinfo=SHANGHAI)


def ends(calendar: Calendar) -> tuple[datetime, datetime]:
    zone = ZoneInfo(calendar.zone)
    return first_instant(calendar.first_day, zone), first_instant(calendar.last_day + timedelta(days=1), zone)


@st.composite
def moments(draw: st.DrawFn, calendar: Calendar) -> datetime:
    first, after = ends(calendar)
    return first + draw(st.integers(0, int((after - first) / MINUTE))) * MINUTE


def test_opening_belongs_to_the_hours_and_closing_does_not() -> None:
    calendar = office()
    shown = {(9, 0): True, (8, 59): False, (12, 0): False, (13, 29): False, (13, 30): True, (17, 59): True, (18, 0): False}
    assert {clock: calendar.is_working(at(5, *clock)) for clock in shown} == shown
    assert not calendar.is_working(at(2, 10))  # a holiday
    assert calendar.is_working(at(4, 10))  # a Sunday made up for


def test_time_goes_by_in_working_hours_only() -> None:
    calendar = office()
    assert calendar.between(at(5, 11), at(5, 14)) == timedelta(hours=1, minutes=30)
    assert calendar.between(at(9, 17), at(12, 10)) == 2 * HOUR  # over a weekend
    assert calendar.between(at(10, 1), at(11, 23)) == timedelta(0)
    assert calendar.between(at(5, 11), at(5, 11)) == timedelta(0)


def test_two_hours_before_closing_end_at_closing_and_no_later() -> None:
    calendar = office()
    assert calendar.add(at(9, 16), 2 * HOUR) == at(9, 18)
    assert calendar.add(at(9, 16), 2 * HOUR + timedelta(microseconds=1)) == at(12, 9) + timedelta(microseconds=1)
    assert calendar.add(at(5, 11), 2 * HOUR) == at(5, 14, 30)
    assert calendar.add(at(10, 3), 3 * HOUR) == at(12, 12)
    assert calendar.add(at(10, 3), timedelta(0)) == at(10, 3)


def test_the_next_opening() -> None:
    calendar = office()
    assert calendar.next_opening(at(5, 10)) == at(5, 10)
    assert calendar.next_opening(at(5, 12)) == at(5, 13, 30)
    assert calendar.next_opening(at(9, 18)) == at(12, 9)


def test_a_half_day_has_hours_of_its_own() -> None:
    half = office(special_hours={date(2026, 1, 9): [(time(9), time(12))], date(2026, 1, 10): [(time(10), time(0))]})
    assert half.add(at(9, 11), 2 * HOUR) == at(10, 11)  # a Saturday worked until midnight
    assert half.between(at(9, 0), at(12, 0)) == 17 * HOUR
    assert half.is_working_day(date(2026, 1, 10))
    assert half.nth_working_day(date(2026, 1, 8), 3) == date(2026, 1, 12)
    assert not half.is_working(at(9, 14))


def test_answers_come_in_the_zone_of_the_calendar() -> None:
    answer = office().add(datetime(2026, 1, 5, 1, tzinfo=UTC), HOUR)
    assert answer.isoformat() == "2026-01-05T10:00:00+08:00"
    assert answer.tzinfo == SHANGHAI


@pytest.mark.parametrize(("day", "hours"), [(date(2026, 3, 29), 23), (date(2026, 10, 25), 25), (date(2026, 7, 1), 24)])
def test_a_day_round_the_clock_is_as_long_as_it_was(day: date, hours: int) -> None:
    calendar = office(zone="Europe/London", hours=dict.fromkeys(range(7), ((time(0), time(0)),)), holidays=(), workdays=())
    midnight = datetime(day.year, day.month, day.day, tzinfo=LONDON)
    assert calendar.between(midnight, midnight + timedelta(days=1)) == hours * HOUR
    assert calendar.add(midnight, hours * HOUR) == midnight + timedelta(days=1)


def test_an_interval_that_the_clock_skips_is_not_worked() -> None:
    calendar = office(zone="Europe/London", hours={6: ((time(1), time(1, 30)), (time(1, 30), time(3)))}, holidays=(), workdays=())
    midnight = datetime(2026, 3, 29, tzinfo=LONDON)
    assert calendar.between(midnight, midnight + timedelta(days=1)) == HOUR
    assert calendar.next_opening(midnight).isoformat() == "2026-03-29T02:00:00+01:00"


def test_beyond_the_days_known_it_does_not_guess() -> None:
    calendar, after = office(), datetime(2027, 1, 1, tzinfo=SHANGHAI)
    for beyond in (after + MINUTE, datetime(2025, 12, 31, 23, 59, tzinfo=SHANGHAI)):
        for ask in (calendar.is_working, calendar.next_opening, lambda when: calendar.add(when, HOUR), lambda when: calendar.between(at(5, 9), when)):
            with pytest.raises(CalendarHorizon, match=r"covers 2026-01-01 to 2026-12-31, not 2027|begins with 2026-01-01 and does not know 2025"):
                ask(beyond)
    with pytest.raises(CalendarHorizon, match="not 2027-01-01"):
        calendar.is_working(after)
    assert calendar.between(after - HOUR, after) == timedelta(0)
    with pytest.raises(CalendarHorizon, match="1 h of working time after 2026-12-31 17:30"):
        calendar.add(datetime(2026, 12, 31, 17, 30, tzinfo=SHANGHAI), HOUR)
    with pytest.raises(CalendarHorizon, match="has no working time after 2026-12-31 18:00"):
        calendar.next_opening(datetime(2026, 12, 31, 18, tzinfo=SHANGHAI))


def test_a_calendar_whose_days_hold_no_hour_at_all() -> None:
    calendar = office(last_day=date(2026, 1, 3))
    assert not calendar.is_working(at(2, 10))
    with pytest.raises(CalendarHorizon):
        calendar.add(at(2, 10), HOUR)


def test_bad_questions() -> None:
    calendar = office()
    with pytest.raises(InvalidType, match="`at` has no time zone"):
        calendar.is_working(datetime(2026, 1, 5, 9))
    with pytest.raises(InvalidValue, match="`work` is -1 h; give 0 or more"):
        calendar.add(at(5, 9), -HOUR)
    with pytest.raises(InvalidValue, match=r"`b` is 2026-01-05 09:00[^,]*, before 2026-01-05 10:00"):
        calendar.between(at(5, 10), at(5, 9))


@settings(max_examples=60)
@given(st.data(), calendars())
def test_time_agrees_with_looking_at_the_clock_each_minute(data: st.DataObject, calendar: Calendar) -> None:
    one, other = data.draw(moments(calendar)), data.draw(moments(calendar))
    start, end = min(one, other), max(one, other)
    seen = [(when, shows_work(calendar, hand)) for when, hand in minutes(calendar, start, end)]
    assert calendar.between(start, end) == sum(worked for _, worked in seen) * MINUTE
    for when, worked in seen[:: max(1, len(seen) // 50)]:
        assert calendar.is_working(when) == worked
    if any(worked for _, worked in seen):
        assert calendar.next_opening(start).astimezone(UTC) == next(when for when, worked in seen if worked)


ZONES = ("Asia/Shanghai", "Europe/London", "America/New_York", "Australia/Sydney", "Asia/Kolkata", "America/St_Johns")


@pytest.mark.parametrize("zone", ZONES)
@settings(max_examples=40)
@given(st.data())
def test_between_takes_back_what_add_gave_in_every_zone_and_over_both_changes(zone: str, data: st.DataObject) -> None:
    """A calendar of its own over a whole year, with half days on the days around each change of the clock, some of them at night."""
    place, midnight = ZoneInfo(zone), datetime(2026, 1, 1, tzinfo=UTC)
    offsets = [((midnight + n * 24 * HOUR).astimezone(place).date(), (midnight + n * 24 * HOUR).astimezone(place).utcoffset()) for n in range(365)]
    changes = [day for (_, before), (day, after) in pairwise(offsets) if before != after] or [date(2026, 5, 5), date(2026, 10, 10)]
    half = {day - n * timedelta(days=1): data.draw(intervals().filter(bool)) for day in changes for n in (0, 1, 2)}
    calendar = office(zone=zone, special_hours=half, first_day=date(2026, 1, 1), last_day=date(2026, 12, 31))
    change = datetime.combine(data.draw(st.sampled_from(changes)), time(), tzinfo=place)
    start = change.astimezone(UTC) + data.draw(st.integers(-4 * 24 * 60, 24 * 60)) * MINUTE
    work = timedelta(minutes=data.draw(st.integers(0, 20 * 60)), microseconds=data.draw(st.sampled_from([0, 1, 59_999_999])))
    assert calendar.between(start, calendar.add(start, work)) == work


@given(st.data(), calendars())
def test_what_was_added_has_gone_by_and_not_a_moment_earlier(data: st.DataObject, calendar: Calendar) -> None:
    start = data.draw(moments(calendar))
    room = calendar.between(start, ends(calendar)[1])
    assume(room)
    work = timedelta(microseconds=data.draw(st.integers(1, room // timedelta(microseconds=1))))
    end = calendar.add(start, work).astimezone(UTC)
    assert calendar.between(start, end) == work
    assert calendar.between(start, end - timedelta(microseconds=1)) == work - timedelta(microseconds=1)

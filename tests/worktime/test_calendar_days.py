from datetime import date, datetime, timedelta
from typing import Any

import pendulum
import pytest
from hypothesis import given
from hypothesis import strategies as st

from crmcore.errors import CalendarHorizon, InvalidType, InvalidValue
from crmcore.worktime.calendars.calendar import Calendar
from crmcore.worktime.calendars.week import Weekday
from tests.oracle import working_days
from tests.worktime.samples import MONDAY_TO_FRIDAY, office

FIRST, LAST = date(2026, 1, 1), date(2026, 3, 31)


@st.composite
def quarters(draw: st.DrawFn) -> Calendar:
    days = st.dates(FIRST, LAST)
    holidays = draw(st.frozensets(days, max_size=12))
    weekdays = draw(st.sets(st.sampled_from(Weekday), min_size=1))
    return office(
        hours=dict.fromkeys(weekdays, MONDAY_TO_FRIDAY[0]),
        holidays=holidays,
        workdays=draw(st.frozensets(days, max_size=12)) - holidays,
        workday_hours=min(weekdays),
        last_day=LAST,
    )


def data(calendar: Calendar) -> tuple[set[int], frozenset[date], frozenset[date]]:
    return {day for day, worked in enumerate(calendar.hours) if worked}, calendar.holidays, calendar.workdays


def test_holidays_and_make_up_working_days_of_an_office_in_china() -> None:
    calendar = office()
    assert [calendar.is_working_day(date(2026, 1, day)) for day in range(1, 7)] == [False, False, False, True, True, True]
    assert calendar.nth_working_day(date(2025, 12, 31), 1) == date(2026, 1, 4)  # the eve of the first day known will do
    assert calendar.nth_working_day(date(2026, 1, 9), 1) == date(2026, 1, 12)  # Friday, then Monday
    assert calendar.count_working_days(date(2026, 1, 1), date(2026, 1, 11)) == 6


def test_the_day_itself_is_the_zeroth_worked_or_not() -> None:
    assert office().nth_working_day(date(2026, 1, 1), 0) == date(2026, 1, 1)


def test_a_holiday_on_a_day_off_changes_nothing() -> None:
    assert not office(holidays={date(2026, 1, 3)}, workdays=()).is_working_day(date(2026, 1, 3))


def test_a_date_of_pendulum_is_a_date() -> None:
    assert office().nth_working_day(pendulum.Date(2026, 1, 9), 1) == date(2026, 1, 12)
    assert type(office().nth_working_day(pendulum.Date(2026, 1, 9), 0)) is date


@pytest.mark.parametrize("day", [date(2025, 12, 30), date(2027, 1, 1)])
def test_beyond_the_days_known_it_names_them_and_does_not_guess(day: date) -> None:
    calendar = office()
    for ask in (
        lambda: calendar.is_working_day(day),
        lambda: calendar.nth_working_day(day, 0),
        lambda: calendar.nth_working_day(day, 1),
        lambda: calendar.count_working_days(date(2026, 1, 1), day),
        lambda: calendar.count_working_days(day, date(2026, 1, 1)),
    ):
        with pytest.raises(
            CalendarHorizon,
            match=rf"calendar `office` (covers 2026-01-01 to 2026-12-31, not {day}; add the holidays up to that day|begins with 2026-01-01 and does not know {day})",
        ):
            ask()


def test_the_eve_of_the_first_day_is_not_known_itself() -> None:
    with pytest.raises(CalendarHorizon, match="does not know 2025-12-31"):
        office().is_working_day(date(2025, 12, 31))


def test_an_answer_beyond_the_last_day_names_it() -> None:
    with pytest.raises(CalendarHorizon, match="working day 2 after 2026-12-30 is beyond the days of calendar `office`, 2026-01-01 to 2026-12-31"):
        office().nth_working_day(date(2026, 12, 30), 2)


def test_an_instant_is_not_a_day() -> None:
    with pytest.raises(InvalidType, match="`day` must be of type `date`, not `datetime`"):
        office().is_working_day(datetime(2026, 1, 5, 9))
    with pytest.raises(InvalidType):
        office().nth_working_day(datetime(2026, 1, 5, 9), 3)


@pytest.mark.parametrize(("n", "found"), [(1.5, "float"), (1.0, "float"), (True, "bool"), ("1", "str"), (None, "NoneType"), ([], "list")])
def test_what_is_no_whole_number_counts_no_days(n: Any, found: str) -> None:  # noqa: ANN401 - as handed in
    with pytest.raises(InvalidType, match=f"`n` must be of type `int`, not `{found}`"):
        office().nth_working_day(date(2026, 1, 5), n)


def test_counts_go_forward() -> None:
    with pytest.raises(InvalidValue, match="`n` is -1; give 0 or more"):
        office().nth_working_day(date(2026, 1, 5), -1)
    with pytest.raises(InvalidValue, match="`up_to` is 2026-01-05, before 2026-01-06"):
        office().count_working_days(date(2026, 1, 6), date(2026, 1, 5))


@given(quarters(), st.dates(FIRST, LAST), st.dates(FIRST, LAST))
def test_days_agree_with_walking(calendar: Calendar, one: date, other: date) -> None:
    assert calendar.is_working_day(one) == working_days.is_worked(one, *data(calendar))
    after, up_to = min(one, other), max(one, other)
    assert calendar.count_working_days(after, up_to) == working_days.count(after, up_to, *data(calendar))


@given(quarters(), st.dates(FIRST - timedelta(days=1), LAST), st.integers(1, 60))
def test_the_nth_day_agrees_with_walking_and_counts_back_to_n(calendar: Calendar, day: date, n: int) -> None:
    if working_days.count(day, LAST, *data(calendar)) < n:
        with pytest.raises(CalendarHorizon):
            calendar.nth_working_day(day, n)
        return
    nth = calendar.nth_working_day(day, n)
    assert nth == working_days.nth_after(day, n, *data(calendar))
    assert calendar.count_working_days(day, nth) == n

"""Where a day that is not worked moves to, and when a working day closes."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crmcore.errors import CalendarHorizon, InvalidType, InvalidValue
from crmcore.messages import Language
from crmcore.worktime.calendars.calendar import Calendar
from crmcore.worktime.calendars.roll import Roll
from tests.oracle import rolling
from tests.oracle.working_minutes import minutes, shows_work, worked_on
from tests.worktime.samples import calendars, office

SHANGHAI = ZoneInfo("Asia/Shanghai")
DAY = timedelta(days=1)
FOLLOWING, PRECEDING, MODIFIED = Roll


@pytest.mark.parametrize(
    ("day", "roll", "moves_to"),
    [
        (date(2026, 1, 9), FOLLOWING, date(2026, 1, 9)),  # a Friday: worked, so nothing moves it
        (date(2026, 1, 9), PRECEDING, date(2026, 1, 9)),
        (date(2026, 1, 10), FOLLOWING, date(2026, 1, 12)),
        (date(2026, 1, 10), PRECEDING, date(2026, 1, 9)),
        (date(2026, 1, 10), MODIFIED, date(2026, 1, 12)),
        (date(2026, 1, 31), FOLLOWING, date(2026, 2, 2)),
        (date(2026, 1, 31), MODIFIED, date(2026, 1, 30)),  # February is another month
        (date(2026, 1, 3), PRECEDING, None),  # nothing known before 1 January is worked
        (date(2026, 1, 3), FOLLOWING, date(2026, 1, 4)),  # a Sunday made up for
    ],
)
def test_a_day_off_rolls_and_a_worked_one_stays(day: date, roll: Roll, moves_to: date | None) -> None:
    if moves_to is not None:
        assert office().rolled(day, roll) == moves_to
        return
    with pytest.raises(CalendarHorizon, match=f"{day} is not worked, and the working day before is not among the days of calendar `office`"):
        office().rolled(day, roll)


def test_the_end_of_a_month_rolls_back_before_the_next_month_is_known() -> None:
    whole, begun = office(last_day=date(2026, 1, 31)), office(last_day=date(2026, 1, 25))
    assert whole.rolled(date(2026, 1, 31), MODIFIED) == date(2026, 1, 30)
    with pytest.raises(CalendarHorizon, match="2026-01-31 is not worked, and the next working day is not among"):
        whole.rolled(date(2026, 1, 31), FOLLOWING)
    with pytest.raises(CalendarHorizon, match="2026-01-25 is not worked, and the next working day, or the one before if the month has none left"):
        begun.rolled(date(2026, 1, 25), MODIFIED)  # the 26th may be worked


def test_a_month_without_a_working_day_rolls_back_into_the_one_before() -> None:
    closed = office(holidays={date(2026, 2, 1) + n * DAY for n in range(28)})
    assert {closed.rolled(date(2026, 2, day), MODIFIED) for day in (1, 14, 28)} == {date(2026, 1, 30)}


def test_a_stored_word_names_a_roll() -> None:
    assert office().rolled(date(2026, 1, 10), "preceding") == date(2026, 1, 9)  # type: ignore[arg-type]
    with pytest.raises(InvalidType, match="`roll` must be of type `Roll`, not `str`"):
        office().rolled(date(2026, 1, 10), "backwards")  # type: ignore[arg-type]
    assert [one.value for one in Roll] == ["following", "preceding", "modified following"]
    assert Roll.PRECEDING.text is not None
    assert Roll.PRECEDING.text.in_(Language.ZH) == "上一工作日"


@pytest.mark.parametrize("ask", [lambda office, day: office.rolled(day, PRECEDING), Calendar.closing])
def test_beyond_the_days_known_it_does_not_guess(ask: object) -> None:
    for day in (date(2025, 12, 31), date(2027, 1, 1)):
        with pytest.raises(CalendarHorizon, match=f"(covers 2026-01-01 to 2026-12-31, not|begins with 2026-01-01 and does not know) {day}"):
            ask(office(), day)  # type: ignore[operator]
    with pytest.raises(InvalidType, match="`day` must be of type `date`, not `datetime`"):
        ask(office(), datetime(2026, 1, 5, 9))  # type: ignore[operator]


@given(st.data(), calendars(), st.sampled_from(Roll))
def test_rolling_agrees_with_walking(data: st.DataObject, calendar: Calendar, roll: Roll) -> None:
    day = data.draw(st.dates(calendar.first_day, calendar.last_day))

    def works(one: date) -> bool | None:
        return calendar.is_working_day(one) if calendar.first_day <= one <= calendar.last_day else None

    wanted = rolling.rolled(day, roll, works)
    if wanted is None:
        with pytest.raises(CalendarHorizon):
            calendar.rolled(day, roll)
        return
    assert calendar.rolled(day, roll) == wanted
    assert calendar.is_working_day(wanted)
    assert calendar.rolled(wanted, roll) == wanted


@given(st.data(), calendars(), st.sampled_from([FOLLOWING, PRECEDING]))
def test_an_earlier_day_never_rolls_behind_a_later_one(data: st.DataObject, calendar: Calendar, roll: Roll) -> None:
    one, other = sorted(data.draw(st.tuples(*[st.dates(calendar.first_day, calendar.last_day)] * 2)))
    try:
        assert calendar.rolled(one, roll) <= calendar.rolled(other, roll)
    except CalendarHorizon:
        return


# Closing -----------------------------------------------------------------------------------------------------------------------------------------


def test_a_working_day_closes_when_its_last_hours_end() -> None:
    half = office(special_hours={date(2026, 1, 9): [(time(9), time(12))], date(2026, 1, 10): [(time(10), time(0))]})
    assert half.closing(date(2026, 1, 8)) == datetime(2026, 1, 8, 18, tzinfo=SHANGHAI)
    assert half.closing(date(2026, 1, 9)) == datetime(2026, 1, 9, 12, tzinfo=SHANGHAI)
    assert half.closing(date(2026, 1, 10)) == datetime(2026, 1, 11, tzinfo=SHANGHAI)  # a Saturday worked until midnight
    assert half.closing(date(2026, 1, 8)).tzinfo == SHANGHAI
    with pytest.raises(InvalidValue, match="2026-01-11 is not a working day of calendar `office`, so nothing closes on it"):
        half.closing(date(2026, 1, 11))


@given(st.data(), calendars())
def test_closing_agrees_with_watching_the_clock(data: st.DataObject, calendar: Calendar) -> None:
    """The last minute that shows work on the day is the one before its closing, unless the clock skipped all of its hours."""
    day = data.draw(st.dates(calendar.first_day, calendar.last_day))
    if not worked_on(calendar, day):
        with pytest.raises(InvalidValue):
            calendar.closing(day)
        return
    closing = calendar.closing(day).astimezone(UTC)
    around = datetime(day.year, day.month, day.day, tzinfo=UTC)
    seen = [when for when, hand in minutes(calendar, around - DAY, around + 2 * DAY) if hand.date() == day and shows_work(calendar, hand)]
    assert closing == (seen[-1] + timedelta(minutes=1) if seen else closing)

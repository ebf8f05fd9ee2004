"""The n-th occurrence of a rhythm: computed from the start, rolled between its neighbours."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import attrs
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from crmcore.errors import CalendarHorizon, InvalidType, InvalidValue
from crmcore.messages import Language
from crmcore.worktime import (
    ByDay,
    CountEach,
    Duration,
    Every,
    LongestGap,
    NthWeekday,
    OnWeekday,
    Period,
    PeriodKind,
    Rhythm,
    Roll,
    TimeUnit,
    Weekday,
    last_day_for,
    occurrence,
)
from crmcore.worktime.calendars.calendar import Calendar
from crmcore.worktime.calendars.roll import roll_or_none
from crmcore.worktime.rhythms.kinds import PlannedKind, ordinal
from tests.oracle import rhythms
from tests.worktime.rhythm_samples import PLANS, ROLLING, STARTS, Told, rhythm
from tests.worktime.samples import calendars, office

MONTHLY = Every(Duration(1, TimeUnit.MONTH))
FRIDAY = OnWeekday(Weekday.FRI)
# China's days of 2026 around the holidays that the examples need, as the State Council published them.
CHINA = office(
    holidays={date(2026, 1, day) for day in (1, 2, 3)}
    | {date(2026, 2, day) for day in range(15, 24)}
    | {date(2026, 4, day) for day in (4, 5, 6)}
    | {date(2026, 5, day) for day in range(1, 6)}
    | {date(2026, 6, day) for day in (19, 20, 21)}
    | {date(2026, 9, day) for day in (25, 26, 27)}
    | {date(2026, 10, day) for day in range(1, 8)},
    workdays={date(2026, 1, 4), date(2026, 2, 14), date(2026, 2, 28), date(2026, 5, 9), date(2026, 9, 20), date(2026, 10, 10)},
)


def days(kind: PlannedKind, start: date, upto: int, **more: object) -> list[str]:
    one = rhythm(kind, start, **more)  # type: ignore[arg-type]
    return [f"{found.planned:%m-%d}" for n in range(1, upto + 1) if (found := occurrence(one, n)) is not None]


def test_months_clip_and_come_back() -> None:
    assert days(MONTHLY, date(2026, 1, 31), 6) == ["01-31", "02-28", "03-31", "04-30", "05-31", "06-30"]
    assert days(MONTHLY, date(2026, 1, 30), 4) == ["01-30", "02-28", "03-30", "04-30"]
    assert days(Every(Duration(3, TimeUnit.MONTH)), date(2025, 11, 30), 4) == ["11-30", "02-28", "05-30", "08-30"]
    assert days(Every(Duration(12, TimeUnit.MONTH)), date(2024, 2, 29), 5) == ["02-29", "02-28", "02-28", "02-28", "02-29"]


def test_weekdays_begin_on_the_start_or_after_it() -> None:
    assert days(FRIDAY, date(2026, 1, 2), 3) == ["01-02", "01-09", "01-16"]
    assert days(FRIDAY, date(2026, 1, 3), 2) == ["01-09", "01-16"]
    assert days(NthWeekday(2, Weekday.FRI), date(2026, 7, 1), 6) == ["07-10", "08-14", "09-11", "10-09", "11-13", "12-11"]
    assert days(NthWeekday(-1, Weekday.FRI), date(2026, 1, 31), 3) == ["02-27", "03-27", "04-24"]


@pytest.mark.clause("BANK-3.2", "RULES-4.27")
def test_what_is_due_by_a_day_of_the_next_month_covers_the_period_before() -> None:
    july = occurrence(rhythm(ByDay(5), date(2026, 7, 9)), 1)
    assert july is not None
    assert (july.period, july.opens, july.last_day) == (Period.month(2026, 7), date(2026, 8, 1), date(2026, 8, 5))
    quarter = rhythm(ByDay(31, PeriodKind.QUARTER), date(2026, 1, 1))
    assert [occurrence(quarter, n).last_day for n in (1, 2, 4)] == [date(2026, 4, 30), date(2026, 7, 31), date(2027, 1, 31)]  # type: ignore[union-attr]


@pytest.mark.clause("BANK-3.2", "RULES-4.27")
def test_a_report_is_in_time_through_its_day_and_never_rolls_into_what_it_reports_on() -> None:
    def due(period: Period, number: int, roll: Roll | None = None, calendar: Calendar = CHINA) -> date:
        return last_day_for(rhythm(ByDay(number), date(2026, 1, 1), roll, calendar), period, calendar=calendar if roll else None)

    assert due(Period.month(2026, 6), 5) == date(2026, 7, 5)  # a Sunday, not moved
    assert due(Period.month(2026, 6), 5, Roll.PRECEDING) == date(2026, 7, 3)
    assert due(Period.month(2026, 6), 5, Roll.FOLLOWING) == date(2026, 7, 6)
    assert due(Period.month(2026, 4), 5, Roll.PRECEDING) == date(2026, 5, 6)  # 30 April is April's own
    assert due(Period.month(2026, 4), 10, Roll.PRECEDING) == date(2026, 5, 9)  # a Saturday made up for
    assert due(Period.month(2026, 1), 28, Roll.MODIFIED_FOLLOWING, office(holidays={date(2026, 2, 28)})) == date(2026, 2, 27)
    assert due(Period.quarter(2026, 4), 31) == date(2027, 1, 31)
    assert due(Period.month(2026, 1), 31) == date(2026, 2, 28)
    with pytest.raises(CalendarHorizon, match="not 2027-01-10"):
        due(Period.month(2026, 12), 10, Roll.FOLLOWING)


def test_whether_a_neighbour_keeps_a_day_of_its_own_is_not_guessed_beyond_the_days() -> None:
    """The 5th is a Sunday: it may move to Monday only if the next one, on Tuesday, could still move back, and of Tuesday nothing is known."""
    days = attrs.evolve(office(), first_day=date(2026, 7, 3), last_day=date(2026, 7, 6))
    every_other = rhythm(Every(Duration(2, TimeUnit.DAY)), date(2026, 7, 5), Roll.PRECEDING, days)
    with pytest.raises(CalendarHorizon):
        occurrence(every_other, 1, calendar=days)


@pytest.mark.clause("BANK-4.2")
def test_friday_meetings_move_earlier_and_never_onto_the_one_before() -> None:
    calendar = office(holidays=CHINA.holidays, workdays=CHINA.workdays, first_day=date(2025, 12, 1))
    fridays = rhythm(FRIDAY, date(2026, 1, 2), Roll.PRECEDING, calendar)
    moved = {}
    for n in range(1, 48):
        found = occurrence(fridays, n, calendar=calendar)
        assert found is not None
        if found.last_day != found.planned:
            moved[found.planned] = found.last_day
    assert moved == {
        date(2026, 1, 2): date(2025, 12, 31),  # another year
        date(2026, 2, 20): date(2026, 2, 14),  # the day after the meeting of the 13th
        date(2026, 5, 1): date(2026, 4, 30),
        date(2026, 6, 19): date(2026, 6, 18),
        date(2026, 9, 25): date(2026, 9, 24),
        date(2026, 10, 2): date(2026, 9, 30),
    }


@pytest.mark.clause("BANK-4.2")
@pytest.mark.parametrize(
    ("kind", "start"),
    [
        (FRIDAY, date(2026, 1, 30)),
        (Every(Duration(1, TimeUnit.WEEK)), date(2026, 1, 30)),
        (NthWeekday(-1, Weekday.FRI), date(2026, 1, 1)),
        (ByDay(30), date(2025, 12, 1)),
    ],
)
def test_what_moved_on_into_the_days_of_the_next_keeps_them_to_its_own(kind: PlannedKind, start: date) -> None:
    """Friday, 30 January, to Tuesday is closed: the first of each is due on Wednesday, and only from Thursday on is anything done for the second."""
    closed = office(holidays={date(2026, 1, 30), date(2026, 2, 2), date(2026, 2, 3)})
    moved, following = (occurrence(rhythm(kind, start, Roll.FOLLOWING, closed), n, calendar=closed) for n in (1, 2))
    assert moved is not None
    assert following is not None
    assert (moved.planned, moved.last_day, following.opens) == (date(2026, 1, 30), date(2026, 2, 4), date(2026, 2, 5))


@pytest.mark.parametrize("roll", Roll)
def test_where_no_day_is_left_an_occurrence_stays(roll: Roll) -> None:
    daily = rhythm(Every(Duration(1, TimeUnit.DAY)), date(2026, 1, 5), roll, office())
    week = [occurrence(daily, n, calendar=office()) for n in range(1, 9)]
    assert [one.last_day for one in week if one] == [date(2026, 1, 5) + timedelta(days=n) for n in range(8)]
    closed = office(holidays={date(2026, 2, 1) + timedelta(days=n) for n in range(28)})
    report = rhythm(ByDay(15), date(2026, 1, 1), roll, closed)
    found = last_day_for(report, Period.month(2026, 1), calendar=closed)
    assert found == {Roll.PRECEDING: date(2026, 3, 2), Roll.FOLLOWING: date(2026, 3, 2), Roll.MODIFIED_FOLLOWING: date(2026, 3, 2)}[roll]


@given(PLANS, STARTS, st.integers(1, 40))
def test_the_nth_is_where_walking_ends(plan: tuple[PlannedKind, Told], start: date, n: int) -> None:
    kind, told = plan
    found = occurrence(rhythm(kind, start), n)
    assert found is not None
    assert found.planned == found.last_day == rhythms.planned(told, start, n)
    assert found.opens == rhythms.opens(told, start, n, None, lambda _: True)


@given(st.data(), ROLLING, calendars(), st.sampled_from(Roll), st.integers(1, 30))
def test_rolling_agrees_with_walking(data: st.DataObject, plan: tuple[PlannedKind, Told], calendar: Calendar, roll: Roll, n: int) -> None:
    kind, told = plan
    start = data.draw(st.dates(calendar.first_day - timedelta(days=40), calendar.last_day))

    def works(one: date) -> bool | None:
        return calendar.is_working_day(one) if calendar.first_day <= one <= calendar.last_day else None

    wanted = rhythms.rolled(told, start, n, roll.value, works)
    one = rhythm(kind, start, roll, calendar)
    if wanted is None:
        with pytest.raises(CalendarHorizon):
            occurrence(one, n, calendar=calendar)
        return
    found = occurrence(one, n, calendar=calendar)
    assert found is not None
    assert (found.last_day, found.opens) == (wanted, rhythms.opens(told, start, n, roll.value, works))


@given(st.data(), ROLLING, calendars(), st.sampled_from([None, *Roll]))
def test_occurrences_keep_their_order_and_their_place(
    data: st.DataObject, plan: tuple[PlannedKind, Told], calendar: Calendar, roll: Roll | None
) -> None:
    """The later is later, rolled or not; none leaves the days between its neighbours, nor enters the period that it reports on."""
    start = data.draw(st.dates(calendar.first_day, calendar.last_day))
    one = rhythm(plan[0], start, roll, calendar)
    given_calendar = calendar if roll else None
    before = None
    for n in range(1, 12):
        try:
            found, after = occurrence(one, n, calendar=given_calendar), occurrence(rhythm(plan[0], start), n + 1)
        except CalendarHorizon:
            before = None
            continue
        assert found is not None
        assert after is not None
        assert found.opens <= found.last_day < after.planned
        if isinstance(plan[0], ByDay):
            assert found.period is not None
            assert found.last_day > found.period.last
        if before is not None:
            assert before.planned < found.planned
            assert before.planned < found.last_day
            assert before.last_day < found.opens
        before = found


@given(PLANS, STARTS, st.dates(date(2025, 1, 1), date(2029, 1, 1)))
def test_what_ends_is_planned_until_its_last_day(plan: tuple[PlannedKind, Told], start: date, until: date) -> None:
    assume(until >= start)
    ended, endless = rhythm(plan[0], start, until=until), rhythm(plan[0], start)
    for n in range(1, 30):
        found = occurrence(endless, n)
        assert found is not None
        assert occurrence(ended, n) == (found if found.planned <= until else None)


# What is refused -----------------------------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("build", "why"),
    [
        (lambda: Every(Duration(3, TimeUnit.HOUR)), "`3 hours` does not come again on a calendar; give days, weeks or months"),
        (lambda: LongestGap(Duration(3, TimeUnit.WORKING_DAY)), "`3 working days` does not come again on a calendar"),
        (lambda: NthWeekday(5, Weekday.FRI), "not every month has that weekday 5 times; give 1 to 4, or -1 for the last"),
        (lambda: ByDay(0), "no month has a day 0; give 1 to 31"),
        (lambda: ByDay(32), "no month has a day 32; give 1 to 31"),
        (lambda: CountEach(0, PeriodKind.MONTH), "`count` is 0; give a whole number from 1 to 1000000"),
        (lambda: Rhythm(id="r", when=FRIDAY), r"rhythm `r` \(every Friday\) has no `start`; give the day from which it is counted"),
        (lambda: Rhythm(id=" ", when=FRIDAY, start=date(2026, 1, 1)), "`id` is empty"),
        (lambda: rhythm(FRIDAY, date(2026, 1, 2), until=date(2026, 1, 1)), "`until` is 2026-01-01, before 2026-01-02"),
        (lambda: rhythm(FRIDAY, date(2026, 1, 2), purpose=" "), "`purpose` is empty"),
        (lambda: rhythm(FRIDAY, date(2026, 1, 2), Roll.PRECEDING), "moving a day to the working day before needs a calendar"),
        (lambda: Rhythm(id="r", when=FRIDAY, start=date(2026, 1, 2), calendar="office"), "names calendar `office`, which only a roll reads"),
        (
            lambda: rhythm(CountEach(2, PeriodKind.MONTH), date(2026, 1, 2), Roll.PRECEDING, office()),
            "counts within a period, whose last day nothing moves; leave `roll` out",
        ),
        (lambda: rhythm(FRIDAY, date(150, 1, 2)), "`start` is in the year 150; give an instant in one of the years 200 to 9799"),
        (lambda: roll_or_none("sideways"), "sideways"),
    ],
)
def test_a_rhythm_that_means_nothing_is_refused(build: object, why: str) -> None:
    with pytest.raises(InvalidValue, match=why):
        build()  # type: ignore[operator]


def test_every_fault_of_a_rhythm_is_told_at_once() -> None:
    with pytest.raises(InvalidValue) as refused:
        Rhythm(id="r", when=CountEach(1, PeriodKind.MONTH), roll=Roll.PRECEDING, purpose="")
    assert [one.code for one in refused.value.reasons] == ["empty", "rhythm.no_start", "roll.without_calendar", "rhythm.roll_of_count"]


def test_what_has_no_nth_occurrence() -> None:
    gap = Rhythm(id="visits", when=LongestGap(Duration(3, TimeUnit.MONTH)))
    with pytest.raises(InvalidValue, match=r"rhythm `visits` \(at least every 3 months\) has no n-th occurrence"):
        occurrence(gap, 1)
    for n in (0, -1, 10**9):
        with pytest.raises(InvalidValue, match=f"there is no occurrence {n}; give 1 or more, up to the year 9799"):
            occurrence(rhythm(FRIDAY, date(2026, 1, 2)), n)
    with pytest.raises(InvalidType, match="`n` must be of type `int`, not `str`"):
        occurrence(rhythm(FRIDAY, date(2026, 1, 2)), "1")  # type: ignore[arg-type]
    with pytest.raises(InvalidType, match="`n` must be of type `int`, not `bool`"):
        occurrence(rhythm(FRIDAY, date(2026, 1, 2)), True)
    with pytest.raises(InvalidValue, match=r"rhythm `r` \(every Friday\) covers no period; ask one that is due by a day after each period"):
        last_day_for(rhythm(FRIDAY, date(2026, 1, 2)), Period.month(2026, 1))
    with pytest.raises(InvalidType, match="`start` must be of type `date`, not `datetime`"):
        rhythm(FRIDAY, datetime(2026, 1, 2, tzinfo=UTC))


def test_it_is_read_by_the_calendar_that_it_names() -> None:
    rolling, plain = rhythm(FRIDAY, date(2026, 1, 9), Roll.PRECEDING, office()), rhythm(FRIDAY, date(2026, 1, 9))
    with pytest.raises(InvalidValue, match="rhythm `r` needs calendar `office`; none was given"):
        occurrence(rolling, 1)
    with pytest.raises(InvalidValue, match="rhythm `r` needs calendar `office`; `night` was given"):
        occurrence(rolling, 1, calendar=office(name="night"))
    with pytest.raises(InvalidValue, match="rhythm `r` does without a calendar; leave out `office`"):
        occurrence(plain, 1, calendar=office())


@pytest.mark.parametrize(
    ("kind", "en", "zh"),
    [
        (Every(Duration(3, TimeUnit.MONTH)), "every 3 months", "每3个月"),
        (Every(Duration(1, TimeUnit.WEEK)), "every week", "每周"),
        (LongestGap(Duration(1, TimeUnit.DAY)), "at least every day", "至少每日一次"),
        (FRIDAY, "every Friday", "每星期五"),
        (NthWeekday(2, Weekday.TUE), "every 2nd Tuesday of the month", "每月第2个星期二"),
        (NthWeekday(-1, Weekday.SUN), "every last Sunday of the month", "每月最后一个星期日"),
        (ByDay(10), "by the 10th after every month", "每月结束后次月10日（含）之前"),
        (CountEach(25, PeriodKind.QUARTER), "25 every quarter", "每季度25次"),
        (LongestGap(Duration(2, TimeUnit.WEEK)), "at least every 2 weeks", "至少每2周一次"),
    ],
)
def test_it_says_how_often(kind: PlannedKind | LongestGap, en: str, zh: str) -> None:
    one = Rhythm(id="r", when=kind, start=date(2026, 1, 1))
    assert (str(kind), str(one), one.say(Language.ZH), kind.say(Language.ZH)) == (en, en, zh, zh)


def test_english_counts_in_ordinals() -> None:
    assert [ordinal(n) for n in (1, 2, 3, 4, 11, 12, 13, 21, 22, 23, 31)] == [
        "1st",
        "2nd",
        "3rd",
        "4th",
        "11th",
        "12th",
        "13th",
        "21st",
        "22nd",
        "23rd",
        "31st",
    ]

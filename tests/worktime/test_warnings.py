"""Warnings: at shares of the time, some hours or days before its end, and on working days only."""

from datetime import date, datetime, timedelta
from fractions import Fraction
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crmcore.worktime.calendars.duration import Duration, TimeUnit
from crmcore.worktime.clocks.reading import read
from crmcore.worktime.clocks.timers import timers
from tests.oracle.warned import Office
from tests.worktime.samples import clock, happened, office

SHANGHAI = ZoneInfo("Asia/Shanghai")


def july(day: int, hour: int = 0, minute: int = 0) -> datetime:
    return datetime(2026, 7, day, hour, minute, tzinfo=SHANGHAI)


def warned(within: Duration, *before: Duration, **told: object) -> list[tuple[str, datetime]]:
    deadline = clock(within, calendar="office", warn_before=before, **told)
    found = timers(deadline, happened(("start", july(6, 10))), calendar=office())  # a Monday
    return [(one.kind, one.at) for one in found if one.kind != "breach"]


@pytest.mark.clause("RULES-4.25")
@pytest.mark.parametrize(
    ("within", "before", "at"),
    [
        (Duration(10, TimeUnit.DAY), Duration(2, TimeUnit.DAY), july(14)),
        (Duration(10, TimeUnit.DAY), Duration(1, TimeUnit.WEEK), july(9)),
        (Duration(10, TimeUnit.DAY), Duration(2, TimeUnit.HOUR), july(16, 22)),
        (Duration(40, TimeUnit.DAY), Duration(1, TimeUnit.MONTH), july(15)),  # the last day is 15 August
        (Duration(10, TimeUnit.WORKING_DAY), Duration(2, TimeUnit.WORKING_DAY), july(16)),  # the last day is Monday the 20th
        (Duration(10, TimeUnit.WORKING_DAY), Duration(1, TimeUnit.WORKING_HOUR), july(20, 17)),
        (Duration(8, TimeUnit.HOUR), Duration(30, TimeUnit.MINUTE), july(6, 17, 30)),
        (Duration(8, TimeUnit.WORKING_HOUR), Duration(60, TimeUnit.WORKING_MINUTE), july(7, 9, 30)),  # ends on Tuesday at 10:30
    ],
)
def test_a_warning_comes_so_long_before_the_end(within: Duration, before: Duration, at: datetime) -> None:
    assert warned(within, before) == [(f"warn {before} before", at)]


@pytest.mark.clause("RULES-4.25")
@pytest.mark.parametrize(
    ("share", "said"),
    [
        (Fraction(1, 3), "33.333333 %"),
        (Fraction(1, 8), "12.5 %"),
        (Fraction(12345678, 10**8), "12.345678 %"),  # as many digits as a rulebook can give
        (Fraction(12345679, 10**8), "12.345679 %"),
        (Fraction(9, 10), "90 %"),
    ],
)
def test_a_warning_is_named_by_its_share_as_rulebooks_write_it(share: Fraction, said: str) -> None:
    assert [kind for kind, _ in warned(Duration(30, TimeUnit.DAY), warn_at=[share])] == [f"warn {said}"]


@given(st.integers(1, 99))
def test_a_whole_percent_is_named_by_it(whole: int) -> None:
    assert [kind for kind, _ in warned(Duration(200, TimeUnit.HOUR), warn_at=[Fraction(whole, 100)])] == [f"warn {whole} %"]


def test_a_warning_that_would_come_before_the_start_has_passed() -> None:
    assert warned(Duration(2, TimeUnit.WORKING_HOUR), Duration(20, TimeUnit.WORKING_HOUR)) == []
    assert warned(Duration(2, TimeUnit.WORKING_DAY), Duration(300, TimeUnit.WORKING_DAY)) == []


def test_on_working_days_a_warning_comes_as_the_working_day_before_opens() -> None:
    """Three quarters of eight days are a Sunday; so is three days before."""
    within, shares = Duration(8, TimeUnit.DAY), [Fraction(3, 4)]
    assert warned(within, warn_at=shares) == [("warn 75 %", july(12))]
    assert warned(within, warn_at=shares, warn_on_working_days=True) == [("warn 75 %", july(10, 9))]
    assert warned(within, Duration(1, TimeUnit.DAY), warn_on_working_days=True) == [("warn 1 day before", july(13))]


def test_a_pause_puts_a_warning_off() -> None:
    deadline = clock(Duration(10, TimeUnit.DAY), warn_before=[Duration(2, TimeUnit.DAY)], warn_at=[Fraction(1, 2)])
    events = happened(("start", july(6, 10)), ("pause", july(8, 12)), ("resume", july(10, 12)))
    assert [(one.kind, one.at) for one in timers(deadline, events)] == [
        ("warn 50 %", july(13)),
        ("warn 2 days before", july(16)),
        ("breach", july(19)),
    ]
    assert timers(deadline, events)[0].at - july(11) == timedelta(days=2)


UNITS = {TimeUnit.HOUR: 200, TimeUnit.WORKING_HOUR: 60, TimeUnit.DAY: 12, TimeUnit.WORKING_DAY: 9}


@pytest.mark.clause("RULES-4.25")
@settings(deadline=None)
@given(
    st.sampled_from([TimeUnit.DAY, TimeUnit.WORKING_DAY]),
    st.integers(1, 12),
    st.integers(0, 10 * 24 * 60),
    st.sampled_from([*UNITS]).flatmap(lambda unit: st.builds(Duration, st.integers(1, UNITS[unit]), st.just(unit))),
    st.sets(st.integers(0, 30), max_size=6),
    st.booleans(),
)
def test_a_warning_comes_when_the_twin_says(
    unit: TimeUnit, amount: int, minutes: int, before: Duration, off: set[int], working_days_only: bool
) -> None:
    holidays = {date(2026, 7, 1) + timedelta(days=n) for n in off}
    calendar, start = office(holidays=holidays, workdays=()), july(1) + timedelta(minutes=minutes)
    deadline = clock(Duration(amount, unit), calendar="office", warn_before=[before], warn_on_working_days=working_days_only)
    reading = read(deadline, happened(("start", start)), at=start, calendar=calendar)
    assert reading.last_day is not None
    assert reading.due is not None
    assert reading.started is not None
    twin = Office("Asia/Shanghai", holidays)
    at = twin.warned(reading.started, reading.last_day, reading.due, before.amount, before.unit)
    if working_days_only:
        at = twin.on_a_working_day(at)
    found = [one.at for one in timers(deadline, happened(("start", start)), calendar=calendar) if one.kind != "breach"]
    assert found == ([at] if at > reading.started else [])

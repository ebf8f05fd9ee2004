import os
import subprocess
import sys
from datetime import UTC, date, datetime, time, timedelta
from importlib.metadata import requires
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crmcore.errors import InvalidType, InvalidValue
from crmcore.worktime.calendars.duration import Duration, TimeUnit
from crmcore.worktime.calendars.zone import first_instant, left_out, local_day, zone_named
from crmcore.worktime.clocks.reading import read
from tests.worktime.samples import CHANGES, clock, happened, office


@pytest.mark.parametrize(
    ("zone", "day", "at", "instant"),
    [
        ("Asia/Shanghai", date(2026, 7, 14), time(0), datetime(2026, 7, 13, 16, tzinfo=UTC)),
        ("Europe/London", date(2026, 3, 29), time(1, 30), datetime(2026, 3, 29, 1, tzinfo=UTC)),  # skipped: the instant of the skip
        ("Europe/London", date(2026, 10, 25), time(1, 30), datetime(2026, 10, 25, 0, 30, tzinfo=UTC)),  # shown twice: the first showing
        ("Africa/Cairo", date(2026, 4, 24), time(0), datetime(2026, 4, 23, 22, tzinfo=UTC)),  # this day begins at 01:00
        ("Pacific/Apia", date(2011, 12, 30), time(12), datetime(2011, 12, 30, 10, tzinfo=UTC)),  # this day never was
    ],
)
def test_a_local_time_is_the_first_instant_that_has_reached_it(zone: str, day: date, at: time, instant: datetime) -> None:
    assert first_instant(day, ZoneInfo(zone), at) == instant


@given(st.sampled_from(CHANGES), st.integers(-2880, 2880), st.integers(0, 600))
def test_later_local_times_never_come_earlier(change: tuple[str, date], minute: int, more: int) -> None:
    zone, near = ZoneInfo(change[0]), datetime.combine(change[1], time(0))
    one, other = near + timedelta(minutes=minute), near + timedelta(minutes=minute + more)
    first, second = (first_instant(wall.date(), zone, wall.time()) for wall in (one, other))
    assert first <= second
    shown = first.astimezone(zone).replace(tzinfo=None)
    assert shown >= one
    assert (first - timedelta(seconds=1)).astimezone(zone).replace(tzinfo=None) < one


def test_the_day_depends_on_the_zone() -> None:
    at = datetime(2026, 7, 6, 17, tzinfo=UTC)
    assert local_day(at, ZoneInfo("Asia/Shanghai")) == date(2026, 7, 7)
    assert local_day(at, ZoneInfo("America/New_York")) == date(2026, 7, 6)


def test_an_unknown_zone_is_named_with_its_field() -> None:
    with pytest.raises(InvalidValue, match=r"`rulebook.zone` is not a time zone: `Beijing`; give an IANA name, e.g. `Asia/Shanghai`"):
        zone_named("Beijing", "rulebook.zone")


def test_a_day_is_not_guessed_from_a_time_without_a_zone() -> None:
    with pytest.raises(InvalidType, match="`at` has no time zone"):
        local_day(datetime(2026, 7, 6, 17), ZoneInfo("Asia/Shanghai"))


def test_zones_come_with_pendulum_where_the_system_has_none() -> None:
    """Windows and slim containers have no zone database; pendulum depends on the package that holds one."""
    code = (
        "import sys, zoneinfo; from datetime import date; from crmcore.worktime.calendars.zone import first_instant, zone_named\n"
        "print(zoneinfo.TZPATH, first_instant(date(2026, 7, 14), zone_named('Asia/Shanghai')).isoformat(), 'tzdata' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, env={**os.environ, "PYTHONTZPATH": ""})
    assert done.stdout.strip() == "() 2026-07-13T16:00:00+00:00 True"
    assert any(one.startswith("tzdata") and ";" not in one for one in requires("pendulum") or ())


def test_a_day_that_a_zone_left_out_is_neither_counted_nor_worked_nor_the_last() -> None:
    """Samoa went from Thursday 29 December 2011 to Saturday the 31st."""
    apia = ZoneInfo("Pacific/Apia")
    assert left_out(apia) == (date(2011, 12, 30),)
    assert left_out(ZoneInfo("Pacific/Kwajalein")) == (date(1993, 8, 21),)
    assert left_out(ZoneInfo("Asia/Shanghai")) == left_out(ZoneInfo("Europe/London")) == ()
    start = datetime(2011, 12, 29, 9, tzinfo=apia)
    last = {
        Duration(1, TimeUnit.DAY): date(2011, 12, 31),
        Duration(3, TimeUnit.DAY): date(2012, 1, 2),
        Duration(1, TimeUnit.WEEK): date(2012, 1, 5),
        Duration(1, TimeUnit.MONTH): date(2012, 1, 29),
    }
    for within, day in last.items():
        reading = read(clock(within, zone=apia.key), happened(("start", start)), at=start)
        assert (reading.last_day, reading.elapsed) == (day, 0)
    month = read(clock(Duration(1, TimeUnit.MONTH), zone=apia.key), happened(("start", start - timedelta(days=29))), at=start)
    assert month.last_day == date(2011, 12, 29)  # of 30 November: a month later there was no such day
    days = office(zone=apia.key, first_day=date(2011, 12, 1), last_day=date(2012, 1, 31), workdays={date(2011, 12, 30)}, holidays=())
    assert not days.is_working_day(date(2011, 12, 30))
    assert days.hours_on(date(2011, 12, 30)) == ()
    assert days.count_working_days(date(2011, 12, 28), date(2011, 12, 31)) == 1
    assert days.nth_working_day(date(2011, 12, 29), 1) == date(2012, 1, 2)

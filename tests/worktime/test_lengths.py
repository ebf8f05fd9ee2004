"""Which of two lengths is the longer, as a firm writes down the law's time; and how long one is of each unit that is time."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crmcore.worktime.calendars.duration import BY_CALENDAR, BY_TIME, LENGTH, Duration, TimeUnit
from crmcore.worktime.calendars.lengths import longer_than
from crmcore.worktime.clocks.laid import lay
from tests.worktime.samples import office


def length(text: str) -> Duration:
    amount, _, unit = text.partition(" ")
    return Duration(int(amount), TimeUnit(unit.removesuffix("s")))


@pytest.mark.clause("RULES-4.26")
@pytest.mark.parametrize(
    ("one", "other", "longer"),
    [
        ("180 minutes", "2 hours", True),
        ("120 minutes", "2 hours", False),
        ("2 hours", "119 minutes", True),
        ("2 hours", "120 minutes", False),
        ("2881 minutes", "2 days", True),
        ("2880 minutes", "2 days", False),
        ("1 week", "10079 minutes", True),
        ("1 month", "43200 minutes", True),  # thirty days; it may have 31
        ("180 working minutes", "2 working hours", True),
        ("120 working minutes", "2 working hours", False),
        ("3 working hours", "180 working minutes", False),
        ("3 working hours", "179 working minutes", True),
        ("2 hours", "120 working minutes", False),  # which take two hours at least
        ("3 hours", "120 working minutes", None),
        ("3 working hours", "120 minutes", True),
        ("2 working hours", "120 minutes", None),
        ("1 working day", "90 minutes", None),
        ("1 day", "24 working hours", None),
    ],
)
def test_a_length_is_longer_than_another_or_it_takes_a_calendar_to_say(one: str, other: str, longer: bool | None) -> None:
    assert longer_than(length(one), length(other)) is longer


times = st.builds(Duration, st.integers(1, 200), st.sampled_from(sorted(BY_TIME)))


@given(times, times, st.integers(0, 60 * 24 * 60))
def test_where_no_calendar_is_asked_the_ends_of_times_agree(one: Duration, other: Duration, minutes: int) -> None:
    calendar, zone = office(), ZoneInfo("Asia/Shanghai")
    start = datetime(2026, 3, 2, 1, tzinfo=UTC) + timedelta(minutes=minutes)

    def end(length: Duration) -> datetime:
        line = lay(length, start, zone=zone, calendar=calendar if length.unit in BY_CALENDAR else None)
        return line.end(line.budget).instant()

    longer = longer_than(one, other)
    assert longer is None or longer is (end(one) > end(other))
    assert longer is not None or (one.unit in BY_CALENDAR) is not (other.unit in BY_CALENDAR)


def test_one_length_is_written_down_for_each_unit_that_is_time() -> None:
    assert {unit.value: str(one) for unit, one in LENGTH.items()} == {
        "minute": "0:01:00",
        "hour": "1:00:00",
        "working minute": "0:01:00",
        "working hour": "1:00:00",
    }
    assert LENGTH.keys() == BY_TIME

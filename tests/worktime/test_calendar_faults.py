import pickle
from datetime import UTC, date, datetime, time

import attrs
import pytest

from crmcore.errors import InvalidValue
from tests.worktime.samples import OFFICE_DAY, office


def codes(**changed: object) -> list[str]:
    with pytest.raises(InvalidValue) as refused:
        office(**changed)
    return [one.code for one in refused.value.reasons]


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"name": ""}, "empty"),
        ({"zone": "Asia/Peking"}, "unknown_zone"),
        ({"zone": "Asia"}, "unknown_zone"),
        ({"zone": ""}, "unknown_zone"),
        ({"zone": "../../etc/passwd"}, "unknown_zone"),
        ({"zone": None}, "unknown_zone"),
        ({"last_day": date(2025, 1, 1)}, "calendar.reversed"),
        ({"first_day": datetime(2026, 1, 1)}, "wrong_type"),
        ({"last_day": "2026-12-31"}, "wrong_type"),
        ({"holidays": {"2026-01-01"}}, "wrong_type"),
        ({"workdays": {datetime(2026, 1, 4)}}, "wrong_type"),
        ({"holidays": {date(2026, 1, 4)}}, "calendar.two_kinds"),
        ({"hours": {0: OFFICE_DAY, 7: OFFICE_DAY}}, "calendar.bad_weekday"),
        ({"hours": (OFFICE_DAY,) * 5}, "calendar.bad_weekday"),
        ({"workday_hours": 9}, "calendar.bad_weekday"),
        ({"hours": {1: OFFICE_DAY}}, "calendar.workday_without_hours"),
        ({"hours": {}, "workdays": ()}, "calendar.no_hours"),
        ({"hours": {0: ((time(18), time(10, 1)),)}}, "calendar.long_night"),
        ({"hours": {0: ((time(9), time(9)),)}}, "calendar.long_night"),
        ({"hours": {0: ((time(9, tzinfo=UTC), time(12)),)}}, "calendar.bad_interval"),
        ({"hours": {0: ((time(9), time(12)), (time(11), time(13)))}}, "calendar.overlap"),
        ({"hours": {0: ((time(9), time(0)), (time(13), time(14)))}}, "calendar.overlap"),
        ({"hours": {0: ((time(13), time(14)), (time(9), time(12)))}}, "calendar.overlap"),
        ({"special_hours": {date(2026, 1, 4): OFFICE_DAY}}, "calendar.special_and_listed"),
        ({"special_hours": {date(2026, 1, 1): OFFICE_DAY}}, "calendar.special_and_listed"),
        ({"special_hours": {date(2026, 1, 5): ()}}, "calendar.special_without_hours"),
        ({"special_hours": {"2026-01-05": OFFICE_DAY}}, "wrong_type"),
        ({"special_hours": {date(2027, 1, 5): OFFICE_DAY}}, "calendar.day_outside"),
        ({"special_hours": {date(2026, 1, 5): ((time(9), time(12)), (time(11), time(13)))}}, "calendar.overlap"),
        ({"special_hours": {date(2026, 1, 5): ((time(9), time(8)),)}}, "calendar.long_night"),
    ],
)
def test_a_wrong_calendar_does_not_build(changed: dict[str, object], code: str) -> None:
    assert codes(**changed) == [code]


def test_every_fault_is_told_at_once() -> None:
    found = codes(name="", zone="?", holidays={date(2026, 1, 4), 3}, hours={0: ((time(9), time(8)),)}, last_day=date(2020, 1, 1))
    assert sorted(found) == ["calendar.long_night", "calendar.reversed", "calendar.two_kinds", "empty", "unknown_zone", "wrong_type"]


def test_a_fault_of_hours_names_its_day() -> None:
    with pytest.raises(InvalidValue, match="`special_hours` of `2026-01-05`: 09:00-08:00 lasts more than 16 hours, into the next day"):
        office(special_hours={date(2026, 1, 5): ((time(9), time(8)),)})
    with pytest.raises(InvalidValue, match="`hours` of `mon`: an interval starts at 11:00, before the previous one ends at 12:00"):
        office(hours={0: ((time(9), time(12)), (time(11), time(13)))})


def test_intervals_may_touch_and_end_with_the_day() -> None:
    calendar = office(hours={0: ((time(0), time(8)), (time(8), time(0)))})
    assert calendar.hours[0] == ((time(0), time(8)), (time(8), time(0)))


def test_a_calendar_is_a_value() -> None:
    calendar = office()
    calendar.is_working_day(date(2026, 1, 5))  # its tables are made now
    half = office(special_hours={date(2026, 1, 5): OFFICE_DAY})
    assert attrs.evolve(half) == half == pickle.loads(pickle.dumps(half))  # noqa: S301 - our own bytes
    for copy in (pickle.loads(pickle.dumps(calendar)), attrs.evolve(calendar), office()):  # noqa: S301 - our own bytes
        assert copy == calendar
        assert hash(copy) == hash(calendar)
        assert copy.is_working_day(date(2026, 1, 5))
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        calendar.name = "other"  # type: ignore[misc]

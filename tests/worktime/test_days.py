import pickle
from datetime import date, datetime

import attrs
import pytest

from crmcore.errors import InvalidValue
from crmcore.worktime.calendars.calendar import Calendar
from crmcore.worktime.calendars.days import DayList
from tests.worktime.samples import MONDAY_TO_FRIDAY, office


def listed(**changed: object) -> DayList:
    told: dict[str, object] = {
        "holidays": [date(2026, 1, 1), date(2026, 1, 2)],
        "workdays": {date(2026, 1, 4)},
        "first_day": date(2026, 1, 1),
        "last_day": date(2026, 12, 31),
        "source": "State Council notices",
    }
    return DayList(**(told | changed))  # type: ignore[arg-type]


def test_a_calendar_takes_it_whole() -> None:
    days = listed()
    assert Calendar(name="office", zone="Asia/Shanghai", hours=MONDAY_TO_FRIDAY, **days.fields) == office()
    assert attrs.evolve(office(holidays=(), last_day=date(2026, 6, 30)), **days.fields) == office()
    assert pickle.loads(pickle.dumps(days)) == days  # noqa: S301 - our own bytes


@pytest.mark.parametrize(
    ("changed", "codes"),
    [
        ({"source": ""}, ["empty"]),
        ({"first_day": date(2027, 1, 1)}, ["calendar.reversed"]),
        ({"first_day": datetime(2026, 1, 1)}, ["wrong_type"]),
        ({"last_day": "2026"}, ["wrong_type"]),
        ({"holidays": ["2026-01-01"]}, ["wrong_type"]),
        ({"workdays": {date(2026, 1, 1), date(2026, 1, 2)}}, ["calendar.two_kinds", "calendar.two_kinds"]),
        ({"last_day": date(2026, 1, 2)}, ["calendar.day_outside"]),
        ({"holidays": [date(2025, 12, 31), date(2027, 1, 1)], "source": ""}, ["calendar.day_outside", "calendar.day_outside", "empty"]),
    ],
)
def test_a_wrong_list_does_not_build(changed: dict[str, object], codes: list[str]) -> None:
    with pytest.raises(InvalidValue) as refused:
        listed(**changed)
    assert [one.code for one in refused.value.reasons] == codes

"""China's working days of 2007 to 2024: our calendar over the State Council's notices, against `chinesecalendar`, on every day."""

import json
from datetime import date, timedelta
from pathlib import Path

import pytest

from crmcore.worktime.calendars.calendar import Calendar
from tests.worktime.samples import office

NOTICES = Path(__file__).parents[2].parent / "shared" / "data" / "calendars" / "china"
FIRST, LAST = date(2007, 1, 1), date(2024, 12, 31)


@pytest.fixture(scope="module")
def china() -> Calendar:
    if not NOTICES.is_dir():
        pytest.skip(f"the notices are not here: {NOTICES}")
    days = [day for year in range(2007, 2025) for day in json.loads((NOTICES / f"{year}.json").read_text(encoding="utf-8"))["days"]]
    off = {kind: {date.fromisoformat(day["date"]) for day in days if day["isOffDay"] is kind} for kind in (True, False)}
    return office(holidays=off[True], workdays=off[False], first_day=FIRST, last_day=LAST)


@pytest.mark.realdata
def test_every_day_agrees_with_chinesecalendar(china: Calendar) -> None:
    chinese_calendar = pytest.importorskip("chinese_calendar")
    days = [FIRST + timedelta(days=n) for n in range((LAST - FIRST).days + 1)]
    assert [day for day in days if china.is_working_day(day) != chinese_calendar.is_workday(day)] == []


@pytest.mark.realdata
def test_counts_agree_with_chinesecalendar(china: Calendar) -> None:
    chinese_calendar = pytest.importorskip("chinese_calendar")
    for year in range(2007, 2025):
        after, up_to = date(year, 1, 1), date(year, 12, 31)
        assert china.count_working_days(after, up_to) == len(chinese_calendar.get_workdays(after + timedelta(days=1), up_to))

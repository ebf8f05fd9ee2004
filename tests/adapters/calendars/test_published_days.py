"""What authorities published, against the libraries, on every day: China 2007 to 2024, the three divisions of the United Kingdom 2024 to 2027."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from crmcore.adapters.calendars import from_chinesecalendar, from_holidays, read_china_notices, read_gov_uk
from crmcore.worktime.calendars.calendar import Calendar
from crmcore.worktime.calendars.days import DayList
from tests.oracle.published_days import gov_uk_holidays, is_worked, notice_kinds
from tests.worktime.samples import MONDAY_TO_FRIDAY

pytestmark = pytest.mark.realdata
CHINA = range(2007, 2025)
LAST = date(2024, 12, 31)


def office(days: DayList) -> Calendar:
    return Calendar(name="office", zone="Asia/Shanghai", hours=MONDAY_TO_FRIDAY, **days.fields)


def each(first: date, last: date) -> Iterator[date]:
    return (first + timedelta(days=n) for n in range((last - first).days + 1))


def test_china_s_days_are_the_same_from_every_source(published: Path) -> None:
    """6,575 days, each asked of the notices, of two libraries, and of a twin that reads the files by itself."""
    pytest.importorskip("chinese_calendar", reason="the extra `calendars` is not installed")
    paths = [published / "china" / f"{year}.json" for year in CHINA]
    notices = office(read_china_notices(*paths, confirmed_to=LAST))
    chinese = office(from_chinesecalendar(first_year=CHINA[0], last_year=CHINA[-1]))
    library = office(from_holidays("CN", first_year=CHINA[0], last_year=CHINA[-1]))
    kinds = notice_kinds([json.loads(path.read_text("utf-8")) for path in paths])
    assert kinds is not None
    compared, make_up = 0, 0
    for day in each(date(CHINA[0], 1, 1), LAST):
        answers = {one.is_working_day(day) for one in (notices, chinese, library)} | {is_worked(day, kinds)}
        assert len(answers) == 1, day
        compared += 1
        make_up += day.weekday() > 4 and answers == {True}  # the 120th make-up day of the notices fell on a weekday
    assert (compared, make_up) == (6575, 119)


def test_without_your_word_the_last_notice_leaves_its_last_week_open(published: Path) -> None:
    days = read_china_notices(*(published / "china" / f"{year}.json" for year in CHINA))
    assert (days.first_day, days.last_day) == (date(2007, 1, 1), date(2024, 12, 24))
    assert (len(days.holidays), len(days.workdays)) == (484, 120)


@pytest.mark.parametrize(
    ("division", "subdivisions", "newer"),
    [
        ("england-and-wales", ("ENG", "WLS"), set()),
        ("scotland", ("SCT",), {date(2026, 6, 15)}),  # proclaimed for the World Cup after gov.uk's list was taken
        ("northern-ireland", ("NIR",), set()),
    ],
)
def test_bank_holidays_are_the_same_from_both_sources(published: Path, division: str, subdivisions: tuple[str, ...], newer: set[date]) -> None:
    """1,461 days a division, whatever falls on a weekend: gov.uk lists the day that stands in for it, the library both."""
    path = published / "uk-bank-holidays.json"
    listed = read_gov_uk(path, division=division)
    assert (listed.first_day, listed.last_day) == (date(2024, 1, 1), date(2027, 12, 31))
    assert listed.holidays == gov_uk_holidays(json.loads(path.read_text("utf-8")), division)
    for subdivision in subdivisions:
        library = from_holidays("GB", subdivision=subdivision, first_year=2024, last_year=2027)
        ours, theirs = office(listed), office(library)
        days = list(each(listed.first_day, listed.last_day))
        assert len(days) == 1461
        assert {day for day in days if ours.is_working_day(day) != theirs.is_working_day(day)} <= newer
        assert listed.holidays <= library.holidays

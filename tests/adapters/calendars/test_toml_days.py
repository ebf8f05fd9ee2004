"""A list written as TOML says the same in a rulebook."""

from __future__ import annotations

import tomllib
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from crmcore.adapters.calendars import days_toml
from crmcore.reading.shape import Reader
from crmcore.rulebook.sections import calendars as reading
from crmcore.worktime.calendars.days import DayList

FIRST, LAST = date(2025, 12, 1), date(2027, 1, 31)


@st.composite
def day_lists(draw: st.DrawFn) -> DayList:
    off = draw(st.sets(st.dates(FIRST, LAST), max_size=40))
    work = draw(st.sets(st.dates(FIRST, LAST), max_size=10))
    source = draw(st.text(min_size=1).filter(str.strip).filter(lambda text: text.encode("utf-8", "ignore").decode() == text))
    return DayList(holidays=off, workdays=work - off, first_day=FIRST, last_day=LAST, source=source)


@given(day_lists(), st.text(min_size=1, max_size=8).filter(lambda text: text.encode("utf-8", "ignore").decode() == text and text.isprintable()))
def test_it_is_read_back_whole(days: DayList, name: str) -> None:
    written = tomllib.loads(days_toml(days, name))
    reader = Reader(currency="CNY")
    office = {"hours": {"mon-fri": ["09:00-17:00"]}, "days": name}
    made = reading.calendars({"office": office}, reading.day_lists(written["days"], reader), reader, "Asia/Shanghai")
    assert reader.faults == []
    assert made is not None
    office_made = made["office"]
    assert (
        DayList(
            holidays=office_made.holidays,
            workdays=office_made.workdays,
            first_day=office_made.first_day,
            last_day=office_made.last_day,
            source=office_made.source,
        )
        == days
    )


def test_a_line_a_month_and_no_line_too_long() -> None:
    days = DayList(
        holidays=[date(2026, 1, 1), *(date(2026, 2, day) for day in range(1, 13))],
        first_day=date(2026, 1, 1),
        last_day=date(2026, 12, 31),
        source='"a"',
    )
    assert days_toml(days, "our office") == (
        '[days."our office"]\n'
        'source    = "\\"a\\""\n'
        "first_day = 2026-01-01\n"
        "last_day  = 2026-12-31\n"
        "holidays  = [\n"
        "    2026-01-01,\n"
        "    2026-02-01, 2026-02-02, 2026-02-03, 2026-02-04, 2026-02-05, 2026-02-06, 2026-02-07, 2026-02-08, 2026-02-09, 2026-02-10,\n"
        "    2026-02-11, 2026-02-12,\n"
        "]\n"
        "workdays  = []\n"
    )

"""Days from `holidays` and `chinesecalendar`: what is taken over, and what would be a guess."""

from __future__ import annotations

import sys
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crmcore.adapters.calendars import from_chinesecalendar, from_holidays
from crmcore.errors import InvalidValue, MissingExtra
from crmcore.messages import Language

# What `chinesecalendar` and `holidays` know now; both are read, not remembered, where a test depends on it.
chinese_calendar = pytest.importorskip("chinese_calendar", reason="the extra `calendars` is not installed")
holidays = pytest.importorskip("holidays", reason="the extra `calendars` is not installed")
CHINA_LAST = max(chinese_calendar.holidays).year


def test_a_country_by_its_law() -> None:
    days = from_holidays("GB", subdivision="ENG", first_year=2026, last_year=2027)
    assert (days.first_day, days.last_day) == (date(2026, 1, 1), date(2027, 12, 31))
    assert {date(2026, 4, 3), date(2026, 12, 28), date(2027, 12, 27), date(2027, 12, 28)} <= days.holidays
    assert (days.workdays, days.source) == (frozenset(), f"holidays {holidays.__version__}, GB-ENG, public")


def test_categories_are_asked_for() -> None:
    public = from_holidays("DE", first_year=2026, last_year=2026)
    bank = from_holidays("PT", categories=(one for one in ("public", "optional")), first_year=2026, last_year=2026)
    assert bank.source.endswith("PT, public and optional")
    assert date(2026, 2, 17) in bank.holidays  # Shrove Tuesday, optional
    assert public.holidays


def test_a_holiday_kept_on_the_last_day_of_the_year_before_is_that_year_s() -> None:
    """New Year 2022 was a Saturday: US federal offices kept it on 2021-12-31."""
    assert date(2021, 12, 31) in from_holidays("US", first_year=2021, last_year=2021).holidays
    assert date(2021, 12, 31) not in from_holidays("US", first_year=2022, last_year=2022).holidays


def test_china_s_make_up_days_come_with_it() -> None:
    days = from_holidays("CN", first_year=2018, last_year=2018)
    assert date(2018, 12, 29) in days.workdays  # decreed with the holidays of 2019
    assert days.last_day == date(2018, 12, 31)


def test_the_last_decree_leaves_its_last_week_open() -> None:
    assert from_holidays("CN", first_year=2025, last_year=CHINA_LAST).last_day == date(CHINA_LAST, 12, 24)
    assert from_chinesecalendar(first_year=2025).last_day == date(CHINA_LAST, 12, 24)
    assert from_chinesecalendar(first_year=2025, confirmed_to=date(CHINA_LAST, 12, 31)).last_day == date(CHINA_LAST, 12, 31)
    assert from_chinesecalendar(first_year=2024, last_year=2024).last_day == date(2024, 12, 31)


def test_after_the_last_decree_it_takes_your_word() -> None:
    end = date(CHINA_LAST + 1, 12, 31)
    with pytest.raises(InvalidValue, match=rf"CN makes up .* the last one known is for {CHINA_LAST}; .* `confirmed_to` {end}") as refused:
        from_holidays("CN", first_year=2025, last_year=CHINA_LAST + 1, confirmed_to=end - timedelta(days=1))
    assert "法令" in refused.value.text(Language.ZH)
    assert from_holidays("CN", first_year=2025, last_year=CHINA_LAST + 1, confirmed_to=end).last_day == end


@pytest.mark.parametrize(
    ("asked", "code", "said"),
    [
        (
            {"country": "Atlantis"},
            "days_list.country_of",
            "no country `Atlantis` in the library `holidays`; give an ISO 3166 code that it has, e.g. `GB`",
        ),
        ({"country": "GBRR"}, "days_list.country", "no country `GBRR`; did you mean `GBR`?"),
        ({"country": "GB", "subdivision": "EN"}, "days_list.subdivision", "no subdivision `EN`; did you mean `ENG`?"),
        ({"country": "GB", "subdivision": "X"}, "days_list.subdivision_of", "no subdivision `X`; there are: ENG"),
        (
            {"country": "GB", "categories": ("bank",)},
            "days_list.categories",
            "`GB` has no holidays in the categories bank (Category is not supported: bank)",
        ),
        ({"country": "AE"}, "days_list.estimated", "AE: 2030-"),
        ({"country": "CN", "first_year": 1949, "last_year": 1950}, "days_list.unknown_years", "CN covers 1950 to 2100, not 1949 to 1950; choose"),
        ({"country": "GB", "last_year": 10**9}, "days_list.unknown_years", "not 2030 to 1000000000"),
        (
            {"country": "IN", "last_year": 2036},
            "days_list.incomplete",
            "every holiday of IN in these years (Requested Holidays are available only from",
        ),
        ({"country": "GB", "first_year": 2031}, "calendar.reversed", "`last_year` is 2030, before 2031"),
    ],
)
def test_what_the_library_does_not_know_is_refused(asked: dict[str, Any], code: str, said: str) -> None:
    with pytest.raises(InvalidValue) as refused:
        from_holidays(**({"first_year": 2030, "last_year": 2030} | asked))
    assert refused.value.code == code
    assert said in str(refused.value)
    assert refused.value.text(Language.ZH)


@pytest.mark.parametrize("years", [(2003, 2010), (2010, CHINA_LAST + 1)])
def test_years_that_chinesecalendar_does_not_know(years: tuple[int, int]) -> None:
    with pytest.raises(InvalidValue, match=rf"covers 2004 to {CHINA_LAST}, not {years[0]} to {years[1]}; choose years inside, or install"):
        from_chinesecalendar(first_year=years[0], last_year=years[1])
    with pytest.raises(InvalidValue, match="`last_year` is 2020, before 2021"):
        from_chinesecalendar(first_year=2021, last_year=2020)


def test_without_the_extra_it_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "holidays", None)
    monkeypatch.setitem(sys.modules, "chinese_calendar", None)
    with pytest.raises(MissingExtra, match=r"`holidays` needs an optional dependency; install `crmcore\[calendars\]`"):
        from_holidays("GB", first_year=2026, last_year=2026)
    with pytest.raises(MissingExtra, match=r"`chinesecalendar` needs .* `crmcore\[calendars\]`"):
        from_chinesecalendar()


@settings(max_examples=20, deadline=None)
@given(st.sampled_from(["GB", "US", "DE", "FR", "JP", "CN", "AU", "CA", "SG", "HK"]), st.integers(2005, 2024), st.integers(0, 2))
def test_a_list_says_what_the_library_says_of_each_day(country: str, first: int, more: int) -> None:
    """Asked day by day, year by year."""
    last = min(first + more, 2024)
    days = from_holidays(country, first_year=first, last_year=last)
    ours = holidays.country_holidays(country)
    next_year = holidays.country_holidays(country, years=range(first - 1, last + 2))
    day = days.first_day
    while day <= days.last_day:
        assert (day in days.holidays) == (day in ours or day in next_year), day
        assert (day in days.workdays) == (day in next_year.weekend_workdays), day
        day += timedelta(days=1)
    assert (days.first_day, days.last_day) == (date(first, 1, 1), date(last, 12, 31))

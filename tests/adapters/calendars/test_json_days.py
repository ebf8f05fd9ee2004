"""Notices of the State Council and bank holidays of gov.uk: what is read, and that a wrong file gives nothing."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from crmcore.adapters.calendars import read_china_notices, read_gov_uk
from crmcore.adapters.files import FileRefused
from crmcore.errors import CrmCoreError, InvalidValue, NotFound
from crmcore.messages import Language
from tests.oracle.published_days import gov_uk_holidays, notice_kinds

Put = Callable[[str, object], Path]


def notice(year: int, *days: tuple[str, bool]) -> dict[str, object]:
    return {"year": year, "days": [{"name": "?", "date": day, "isOffDay": off} for day, off in days]}


def events(*days: str) -> dict[str, object]:
    return {"scotland": {"division": "scotland", "events": [{"title": "?", "date": day} for day in days]}}


def codes_and_text(error: CrmCoreError) -> str:
    assert error.text(Language.ZH)
    return " ".join(one.code for one in error.reasons) + " | " + str(error)


# Notices -----------------------------------------------------------------------------------------------------------------------------------------


def test_notices_are_read_in_any_order_and_reach_into_the_december_before(put: Put) -> None:
    later = put("2019.json", notice(2019, ("2018-12-29", False), ("2018-12-31", True), ("2019-01-01", True)))
    earlier = put("2018.json", notice(2018, ("2017-12-30", True), ("2018-01-01", True), ("2018-12-31", True)))
    days = read_china_notices(later, str(earlier))
    assert (days.first_day, days.last_day) == (date(2018, 1, 1), date(2019, 12, 24))
    assert days.holidays == {date(2018, 1, 1), date(2018, 12, 31), date(2019, 1, 1)}
    assert days.workdays == {date(2018, 12, 29)}
    assert days.source == "State Council of China, notices on the public holidays of 2018 to 2019"


@pytest.mark.parametrize(
    ("confirmed", "last"),
    [
        (None, date(2026, 12, 24)),
        (date(2026, 3, 1), date(2026, 12, 24)),
        (date(2026, 12, 28), date(2026, 12, 28)),
        (date(2030, 1, 1), date(2026, 12, 31)),
    ],
)
def test_the_last_week_waits_for_the_next_notice_or_for_your_word(put: Put, confirmed: date | None, last: date) -> None:
    days = read_china_notices(put("2026.json", notice(2026, ("2026-01-01", True))), confirmed_to=confirmed)
    assert days.last_day == last
    assert days.source.endswith("of 2026")


def test_a_day_said_twice_alike_is_said_once(put: Put) -> None:
    assert read_china_notices(put("a.json", notice(2026, ("2026-01-01", True), ("2026-01-01", True)))).holidays == {date(2026, 1, 1)}


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "days_file.not_json | `n.json` is not JSON from line 1, column 1 on; get the complete file again"),
        (b'{"year": 2026,\n "days": [', "days_file.not_json | `n.json` is not JSON from line 2, column 11 on"),
        (b"[" * 100_000, "days_file.not_json | `n.json` is not JSON from line 1, column 1 on"),
        (b"9" * 5000, "days_file.not_json | `n.json` is not JSON from line 1, column 1 on"),
        ("年".encode("gb18030"), "days_file.encoding | `n.json` is not UTF-8: byte 0xc4 on line 1; save it as UTF-8"),
        (b'{"year": 2026}\n{"\xff"}', "days_file.encoding | `n.json` is not UTF-8: byte 0xff on line 2"),
        (b'{"year": 2026, "year": 2025, "days": []}', "days_file.key_twice | `n.json` has `year` twice in one object; keep one"),
        ([], "`n.json`, `$`: is a list; give an object"),
        (None, "`n.json`, `$`: is null; give an object"),
        ({"days": []}, "days_file.missing | `n.json` has no `year`; add it"),
        ({"year": 2026}, "days_file.missing | `n.json` has no `days`; add it"),
        ({"year": "2026", "days": []}, "days_file.wrong_kind | `n.json`, `year`: is a text; give a whole number"),
        ({"year": True, "days": []}, "`n.json`, `year`: is a flag; give a whole number"),
        ({"year": 2026.0, "days": []}, "`n.json`, `year`: is a float; give a whole number"),
        ({"year": 0, "days": []}, "days_file.bad_year | `n.json`, `year`: there is no year 0; give the year of the notice itself"),
        ({"year": 10000, "days": []}, "there is no year 10000"),
        ({"year": 2026, "days": {}}, "`n.json`, `days`: is an object; give a list"),
        ({"year": 2026, "days": [3]}, "`n.json`, `days[0]`: is a whole number; give an object"),
        ({"year": 2026, "days": [{"date": "2026-01-01", "isOffDay": 1}]}, "`n.json`, `days[0].isOffDay`: is a whole number; give a flag"),
        (notice(2026, ("2026-1-1", True)), "days_file.bad_date | `n.json`, `days[0].date`: `2026-1-1` is not a date; write e.g. `2026-07-01`"),
        (notice(2026, ("2026-02-29", True)), "`days[0].date`: `2026-02-29` is not a date"),
        (notice(2026, ("20260101", True)), "`20260101` is not a date"),
        (notice(2026, ("2026-W01-1", True)), "`2026-W01-1` is not a date"),
        (notice(2026, ("2026-01-01T00:00:00", True)), "`2026-01-01T00:00:00` is not a date"),
        (
            notice(2026, ("2025-11-30", True)),
            "days_file.other_year | `n.json`, `days[0].date`: 2025-11-30 is neither in 2026 nor in the December before",
        ),
        (notice(2026, ("2027-01-01", True)), "days_file.other_year"),
        (notice(2026, ("2026-01-01", True), ("2026-01-01", False)), "days_file.two_kinds | `n.json`, `days[1]`: 2026-01-01 is off in one place"),
    ],
)
def test_a_wrong_notice_is_refused_with_its_place(put: Put, content: object, said: str) -> None:
    path, right = put("n.json", content), put("2025.json", notice(2025))
    with pytest.raises(FileRefused) as refused:
        read_china_notices(right, path)
    assert said in codes_and_text(refused.value)


def test_every_fault_of_a_notice_is_told_at_once(put: Put) -> None:
    path = put("n.json", {"days": [{"date": "?"}, {"date": "2026-01-01", "isOffDay": None}, "x"]})
    with pytest.raises(FileRefused) as refused:
        read_china_notices(path)
    assert [(one.code.partition(".")[2], one.facts["path"]) for one in refused.value.reasons] == [
        ("missing", "year"),
        ("bad_date", "days[0].date"),
        ("missing", "days[0].isOffDay"),
        ("wrong_kind", "days[1].isOffDay"),
        ("wrong_kind", "days[2]"),
        ("wrong_kind", "days[2]"),
    ]


@pytest.mark.parametrize(
    ("files", "said"),
    [
        ([notice(2025), notice(2025)], "days_file.year_twice | `1.json` and `0.json` are both for 2025; give one of them"),
        ([notice(2027), notice(2025)], "days_file.year_left_out | the notice for 2026, before `0.json`, is missing; give it too, or make two lists"),
        (
            [notice(2018, ("2018-12-29", True)), notice(2019, ("2018-12-29", False))],
            "days_file.contradicts | 2018-12-29 is off in one of `0.json` and `1.json`, and worked in the other",
        ),
    ],
)
def test_notices_that_do_not_fit_together_are_refused(put: Put, files: list[object], said: str) -> None:
    with pytest.raises(FileRefused) as refused:
        read_china_notices(*(put(f"{i}.json", one) for i, one in enumerate(files)))
    assert said in codes_and_text(refused.value)


def test_files_that_are_not_there(put: Put, tmp_path: Path) -> None:
    with pytest.raises(NotFound, match="no file"):
        read_china_notices(put("2025.json", notice(2025)), tmp_path / "2026.json")
    with pytest.raises(NotFound):
        read_gov_uk(tmp_path, division="scotland")
    with pytest.raises(InvalidValue, match="`paths` is empty"):
        read_china_notices()


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.integers(2000, 2030), st.lists(st.dictionaries(st.integers(-10, 380), st.booleans(), max_size=12), min_size=1, max_size=3))
def test_each_day_is_as_its_notice_says(put: Put, first: int, years: list[dict[int, bool]]) -> None:
    """Drawn notices, some of them wrong: either every day agrees with the twin that reads them one by one, or nothing is given."""
    files = [notice(year, *((str(date(year, 1, 1) + timedelta(days=n)), off) for n, off in days.items())) for year, days in enumerate(years, first)]
    kinds = notice_kinds(files)
    paths = [put(f"{i}.json", one) for i, one in enumerate(files)]
    if kinds is None:
        with pytest.raises(FileRefused):
            read_china_notices(*paths)
        return
    days = read_china_notices(*paths)
    day = days.first_day
    while day <= days.last_day:
        assert (day in days.holidays, day in days.workdays) == (kinds.get(day) is True, kinds.get(day) is False)
        day += timedelta(days=1)
    assert all(days.first_day <= day <= days.last_day for day in days.holidays | days.workdays)


# gov.uk ------------------------------------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("days", "first", "last"),
    [
        (["2026-01-01", "2027-12-28"], date(2026, 1, 1), date(2027, 12, 31)),
        (["2025-01-02", "2025-12-25"], date(2025, 1, 1), date(2025, 12, 31)),
        (["2026-04-03", "2026-12-24"], date(2026, 4, 3), date(2026, 12, 24)),
        (["2027-08-02", "2026-01-05"], date(2026, 1, 5), date(2027, 8, 2)),
    ],
)
def test_a_list_is_known_as_far_as_it_is_whole(put: Put, days: list[str], first: date, last: date) -> None:
    read = read_gov_uk(put("bank-holidays.json", events(*days)), division="scotland")
    assert (read.first_day, read.last_day) == (first, last)
    assert read.holidays == {date.fromisoformat(day) for day in days}
    assert (read.workdays, read.source) == (frozenset(), "gov.uk, bank holidays, scotland")


@pytest.mark.parametrize(
    ("content", "error", "said"),
    [
        (events("2026-01-01", "1st May 2026"), FileRefused, "days_file.bad_date | `b.json`, `scotland.events[1].date`: `1st May 2026` is not a date"),
        (events(), FileRefused, "days_file.no_days | `b.json`, `scotland.events`: lists no day; get the complete file again"),
        (events("2024-01-01", "2026-01-01"), FileRefused, "days_file.empty_year | `b.json`, `scotland.events`: lists no day of 2025"),
        ({"scotland": {}}, FileRefused, "days_file.missing | `b.json` has no `scotland.events`"),
        ({"scotland": []}, FileRefused, "`b.json`, `scotland`: is a list; give an object"),
        ({"scotland": {"events": [{"date": 1}, {}]}}, FileRefused, "`scotland.events[0].date`: is a whole number; give a text"),
        ([], FileRefused, "`b.json`, `$`: is a list; give an object"),
        ({"scotlandd": {}}, InvalidValue, "days_file.division | no division `scotland`; did you mean `scotlandd`?"),
        ({"wales": {}}, InvalidValue, "days_file.division_of | no division `scotland`; the file has: wales"),
    ],
)
def test_a_wrong_list_of_bank_holidays_is_refused_with_its_place(put: Put, content: object, error: type[InvalidValue], said: str) -> None:
    with pytest.raises(error) as refused:
        read_gov_uk(put("b.json", content), division="scotland")
    assert said in codes_and_text(refused.value)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.dates(date(2024, 1, 1), date(2027, 12, 31)), min_size=1, max_size=60))
def test_bank_holidays_are_those_listed(put: Put, days: list[date]) -> None:
    content = events(*map(str, days))
    try:
        read = read_gov_uk(put("b.json", content), division="scotland")
    except FileRefused as refused:
        assert refused.code == "days_file.empty_year"  # noqa: PT017 - the other branch has its own
        return
    assert read.holidays == gov_uk_holidays(content, "scotland")

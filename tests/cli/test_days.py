"""`crmcore days`: what is printed can be pasted into a rulebook."""

from __future__ import annotations

import json
import tomllib
from datetime import date
from pathlib import Path

import pytest
from typer.testing import CliRunner

from crmcore.cli.app import app

DAYS = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\n{}END:VCALENDAR\r\n"
EVENT = "BEGIN:VEVENT\r\nDTSTART;VALUE=DATE:{}\r\nCATEGORIES:{}\r\nEND:VEVENT\r\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    notices = {2025: [("2025-01-01", True)], 2026: [("2026-01-01", True), ("2026-01-04", False)]}
    for year, listed in notices.items():
        (tmp_path / f"{year}.json").write_text(json.dumps({"year": year, "days": [{"date": day, "isOffDay": off} for day, off in listed]}))
    (tmp_path / "uk.json").write_text(json.dumps({"scotland": {"events": [{"date": "2026-01-01"}, {"date": "2026-12-28"}]}}))
    (tmp_path / "closed.ics").write_text(DAYS.format(EVENT.format("20260202", "closed") + EVENT.format("20260207", "work")))
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*words: str) -> tuple[int, str, str]:
    result = CliRunner().invoke(app, ["days", *words])
    return result.exit_code, result.stdout, result.stderr


@pytest.mark.parametrize(
    ("words", "name", "first", "last", "holiday", "workdays"),
    [
        ("china-notices 2026.json 2025.json", "listed", date(2025, 1, 1), date(2026, 12, 24), date(2026, 1, 1), [date(2026, 1, 4)]),
        (
            "china-notices 2026.json --confirmed-to 2026-12-31 --name cn",
            "cn",
            date(2026, 1, 1),
            date(2026, 12, 31),
            date(2026, 1, 1),
            [date(2026, 1, 4)],
        ),
        ("gov-uk uk.json --division scotland --name scotland", "scotland", date(2026, 1, 1), date(2026, 12, 31), date(2026, 12, 28), []),
        ("icalendar closed.ics --workday-category work", "listed", date(2026, 2, 2), date(2026, 2, 7), date(2026, 2, 2), [date(2026, 2, 7)]),
        ("icalendar closed.ics --first-day 2026-01-01 --last-day 2026-12-31", "listed", date(2026, 1, 1), date(2026, 12, 31), date(2026, 2, 7), []),
        ("holidays GB --subdivision ENG --first-year 2026 --last-year 2027", "listed", date(2026, 1, 1), date(2027, 12, 31), date(2027, 12, 28), []),
        ("holidays PT --first-year 2026 --last-year 2026 --category optional", "listed", date(2026, 1, 1), date(2026, 12, 31), date(2026, 2, 17), []),
        ("chinesecalendar --first-year 2012 --last-year 2012", "listed", date(2012, 1, 1), date(2012, 12, 31), date(2012, 1, 2), None),
    ],
)
@pytest.mark.usefixtures("folder")
def test_each_source_prints_its_table(words: str, name: str, first: date, last: date, holiday: date, workdays: list[date] | None) -> None:
    code, out, _ = run(*words.split())
    assert code == 0
    table = tomllib.loads(out)["days"][name]
    assert (table["first_day"], table["last_day"]) == (first, last)
    assert holiday in table["holidays"]
    if workdays is not None:
        assert table["workdays"] == workdays


@pytest.mark.usefixtures("folder")
def test_what_cannot_be_had_is_said_on_one_line() -> None:
    code, out, said = run("china-notices", "2027.json")
    assert (code, out, said) == (2, "", "crmcore: no file `2027.json`; check the path\n")
    code, _, said = run("gov-uk", "uk.json", "--division", "wales", "--lang", "zh")
    assert (code, said) == (2, "crmcore: 没有地区`wales`；文件中有：scotland\n")
    code, _, said = run("gov-uk", "uk.json")
    assert code == 2
    assert "--division" in said


BOOK = """
[rulebook]
name       = "branch"
valid_from = 2026-01-01
owner      = "operations"
clause     = "BR-1"
review_by  = 2027-01-01
zone       = "Asia/Shanghai"
currency   = "CNY"
format     = 1

[calendars.west]
hours      = { mon-fri = ["09:00-12:00", "13:30-18:00"] }
days       = "china"
exceptions = { 2026-05-01 = { hours = ["10:00-14:00"], why = "the fair" }, 2026-05-06 = { hours = [], why = "after the fair" } }

[days.china]
source    = "a notice"
first_day = 2026-01-01
last_day  = 2026-12-31
holidays  = [2026-05-01, 2026-05-02]
workdays  = [2026-05-09]
"""


def test_what_holds_in_a_calendar_is_shown(folder: Path) -> None:
    (folder / "book.toml").write_text(BOOK, encoding="utf-8")
    code, out, _ = run("calendar", "book.toml", "west", "--last-day", "2026-05-06")
    assert (code, out.splitlines()) == (
        0,
        [
            "2026-05-01 Fri  10:00-14:00  exception: the fair (instead of closed)",
            "2026-05-02 Sat  closed  holiday",
            "2026-05-06 Wed  closed  exception: after the fair (instead of 09:00-12:00, 13:30-18:00)",
        ],
    )
    assert "2026-05-09 周六  09:00-12:00, 13:30-18:00  调休工作日" in run("calendar", "book.toml", "west", "--lang", "zh")[1]
    assert run("calendar", "book.toml", "west", "--last-day", "2026-01-02")[1] == "calendar `west`: each day of the span is as its weekday\n"
    code, _, told = run("calendar", "book.toml", "wst")
    assert code == 2
    assert "did you mean `west`?" in told

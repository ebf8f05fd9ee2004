"""At the ends of the calendar, from where no time can be counted, every command answers or refuses, and never breaks: whatever takes a day or a time."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import Final

import pytest
import typer
from typer.testing import CliRunner

from crmcore.cli.app import app
from crmcore.rulebook import files
from tests.adapters.files.small_mappings import OF_A_LOG, OF_COMPLAINTS
from tests.cli.test_numbers_of_options import commands, kinds

ENDS: Final = ("0001-01-01", "0001-01-01T00:00:00+14:00", "9999-12-31", "9999-12-31T23:59:59-14:00")
TIMES: Final = frozenset({"--at", "--today", "--as-of", "--month", "--received", "--on", "--confirmed-to", "--first-day", "--last-day"})
ICAL: Final = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\nBEGIN:VEVENT\r\nUID:1\r\nDTSTART;VALUE=DATE:20260101\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
NOTICE: Final = '{"year": 2026, "papers": ["x"], "days": [{"name": "x", "date": "2026-01-01", "isOffDay": true}]}'
FILES: Final = {
    "book.toml": files.default(),
    "complaints.toml": OF_COMPLAINTS,
    "log.toml": OF_A_LOG,
    "complaints.csv": "id,received\n1,2026-07-01\n2,2026-07-02\n",
    "log.csv": "case,what,when\n1,received,2026-07-01T09:00\n1,closed,2026-07-02T09:00\n",
    "days.ics": ICAL,
    "days.json": NOTICE,
}
# How each command is called whose options take a day or a time, without those; `db` is a database.
CALLED: Final = {
    "report": ("report", "--complaints", "complaints.csv", "--mapping", "complaints.toml", "--out", "out"),
    "check": ("check", "book.toml"),
    "impact": ("impact", "book.toml", "book.toml", "--cases", "db"),
    "explain": ("explain", "db", "C-1"),
    "regimes": ("regimes", "cn-cbirc-2020-3"),
    "replay": ("replay", "log.csv", "--mapping", "log.toml"),
    "holidays": ("days", "holidays", "CN", "--first-year", "2026", "--last-year", "2026", "--name", "x"),
    "chinesecalendar": ("days", "chinesecalendar", "--first-year", "2026", "--last-year", "2026"),
    "china-notices": ("days", "china-notices", "days.json"),
    "icalendar": ("days", "icalendar", "days.ics"),
    "calendar": ("days", "calendar", "book.toml", "office"),
}
OPTIONS: Final = sorted(
    (one.name, option.opts[0]) for one in commands(typer.main.get_command(app)) for option in one.params if TIMES.intersection(option.opts)
)


@pytest.mark.parametrize(("command", "option"), OPTIONS)
def test_a_day_at_the_ends_of_the_calendar_breaks_nothing(
    command: str, option: str, database: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for name, text in FILES.items():
        Path(name).write_text(text, "utf-8")
    called = [str(database) if one == "db" else one for one in CALLED[command]]
    values = {"--month": ("0001-01", "9999-12"), "--on": [f"answered={end}" for end in ENDS]}.get(option, ENDS)
    for value in values:
        said = CliRunner().invoke(app, [*called, option, value])
        assert isinstance(said.exception, SystemExit | None), (value, repr(said.exception))
        assert (said.exit_code in {0, 2}, bool(said.output.strip())) == (True, True), (value, said.output)


def test_every_option_that_is_read_as_a_day_is_here() -> None:
    read = {
        (one.name, option.opts[0])
        for one in commands(typer.main.get_command(app))
        for option in one.params
        if any(kind in (date, datetime) for kind in kinds(option.type_descriptor.annotation))
    }
    assert read <= {*OPTIONS}

"""Event logs of others: both shapes are read, row by row; what cannot be read is refused with its line."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from crmcore.adapters.files import FileRefused
from crmcore.adapters.files.complaints import RefusedRow
from crmcore.adapters.files.eventlog import LogRow, read_log
from crmcore.adapters.files.logmapping import LogMapping, load_log_mapping, parse_log_mapping
from crmcore.errors import RulebookError
from crmcore.messages import Language

HEAD = '[mapping]\nname = "ours"\nzone = "Asia/Shanghai"\nnot_said = ["-"]\n[case]\ncolumns = ["case"]\n'
BY_EVENT = f"""{HEAD}
[event]
columns = ["what"]
values = {{ Start = "registered", End = "closed" }}
[at]
columns = ["when"]
dates = ["%Y-%m-%d %H:%M", "%Y-%m-%dT%H:%M%z"]
"""
BY_CASE = f"""{HEAD}
[[events]]
event = "registered"
columns = ["opened"]
dates = ["%Y-%m-%d"]
[[events]]
event = "closed"
columns = ["closed"]
dates = ["%Y-%m-%d"]
[due]
columns = ["target"]
dates = ["%Y-%m-%d"]
stops = ["closed"]
[verdict]
columns = ["ok"]
values = {{ yes = "in_time", no = "late" }}
"""


def rows_of(tmp_path: Path, toml: str, text: str) -> list[LogRow | RefusedRow]:
    path = tmp_path / "log.csv"
    path.write_text(text)
    return list(read_log(path, parse_log_mapping(toml.encode())))


def test_a_row_may_be_an_event(tmp_path: Path) -> None:
    rows = rows_of(tmp_path, BY_EVENT, "case,what,when\nC-1,Start,2026-07-06 09:30\nC-1,End,2026-07-06T09:30+0000\n")
    events = [event for row in rows if isinstance(row, LogRow) for event in row.events]
    assert [(one.name, one.line, one.at.astimezone(UTC).hour) for one in events] == [("registered", 2, 1), ("closed", 3, 9)]


def test_words_may_stand_for_themselves(tmp_path: Path) -> None:
    toml = BY_EVENT.replace('values = { Start = "registered", End = "closed" }', "")
    (row,) = rows_of(tmp_path, toml, "case,what,when\nC-1,registered,2026-07-06 09:30\n")
    assert isinstance(row, LogRow)
    assert row.events[0].name == "registered"


def test_a_row_may_be_a_case(tmp_path: Path) -> None:
    rows = rows_of(tmp_path, BY_CASE, "case,opened,closed,target,ok\nC-1,2026-07-06,2026-07-09,2026-07-08,no\nC-2,2026-07-06,-,,\n")
    one, two = (row for row in rows if isinstance(row, LogRow))
    assert [event.name for event in one.events] == ["registered", "closed"]
    assert one.due == datetime.fromisoformat("2026-07-08T00:00+08:00")
    assert one.in_time is False
    assert ([event.name for event in two.events], two.due, two.in_time) == (["registered"], None, None)


@pytest.mark.parametrize(
    ("row", "case", "codes"),
    [
        ("C-1,Start", None, ["row_width"]),
        (",Start,2026-07-06 09:30", None, ["row_says_nothing"]),
        ("C-1,,2026-07-06 09:30", "C-1", ["row_says_nothing"]),
        ("C-1,Begin,never", "C-1", ["word_unknown_of", "date_format"]),
        ("C-1,Start,", "C-1", ["row_says_nothing"]),
    ],
)
def test_a_row_that_cannot_be_read_is_refused(tmp_path: Path, row: str, case: str | None, codes: list[str]) -> None:
    (refused,) = rows_of(tmp_path, BY_EVENT, f"case,what,when\n{row}\n")
    assert isinstance(refused, RefusedRow)
    assert (refused.line, refused.id, [one.code for one in refused.reasons]) == (2, case, codes)


def test_a_log_without_its_columns_is_refused_whole(tmp_path: Path) -> None:
    with pytest.raises(FileRefused) as caught:
        rows_of(tmp_path, BY_EVENT, "casus,what,time\n")
    assert [(one.facts["field"], one.facts.get("nearest")) for one in caught.value.reasons] == [("case", "casus"), ("at", None)]
    assert caught.value.text(Language.ZH)


@pytest.mark.parametrize(
    ("toml", "faults"),
    [
        (HEAD, {"events": "log_one_kind"}),
        (BY_EVENT + BY_CASE[len(HEAD) :], {"events": "log_one_kind"}),
        (f'{HEAD}[event]\ncolumns = ["what"]\n', {"events": "log_one_kind"}),
        (BY_EVENT.replace('dates = ["%Y-%m-%d %H:%M", "%Y-%m-%dT%H:%M%z"]', "dates = []"), {"at.dates": "log_no_formats"}),
        (BY_CASE.replace('dates = ["%Y-%m-%d"]\nstops', 'dates = ["%H:%M"]\nstops'), {"due.dates[0]": "mapping_format"}),
        (BY_CASE.replace('stops = ["closed"]', "stops = []"), {"due.stops": "log_nothing_stops"}),
        (BY_CASE.replace('no = "late"', 'no = "tardy"'), {"verdict.values.no": "mapping_word"}),
        (BY_EVENT.replace("Asia/Shanghai", "Asia/Nowhere"), {"mapping.zone": "mapping_zone"}),
    ],
)
def test_every_fault_of_a_mapping_has_its_place(toml: str, faults: dict[str, str]) -> None:
    with pytest.raises(RulebookError) as caught:
        parse_log_mapping(toml.encode())
    assert {one.path: one.code for one in caught.value.findings} == faults
    assert all(one.text(Language.ZH) for one in caught.value.findings)


def test_the_shipped_mapping_loads() -> None:
    assert isinstance(load_log_mapping("boston311"), LogMapping)

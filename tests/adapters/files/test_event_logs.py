"""Event logs of others: both shapes are read, row by row; what cannot be read is refused with its line."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from crmcore.adapters.files import FileRefused
from crmcore.adapters.files.complaints import RefusedRow
from crmcore.adapters.files.eventlog import LogRow, read_log
from crmcore.adapters.files.logmapping import LogMapping, load_log_mapping, parse_log_mapping
from crmcore.errors import NotFound, RulebookError
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
    assert (one.due, one.due_day) == (datetime.fromisoformat("2026-07-08T23:59:59.999999+08:00"), date(2026, 7, 8)), "a day is met until its end"
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
        (BY_CASE.replace('stops = ["closed"]', 'stops = ["closed"]\njudged_by = "last"'), {"due.judged_by": "unknown_choice"}),
        (f'{BY_EVENT}[verdict]\ncolumns = ["ok"]\nvalues = {{ yes = "in_time" }}\n', {"verdict": "log_verdict_alone"}),
        (BY_EVENT.replace('columns = ["when"]', "columns = []"), {"at.columns": "mapping_no_columns"}),
        (f'{BY_CASE}[[checks]]\nid = "x"\nlater = "at"\nthan = "due"\nsays = "x"\n', {"checks[0].later": "log_check"}),
        (f'{BY_EVENT}[[checks]]\nid = "x"\nlater = "at"\nthan = "due"\nsays = "x"\n', {"checks[0].than": "log_check"}),
        (BY_EVENT.replace("Asia/Shanghai", "Asia/Nowhere"), {"mapping.zone": "mapping_zone"}),
    ],
)
def test_every_fault_of_a_mapping_has_its_place(toml: str, faults: dict[str, str]) -> None:
    with pytest.raises(RulebookError) as caught:
        parse_log_mapping(toml.encode())
    assert {one.path: one.code for one in caught.value.findings} == faults
    assert all(one.text(Language.ZH) for one in caught.value.findings)


def test_the_shipped_mappings_load() -> None:
    assert all(isinstance(load_log_mapping(name), LogMapping) for name in ("boston311", "xes"))


def refusals(rows: list[LogRow | RefusedRow]) -> list[tuple[int, str | None, list[str]]]:
    return [(row.line, row.id, [one.code for one in row.reasons]) for row in rows if isinstance(row, RefusedRow)]


def test_the_events_of_a_row_stand_in_the_order_of_the_mapping(tmp_path: Path) -> None:
    """Closed nine days before it was opened: nothing is put in order, the row contradicts itself."""
    rows = rows_of(tmp_path, BY_CASE, "case,opened,closed,target,ok\nA,2026-07-10,2026-07-01,2026-07-20,\nB,2026-07-10,2026-07-10,,\n")
    assert refusals(rows) == [(2, "A", ["row_goes_back"])]
    assert isinstance(rows[0], RefusedRow)
    assert all("closed" in one.text(lang) for one in rows[0].reasons for lang in Language)


def test_a_case_is_there_once_where_a_row_is_a_case(tmp_path: Path) -> None:
    text = "case,opened,closed,target,ok\nA,never,,,\nA,2026-07-01,,,\nA,2026-07-01,,,\nB,2026-07-01,,,\n"
    rows = rows_of(tmp_path, BY_CASE, text)
    assert refusals(rows) == [(2, "A", ["date_format"]), (4, "A", ["row_repeats"])], "a row that was refused has taken nothing"
    assert isinstance(rows[2], RefusedRow)
    assert rows[2].reasons[0].facts["line"] == 3
    assert refusals(rows_of(tmp_path, BY_EVENT, "case,what,when\nA,Start,2026-07-06 09:30\nA,End,2026-07-06 09:31\n")) == []


CHECKED = '[[checks]]\nid = "due_first"\nlater = "due"\nthan = "{than}"\nsays = "due before it began"\n'


def test_a_check_refuses_a_row_of_a_log_as_of_a_complaint_file(tmp_path: Path) -> None:
    toml = BY_CASE + CHECKED.format(than="registered")
    rows = rows_of(tmp_path, toml, "case,opened,closed,target,ok\nA,2026-07-10,,2026-07-09,\nB,2026-07-10,,2026-07-10,\nC,2026-07-10,,,\n")
    assert refusals(rows) == [(2, "A", ["row_contradicts"])]
    due = '[due]\ncolumns = ["target"]\nstops = ["closed"]\n'
    rows = rows_of(tmp_path, BY_EVENT + due + CHECKED.format(than="at"), "case,what,when,target\nA,Start,2026-07-10 09:00,2026-07-09\n")
    assert refusals(rows) == [(2, "A", ["row_contradicts"])]


@pytest.mark.parametrize(
    ("header", "code"),
    [("case,what,when,when", "column_twice"), ("case,case no,what,when", "column_ambiguous"), ("case,what", "column_missing_of")],
)
def test_a_log_with_a_doubtful_header_is_refused_as_complaint_files_are(tmp_path: Path, header: str, code: str) -> None:
    toml = BY_EVENT.replace('columns = ["case"]', 'columns = ["case", "case no"]')
    with pytest.raises(FileRefused) as caught:
        rows_of(tmp_path, toml, f"{header}\n")
    assert [one.code for one in caught.value.reasons] == [code]


def test_a_column_may_be_optional(tmp_path: Path) -> None:
    toml = BY_CASE.replace('columns = ["ok"]', 'columns = ["ok"]\noptional = true')
    (row,) = rows_of(tmp_path, toml, "case,opened,closed,target\nA,2026-07-10,,\n")
    assert isinstance(row, LogRow)
    assert row.in_time is None


def test_what_happened_may_have_a_detail_and_what_is_no_concern_is_left_out(tmp_path: Path) -> None:
    toml = (
        f'{HEAD}[event]\ncolumns = ["what"]\ndetail = ["how"]\nleave_out = ["W_*", "Note"]\n[at]\ncolumns = ["when"]\n'
        '[class]\ncolumns = ["class"]\nvalues = { a = "ordinary" }\n'
    )
    text = "case,what,how,when,class\n1,Accepted,Wait,2026-07-06T09:30,a\n1,Note,,2026-07-06T09:30,\n1,W_Call,,2026-07-06,\n1,Done,,2026-07-06,b\n"
    rows = rows_of(tmp_path, toml, text)
    kept = [row for row in rows if isinstance(row, LogRow)]
    assert [([one.name for one in row.events], row.left_out, row.complaint_class) for row in kept] == [
        (["Accepted/Wait"], False, "ordinary"),
        ([], True, None),
        ([], True, None),
    ]
    assert refusals(rows) == [(5, "1", ["word_unknown_of"])]


def test_no_file_is_told_as_everywhere(tmp_path: Path) -> None:
    with pytest.raises(NotFound):
        list(read_log(tmp_path / "none.xes", load_log_mapping("xes")))


def test_a_time_at_the_end_of_the_calendar_refuses_its_row_alone(tmp_path: Path) -> None:
    """Nothing can be counted from it in another zone: it must not stop the file."""
    rows = rows_of(tmp_path, BY_EVENT, "case,what,when\nA,Start,9999-12-31T23:59-1400\nB,Start,2026-07-06 09:30\n")
    assert refusals(rows) == [(2, "A", ["year_out_of_range"])]
    assert len(rows) == 2


def test_a_cell_of_one_of_several_events_is_told_by_its_column(tmp_path: Path) -> None:
    (refused,) = rows_of(tmp_path, BY_CASE, "case,opened,closed,target,ok\nC-1,2026-07-06,never,2026-07-32,\n")
    assert isinstance(refused, RefusedRow)
    assert [one.facts["field"] for one in refused.reasons] == ["closed", "due"]
    twice = BY_CASE.replace('columns = ["closed"]', 'columns = ["opened"]')
    (refused,) = rows_of(tmp_path, twice, "case,opened,target,ok\nC-1,never,,\n")
    assert isinstance(refused, RefusedRow)
    assert [one.facts["field"] for one in refused.reasons] == ["opened", "events[1]"]
    with pytest.raises(FileRefused, match="ends in a cell of `closed`"):
        rows_of(tmp_path, BY_CASE, "case,opened,target,ok,closed\nC-1,2026-07-01,,,2026-07-02\nC-2,2026-07-01,,,2026-07-1")

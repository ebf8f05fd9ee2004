"""A file that ends inside its last cell is told so: a part of a date, an id or a word would load as another. A whole file may leave its last line open."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path
from types import SimpleNamespace
from typing import Final

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from crmcore.adapters.calendars import read_gov_uk, read_icalendar
from crmcore.adapters.files import FileRefused, LogRow, RefusedRow, read_cfpb, read_complaints, read_fca, read_log, write_cfpb
from crmcore.adapters.files.cut import Written
from crmcore.adapters.files.exports import Form
from crmcore.adapters.files.exports_asic import ASIC
from crmcore.adapters.files.exports_cfpb import CFPB, CfpbRow
from crmcore.adapters.files.exports_fca import FCA
from crmcore.adapters.files.logmapping import load_log_mapping, parse_log_mapping
from crmcore.adapters.files.mapping import parse_mapping
from crmcore.adapters.files.rows import read_rows
from crmcore.messages import Language
from tests.adapters.files.small_mappings import OF_A_LOG, OF_COMPLAINTS
from tests.adapters.files.xes_files import LOG
from tests.oracle import cut_files as twin

FORMATS: Final = ("%Y-%m-%d", "%d.%m.%Y", "%Y-%m-%d %H:%M", "%Y-%m-%dT%H:%M:%S", "%Y-%m-%dT%H:%M:%S.%f", "%m/%d/%Y %H:%M:%S", "%Y年%m月%d日%H时%M")
WHEN: Final = st.datetimes(datetime(1999, 1, 1), datetime(2030, 1, 1)).map(lambda one: one.replace(tzinfo=UTC))


def complaints(
    path: Path, text: str, *, dates: str = "%Y-%m-%d", keep_whole: bool = False, more: str = ""
) -> tuple[list[str], list[tuple[int, list[str]]]]:
    """Return the days that were read, and the refused rows."""
    path.write_text(text)
    toml = OF_COMPLAINTS.replace("%Y-%m-%d", dates) + more
    file = read_complaints(path, parse_mapping(toml.encode()), keep_whole=keep_whole)
    return [str(one.received_at or one.received) for one in file.records], [(one.line, [why.code for why in one.reasons]) for one in file.refused]


def logged(path: Path, text: str, *, dates: str = "%Y-%m-%d", keep_whole: bool = False) -> tuple[list[str], list[tuple[int, list[str]]]]:
    """Return the times that were read from a log of the same rows, and the refused ones."""
    path.write_text(text)
    mapping = parse_log_mapping(f'{OF_A_LOG}dates = ["{dates}"]\n'.encode())
    rows = list(read_log(path, mapping, keep_whole=keep_whole))
    told = [str(one.events[0].at) for one in rows if isinstance(one, LogRow)]
    return told, [(one.line, [why.code for why in one.reasons]) for one in rows if isinstance(one, RefusedRow)]


@pytest.mark.parametrize(("read", "head", "before"), [(complaints, "id,received", ""), (logged, "case,what,when", "opened,")])
def test_a_date_that_is_cut_off_is_no_other_date(tmp_path: Path, read: object, head: str, before: str) -> None:
    assert callable(read)
    text = f"{head}\nC-1,{before}2026-07-02\nC-2,{before}2026-07-14\nC-3,{before}2026-07-2"
    with pytest.raises(FileRefused) as caught:
        read(tmp_path / "f.csv", text)
    (why,) = caught.value.reasons
    assert (why.code, why.facts["line"], why.facts["field"]) == ("file_ends_in_cell", 4, head.rpartition(",")[2].replace("when", "at"))
    assert "2026-07-2" not in why.text()
    assert why.text(Language.ZH)
    read_days, refused = read(tmp_path / "f.csv", text, keep_whole=True)
    assert (len(read_days), refused) == (2, [(4, ["row_cut_off"])])
    for whole in (text + "\n", text + "\r\n", text + "5", text.removesuffix("2026-07-2") + '"2026-07-2"', text.replace("07-14", "7-14")):
        assert len(read(tmp_path / "f.csv", whole)[0]) == 3


def last_of(cells: list[str], cut: int) -> tuple[str, str]:
    text = "id,received\n" + "".join(f"{number},{one}\n" for number, one in enumerate(cells, 1))
    last = cells[-1][: len(cells[-1]) - cut]
    return text[: len(text) - 1 - cut], last


@given(st.lists(WHEN, min_size=2, max_size=6), st.sampled_from(FORMATS), st.data())
def test_wherever_a_file_of_full_width_is_cut_its_last_date_is_that_date_or_none(
    tmp_path_factory: pytest.TempPathFactory, times: list[datetime], dates: str, data: st.DataObject
) -> None:
    path = tmp_path_factory.mktemp("cut") / "f.csv"
    cells = [one.strftime(dates).zfill(len(datetime(2026, 12, 12, tzinfo=UTC).strftime(dates))) for one in times]
    whole, _ = complaints(path, last_of(cells, 0)[0], dates=dates)
    assert len(whole) == len(cells), "a file may leave its last line open"
    cut = data.draw(st.integers(1, len(cells[-1])))
    text, last = last_of(cells, cut)
    if twin.is_part(last, cells[:-1]):
        with pytest.raises(FileRefused, match="is no more than a part" if last else "ends before the cell"):
            complaints(path, text, dates=dates)
    found, refused = complaints(path, text, dates=dates, keep_whole=True)
    assert found == whole[:-1]
    assert [line for line, _ in refused] == [len(cells) + 1]


@given(st.lists(WHEN, min_size=1, max_size=6), st.sampled_from(FORMATS))
@example([datetime(2026, 7, 11, tzinfo=UTC), datetime(2026, 7, 2, tzinfo=UTC)], "%Y-%m-%d")
@example([datetime(2026, 10, 2, tzinfo=UTC), datetime(2026, 10, 11, tzinfo=UTC), datetime(2026, 1, 2, tzinfo=UTC)], "%d.%m.%Y")
def test_times_without_zeros_in_front_are_held_against_each_other_as_the_twin_holds_them(times: list[datetime], dates: str) -> None:
    *others, last = (one.strftime(dates.replace("%m", "%-m").replace("%d", "%-d").replace("%H", "%-H")) for one in times)
    written = Written.times()
    for one in others:
        written.note(one)
    assert written.is_part(last) is twin.is_part(last, others)


@pytest.mark.parametrize(
    ("others", "last", "part"),
    [
        (["2026-07-02"], "2026-07-1", True),
        (["2026-7-12"], "2026-7-1", False),  # no zero stands in front of the month either
        (["2026-07-02", "2026-7-12"], "2026-07-1", False),
        (["2026-07-02 10:30"], "2026-07-02 10:3", True),
        (["2026-07-02 10:30", "2026-07-02"], "2026-07-02 10:3", True),
        (["2026-07-02 10:30", "2026-07-02"], "2026-07-02", False),
        (["2026-07-02 10:30"], "2026-07-02", True),
        (["2026-07-02T10:30:00.125", "2026-07-02T10:30:00.25"], "2026-07-02T10:30:00.5", False),  # zeros behind are left out
        (["12 September 2026"], "12 May 2026", False),
        (["46204.75"], "46204", True),
        ([], "2026-07-2", False),
        (["2026-07-02"], "", True),
        (["2026-07-02", ""], "", False),
        (["2026-07-02", ""], "2026-07-0", True),
        ([""], "", False),
        ([], "", False),
    ],
)
def test_what_is_a_part_of_a_time(others: list[str], last: str, part: bool) -> None:
    written = Written.times()
    for one in others:
        written.note(one)
    assert written.is_part(last) is part
    assert twin.is_part(last, others) is part or "." in "".join(others) + last or "September" in "".join(others)


@pytest.mark.parametrize(("read", "head", "before"), [(complaints, "id,received,closed", ",2026-07-01"), (logged, "case,what,when", ",opened")])
@pytest.mark.parametrize(("others", "cut"), [(["2026-07-02"], True), (["2026-07-02", "2026-07-14"], True), (["2026-07-02", ""], False), ([], False)])
def test_a_file_that_ends_behind_its_last_delimiter_is_cut_where_no_other_cell_is_empty(
    tmp_path: Path, read: Callable[..., tuple[list[str], list[tuple[int, list[str]]]]], head: str, before: str, others: list[str], *, cut: bool
) -> None:
    """A complaint would load as one that is open: its closing day was cut off."""
    if read is complaints:
        read = partial(read, more='[fields.closed]\ncolumns = ["closed"]\ndates = ["%Y-%m-%d"]\n')
    text = "\n".join([head, *(f"{number}{before},{one}" for number, one in enumerate(others)), f"9{before},"])
    line = len(others) + 2
    if cut:
        with pytest.raises(
            FileRefused, match=f"ends before the cell of `(closed|at)` on line {line}, where no other cell of the column is empty"
        ) as caught:
            read(tmp_path / "f.csv", text)
        (why,) = caught.value.reasons
        assert (why.code, why.facts["line"]) == ("file_ends_before_cell", line)
        assert read(tmp_path / "f.csv", text, keep_whole=True)[1] == [(line, ["row_cut_off"])]
    else:
        assert (line, ["row_cut_off"]) not in read(tmp_path / "f.csv", text)[1]
    for whole in (text + "\n", text + '""'):
        assert (line, ["row_cut_off"]) not in read(tmp_path / "f.csv", whole)[1]


def test_words_for_nothing_are_no_empty_cells_and_neither_are_those_that_nothing_reads(tmp_path: Path) -> None:
    more = '[fields.outcome]\ncolumns = ["outcome"]\n'
    toml = OF_COMPLAINTS.replace("[fields.id]", 'not_said = ["none"]\n[fields.id]', 1) + more
    (tmp_path / "f.csv").write_text("id,received,outcome\n1,2026-07-02,none\n2,2026-07-03,paid\n3,2026-07-03,")
    with pytest.raises(FileRefused, match="ends before the cell of `outcome`"):
        read_complaints(tmp_path / "f.csv", parse_mapping(toml.encode()))
    (tmp_path / "f.csv").write_text("id,received,outcome\n1,2026-07-02,none\n3,2026-07-03,")
    assert len(read_complaints(tmp_path / "f.csv", parse_mapping(toml.encode())).records) == 2  # the column has no value to be cut off
    assert len(complaints(tmp_path / "f.csv", "id,received,note\n1,2026-07-02,abc\n2,2026-07-03,")[0]) == 2


@pytest.mark.parametrize("form", [ASIC, CFPB, FCA], ids=lambda one: one.name)
def test_what_an_authority_wants_is_refused_where_it_ends_before_its_last_cell(tmp_path: Path, form: Form) -> None:
    path = tmp_path / "f.csv"
    head = ",".join(f'"{one}"' for one, _, _ in form.columns)
    middle = "1" + "," * (len(form.columns) - 1)

    def said(text: str) -> str:
        path.write_text(text)
        try:
            form.read(path, lambda **_: SimpleNamespace(**{str(form.key): 1}))  # type: ignore[arg-type, type-var]
        except FileRefused as fault:
            return str(fault)
        return ""

    assert "line 3: the file ends in the middle of this row" in said(f"{head}\n{middle}1\n{middle}")
    for whole in (f"{head}\n{middle}1\n{middle}\n", f"{head}\n{middle}\n{middle}", f"{head}\n{middle}"):
        assert "in the middle" not in said(whole)


@pytest.mark.parametrize(
    ("others", "last", "part"),
    [
        (["1001", "1002", "1003"], "10", True),
        (["A-1001", "A-1002", "A-1003"], "A-100", True),
        (["1001", "1002"], "10", False),  # two show no length
        (["8", "9", "10"], "1", False),
        (["998", "999", "1000"], "10", False),
        (["1001", "1002", "1003"], "1004", False),
        (["1001", "1002", "1003"], "x-1", False),
    ],
)
def test_an_id_that_is_shorter_than_all_others_is_a_part(tmp_path: Path, others: list[str], last: str, part: bool) -> None:
    toml = OF_COMPLAINTS + '[fields.customer]\ncolumns = ["customer"]\n'
    rows = [f"{number},2026-07-01,{one}" for number, one in enumerate([*others, last])]
    (tmp_path / "f.csv").write_text("\n".join(["id,received,customer", *rows]))
    mapping = parse_mapping(toml.encode())
    if part:
        with pytest.raises(FileRefused, match="ends in a cell of `customer`"):
            read_complaints(tmp_path / "f.csv", mapping)
    assert [one.customer for one in read_complaints(tmp_path / "f.csv", mapping, keep_whole=True).records] == ([*others] if part else [*others, last])


WORDS: Final = '[fields.outcome]\ncolumns = ["outcome"]\nvalues = { Closed = "rejected", "Closed with relief" = "upheld", Open = "not said" }\n'


@pytest.mark.parametrize(
    ("others", "last", "part"),
    [
        (["Closed with relief"], "Closed", True),
        ([], "Closed", False),  # one row shows nothing of a column
        (["Closed"], "Closed", False),
        (["Open"], "Closed with relief", False),
    ],
)
def test_a_word_that_begins_another_and_stands_nowhere_else_is_a_part(tmp_path: Path, others: list[str], last: str, part: bool) -> None:
    rows = [f"{number},2026-07-01,{one}" for number, one in enumerate([*others, last])]
    text = "\n".join(["id,received,outcome", *rows])
    if part:
        with pytest.raises(FileRefused, match="`outcome` on line"):
            complaints(tmp_path / "f.csv", text, more=WORDS)
    assert len(complaints(tmp_path / "f.csv", text, keep_whole=True, more=WORDS)[0]) == len(others) + (not part)
    assert len(complaints(tmp_path / "f.csv", text + "\n", more=WORDS)[0]) == len(others) + 1


def test_what_is_no_value_shows_no_form_and_a_column_that_nothing_reads_may_be_cut(tmp_path: Path) -> None:
    silent = OF_COMPLAINTS.replace("[fields.id]", 'not_said = ["2026-07-0"]\n[fields.id]', 1)
    (tmp_path / "f.csv").write_text("id,received\n1,2026-07-02\n2,2026-07-0")
    file = read_complaints(tmp_path / "f.csv", parse_mapping(silent.encode()))
    assert [one.reasons[0].code for one in file.refused] == ["row_says_nothing"]
    assert len(complaints(tmp_path / "f.csv", "id,received,note\n1,2026-07-02,abc\n2,2026-07-03,a")[0]) == 2


def test_a_column_of_too_many_forms_shows_none() -> None:
    written = Written.word()
    for number in range(2_000):
        written.note(f"word {number}")
    assert not written.is_part("wor")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "gb18030", "iso8859-16", "cp932"])
@pytest.mark.parametrize(("end", "is_open"), [("", True), ("\n", False), ("\r\n", False), ("\r", False), ("\n  ", False), ("\n\n", False)])
def test_whether_a_file_ends_its_last_line(tmp_path: Path, encoding: str, end: str, is_open: bool) -> None:
    (tmp_path / "f.csv").write_bytes(f"id,received\n1,2026-07-01{end}".encode(encoding))
    header, row = read_rows(tmp_path / "f.csv", encoding=encoding)
    assert (header.is_open, row.is_open) == (False, is_open)


def test_what_an_authority_wants_is_read_back_whole_or_refused_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "cfpb.csv"
    write_cfpb(path, [CfpbRow(complaint_id=f"10{number}", date_received=date(2026, 7, 1)) for number in range(4)])
    path.write_bytes(path.read_bytes()[:-3])
    with pytest.raises(FileRefused, match="line 5: the file ends in the middle of this row"):
        read_cfpb(path)
    heads = ",".join(f'"{head}"' for head, _, _ in FCA.columns)
    middle = "," * (len(FCA.columns) - 1)
    path.write_text(f"{heads}\nBanking and credit cards{middle}Delays\nHome finance{middle}Del")
    with pytest.raises(FileRefused, match="the file ends in the middle of this row"):
        read_fca(path)


def test_a_log_in_xes_and_lists_of_days_that_are_cut_are_refused_whole(tmp_path: Path) -> None:
    """Their form says where they end: no byte may be missing."""
    for size in range(1, len(LOG.rstrip()), 7):
        (tmp_path / "log.xes").write_text(LOG[:size])
        with pytest.raises(FileRefused):
            list(read_log(tmp_path / "log.xes", load_log_mapping("xes")))
    days: tuple[tuple[str, str, Callable[[Path], object]], ...] = (
        ("BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART;VALUE=DATE:20260701\nEND:VEVENT\nEND:VCALENDAR", "d.ics", read_icalendar),
        (
            '{"scotland": {"division": "scotland", "events": [{"title": "?", "date": "2026-01-01"}]}}',
            "d.json",
            partial(read_gov_uk, division="scotland"),
        ),
    )
    for text, name, read in days:
        for size in range(1, len(text)):
            (tmp_path / name).write_text(text[:size])
            with pytest.raises(FileRefused):
                read(tmp_path / name)


def test_a_row_of_another_width_is_that_and_shows_nothing_of_its_last_cell(tmp_path: Path) -> None:
    path, mapping = tmp_path / "f.csv", parse_mapping((OF_COMPLAINTS + '[fields.customer]\ncolumns = ["customer"]\n').encode())
    head = "id,received,customer\n1,2026-07-01,1001\n2,2026-07-01,1002\n3,2026-07-01,1003\n"
    path.write_text(f"{head}4,10\n")
    assert [(one.line, one.reasons[0].code) for one in read_complaints(path, mapping).refused] == [(5, "row_width")]
    path.write_text(f"{head}4,2026-07-01,x,10\n5,2026-07-01,10")
    with pytest.raises(FileRefused, match="ends in a cell of `customer` on line 6"):
        read_complaints(path, mapping)


@pytest.mark.clause("RULES-4.15")
@pytest.mark.parametrize("last", ["4", "4,", "4,2026-07-01"])
def test_a_file_that_ends_before_the_last_cell_of_a_row_is_cut_there(tmp_path: Path, last: str) -> None:
    path, mapping = tmp_path / "f.csv", parse_mapping((OF_COMPLAINTS + '[fields.customer]\ncolumns = ["customer"]\n').encode())
    path.write_text(f"id,received,customer\n1,2026-07-01,1001\n{last}")
    with pytest.raises(FileRefused, match=f"ends in its line 3, which has {last.count(',') + 1} cells? where the header has 3"):
        read_complaints(path, mapping)
    kept = read_complaints(path, mapping, keep_whole=True)
    assert ([one.id for one in kept.records], [(one.line, one.reasons[0].code) for one in kept.refused]) == (["1"], [(3, "row_cut_off")])

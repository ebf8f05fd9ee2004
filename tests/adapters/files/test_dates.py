"""Cells with days and times: each is read by the formats of its field alone, and only as it is written there."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crmcore.adapters.files import FileRefused, RefusedRow, load_mapping, read_complaints, read_log
from crmcore.adapters.files.dates import SPREADSHEET, Times, When, bad_formats, is_format, swap
from crmcore.adapters.files.logmapping import load_log_mapping, parse_log_mapping
from crmcore.adapters.files.mapping import parse_mapping
from crmcore.adapters.files.refusing import form_of
from crmcore.complaints.record import Timeliness
from crmcore.errors import InvalidValue, RulebookError
from crmcore.messages import Language

SHANGHAI = "Asia/Shanghai"
FORMATS = ("%Y-%m-%d", "%d/%m/%Y", "%m/%d/%Y", "%d.%m.%y", "%Y%m%d", "%d %B %Y", "%a %d %b %Y", "%Y/%m/%d")


def read(cell: str, *formats: str) -> When | str:
    try:
        return Times("received", formats, SHANGHAI).read(cell)
    except InvalidValue as refused:
        return said(refused)


def said(refused: InvalidValue) -> str:
    assert refused.text(Language.ZH)
    return str(refused.code)


@pytest.mark.parametrize(
    ("cell", "format_", "found"),
    [
        ("2026-07-01", "%Y-%m-%d", date(2026, 7, 1)),
        ("2026-7-1", "%Y-%m-%d", date(2026, 7, 1)),
        ("1/7/2026", "%d/%m/%Y", date(2026, 7, 1)),
        ("1 july 2026", "%d %B %Y", date(2026, 7, 1)),
        ("Wed 01 Jul 2026", "%a %d %b %Y", date(2026, 7, 1)),
        ("20260701", "%Y%m%d", date(2026, 7, 1)),
        # what `strptime` takes all the same
        ("2026111", "%Y%m%d", "date_format"),
        ("Mon 01 Jul 2026", "%a %d %b %Y", "date_format"),
        ("1  july 2026", "%d %B %Y", "date_format"),
        ("２０２６-07-01", "%Y-%m-%d", "date_format"),
        # years from which no time can be counted
        ("0100-07-01", "%Y-%m-%d", "year_out_of_range"),
        ("9999-12-31", "%Y-%m-%d", "year_out_of_range"),
        ("9999-12-31T23:59:59-14:00", "%Y-%m-%dT%H:%M:%S%z", "year_out_of_range"),
    ],
)
def test_a_cell_is_taken_as_it_is_written(cell: str, format_: str, found: date | str) -> None:
    assert read(cell, format_) == (When(found) if isinstance(found, date) else found)


@pytest.mark.parametrize(
    ("cell", "format_", "at"),
    [
        ("2026-07-01 09:00", "%Y-%m-%d %H:%M", datetime(2026, 7, 1, 1, tzinfo=UTC)),
        ("2026-07-01T09:00:00.5", "%Y-%m-%dT%H:%M:%S.%f", datetime(2026, 7, 1, 1, 0, 0, 500_000, tzinfo=UTC)),
        ("2026-07-01T18:00:00Z", "%Y-%m-%dT%H:%M:%S%z", datetime(2026, 7, 1, 18, tzinfo=UTC)),
        ("2026-07-01T18:00:00+02:00", "%Y-%m-%dT%H:%M:%S%z", datetime(2026, 7, 1, 16, tzinfo=UTC)),
        ("7/1/2026 9:05 PM", "%m/%d/%Y %I:%M %p", datetime(2026, 7, 1, 13, 5, tzinfo=UTC)),
        ("46204.75", SPREADSHEET, datetime(2026, 7, 1, 10, tzinfo=UTC)),
    ],
)
def test_a_cell_with_an_hour_keeps_it_and_its_day_is_that_of_the_zone(cell: str, format_: str, at: datetime) -> None:
    found = read(cell, format_)
    assert isinstance(found, When)
    assert found.at == at
    assert found.day == (at + timedelta(hours=8)).date()


@pytest.mark.parametrize(
    ("cell", "found"),
    [
        ("46204", date(2026, 7, 1)),
        ("10000", date(1927, 5, 18)),
        ("99999", date(2173, 10, 13)),
        ("9999", "date_format"),
        ("046204", "date_format"),
        ("-46204", "date_format"),
        ("4.6e4", "date_format"),
        ("462040", "date_format"),
    ],
)
def test_a_spreadsheet_s_number_is_a_day_where_the_mapping_says_so(cell: str, found: date | str) -> None:
    assert read(cell, SPREADSHEET) == (When(found) if isinstance(found, date) else found)


def test_a_number_that_looks_like_a_day_is_told_with_the_format_that_reads_it() -> None:
    with pytest.raises(InvalidValue, match="looks like a spreadsheet's number of a day; if so, add `spreadsheet day` to `dates`") as refused:
        Times("received", ("%Y-%m-%d",), SHANGHAI).read("46204")
    assert refused.value.code == "date_spreadsheet"
    assert read("46204", "%Y-%m-%d", str(refused.value.reasons[0].facts["format"])) == When(date(2026, 7, 1))


@given(st.dates(date(1970, 1, 1), date(2068, 12, 31)), st.sampled_from(FORMATS))
def test_what_a_format_writes_it_reads_back_with_or_without_leading_zeros(day: date, format_: str) -> None:
    text = day.strftime(format_)
    assert read(text, format_) == When(day)
    if format_ != "%Y%m%d":
        assert read(re.sub(r"\b0", "", text) if "%y" not in format_ else text, format_) == When(day)


@given(st.text("0123456789/-. :", min_size=1, max_size=12), st.lists(st.sampled_from(FORMATS), min_size=1, max_size=3))
def test_a_cell_that_is_taken_is_what_its_day_writes(cell: str, formats: list[str]) -> None:
    found = read(cell, *formats)
    if isinstance(found, When):
        numbers = [
            [int(one) for one in "".join(c if c.isdigit() else " " for c in text).split()] for text in (cell, *map(found.day.strftime, formats))
        ]
        assert numbers[0] in numbers[1:]


def clashes(*formats: str) -> list[str]:
    found = list(bad_formats(formats, "fields.received.dates"))
    assert all(one.text(Language.ZH) for one in found)
    return [one.code for one in found]


@pytest.mark.parametrize(
    ("formats", "codes"),
    [
        (("%d/%m/%Y", "%m/%d/%Y"), ["mapping_formats_clash"]),
        (("%Y-%m-%d", "%Y-%d-%m"), ["mapping_formats_clash"]),
        (("%d.%m.%y", "%y.%m.%d"), ["mapping_formats_clash"]),
        (("%Y%m%d", "%d%m%Y"), ["mapping_formats_clash"]),
        (("%Y-%m-%d", "%d/%m/%Y", "%m/%d/%Y"), ["mapping_formats_clash"]),
        (("%Y-%m-%d", "%m/%d/%Y", "%Y-%m-%d %H:%M", SPREADSHEET, "%Y-%m-%dT%H:%M:%S%z"), []),
        (("%Y-%m-%d", "%Y-%m-%d"), []),
        (("%Y-%m", "%Q", "%Y-%m-%d %Y", "%"), ["mapping_format"] * 4),
    ],
)
def test_no_text_is_two_days_to_one_field(formats: tuple[str, ...], codes: list[str]) -> None:
    assert clashes(*formats) == codes
    assert clashes(*reversed(formats)) == codes


@given(st.sampled_from(FORMATS), st.sampled_from(FORMATS), st.dates(date(2000, 1, 1), date(2030, 1, 1)))
def test_formats_that_do_not_clash_agree_on_every_day(one: str, other: str, day: date) -> None:
    if not clashes(one, other):
        found = {(read(day.strftime(one), format_)) for format_ in (one, other)}
        assert len({when for when in found if isinstance(when, When)}) == 1


def test_shipped_mappings_read_no_text_as_two_days() -> None:
    formats = [*(one.dates for one in load_mapping("cfpb").fields.values()), *(one.dates for one in load_log_mapping("boston311").events)]
    assert all(not list(bad_formats(one, "")) and all(map(is_format, one)) for one in formats)


MAPPING = """
[mapping]
name = "m"
zone = "Asia/Shanghai"
[fields.id]
columns = ["id"]
required = true
[fields.received]
columns = ["in"]
dates = [{received}]
required = true
[fields.closed]
columns = ["out"]
dates = [{closed}]
optional = true
[fields.due]
columns = ["due"]
dates = [{closed}]
optional = true
[[checks]]
id = "closed_before_received"
later = "closed"
than = "received"
says = "closed before it was received"
"""


def file(tmp_path: Path, rows: Iterable[str], *, received: str = "%Y-%m-%d %H:%M", closed: str = "%Y-%m-%d %H:%M") -> Path:
    written = {"received": received, "closed": closed}
    (tmp_path / "m.toml").write_text(MAPPING.format(**{name: ", ".join(f'"{one}"' for one in said.split("|")) for name, said in written.items()}))
    (tmp_path / "f.csv").write_text("\n".join(["id,in,out,due", *rows, ""]), "utf-8")
    return tmp_path / "f.csv"


def test_hours_are_kept_and_compared_where_the_file_has_them(tmp_path: Path) -> None:
    rows = [
        "A,2026-07-01 09:00,2026-07-03 18:00,2026-07-03 09:00",
        "B,2026-07-01 09:00,2026-07-01 08:00,2026-07-03 09:00",
        "C,2026-07-01 09:00,2026-07-03 09:00,2026-07-03 09:00",
    ]
    found = read_complaints(file(tmp_path, rows), load_mapping(tmp_path / "m.toml"))
    assert [(one.id, one.timeliness) for one in found.records] == [("A", Timeliness.LATE), ("C", Timeliness.IN_TIME)]
    assert [(one.id, one.reasons[0].code) for one in found.refused] == [("B", "row_contradicts")]
    first = found.records[0]
    assert first.received_at == datetime(2026, 7, 1, 1, tzinfo=UTC)
    assert first.closed_at == datetime(2026, 7, 3, 10, tzinfo=UTC)
    assert first.due_at == datetime(2026, 7, 3, 1, tzinfo=UTC)


def test_a_day_and_an_instant_are_compared_by_day(tmp_path: Path) -> None:
    rows = ["A,2026-07-01 09:00,2026-07-01,2026-07-01", "B,2026-07-01 09:00,2026-06-30,", "C,2026-07-01 09:00,2026-07-02,2026-07-01"]
    found = read_complaints(file(tmp_path, rows, closed="%Y-%m-%d"), load_mapping(tmp_path / "m.toml"))
    assert [(one.id, one.timeliness, one.closed_at) for one in found.records] == [("A", Timeliness.IN_TIME, None), ("C", Timeliness.LATE, None)]
    assert [(one.id, one.reasons[0].code) for one in found.refused] == [("B", "row_contradicts")]


def codes(found: object) -> list[str]:
    return [why.code for why in found.refused[0].reasons]  # type: ignore[attr-defined]


def test_the_order_of_one_format_is_not_proven_by_another(tmp_path: Path) -> None:
    rows = ["A,2026-07-31,,", "B,31/12/2025,,", "C,02/03/2026,,"]
    path = file(tmp_path, rows, received="%Y-%m-%d|%m/%d/%Y", closed="%Y-%m-%d")
    with pytest.raises(FileRefused, match=r"`31/12/2025` for `received` on line 3; if so, put .*%d/%m/%Y"):
        read_complaints(path, load_mapping(tmp_path / "m.toml"))


def test_one_odd_date_among_dates_of_another_format_puts_none_of_them_in_doubt(tmp_path: Path) -> None:
    rows = ["A,2026-07-01,,", "B,31/12/2025,,", "C,2026-07-02,,"]
    path = file(tmp_path, rows, received="%Y-%m-%d|%m/%d/%Y", closed="%Y-%m-%d")
    found = read_complaints(path, load_mapping(tmp_path / "m.toml"))
    assert ([one.id for one in found.records], codes(found)) == (["A", "C"], ["date_other_order"])


def test_the_mapping_that_a_file_in_the_other_order_is_told_reads_it(tmp_path: Path) -> None:
    rows = ["A,31/12/2025,,", "B,02/03/2026,,"]
    path = file(tmp_path, rows, received="%m/%d/%Y", closed="%Y-%m-%d")
    with pytest.raises(FileRefused) as refused:
        read_complaints(path, load_mapping(tmp_path / "m.toml"))
    swapped = swap("%m/%d/%Y")
    assert refused.value.reasons[0].facts["formats"] == (swapped,)
    found = read_complaints(file(tmp_path, rows, received=swapped, closed="%Y-%m-%d"), load_mapping(tmp_path / "m.toml"))
    assert [str(one.received) for one in found.records] == ["2025-12-31", "2026-03-02"]


def test_a_log_reads_its_times_alike(tmp_path: Path) -> None:
    log = parse_log_mapping(
        b'[mapping]\nname = "l"\nzone = "Asia/Shanghai"\n[case]\ncolumns = ["id"]\n[event]\ncolumns = ["what"]\n[at]\ncolumns = ["at"]\n'
        b'dates = ["%Y-%m-%d %H:%M", "%Y%m%d", "spreadsheet day"]\n'
    )
    (tmp_path / "l.csv").write_text("id,what,at\n1,a,2026-07-01 09:00\n2,a,2026111\n3,a,20260701\n4,a,46204\n", "utf-8")
    found = list(read_log(tmp_path / "l.csv", log))
    assert [one.line for one in found if isinstance(one, RefusedRow)] == [3]
    midnight = datetime(2026, 6, 30, 16, tzinfo=UTC)
    assert [one.events[0].at for one in found if not isinstance(one, RefusedRow)] == [datetime(2026, 7, 1, 1, tzinfo=UTC), midnight, midnight]


def test_a_mapping_that_reads_one_text_as_two_days_is_refused() -> None:
    text = MAPPING.format(received='"%d/%m/%Y", "%m/%d/%Y"', closed='"%Y-%m-%d"')
    with pytest.raises(RulebookError, match=r"fields\.received\.dates: `%d/%m/%Y` and `%m/%d/%Y` read `03/02/2001` as different days"):
        parse_mapping(text.encode())


@pytest.mark.parametrize(
    ("cell", "form"),
    [
        ("Li Wei", "aa aaa"),
        ("13.13.2026", "99.99.9999"),
        ("2026年7月5日", "9999年9月9日"),
        ("年大明", "aaa"),
        ("2026-07-02T09:30Z", "9999-99-99a99:99a"),
    ],
)
def test_how_a_cell_is_written_is_told_without_what_it_says(cell: str, form: str) -> None:
    assert form_of(cell) == form

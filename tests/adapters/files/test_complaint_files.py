"""Complaint files: which rows become records, which are refused and why, and which files are refused whole."""

import csv
import io
import weakref
from datetime import date
from pathlib import Path

import pytest
from hypothesis import assume, event, given
from hypothesis import strategies as st

from crmcore.adapters.files import FileRefused, RefusedRow, load_mapping, read_complaints, refused_csv, stream_complaints
from crmcore.adapters.files.mapping import DATES, FLAGS, MAPPABLE, REQUIRED, FileMapping, parse_mapping
from crmcore.adapters.files.repeats import Place, Repeats
from crmcore.complaints.record import ComplaintRecord, Timeliness
from crmcore.errors import NotFound
from crmcore.messages import Language
from tests.oracle.cfpb_file import count_rows

DATA = Path(__file__).parents[4] / "shared" / "data" / "complaints"

MAPPING = parse_mapping(
    b"""
[mapping]
name = "ours"
zone = "Asia/Shanghai"
not_said = ["-"]
[fields.id]
columns = ["number", "No."]
required = true
[fields.received]
columns = ["received"]
dates = ["%d/%m/%Y", "%Y-%m-%dT%H:%M%z"]
required = true
[fields.closed]
columns = ["closed"]
dates = ["%d/%m/%Y"]
optional = true
[fields.due]
columns = ["due"]
dates = ["%d/%m/%Y"]
optional = true
[fields.channel]
columns = ["channel"]
values = { Telefon = "phone", Post = "post" }
[[checks]]
id = "closed_before_received"
later = "closed"
than = "received"
says = "closed before it was received"
"""
)


def write(tmp_path: Path, text: str | bytes) -> Path:
    path = tmp_path / "complaints.csv"
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return path


def refusals(tmp_path: Path, text: str) -> list[tuple[int, str | None, list[str]]]:
    return [(row.line, row.id, [one.code for one in row.reasons]) for row in read_complaints(write(tmp_path, text), MAPPING).refused]


@pytest.mark.realdata
@pytest.mark.clause("RULES-4.27")
@pytest.mark.parametrize(("name", "accepted", "refused"), [("cfpb-1000.csv", 977, 23), ("cfpb-349.csv", 349, 0), ("cfpb-145.csv", 145, 0)])
def test_the_public_files_load_by_one_mapping(name: str, accepted: int, refused: int) -> None:
    if not (DATA / name).is_file():
        pytest.skip("the shared data folder is not here")
    file = read_complaints(DATA / name, load_mapping("cfpb"))
    assert (len(file.records), len(file.refused)) == (accepted, refused) == count_rows(DATA / name)
    assert {one.code for row in file.refused for one in row.reasons} <= {"row_contradicts"}
    assert all(record.closed is None and "closed" in record.unknown for record in file.records), "the files have no day of response"
    assert {record.timeliness for record in file.records} <= {Timeliness.STATED_IN_TIME, Timeliness.STATED_LATE}


@pytest.mark.realdata
def test_postcodes_stay_as_they_are_written() -> None:
    if not DATA.is_dir():
        pytest.skip("the shared data folder is not here")
    postcodes = {
        record.postcode for name in ("cfpb-349.csv", "cfpb-145.csv") for record in read_complaints(DATA / name, load_mapping("cfpb")).records
    }
    assert {"770XX", "031XX", "08618"} <= postcodes


def test_a_row_is_read_field_by_field(tmp_path: Path) -> None:
    (record,) = read_complaints(
        write(tmp_path, "number,received,channel,closed,due\n007,31/01/2026,Telefon,02/02/2026,01/02/2026\n"), MAPPING
    ).records
    assert (record.id, record.received, record.channel, record.closed) == ("007", date(2026, 1, 31), "phone", date(2026, 2, 2))
    assert record.timeliness is Timeliness.LATE
    assert record.is_closed is True


@pytest.mark.parametrize(
    ("closed", "due", "timeliness"),
    [
        ("02/02/2026", "02/02/2026", Timeliness.IN_TIME),
        ("03/02/2026", "02/02/2026", Timeliness.LATE),
        ("03/02/2026", "", Timeliness.UNKNOWN),
        ("", "02/02/2026", Timeliness.UNKNOWN),
    ],
)
def test_timeliness_is_worked_out_only_from_both_days(tmp_path: Path, closed: str, due: str, timeliness: Timeliness) -> None:
    (record,) = read_complaints(write(tmp_path, f"number,received,channel,closed,due\n7,31/01/2026,Post,{closed},{due}\n"), MAPPING).records
    assert record.timeliness is timeliness


def test_an_instant_counts_on_the_day_of_the_files_zone(tmp_path: Path) -> None:
    (record,) = read_complaints(write(tmp_path, "number,received,channel\n7,2026-01-31T23:30+0000,Post\n"), MAPPING).records
    assert record.received == date(2026, 2, 1)


def test_what_is_not_said_is_unknown(tmp_path: Path) -> None:
    (record,) = read_complaints(write(tmp_path, "number,received,channel\n7, 31/01/2026 ,-\n"), MAPPING).records
    assert record.channel is None
    assert {"closed", "tier", "is_closed"} <= record.unknown, "the file has no such column"
    assert not {"received", "channel"} & record.unknown
    assert record.timeliness is Timeliness.UNKNOWN


@pytest.mark.parametrize(
    ("row", "id_", "codes"),
    [
        ("8,31/01/2026", None, ["row_width"]),
        (",31/01/2026,Post,", None, ["row_says_nothing"]),
        ("8,,Pots,", "8", ["row_says_nothing", "word_unknown"]),
        ("8,2026-01-31,Post,", "8", ["date_format"]),
        ("8,01/31/2026,Post,", "8", ["date_other_order"]),
        ("8,31/01/2026,Post,30/01/2026", "8", ["row_contradicts"]),
        ("8,31/01/2026,Post,01/01/2026", "8", ["row_contradicts"]),
        ("7,31/01/2026,Post,", "7", ["row_repeats"]),
    ],
)
def test_each_fault_refuses_its_row_only(tmp_path: Path, row: str, id_: str | None, codes: list[str]) -> None:
    text = f"number,received,channel,closed\n7,13/01/2026,Post,\n{row}\n"
    assert refusals(tmp_path, text) == [(3, id_, codes)]


def test_lines_count_as_an_editor_counts_them(tmp_path: Path) -> None:
    text = 'number,received,channel\n"7\n7",31/01/2026,Post\n\n8,never,Post\n'
    assert refusals(tmp_path, text) == [(2, "7\n7", ["control_characters"]), (5, "8", ["date_format"])]


@pytest.mark.parametrize(
    ("text", "code", "says"),
    [
        ("", "file_empty", "is empty"),
        ('number,received,channel\n7,31/01/2026,"Po', "file_cut_off", "line 2"),
        ('number,received,channel\n7,31/01/2026,"Po"st\n', "file_malformed", "line 2"),
        ("number,received,channel\n7,31/01/2026,Post\nä".encode("latin-1"), "file_encoding", "byte 0xe4 on line 3"),
        ("nummer,received,channel\n", "column_missing", "nearest is `nummer`"),
        ("number,day,channel\n", "column_missing_of", "looked for received; add"),
        ("number;received;channel\n7;31/01/2026;Post\n", "file_delimiter", 'put `delimiter = ";"` into the mapping, or save it with `,`'),
        ("number\treceived\n", "file_delimiter", r'`delimiter = "\t"`'),
        (f"number,received,channel\n7,31/01/2026,{'x' * 140_000}\n", "file_cell_too_long", "more than 131072 characters in the record on line 2"),
        ("number,number,received,channel\n", "column_twice", "`number` twice"),
        ("number,No.,received,channel\n", "column_ambiguous", "number, No."),
        ("number,received,channel\n7,01/31/2026,Post\n8,02/03/2026,Post\n", "file_date_order", "put %m/%d/%Y"),
    ],
)
def test_a_file_is_refused_whole(tmp_path: Path, text: str | bytes, code: str, says: str) -> None:
    with pytest.raises(FileRefused) as caught:
        read_complaints(write(tmp_path, text), MAPPING)
    assert caught.value.code == code
    assert says in str(caught.value)
    assert caught.value.text(Language.ZH)


def test_a_file_that_is_not_there_is_not_found(tmp_path: Path) -> None:
    with pytest.raises(NotFound, match="no file"):
        read_complaints(tmp_path / "none.csv", MAPPING)


def test_refused_rows_are_listed_as_text(tmp_path: Path) -> None:
    file = read_complaints(write(tmp_path, "number,received,channel\n=1+1,never,Post\n8,31/01/2026\n"), MAPPING)
    header, *rows = csv.reader(io.StringIO(refused_csv(file.refused).decode("utf-8-sig")))
    assert header == ["line", "id", "codes", "reason", "理由", "rows alike"]
    assert [row[-1] for row in rows] == ["1", "1"]
    assert rows[0][:3] == ["2", "'=1+1", "date_format"], "a spreadsheet must not take it for a formula"
    assert rows[1][:3] == ["3", "", "row_width"]
    assert "2 cells" in rows[1][3]
    assert "标题行有3个" in rows[1][4]


ROWS = st.lists(
    st.tuples(
        st.sampled_from(["1", "2", "3", "", " 4 "]),
        st.sampled_from(["13/01/2026", "31/12/2025", "12/31/2025", "", "x"]),
        st.sampled_from(["Post", "post", "-"]),
        st.sampled_from(["", "01/01/2026", "-"]),
    ),
    max_size=12,
)


@given(ROWS)
def test_every_row_is_accepted_or_refused(tmp_path_factory: pytest.TempPathFactory, rows: list[tuple[str, ...]]) -> None:
    text = "\n".join(",".join(row) for row in [("number", "received", "channel", "closed"), ("0", "13/01/2026", "Post", ""), *rows])
    file = read_complaints(write(tmp_path_factory.mktemp("rows"), text), MAPPING)
    assert len(file.records) + len(file.refused) == len(rows) + 1
    assert len({record.id for record in file.records}) == len(file.records)
    assert all(row.reasons for row in file.refused)


# A mapping without `[[checks]]`: what a record itself does not take still refuses its row only.
BARE = parse_mapping(
    b"""
[mapping]
name = "bare"
zone = "Asia/Shanghai"
[fields.id]
columns = ["id"]
required = true
[fields.received]
columns = ["in"]
dates = ["%Y-%m-%d"]
required = true
[fields.closed]
columns = ["out"]
dates = ["%Y-%m-%d"]
[fields.is_closed]
columns = ["status"]
values = { done = true, open = false }
"""
)


def test_a_row_that_no_record_takes_is_refused_with_its_line(tmp_path: Path) -> None:
    text = "id,in,out,status\n1,2026-07-10,2026-07-11,\n2,2026-07-10,2026-07-01,done\n3,2026-07-12,2026-07-14,open\n4,2026-07-12,,open\n"
    file = read_complaints(write(tmp_path, text), BARE)
    assert [(one.id, one.is_closed) for one in file.records] == [("1", True), ("4", False)]
    assert [(row.line, row.id, [one.code for one in row.reasons]) for row in file.refused] == [
        (3, "2", ["complaint.closed_before_received"]),
        (4, "3", ["complaint.closed_and_open"]),
    ]


def test_rows_without_one_character_are_no_rows(tmp_path: Path) -> None:
    file = read_complaints(write(tmp_path, "id,in,out,status\n\n,,,\n1,2026-07-10,,\n , , \n,\n" + ",,,\n" * 300), BARE)
    assert ([one.id for one in file.records], file.refused) == (["1"], ())


def test_an_id_is_free_until_a_row_with_it_is_accepted(tmp_path: Path) -> None:
    text = "number,received,channel\n7,never,Post\n7,13/01/2026,Post\n8,13/01/2026,Post\n7,14/01/2026,Post\n"
    assert refusals(tmp_path, text) == [(2, "7", ["date_format"]), (5, "7", ["row_repeats"])]
    assert "already on line 3" in read_complaints(write(tmp_path, text), MAPPING).refused[1].reasons[0].text()


@given(st.lists(st.sampled_from("abcdefghijkl"), max_size=20), st.integers(0, 40))
def test_every_repeated_id_is_found_however_few_bits_there_are(ids: list[str], size: int) -> None:
    repeats = Repeats(size)
    for one in ids:
        repeats.note(one)
    found = []
    for line, one in enumerate(ids):
        found.append(repeats.place(one))
        if found[-1] is None:
            repeats.use(one, Place(0, line))
    assert found == [(0, ids.index(one)) if one in ids[:line] else None for line, one in enumerate(ids)]


@pytest.mark.clause("RULES-4.27")
def test_a_stream_keeps_no_record_that_it_has_yielded(tmp_path: Path) -> None:
    rows = "".join(f"{n},13/01/2026,Post\n{n},never,Post\n" for n in range(50))
    alive: list[weakref.ref[object]] = []
    for row in stream_complaints(write(tmp_path, f"number,received,channel\n{rows}"), MAPPING):
        assert not any(one() for one in alive[:-1])
        alive.append(weakref.ref(row))
    assert len(alive) == 100


def test_a_file_that_is_not_well_formed_is_refused_before_its_first_row(tmp_path: Path) -> None:
    rows = stream_complaints(write(tmp_path, 'number,received,channel\n7,13/01/2026,Post\n8,13/01/2026,"Po'), MAPPING)
    with pytest.raises(FileRefused, match="line 3"):
        next(rows)


def test_only_its_end_shows_that_a_file_has_its_days_in_the_other_order(tmp_path: Path) -> None:
    rows = stream_complaints(write(tmp_path, "number,received,channel\n7,01/02/2026,Post\n8,01/31/2026,Post\n"), MAPPING)
    assert isinstance(next(rows), ComplaintRecord)
    assert isinstance(next(rows), RefusedRow)
    with pytest.raises(FileRefused, match="other order"):
        next(rows)


WORDS = ("", "x", "done", "open", "Yes", "-", "N/A", "5", "=1+1", "02/03/2026", "31/12/2025", "2026-07-01", "2026-06-30", "2026-02-30", " ")
KINDS = {
    **dict.fromkeys(DATES, 'dates = ["%Y-%m-%d", "%d/%m/%Y"]'),
    **dict.fromkeys(FLAGS, 'values = { "Yes" = true, "open" = false, "done" = true, "x" = "not said" }'),
    "timeliness": 'values = { "Yes" = "stated_in_time", "x" = "stated_late" }',
}


@st.composite
def own_mappings(draw: st.DrawFn) -> FileMapping:
    """Draw a mapping of some fields over five columns, with or without words, needs and checks."""
    fields = {*REQUIRED, *draw(st.sets(st.sampled_from(MAPPABLE)))}
    lines = ["[mapping]", 'name = "m"', 'zone = "Asia/Shanghai"', 'not_said = ["-"]']
    for field in sorted(fields):
        must = field in REQUIRED or draw(st.booleans())
        lines += [f"[fields.{field}]", f'columns = ["{draw(st.sampled_from("abcde"))}"]', f"required = {str(must).lower()}", KINDS.get(field, "")]
    for number, (later, than) in enumerate(draw(st.lists(st.tuples(*[st.sampled_from([one for one in DATES if one in fields])] * 2), max_size=2))):
        lines += ["[[checks]]", f'id = "c{number}"', f'later = "{later}"', f'than = "{than}"', 'says = "odd"']
    return parse_mapping("\n".join(lines).encode())


@given(own_mappings(), st.lists(st.lists(st.sampled_from(WORDS), min_size=1, max_size=6), max_size=12))
def test_every_row_is_accepted_or_refused_whatever_the_mapping_says(
    tmp_path_factory: pytest.TempPathFactory, mapping: FileMapping, rows: list[list[str]]
) -> None:
    text = io.StringIO(newline="")
    csv.writer(text).writerows([list("abcde"), *rows])
    path = write(tmp_path_factory.mktemp("own"), text.getvalue())
    try:
        file = read_complaints(path, mapping)
    except FileRefused as refused:
        event(str(refused.code))  # days and months in the other order: any other refusal of the whole file would show here
        assume(refused.code != "file_date_order")
        raise
    told = [row for row in rows if any(map(str.strip, row))]
    assert len(file.records) + len(file.refused) == len(told)
    assert all(row.reasons and row.line > 1 for row in file.refused)
    assert len({record.id for record in file.records}) == len(file.records)


@pytest.mark.parametrize("id_", ["1.23457E+14", "1E+15", "2,5e+12"])
def test_an_id_that_a_spreadsheet_rounded_is_refused(tmp_path: Path, id_: str) -> None:
    (refused,) = read_complaints(write(tmp_path, f'id,in,out,status\n"{id_}",2026-07-10,,\n12E5,2026-07-10,,\n'), BARE).refused
    assert [one.code for one in refused.reasons] == ["row_id_rounded"]
    assert "save the file again with this column as text" in refused.reasons[0].text()


def test_what_is_kept_of_a_file_has_a_limit_and_changes_no_answer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = "number,received,channel\n" + "".join(f"{n},{n % 20 + 1:02d}/01/2026,{'Post' if n % 2 else f'w{n % 6}'}\n" for n in range(60))
    path = write(tmp_path, text)
    found = read_complaints(path, MAPPING)
    monkeypatch.setattr("crmcore.adapters.files.complaints._WORDS_KEPT", 1)
    monkeypatch.setattr("crmcore.adapters.files.dates._KEPT", 1)
    assert read_complaints(path, MAPPING) == found
    assert (len(found.records), len(found.refused)) == (30, 30)

"""Several complaint files are read as one file of all their rows is: cut anywhere, each row is accepted or refused for the same reasons."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from crmcore.adapters.files import RefusedRow, refused_csv
from crmcore.adapters.files.complaints import stream_files
from crmcore.adapters.files.mapping import parse_mapping
from crmcore.cli.complaint_files import Complaints
from crmcore.complaints.record import ComplaintRecord
from crmcore.decision import Reason
from crmcore.messages import Language
from tests.adapters.files.small_mappings import OF_COMPLAINTS

MAPPING = parse_mapping(f'{OF_COMPLAINTS}[fields.customer]\ncolumns = ["customer"]\noptional = true\n'.encode())
HEADER = "id,received,customer\n"
GOOD, BAD = "2026-07-01", "sometime"
Row = tuple[str, str, str]
# What is said of a row of another file, and of one of the same.
OF_ONE = {"row_in_other_file": "row_repeats", "row_id_zeros_in_other_file": "row_id_zeros"}


def written(folder: Path, *files: list[Row], header: str = HEADER) -> list[Path]:
    paths = [folder / f"{number}.csv" for number in range(len(files))]
    for path, rows in zip(paths, files, strict=True):
        path.write_text(header + "".join(f"{','.join(row)}\n" for row in rows))
    return paths


def read(paths: list[Path]) -> tuple[list[ComplaintRecord], list[tuple[int, RefusedRow]], list[Reason]]:
    notes: list[Reason] = []
    records, refused = [], []
    for number, row in stream_files(paths, MAPPING, noted=notes.append):
        if isinstance(row, RefusedRow):
            refused.append((number, row))
        else:
            records.append(row)
    return records, refused, notes


def told(refused: list[tuple[int, RefusedRow]]) -> list[tuple[int, int, list[str]]]:
    return [(number, row.line, [why.code for why in row.reasons]) for number, row in refused]


def test_an_id_that_lost_its_zeros_in_another_file_is_refused(tmp_path: Path) -> None:
    padded, bare = written(tmp_path, [("00123", GOOD, ""), ("A-1", GOOD, "")], [("123", GOOD, "")])
    for paths in ([padded, bare], [bare, padded]):
        records, refused, _ = read(paths)
        assert [one.id for one in records] == ["00123", "A-1"]
        assert told(refused) == [(paths.index(bare), 2, ["row_id_zeros_in_other_file"])]
        (why,) = refused[0][1].reasons
        assert why.text().startswith(f"`id` is that of line 2 of `{padded}`, but for zeros in front")
        assert "第2行仅前导零不同" in why.text(Language.ZH)


def test_numbers_of_several_lengths_in_several_files_are_noted_once(tmp_path: Path) -> None:
    _, _, notes = read(written(tmp_path, [("123", GOOD, "7"), ("124", GOOD, "8")], [("1234", GOOD, "9")]))
    assert [(one.facts["field"], one.facts["file"], one.facts["least"], one.facts["most"]) for one in notes] == [("id", "0.csv, 1.csv", 3, 4)]
    assert read(written(tmp_path, [("123", GOOD, "")], [("A-1", GOOD, ""), ("1", GOOD, "")]))[2] == [], "not all are numbers"


def test_a_file_without_a_column_of_customers_says_nothing_of_their_ids(tmp_path: Path) -> None:
    first = written(tmp_path, [("1", GOOD, "77"), ("2", GOOD, "888")])[0]
    other = tmp_path / "other.csv"
    other.write_text(f"id,received\n3,{GOOD}\n")
    for paths in ([first, other], [other, first]):
        records, _, notes = read(paths)
        assert [(one.facts["field"], one.facts["file"]) for one in notes] == [("customer", "0.csv")]
        assert len(records) == 3


def test_the_row_that_repeats_is_named_and_no_other(tmp_path: Path) -> None:
    """A row with a fault of its own, which would have been refused anyway, does not stand for the good one below it."""
    paths = written(tmp_path, [("X", GOOD, "")], [("X", BAD, ""), ("X", GOOD, ""), ("Y", GOOD, "")])
    files = Complaints(paths, MAPPING)
    assert [one.id for one in files.accepted()] == ["X", "Y"]
    assert [(row.line, [why.code for why in row.reasons]) for _, row in files.refused] == [
        (2, ["date_format", "row_in_other_file"]),
        (3, ["row_in_other_file"]),
    ]
    assert refused_csv([row for _, row in files.refused], files=[file for file, _ in files.refused]).count(str(paths[1]).encode()) == 2


ids = st.sampled_from(["1", "01", "001", "12", "012", "120", "A-1", "", "1.2E+10"]) | st.text("012", min_size=1, max_size=3)
rows = st.lists(st.tuples(ids, st.sampled_from([GOOD, GOOD, GOOD, BAD]), st.sampled_from(["", "7", "07", "77"])), min_size=1, max_size=9)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rows, st.sets(st.integers(1, 8), max_size=3))
def test_files_cut_anywhere_are_read_as_one(tmp_path: Path, drawn: list[Row], cuts: set[int]) -> None:
    ends = [*sorted(cut for cut in cuts if cut < len(drawn)), len(drawn)]
    parts = [drawn[begin:end] for begin, end in zip([0, *ends], ends, strict=False)]
    one, several = read(written(tmp_path, drawn)), read(written(tmp_path, *parts))
    assert one[0] == several[0]
    begins = [0, *ends]
    as_one = [(begins[number] + line, [OF_ONE.get(code, code) for code in codes]) for number, line, codes in told(several[1])]
    assert as_one == [(line, codes) for _, line, codes in told(one[1])]
    assert [row.id for _, row in one[1]] == [row.id for _, row in several[1]]
    assert [{**why.facts, "file": ""} for why in one[2]] == [{**why.facts, "file": ""} for why in several[2]]


@pytest.mark.parametrize("cut", range(1, 6))
def test_a_report_over_a_file_cut_in_two_is_that_over_the_one(tmp_path: Path, cut: int) -> None:
    pytest.importorskip("jinja2", reason="the report needs the extra `report`")
    from typer.testing import CliRunner

    from crmcore.cli.app import app

    drawn = [("0012", GOOD, ""), ("12", GOOD, "7"), ("5", BAD, ""), ("5", GOOD, ""), ("0012", GOOD, "77"), ("345", GOOD, "")]
    (tmp_path / "ours.toml").write_text(f'{OF_COMPLAINTS}[fields.customer]\ncolumns = ["customer"]\n')
    found = []
    for parts in ([drawn], [drawn[:cut], drawn[cut:]]):
        files = [option for path in written(tmp_path, *parts) for option in ("--complaints", str(path))]
        out = tmp_path / "out"
        result = CliRunner().invoke(app, ["report", *files, "--mapping", str(tmp_path / "ours.toml"), "--out", str(out)])
        assert result.exit_code == 0, result.output
        report = (out / "report.json").read_text().replace("0.csv, 1.csv", "0.csv")
        found.append((result.output.partition("\n")[0], report, len((out / "refused.csv").read_bytes().splitlines())))
    assert found[0] == found[1]
    assert found[0][0] == "3 accepted, 3 refused"

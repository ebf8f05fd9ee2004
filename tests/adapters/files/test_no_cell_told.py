"""No message repeats a cell of a file: in a wrong column anything may be somebody's name, number or text. What is nearly a word of the mapping may be named.

Every column of every reader, at every door, is given what must not be told.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest
from typer.testing import CliRunner

from crmcore.adapters.files import (
    FileRefused,
    RefusedRow,
    Replay,
    parse_log_mapping,
    read_asic,
    read_cfpb,
    read_clocks,
    read_complaints,
    read_fca,
    read_log,
    refused_csv,
)
from crmcore.adapters.files.exports_asic import ASIC
from crmcore.adapters.files.exports_cfpb import CFPB
from crmcore.adapters.files.exports_fca import FCA
from crmcore.adapters.files.mapping import DATES, FLAGS, MAPPABLE, FileMapping, parse_mapping
from crmcore.adapters.files.refusing import form_of
from crmcore.cli.app import app
from crmcore.decision import Reason
from crmcore.messages import Language
from crmcore.rulebook import Rulebook

# A name, a text, numbers of an account, of a person and of a place, an amount, and what a spreadsheet makes of a long number.
MARKS: Final = (
    "Wei Zhang-Okonkwo",
    "王小明",
    "she lost 4711 at the branch in Riga",
    "6222020200112233445",
    "90210",
    "12,345.67",
    "6.22E+18",
    "K\u202e77",
)
HEAD: Final = '[mapping]\nname = "m"\nzone = "Asia/Shanghai"\n'


def complaint_mapping() -> FileMapping:
    toml = HEAD
    for name in MAPPABLE:
        words = "values = { yes = true, no = false }" if name in FLAGS else 'values = { kept = "stated_in_time" }' if name == "timeliness" else ""
        words = words or (
            'dates = ["%Y-%m-%d"]' if name in DATES else 'values = { Post = "post", Pending = "not said" }' if name == "channel" else ""
        )
        toml += f'[fields.{name}]\ncolumns = ["{name}"]\nrequired = {str(name in {"id", "received"}).lower()}\n{words}\n'
    return parse_mapping(toml.encode())


def good(number: int) -> dict[str, str]:
    row = dict.fromkeys(MAPPABLE, "") | {"id": f"C-{number}", "received": "2026-07-13"}
    return row | {"channel": "Post"}


def complaint_file(path: Path, column: str, *marks: str) -> None:
    """Write a file in which one column of two rows each holds a mark, and that ends with a row of too many cells."""
    rows = [good(1), *(good(number) | {column: mark} for number, mark in enumerate([*marks, *marks], 2)), good(99)]
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(MAPPABLE)
        writer.writerows(row.values() for row in rows)
        writer.writerow([*rows[1].values(), marks[0]])


def said_of(*reasons: Reason) -> Iterator[str]:
    for one in reasons:
        yield from (one.text(lang) for lang in Language)
        yield repr(one.facts)


def told(*texts: str) -> list[str]:
    """Return the texts that repeat a mark, or the words or long numbers of one."""
    words = (one for mark in MARKS for one in mark.replace("-", " ").split() if len(one) > 3 and one not in {"lost", "branch"})
    pieces = {*MARKS, *words, *(ascii(mark)[1:-1] for mark in MARKS)}
    return [text for text in texts if any(piece in text for piece in pieces)]


@pytest.mark.parametrize("column", MAPPABLE)
def test_no_message_of_a_complaint_file_repeats_a_cell(tmp_path: Path, column: str) -> None:
    path = tmp_path / "f.csv"
    complaint_file(path, column, *MARKS)
    file = read_complaints(path, complaint_mapping())
    assert file.refused[-1].reasons[0].code == "row_width"
    assert not told(*said_of(*(why for row in file.refused for why in row.reasons), *file.notes))
    rows = list(csv.DictReader(refused_csv(file.refused).decode("utf-8-sig").splitlines()))
    assert not told(*(text for row in rows for name, text in row.items() if name != "id")), "the column of ids alone holds what rows call themselves"


@pytest.mark.parametrize("column", ["id", "received", "channel", "closed", "customer", "is_closed"])
def test_the_report_command_repeats_none(tmp_path: Path, column: str) -> None:
    path, twin, mapping = tmp_path / "f.csv", tmp_path / "g.csv", tmp_path / "m.toml"
    mapping.write_text(
        HEAD + '[fields.id]\ncolumns = ["id"]\nrequired = true\n[fields.received]\ncolumns = ["received"]\ndates = ["%Y-%m-%d"]\nrequired = true\n'
        '[fields.closed]\ncolumns = ["closed"]\ndates = ["%Y-%m-%d"]\n[fields.customer]\ncolumns = ["customer"]\n'
        '[fields.channel]\ncolumns = ["channel"]\nvalues = { Post = "post" }\n[fields.is_closed]\ncolumns = ["is_closed"]\nvalues = { yes = true }\n'
    )
    complaint_file(path, column, *MARKS)
    complaint_file(twin, column, *MARKS)
    command = ["report", "--mapping", str(mapping), "--out", str(tmp_path / "out"), "--complaints", str(path)]
    for lang in Language:
        for more in ([], ["--complaints", str(twin)], ["--month", "2026-07"]):
            assert not told(CliRunner().invoke(app, [*command, *more, "--lang", lang.value]).output)


LOG: Final = (
    HEAD
    + """
[case]
columns = ["case"]
[event]
columns = ["what"]
values = { Start = "registered", End = "closed" }
[at]
columns = ["when"]
dates = ["%Y-%m-%d", "iso"]
[due]
columns = ["due"]
dates = ["%Y-%m-%d"]
stops = ["closed"]
[verdict]
columns = ["ok"]
values = { yes = "in_time" }
[class]
columns = ["class"]
"""
)
COLUMNS: Final = ("case", "what", "when", "due", "ok", "class")
ROW: Final = {"case": "C-1", "what": "Start", "when": "2026-07-13", "due": "2026-07-20", "ok": "yes", "class": "ordinary"}
BY_CASE: Final = (
    HEAD
    + """
[case]
columns = ["case"]
[[events]]
event = "registered"
columns = ["when"]
dates = ["%Y-%m-%d"]
[[events]]
event = "closed"
columns = ["due"]
dates = ["%Y-%m-%d"]
"""
)


def as_csv(rows: list[dict[str, str]]) -> str:
    return "".join(",".join(f'"{cell}"' for cell in one) + "\n" for one in (COLUMNS, *(row.values() for row in rows)))


def as_xes(rows: list[dict[str, str]]) -> str:
    events = ("".join(f'<string key="{key}" value="{value}"/>' for key, value in row.items()) for row in rows)
    return "<log>\n" + "\n".join(f"<trace><event>{one}</event></trace>" for one in events) + "\n</log>"


@pytest.mark.parametrize("column", COLUMNS)
@pytest.mark.parametrize(("kind", "toml"), [("csv", LOG), ("xes", LOG), ("csv", BY_CASE)], ids=["rows of events", "xes", "rows of cases"])
def test_no_message_of_a_log_repeats_a_cell(tmp_path: Path, kind: str, toml: str, column: str) -> None:
    """A case is listed by its id beside what is said of it; two classes of one case are named, because one of them is wrong."""
    path, mapping = tmp_path / f"log.{kind}", tmp_path / "m.toml"
    marked = [ROW | {"case": f"C-2{number // 2}", column: mark} for number, mark in enumerate(sorted([*MARKS, *MARKS]))]
    path.write_text((as_csv if kind == "csv" else as_xes)([ROW, *marked, ROW | {"case": "C-3"}]), encoding="utf-8")
    mapping.write_text(toml)
    log = Replay(parse_log_mapping(toml.encode()))
    log.take_all(read_log(path, log.mapping))
    clocks = read_clocks(log, Rulebook.default().editions[-1].complaints)
    unread = (*clocks.unread, *log.contradictions, *log.judge().unread)
    reasons = [why for found in (log.refused, unread) for one in found for why in one.reasons]
    assert reasons or column == "case" or (toml == BY_CASE and column in {"what", "ok", "class"}), "each column is read"
    assert not told(*said_of(*reasons))
    if column != "case":
        for more in ([], ["--lifecycle", "help-desk"], ["--class", "ordinary"]):
            assert not told(CliRunner().invoke(app, ["replay", str(path), "--mapping", str(mapping), *more]).output)


@pytest.mark.parametrize(("form", "read"), [(ASIC, read_asic), (CFPB, read_cfpb), (FCA, read_fca)], ids=["asic", "cfpb", "fca"])
def test_no_message_of_a_table_for_an_authority_repeats_a_cell(tmp_path: Path, form: object, read: object) -> None:
    assert callable(read)
    heads = [head for head, _, _ in form.columns]  # type: ignore[attr-defined]
    for place in range(len(heads)):
        with (tmp_path / "f.csv").open("w", newline="", encoding="utf-8") as file:
            csv.writer(file).writerow(heads)
            for mark in MARKS:
                csv.writer(file).writerows([[mark if place == number else "" for number in range(len(heads))], [mark] * len(heads), [mark]])
        with pytest.raises(FileRefused) as caught:
            read(tmp_path / "f.csv")
        assert not told(*said_of(*caught.value.reasons))


def test_what_is_nearly_a_word_is_named(tmp_path: Path) -> None:
    complaint_file(tmp_path / "f.csv", "channel", "Pots")
    file = read_complaints(tmp_path / "f.csv", complaint_mapping())
    assert "`channel` is `Pots`, which is not in the mapping; nearest is `Post`" in file.refused[0].reasons[0].text()


@pytest.mark.parametrize(
    ("cell", "form"),
    [
        ("02.07.2026", "99.99.9999"),
        ("2026年7月1日", "9999年9月9日"),
        ("月小日", "aaa"),
        ("Li 7", "aa 9"),
        ("٧٧", "99"),
        ("x" * 90, "a" * 39 + "…"),
        ("a\x1bb", r"a\x1ba"),
    ],
)
def test_a_cell_that_is_no_date_is_told_by_its_form(cell: str, form: str) -> None:
    assert form_of(cell) == form


def test_a_refused_row_keeps_its_own_id_as_a_value(tmp_path: Path) -> None:
    complaint_file(tmp_path / "f.csv", "received", "never")
    assert [row.id for row in read_complaints(tmp_path / "f.csv", complaint_mapping()).refused if isinstance(row, RefusedRow)][:2] == ["C-2", "C-3"]

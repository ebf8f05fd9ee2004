"""Logs in XES: read event by event, with the line of each; what is no such log, or would do harm, is refused where it begins."""

from __future__ import annotations

import gzip
import tracemalloc
from datetime import UTC, datetime
from pathlib import Path

import pytest

from crmcore.adapters.files import FileRefused
from crmcore.adapters.files.complaints import RefusedRow
from crmcore.adapters.files.eventlog import LogRow, read_log
from crmcore.adapters.files.logmapping import load_log_mapping, parse_log_mapping
from crmcore.adapters.files.xes import MOST_BYTES, is_xes, read_xes
from crmcore.messages import Language
from tests.adapters.files.xes_files import BY_TRACE, LOG, log, trace

XES = load_log_mapping("xes")
OURS = parse_log_mapping(BY_TRACE.encode())
GOOD = trace("1", ("a", "2026-07-06T09:00:00Z"))


def rows_of(tmp_path: Path, content: str | bytes, *, name: str = "log.xes", toml: str | None = None) -> list[LogRow | RefusedRow]:
    path = tmp_path / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return list(read_log(path, XES if toml is None else parse_log_mapping(toml.encode())))


def refused_for(tmp_path: Path, content: str | bytes, *, name: str = "log.xes") -> tuple[str, object]:
    """Return the code and the line for which a whole log is refused."""
    with pytest.raises(FileRefused) as caught:
        rows_of(tmp_path, content, name=name)
    (why,) = caught.value.reasons
    assert all(why.text(lang) for lang in Language)
    return why.code, why.facts.get("line")


@pytest.mark.parametrize("name", ["log.xes", "log.xes.gz", "log.xml", "log"])
def test_each_event_is_a_row(tmp_path: Path, name: str) -> None:
    content = gzip.compress(LOG.encode()) if name.endswith(".gz") else LOG.encode()
    rows = [row for row in rows_of(tmp_path, content, name=name, toml=BY_TRACE) if isinstance(row, LogRow)]
    assert [(row.line, row.case, row.complaint_class, [(one.name, one.at) for one in row.events]) for row in rows] == [
        (10, "1-364285768", "ordinary", [("Accepted/In Progress", datetime(2010, 3, 31, 14, 59, 42, tzinfo=UTC))]),
        (17, "1-364285768", "ordinary", [("Completed/Closed", datetime(2010, 3, 31, 15, 0, 56, 500000, tzinfo=UTC))]),
    ]


def test_attributes_in_each_other_and_in_lists_are_columns(tmp_path: Path) -> None:
    path = tmp_path / "log.xes"
    path.write_text(LOG)
    first, _ = read_xes(path, {"cost", "cost/currency", "who/first", "case:class", "first"})
    assert first.attributes == {"cost": "5.0", "cost/currency": "EUR", "who/first": "anna", "case:class": "ordinary"}


@pytest.mark.parametrize("encoding", ["utf-16", "iso-8859-1", "utf-8-sig"])
def test_its_own_declaration_says_how_it_is_encoded(tmp_path: Path, encoding: str) -> None:
    declared = encoding.removesuffix("-sig")
    content = f'<?xml version="1.0" encoding="{declared}"?>{log(trace("Größe", ("a", "2026-07-06T09:00:00Z")))}'
    (row,) = rows_of(tmp_path, content.encode(encoding))
    assert isinstance(row, LogRow)
    assert row.case == "Größe"


def test_a_prefix_and_strange_tags_change_nothing(tmp_path: Path) -> None:
    text = log(f"<note><event/></note>{GOOD}<log><trace/></log>").replace("<trace>", "<x:trace>").replace("</trace>\n", "</x:trace>\n")
    assert [isinstance(row, LogRow) for row in rows_of(tmp_path, text)] == [True]


@pytest.mark.parametrize(
    ("inside", "codes"),
    [
        (trace("1", ("", "2026-07-06T09:00:00Z")), ["row_says_nothing"]),
        (trace("1", ("a", "yesterday")), ["date_format"]),
        (trace("", ("a", "2026-07-06T09:00:00Z")), ["row_says_nothing"]),
        (f'<string key="concept:name" value="2"/>{GOOD}', ["column_twice"]),
        (GOOD.replace("</event>", '<string key="concept:name" value="b"/></event>'), ["column_twice"]),
        ('<string key="concept:name" value="1"/>', ["xes_no_event"]),
    ],
)
def test_an_event_that_cannot_be_read_is_refused_alone(tmp_path: Path, inside: str, codes: list[str]) -> None:
    rows = rows_of(tmp_path, log(trace("0", ("a", "2026-07-06T09:00:00Z")), inside))
    assert isinstance(rows[0], LogRow)
    (refused,) = rows[1:]
    assert isinstance(refused, RefusedRow)
    assert (refused.line, [one.code for one in refused.reasons]) == (3, codes)
    assert all(one.text(lang) for one in refused.reasons for lang in Language)


def test_a_trace_told_twice_is_refused(tmp_path: Path) -> None:
    rows = rows_of(tmp_path, log(GOOD, trace("2", ("a", "2026-07-06T09:00:00Z")), GOOD))
    assert [(row.line, [why.code for why in row.reasons]) for row in rows if isinstance(row, RefusedRow)] == [(4, ["row_repeats"])]


def test_two_spellings_in_one_event_are_a_doubt(tmp_path: Path) -> None:
    toml = BY_TRACE.replace('columns = ["concept:name"]', 'columns = ["concept:name", "activity"]').replace("detail ", "# ")
    (row,) = rows_of(tmp_path, log(GOOD.replace("</event>", '<string key="activity" value="b"/></event>')), toml=toml)
    assert isinstance(row, RefusedRow)
    assert [why.code for why in row.reasons] == ["column_ambiguous"]


def test_a_column_that_no_event_has_is_missing(tmp_path: Path) -> None:
    with pytest.raises(FileRefused) as caught:
        rows_of(tmp_path, log(GOOD), toml=f'{BY_TRACE}[due]\ncolumns = ["due"]\nstops = ["a"]\n')
    assert [(one.code, one.facts["field"]) for one in caught.value.reasons] == [("column_missing_of", "due"), ("column_missing_of", "event.detail")]
    assert rows_of(tmp_path, "<log/>") == [], "a log without an event lacks nothing"


BOMB = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))


@pytest.mark.parametrize(
    ("content", "code", "line"),
    [
        ("", "xes_empty", None),
        ("<html>\n</html>", "xes_no_log", 1),
        (f'<!DOCTYPE log [<!ENTITY a0 "ha">{BOMB}]>\n<log>&a9;</log>', "xes_doctype", 1),
        ('<?xml version="1.0"?>\n<!DOCTYPE log [<!ENTITY x SYSTEM "file:///etc/passwd">]><log>&x;</log>', "xes_doctype", 2),
        ("<log>\n<trace>\n<event", "xes_malformed", 3),
        ("<log>\n<trace></log>", "xes_malformed", 2),
        ("<log>\n&x;</log>", "xes_malformed", 2),
        ('<?xml version="1.0" encoding="nowhere"?><log/>', "xes_malformed", 1),
        ('<?xml version="1.0" encoding="gb18030"?><log/>', "xes_malformed", 1),
        (b"<log>\xff</log>", "xes_malformed", 1),
        (log(GOOD + '<string key="late" value="x"/>'), "xes_late_attribute", 2),
        (log("<x>" * 40), "xes_too_deep", 2),
        (f'<log>\n<trace><string key="{"x" * (3 * MOST_BYTES)}"/></trace></log>', "xes_tag_too_long", 2),
        (gzip.compress(LOG.encode())[:-20], "file_gzip", None),
        (b"\x1f\x8b\x08" + b"x" * 50, "file_gzip", None),
    ],
)
def test_what_is_no_log_is_refused_where_it_begins(tmp_path: Path, content: str | bytes, code: str, line: int | None) -> None:
    assert refused_for(tmp_path, content) == (code, line)


def test_a_mapping_for_rows_that_are_cases_does_not_fit(tmp_path: Path) -> None:
    with pytest.raises(FileRefused) as caught:
        list(read_log(_written(tmp_path, log(GOOD)), load_log_mapping("boston311")))
    assert caught.value.reasons[0].code == "xes_events"


def _written(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "log.xes"
    path.write_text(text)
    return path


def test_a_csv_file_is_no_xes(tmp_path: Path) -> None:
    path = tmp_path / "log.csv"
    for content, wanted in ((b"case,what\n", False), (b"\xef\xbb\xbf <log/>", True), (b"\x1f\x8b\x08", False), (gzip.compress(b"<log/>"), True)):
        path.write_bytes(content)
        assert is_xes(path) is wanted


def test_memory_does_not_grow_with_the_log(tmp_path: Path) -> None:
    """What was read is let go of: a log ten times as long takes no more."""
    used = []
    for size in (500, 5_000):
        path = _written(tmp_path, log(*(trace(str(n), ("a", "2026-07-06T09:00:00Z")) for n in range(size))))
        tracemalloc.start()
        assert sum(1 for _ in read_xes(path, {"concept:name"})) == size
        used.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
    assert used[1] < 2 * used[0]

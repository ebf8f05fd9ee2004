"""Files as they come: other encodings, archives, delimiters, lines above the header, columns and rows that say nothing; and each remedy is tried."""

from __future__ import annotations

import bz2
import gzip
import zipfile
from contextlib import suppress
from io import BytesIO
from pathlib import Path
from time import process_time
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crmcore.adapters.files import FileRefused, RefusedRow, load_mapping, read_complaints, read_log
from crmcore.adapters.files.encodings import is_encoding
from crmcore.adapters.files.logmapping import parse_log_mapping
from crmcore.adapters.files.mapping import parse_mapping
from crmcore.decision import Reason
from crmcore.errors import RulebookError
from crmcore.messages import Language

MAPPING: Final = """
[mapping]
name = "m"
zone = "Asia/Shanghai"
{head}
[fields.id]
columns = ["id"{more}]
required = true
[fields.received]
columns = ["in"]
dates = ["%Y-%m-%d"]
required = true
[fields.matter]
columns = ["matter"]
optional = {optional}
"""
TEXT: Final = "id,in,matter\n1,2026-07-01,手续费\n2,2026-07-02,投诉\n"


def read(
    tmp_path: Path, content: str | bytes, *head: str, more: str = "", optional: bool = True, keep_whole: bool = False
) -> list[tuple[str, str | None]]:
    path = tmp_path / "f.csv"
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    mapping = parse_mapping(MAPPING.format(head="\n".join(head), more=more, optional=str(optional).lower()).encode())
    return [(one.id, one.matter) for one in read_complaints(path, mapping, keep_whole=keep_whole).records]


def refused(tmp_path: Path, content: str | bytes, *head: str, **more: bool) -> Reason:
    with pytest.raises(FileRefused) as caught:
        read(tmp_path, content, *head, **more)  # type: ignore[arg-type]
    assert caught.value.text(Language.ZH)
    return caught.value.reasons[0]


ROWS: Final = [("1", "手续费"), ("2", "投诉")]


def packed() -> dict[str, bytes]:
    archive = BytesIO()
    with zipfile.ZipFile(archive, "w") as file:
        file.writestr("f.csv", TEXT)
    return {"gzip": gzip.compress(TEXT.encode()), "zip": archive.getvalue(), "bzip2": bz2.compress(TEXT.encode())}


@pytest.mark.parametrize("kind", ["gzip", "zip", "bzip2"])
def test_an_archive_is_told_as_one_and_what_is_in_it_is_read(tmp_path: Path, kind: str) -> None:
    why = refused(tmp_path, packed()[kind])
    assert (why.code, why.facts["kind"]) == ("file_packed", kind)
    assert read(tmp_path, TEXT) == ROWS


@pytest.mark.parametrize(
    ("content", "declared", "code"),
    [
        (TEXT.encode(), "gbk", "file_other_encoding"),
        (TEXT.encode(), "gb18030", "file_other_encoding"),
        (TEXT.encode(), "latin-1", "file_other_encoding"),
        ("id,in,matter\n1,2026-07-01,Gebühr\n2,2026-07-02,x\n".encode(), "cp1252", "file_other_encoding"),
        (TEXT.encode("utf-8-sig"), "gb18030", "file_other_encoding"),
        (TEXT.encode("utf-16"), "utf-8", "file_other_encoding"),
        (TEXT.encode("utf-16"), "gb18030", "file_other_encoding"),
        (TEXT.encode("utf-32"), "utf-16", "file_other_encoding"),
        (TEXT.encode("utf-16-le"), "utf-16", "file_no_mark"),
        (TEXT.encode("utf-16-be"), "utf-16", "file_no_mark"),
        (TEXT.encode("gbk"), "utf-8", "file_encoding"),
        (TEXT.encode("gb18030"), "ascii", "file_encoding"),
        (TEXT.encode(), "ascii", "file_encoding"),
        ("id,in,matter\n1,2026-07-01,Gebühr\n2,2026-07-02,x\n".encode("cp1252"), "utf-8", "file_encoding"),
    ],
)
def test_the_encoding_that_a_refusal_names_is_another_one_and_reads_the_file(tmp_path: Path, content: bytes, declared: str, code: str) -> None:
    why = refused(tmp_path, content, f'encoding = "{declared}"')
    named = why.facts["other" if code == "file_encoding" else "found"]
    assert why.code == code
    assert named != declared
    assert [one for one, _ in read(tmp_path, content, f'encoding = "{named}"')] == ["1", "2"]
    if b"Geb" not in content:
        assert read(tmp_path, content, f'encoding = "{named}"') == ROWS


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf8", "UTF8", "U8", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "gbk", "gb18030", "hz", "utf-7"]
)
def test_a_file_in_its_encoding_is_read_with_or_without_a_mark(tmp_path: Path, encoding: str) -> None:
    assert read(tmp_path, TEXT.encode(encoding), f'encoding = "{encoding}"') == ROWS
    if encoding in {"utf-16-le", "utf-16-be"}:
        assert read(tmp_path, ("\ufeff" + TEXT).encode(encoding), f'encoding = "{encoding}"') == ROWS


def test_what_is_in_no_likely_encoding_is_to_be_had_anew(tmp_path: Path) -> None:
    why = refused(tmp_path, b"id,in\n1,2026-07-01\n\xff\x81\x8d\n")
    assert (why.code, why.facts["line"], why.facts["byte"]) == ("file_encoding_of", 3, "0xff")
    assert refused(tmp_path, b"id,in\n1\n2", 'encoding = "utf-16-le"').code == "file_encoding"


def test_one_pair_of_bytes_proves_nothing_where_two_bytes_are_a_character(tmp_path: Path) -> None:
    assert read(tmp_path, "id,in,matter\n1,2026-07-01,植\n".encode("gbk"), 'encoding = "gbk"') == [("1", "植")]
    assert read(tmp_path, "id,in,matter\n1,2026-07-01,x\n", 'encoding = "gbk"') == [("1", "x")]
    long = "id,in,matter\n1,2026-07-01,手续费\n" + "2,2026-07-02,x\n" * 30_000
    assert refused(tmp_path, long, 'encoding = "gbk"').code == "file_other_encoding"
    assert len(read(tmp_path, long.encode("gbk"), 'encoding = "gbk"')) == 2


@pytest.mark.parametrize("encoding", ["gbk", "gb18030", "big5", "euc-kr"])
def test_two_letters_of_europe_may_be_chance_and_three_are_utf_8(tmp_path: Path, encoding: str) -> None:
    two, three = (f"id,in,matter\n1,2026-07-01,{'ü' * many}\n".encode() for many in (2, 3))
    assert read(tmp_path, two, f'encoding = "{encoding}"') == [("1", "üü".encode().decode(encoding))]
    why = refused(tmp_path, three, f'encoding = "{encoding}"')
    assert (why.code, why.facts["found"]) == ("file_other_encoding", "utf-8")


@pytest.mark.parametrize(
    "name", ["hex", "base64", "bz2", "rot13", "zip", "uu", "undefined", "idna", "punycode", "unicode_escape", "utf\\u0000", "klingon", "x" * 300]
)
def test_what_is_no_encoding_of_files_is_refused_by_name(tmp_path: Path, name: str) -> None:
    with pytest.raises(RulebookError, match="is no encoding of text files") as caught:
        read(tmp_path, TEXT, f'encoding = "{name}"')
    assert [(one.code, one.path) for one in caught.value.findings] == [("mapping_encoding", "mapping.encoding")]
    assert all(map(is_encoding, ("utf-8", "gb18030")))


@pytest.mark.parametrize("mark", [";", "\t", "|"])
@pytest.mark.parametrize("text", [TEXT, 'id,in,"matter, in words",matter\n1,2026-07-01,"a, b",手续费\n2,2026-07-02,,投诉\n'])
def test_the_delimiter_that_a_refusal_names_reads_the_file(tmp_path: Path, mark: str, text: str) -> None:
    content = text.replace(", ", "\0").replace(",", mark).replace("\0", ", ").replace('"', "")
    why = refused(tmp_path, content, optional=False)
    assert why.code == "file_delimiter"
    assert read(tmp_path, content, f'delimiter = "{why.facts["found"]}"') == ROWS
    if text == TEXT:
        assert read(tmp_path, content.replace(mark, ","), f'delimiter = "{why.facts["wanted"]}"') == ROWS


def test_tabs_in_utf_16_are_what_a_spreadsheet_calls_unicode_text(tmp_path: Path) -> None:
    assert read(tmp_path, TEXT.replace(",", "\t").encode("utf-16"), 'encoding = "utf-16"', r'delimiter = "\t"') == ROWS


@pytest.mark.parametrize("delimiter", ["", ";;", '\\"', "\\n", "\\r", "\\u0000"])
def test_what_cannot_separate_is_no_delimiter(tmp_path: Path, delimiter: str) -> None:
    with pytest.raises(RulebookError, match="not one character") as caught:
        read(tmp_path, TEXT, f'delimiter = "{delimiter}"')
    assert caught.value.findings[0].code == "mapping_delimiter"
    with pytest.raises(RulebookError, match="text"):
        read(tmp_path, TEXT, "delimiter = 5")


def test_the_delimiter_noted_in_the_first_line_is_that_of_the_mapping(tmp_path: Path) -> None:
    noted = "sep=;\n" + TEXT.replace(",", ";")
    why = refused(tmp_path, noted)
    assert why.code == "file_delimiter_noted"
    assert read(tmp_path, noted, f'delimiter = "{why.facts["found"]}"') == ROWS
    assert read(tmp_path, "sep=,\n" + TEXT) == ROWS
    assert read(tmp_path, "sep=\t\n" + TEXT.replace(",", "\t"), r'delimiter = "\t"') == ROWS


def test_the_title_lines_that_a_refusal_names_are_skipped(tmp_path: Path) -> None:
    titled = "Complaints of July\n\nmade,2026-08-01\n" + TEXT
    why = refused(tmp_path, titled)
    assert (why.code, why.facts["line"]) == ("file_title", 4)
    assert read(tmp_path, titled, f"title_lines = {why.facts['number']}") == ROWS
    assert refused(tmp_path, TEXT, "title_lines = 9").code == "file_empty"
    with pytest.raises(RulebookError, match="-1 lines above the header cannot be") as caught:
        read(tmp_path, TEXT, "title_lines = -1")
    assert caught.value.findings[0].code == "mapping_title_lines"


def test_a_file_without_any_of_the_columns_is_told_so_first(tmp_path: Path) -> None:
    path = tmp_path / "f.csv"
    path.write_text("a,b,c\n1,2,3\n")
    with pytest.raises(FileRefused) as caught:
        read_complaints(path, load_mapping("cfpb"))
    first, *rest = caught.value.reasons
    assert first.code == "file_other_kind"
    assert {one.code for one in rest} == {"column_missing_of"}


@pytest.mark.parametrize("cell", ["ID", "Id", "i\u200bdd"])
def test_the_heading_that_a_refusal_names_is_the_right_one(tmp_path: Path, cell: str) -> None:
    content = TEXT.replace("id", cell)
    why = refused(tmp_path, content)
    assert why.code == "column_missing"
    assert read(tmp_path, content, more=f', "{why.facts["nearest"]}"') == ROWS


def test_a_missing_column_may_be_optional(tmp_path: Path) -> None:
    content = "id,in\n1,2026-07-01\n"
    why = refused(tmp_path, content, optional=False)
    assert "`optional = true`" in why.text()
    assert read(tmp_path, content, optional=True) == [("1", None)]


def test_what_no_field_asks_for_does_not_matter(tmp_path: Path) -> None:
    assert read(tmp_path, "id,in,,,note,note\n1,2026-07-01,,,a,b\n,,,,,\n , , , , , \n") == [("1", None)]
    assert read(tmp_path, "\ufeffid\u200b,\u00a0in ,matter\n1,2026-07-01,x\n".encode("utf-8-sig")) == [("1", "x")]
    assert refused(tmp_path, "id,in,in\n1,2026-07-01,2026-07-02\n").code == "column_twice"


@pytest.mark.parametrize(
    ("content", "head"),
    [
        (TEXT + '3,2026-07-03,"手续', ()),
        (TEXT.encode() + "3,2026-07-03,手".encode()[:-1], ()),
        (TEXT.encode("gbk") + "3,2026-07-03,手".encode("gbk")[:-1], ('encoding = "gbk"',)),
        (TEXT.encode("utf-16") + "3,2026".encode("utf-16-le")[:-1], ('encoding = "utf-16"',)),
    ],
)
def test_whole_rows_are_kept_of_a_file_that_ends_in_one(tmp_path: Path, content: str | bytes, head: tuple[str, ...]) -> None:
    assert refused(tmp_path, content, *head).code in {"file_cut_off", "file_encoding", "file_encoding_of"}
    assert read(tmp_path, content, *head, keep_whole=True) == ROWS
    mapping = parse_mapping(MAPPING.format(head="\n".join(head), more="", optional="true").encode())
    file = read_complaints(tmp_path / "f.csv", mapping, keep_whole=True)
    assert [(one.line, one.reasons[0].code) for one in file.refused] == [(4, "row_cut_off")]


def test_only_the_end_of_a_file_may_be_cut(tmp_path: Path) -> None:
    assert refused(tmp_path, TEXT.encode() + b"\xff,2026-07-03,x\n4,2026-07-03,x\n", keep_whole=True).code.startswith("file_encoding")
    assert refused(tmp_path, 'id,in\n1,2026-07-01"\n"2"x,2026-07-01\n', keep_whole=True).code == "file_malformed"
    assert refused(tmp_path, '"id', keep_whole=True).code == "file_cut_off"


def test_of_two_columns_of_a_log_none_is_taken(tmp_path: Path) -> None:
    log = parse_log_mapping(
        b'[mapping]\nname = "l"\nzone = "Asia/Shanghai"\n[case]\ncolumns = ["id", "case"]\n[event]\ncolumns = ["what"]\n'
        b'[at]\ncolumns = ["when"]\ndates = ["%Y-%m-%d"]\n'
    )
    for header, code in (("id,what,when,when", "column_twice"), ("id,case,what,when", "column_ambiguous")):
        (tmp_path / "l.csv").write_text(f"{header}\n1,opened,2026-07-01,2026-07-09\n")
        with pytest.raises(FileRefused) as caught:
            list(read_log(tmp_path / "l.csv", log))
        assert [one.code for one in caught.value.reasons] == [code]
    (tmp_path / "l.csv").write_text("id,what,when,,\n1,opened,2026-07-01,,\n")
    assert not any(isinstance(one, RefusedRow) for one in read_log(tmp_path / "l.csv", log))


def test_a_word_that_is_not_known_is_cut_short(tmp_path: Path) -> None:
    words = MAPPING.format(head="", more="", optional="true").replace('["matter"]', '["matter"]\nvalues = { a = "fees" }')
    (tmp_path / "f.csv").write_text(f"id,in,matter\n1,2026-07-01,{'long story ' * 9000}\n2,{'x' * 9000},a\n3,2026-07-01,\x1b[2J\n")
    found = read_complaints(tmp_path / "f.csv", parse_mapping(words.encode())).refused
    assert [one.reasons[0].code for one in found] == ["word_unknown_of", "date_format", "word_unknown_of"]
    assert all(len(one.reasons[0].text(lang)) < 200 for one in found for lang in Language)
    assert not any("long story" in one.reasons[0].text() or "2J" in one.reasons[0].text() for one in found)


@given(st.binary(max_size=200), st.sampled_from(["utf-8", "utf-16", "utf-16-le", "gbk", "gb18030", "latin-1", "hz", "utf-7", "shift_jis", "cp037"]))
def test_whatever_the_bytes_a_file_is_read_or_refused(tmp_path_factory: pytest.TempPathFactory, body: bytes, encoding: str) -> None:
    with suppress(FileRefused):
        read(tmp_path_factory.mktemp("bytes"), "id,in\n".encode(encoding) + body, f'encoding = "{encoding}"', keep_whole=bool(body) and body[0] > 128)


def took(tmp_path: Path, content: str) -> float:
    path = tmp_path / "f.csv"
    path.write_text(content)
    mapping = parse_mapping(MAPPING.format(head="", more="", optional="true").replace('["matter"]', '["matter"]\nvalues = { a = "fees" }').encode())
    start = process_time()
    with suppress(FileRefused):
        read_complaints(path, mapping)
    return process_time() - start


@pytest.mark.parametrize(
    ("content", "size"),
    [
        (lambda n: "id,in," + ",".join(["x"] * n) + "\n", 20_000),
        (lambda n: ",".join(f"c{one}" for one in range(n)) + "\n", 2_000),
        (lambda n: "id,in,matter\n" + "".join(f"{one},2026-07-01,word{one}\n" for one in range(n)), 500),
        (lambda n: "id,in,matter\n" + "".join(f"{one},2026-07-01,a\n" for one in range(n)), 1_000),
        (lambda n: "id,in,matter\n" + "1,2026-07-01,a\n" * n, 1_000),
        (lambda n: 'id,in,matter\n1,2026-07-01,"' + "\n" * n, 12_000),
        (lambda n: "id,in,matter\n" + "\n" * n, 20_000),
    ],
    ids=["doubled headings", "other headings", "unknown words", "good rows", "repeated ids", "a quote without end", "empty lines"],
)
def test_ten_times_the_file_takes_about_ten_times_the_time(tmp_path: Path, content: object, size: int) -> None:
    made = content
    assert callable(made)
    small, large = (min(took(tmp_path, made(n)) for _ in range(2)) for n in (size, size * 10))
    assert large < 40 * small + 0.2, "what grows with the square would take a hundred times as long"

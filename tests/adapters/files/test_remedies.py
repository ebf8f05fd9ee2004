"""Each remedy that a message about a complaint file tells is done: the sample has the fault, then the remedy, and then it is read."""

from __future__ import annotations

import gzip
from collections.abc import Callable
from pathlib import Path
from typing import Final, NamedTuple

import pytest

from crmcore.adapters.files import read_complaints
from crmcore.adapters.files.mapping import parse_mapping
from crmcore.errors import InvalidValue, RulebookError
from crmcore.messages.adapters.files import TEXTS
from tests.adapters.files.small_mappings import OF_COMPLAINTS

OTHER_FIELDS: Final = """
[fields.closed]
columns = ["closed"]
dates = ["%d/%m/%Y"]
[fields.outcome]
columns = ["result"]
values = { paid = "upheld", refused = "not_upheld" }
[[checks]]
id = "closed_first"
later = "closed"
than = "received"
says = "closed before it was received"
[[checks]]
id = "odd"
when = { outcome = "upheld", timeliness = "ended" }
says = "upheld, and nothing due"
[fields.timeliness]
columns = ["said"]
values = { gone = "ended" }
"""
MAPPING: Final = OF_COMPLAINTS.replace("%Y-%m-%d", "%d/%m/%Y") + OTHER_FIELDS
HEAD: Final = "id,received,closed,result,said\n"
GOOD: Final = HEAD + "1,13/07/2026,14/07/2026,paid,\n"


class Sample(NamedTuple):
    """A mapping and a file; `keep` reads a file that is cut off without its last row."""

    mapping: str = MAPPING
    file: bytes = GOOD.encode()
    keep: bool = False

    def mapped(self, old: str, new: str) -> Sample:
        assert old in self.mapping
        return self._replace(mapping=self.mapping.replace(old, new))

    def filed(self, old: str, new: str) -> Sample:
        assert old.encode() in self.file
        return self._replace(file=self.file.replace(old.encode(), new.encode()))


def of(text: str) -> Sample:
    return Sample(file=text.encode())


RIGHT: Final = Sample()
CHINESE: Final = Sample(file=GOOD.replace("\n1,", "\n投诉一,").encode("gb18030"))
SEMICOLON: Final = of(GOOD.replace(",", ";"))
SWAPPED: Final = of(HEAD + "1,02/07/2026,,paid,\n2,07/13/2026,,paid,\n")
MISSING: Final = of(GOOD.replace("closed", "Closed"))
FAR: Final = of(GOOD.replace("closed", "zu"))
UNKNOWN: Final = of(GOOD.replace("paid", "pad"))
FAR_WORD: Final = of(GOOD.replace("paid", "zzz"))
ENCODED: Final = 'zone = "Asia/Shanghai"\nencoding = '

# By the code of the message: the sample that has the fault, and each remedy that the message names.
REMEDIES: Final[dict[str, tuple[Sample, tuple[Callable[[Sample], Sample], ...]]]] = {
    "file_encoding": (
        CHINESE,
        (
            lambda one: one.mapped('zone = "Asia/Shanghai"', ENCODED + '"gb18030"'),
            lambda one: one._replace(file=one.file.decode("gb18030").encode()),
        ),
    ),
    "file_other_encoding": (
        Sample(file=GOOD.encode("utf-16")),
        (lambda one: one.mapped('zone = "Asia/Shanghai"', ENCODED + '"utf-16"'),),
    ),
    "file_packed": (Sample(file=gzip.compress(GOOD.encode())), (lambda one: one._replace(file=gzip.decompress(one.file)),)),
    "file_title": (
        of("Complaints of July\n" + GOOD),
        (lambda one: one.mapped('zone = "Asia/Shanghai"', 'zone = "Asia/Shanghai"\ntitle_lines = 1'),),
    ),
    "file_delimiter_noted": (
        of("sep=;\n" + GOOD.replace(",", ";")),
        (lambda one: one.mapped('zone = "Asia/Shanghai"', 'zone = "Asia/Shanghai"\ndelimiter = ";"'),),
    ),
    "file_delimiter": (
        SEMICOLON,
        (
            lambda one: one.mapped('zone = "Asia/Shanghai"', 'zone = "Asia/Shanghai"\ndelimiter = ";"'),
            lambda one: one.filed(";", ","),
        ),
    ),
    "file_cut_off": (of(GOOD + '2,13/07/2026,"14'), (lambda one: one._replace(keep=True), lambda one: one.filed('"14', '"14/07/2026",paid,'))),
    "file_ends_in_row": (
        of(GOOD + "2,13/07/2026"),
        (
            lambda one: one._replace(keep=True),
            lambda one: one.filed("2,13/07/2026", "2,13/07/2026,14/07/2026,paid,\n"),
        ),
    ),
    "file_ends_in_cell": (
        RIGHT.mapped('columns = ["said"]', 'columns = ["said"]\noptional = true')
        ._replace(
            file=b"id,result,received,closed\n1,paid,13/07/2026,14/07/2026\n2,paid,13/07/2026,14/07/2026 10:3",
        )
        .mapped('dates = ["%d/%m/%Y"]\n[fields.outcome]', 'dates = ["%d/%m/%Y", "%d/%m/%Y %H:%M"]\n[fields.outcome]')
        .filed("14/07/2026\n", "14/07/2026 09:00\n"),
        (
            lambda one: one._replace(keep=True),
            lambda one: one._replace(file=one.file + b"\n"),
            lambda one: one._replace(file=one.file + b"0"),
        ),
    ),
    "file_ends_before_cell": (
        RIGHT.mapped('columns = ["said"]', 'columns = ["said"]\noptional = true')._replace(
            file=b"id,result,received,closed\n1,paid,13/07/2026,14/07/2026\n2,paid,13/07/2026,"
        ),
        (
            lambda one: one._replace(keep=True),
            lambda one: one._replace(file=one.file + b"\n"),
            lambda one: one._replace(file=one.file + b"14/07/2026"),
        ),
    ),
    "file_malformed": (of(GOOD + '2,"13/07"/2026,,paid,\n'), (lambda one: one.filed('"13/07"', "13/07"),)),
    "file_cell_too_long": (of(GOOD.replace(",paid", "," + "x" * 140_000)), (lambda one: one.filed("x" * 140_000, "paid"),)),
    "file_empty": (of(""), (lambda one: one._replace(file=GOOD.encode()),)),
    "file_date_order": (
        SWAPPED,
        (lambda one: one.mapped("%d/%m/%Y", "%m/%d/%Y"),),
    ),
    "column_missing": (
        MISSING,
        (
            lambda one: one.mapped('columns = ["closed"]', 'columns = ["closed", "Closed"]'),
            lambda one: one.mapped('columns = ["closed"]', 'columns = ["closed"]\noptional = true'),
        ),
    ),
    "column_missing_of": (
        FAR,
        (
            lambda one: one.mapped('columns = ["closed"]', 'columns = ["closed", "zu"]'),
            lambda one: one.mapped('columns = ["closed"]', 'columns = ["closed"]\noptional = true'),
        ),
    ),
    "column_twice": (
        of(GOOD.replace("said", "result").replace("paid,", "paid,paid")),
        (lambda one: one.filed("result,result", "result,said").filed("paid,paid", "paid,"),),
    ),
    "column_ambiguous": (
        RIGHT.mapped('columns = ["closed"]', 'columns = ["closed", "until"]')
        .filed("said", "until")
        .mapped('columns = ["said"]', 'columns = ["said"]\noptional = true'),
        (lambda one: one.mapped('"closed", "until"', '"closed"'),),
    ),
    "row_width": (of(GOOD + "2,13/07/2026,,paid\n"), (lambda one: one.filed("2,13/07/2026,,paid\n", "2,13/07/2026,,paid,\n"),)),
    "row_id_rounded": (of(GOOD.replace("\n1,", "\n1.2E+17,")), (lambda one: one.filed("1.2E+17", "120000000000000001"),)),
    "row_id_zeros": (of(GOOD + "01,13/07/2026,,paid,\n"), (lambda one: one.filed("\n1,", "\n02,"),)),
    "row_cut_off": (of(GOOD + '2,13/07/2026,"14')._replace(keep=True), (lambda one: one.filed('"14', '"14/07/2026",paid,'),)),
    "row_says_nothing": (of(GOOD.replace("\n1,13/07/2026", "\n1,")), (lambda one: one.filed("\n1,,", "\n1,13/07/2026,"),)),
    "row_repeats": (of(GOOD + "1,13/07/2026,,paid,\n"), (lambda one: one.filed("\n1,13/07/2026,,", "\n2,13/07/2026,,"),)),
    "row_contradicts": (of(GOOD.replace("14/07", "12/07")), (lambda one: one.filed("12/07", "14/07"),)),
    "row_words_contradict": (of(GOOD.replace("paid,", "paid,gone")), (lambda one: one.filed("paid,gone", "paid,"),)),
    "word_unknown": (UNKNOWN, (lambda one: one.filed(",pad,", ",paid,"), lambda one: one.mapped("{ paid", '{ pad = "upheld", paid'))),
    "date_format": (of(GOOD.replace("13/07/2026", "July")), (lambda one: one.filed("July", "13/07/2026"),)),
    "date_spreadsheet": (
        of(GOOD.replace("13/07/2026", "46204")),
        (lambda one: one.mapped('"%d/%m/%Y"]', '"%d/%m/%Y", "spreadsheet day"]'),),
    ),
    "date_other_order": (of(GOOD + "2,07/13/2026,,paid,\n"), (lambda one: one.filed("07/13", "13/07"),)),
    "mapping_encoding": (RIGHT.mapped('zone = "Asia/Shanghai"', ENCODED + '"klingon"'), (lambda one: one.mapped("klingon", "utf-8"),)),
    "mapping_zone": (RIGHT.mapped("Asia/Shanghai", "Asia/Nowhere"), (lambda one: one.mapped("Asia/Nowhere", "Asia/Shanghai"),)),
    "mapping_delimiter": (
        RIGHT.mapped('zone = "Asia/Shanghai"', 'zone = "Asia/Shanghai"\ndelimiter = ";;"'),
        (lambda one: one.mapped(";;", ","),),
    ),
    "mapping_title_lines": (
        RIGHT.mapped('zone = "Asia/Shanghai"', 'zone = "Asia/Shanghai"\ntitle_lines = -1'),
        (lambda one: one.mapped("-1", "0"),),
    ),
    "mapping_must_require": (
        RIGHT.mapped('columns = ["id"]\nrequired = true', 'columns = ["id"]'),
        (lambda one: one.mapped('columns = ["id"]', 'columns = ["id"]\nrequired = true'),),
    ),
    "mapping_field": (RIGHT.mapped("[fields.closed]", "[fields.clsed]"), (lambda one: one.mapped("clsed", "closed"),)),
    "mapping_no_columns": (RIGHT.mapped('columns = ["closed"]', "columns = []"), (lambda one: one.mapped("columns = []", 'columns = ["closed"]'),)),
    "mapping_format": (RIGHT.mapped('"%d/%m/%Y"', '"%d/%m/%Y", "%Y-%m"'), (lambda one: one.mapped("%Y-%m", "%Y-%m-%d"),)),
    "mapping_formats_clash": (
        RIGHT.mapped('"%d/%m/%Y"', '"%d/%m/%Y", "%m/%d/%Y"'),
        (lambda one: one.mapped('"%d/%m/%Y", "%m/%d/%Y"', '"%d/%m/%Y"'),),
    ),
    "mapping_needs_values": (
        RIGHT.mapped('values = { gone = "ended" }', ""),
        (lambda one: one.mapped('columns = ["said"]', 'columns = ["said"]\nvalues = { gone = "ended" }'),),
    ),
    "mapping_word": (RIGHT.mapped('gone = "ended"', 'gone = "over"'), (lambda one: one.mapped('"over"', '"ended"'),)),
    "mapping_computed": (RIGHT.mapped('columns = ["id"]', 'columns = ["id"]\nis_line = true'), (lambda one: one.mapped('columns = ["id"]\n', ""),)),
    "mapping_line": (RIGHT.mapped('columns = ["result"]', 'columns = ["result"]\nis_line = true'), (lambda one: one.mapped("is_line = true", ""),)),
    "mapping_length": (
        RIGHT._replace(mapping=MAPPING + '[fields.due]\nafter = "received"\n'),
        (lambda one: one.mapped('after = "received"', 'after = "received"\nwithin = "7 days"'),),
    ),
    "mapping_length_unit": (
        RIGHT._replace(mapping=MAPPING + '[fields.due]\nafter = "received"\nwithin = "7 working days"\n'),
        (lambda one: one.mapped("7 working days", "7 days"),),
    ),
    "mapping_check_kind": (
        RIGHT.mapped('than = "received"', ""),
        (lambda one: one.mapped('later = "closed"', 'later = "closed"\nthan = "received"'),),
    ),
    "mapping_check": (RIGHT.mapped('than = "received"', 'than = "sent"'), (lambda one: one.mapped('than = "sent"', 'than = "received"'),)),
    "mapping_check_field": (
        RIGHT.mapped('when = { outcome = "upheld"', 'when = { closed = "upheld"'),
        (lambda one: one.mapped('when = { closed = "upheld"', 'when = { outcome = "upheld"'),),
    ),
}
# These say what is, name no remedy that a file could show, or are about something else than a complaint file and its mapping; tests elsewhere name them.
ELSEWHERE: Final = frozenset(
    {
        "cannot_write", "mapping_not_found", "mapping_not_found_of", "mapping_other_kind", "mapping_field_of", "mapping_dates", "file_encoding_of",
        "file_no_mark", "file_other_kind", "file_not_found", "row_in_other_file", "row_id_zeros_in_other_file", "word_unknown_of",
        "note.ids_of_several_lengths", "mapping_not_utf8",
    }
)  # fmt: skip


def faults(one: Sample, tmp_path: Path) -> set[str]:
    """Return the codes of all faults of a sample: of its mapping, of the whole file, of its rows."""
    path = tmp_path / "complaints.csv"
    path.write_bytes(one.file)
    try:
        found = read_complaints(path, parse_mapping(one.mapping.encode()), keep_whole=one.keep)
    except RulebookError as error:
        return {why.code for why in error.findings}
    except InvalidValue as error:
        return {why.code for why in error.reasons}
    return {why.code for row in found.refused for why in row.reasons}


@pytest.mark.parametrize("code", sorted(REMEDIES.keys() - ELSEWHERE))
def test_a_remedy_heals(code: str, tmp_path: Path) -> None:
    sample, remedies = REMEDIES[code]
    assert code in faults(sample, tmp_path)
    assert remedies
    for remedy in remedies:
        left = faults(remedy(sample), tmp_path)
        # A file read without the row in which it is cut off lists that row, and no more.
        assert left == (
            {"row_cut_off"}
            if code in {"file_cut_off", "file_ends_in_row", "file_ends_in_cell", "file_ends_before_cell"} and remedy(sample).keep
            else set()
        )


def test_each_message_with_a_remedy_is_here_or_said_to_be_elsewhere() -> None:
    told = set(TEXTS)
    assert told == REMEDIES.keys() | ELSEWHERE

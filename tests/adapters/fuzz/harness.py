"""Wrong input by the thousand, from one seed: files with bytes changed, in every encoding, lists of days, rulebooks, saves, and whatever is typed.

Each is read, or refused in our words.

python -m tests.adapters.fuzz.harness 2000        # tries a door; counts what came through
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import chdir
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Final, TypeAlias

from typer.testing import CliRunner

from crmcore.adapters import Saved, default_codec
from crmcore.adapters.calendars import read_china_notices, read_gov_uk, read_icalendar
from crmcore.adapters.files import load_staff, read_complaints, read_log, refused_csv
from crmcore.adapters.files.logmapping import parse_log_mapping
from crmcore.adapters.files.mapping import parse_mapping
from crmcore.cli.app import app
from crmcore.complaints import Complaint
from crmcore.errors import CrmCoreError
from crmcore.messages import Language
from crmcore.rulebook import Rulebook, check_edition, files

Door: TypeAlias = Callable[[Random, Path], None]

ENCODINGS: Final = (
    *("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-7", "gbk", "gb2312", "gb18030", "big5", "hz", "latin-1", "cp1252"),
    *("shift_jis", "euc-kr", "iso2022_jp", "cp037", "ascii", "koi8-r", "hex", "base64", "zip", "rot13", "idna", "undefined", "punycode", "klingon"),
)
MAPPING: Final = """
[mapping]
name = "m"
zone = "Asia/Shanghai"
encoding = "{encoding}"
[fields.id]
columns = ["id", "No."]
required = true
[fields.received]
columns = ["in"]
dates = ["%Y-%m-%d", "%d/%m/%Y", "%Y-%m-%dT%H:%M:%S%z", "spreadsheet day"]
required = true
[fields.closed]
columns = ["out"]
dates = ["%Y-%m-%d", "%Y-%m-%d %H:%M"]
optional = true
[fields.due]
after = "received"
within = "100 months"
[fields.channel]
columns = ["channel"]
values = {{ Web = "web", 电话 = "telephone", x = "not said" }}
optional = true
[fields.is_closed]
columns = ["status"]
values = {{ done = true, open = false }}
optional = true
"""
LOG: Final = """
[mapping]
name = "l"
zone = "America/New_York"
encoding = "{encoding}"
[case]
columns = ["id", "No."]
[[events]]
event = "received"
columns = ["in"]
dates = ["%Y-%m-%d", "%Y-%m-%dT%H:%M:%S%z"]
[[events]]
event = "closed"
columns = ["out"]
dates = ["%Y-%m-%d", "%Y-%m-%d %H:%M"]
"""
ROWS: Final = (
    "id,in,out,channel,status\n1,2026-07-01,2026-07-02,Web,done\n2,31/12/2025,,电话,open\n3,2026-07-01T23:59:59-14:00,2026-07-02 10:00,x,\n"
    '"4\n4",46204,,"Web","done"\n5,9999-12-31T23:59:59-14:00,,,\n'
)
ICAL: Final = (
    "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//x//y//EN\r\nBEGIN:VEVENT\r\nUID:1\r\nDTSTART;VALUE=DATE:20260101\r\nDTEND;VALUE=DATE:20260104\r\n"
    "SUMMARY:元旦\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nUID:2\r\nDTSTART;VALUE=DATE:99991231\r\nDURATION:P2D\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
)
BANK_HOLIDAYS: Final = (
    '{"england-and-wales": {"division": "england-and-wales", "events": [{"title": "x", "date": "2026-01-01", "notes": "", "bunting": true}]}}'
)
NOTICE: Final = (
    '{"year": 2026, "papers": ["x"], "days": [{"name": "元旦", "date": "2026-01-01", "isOffDay": true}, {"date": "2026-01-04", "isOffDay": false}]}'
)
STAFF: Final = '[[staff]]\nid = "anna"\nunit = "bank/outlets"\npositions = ["outlet_clerk"]\n'
SCRAPS: Final = (
    *("\0", "\x1b[2J", "\ufeff", "\u202e", "\u2028", "\x85", '"', '""', ",", ";", "\t", "\r", "\n", "\r\n", "=", "段", "é", "𝒳", " ", "\u3000"),
    *(
        "9" * 400,
        "1e999",
        "-0",
        "[" * 2000,
        "{" * 2000,
        "x" * 5000,
        "9999-12-31",
        "0001-01-01",
        "2026-02-30",
        "46204.99999999",
        "BEGIN:VEVENT",
        "END:VEVENT",
    ),
    *("RRULE:FREQ=DAILY", "DTSTART:20260101T100000Z", "DURATION:P99999999D", "null", "true", "sep=;\n"),
)


def changed(dice: Random, body: bytes) -> bytes:
    """Return bytes with a few of them changed, cut, doubled or replaced."""
    made = bytearray(body)
    for _ in range(dice.randrange(1, 5)):
        at, to = sorted((dice.randrange(len(made) + 1), dice.randrange(len(made) + 1)))
        match dice.randrange(6):
            case 0:
                made[at : at + 1] = bytes([dice.randrange(256)])
            case 1:
                del made[at:to]
            case 2:
                made[at:at] = made[at:to][:200]
            case 3:
                made[at:at] = dice.choice(SCRAPS).encode("utf-8", "surrogatepass")
            case 4:
                del made[at:]
            case _:
                made[at:to] = dice.choice(SCRAPS).encode("utf-8", "surrogatepass")
    return bytes(made)


def encoded(dice: Random, text: str) -> tuple[bytes, str]:
    """Return a text in one encoding, and the name of another, most often the same."""
    name = dice.choice(ENCODINGS[:20])
    return text.encode(name, "replace"), name if dice.random() < 0.7 else dice.choice(ENCODINGS)


def complaints(dice: Random, path: Path) -> None:
    """Read a complaint file, and write what is refused."""
    path.write_bytes(changed(dice, ROWS.encode()))
    refused_csv(read_complaints(path, parse_mapping(MAPPING.format(encoding="utf-8").encode()), keep_whole=dice.random() < 0.5).refused)


def encodings(dice: Random, path: Path) -> None:
    """Read a complaint file in an encoding, as that or another."""
    body, name = encoded(dice, ROWS)
    path.write_bytes(changed(dice, body) if dice.random() < 0.5 else body)
    refused_csv(read_complaints(path, parse_mapping(MAPPING.format(encoding=name).encode())).refused)


def logs(dice: Random, path: Path) -> None:
    """Read an event log."""
    body, name = encoded(dice, ROWS)
    path.write_bytes(changed(dice, body))
    list(read_log(path, parse_log_mapping(LOG.format(encoding=name).encode())))


def mappings(dice: Random, path: Path) -> None:
    """Read a mapping."""
    path.write_bytes(changed(dice, MAPPING.format(encoding="utf-8").encode()))
    parse_mapping(path.read_bytes())
    parse_log_mapping(changed(dice, LOG.format(encoding="utf-8").encode()))


def icalendar(dice: Random, path: Path) -> None:
    """Read a calendar of holidays."""
    path.write_bytes(changed(dice, ICAL.encode()))
    read_icalendar(path)


def notices(dice: Random, path: Path) -> None:
    """Read a notice of holidays in JSON."""
    chinese = dice.random() < 0.5
    path.write_bytes(changed(dice, (NOTICE if chinese else BANK_HOLIDAYS).encode()))
    if chinese:
        read_china_notices(path)
    else:
        read_gov_uk(path, division="england-and-wales")


def staff(dice: Random, path: Path) -> None:
    """Read a list of staff."""
    path.write_bytes(changed(dice, STAFF.encode()))
    load_staff(path, RULES)


def rulebooks(dice: Random, path: Path) -> None:
    """Read a rulebook, and check it."""
    path.write_bytes(changed(dice, TEXT))
    check_edition(Rulebook.parse(files.read(path)).editions[0])


def saves(dice: Random, _path: Path) -> None:
    """Read a complaint that was saved, its body or its personal part changed."""
    body, personal = dice.choice(SAVES)
    if personal is None or dice.random() < 0.7:
        body = changed(dice, body.encode()).decode("utf-8", "replace")
    else:
        personal = changed(dice, personal.encode()).decode("utf-8", "replace")
    case = CODEC.decode(Saved(body, personal), Complaint)
    CODEC.encode(case)


def command_line(dice: Random, path: Path) -> None:
    """Ask the command for anything, of files that are what they should be, or not."""
    path.write_bytes(changed(dice, dice.choice((ROWS.encode(), TEXT, MAPPING.encode(), LOG.encode(), ICAL.encode(), b"SQLite format 3\0"))))
    values = (*WORDS, *SCRAPS[:23], str(path), str(path.parent), "tests/nowhere.toml")
    options = [part for _ in range(dice.randrange(4)) for part in (dice.choice(OPTIONS), dice.choice(values))]
    asked = [dice.choice(COMMANDS), *(dice.choice(values) for _ in range(dice.randrange(3))), *options]
    with chdir(path.parent):
        done = CliRunner().invoke(app, [one.replace("\0", "") for one in asked], catch_exceptions=False)
    assert done.exit_code in {0, 1, 2}, done.exit_code
    assert not UNCLEAN.search(done.output), asked


CODEC: Final = default_codec()
TEXT: Final = files.default().encode()
GOLDEN: Final = Path(__file__).parent.parent / "golden"
SAVES: Final = [
    (json.dumps(one["body"], ensure_ascii=False), None if one["personal"] is None else json.dumps(one["personal"], ensure_ascii=False))
    for path in sorted(GOLDEN.glob("*/complaints/*.json"))
    for one in (json.loads(path.read_text("utf-8"))["saved"],)
]
COMMANDS: Final = (
    *("report", "check", "compare", "impact", "explain", "limits", "ours", "clauses", "lifecycles", "regimes", "replay", "upgrade", "days"),
    "",
    "reprot",
)
OPTIONS: Final = (
    *(
        "--at",
        "--lang",
        "--by",
        "--class",
        "--regime",
        "--calendar",
        "--rulebook",
        "--month",
        "--as-of",
        "--max-refused",
        "--mapping",
        "--complaints",
    ),
    *("--days", "--law", "--against", "--today", "--show", "--most", "--lifecycle", "--verify", "--keep-whole-rows", "--out", "--cases", "--action"),
)
WORDS: Final = (
    "en",
    "zh",
    "cfpb",
    "ordinary",
    "2026-07",
    "2026-07-20",
    "-1",
    "1%",
    "china",
    "GB-ENG",
    "complaint/standard",
    "cn-cbirc-2020-3",
    "C-1",
)
UNCLEAN: Final = re.compile(r"Traceback|\x1b|[\x00-\x08]")
RULES: Final = Rulebook.default().editions[0].organisation
ALL: Final = (complaints, encodings, logs, mappings, icalendar, notices, staff, rulebooks, saves, command_line)
DOORS: Final[dict[str, Door]] = {one.__name__: one for one in ALL}


def uncaught(door: str, tries: int, seed: int = 1) -> Iterator[tuple[int, Exception]]:
    """Yield each error that is not ours, with the number of its try: `Random(f"{door} {seed} {number}")` makes it again."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "f.csv"
        for number in range(tries):
            try:
                DOORS[door](Random(f"{door} {seed} {number}"), path)  # noqa: S311 - a seed is what makes a find come again
            except CrmCoreError as error:
                for lang in Language:
                    error.text(lang)
            except Exception as error:  # noqa: BLE001 - whatever it is, it is what this looks for
                yield number, error


def main() -> None:
    """Print what came through of so many tries at each door."""
    tries = int(sys.argv[1])
    for door in DOORS:
        found = Counter(f"{type(error).__name__}: {str(error)[:90]}" for _, error in uncaught(door, tries))
        print(door, tries, "tries,", sum(found.values()), "uncaught", *(f"\n    {count} × {what}" for what, count in found.most_common(5)))  # noqa: T201


if __name__ == "__main__":
    main()

r"""Nothing that a file holds steers the terminal, the browser or the spreadsheet that shows it: every verb, each with hostile files.

An escape sequence, a bell, a control of the second range, and a letter that turns the direction of writing stand in names of files, in keys, ids and
words; what is shown of them are escapes, `\x1b[2J`.
"""

from __future__ import annotations

import ast
import json
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Final
from unicodedata import category

import pytest
from typer.testing import CliRunner

from crmcore.adapters.sql import SqlStores, sqlite
from crmcore.cli.app import app
from crmcore.rulebook.files import default
from tests.cli.test_databases import verbs
from tests.cli.test_report import FILE, MAPPING
from tests.house.source import ROOT

pytest.importorskip("jinja2", reason="the report needs the extra `report`")

EVIL: Final = "\x1b[2J\x1b]0;x\x07\x9b31m\u202e"  # nothing in it is a slash, so that a file may be called so
TOML: Final = "".join(f"\\u{ord(one):04x}" for one in EVIL)  # the same in a text of TOML
OBEYED: Final = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})
LOG: Final = """
[mapping]
name = "l"
zone = "UTC"
[case]
columns = ["id"]
[event]
columns = ["event"]
[at]
columns = ["at"]
dates = ["%Y-%m-%d %H:%M"]
"""
FAULTY: Final = f'[rulebook]\n"{TOML}" = 1\n[policy]\nlimits = [{{ action = "{TOML}", "{TOML}" = 1 }}]\n[[lifecycles]]\nname = "{TOML}"\n'
LOADS: Final = (
    default()
    .replace('matters  = ["service", ', f'matters  = ["{TOML}", "service", ')
    .replace('ours   = "both amounts;', f'ours   = "{TOML} both amounts;')
    .replace('action = "purchase" ', f'action = "{TOML}" ')
)


def written(folder: Path) -> Mapping[str, Path]:
    """Write the hostile files; each is called so too."""
    files = {
        "loads": (f"loads{EVIL}.toml", LOADS),
        "faulty": (f"faulty{EVIL}.toml", FAULTY),
        "broken": (f"broken{EVIL}.toml", f"[rulebook\n{EVIL}"),
        "staff": (f"staff{EVIL}.toml", f'[[staff]]\nid = "{TOML}"\n"{TOML}" = 1\n'),
        "rows": (f"rows{EVIL}.csv", f"{FILE}{EVIL},{EVIL}sometime,card\n{EVIL}7,2026-07-01,{EVIL}\n=6,{EVIL},{EVIL}\n"),
        "mapping": (f"ours{EVIL}.toml", MAPPING),
        "log": (f"log{EVIL}.csv", f"id,event,at\n{EVIL}C1,{EVIL}received,2026-07-01 10:00\n{EVIL}C1,{EVIL},2026-06-01 10:00\n{EVIL},x,{EVIL}\n"),
        "how": (f"how{EVIL}.toml", LOG),
        "plain": (f"plain{EVIL}.toml", f'[lifecycle]\nname = "{TOML}"\n"{TOML}" = 1\n'),
        "notices": (f"n{EVIL}.json", json.dumps({"year": 2026, "days": [{"name": EVIL, "date": EVIL, "isOffDay": True}]})),
        "ics": (f"c{EVIL}.ics", f"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nSUMMARY:{EVIL}\r\nDTSTART;VALUE=DATE:{EVIL}\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"),
    }
    for name, text in files.values():
        (folder / name).write_text(text, "utf-8")
    paths = {key: folder / name for key, (name, _) in files.items()}
    # No id in a store holds such a character: `id` is refused; so the database is hostile by its name alone.
    paths["database"] = folder / f"bank{EVIL}.sqlite"
    stores = SqlStores(sqlite(paths["database"]))
    stores.create()
    stores.editions.save(LOADS)
    return paths


# For each verb what it is asked; `demo` reads no file, and is asked to write into a folder that cannot be one.
Asked = Callable[[Mapping[str, Path]], Sequence[Sequence[object]]]
ASKED: Final[Mapping[str, Asked]] = {
    "demo": lambda at: [("--out", at["loads"])],
    "report": lambda at: [
        ("--complaints", at["rows"], "--mapping", at["mapping"], "--out", at["rows"].parent / f"out{EVIL}", "--bank", EVIL),
        ("--complaints", at["rows"], "--complaints", at["log"], "--mapping", at["mapping"], "--out", at["rows"].parent / "out"),
        ("--complaints", at["rows"], "--mapping", at["faulty"], "--out", at["rows"].parent / "out"),
    ],
    "check": lambda at: [
        (at["loads"],),
        (at["faulty"],),
        (at["broken"],),
        (at["loads"], "--staff", at["staff"]),
        (at["loads"], "--law", at["faulty"]),
    ],
    "compare": lambda at: [(at["loads"], at["faulty"]), (at["loads"], at["broken"])],
    "impact": lambda at: [(at["loads"], at["loads"], "--cases", at["database"]), (at["loads"], at["loads"], "--cases", at["loads"])],
    "explain": lambda at: [(at["database"], EVIL), (at["database"], f"{EVIL}2"), (at["loads"], EVIL), (f"x://{EVIL}", EVIL)],
    "limits": lambda at: [(at["loads"],), (at["loads"], "--action", EVIL, "--amount", "5"), ("--action", EVIL), ("--amount", EVIL), (at["faulty"],)],
    "ours": lambda at: [(at["loads"],), (at["broken"],), ("--under", EVIL)],
    "clauses": lambda _: [(EVIL,)],
    "lifecycles": lambda at: [("--rulebook", at["faulty"]), (EVIL,), (at["plain"],), (at["plain"], "--toml")],
    "regimes": lambda at: [
        (EVIL,),
        ("us-cfpb", "--received", EVIL),
        ("us-cfpb", "--received", "2026-01-05", "--calendar", EVIL, "--rulebook", at["loads"]),
    ],
    "replay": lambda at: [
        (at["log"], "--mapping", at["how"], "--lifecycle", "complaint/standard", "--discover", at["log"].parent / f"draft{EVIL}.toml"),
        (at["log"], "--mapping", at["how"], "--class", EVIL),
        (at["log"], "--mapping", at["how"]),
        (at["log"], "--mapping", EVIL),
    ],
    "upgrade": lambda at: [(at["loads"],), (at["faulty"],), (at["broken"],)],
    "days china-notices": lambda at: [(at["notices"],), (at["ics"],)],
    "days gov-uk": lambda at: [(at["notices"], "--division", EVIL)],
    "days icalendar": lambda at: [(at["ics"],), (at["notices"],)],
    "days calendar": lambda at: [(at["loads"], EVIL), (at["faulty"], "office"), (at["loads"], "office", "--days", at["faulty"])],
    "days holidays": lambda _: [(EVIL, "--first-year", 2026, "--last-year", 2026), ("GB", "--first-year", 2026, "--last-year", 2026, "--name", EVIL)],
    "days chinesecalendar": lambda _: [("--first-year", 2026, "--last-year", 2026, "--name", EVIL)],
}


def obeyed(text: str, *, breaks: str = "\n") -> set[str]:
    """Return what a program that shows a text would obey."""
    return {one for one in text if category(one) in OBEYED and one not in breaks}


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Path]:
    return written(tmp_path_factory.mktemp("hostile"))


def test_every_verb_is_asked() -> None:
    groups = {"", "days"}
    assert set(ASKED) == set(verbs()) - groups


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("verb", ASKED)
def test_nothing_in_a_file_steers_the_terminal(verb: str, lang: str, hostile: Mapping[str, Path]) -> None:
    shown = ""
    for arguments in ASKED[verb](hostile):
        done = CliRunner().invoke(app, [*verb.split(), *map(str, arguments), "--lang", lang])
        assert isinstance(done.exception, SystemExit | None), (arguments, done.exception)
        assert not obeyed(done.stdout + done.stderr), (arguments, done.output)
        shown += done.stdout + done.stderr
    assert r"\x1b[2J" in shown or "[2J" in shown, "what was hostile is shown, harmless"


def test_nothing_in_a_file_steers_what_shows_the_report(hostile: Mapping[str, Path]) -> None:
    out = hostile["rows"].parent / "shown"
    asked = ("--complaints", hostile["rows"], "--mapping", hostile["mapping"], "--rulebook", hostile["loads"], "--out", out, "--bank", EVIL)
    done = CliRunner().invoke(app, ["report", *map(str, asked)])
    assert done.exit_code == 0, done.output
    page, refused = (out / "report.html").read_text("utf-8"), (out / "refused.csv").read_text("utf-8-sig")
    assert not obeyed(page)
    assert not obeyed(refused)
    assert r"\x1b[2J" in page
    assert r"\x1b[2J" in refused


def test_commands_write_by_one_file_only() -> None:
    """All that they write goes through `terminal`, which cleans it: no other file prints, echoes, or writes to a stream."""
    loose = []
    for path in sorted((ROOT / "src/crmcore/cli").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and path.name != "terminal.py":
                name = ast.unparse(node.func)
                if name in {"print", "typer.echo", "typer.secho", "sys.stdout.write", "sys.stderr.write"} or name.endswith(
                    ("out.print", "terminal.print")
                ):
                    loose.append(f"{path.name}: {name}")
    # The version is a constant, and the script says what to install where there is no `typer` to write with.
    assert loose == ["__init__.py: sys.stderr.write", "app.py: typer.echo"]

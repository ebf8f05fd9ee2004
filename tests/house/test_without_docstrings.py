"""Python may run without assertions and without docstrings: every command gives the same answers."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Final

import pytest

from crmcore.event import Attempt
from crmcore.lifecycles import sentence, transitions
from crmcore.rulebook import files
from tests.adapters.files.small_mappings import OF_A_LOG
from tests.cli.test_databases import verbs

COMMANDS: Final = """
import sys
from datetime import UTC, datetime
from crmcore.cli import main
from crmcore.complaints import RecordCard, register
from crmcore.messages import Language
from crmcore.organisation import Staff
from crmcore.rulebook import Rulebook

edition = Rulebook.default().on(datetime(2026, 7, 6).date())
anna = edition.organisation.actor(Staff(id="anna", unit="bank/outlets/east", positions=("outlet_clerk",)))
at = datetime(2026, 7, 6, 9, tzinfo=UTC)
card = RecordCard(number="C-1", received_at=at, demands=("other",), channel="outlet", customer_name="A")
case = register(card, at=at, by=anna, rules=edition.complaints)
said = case.explain(actor=anna, at=at, rules=edition.complaints)
for one in (*said.open, *said.blocked):
    for lang in Language:
        print(one.event.name, *(each.text(lang) for each in getattr(one, "reasons", ())), *(each.say(lang) for each in getattr(one, "still", ())))
for words in WORDS:
    try:
        sys.argv = ["crmcore", *(FILES.get(word, word) for word in words.split())]
        main()
    except SystemExit as end:
        print("ends with", end.code)
"""
# Every command that asks for no database: those are held by what they ask the library.
WORDS: Final = (
    "check BOOK --today 2026-07-06 --against BOOK",
    "clauses RULES-4 --lang zh",
    "compare BOOK BOOK",
    "days calendar BOOK office --first-day 2026-07-01 --last-day 2026-07-31",
    "days holidays CN --first-year 2025 --last-year 2025 --name x",
    "lifecycles standard --lang zh",
    "limits BOOK --action compensation --amount 300",
    "ours BOOK --lang zh",
    "regimes uk-fca-disp",
    "replay LOG --mapping LOGMAP --lifecycle complaint/standard --class ordinary --rulebook BOOK",
    "report --complaints ROWS --mapping MAP --out OUT",
    "upgrade BOOK",
)
MAPPING: Final = """
[mapping]
name = "m"
zone = "UTC"
[fields.id]
columns = ["id"]
required = true
[fields.received]
columns = ["d"]
dates = ["%Y-%m-%d"]
required = true
"""


LOG: Final = "case,what,when\nA,registered,2026-07-01\nA,explained,2026-07-02\nB,decided,2026-07-02\n"


def test_every_answer_is_the_same_without_docstrings(tmp_path: Path) -> None:
    texts = {"BOOK": files.default(), "ROWS": "id,d\nA,2026-07-01\nB,2026-07-02\n", "MAP": MAPPING, "LOG": LOG, "LOGMAP": OF_A_LOG}
    paths = {name: tmp_path / name.lower() for name in texts}
    for name, path in paths.items():
        path.write_text(texts[name], "utf-8")
    said: list[tuple[str, ...]] = []
    for optimise in ((), ("-O",), ("-OO",)):
        out = tmp_path / f"out{len(said)}"
        names = f"WORDS, FILES = {WORDS!r}, { ({name: str(path) for name, path in paths.items()} | {'OUT': str(out)})!r}\n"
        run = subprocess.run([sys.executable, *optimise, "-c", names + COMMANDS], capture_output=True, text=True, encoding="utf-8", check=False)
        assert run.returncode == 0, run.stderr
        made = sorted(path for path in out.rglob("*") if path.is_file())
        said.append((run.stdout.replace(str(out), "OUT"), run.stderr.replace(str(out), "OUT"), *(path.read_text("utf-8") for path in made)))
    assert said[0] == said[1] == said[2]
    assert len(said[0]) > 3
    assert said[0][0].count("ends with 0") == len(WORDS)


def test_every_command_that_asks_for_no_database_is_here() -> None:
    listed_days = {f"days {one}" for one in ("chinesecalendar", "china-notices", "gov-uk", "icalendar")}  # they write what `days holidays` writes
    asked = {verb for verb in verbs() for words in WORDS if verb and words.startswith(f"{verb} ")}
    assert asked == set(verbs()) - {"", "demo", "explain", "impact"} - listed_days


def watched(case: object, attempt: Attempt, rules: object, /) -> None:
    pass


def test_a_guard_without_a_docstring_is_said_by_its_name(monkeypatch: pytest.MonkeyPatch) -> None:
    def front_line(case: object, attempt: Attempt, rules: object, /) -> None:
        pass

    assert (sentence(watched), sentence(front_line)) == ("", "")
    monkeypatch.setattr(transitions, "NO_DOCSTRINGS", True)
    assert sentence(watched) == "watched"
    assert sentence(front_line).startswith("the actor deals with customers")

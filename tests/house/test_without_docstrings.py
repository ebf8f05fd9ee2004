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
for words in ["check FILE --today 2026-07-06", "lifecycles standard --lang zh", "regimes uk-fca-disp", "report --complaints ROWS --mapping MAP --out OUT"]:
    try:
        sys.argv = ["crmcore", *({"FILE": FILE, "ROWS": ROWS, "MAP": MAP, "OUT": OUT}.get(word, word) for word in words.split())]
        main()
    except SystemExit as end:
        print("ends with", end.code)
"""
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


@pytest.mark.parametrize("flag", ["-O", "-OO"])
def test_every_answer_is_the_same_without_docstrings(flag: str, tmp_path: Path) -> None:
    book, rows, mapping = tmp_path / "bank.toml", tmp_path / "rows.csv", tmp_path / "map.toml"
    book.write_text(files.default(), "utf-8")
    rows.write_text("id,d\nA,2026-07-01\nB,2026-07-02\n", "utf-8")
    mapping.write_text(MAPPING, "utf-8")
    said: list[tuple[str, ...]] = []
    for optimise in ((), (flag,)):
        out = tmp_path / f"out{len(said)}"
        names = f"FILE, ROWS, MAP, OUT = {str(book)!r}, {str(rows)!r}, {str(mapping)!r}, {str(out)!r}\n"
        run = subprocess.run([sys.executable, *optimise, "-c", names + COMMANDS], capture_output=True, text=True, encoding="utf-8", check=False)
        assert run.returncode == 0, run.stderr
        made = sorted(path for path in out.rglob("*") if path.is_file())
        said.append((run.stdout.replace(str(out), "OUT"), run.stderr.replace(str(out), "OUT"), *(path.read_text("utf-8") for path in made)))
    assert said[0] == said[1]
    assert len(said[0]) > 3


def watched(case: object, attempt: Attempt, rules: object, /) -> None:
    pass


def test_a_guard_without_a_docstring_is_said_by_its_name(monkeypatch: pytest.MonkeyPatch) -> None:
    def front_line(case: object, attempt: Attempt, rules: object, /) -> None:
        pass

    assert (sentence(watched), sentence(front_line)) == ("", "")
    monkeypatch.setattr(transitions, "NO_DOCSTRINGS", True)
    assert sentence(watched) == "watched"
    assert sentence(front_line).startswith("the actor deals with customers")

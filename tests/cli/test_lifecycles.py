"""`crmcore lifecycles`."""

from __future__ import annotations

from pathlib import Path

import attrs
import pytest
from typer.testing import CliRunner, Result

from crmcore.cli.app import app
from crmcore.complaints import LIFECYCLES, STANDARD, VOCABULARY
from crmcore.lifecycles import to_markdown, to_mermaid, to_toml
from crmcore.messages import Language

RUNNER = CliRunner()
SILENT = """
[[lifecycles]]
name    = "complaint/our-branch"
version = 1
initial = "raised"
final   = ["closed"]
transitions = [
  { id = "register", from = "raised",    event = "registered",         to = "received",  clause = "RULES-4.15", by = ["front_line"] },
  { id = "confirm",  from = "received",  event = "grounds_confirmed",  to = "confirmed", clause = "RULES-4.7",  by = ["intake"] },
  { id = "accept",   from = "confirmed", event = "complaint_accepted", to = "returned",  clause = "RULES-4.7",  by = ["superior"] },
  { id = "answer",   from = "returned",  event = "customer_answered",  to = "answered",  clause = "RULES-4.14", by = ["customer_service"] },
  { id = "close",    from = "answered",  event = "closed",             to = "closed",    clause = "RULES-4.26", by = ["front_line"] },
]
"""
SOUND = SILENT.replace(
    '  { id = "answer"',
    '  { id = "send_back", from = "confirmed", event = "sent_back", to = "received", clause = "RULES-4.7", by = ["superior"] },\n  { id = "answer"',
)


@pytest.fixture
def bank(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return Path("bank.toml")


def lifecycles(*options: str) -> Result:
    return RUNNER.invoke(app, ["lifecycles", *options])


def test_the_shipped_ones_are_listed() -> None:
    result = lifecycles()
    assert result.exit_code == 0
    assert [one.split()[:2] for one in result.stdout.splitlines()] == [[one.name, f"v{one.version}"] for one in LIFECYCLES.values()]
    assert f"{len(STANDARD.states)} states, {len(STANDARD.transitions)} transitions" in result.stdout


@pytest.mark.parametrize("name", ["complaint/standard", "standard"])
def test_one_is_printed_as_a_table(name: str) -> None:
    assert lifecycles(name).stdout == to_markdown(STANDARD)
    assert lifecycles(name, "--lang", "zh").stdout == to_markdown(STANDARD, Language.ZH)


def test_one_is_drawn_or_written_as_toml() -> None:
    assert lifecycles("standard", "--mermaid").stdout == to_mermaid(STANDARD)
    assert lifecycles("standard", "--toml").stdout == to_toml(STANDARD)
    assert lifecycles("--toml").stdout == "\n".join(map(to_toml, LIFECYCLES.values()))


@pytest.mark.clause("RULES-4.14", "RULES-4.18")
def test_every_path_of_the_shipped_ones_ends_well() -> None:
    result = lifecycles("--verify")
    assert result.exit_code == 0
    assert result.stdout.splitlines()[-1].startswith("every path ends with an answer or a stated exception")
    assert len(result.stdout.splitlines()) == len(LIFECYCLES) + 1


def test_those_of_a_file_are_verified_too(bank: Path) -> None:
    bank.write_text(SOUND, "utf-8")
    result = lifecycles("our-branch", "--verify", "--rulebook", str(bank))
    assert result.exit_code == 0
    assert result.stdout.splitlines()[0].startswith(
        "complaint/our-branch v1: 6 states, 6 transitions, paths from the initial state to a final one: 1;"
    )


def test_what_is_found_stands_at_its_place_and_ends_with_1(bank: Path) -> None:
    bank.write_text(SILENT, "utf-8")
    result = lifecycles("our-branch", "--verify", "--rulebook", str(bank))
    assert result.exit_code == 1
    line = SILENT[: SILENT.index('id = "accept"')].count("\n") + 1
    assert f"bank.toml:{line}:3  lifecycles[0].transitions[2]  whoever reviews in `grounds confirmed`" in result.stdout
    assert result.stdout.splitlines()[-1] == "not every path is as it should be"


def test_what_is_found_in_a_shipped_one_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("crmcore.complaints.lifecycles.vocabulary.VOCABULARY", attrs.evolve(VOCABULARY, under_review=()))
    result = lifecycles("standard", "--verify", "--lang", "zh")
    assert result.exit_code == 1
    assert "lifecycles.complaint/standard.transitions[3]   `accept`在“理由已确认”中复核" in result.stdout


def test_a_file_with_faults_is_listed_with_its_places(bank: Path) -> None:
    bank.write_text(SOUND.replace('"superior"', '"superor"'), "utf-8")
    result = lifecycles("--rulebook", str(bank))
    assert result.exit_code == 1
    assert "no guard `superor`; did you mean `superior`?" in result.stdout
    assert "bank.toml:" in result.stdout


@pytest.mark.parametrize(("name", "said"), [("complaint/standart", "did you mean `complaint/standard`?"), ("zzz", "there are: `complaint/")])
def test_a_name_that_nothing_has_is_refused_with_what_there_is(name: str, said: str) -> None:
    result = lifecycles(name)
    assert result.exit_code == 2
    assert said in result.stderr


def test_a_file_that_is_not_there_cannot_be_looked_at() -> None:
    assert lifecycles("--rulebook", "nothing.toml").exit_code == 2


def test_a_firm_s_names_for_clauses_are_said(bank: Path) -> None:
    bank.write_text(f'{SOUND}[names.clauses]\n"RULES-4.14" = {{ en = "COMP-14", zh = "投诉制度第14条" }}\n', "utf-8")
    for name in ("our-branch", "standard"):
        plain = lifecycles(name, "--rulebook", str(bank)).stdout
        assert "COMP-14" in plain
        assert "RULES-4.14" not in plain
        assert "投诉制度第14条" in lifecycles(name, "--rulebook", str(bank), "--lang", "zh").stdout
    assert 'clause = "RULES-4.14"' in lifecycles("our-branch", "--toml", "--rulebook", str(bank)).stdout

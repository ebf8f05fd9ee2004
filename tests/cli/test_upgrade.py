"""`crmcore upgrade`."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from typer.testing import CliRunner, Result

from crmcore.cli.app import app
from crmcore.cli.upgrade import upgraded
from crmcore.errors import RulebookError
from crmcore.reading.renames import Rename, renamed
from crmcore.rulebook.files import default
from tests.rulebook.test_renames import GOAL, OWN, STAFF, old

RUNNER = CliRunner()


@pytest.fixture
def bank(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("crmcore.rulebook.renames.RENAMES", OWN)
    return Path("bank.toml")


def upgrade(path: Path, *options: str) -> Result:
    return RUNNER.invoke(app, ["upgrade", str(path), *options])


def test_names_are_rewritten_and_nothing_else(bank: Path) -> None:
    bank.write_bytes(b"\xef\xbb\xbf" + old(default()).replace("\n", "\r\n").encode())
    result = upgrade(bank)
    assert result.exit_code == 0, result.output
    assert bank.read_bytes() == b"\xef\xbb\xbf" + default().replace("\n", "\r\n").encode()
    line = old(default())[: old(default()).index("goal ")].count("\n") + 1
    assert any(f"bank.toml:{line}:12" in one and "`goal` is now `at_least`" in one for one in result.output.splitlines())
    assert result.output.splitlines()[-1] == "bank.toml: names rewritten: 4; comments and layout are as they were"
    assert [one.name for one in bank.absolute().parent.iterdir()] == ["bank.toml"]


def test_a_second_time_there_is_nothing_to_do(bank: Path) -> None:
    bank.write_text(default(), "utf-8")
    before = bank.stat().st_mtime_ns
    assert upgrade(bank).output == "bank.toml: every key has its current name; nothing was written\n"
    assert "现行名称" in upgrade(bank, "--lang", "zh").output
    assert bank.stat().st_mtime_ns == before


def test_what_cannot_be_read_is_left_alone(bank: Path) -> None:
    assert upgrade(bank).exit_code == 2
    bank.write_text("[kpi", "utf-8")
    result = upgrade(bank)
    assert result.exit_code == 1
    assert result.output.startswith("bank.toml:1:5  not TOML: ")
    bank.write_text('[[kpi.targets]]\ngoal = "90 %"\nat_least = "90 %"', "utf-8")
    result = upgrade(bank)
    assert result.exit_code == 1
    assert result.output == "bank.toml:2:8  kpi.targets[0].goal  `goal` and `at_least` are two names of one key; keep `at_least`\n"
    assert "goal = " in bank.read_text("utf-8")


@pytest.mark.parametrize("text", ["no toml at all", "a = 1\nb == 2", "\ufffe", "[a]\n[a]"])
def test_what_is_no_toml_is_said_with_its_line_though_nothing_was_ever_renamed(tmp_path: Path, text: str) -> None:
    path = tmp_path / "bank.toml"
    path.write_text(text, "utf-8")
    checked, result = RUNNER.invoke(app, ["check", str(path)]), upgrade(path)
    assert (result.exit_code, checked.exit_code) == (1, 1)
    assert "not TOML" in result.output
    assert result.output.splitlines()[0] == checked.output.splitlines()[0]
    assert "不是" in upgrade(path, "--lang", "zh").output
    assert path.read_text("utf-8") == text


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("[[kpi.targets]]\nkpi      = 'x'\ngoal     = 1 # why", "[[kpi.targets]]\nkpi      = 'x'\nat_least = 1 # why"),
        ("[[kpi.targets]]\ngoal     = 1\nkpi      = 'x'", "[[kpi.targets]]\nat_least = 1\nkpi      = 'x'"),
        ("[[kpi.targets]]\nkpi  = 'x'\ngoal = 1", "[[kpi.targets]]\nkpi  = 'x'\nat_least = 1"),
        ("[[kpi.targets]]\ngoal = 1", "[[kpi.targets]]\nat_least = 1"),
        ("[[kpi.targets]]\ngoal=1", "[[kpi.targets]]\nat_least=1"),
        ('[[kpi.targets]]\n"goal" = 1', "[[kpi.targets]]\nat_least = 1"),
        ("kpi = { targets = [ { goal = 1 }, { x = 1 }, { 'goal' = 2 } ] }", "kpi = { targets = [ { at_least = 1 }, { x = 1 }, { at_least = 2 } ] }"),
        ("[[kpi.targets]]\ngoal.a = 1\ngoal.b = 2", "[[kpi.targets]]\nat_least.a = 1\nat_least.b = 2"),
        ("# goal\n[firm]\nx = 'firm'\n[firm . y]\n[[firm.z]]", "# goal\n[organisation]\nx = 'firm'\n[organisation . y]\n[[organisation.z]]"),
        ("[[kpi.targets]]\n[kpi.targets.goal]\n[kpi.targets.goal.deep]", "[[kpi.targets]]\n[kpi.targets.at_least]\n[kpi.targets.at_least.deep]"),
        ("甲 = '乙'\n[[kpi.targets]]\ngoal = '丙'", "甲 = '乙'\n[[kpi.targets]]\nat_least = '丙'"),
    ],
)
def test_a_name_is_rewritten_wherever_it_stands(before: str, after: str) -> None:
    if "甲" in before:
        before, after = before.replace("甲", '"甲"'), after.replace("甲", '"甲"')
    text, changes = upgraded(before, (STAFF, GOAL))
    assert text == after
    assert changes
    assert tomllib.loads(text) == renamed(tomllib.loads(before), (STAFF, GOAL))[0]


def test_a_shorter_name_keeps_the_column() -> None:
    rename = Rename(path="a.longer", to="b", since="0.3")
    assert upgraded("[a]\nlonger = 1\nshort  = 2\n", (rename,))[0] == "[a]\nb      = 1\nshort  = 2\n"
    assert upgraded("[a]\nlonger = 1\n", (rename,))[0] == "[a]\nb = 1\n"


def test_renames_follow_one_another() -> None:
    two = (Rename(path="a.x", to="y", since="0.2", loads=False), Rename(path="a.y", to="z q", since="0.3"), Rename(path="a", to="b", since="0.4"))
    assert upgraded("[a]\nx = 1", two)[0] == '[b]\n"z q" = 1'
    with pytest.raises(RulebookError):
        upgraded("[a]\nx = 1\ny = 2", two)


@given(st.lists(st.sampled_from(["goal = 1", "kpi   =   'x'", "every=3", "# goal = 1", "", "clause     = 'goal = 2'"]), max_size=6, unique=True))
def test_only_the_word_changes_whatever_stands_around(lines: list[str]) -> None:
    before = "\n".join(("[[kpi.targets]]", *lines))
    text, changes = upgraded(before, (GOAL,))
    assert len(changes) == ("goal = 1" in lines)
    assert tomllib.loads(text) == renamed(tomllib.loads(before), (GOAL,))[0]
    assert [one for one in text.split("\n") if not one.startswith("at_least")] == [one for one in before.split("\n") if one != "goal = 1"]

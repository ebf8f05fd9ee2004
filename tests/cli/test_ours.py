"""`crmcore ours`: what a rulebook decides where the documents behind it are silent, with the values."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from crmcore.cli.app import app
from crmcore.rulebook import Rulebook
from crmcore.rulebook.our_readings import our_readings

SMALL = """
[rulebook]
name = "b"
valid_from = 2026-01-01
zone = "Asia/Shanghai"
currency = "CNY"
format = 1
owner = "x"
review_by = 2027-01-01
"""


def ours(*arguments: object, code: int = 0) -> list[str]:
    done = CliRunner().invoke(app, ["ours", *map(str, arguments)])
    assert done.exit_code == code, done.output
    return (done.stderr if code else done.stdout).splitlines()


@pytest.mark.parametrize(
    ("lang", "block"),
    [
        (
            "en",
            [
                "complaints.actions (MAN-4.2, DEPT-1.4)",
                "  place  complaints · actions",
                "  value  effect checked within 30 days",
                "  why    the clauses ask to follow up the effect, and name no time",
                "1 choice of this rulebook where its documents are silent",
            ],
        ),
        (
            "zh",
            [
                "complaints.actions (MAN-4.2、DEPT-1.4)",
                "  位置      投诉 · 整改措施",
                "  所定内容  效果检查期限 30日",
                "  理由      条款要求跟踪效果，未规定时间",
                "共1处为本规则手册的自定内容，并非文件原文",
            ],
        ),
    ],
)
def test_each_reading_stands_with_its_place_clauses_values_and_reason(lang: str, block: list[str]) -> None:
    assert ours("--under", "complaints.actions", "--lang", lang) == block


def test_none_is_left_out() -> None:
    said, told = ours(), our_readings(Rulebook.default().editions[-1])
    assert [line.partition(" (")[0] for line in said if not line.startswith(" ")][:-1] == [one.place.key for one in told]
    assert len({one.place.key for one in told}) == len(told) > 80


def test_a_reading_without_a_clause_has_none(tmp_path: Path) -> None:
    path = tmp_path / "small.toml"
    path.write_text(SMALL + 'ours = "the day"\n')
    assert ours(path)[0] == "rulebook"


@pytest.mark.parametrize(
    ("text", "arguments", "said"),
    [
        (SMALL, (), "crmcore: nothing in this rulebook is marked `ours`; mark what your documents leave open"),
        (SMALL, ("--under", "policy"), "crmcore: nothing under `policy` is marked `ours`; give the beginning of a key path, e.g. `policy.limits`"),
        ("[rulebook\n", (), "small.toml: "),
    ],
)
def test_a_rulebook_without_any_says_so(text: str, arguments: tuple[str, ...], said: str, tmp_path: Path) -> None:
    path = tmp_path / "small.toml"
    path.write_text(text)
    (line,) = ours(path, *arguments, code=2)
    assert said in line

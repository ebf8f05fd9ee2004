"""What the commands say in Chinese is Chinese: no word of the code is left in it but ids, which stand in their column, in brackets or as code."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest
from typer.testing import CliRunner

from crmcore.cli.app import app
from crmcore.rulebook import Rulebook, files

REGIMES: Final = tuple(Rulebook.default().editions[-1].regimes.ids)
WORD: Final = re.compile(r"(?<![\w.@/#:-])[a-z][a-z_]*[a-z](?![\w.@/#:-])")
# What is typed, or cited as it stands: between backticks, in brackets, and the id of a step before its name.
AS_TYPED: Final = re.compile(r"(?<= )[a-z_]+(?=：)|`[^`]*`|（[^（）]*）|\([^()]*\)|\[[^\[\]]*\]")
# Edits of the shipped rulebook that touch what is said by words of the code: a choice, a baseline, a priority, a field, an event, a list of ids.
EDITS: Final = (
    ('on_reopen = "new"', 'on_reopen = "restart"'),
    ('baseline = "a_year_before"', 'baseline = "2026-06"'),
    ('priority           = "raised"', 'priority           = "first"'),
    ('"remedy_settled"', '"remedy_performed"'),
)


def told(*arguments: str) -> Iterator[str]:
    """Yield the lines that a command writes in Chinese."""
    done = CliRunner().invoke(app, [*arguments, "--lang", "zh"])
    assert done.exit_code == 0, done.output
    yield from done.stdout.splitlines()


def left_in(line: str) -> list[str]:
    """Return the words of the code that a line leaves as they are; the id at its beginning is not one of them."""
    bare = line
    while (less := AS_TYPED.sub("", bare)) != bare:
        bare = less
    return WORD.findall(re.sub(r"^ *(?:\+ )?[a-z][\w.-]*(?: {2}|：|$)", "", bare))


@pytest.mark.parametrize("command", [("ours",), ("limits",), ("clauses",), ("regimes",), *(("regimes", one) for one in REGIMES)], ids=" ".join)
def test_no_word_of_the_code_is_left_in_chinese(command: tuple[str, ...]) -> None:
    lines = [line for line in told(*command) if line.startswith(" ") or command != ("ours",)]
    assert {line: found for line in lines if (found := left_in(line))} == {}


@pytest.mark.parametrize("day", ["2026-07-06T12:00", "2026-07-10", "2026-07-20"])
def test_none_is_left_in_the_story_of_a_case(day: str, database: Path) -> None:
    """The steps are named by their ids, and the lifecycle by its own."""
    for case in ("C-1", "K-1"):
        lines = [line.replace("流程表complaint/standard v1", "") for line in told("explain", str(database), case, "--at", day)]
        assert {line: found for line in lines if (found := left_in(line))} == {}


def test_none_is_left_in_what_differs(tmp_path: Path) -> None:
    text, edited = files.default(), files.default()
    for was, now in EDITS:
        assert was in edited, was
        edited = edited.replace(was, now)
    for name, one in (("old.toml", text), ("new.toml", edited)):
        (tmp_path / name).write_text(one, "utf-8")
    lines = list(told("compare", str(tmp_path / "old.toml"), str(tmp_path / "new.toml")))
    assert len(lines) > len(EDITS)
    assert {line: found for line in lines[1:] if (found := left_in(line))} == {}


def test_a_word_that_is_left_is_found() -> None:
    assert left_in("  所定内容  重新处理时 new；时限 `close`（cn.respond）") == ["new"]
    assert left_in("  respond  15日") == []

"""What the pages show of the command line is what it prints: each block of a console is run, and its output compared.

`…` on a line of its own stands for any lines, within a line for any text; the width of columns is not compared.
"""

from __future__ import annotations

import re
import shlex
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import attrs
import pytest
import typer
from typer.testing import CliRunner

from crmcore.adapters.files.mapping import MAPPABLE
from crmcore.cli.app import app
from tests.house.source import ROOT

DOCS: Final = ROOT / "docs"
BLOCK: Final = re.compile(r"^```console\n(.*?)^```$", re.MULTILINE | re.DOTALL)
QUESTIONS: Final = sorted(page.name for page in (DOCS / "compliance").glob("*.md"))


# The mapping that pages name, and the rows that a page shows as its complaint file.
MAPPING: Final = re.compile(r"^```toml\n(\[mapping\]\n.*?)^```$", re.MULTILINE | re.DOTALL)
ROWS: Final = re.compile(r"^```csv\n(.*?)^```$", re.MULTILINE | re.DOTALL)


@attrs.frozen
class Shown:
    """A command as a page shows it, with what stands under it, and the files that it reads."""

    command: str
    output: tuple[str, ...]
    rows: str


def shown(page: Path) -> Iterator[Shown]:
    """Yield every command that a page shows."""
    text = page.read_text("utf-8")
    for block in BLOCK.findall(text):
        for command in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            first, *rest = command.splitlines()
            yield Shown(first, tuple(rest), "".join(ROWS.findall(text)))


def pattern(lines: tuple[str, ...]) -> str:
    """Return the regular expression of an output."""
    parts = (r"(?:.*\n)*?" if line == "…" else ".*".join(map(columns, line.split("…"))) + r"\n" for line in lines)
    return "".join(parts)


def columns(text: str) -> str:
    """Return the regular expression of a part of a line: however wide its columns are."""
    return r" +".join(map(re.escape, re.split(r" {2,}", text)))


SHOWN: Final = [
    pytest.param(one, id=f"{page.relative_to(DOCS).as_posix()}: {one.command}") for page in sorted(DOCS.rglob("*.md")) for one in shown(page)
]


@pytest.mark.parametrize("one", SHOWN)
def test_a_command_prints_what_its_page_shows(one: Shown, database: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copy(database, tmp_path / "bank.sqlite")
    (tmp_path / "our-export.toml").write_text(MAPPING.findall((DOCS / "how-to" / "mapping.md").read_text("utf-8"))[0], "utf-8")
    (tmp_path / "complaints.csv").write_text(one.rows, "utf-8")
    monkeypatch.chdir(tmp_path)
    program, *arguments = shlex.split(one.command)
    assert program == "crmcore"
    done = CliRunner().invoke(app, arguments)
    assert (done.exit_code, done.stderr) == (0, "")
    assert re.fullmatch(pattern(one.output), done.stdout), done.stdout


@pytest.mark.parametrize("name", QUESTIONS)
def test_each_question_of_compliance_has_its_twin_in_chinese(name: str) -> None:
    """Both link each other first, and both show the same commands, the Chinese one in Chinese."""
    english, chinese = DOCS / "compliance" / name, DOCS / "zh" / name
    assert f"[中文](../zh/{name})" in english.read_text("utf-8").splitlines()[2]
    assert f"[English](../compliance/{name})" in chinese.read_text("utf-8").splitlines()[2]
    verbs = {one.command.split()[1] for one in shown(english)}
    assert {one.command.split()[1] for one in shown(chinese)} <= verbs
    assert verbs or name == "index.md"
    assert all(one.command.endswith(" --lang zh") for one in shown(chinese))


def test_no_twin_is_left_alone() -> None:
    assert sorted(page.name for page in (DOCS / "zh").glob("*.md")) == QUESTIONS


# A table of options, and the commands shown above it; what a command takes, it lists.
OPTIONS: Final = re.compile(r"^\| option \| meaning \|\n\| --- \| --- \|\n((?:\|.*\n)+)", re.MULTILINE)
LISTING: Final = sorted(page for page in (DOCS / "how-to").glob("*.md") if OPTIONS.search(page.read_text("utf-8")))


def taken(command: str) -> set[str]:
    """Return every option of a command."""
    found = typer.main.get_command(app).commands[command]  # type: ignore[attr-defined]
    return {one for part in found.params if part.param_type_name == "option" for one in part.opts}


@pytest.mark.parametrize("page", LISTING, ids=lambda page: page.name)
def test_a_table_of_options_lists_every_option_of_its_command(page: Path) -> None:
    text = page.read_text("utf-8")
    for table in OPTIONS.finditer(text):
        command = re.findall(r"^crmcore (\w+)", text[: table.start()], re.MULTILINE)[0]
        first = [row.split("|")[1] for row in table[1].splitlines()]
        named = [one for cell in first for one in re.findall(r"--[a-z-]+", cell)]
        assert set(named) == taken(command), command
        assert len(named) - named.count("--lang") == len(set(named)) - 1, "each has one row"


def test_pages_with_tables_of_options_are_found() -> None:
    assert {page.stem for page in LISTING} >= {"report", "replay", "explain"}


def test_the_page_of_mappings_names_every_field_that_can_be_mapped() -> None:
    text = (DOCS / "how-to" / "mapping.md").read_text("utf-8")
    rows = text.partition("| field | becomes |")[2].partition("\n\n")[0].splitlines()
    named = [one for row in rows[2:] for one in re.findall(r"`(\w+)`", row.split("|")[1])]
    assert sorted(named) == sorted(MAPPABLE)

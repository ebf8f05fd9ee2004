"""The command itself: quick to start, clean without its extra, and `crmcore clauses`."""

from __future__ import annotations

import io
import re
import subprocess
import sys
from collections.abc import Mapping
from importlib.metadata import version
from unittest.mock import Mock

import pytest
import typer
from typer.testing import CliRunner

import crmcore.cli
from crmcore.clauses import CLAUSES
from crmcore.cli import traceability
from crmcore.cli.app import app
from crmcore.cli.terminal import console, plainly, write
from crmcore.decision import Decision, Outcome, reason
from crmcore.errors import Refused
from crmcore.messages import Language

RUNNER = CliRunner()
HEAVY = (
    "sqlalchemy",
    "matplotlib",
    "jinja2",
    "tree_sitter",
    "crmcore.rulebook",
    "crmcore.complaints",
    "crmcore.kpi",
    "crmcore.adapters",
    "cattrs",
    "pendulum",
)


def run(code: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-c", code, *arguments], capture_output=True, text=True, check=False)


def test_help_lists_the_commands_and_loads_nothing_heavy() -> None:
    done = run(
        f"import sys; from crmcore.cli.app import app; app(['--help'], standalone_mode=False); print([x for x in {HEAVY} if x in sys.modules])"
    )
    assert done.returncode == 0, done.stderr
    for command in ("check", "clauses", "days", "demo", "explain", "report"):
        assert re.search(rf"\b{command}\b", done.stdout)
    assert done.stdout.endswith("[]\n")


def test_it_says_its_version() -> None:
    assert RUNNER.invoke(app, ["--version"]).stdout == f"crmcore {version('crmcore')}\n"


def test_the_script_runs_the_command(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "argv", ["crmcore", "--version"])
    with pytest.raises(SystemExit) as ended:
        crmcore.cli.main()
    assert ended.value.code == 0


@pytest.mark.parametrize("missing", ["typer", "rich"])
def test_without_its_extra_it_says_which_one_to_install(missing: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    for name in [name for name in sys.modules if name.startswith(("crmcore.cli.", f"{missing}."))]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, missing, None)
    monkeypatch.setattr(sys, "argv", ["crmcore", "clauses"])
    with pytest.raises(SystemExit) as ended:
        crmcore.cli.main()
    assert ended.value.code == 2
    assert capsys.readouterr() == ("", "`crmcore` needs an optional dependency; install `crmcore[cli]`\n")


def test_a_fault_of_our_own_is_not_taken_for_a_missing_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "crmcore.cli.app", None)
    with pytest.raises(ModuleNotFoundError, match=r"crmcore\.cli\.app"):
        crmcore.cli.main()


def clauses(*arguments: str, env: Mapping[str, str] | None = None) -> list[str]:
    result = RUNNER.invoke(app, ["clauses", *arguments], env=env)
    assert result.exit_code == 0, result.output
    return result.stdout.splitlines()


def test_every_clause_stands_on_a_line_and_the_last_line_counts_them() -> None:
    *lines, last = clauses()
    rows = [line.split(maxsplit=2) for line in lines]
    assert [row[0] for row in rows] == list(CLAUSES)
    counts = {status: sum(row[1] == status for row in rows) for status in ("implemented", "partly", "open")}
    assert last == "128 clauses: {implemented} implemented, {partly} partly, {open} open".format(**counts)
    assert sum(counts.values()) == 128
    assert all(("[missing: " in row[2] or "[no test" in row[2]) == (row[1] == "partly") for row in rows)


def test_some_of_the_clauses_in_chinese() -> None:
    *lines, last = clauses("BANK-7", "--lang", "zh")
    assert lines[2] == "BANK-7.2    未落实  内部争议先调解、后仲裁，各有规定的日数。"
    assert last == "共4条：已落实0条，部分落实0条，未落实4条"


def test_the_clauses_in_chinese_are_chinese_to_the_end() -> None:
    """But for ids, units, and names that Chinese writes so: VIP."""
    *lines, last = clauses("--lang", "zh")
    assert len(lines) == len(CLAUSES)
    for line in (*lines, last):
        assert re.findall(r"[A-Za-z]+", re.sub(r"^[A-Z]+-[0-9.]+ |VIP", "", line)) == []
    assert sum("（缺少：" in line for line in lines) == sum("部分落实" in line for line in lines)


def test_a_beginning_that_no_clause_has_is_refused() -> None:
    result = RUNNER.invoke(app, ["clauses", "SPAIN"])
    assert (result.exit_code, result.stdout) == (2, "")
    assert (
        result.stderr
        == "crmcore: no clause begins with `SPAIN`; give e.g. `RULES-4`, or nothing for all of them; the articles of a law: `crmcore regimes ID`\n"
    )


def test_what_carries_out_the_clauses_is_looked_for_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """It walks the whole library, also where no clause begins as asked."""
    looks = Mock(return_value=traceability.traceability())
    monkeypatch.setattr(traceability, "traceability", looks)
    assert RUNNER.invoke(app, ["clauses", "SPAIN"]).exit_code == 2
    assert looks.call_count == 1


@pytest.mark.parametrize("columns", ["80", "200"])
def test_a_terminal_gets_colour_and_lines_that_fit(columns: str) -> None:
    lines = clauses("RULES-1", env={"FORCE_COLOR": "1", "COLUMNS": columns})
    assert any("\x1b[" in line for line in lines)
    assert max(len(re.sub(r"\x1b\[[0-9;]*m", "", line)) for line in lines) <= int(columns)


def test_the_help_of_a_command_names_the_file_it_wants() -> None:
    assert "RULEBOOK.toml" in RUNNER.invoke(app, ["check", "--help"]).stdout


@pytest.mark.parametrize("columns", ["40"])
def test_a_narrow_terminal_gets_the_text_below_its_place(columns: str) -> None:
    lines = [re.sub(r"\x1b\[[0-9;]*m", "", line).rstrip() for line in clauses("RULES-1.4", env={"FORCE_COLOR": "1", "COLUMNS": columns})]
    assert lines[:3] == ["RULES-1.4  open", "    Customers' visits to the firm are", "    registered, and the visitor is"]


def test_a_refusal_is_one_line_that_names_the_step(capsys: pytest.CaptureFixture[str]) -> None:
    no = Decision(Outcome.REFUSED, (reason("empty", field="x"), reason("empty", field="y")))
    with pytest.raises(typer.Exit), plainly(Language.EN):
        raise Refused(no, "accept", "complaint", "C-1")
    assert capsys.readouterr().err == "crmcore: step `accept` refused for complaint `C-1`: `x` is empty; give a value · `y` is empty; give a value\n"


def test_a_stream_of_another_make_is_written_to_as_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    held = io.StringIO()
    monkeypatch.setattr(sys, "stdout", held)
    write(console(), "已收到")
    assert held.getvalue() == "已收到\n"

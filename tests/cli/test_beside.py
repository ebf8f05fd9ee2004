"""Lists of days and law in files of their own: every command that reads a rulebook takes them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import attrs
import pytest
import typer
from typer.testing import CliRunner

from crmcore.adapters.sql import SqlStores, sqlite
from crmcore.cli.app import app
from crmcore.customers.profile import Prospect
from crmcore.rulebook.files import default

pytest.importorskip("jinja2", reason="the report needs the extra `report`")

TEXT = default()
BEFORE, _, REST = TEXT.partition("[days.china]")
DAYS, _, AFTER = REST.partition("# ------")
MAPPING = """
[mapping]
name = "ours"
zone = "Asia/Shanghai"
"""
REPORT = """
[fields.id]
columns = ["number"]
required = true
[fields.received]
columns = ["received"]
dates = ["%Y-%m-%d"]
required = true
"""
LOG = """
[case]
columns = ["number"]
[event]
columns = ["what"]
[at]
columns = ["received"]
dates = ["%Y-%m-%d"]
"""


@attrs.frozen
class Files:
    """A rulebook whose calendar names a list of days that it has not, that list, and whatever commands read."""

    folder: Path

    @property
    def bank(self) -> Path:
        return self.folder / "bank.toml"

    @property
    def days(self) -> Path:
        return self.folder / "days.toml"

    @property
    def database(self) -> Path:
        return self.folder / "crm.sqlite"


@pytest.fixture
def files(tmp_path: Path) -> Files:
    found = Files(tmp_path)
    bank, days = f"{BEFORE}# ------{AFTER}", f"[days.china]{DAYS}"
    found.bank.write_text(bank, "utf-8")
    found.days.write_text(days, "utf-8")
    (tmp_path / "report.toml").write_text(MAPPING + REPORT)
    (tmp_path / "log.toml").write_text(MAPPING + LOG)
    (tmp_path / "rows.csv").write_text("number,received,what\n1,2026-07-01,registered\n")
    engine = sqlite(found.database)
    stores = SqlStores(engine)
    stores.create()
    stores.editions.save(bank, days=[days])
    stores.customers.save(Prospect(id="P-1", name="A"))
    engine.dispose()
    return found


def run(*words: object) -> tuple[int, str]:
    result = CliRunner().invoke(app, [str(one) for one in words])
    return result.exit_code, result.output


COMMANDS: Mapping[str, Callable[[Files], Sequence[object]]] = {
    "check": lambda files: (files.bank,),
    "compare": lambda files: (files.bank, files.bank),
    "impact": lambda files: (files.bank, files.bank, "--cases", files.database),
    "limits": lambda files: (files.bank,),
    "regimes": lambda files: ("--rulebook", files.bank),
    "report": lambda files: (
        *("--complaints", files.folder / "rows.csv", "--mapping", files.folder / "report.toml"),
        *("--rulebook", files.bank, "--out", files.folder / "out"),
    ),
    "replay": lambda files: (files.folder / "rows.csv", "--mapping", files.folder / "log.toml", "--rulebook", files.bank),
    "explain": lambda files: (files.database, "P-1", "--at", "2026-07-01"),
}


@pytest.mark.parametrize("name", COMMANDS)
def test_a_list_of_days_is_handed_in_beside_the_rulebook(files: Files, name: str) -> None:
    words = (name, *COMMANDS[name](files))
    code, said = run(*words)
    assert code != 0
    assert "calendars.office.days" in said
    if name not in {"check", "explain"}:  # the first shows the place as file, line and column; the other reads no file
        assert f"{files.bank}: calendars.office.days" in said
    code, said = run(*words, "--days", files.days)
    assert code == 0, said


@pytest.mark.parametrize("name", COMMANDS)
def test_a_fault_beside_the_rulebook_is_told_with_its_file(files: Files, name: str) -> None:
    order = files.folder / "order.toml"
    order.write_text("[regime]\n")
    code, said = run(name, *COMMANDS[name](files), "--days", files.days, "--law", order)
    assert code != 0
    assert "order.toml" in said or name == "explain"
    assert "missing" in said


def test_no_command_that_reads_a_rulebook_lacks_them() -> None:
    commands = typer.main.get_command(app).commands  # type: ignore[attr-defined]
    options = {name: {option for one in command.params for option in one.opts} for name, command in commands.items()}
    with_rulebook = {name for name, known in options.items() if {"--rulebook", "rulebook", "old", "database"} & known}
    assert {name for name in with_rulebook if not {"--days", "--law"} <= options[name]} == {"lifecycles", "ours", "upgrade"}, "these read tables only"
    assert set(COMMANDS) == {name for name in with_rulebook if "--days" in options[name]}

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
from tests.rulebook.test_law_beside import ORDER

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


CLOSED = '[days.china]\nsource = "{}"\nfirst_day = 2025-01-01\nlast_day = 2027-12-31\nholidays = [{}]\nworkdays = []\n'
CHANGED = '[regimes."cn-cbirc-2020-3".respond]\nwithin = "{} days"\nclause = "POL-1"\n'


@pytest.mark.parametrize("turned", [False, True])
def test_two_files_that_say_different_things_are_refused(files: Files, turned: bool) -> None:
    """Neither is guessed to be the one that counts; what both say alike is no matter, nor who published it."""
    one, other = files.folder / "one.toml", files.folder / "other.toml"
    one.write_text(CLOSED.format("a", "2026-07-07"))
    other.write_text(CLOSED.format("b", "2026-07-08") + CLOSED.format("b", "").replace("china", "more"))
    first, second = (other, one) if turned else (one, other)
    code, said = run("limits", files.bank, "--days", first, "--days", second)
    assert (code, said.splitlines()) == (
        2,
        [f"crmcore: {second}:1:1: days.china: `{first}` says something else of it; keep it in one of the two files"],
    )
    code, said = run("limits", files.bank, "--days", first, "--days", second, "--lang", "zh")
    assert f"与`{first}`所述不同" in said
    other.write_text(CLOSED.format("b", "2026-07-07"))
    assert run("limits", files.bank, "--days", one, "--days", other, "--days", one)[0] == 0


def test_two_files_of_law_that_change_one_value_differently_are_refused(files: Files) -> None:
    one, other = files.folder / "one.toml", files.folder / "other.toml"
    one.write_text(CHANGED.format(10))
    other.write_text(CHANGED.format(12))
    words = ("limits", files.bank, "--days", files.days, "--law", one, "--law", other)
    code, said = run(*words)
    assert (code, said.count("says something else of it")) == (2, 1)
    assert f"{other}:2:10: regimes.cn-cbirc-2020-3.respond.within: `{one}`" in said
    other.write_text(CHANGED.format(10))
    assert run(*words)[0] == 0


def test_two_files_with_one_regime_are_refused_where_they_differ(files: Files) -> None:
    one, other = files.folder / "one.toml", files.folder / "other.toml"
    one.write_text(ORDER)
    other.write_text(f"# the same\n{ORDER}")
    words = ("limits", files.bank, "--days", files.days, "--law", one, "--law", other)
    assert run(*words)[0] == 0
    other.write_text(ORDER.replace("10 days", "12 days"))
    code, said = run(*words)
    assert (code, said) == (2, f"crmcore: {other}:2:1: regime: `{one}` says something else of it; keep it in one of the two files\n")


@pytest.mark.parametrize(
    ("option", "text", "wanted"),
    [
        ("--days", "", "[days.NAME]"),
        ("--days", "# nothing yet\n", "[days.NAME]"),
        ("--days", "[days]\n", "[days.NAME]"),
        ("--law", "", "[regime], [regimes.ID]"),
        ("--law", "[regimes]\n", "[regime], [regimes.ID]"),
    ],
)
def test_a_file_that_says_nothing_is_named(files: Files, option: str, text: str, wanted: str) -> None:
    empty = files.folder / "empty.toml"
    empty.write_text(text)
    code, said = run("limits", files.bank, "--days", files.days, option, empty)
    assert (code, said) == (2, f"crmcore: {empty}: says nothing; a file here has one of these tables: {wanted}\n")


def test_no_command_that_reads_a_rulebook_lacks_them() -> None:
    commands = typer.main.get_command(app).commands  # type: ignore[attr-defined]
    options = {name: {option for one in command.params for option in one.opts} for name, command in commands.items()}
    with_rulebook = {name for name, known in options.items() if {"--rulebook", "rulebook", "old", "database"} & known}
    assert {name for name in with_rulebook if not {"--days", "--law"} <= options[name]} == {"lifecycles", "ours", "upgrade"}, "these read tables only"
    assert set(COMMANDS) == {name for name in with_rulebook if "--days" in options[name]}

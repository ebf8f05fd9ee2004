"""Databases at the command line: each verb that reads one takes a file or any URL, and shows no password; times have now as their default."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

import attrs
import pytest
import sqlalchemy
import typer
from typer.testing import CliRunner

from crmcore.cli.app import app
from crmcore.cli.database import HELP
from crmcore.rulebook.files import default

RUNNER: Final = CliRunner()
SECRET: Final = "hunter2"  # noqa: S105 - a password that nothing has


@attrs.frozen
class Parameter:
    """An argument or an option of a verb, as its help shows it."""

    name: str
    help: str
    required: bool


def verbs() -> dict[str, tuple[Parameter, ...]]:
    """Return the parameters of every command by its name, those of a group by both names."""

    def walk(name: str, one: object) -> Iterator[tuple[str, tuple[Parameter, ...]]]:
        for part, sub in getattr(one, "commands", {}).items():
            yield from walk(f"{name} {part}".strip(), sub)
        found = (Parameter(each.name, getattr(each, "help", None) or "", each.required) for each in getattr(one, "params", ()))
        yield name, tuple(found)

    return dict(walk("", typer.main.get_command(app)))


def asked(verb: str, database: object, tmp_path: Path) -> tuple[str, ...]:
    """Return how a verb is asked about a database."""
    rulebook = tmp_path / "bank.toml"
    rulebook.write_text(default(), "utf-8")
    return {
        "explain": ("explain", str(database), "C-1"),
        "impact": ("impact", str(rulebook), str(rulebook), "--cases", str(database)),
    }[verb]


READING: Final = sorted(name for name, found in verbs().items() if any(one.help == HELP for one in found))


def test_every_verb_that_reads_a_database_takes_it_in_the_same_words() -> None:
    """A parameter called a database, or said to be one, has the one help text: so it is opened by the one function."""
    said = {name for name, found in verbs().items() if any("database" in one.help.lower() for one in found)}
    assert said == set(READING) == {"explain", "impact"}


def test_a_moment_is_now_unless_it_is_given() -> None:
    """Nobody must type a time to ask about the present; `replay` reads a log, whose present is its last event."""
    for name, found in verbs().items():
        for one in found:
            if one.name in {"at", "today"}:
                assert not one.required, name
                assert re.search(r"by default (now|today|as of its last event)", one.help), name


@pytest.mark.parametrize("verb", READING)
@pytest.mark.parametrize("scheme", ["", "sqlite:///"])
def test_a_file_is_named_by_its_path_or_its_url(verb: str, scheme: str, database: Path, tmp_path: Path) -> None:
    done = RUNNER.invoke(app, asked(verb, f"{scheme}{database}", tmp_path))
    assert (done.exit_code, done.stderr) == (0, ""), done.output
    assert done.stdout


def test_without_a_time_it_is_as_of_now(database: Path) -> None:
    before = datetime.now(UTC).replace(second=0, microsecond=0)
    done = RUNNER.invoke(app, ["explain", str(database), "C-1"])
    found = re.fullmatch(r"complaint C-1: investigation report filed, (.+)", done.stdout.splitlines()[0])
    assert found, done.output
    assert before <= datetime.fromisoformat(found[1]) <= datetime.now(UTC)


# A URL, and what is said of it.
WRONG: Final = {
    "sqlite:///none.sqlite": "no file `none.sqlite`; check the path",
    "sqlite://": "no file ``; check the path",
    f"postgresql://crm:{SECRET}@127.0.0.1:1/crm": "the database cannot be opened; look whether its address or path is right, and whether it runs",
    f"postgres://crm:{SECRET}@127.0.0.1:1/crm": "the database cannot be opened; look whether its address or path is right, and whether it runs",
    f"postgresql+psycopg://127.0.0.1:1/crm?password={SECRET}": "the database cannot be opened; look whether its address or path is right",
    f"postgresql+psycopg://crm:{SECRET}@127.0.0.1:port/crm": "what begins with `postgresql+psycopg:` is not the URL of a database; give e.g.",
    f"post gres://crm:{SECRET}@host/crm": "what begins with `post gres:` is not the URL of a database; give e.g.",
    f"nosuch://crm:{SECRET}@host/crm": "`nosuch` is not a kind of database that is known here; give e.g. `postgresql+psycopg` or `sqlite`",
    f"mysql+nosuch://crm:{SECRET}@host/crm": "`mysql+nosuch` is not a kind of database that is known here",
}


@pytest.mark.parametrize("verb", READING)
@pytest.mark.parametrize(("url", "said"), WRONG.items())
def test_what_is_wrong_with_a_url_is_said_without_its_password(
    verb: str, url: str, said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for lang in ("en", "zh"):
        done = RUNNER.invoke(app, [*asked(verb, url, tmp_path), "--lang", lang])
        (line,) = done.stderr.splitlines()
        assert (done.exit_code, done.stdout) == (2, "")
        assert line.startswith(f"crmcore: {said}") or lang == "zh"
        assert SECRET not in line
    assert not (tmp_path / "none.sqlite").exists()


def test_a_driver_that_is_not_installed_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(*_: object, **__: object) -> None:
        raise ModuleNotFoundError(name="oracledb")

    monkeypatch.setattr(sqlalchemy, "create_engine", missing)
    done = RUNNER.invoke(app, ["explain", f"oracle://crm:{SECRET}@host/crm", "C-1"])
    assert done.stderr == "crmcore: `oracle` needs the Python package `oracledb`, which is not installed; install it, or name another driver\n"


def test_an_asynchronous_driver_is_not_for_a_command(monkeypatch: pytest.MonkeyPatch) -> None:
    made: Callable[..., sqlalchemy.Engine] = sqlalchemy.create_engine

    def asynchronous(*_: object, **__: object) -> sqlalchemy.Engine:
        engine = made("sqlite://")
        monkeypatch.setattr(engine.dialect, "is_async", True)
        return engine

    monkeypatch.setattr(sqlalchemy, "create_engine", asynchronous)
    done = RUNNER.invoke(app, ["explain", "postgresql+asyncpg://host/crm", "C-1"])
    assert done.stderr.startswith("crmcore: `postgresql+asyncpg` is an asynchronous driver, which a command cannot use; name another, e.g. ")


def test_what_crmcore_did_not_write_is_named_without_the_password(monkeypatch: pytest.MonkeyPatch) -> None:
    """As a server would that has other tables: here it is one in memory, which has none."""
    made: Callable[..., sqlalchemy.Engine] = sqlalchemy.create_engine
    monkeypatch.setattr(sqlalchemy, "create_engine", lambda *_, **__: made("sqlite://"))
    done = RUNNER.invoke(app, ["explain", f"postgresql://crm:{SECRET}@host:5432/crm?password={SECRET}", "C-1"])
    assert done.exit_code == 2
    said = "crmcore: `postgresql+psycopg://crm@host:5432/crm` is not a database that crmcore wrote; `crmcore demo` writes one\n"
    assert done.stderr == said

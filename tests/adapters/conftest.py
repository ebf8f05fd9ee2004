"""Databases to keep stores in: SQLite in a file, and a PostgreSQL server of our own, started once where one of its tests runs."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path
from tempfile import mkdtemp

import pytest
from sqlalchemy import URL, Engine, create_engine, event

from crmcore.adapters.sql import sqlite

# Debian puts the programs of a server here, not on the path.
DEBIAN = Path("/usr/lib/postgresql")
SETTINGS = "-c listen_addresses='' -c fsync=off -c full_page_writes=off -c synchronous_commit=off"


def run(folder: Path, *command: str) -> None:
    """Run a program of PostgreSQL, which refuses to run as root: then as the user that comes with it."""
    asked = {"user": "postgres", "group": "postgres", "extra_groups": []} if os.getuid() == 0 else {}
    clean = {"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8", "HOME": str(folder)}
    done = subprocess.run(command, cwd=folder, env=clean, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, check=False, **asked)  # type: ignore[call-overload]
    if done.returncode:
        pytest.fail(f"{command[0]}: {done.stderr.decode()}{''.join(one.read_text() for one in folder.glob('log'))}")


@pytest.fixture(scope="session")
def server(component: Callable[..., str]) -> Iterator[Path]:
    """Start a server in a folder of its own, which its socket is in too, and stop it at the end."""
    initdb = component("initdb", *sorted(map(str, DEBIAN.glob("*/bin/initdb")), reverse=True))
    pg_ctl = str(Path(initdb).resolve().with_name("pg_ctl"))
    folder = Path(mkdtemp(prefix="crmcore-pg-"))
    if os.getuid() == 0:
        shutil.chown(folder, "postgres", "postgres")
    run(folder, initdb, "-D", "data", "-U", "crm", "--auth=trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync")
    # Without `-l` the server would hold the pipe on which we read what went wrong.
    run(folder, pg_ctl, "-D", "data", "-w", "-t", "60", "-l", "log", "-o", f"{SETTINGS} -c unix_socket_directories={folder}", "start")
    yield folder
    run(folder, pg_ctl, "-D", "data", "-m", "immediate", "stop")
    shutil.rmtree(folder)


NUMBERS = count(1)


@pytest.fixture
def databases(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Callable[[str], Engine]]:
    """Return a function that makes an empty database of a kind, closed at the end: `sqlite`, or `postgresql` (a schema of its own)."""
    made: list[Engine] = []

    def fresh(kind: str) -> Engine:
        number = next(NUMBERS)
        if kind == "sqlite":
            made.append(sqlite(tmp_path / f"crm-{number}.sqlite", wait=60))  # a busy machine starves whoever waits
            return made[-1]
        host = str(request.getfixturevalue("server"))
        address = URL.create("postgresql+psycopg", "crm", database="postgres", query={"host": host, "options": f"-c search_path=s{number}"})
        made.append(create_engine(address, hide_parameters=True, pool_size=10))
        with made[-1].begin() as connection:
            connection.exec_driver_sql(f"create schema s{number}")
        return made[-1]

    yield fresh
    for engine in made:
        engine.dispose()


KINDS = ("sqlite", pytest.param("postgresql", marks=pytest.mark.component))


@pytest.fixture(params=KINDS)
def engine(request: pytest.FixtureRequest, databases: Callable[[str], Engine]) -> Engine:
    """Return an empty database: the test runs on each kind."""
    return databases(request.param)


@pytest.fixture
def meanwhile() -> Iterator[Callable[[Engine, str, Callable[[], object]], None]]:
    """Return a function that lets somebody else act once, right after a statement of an engine that has some words in it."""
    listening: list[tuple[Engine, Callable[..., None]]] = []

    def let(engine: Engine, words: str, act: Callable[[], object]) -> None:
        waiting = [act]

        def heard(_connection: object, _cursor: object, statement: str, *_: object) -> None:
            if words in statement and waiting:
                waiting.pop()()

        event.listen(engine, "after_cursor_execute", heard)
        listening.append((engine, heard))

    yield let
    for one, heard in listening:
        event.remove(one, "after_cursor_execute", heard)

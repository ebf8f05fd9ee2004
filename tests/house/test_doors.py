"""Doors give objects, not the files that define them, and show whatever a host looks for."""

from __future__ import annotations

import ast
import re
from importlib import import_module
from pathlib import Path

import pytest

from crmcore.errors import MissingExtra
from tests.house import open_doors, workings
from tests.house.public_names import doors, names
from tests.house.source import FILES, PACKAGE, label, name_of, tree

STUBS = sorted(PACKAGE.rglob("__init__.pyi"))
OTHER_WORDS = {"Reader", "Regime", "chinesecalendar", "holidays", "report"}  # classes inside, packages of others, an extra


@pytest.mark.parametrize("stub", STUBS, ids=label)
def test_no_file_is_called_like_a_public_name(stub: Path) -> None:
    """Importing `package.file` sets `package.file`, which would then hide the object of that name; a file may be public itself."""
    package = name_of(stub)
    files = {one.stem for one in stub.parent.glob("*.py")} | {one.parent.name for one in stub.parent.glob("*/__init__.py")}
    objects = {one.name for line in tree(stub).body if isinstance(line, ast.ImportFrom) and line.module != package for one in line.names}
    assert not files & objects


def test_a_name_stands_in_one_door_of_a_package() -> None:
    """A second door begins where the first ends; only the library's own door repeats what every host needs."""
    names_of = {name_of(stub): {one.name for line in tree(stub).body if isinstance(line, ast.ImportFrom) for one in line.names} for stub in STUBS}
    twice = {(first, second): names_of[first] & names_of[second] for first in names_of for second in names_of if second.startswith(f"{first}.")}
    assert {pair: both for pair, both in twice.items() if both and pair[0] != "crmcore"} == {}


def test_what_a_host_looks_for_is_in_a_door() -> None:
    """An event, rules, or what carries out a clause that no door shows: put it into a stub, or on the list with `python -m tests.house.workings`."""
    assert sorted(set(workings.hidden()) - set(workings.listed())) == []


def test_the_list_of_workings_names_nothing_that_is_gone_or_shown() -> None:
    assert sorted(set(workings.listed()) - set(workings.hidden())) == []
    assert workings.listed() == sorted(set(workings.listed()))


def test_all_doors_open_with_all_extras(capsys: pytest.CaptureFixture[str]) -> None:
    """CI runs the same script without extras: from the wheel, from a zip, and in a PyInstaller build."""
    shown = {module.__name__: names(module) for module in doors() if hasattr(module, "__getattr__")}
    assert open_doors.main() == 0
    said = capsys.readouterr().out
    assert said == f"{len(shown)} doors open, {sum(map(len, shown.values()))} names; 0 refuse without their extra: \n"


@pytest.mark.parametrize("closed", [["crmcore.adapters.sql"], []], ids=["as said", "unsaid"])
def test_a_door_that_refuses_must_be_named(closed: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    real = import_module

    def without_sql(name: str) -> object:
        if name == "crmcore.adapters.sql":
            raise MissingExtra(feature="SQL adapter", extra="sql")
        return real(name)

    monkeypatch.setattr(open_doors, "import_module", without_sql)
    assert open_doors.main(*closed) == (not closed)
    assert "1 refuse without their extra: crmcore.adapters.sql\n" in capsys.readouterr().out


@pytest.mark.parametrize("door", [one for one in FILES if one.name == "__init__.py" and "Reading order:" in one.read_text("utf-8")], ids=label)
def test_a_reading_order_names_what_is_there(door: Path) -> None:
    """Files and folders beside it, or names that it shows."""
    _, _, order = (ast.get_docstring(tree(door)) or "").partition("Reading order:")
    stub = door.with_suffix(".pyi")
    shown = {one.name for line in tree(stub).body if isinstance(line, ast.ImportFrom) for one in line.names} if stub.exists() else set()
    there = shown | {one.stem for one in door.parent.iterdir()} | OTHER_WORDS
    assert [one for one in re.findall(r"`([\w/.]+)`", order) if one not in there and not (door.parent / one).exists()] == []

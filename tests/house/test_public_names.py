"""Public names do not change by accident, doors open, and opening one loads no more than it must."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

from tests.house.public_names import PINS, doors, names
from tests.house.source import PACKAGE, label, tree

EXTRAS = (
    "sqlalchemy",
    "typer",
    "rich",
    "jinja2",
    "matplotlib",
    "tree_sitter",
    "tree_sitter_toml",
    "holidays",
    "chinese_calendar",
    "icalendar",
    "hypothesis",
    "pytest",
)
DOORS = tuple(doors())
STUBS = sorted(PACKAGE.rglob("__init__.pyi"))


def door_name(module: ModuleType) -> str:
    """Return a door's name as a test's id."""
    return module.__name__


@pytest.mark.parametrize("module", DOORS, ids=door_name)
def test_public_names_are_pinned(module: ModuleType) -> None:
    """A new or lost name is meant: then write the pins anew with `python -m tests.house.public_names`."""
    assert names(module) == (PINS / f"{module.__name__}.txt").read_text("utf-8").split()


def test_no_pin_is_left_over() -> None:
    assert {path.stem for path in PINS.glob("*.txt")} == {module.__name__ for module in DOORS}


@pytest.mark.parametrize("module", DOORS, ids=door_name)
def test_every_listed_name_opens(module: ModuleType) -> None:
    missing = [one for one in names(module) if not hasattr(module, one)]
    assert missing == []
    assert set(names(module)) <= set(dir(module))
    with pytest.raises(AttributeError, match="no_such_name"):
        module.no_such_name  # noqa: B018 - asking is the test


@pytest.mark.parametrize("stub", STUBS, ids=label)
def test_a_door_lists_what_it_imports(stub: Path) -> None:
    """`__all__` of a stub, which checkers and the API pages read, holds the names that it imports, and no other."""
    imported = [name.asname or name.name for one in tree(stub).body if isinstance(one, ast.ImportFrom) for name in one.names]
    listed = [ast.literal_eval(one.value) for one in tree(stub).body if isinstance(one, ast.Assign)]
    assert [sorted(imported)] == [sorted(one) for one in listed]


@pytest.mark.parametrize(
    "statement",
    ["import crmcore", "import crmcore.complaints; crmcore.complaints.STANDARD", "from crmcore import Rulebook; Rulebook.default()"],
)
def test_the_core_works_without_extras(statement: str) -> None:
    """The statement runs in a Python that has none of the packages that extras bring."""
    block = f"import sys; sys.modules.update(dict.fromkeys({EXTRAS}))"
    done = subprocess.run([sys.executable, "-c", f"{block}; {statement}"], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_the_command_without_its_extra_names_it() -> None:
    """The script ends with one clean line that names the extra, and no traceback."""
    code = "import sys; sys.modules.update(typer=None, rich=None); from crmcore.cli import main; sys.exit(main())"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode != 0
    assert "crmcore[cli]" in done.stderr
    assert "Traceback" not in done.stderr

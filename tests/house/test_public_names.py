"""Public names do not change by accident, doors open, and opening one loads no more than it must."""

from __future__ import annotations

import ast
import importlib
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

from tests.house.public_names import PINS, doors, names
from tests.house.source import FILES, label, name_of, tree

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
LAZY = [path for path in FILES if path.name == "__init__.py" and "crmcore._door" in path.read_text("utf-8")]


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


@pytest.mark.parametrize("path", LAZY, ids=label)
def test_checkers_and_python_see_the_same_door(path: Path) -> None:
    """The imports under TYPE_CHECKING, the names that load lazily, and `__all__` are the same things from the same files."""
    module = importlib.import_module(name_of(path))
    typed: dict[str, str] = {}
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING":
            imports = [one for one in node.body if isinstance(one, ast.ImportFrom)]
            typed |= {name.asname or name.name: str(one.module) for one in imports for name in one.names}
    assert sorted(typed) == sorted(dir(module)) == sorted(set(module.__all__) - {"__version__"})
    for name, place in typed.items():
        named = importlib.import_module(f"{place}.{name}") if place == module.__name__ else getattr(importlib.import_module(place), name)
        assert getattr(module, name) is named, name


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

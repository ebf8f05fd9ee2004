"""PyInstaller finds a hook that packs what it cannot see: stubs, data, and what doors load by name. CI builds with it."""

from __future__ import annotations

import ast
import tomllib
from importlib import import_module
from pathlib import Path

from tests.house.source import FILES, PACKAGE, ROOT, name_of, tree

HOOK = import_module("crmcore.__pyinstaller.hook-crmcore")
PACKED: list[tuple[str, str]] = HOOK.datas
NAMED: list[str] = HOOK.hiddenimports
STUBS = sorted(PACKAGE.rglob("__init__.pyi"))


def test_the_entry_point_leads_to_the_hook() -> None:
    points = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["entry-points"]["pyinstaller40"]
    module, _, name = points["hook-dirs"].partition(":")
    (folder,) = getattr(import_module(module), name)()
    assert [one.name for one in Path(folder).glob("hook-*.py")] == ["hook-crmcore.py"]


def test_stubs_and_data_are_packed_where_they_stand() -> None:
    assert {Path(file) for file, _ in PACKED} == {one for one in PACKAGE.rglob("*") if one.is_file() and one.suffix not in {".py", ".pyc"}}
    assert set(STUBS) <= {Path(file) for file, _ in PACKED}
    assert all(PACKAGE.parent / folder == Path(file).parent for file, folder in PACKED)


def test_what_doors_load_by_name_is_named() -> None:
    """All but the tools for tests; the command is named by whoever uses it."""
    loaded = {str(line.module) for stub in STUBS for line in tree(stub).body if isinstance(line, ast.ImportFrom)}
    assert {one for one in loaded - set(NAMED) if not one.startswith("crmcore.testing")} == set()
    assert set(NAMED) <= {name_of(file) for file in FILES}
    assert not [one for one in NAMED if one.startswith(("crmcore.cli", "crmcore.testing", "crmcore.__pyinstaller"))]

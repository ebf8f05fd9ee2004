"""What the house tests look at: the files of the library as text and trees, its modules and its attrs classes."""

from __future__ import annotations

import ast
import importlib
import inspect
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from types import ModuleType

import attrs

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "src" / "crmcore"
FILES = sorted(PACKAGE.rglob("*.py"))


def name_of(path: Path) -> str:
    """Return the dotted name of a module by its file."""
    parts = path.relative_to(PACKAGE.parent).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def label(path: Path) -> str:
    """Return a file's name as a test's id."""
    return path.relative_to(PACKAGE.parent if path.is_relative_to(PACKAGE.parent) else ROOT).as_posix()


@cache
def tree(path: Path) -> ast.Module:
    """Return a file's syntax tree."""
    return ast.parse(path.read_text("utf-8"), str(path))


@cache
def modules() -> tuple[ModuleType, ...]:
    """Import every module of the library; `__main__` is run, not imported."""
    return tuple(importlib.import_module(name_of(path)) for path in FILES if path.name != "__main__.py")


@cache
def classes() -> tuple[type, ...]:
    """Return every class that the library defines, once, in order of place."""
    found = {
        one: None
        for module in modules()
        for one in vars(module).values()
        if inspect.isclass(one) and one.__module__ == module.__name__ and one.__qualname__ == one.__name__
    }
    return tuple(found)


def attrs_classes() -> Iterator[type[attrs.AttrsInstance]]:
    """Walk the attrs classes of the library."""
    return (one for one in classes() if attrs.has(one))


def full_name(one: type) -> str:
    """Return a class's dotted name."""
    return f"{one.__module__}.{one.__qualname__}"


def tracked() -> list[Path]:
    """Return every file that git tracks, or every file that a source package holds when there is no git."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=False)
    names = listed.stdout.decode().split("\0") if listed.returncode == 0 else []
    paths = [ROOT / one for one in names if one] or [*FILES, *(ROOT / "tests").rglob("*.py"), *(ROOT / "docs").rglob("*.*")]
    return [one for one in paths if one.is_file()]

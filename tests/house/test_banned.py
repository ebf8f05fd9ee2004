"""The library reads no clock, draws no number and touches no file or network, except where the house says so."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest

from tests.house.source import FILES, PACKAGE, label, tree

# Where input and output live: these may do what the rest may not.
OUTSIDE: Final = ("__pyinstaller/", "adapters/", "cli/", "rulebook/files.py")

MODULES: Final = {
    "asyncio", "ftplib", "glob", "http", "os", "random", "requests", "secrets", "shutil", "smtplib", "socket", "sqlite3", "ssl", "subprocess", "sys",
    "tempfile", "threading", "time", "urllib", "uuid",
}  # fmt: skip
CALLS: Final = {"open", "input", "print", "eval", "exec", "compile", "breakpoint", "setattr", "__import__"}
# Methods by their last name, whatever they are called on: `datetime.now`, `pendulum.today`, `path.read_text` …
METHODS: Final = {
    "now", "today", "utcnow", "tomorrow", "yesterday",
    "read_text", "read_bytes", "write_text", "write_bytes", "open", "mkdir", "unlink", "rename", "rmdir", "touch", "iterdir", "glob", "rglob",
}  # fmt: skip


def banned(module: ast.Module) -> Iterator[tuple[int, str]]:
    """Yield line and name of everything in a module that reads a clock, draws a number or does input or output."""
    for node in ast.walk(module):
        match node:
            case ast.Import(names=names):
                yield from ((node.lineno, one.name) for one in names if one.name.partition(".")[0] in MODULES)
            case ast.ImportFrom(module=str(name), level=0) if name.partition(".")[0] in MODULES:
                yield node.lineno, name
            case ast.Call(func=ast.Name(id=name)) if name in CALLS:
                yield node.lineno, f"{name}()"
            case ast.Call(func=ast.Attribute(attr=name)) if name in METHODS:
                yield node.lineno, f".{name}()"
            case ast.Assign(targets=[ast.Attribute(attr="__class__"), *_]):
                yield node.lineno, "__class__ ="
            case ast.ClassDef(keywords=keywords) if any(one.arg == "metaclass" for one in keywords):
                yield node.lineno, "metaclass="
            case ast.Global():
                yield node.lineno, "global"


INSIDE: Final = [path for path in FILES if not path.relative_to(PACKAGE).as_posix().startswith(OUTSIDE)]


@pytest.mark.parametrize("path", INSIDE, ids=label)
def test_a_file_of_rules_is_pure(path: Path) -> None:
    assert list(banned(tree(path))) == []


@pytest.mark.parametrize(
    "text",
    [
        "datetime.now(UTC)",
        "date.today()",
        "datetime.utcnow()",
        "pendulum.now('UTC')",
        "import time",
        "from time import monotonic",
        "import random",
        "from uuid import uuid4",
        "import secrets",
        "open('x')",
        "Path('x').read_text()",
        "path.write_bytes(b'')",
        "import socket",
        "from urllib.request import urlopen",
        "from os import environ",
        "eval('1')",
        "case.__class__ = Other",
        "class A(metaclass=B): ...",
        "def f():\n    global x",
    ],
)
def test_the_ban_bites(text: str) -> None:
    assert list(banned(ast.parse(text)))


@pytest.mark.parametrize("text", ["from datetime import time, date", "import tomllib", "event.at.date()", "import re", "re.compile('x')"])
def test_what_is_pure_passes(text: str) -> None:
    assert list(banned(ast.parse(text))) == []

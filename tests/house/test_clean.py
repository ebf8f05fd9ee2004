"""Nothing in the repository names a machine, a registry or the place where it was written."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

import pytest

from tests.house.source import ROOT, label, tracked

# Put together, so that this file does not hold what it looks for.
TRACES: Final = re.compile(
    "|".join(
        (
            *(rf"(?<![\w.])/{folder}/" for folder in ("work", "root", "home")),
            *(f"{name}{end}" for name, end in (("py", r"pi\.org"), ("python", "hosted"), ("npm", r"js\.org"), ("deb", r"ian\.org"), ("/far", "m"))),
            *(rf"\b{name}\.{end}\b" for name, end in (("design", "md"), ("COMMON", "md"), ("CONTRACT", "md"))),
            r"design D\d+\b",
            r"\(D\d+\)",
        )
    )
)
TEXT: Final = {".py", ".toml", ".md", ".txt", ".yml", ".html", ".css", ".js", ".j2", ".cfg", ".sh", ""}


@pytest.mark.parametrize("path", [one for one in tracked() if one.suffix in TEXT and "assets" not in one.parts], ids=label)
def test_a_file_holds_no_trace_of_a_workplace(path: Path) -> None:
    lines = path.read_text("utf-8").splitlines()
    assert [f"{number}: {line}" for number, line in enumerate(lines, 1) if TRACES.search(line)] == []


def test_constraints_name_versions_only() -> None:
    """`name==version`, with a marker perhaps, and no address."""
    line = re.compile(r"[a-z0-9._-]+==[\w.]+( ; [^/@]+)?")
    assert [one for one in (ROOT / "constraints.txt").read_text("utf-8").splitlines() if not line.fullmatch(one)] == []


def test_nothing_that_a_sample_wrote_stands_at_the_root() -> None:
    at_the_root = {one.name for one in tracked() if one.parent == ROOT}
    own = {".editorconfig", ".gitignore", "CHANGELOG.md", "CONTRIBUTING.md", "LICENSE", "Makefile", "README.md"}
    assert at_the_root <= own | {"constraints.txt", "mkdocs.yml", "pyproject.toml"}

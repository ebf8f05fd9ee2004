"""The plan of the house names files that exist, and every file has a first line."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

from tests.house.source import FILES, PACKAGE, ROOT, label


def load() -> ModuleType:
    """Load the script that writes the page."""
    spec = importlib.util.spec_from_file_location("house_page", ROOT / "docs" / "house_page.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


PAGE = load()
NAMED = [(one.what, PACKAGE / file) for one in PAGE.ADDITIONS for file in one.files] + [
    (one.what, ROOT / test) for one in PAGE.ADDITIONS for test in one.tests
]


@pytest.mark.parametrize(("what", "path"), NAMED, ids=lambda one: one.relative_to(ROOT).as_posix() if isinstance(one, Path) else one)
def test_the_table_names_files_that_exist(what: str, path: Path) -> None:
    """A file that moves takes its row in `docs/house_page.py` along."""
    assert path.is_file()


@pytest.mark.parametrize("path", FILES, ids=label)
def test_every_file_says_in_its_first_line_what_it_is(path: Path) -> None:
    line = PAGE.first_line(path)
    assert line
    assert line.endswith((".", "?"))


def test_the_page_shows_every_package_and_every_file_of_the_core() -> None:
    text = (ROOT / "docs" / "why" / "house.md").read_text("utf-8")
    packages = [path.parent.relative_to(PACKAGE).as_posix() for path in PACKAGE.glob("*/**/__init__.py")]
    assert [one for one in packages if f"`{one}/`" not in text] == []
    assert [path.stem for path in PACKAGE.glob("*.py") if path.stem != "__init__" and f"| `{path.stem}` |" not in text] == []


def test_contributing_links_the_plan() -> None:
    assert "docs/why/house.md" in (ROOT / "CONTRIBUTING.md").read_text("utf-8")


def test_our_own_words_are_few() -> None:
    """A word with a meaning of its own costs every reader; one in, one out."""
    rows = [line.split("|")[1:4] for line in (ROOT / "docs" / "reference" / "our-words.md").read_text("utf-8").splitlines() if line.startswith("| ")]
    words = [row[0].strip() for row in rows[2:]]
    assert len(words) == len(set(words)) <= 40
    assert all(cell.strip() for row in rows for cell in row)

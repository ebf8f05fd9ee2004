"""Who cites a clause."""

from __future__ import annotations

from pathlib import Path

import pytest

from crmcore.cli import citations as citing

MODULE = '''
"""A module.

Clause: FIN-1.1, FIN-1.2
"""
from x import transition, Row

TABLE = (
    transition("accept", A, B, C, "RULES-4.7", by=(x,)),
    transition("short", A),
    Row(id="T1", clause="FIN-3.2"),
    Row("T2", clause="FIN-3.3"),
    Row(clause="BANK-1.1"),
    Row(clause=None), Row(clause=variable),
)

class Public:
    """One.

    Clause: BANK-2.1"""

    def method(self):
        """Two.

        Clause: BANK-3.1
        """

    def _private(self):
        """Clause: BANK-4.1"""

class _Private:
    """Clause: BANK-4.2"""

async def function():
    """Clause: not on the last line, DEPT-1.1

    but before it.
    """
    def inner():
        """Clause: DEPT-1.2"""
'''

DATA = """
clause = "RULES-4.28"
[[tiers]]
id = "T1"
clause = "FIN-3.2"
when = { any = [ { clause = "FIN-3.1" } ] }
[other]
clause = "BANK-1.2, BANK-3.2"
number = 5
"""

TESTS = """
import pytest

pytestmark = [pytest.mark.clause("FIN-1.1"), pytest.mark.slow]
other = 1

@pytest.mark.clause("FIN-1.2", "FIN-1.3")
@pytest.mark.clause("FIN-2.1")
def test_one(): ...

class TestGroup:
    x = 1
    @pytest.mark.clause("FIN-2.2")
    async def test_two(self): ...

@pytest.mark.parametrize("x", [pytest.param(1, marks=pytest.mark.clause("FIN-2.3")), 2])
def test_three(x): ...

@pytest.mark.clause("FIN-3.1")
@pytest.mark.skip(reason="…")
def test_skipped(): ...

@pytest.mark.realdata
@pytest.mark.clause("FIN-3.2")
def test_realdata(): ...

@pytest.mark.clause("FIN-3.3")
def helper(): ...

@pytest.mark.clause(variable)
def test_four(): ...
"""


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    package, tests = tmp_path / "bank", tmp_path / "tests" / "rules"
    for folder in (package / "data", tests):
        folder.mkdir(parents=True)
    (package / "__init__.py").write_text('"""Clause: DEPT-3.1"""', "utf-8")
    (package / "rules.py").write_text(MODULE, "utf-8")
    (package / "data" / "default.toml").write_text(DATA, "utf-8")
    (package / "data" / "notes.txt").write_text("Clause: DEPT-3.2", "utf-8")
    (tests / "test_rules.py").write_text(TESTS, "utf-8")
    (tests / "helper.py").write_text(TESTS, "utf-8")
    return tmp_path


def test_public_objects_and_rows_cite(checkout: Path) -> None:
    assert sorted(citing.in_package(checkout / "bank", "bank")) == [
        ("BANK-1.1", "bank.rules"),
        ("BANK-1.2", "bank.data.default.toml"),
        ("BANK-2.1", "bank.rules.Public"),
        ("BANK-3.1", "bank.rules.Public.method"),
        ("BANK-3.2", "bank.data.default.toml"),
        ("DEPT-3.1", "bank"),
        ("FIN-1.1", "bank.rules"),
        ("FIN-1.2", "bank.rules"),
        ("FIN-3.1", "bank.data.default.toml:T1"),
        ("FIN-3.2", "bank.data.default.toml:T1"),
        ("FIN-3.2", "bank.rules:T1"),
        ("FIN-3.3", "bank.rules:T2"),
        ("RULES-4.28", "bank.data.default.toml"),
        ("RULES-4.7", "bank.rules:accept"),
    ]


def test_marks_cite_unless_their_test_may_be_skipped(checkout: Path) -> None:
    place = "tests.rules.test_rules"
    everywhere = [("FIN-1.1", f"{place}.{one}") for one in ("TestGroup.test_two", "test_four", "test_one", "test_three")]
    assert sorted(citing.in_tests(checkout / "tests")) == [
        *everywhere,
        ("FIN-1.2", f"{place}.test_one"),
        ("FIN-1.3", f"{place}.test_one"),
        ("FIN-2.1", f"{place}.test_one"),
        ("FIN-2.2", f"{place}.TestGroup.test_two"),
        ("FIN-2.3", f"{place}.test_three"),
    ]


def test_tests_cite_in_the_order_of_their_files_whatever_the_disk_says(checkout: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = checkout / "tests" / "rules"
    for name in ("a", "b", "c"):
        (folder / f"test_{name}.py").write_text('@pytest.mark.clause("FIN-1.1")\ndef test_it(): ...\n', "utf-8")
    expected = [f"tests.rules.test_{name}.test_it" for name in ("a", "b", "c")]
    for turned in (False, True):
        disk = sorted(folder.glob("test_?.py"), reverse=turned)
        monkeypatch.setattr(Path, "rglob", lambda *_, disk=disk: iter(disk))
        assert [place for _, place in citing.in_tests(checkout / "tests")] == expected

"""How far each clause is carried out."""

from __future__ import annotations

import runpy
import sys
from pathlib import Path

import pytest

from crmcore.clauses import CLAUSES, MISSING, Gap
from crmcore.cli import citations as citing
from crmcore.cli import traceability
from crmcore.cli.traceability import TESTED, Status, trace

ROOT = Path(__file__).parents[2]
CLAUSE = CLAUSES["RULES-4.26"]

# Everything that counts as implemented was read again, word for word, against its clause before it was put on this list.
IMPLEMENTED = {
    *("RULES-4.1", "RULES-4.7", "RULES-4.9", "RULES-4.11", "RULES-4.12", "RULES-4.13", "RULES-4.14", "RULES-4.15", "RULES-4.17"),
    *("RULES-1.5", "RULES-4.2", "RULES-4.26", "RULES-4.25", "RULES-4.28", "FIN-3.2", "FIN-7.3", "MAN-4.2", "DEPT-1.4"),
}


@pytest.mark.parametrize(
    ("cited", "tested", "missing", "status", "said"),
    [
        (True, True, None, Status.IMPLEMENTED, None),
        (True, True, "pauses", Status.PARTLY, "missing: pauses"),
        (True, False, None, Status.PARTLY, "no test shows that it holds"),
        (True, False, "pauses", Status.PARTLY, "missing: pauses"),
        (False, True, None, Status.OPEN, None),
        (False, False, "pauses", Status.OPEN, None),
    ],
)
def test_implemented_is_cited_and_tested_and_misses_nothing(cited: bool, tested: bool, missing: str | None, status: Status, said: str | None) -> None:
    one = trace(
        CLAUSE, cited=("crmcore.x",) if cited else (), tests=(), tested=tested, missing=None if missing is None else Gap(en=missing, zh="暂停")
    )
    assert one.status is status
    assert (one.missing.text() if one.missing else None) == said


def test_the_package_carries_the_list_of_clauses_that_tests_show() -> None:
    """Out of date? `python -m crmcore.cli.traceability` writes it anew."""
    tested = {clause for clause, _ in citing.in_tests(ROOT / "tests")}
    assert (ROOT / "src" / "crmcore" / "cli" / TESTED).read_text("utf-8").split() == [one for one in CLAUSES if one in tested]


def test_an_installed_package_gives_the_same_answer_as_a_checkout() -> None:
    installed, checkout = traceability.traceability(), traceability.traceability(ROOT)
    assert [(one.clause, one.status, one.missing, one.cited) for one in installed] == [
        (one.clause, one.status, one.missing, one.cited) for one in checkout
    ]
    assert [one.clause.id for one in checkout] == list(CLAUSES)
    assert not any(one.tests for one in installed)
    assert all(one.tests for one in checkout if one.status is Status.IMPLEMENTED)


def test_nothing_is_cited_that_does_not_exist() -> None:
    assert {clause for clause, _ in citing.in_package(ROOT / "src" / "crmcore", "crmcore")} <= set(CLAUSES)
    assert {clause for clause, _ in citing.in_tests(ROOT / "tests")} <= set(CLAUSES)


def test_what_counts_as_implemented_was_looked_at() -> None:
    assert {one.clause.id for one in traceability.traceability(ROOT) if one.status is Status.IMPLEMENTED} == IMPLEMENTED


def test_a_note_stands_only_where_a_clause_was_begun() -> None:
    cited = {one.clause.id for one in traceability.traceability() if one.cited}
    assert set(MISSING) <= cited


def test_the_list_is_written_by_one_command(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "src" / "crmcore" / "cli").mkdir(parents=True)
    (tmp_path / "tests").mkdir()
    (tmp_path / "tests" / "test_x.py").write_text('@pytest.mark.clause("RULES-4.7", "DEPT-1.1")\ndef test_x(): ...\n', "utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.delitem(sys.modules, "crmcore.cli.traceability")
    runpy.run_module("crmcore.cli.traceability", run_name="__main__")
    assert (tmp_path / "src" / "crmcore" / "cli" / TESTED).read_text("utf-8") == "DEPT-1.1\nRULES-4.7\n"

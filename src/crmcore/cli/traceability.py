"""How far each clause of the management documents is implemented: fully, partly (and what is missing), or not (open).

*Implemented* is a clause that a public object or a row of a table cites, that a test shows to hold, and of which nothing is known to be missing.
The tests are not part of an installed package: the clauses that they prove are listed in `tested.txt`, which
`python -m crmcore.cli.traceability` writes in a checkout, and which a test compares with the marks.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum
from importlib.resources import files
from pathlib import Path
from typing import Final

import attrs

from crmcore.clauses import CLAUSES, MISSING, Clause, Gap
from crmcore.cli import citations as citing
from crmcore.decision import Reason, reason

TESTED: Final = "tested.txt"


class Status(StrEnum):
    """How far a clause is implemented."""

    IMPLEMENTED = "implemented"
    PARTLY = "partly"
    OPEN = "open"


@attrs.frozen(kw_only=True)
class Trace:
    """One clause: its status, what is missing (None if nothing is), who cites it, which tests show that it holds.

    In an installed package, which has no tests, `tests` names none.
    """

    clause: Clause
    status: Status
    missing: Reason | None
    cited: tuple[str, ...]
    tests: tuple[str, ...]


def traceability(root: Path | None = None) -> tuple[Trace, ...]:
    """Return how far every clause is implemented, in the order of the documents.

    With `root`, the root of a checkout, tests are read from its folder `tests` and named; without it, the list in the package says which
    clauses tests prove.
    """
    cited = _by_clause(citing.in_package(files("crmcore"), "crmcore"))
    if root is None:
        tests: Mapping[str, tuple[str, ...]] = {}
        tested = frozenset(files("crmcore.cli").joinpath(TESTED).read_text("utf-8").split())
    else:
        tests = _by_clause(citing.in_tests(root / "tests"))
        tested = frozenset(tests)
    return tuple(trace(one, cited=cited.get(one.id, ()), tests=tests.get(one.id, ()), tested=one.id in tested) for one in CLAUSES.values())


def trace(clause: Clause, *, cited: tuple[str, ...], tests: tuple[str, ...], tested: bool, missing: Gap | None = None) -> Trace:
    """Return the status of one clause by who cites it and whether a test shows it; `missing` replaces the note kept by hand, if one is given."""
    note = missing or MISSING.get(clause.id)
    if not cited:
        status, why = Status.OPEN, None
    elif note is not None:
        status, why = Status.PARTLY, reason("clause_missing", what=note)
    elif not tested:
        status, why = Status.PARTLY, reason("clause_not_tested")
    else:
        status, why = Status.IMPLEMENTED, None
    return Trace(clause=clause, status=status, missing=why, cited=cited, tests=tests)


def _by_clause(citations: Iterable[citing.Citation]) -> dict[str, tuple[str, ...]]:
    places: dict[str, list[str]] = {}
    for clause, place in citations:
        if place not in places.setdefault(clause, []):
            places[clause].append(place)
    return {clause: tuple(named) for clause, named in places.items()}


def main(root: Path) -> None:
    """Write the list of clauses that tests prove."""
    tested = {clause for clause, _ in citing.in_tests(root / "tests")}
    text = "".join(f"{one}\n" for one in CLAUSES if one in tested)
    root.joinpath("src", "crmcore", "cli", TESTED).write_text(text, "utf-8")


if __name__ == "__main__":
    main(Path.cwd())

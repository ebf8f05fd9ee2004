"""Law bites: on each row of each table, each guard that is law refuses what breaks that one thing, and nothing else stands against it.

The tables are the shipped ones, and one written as TOML that says nothing of law. `python -m tests.house.drop_law` takes each guard away in turn and
counts how often these checks notice.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import pytest

from crmcore.complaints import LIFECYCLES, VOCABULARY
from crmcore.rulebook import load_lifecycles
from tests.complaints.law_cases import BREAKS, Row, Table, broken, codes, fitting, lawless, names

SHIPPED: Final = tuple(LIFECYCLES.values())
OWN: Final = tuple(load_lifecycles("\n".join(map(lawless, SHIPPED))).values())
ROWS: Final = [(table, row) for table in (*SHIPPED, *OWN) for row in table.transitions]
PAIRS: Final = [(table, row, guard) for table, row in ROWS for guard in names(row)]


def ids(pairs: list[tuple[Table, Row]] | list[tuple[Table, Row, str]]) -> Iterator[str]:
    return (" ".join((pair[0].name, pair[1].id, *pair[2:])) for pair in pairs)


def test_every_guard_that_is_law_has_its_check() -> None:
    assert {guard for _, _, guard in PAIRS} == set(BREAKS)
    assert {(row.event, guard) for _, row, guard in PAIRS} == {(one.event, guard.__name__) for one in VOCABULARY.events.values() for guard in one.law}


def test_a_table_that_says_nothing_of_law_has_all_of_it() -> None:
    for own, shipped in zip(OWN, SHIPPED, strict=True):
        assert " law" not in lawless(shipped)
        assert [set(row.law) for row in own.transitions] == [set(row.law) for row in shipped.transitions]


@pytest.mark.parametrize(("table", "row"), ROWS, ids=ids(ROWS))
def test_what_keeps_the_law_is_refused_for_nothing(table: Table, row: Row) -> None:
    assert codes(table, *fitting(table, row)) == []


@pytest.mark.clause("RULES-4.7", "RULES-4.11", "RULES-4.12", "RULES-4.13", "RULES-4.14", "RULES-4.17", "RULES-4.18", "BANK-4.1", "FIN-7.3")
@pytest.mark.parametrize(("table", "row", "guard"), PAIRS, ids=ids(PAIRS))
def test_what_breaks_one_law_is_refused_by_that_one(table: Table, row: Row, guard: str) -> None:
    case, event, wanted, rules = broken(table, row, guard)
    assert codes(table, case, event, rules) == wanted

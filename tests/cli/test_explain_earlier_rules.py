"""`crmcore explain --at` an instant before the rules of a complaint changed: by the rules of then."""

from __future__ import annotations

from pathlib import Path

import pytest

from crmcore.adapters.sql import SqlStores, sqlite
from tests.cli.test_explain import explain, refused
from tests.complaints.test_rules_of_its_time import RULES, TEXT, at, edition, moved, received

AUGUST = TEXT.replace("valid_from = 2026-01-01", "valid_from = 2026-08-01", 1).replace('within    = "7 days"', 'within    = "8 days"')


@pytest.fixture
def stored(tmp_path: Path) -> Path:
    path = tmp_path / "crm.sqlite"
    stores = SqlStores(sqlite(path))
    stores.create()
    for text in (TEXT, AUGUST):
        stores.editions.save(text)
    stores.complaints.save(moved(received(), edition(8), at(1, month=8)), expected_version=None)
    return path


@pytest.mark.clause("RULES-4.26", "RULES-4.28")
@pytest.mark.parametrize(
    ("day", "rules", "said"),
    [
        ("2026-07-10", "2026-01-01", "last day 2026-07-13, 3 days left, running"),
        ("2026-07-20", "2026-01-01", "last day 2026-07-13, 7 days late, breached"),
        ("2026-08-02", "2026-08-01", "last day 2026-07-13, 20 days late, breached"),
    ],
)
def test_each_day_is_told_by_the_rules_of_its_time(stored: Path, day: str, rules: str, said: str) -> None:
    lines = explain(stored, "C-1", day)
    assert [line for line in lines if f"@{rules}#" in line]
    assert [line for line in lines if said in line and "within 7 days" not in line]


def test_an_edition_that_is_not_stored_is_named(tmp_path: Path) -> None:
    path = tmp_path / "crm.sqlite"
    stores = SqlStores(sqlite(path))
    stores.create()
    stores.editions.save(AUGUST)
    stores.complaints.save(moved(received(), edition(8), at(1, month=8)), expected_version=None)
    assert RULES.edition in refused(str(path), "C-1", "--at", "2026-07-10")

"""The staff of a firm as a file."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from crmcore.adapters.files import load_staff, parse_staff
from crmcore.errors import NotFound, RulebookError
from crmcore.organisation import Staff
from crmcore.rulebook import Rulebook

RULES = Rulebook.default().on(date(2026, 7, 6)).organisation
ONE = '[[staff]]\nid = "anna"\nunit = "bank/outlets/east/"\npositions = ["outlet_clerk"]\n'


@pytest.mark.clause("BANK-2.1")
def test_each_table_is_a_member_of_staff(tmp_path: Path) -> None:
    path = tmp_path / "staff.toml"
    path.write_text(ONE, "utf-8")
    assert load_staff(path, RULES) == (Staff(id="anna", unit="bank/outlets/east", positions=("outlet_clerk",)),)


def test_every_fault_is_named_with_its_place() -> None:
    with pytest.raises(RulebookError) as caught:
        parse_staff(ONE.replace("clerk", "clrk") + ONE + '[[staff]]\nunit = "bank"\nname = "x"\n', RULES)
    said = {one.path: one.text() for one in caught.value.findings}
    assert sorted(said) == ["staff[0].positions[0]", "staff[1].id", "staff[2].id", "staff[2].name", "staff[2].positions"]
    assert "did you mean `outlet_clerk`" in said["staff[0].positions[0]"]
    assert "`anna` is used twice" in said["staff[1].id"]
    assert "unknown key `name`" in said["staff[2].name"]


def test_a_file_that_is_not_there_is_not_found(tmp_path: Path) -> None:
    with pytest.raises(NotFound):
        load_staff(tmp_path / "none.toml", RULES)

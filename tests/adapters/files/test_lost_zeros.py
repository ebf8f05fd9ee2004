"""Ids that a spreadsheet may have taken for numbers: never joined, never passed over in silence."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from crmcore.adapters.files import ComplaintFile, read_complaints, stream_complaints, zeros
from crmcore.adapters.files.mapping import parse_mapping
from tests.adapters.files.small_mappings import OF_COMPLAINTS

MAPPING = parse_mapping(f'{OF_COMPLAINTS}[fields.customer]\ncolumns = ["customer"]\n'.encode())


def read(*rows: tuple[str, str]) -> ComplaintFile:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "c.csv"
        path.write_text("\n".join(["id,received,customer", *(f"{id_},2026-07-01,{customer}" for id_, customer in rows)]) + "\n")
        assert len([*stream_complaints(path, MAPPING)]) == len(rows), "without anybody to be told it is read the same"
        return read_complaints(path, MAPPING)


def test_an_id_with_and_without_zeros_is_refused_in_either_order() -> None:
    for ids in (("00123", "123", "A-1"), ("123", "00123", "A-1")):
        found = read(*((id_, "") for id_ in ids))
        (refused,) = found.refused
        assert (refused.id, [one.code for one in refused.reasons]) == ("123", ["row_id_zeros"])
        assert [one.id for one in found.records] == [id_ for id_ in ids if id_ != "123"]
        assert f"`id` is that of line {ids.index('00123') + 2}, but for zeros in front" in refused.reasons[0].text()


@pytest.mark.parametrize(
    ("ids", "customers", "notes"),
    [
        (("123", "4567"), ("", ""), [("id", 3, 4)]),
        (("0123", "4567"), ("77", ""), []),
        (("0123", "4567"), ("77", "888"), [("customer", 2, 3)]),
        (("123", "A-4567"), ("77", "C-1"), []),
        (("１２", "123"), ("", ""), []),  # digits of full width are no numbers of a spreadsheet
    ],
)
def test_numbers_of_several_lengths_are_noted(ids: tuple[str, ...], customers: tuple[str, ...], notes: list[tuple[str, int, int]]) -> None:
    found = read(*zip(ids, customers, strict=True))
    assert [(one.facts["field"], one.facts["least"], one.facts["most"]) for one in found.notes] == notes
    assert {one.code for one in found.notes} <= {"note.ids_of_several_lengths"}
    assert found.refused == ()


@given(st.lists(st.text("012", min_size=1, max_size=4), max_size=8, unique=True))
@example(["0", "00"])
def test_no_two_ids_that_are_one_number_are_both_records_unless_neither_has_zeros(ids: list[str]) -> None:
    found = read(*((id_, "") for id_ in ids))
    kept = [one.id for one in found.records]
    assert sorted([*kept, *(str(row.id) for row in found.refused)]) == sorted(ids), "no row is lost"
    assert len({int(one) for one in kept}) == len(kept)
    assert {int(str(row.id)) for row in found.refused} <= {int(one) for one in kept}


def test_only_so_many_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(zeros, "_PADDED_KEPT", 1)
    found = read(("0001", ""), ("0002", ""), ("2", ""), ("1", ""))
    assert [row.id for row in found.refused] == ["1"]
    assert [one.code for one in found.notes] == ["note.ids_of_several_lengths"]

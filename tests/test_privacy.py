"""Masks: they say that they masked, show no more than they promise, and hide whole what is too short."""

from __future__ import annotations

import csv
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from crmcore import privacy
from crmcore.privacy import Sensitivity

MASKS: dict[str, Callable[[Any], str]] = {
    "name": privacy.mask_name,
    "phone": privacy.mask_phone,
    "id_number": privacy.mask_id_number,
    "account": privacy.mask_account,
    "email": privacy.mask_email,
}
HUTOOL = Path(__file__).parents[2] / "shared" / "data" / "masks" / "hutool-masks.csv"
OURS = {
    "CHINESE_NAME": "name",
    "chineseName": "name",
    "MOBILE_PHONE": "phone",
    "mobilePhone": "phone",
    "FIXED_PHONE": "phone",
    "fixedPhone": "phone",
    "ID_CARD": "id_number",
    "idCardNum": "id_number",
    "BANK_CARD": "account",
    "bankCard": "account",
    "EMAIL": "email",
    "email": "email",
}


@pytest.mark.clause("BANK-6.1")
@pytest.mark.parametrize(
    ("mask", "value", "shown"),
    [
        ("name", "段正淳", "段**"),
        ("name", "段誉", "段*"),
        ("name", "欧阳修", "欧**"),
        ("name", "司马相如", "司***"),
        ("name", "Anna Berg", "A********"),
        ("name", "段", "*"),
        ("name", "", ""),
        ("phone", "18049531999", "180****1999"),
        ("phone", "09157518479", "*********79"),
        ("phone", "+86 180 4953 1999", "***************99"),
        ("phone", "28049531999", "*********99"),
        ("phone", "1804953199x", "*********9x"),
        ("phone", "7518479", "*******"),
        ("id_number", "51343620000320711X", "5***************1X"),
        ("id_number", "A1234567", "A*****67"),
        ("id_number", "A123456", "*******"),
        ("account", "6227880100100105123", "***************5123"),
        ("account", "12345678901", "***********"),
        ("email", "duandazhi@126.com", "d********@126.com"),
        ("email", "ab@126.com", "**@126.com"),
        ("email", "a@b@126.com", "a**@126.com"),
        ("email", "@126.com", "********"),
        ("email", "duandazhi", "*********"),
        ("email", "", ""),
    ],
)
def test_each_mask_shows_what_it_says(mask: str, value: str, shown: str) -> None:
    assert MASKS[mask](value) == shown


@pytest.mark.clause("BANK-6.1")
@pytest.mark.parametrize(("value", "shown"), [("段正淳欠款", "***"), (date(1990, 1, 1), "***"), (0, "***"), ("", ""), (None, "")])
def test_free_text_is_hidden_whole(value: object, shown: str) -> None:
    assert privacy.mask_text(value) == shown


@pytest.mark.parametrize("mask", MASKS)
def test_a_mask_never_fails_on_what_is_no_text(mask: str) -> None:
    """A repr that raises, or that shows a telephone number because it came as a number, would be worse than one that says little."""
    assert MASKS[mask](None) == ""
    assert MASKS[mask](18049531999) == "***"


@given(st.sampled_from(sorted(MASKS)), st.text(st.characters(exclude_characters="*"), max_size=30))
def test_a_mask_keeps_the_length_and_at_most_what_it_promises(mask: str, value: str) -> None:
    shown = MASKS[mask](value)
    assert len(shown) == len(value)
    assert all(now in (was, "*") for was, now in zip(value, shown, strict=True))
    if mask == "email":
        local, _, domain = value.rpartition("@")
        assert shown.removesuffix(f"@{domain}").count("*") >= len(local) - 1
    else:
        kept = len(value) - shown.count("*")
        assert kept <= {"name": 1, "phone": 7, "id_number": 3, "account": 4}[mask]
        assert not value or kept < len(value)


@given(st.from_regex(r"1[0-9]{10}", fullmatch=True))
def test_mobiles_hide_the_four_digits_in_the_middle(value: str) -> None:
    assert privacy.mask_phone(value) == f"{value[:3]}****{value[-4:]}"


@pytest.mark.realdata
@pytest.mark.skipif(not HUTOOL.exists(), reason="the tables of other masking libraries are not part of this repository")
def test_no_mask_shows_more_than_a_well_known_library_s() -> None:
    with HUTOOL.open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["kind"] in OURS]
    assert len(rows) > 10
    for row in rows:
        ours = MASKS[OURS[row["kind"]]](row["input"])
        assert _shown(ours) <= _shown(row["expected"]), row


def _shown(masked: str) -> int:
    return sum(one not in "* " for one in masked)


def test_marks_name_their_sensitivity() -> None:
    @attrs.frozen
    class File:
        name: str = attrs.field(repr=privacy.mask_name, metadata=privacy.C2)
        branch: str = attrs.field(metadata=privacy.C1)
        pin: str = attrs.field(repr=privacy.mask_text, metadata=privacy.C3)
        tier: str = "vip"

    marks = {field.name: privacy.sensitivity(field.metadata) for field in attrs.fields(File)}
    assert marks == {"name": Sensitivity.C2, "branch": Sensitivity.C1, "pin": Sensitivity.C3, "tier": None}
    assert repr(File("段正淳", "b3", "1234")).endswith("File(name=段**, branch='b3', pin=***, tier='vip')")

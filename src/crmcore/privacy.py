"""What is personal, how sensitive it is, and how it is masked.

A personal field spells out both, mark and mask, in plain attrs: `name: str = attrs.field(repr=privacy.mask_name, metadata=privacy.C2)`. Masks say
that they masked (`段**`) and fail closed: what is too short to mask in part is hidden whole.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Final


class Sensitivity(StrEnum):
    """The three classes of financial personal information, from most to least sensitive.

    C3 authenticates (passwords, card verification values), C2 identifies a person or shows their finances (name, ID, phone, account, address),
    C1 stays inside the institution (opening branch).

    Source: JR/T 0171-2020, section 4
    """

    C3 = "C3"
    C2 = "C2"
    C1 = "C1"


_KEY: Final = "crmcore.sensitivity"

# The marks: `metadata=privacy.C2`.
C1: Final[Mapping[str, Sensitivity]] = MappingProxyType({_KEY: Sensitivity.C1})
C2: Final[Mapping[str, Sensitivity]] = MappingProxyType({_KEY: Sensitivity.C2})
C3: Final[Mapping[str, Sensitivity]] = MappingProxyType({_KEY: Sensitivity.C3})

# What stands where a personal text was taken away.
ERASED: Final = "[erased]"


def sensitivity(metadata: Mapping[str, object]) -> Sensitivity | None:
    """Answer how sensitive a field is by its attrs metadata; None for a field that is not personal."""
    mark = metadata.get(_KEY)
    return mark if isinstance(mark, Sensitivity) else None


def _keep(value: str, first: int, last: int, at_least: int) -> str:
    """Keep the ends of a value that is long enough, and hide it whole otherwise."""
    if len(value) < at_least:
        return "*" * max(len(value), 1) if value else ""
    return value[:first] + "*" * (len(value) - first - last) + value[len(value) - last :]


def mask_name(value: str) -> str:
    """Mask a name: its first character stays, unless it is the only one (`段**`).

    Clause: BANK-6.1
    """
    return _keep(value, 1, 0, 2)


def mask_phone(value: str) -> str:
    """Mask a telephone number: first three and last four digits stay where at least eleven characters stand (`180****1999`).

    Clause: BANK-6.1
    """
    return _keep(value, 3, 4, 11)


def mask_id_number(value: str) -> str:
    """Mask an identity document's number: first and last two characters stay where at least eight stand.

    Clause: BANK-6.1
    """
    return _keep(value, 1, 2, 8)


def mask_account(value: str) -> str:
    """Mask a card or account number: only the last four characters stay, where at least twelve stand.

    Clause: BANK-6.1
    """
    return _keep(value, 0, 4, 12)


def mask_email(value: str) -> str:
    """Mask an e-mail address: the first character of the local part and the domain stay; a shorter local part is hidden whole.

    Clause: BANK-6.1
    """
    local, at, domain = value.rpartition("@")
    return f"{_keep(local, 1, 0, 3)}@{domain}" if at and local else "*" * len(value)


def mask_text(value: object) -> str:
    """Mask free text, an address, a date of birth: hidden whole, only that something stood there remains.

    Clause: BANK-6.1
    """
    return "***" if value else ""

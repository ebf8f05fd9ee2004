"""What is personal, how sensitive it is, and how it is masked.

A personal field states both, mark and mask, in plain attrs: `name: str = attrs.field(repr=privacy.mask_name, metadata=privacy.C2)`. A masked
text is recognisable as such (`段**`), and masks fail closed: what is too short to mask in part is hidden entirely.
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

_MOBILE_DIGITS: Final = 11

# What replaces a personal text.
ERASED: Final = "[erased]"


def sensitivity(metadata: Mapping[str, object]) -> Sensitivity | None:
    """Return how sensitive a field is by its attrs metadata; None for a field that is not personal."""
    mark = metadata.get(_KEY)
    return mark if isinstance(mark, Sensitivity) else None


def _keep(value: object, first: int, last: int, at_least: int) -> str:
    """Return the ends of a text that is long enough; a shorter one is hidden entirely, and of anything else only its presence is shown."""
    if not isinstance(value, str):
        return "" if value is None else "***"
    if len(value) < at_least:
        return "*" * len(value)
    return value[:first] + "*" * (len(value) - first - last) + value[len(value) - last :]


def mask_name(value: str | None) -> str:
    """Mask a name: its first character stays, unless it is the only one (`段**`); of a compound surname, too, only the first.

    Clause: BANK-6.1
    """
    return _keep(value, 1, 0, 2)


def mask_phone(value: str | None) -> str:
    """Mask a telephone number: of an eleven-digit mobile the first three and the last four digits stay (`180****1999`), of any other the last two.

    Fewer than eight characters are hidden entirely.

    Clause: BANK-6.1
    """
    mobile = isinstance(value, str) and len(value) == _MOBILE_DIGITS and value.isdecimal() and value[0] == "1"
    return _keep(value, 3, 4, _MOBILE_DIGITS) if mobile else _keep(value, 0, 2, 8)


def mask_id_number(value: str | None) -> str:
    """Mask an identity document's number: the first character and the last two stay if there are at least eight (`5***************1X`).

    Clause: BANK-6.1
    """
    return _keep(value, 1, 2, 8)


def mask_account(value: str | None) -> str:
    """Mask a card or account number: only the last four characters stay, if there are at least twelve.

    Clause: BANK-6.1
    """
    return _keep(value, 0, 4, 12)


def mask_email(value: str | None) -> str:
    """Mask an e-mail address: the first character of the local part and the domain stay (`d***@example.com`).

    A local part of fewer than three characters is hidden entirely, and so is what is not an address.

    Clause: BANK-6.1
    """
    local, at, domain = value.rpartition("@") if isinstance(value, str) else ("", "", "")
    return f"{_keep(local, 1, 0, 3)}@{domain}" if at and local else _keep(value, 0, 0, 0)


def mask_text(value: object) -> str:
    """Mask free text, an address, a date of birth: hidden entirely; only that there was something remains visible.

    Clause: BANK-6.1
    """
    return "" if value in (None, "") else "***"

"""What is counted is counted in whole numbers: a share of a case is a mistake of whoever counts."""

from __future__ import annotations

from collections.abc import Iterable

from crmcore.decision import reason
from crmcore.errors import InvalidType


def check_whole_numbers(**fields: Iterable[object]) -> None:
    """Raise `InvalidType`, naming each field, where one of its counts is no whole number."""
    strange = [(name, one) for name, counts in fields.items() for one in counts if not isinstance(one, int)]
    if strange:
        raise InvalidType(*dict.fromkeys(reason("wrong_type", field=name, found=type(one).__name__, wanted="int") for name, one in strange))

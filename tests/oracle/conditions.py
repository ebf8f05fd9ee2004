"""The obvious twin of `crmcore.rules`: conditions as the dicts of TOML, facts as a plain dict, money as a Decimal, everything by if and else."""

from __future__ import annotations

import itertools
from collections.abc import Mapping, Sequence
from decimal import Decimal


def holds(table: Mapping[str, object], facts: Mapping[str, object]) -> bool:  # noqa: C901, PLR0911, PLR0912 - long and obvious on purpose
    """Answer a condition; what is not known compares with nothing."""
    if "everyone" in table:
        return True
    if "not" in table:
        inner = table["not"]
        assert isinstance(inner, Mapping)
        return not holds(inner, facts)
    if "all" in table:
        parts = table["all"]
        assert isinstance(parts, list | tuple)
        for part in parts:  # noqa: SIM110 - obvious on purpose
            if not holds(part, facts):
                return False
        return True
    if "any" in table:
        parts = table["any"]
        assert isinstance(parts, list | tuple)
        for part in parts:  # noqa: SIM110 - obvious on purpose
            if holds(part, facts):
                return True
        return False
    value = facts[str(table["fact"])]
    if "known" in table:
        return value is not None
    if "missing" in table:
        return value is None
    if value is None:
        return False
    if "is" in table:
        return value == _like(value, table["is"])
    if "one_of" in table:
        several = table["one_of"]
        assert isinstance(several, list | tuple)
        for one in several:  # noqa: SIM110 - obvious on purpose
            if value == _like(value, one):
                return True
        return False
    key = next(one for one in ("at_least", "above", "at_most", "below") if one in table)
    limit = _like(value, table[key])
    if key == "at_least":
        return not value < limit  # type: ignore[operator]
    if key == "above":
        return bool(limit < value)  # type: ignore[operator]
    if key == "at_most":
        return not limit < value  # type: ignore[operator]
    return bool(value < limit)  # type: ignore[operator]


def _like(value: object, written: object) -> object:
    """Read money as it is written in TOML, when the fact is money."""
    return Decimal(str(written)) if isinstance(value, Decimal) else written


def first(tables: Sequence[tuple[str, Mapping[str, object]]], facts: Mapping[str, object]) -> str:
    """Return the id of the first row that holds."""
    for row, table in tables:
        if holds(table, facts):
            return row
    raise AssertionError


def winners(tables: Sequence[tuple[str, Mapping[str, object]]], values: Mapping[str, Sequence[object]]) -> set[str]:
    """Return every row that wins for some facts, by trying all of them."""
    found = set()
    for each in itertools.product(*values.values()):
        found.add(first(tables, dict(zip(values, each, strict=True))))
    return found


def takers(tables: Sequence[tuple[str, Mapping[str, object]]], row: str, values: Mapping[str, Sequence[object]]) -> set[str]:
    """Return every row that wins where another holds, by trying all facts."""
    table = dict(tables)[row]
    found = set()
    for each in itertools.product(*values.values()):
        facts = dict(zip(values, each, strict=True))
        if holds(table, facts):
            found.add(first(tables, facts))
    return found

"""Tables of rules in TOML: rows with a condition, read into a first-match table that is checked before it is used."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TypeVar

import attrs

from crmcore.reading.paths import at
from crmcore.reading.shape import Reader
from crmcore.rules.conditions import Condition
from crmcore.rules.facts import FactSpec
from crmcore.rules.findings import REMARKS, check_table
from crmcore.rules.plain import KEYS, from_table
from crmcore.rules.tables import FirstMatch, Row

T = TypeVar("T")
Table = Mapping[str, object]


def apart(raw: Table, shape: type[attrs.AttrsInstance], reader: Reader, path: str) -> tuple[dict[str, object], dict[str, object]]:
    """Return the two parts of a row whose condition is among its other keys: the keys of `shape`, and those of the condition.

    A key that is in neither is a fault; the nearest right name may come from either.
    """
    own = {field.name for field in attrs.fields(shape)}.union(reader.notes)
    for key in raw:
        reader.known("unknown_key", key, own | KEYS | {*reader.elsewhere(path)}, at(path, key))
    return {key: raw[key] for key in raw if key in own}, {key: raw[key] for key in raw if key in KEYS - own}


def condition(raw: object, specs: Mapping[str, FactSpec], reader: Reader, path: str) -> Condition | None:
    """Read one condition; None if it has faults, which are then on the reader's list."""
    made, faults = from_table(raw, specs, reader.currency, path=path)
    reader.faults.extend(faults)
    return made


def first_match(rows: Iterable[Row[T]], specs: Mapping[str, FactSpec], reader: Reader, path: str) -> FirstMatch[T] | None:
    """Return the table of valid rows; None if it has faults (shadowed rows, repeated ids, no last row for everyone), then on the reader's list."""
    listed = tuple(rows)
    faults = [one for one in check_table(listed, specs, path) if one.code not in REMARKS]
    reader.faults.extend(faults)
    return None if faults else FirstMatch(listed)

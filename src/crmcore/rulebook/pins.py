"""The ids of an edition and of its sections: each changes with the content of its own tables, and with nothing else.

They are taken from the tables, not from the bytes: a comment, an empty line, the order of keys may be corrected without making another edition of
rules that say the same, so that cases recorded under it still find it.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from typing import Final

# What a section is made of: the tables of its own, by the name that `Edition` has for it.
TABLES: Final[dict[str, tuple[str, ...]]] = {
    "organisation": ("organisation",),
    "customers": ("customers",),
    "segmentation": ("segmentation", "benefits"),
    "policy": ("policy",),
    "complaints": ("complaints", "lifecycles"),
    "kpi": ("kpi",),
}

# What every section reads of `[rulebook]`.
_COMMON: Final = ("zone", "currency")


def edition_id(tables: Mapping[str, object]) -> str:
    """Return the id of a whole rulebook: `name@valid_from#` and eight hex digits of everything that it says.

    Clause: RULES-4.28
    """
    return _id(tables, tables)


def section_id(tables: Mapping[str, object], name: str) -> str:
    """Return the id of a section: `name@valid_from#` and eight hex digits of the tables that its own functions read.

    For complaints these are its own, the firm's lifecycles, the hours of the calendars that its clocks count by, and what the firm changed in the
    regimes that its classes are bound to. Lists of days are not among them, nor what another section says, nor notes (`ours`), which nothing reads.

    Clause: RULES-4.28
    """
    head = _table(tables.get("rulebook"))
    content: dict[str, object] = {key: head.get(key) for key in _COMMON} | {key: tables[key] for key in TABLES[name] if key in tables}
    if name == "complaints":
        content |= dict(_leaned_on(tables))
    return _id(tables, {"section": name, "says": _read(content)})


def fingerprint(tables: Mapping[str, object]) -> str:
    """Return eight hex digits that change with the content of tables, and with nothing else."""
    content = json.dumps(tables, sort_keys=True, ensure_ascii=True, separators=(",", ":"), default=str)
    return hashlib.sha256(content.encode()).hexdigest()[:8]


def _read(content: object) -> object:
    """Return what functions read of a table: all but the notes of the firm."""
    if isinstance(content, Mapping):
        return {key: _read(one) for key, one in content.items() if key != "ours"}
    return [_read(one) for one in content] if isinstance(content, list) else content


def _id(tables: Mapping[str, object], content: Mapping[str, object]) -> str:
    head = _table(tables.get("rulebook"))
    return f"{head.get('name')}@{head.get('valid_from')}#{fingerprint(content)}"


def _leaned_on(tables: Mapping[str, object]) -> Iterator[tuple[str, object]]:
    """Give the calendars and the regimes that the clocks of the classes of complaints name, with what the firm says of them."""
    clocks = [_table(clock) for one in _rows(_table(tables.get("complaints")).get("classes")) for clock in _table(one.get("clocks")).values()]
    for key, part in (("calendars", "calendar"), ("regimes", "regime")):
        named = {str(clock[part]) for clock in clocks if part in clock}
        yield key, {name: one for name, one in _table(tables.get(key)).items() if name in named}


def _table(found: object) -> Mapping[str, object]:
    """Return a table as it is; of what is none, an empty one: that it is wrong is found where the section is read."""
    return found if isinstance(found, Mapping) else {}


def _rows(found: object) -> Iterator[Mapping[str, object]]:
    return (_table(one) for one in found) if isinstance(found, list) else iter(())

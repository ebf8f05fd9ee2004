"""The ids of an edition and of its sections: each changes with the content of its own tables, and with nothing else.

They are computed from the tables, not from the bytes: a comment, an empty line, the order of keys may be corrected without making another edition
of the same rules, so that cases recorded under it still find it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Final, cast

from crmcore.fingerprint import fingerprint

# The keys of `[rulebook]` that every section reads.
_COMMON: Final = ("zone", "currency")


def edition_id(tables: Mapping[str, object]) -> str:
    """Return the id of a whole rulebook: `name@valid_from#` and eight hex digits of its whole content; the days of a list count as a set.

    Clause: RULES-4.28
    """
    return _id(tables, tables if "days" not in tables else {**tables, "days": _day_sets(tables["days"])})


def section_id(tables: Mapping[str, object], name: str, keys: Iterable[str]) -> str:
    """Return the id of a section: `name@valid_from#` and eight hex digits of the tables that it reads, which are those of `keys`.

    For complaints these are its own, the firm's lifecycles, the hours of the calendars by which its clocks count, and what the firm changed in the
    regimes to which its classes are bound. Lists of days are not among them, nor an office's exceptions to them, nor other sections, nor notes
    (`ours`), which no code reads. Whether there are limits for approval at all is among them: without `[policy]` no remedy with money is covered.

    Clause: RULES-4.28
    """
    head = _table(tables.get("rulebook"))
    content: dict[str, object] = {key: head.get(key) for key in _COMMON} | {key: tables[key] for key in keys if key in tables}
    if name == "complaints":
        content |= dict(_leaned_on(tables)) | ({} if "policy" in tables else {"policy": None})
    return _id(tables, {"section": name, "says": _read(content)})


def _day_sets(lists: object) -> object:
    """Return lists of days with each day once and in order; anything else as it is."""
    if not isinstance(lists, Mapping):
        return lists
    return {name: {key: _in_order(one) for key, one in said.items()} if isinstance(said, Mapping) else said for name, said in lists.items()}


def _in_order(days: object) -> object:
    whole = isinstance(days, list) and all(isinstance(day, date) for day in days)
    return sorted(set(cast("list[date]", days)), key=str) if whole else days


def _read(content: object) -> object:
    """Return the part of a table that code reads: all but the firm's notes."""
    if isinstance(content, Mapping):
        return {key: _read(one) for key, one in content.items() if key != "ours"}
    return [_read(one) for one in content] if isinstance(content, list) else content


def _id(tables: Mapping[str, object], content: Mapping[str, object]) -> str:
    head = _table(tables.get("rulebook"))
    return f"{head.get('name')}@{head.get('valid_from')}#{fingerprint(content)}"


def _leaned_on(tables: Mapping[str, object]) -> Iterator[tuple[str, object]]:
    """Yield the calendars and the regimes that the clocks of the classes of complaints name, with the firm's tables for them."""
    clocks = [_table(clock) for one in _rows(_table(tables.get("complaints")).get("classes")) for clock in _table(one.get("clocks")).values()]
    for key, part in (("calendars", "calendar"), ("regimes", "regime")):
        named = {str(clock[part]) for clock in clocks if part in clock}
        yield key, {name: _without_days(one) if key == "calendars" else one for name, one in _table(tables.get(key)).items() if name in named}


def _without_days(calendar: object) -> object:
    """Return the table of a calendar without its exceptions: they are days, as those of the list are."""
    return {key: one for key, one in calendar.items() if key != "exceptions"} if isinstance(calendar, Mapping) else calendar


def _table(found: object) -> Mapping[str, object]:
    """Return a table as it is; for anything else an empty one: the fault is found when the section is read."""
    return found if isinstance(found, Mapping) else {}


def _rows(found: object) -> Iterator[Mapping[str, object]]:
    return (_table(one) for one in found) if isinstance(found, list) else iter(())

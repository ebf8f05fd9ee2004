"""Renamed keys: the old name is read for one more minor version, with a remark; after that it is a fault that names the new one."""

from __future__ import annotations

import copy
from collections.abc import Iterator, Mapping, Sequence
from functools import reduce
from typing import Final, TypeAlias

import attrs

from crmcore.decision import Finding, finding
from crmcore.reading.paths import at

Steps: TypeAlias = tuple[str | int, ...]

# In the path of a rename: each item of a list, each key of a table.
EACH_ITEM: Final = "[]"
EACH_KEY: Final = "*"


@attrs.frozen(kw_only=True)
class Rename:
    """One key that has been called `to` since a version: `Rename(path="kpi.targets[].goal", to="at_least", since="0.3")`.

    In the path, `[]` is each item of a list and `*` each key of a table; its names are those before this rename. `loads` stays true through the minor
    version that renamed it; the row itself stays for good, because an old file may still be upgraded, and ids are made of the first names.
    """

    path: str
    to: str
    since: str
    loads: bool = True

    @property
    def steps(self) -> tuple[str, ...]:
        """Return the path as steps; the last is the old name."""
        return tuple(self.path.replace(EACH_ITEM, f".{EACH_ITEM}").split("."))

    @property
    def undone(self) -> Rename:
        """Return the rename that undoes this one."""
        *above, old = self.steps
        return attrs.evolve(self, path=".".join((*above, self.to)).replace(f".{EACH_ITEM}", EACH_ITEM), to=old)


def renamed(tables: Mapping[str, object], renames: Sequence[Rename]) -> tuple[Mapping[str, object], tuple[Finding, ...], tuple[Finding, ...]]:
    """Return tables with each key under its current name, the remarks, and the faults.

    A fault is a key that is there under both names, and one whose old name is no longer read.
    """
    now, remarks, faults = copy.deepcopy(tables) if renames else tables, [], []
    for one in renames:
        *_, old = one.steps
        for holder, steps in places(now, one):
            path = reduce(at, (*steps, old), "")
            if one.to in holder:
                faults.append(finding("key_both", path, found=old, to=one.to))
            elif one.loads:
                remarks.append(finding("key_renamed", path, found=old, to=one.to, since=one.since))
                _rename(holder, old, one.to)
            else:
                faults.append(finding("key_gone", path, found=old, to=one.to, since=one.since))
    return now, tuple(remarks), tuple(faults)


def first_names(tables: Mapping[str, object], renames: Sequence[Rename]) -> Mapping[str, object]:
    """Return tables with each key under its first name, so that ids do not change because a key was renamed."""
    then = copy.deepcopy(tables) if renames else tables
    for one in reversed(renames):
        back = one.undone
        for holder, _ in places(then, back):
            _rename(holder, one.to, back.to)
    return then


def places(tables: Mapping[str, object], rename: Rename) -> tuple[tuple[dict[str, object], Steps], ...]:
    """Return the tables that have a key under the old name of a rename, each with the steps that lead to it."""
    *above, old = rename.steps
    return tuple((holder, steps) for holder, steps in _walk(tables, above) if isinstance(holder, dict) and old in holder)


def _walk(value: object, above: Sequence[str], steps: Steps = ()) -> Iterator[tuple[object, Steps]]:
    if not above:
        yield value, steps
        return
    first, *rest = above
    inner: list[tuple[str | int, object]] = []
    if first == EACH_ITEM:
        inner = [*enumerate(value)] if isinstance(value, list) else []
    elif isinstance(value, dict):
        inner = [(key, one) for key, one in value.items() if first in {EACH_KEY, key}]
    for step, one in inner:
        yield from _walk(one, rest, (*steps, step))


def _rename(table: dict[str, object], old: str, new: str) -> None:
    """Rename a key in place, so that the order of keys stays."""
    items = [(new if key == old else key, one) for key, one in table.items()]
    table.clear()
    table.update(items)

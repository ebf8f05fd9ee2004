"""The keys of a rulebook are its format: each table is pinned with those that it may have, and those that it must (marked `!`).

A table that holds nothing but a key that nobody knows says both. After a change on purpose: `python -m tests.rulebook.test_pinned_keys`.
"""

from __future__ import annotations

import copy
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any, Final

import pytest

from crmcore.errors import RulebookError
from crmcore.reading.paths import at
from crmcore.rulebook.load import load
from tests.depth import some_of
from tests.rulebook.toml import write
from tests.rulebook.whole import WHOLE

PINNED: Final = Path(__file__).parent / "pinned" / "keys.txt"
UNKNOWN: Final = "zzzzzzzz"
# Tables whose keys are names that a firm gives.
NAMED: Final = ("calendars", "exceptions", "days", "clocks", "pause_for", "extensions", "regimes")


def tables_in(value: object, steps: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    """List the steps to every table, the root first."""
    found = [steps] if isinstance(value, dict) else []
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [*found, *(one for key, part in inner for one in tables_in(part, (*steps, key)))]


def general(steps: tuple[str | int, ...]) -> str:
    """Write a path for all of its kind: `complaints.classes[].clocks.*`."""
    path = ""
    for before, step in zip(("", *steps), steps, strict=False):
        named = before in NAMED or path == "regimes.*"  # a regime, and a rule of it
        path = f"{path}[]" if isinstance(step, int) else at(path, "*" if named else step).replace('"*"', "*")
    return path


def keys_of(tables: dict[str, object], steps: tuple[str | int, ...]) -> str | None:
    """Say which keys a table may and must have; None where its keys are nobody's, or names."""
    changed = copy.deepcopy(tables)
    holder: object = changed
    for step in steps:
        holder = holder[step]  # type: ignore[index]
    assert isinstance(holder, dict)
    kind = {key: value for key, value in holder.items() if key == "regime"}  # what makes a clock one of the law
    holder.clear()
    holder.update(kind, **{UNKNOWN: 1})
    path = ""
    for step in steps:
        path = at(path, step)
    try:
        load(write(changed))
    except RulebookError as error:
        known = [one.facts["known"] for one in error.findings if one.code == "unknown_key_of" and one.path == at(path, UNKNOWN)]
        needed = {one.path.removeprefix(path).removeprefix(".") for one in error.findings if one.code == "missing_key"}
        if known:
            assert isinstance(known[0], tuple)
            return ", ".join(f"{key}!" if key in needed else str(key) for key in known[0])
    return None


def pinned() -> str:
    """Return the whole format, a line a table."""
    kinds: dict[str, tuple[str | int, ...]] = {}
    for steps in tables_in(WHOLE):
        law = ".(regime)" if steps and steps[-1] == "regulator" else ""
        if not re.search(r"\.(any|all|not)\b|\.when\.", general(steps)):  # inside a condition all is as at its top
            kinds.setdefault(general(steps) + law, steps)
    lines = [(kind, keys_of(WHOLE, steps)) for kind, steps in kinds.items()]
    return "".join(f"{kind or '(top)'}: {keys}\n" for kind, keys in lines if keys is not None)


@pytest.mark.slow
def test_no_key_appears_or_goes_unnoticed() -> None:
    assert pinned() == PINNED.read_text("utf-8")


def unknown_at(tables: dict[str, object]) -> set[str]:
    """Return where a key that nobody knows is told."""
    try:
        load(write(tables))
    except RulebookError as error:
        return {one.path for one in error.findings if one.path.endswith(UNKNOWN) and one.code.startswith("unknown")}
    return set()


def with_unknown(places: Iterable[tuple[str | int, ...]]) -> dict[str, object]:
    """Return the tables with a key that nobody knows in some of them."""
    changed = copy.deepcopy(WHOLE)
    for steps in places:
        holder: Any = changed
        for step in steps:
            holder = holder[step]
        holder[UNKNOWN] = 1
    return changed


@pytest.mark.slow
def test_a_misspelt_key_hides_no_other_above_or_below_it() -> None:
    alone = {steps: unknown_at(with_unknown([steps])) for steps in some_of([*tables_in(WHOLE)], one_in=3)}
    told = {steps: paths for steps, paths in alone.items() if paths}
    assert len(told) > len(alone) // 2
    assert set().union(*told.values()) == unknown_at(with_unknown(told))


if __name__ == "__main__":
    PINNED.write_text(pinned(), "utf-8")

"""The keys of a rulebook are its format: each table is pinned with those that it may have, and those that it must (marked `!`).

A table that holds nothing but a key that nobody knows says both. After a change on purpose: `python -m tests.rulebook.test_pinned_keys`.
"""

from __future__ import annotations

import copy
import re
from pathlib import Path
from typing import Final

from crmcore.errors import RulebookError
from crmcore.reading.parsing import parse
from crmcore.reading.paths import at
from crmcore.rulebook import files
from crmcore.rulebook.load import load
from tests.rulebook.toml import write

PINNED: Final = Path(__file__).parent / "pinned" / "keys.txt"
UNKNOWN: Final = "zzzzzzzz"
# Tables whose keys are names that a firm gives.
NAMED: Final = ("calendars", "days", "clocks", "pause_for", "extensions", "regimes")

# What the shipped rulebook does without.
REST: Final = """
[calendars.second]
hours = { sat = ["09:00-12:00"] }
days = "china"
special_hours = { 2026-02-16 = ["09:00-12:00"] }
cut_off = { after = "17:00" }
[regimes."cn-cbirc-2020-3"]
respond = { within = "10 days", extensions = { complex = { to = "40 days" } } }
[[lifecycles]]
name = "complaint/own"
version = 1
initial = "raised"
final = ["closed"]
transitions = [ { id = "x", from = "raised", event = "registered", to = "received", clause = "RULES-4.15" } ]
"""
CLOCKS: Final = """
[complaints.classes.clocks.regulator]
regime = "cn-cbirc-2020-3"
[complaints.classes.clocks.paused]
within = "3 days"
stops = ["explained"]
on_reopen = "new"
pauses = ["paused"]
resumes = ["resumed"]
extends = ["extended"]
pause_for = { mediation = { at_most = "3 days" } }
extensions = { longer = { to = "9 days" } }
"""


def whole() -> dict[str, object]:
    """Return tables in which every table of the format stands at least once."""
    text = files.default().replace("[[complaints.escalation]]", f"{CLOCKS}\n[[complaints.escalation]]", 1)
    return parse(text + REST)


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
    tables = whole()
    kinds: dict[str, tuple[str | int, ...]] = {}
    for steps in tables_in(tables):
        law = ".(regime)" if steps and steps[-1] == "regulator" else ""
        if not re.search(r"\.(any|all|not)\b|\.when\.", general(steps)):  # inside a condition all is as at its top
            kinds.setdefault(general(steps) + law, steps)
    lines = [(kind, keys_of(tables, steps)) for kind, steps in kinds.items()]
    return "".join(f"{kind or '(top)'}: {keys}\n" for kind, keys in lines if keys is not None)


def test_no_key_appears_or_goes_unnoticed() -> None:
    assert pinned() == PINNED.read_text("utf-8")


if __name__ == "__main__":
    PINNED.write_text(pinned(), "utf-8")

"""What no door shows although it would belong there, each looked at once: `python -m tests.house.workings` adds new ones to the list.

An event, a firm's rules, or whatever carries out a clause is what a host looks for. Look at each line that this adds before committing it: would a
host ever name it, in a call or in an annotation? Then put it into the stub of a door instead.
"""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterator
from pathlib import Path

from crmcore.event import Event
from crmcore.kpi import CATALOGUE
from tests.house.public_names import doors, names
from tests.house.source import modules

WORKINGS = Path(__file__).with_name("workings.txt")
HEAD = "# What carries out a clause, or holds rules, behind a door: workings that no host names. Looked at one by one.\n"
CLAUSE = re.compile(r"^\s*Clause: ", re.MULTILINE)


def full(one: object) -> str:
    """Return the dotted name of a class or a function by where it is defined."""
    return f"{getattr(one, '__module__', '')}.{getattr(one, '__qualname__', '')}"


def wanted(one: object) -> bool:
    """Answer whether a host looks for this at a door: an event that is stored, a firm's rules, or what cites the clause that it carries out."""
    if inspect.isclass(one) and ((issubclass(one, Event) and isinstance(vars(one).get("name"), str)) or one.__name__.endswith("Rules")):
        return True
    return (inspect.isclass(one) or inspect.isroutine(one)) and CLAUSE.search(vars(one).get("__doc__") or one.__doc__ or "") is not None


def looked_for() -> Iterator[str]:
    """Walk what hosts look for, by dotted name; the command's own functions are asked for by word, not by import."""
    for module in modules():
        if not module.__name__.startswith("crmcore.cli."):
            for name, one in vars(module).items():
                if not name.startswith("_") and full(one) == f"{module.__name__}.{name}" and wanted(one):
                    yield full(one)


def shown() -> set[str]:
    """Return the dotted names of all that doors show; what counts a KPI is shown by its row."""
    counts = {full(one.count) for one in CATALOGUE.values()}
    return counts | {full(getattr(door, name)) for door in doors() for name in names(door)}


def hidden() -> list[str]:
    """Return what hosts look for and no door shows."""
    there = shown()
    return sorted(one for one in looked_for() if one not in there)


def listed() -> list[str]:
    """Return the list of workings."""
    return [line for line in WORKINGS.read_text("utf-8").splitlines() if not line.startswith("#")]


def main() -> None:
    """Write the list anew, and say what is new on it."""
    old = set(listed()) if WORKINGS.exists() else set()
    now = hidden()
    WORKINGS.write_text(HEAD + "".join(f"{one}\n" for one in now), "utf-8")
    for one in now:
        if one not in old:
            print(f"new, look at it: {one}")  # noqa: T201 - a command speaks


if __name__ == "__main__":
    main()

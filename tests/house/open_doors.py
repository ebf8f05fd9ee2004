"""Opens every door of crmcore and gets every name, in a Python that has nothing but crmcore: from a wheel, a zip and a PyInstaller build alike.

`python open_doors.py DOOR …` names the doors that must refuse, by `MissingExtra`, at least one of their names, since their extra is not there.
"""

from __future__ import annotations

import sys
from importlib import import_module
from pkgutil import walk_packages

import crmcore
from crmcore.errors import MissingExtra


def open_door(name: str) -> tuple[int, str | None]:
    """Get every name of a door; return how many there are, and the extra that at least one of them lacks. A package without a door has none."""
    lacks, opened = None, 0
    try:
        door = import_module(name)
    except MissingExtra as missing:
        return 0, missing.extra
    if not hasattr(door, "__getattr__"):
        return 0, None
    for one in door.__all__:
        try:
            getattr(door, one)
            opened += 1
        except MissingExtra as missing:
            lacks = missing.extra
    return opened, lacks


def main(*closed: str) -> int:
    """Open all doors; return 1 where others refuse than those that must."""
    packages = ["crmcore", *(one.name for one in walk_packages(crmcore.__path__, "crmcore.", onerror=lambda _: None) if one.ispkg)]
    answers = {name: open_door(name) for name in packages if ".__" not in name}
    opened = {name: names for name, (names, _) in answers.items() if names}
    refused = sorted(name for name, (_, lacks) in answers.items() if lacks is not None)
    sys.stdout.write(f"{len(opened)} doors open, {sum(opened.values())} names; {len(refused)} refuse without their extra: {', '.join(refused)}\n")
    if refused != sorted(closed):
        sys.stderr.write(f"these should refuse: {', '.join(sorted(closed))}\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))

"""The public names of every door, pinned in `tests/house/public/`: `python -m tests.house.public_names` writes them anew, after a look."""

from __future__ import annotations

import importlib
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

from tests.house.source import PACKAGE, name_of

PINS = Path(__file__).with_name("public")


def doors() -> Iterator[ModuleType]:
    """Walk the library's door, those of its packages, the public modules beside them, and the doors further in: every stub is one."""
    beside = [one for one in sorted(PACKAGE.iterdir()) if not one.name.startswith("_") and (one.suffix == ".py" or (one / "__init__.py").exists())]
    further = [one.parent for one in sorted(PACKAGE.rglob("__init__.pyi")) if one.parent.parent != PACKAGE]
    yield importlib.import_module("crmcore")
    for path in (*beside, *(one for one in further if one != PACKAGE)):
        yield importlib.import_module(name_of(path))


def names(module: ModuleType) -> list[str]:
    """Return a door's public names: those it lists, else those it defines."""
    listed = getattr(module, "__all__", None)
    if listed is not None:
        return sorted(listed)
    return sorted(
        name
        for name, value in vars(module).items()
        if not name.startswith("_") and not isinstance(value, ModuleType) and getattr(value, "__module__", module.__name__) == module.__name__
    )


def main() -> None:
    """Write every pin anew."""
    PINS.mkdir(exist_ok=True)
    for old in PINS.glob("*.txt"):
        old.unlink()
    for module in doors():
        (PINS / f"{module.__name__}.txt").write_text("".join(f"{one}\n" for one in names(module)), "utf-8")


if __name__ == "__main__":
    main()

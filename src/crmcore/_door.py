"""How a package's door opens: public names load from the file that defines them, the first time somebody asks (PEP 562)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib import import_module


def door(namespace: dict[str, object], names: Mapping[str, str]) -> tuple[Callable[[str], object], Callable[[], list[str]]]:
    """Return the `__getattr__` and `__dir__` of a package whose public `names` live in the modules given.

    `names` maps a public name to the module that defines it. A subpackage maps to itself (`"complaints": "crmcore.complaints"`), so no file may be
    called like a public name that it defines.
    """

    def load(name: str) -> object:
        if name not in names:
            package = namespace["__name__"]
            raise AttributeError(f"module {package!r} has no attribute {name!r}")  # noqa: EM102, TRY003 - Python's own words
        path = names[name]
        module = import_module(path)
        value: object = module if path == f"{namespace['__name__']}.{name}" else getattr(module, name)
        namespace[name] = value  # so that the next look-up does not come here
        return value

    return load, lambda: sorted(names)

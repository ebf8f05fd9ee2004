"""How a package's public names load: each is listed once, in the package's stub, and loads from the file that defines it when first used."""

from __future__ import annotations

import ast
from collections.abc import Callable
from functools import cache
from importlib import import_module
from importlib.machinery import ModuleSpec
from pathlib import PurePath


def open_door(namespace: dict[str, object]) -> tuple[Callable[[str], object], Callable[[], list[str]]]:
    """Return the `__getattr__` and `__dir__` of a package (PEP 562) for the names that its `__init__.pyi` imports.

    `namespace` is the package's globals. A subpackage may be a public name too (`from crmcore import complaints`), so no file may be called like a
    public name that it defines. The stub is read when a name is first used; where it is missing, `ImportError` says what to pack with the code.
    """
    package = str(namespace["__name__"])

    @cache
    def names() -> dict[str, str]:
        tree = ast.parse(_stub(package, namespace.get("__spec__")))
        return {name.name: str(one.module) for one in tree.body if isinstance(one, ast.ImportFrom) for name in one.names}

    def load(name: str) -> object:
        if name == "__all__":
            return sorted(names())
        if name not in names():
            raise AttributeError(f"module {package!r} has no attribute {name!r}")  # noqa: EM102, TRY003 - Python's own words
        place = names()[name]
        value: object = import_module(f"{package}.{name}") if place == package else getattr(import_module(place), name)
        namespace[name] = value  # so that the next lookup does not come here
        return value

    return load, lambda: sorted(names())


def _stub(package: str, spec: object) -> bytes:
    """Read the stub of a package through the loader that found the package, so that it loads from a folder, a wheel and a zip alike."""
    place = PurePath(spec.origin if isinstance(spec, ModuleSpec) and spec.origin is not None else package).with_name("__init__.pyi")
    try:
        data: bytes = spec.loader.get_data(str(place))  # type: ignore[attr-defined] # every file loader has it; any other raises the error below
    except (AttributeError, OSError) as error:
        message = f"the names of `{package}` are listed in its `__init__.pyi`, which is not at `{place}`; pack the `.pyi` files of crmcore as data"
        raise ImportError(message, name=package) from error
    return data

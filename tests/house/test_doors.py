"""Doors give objects, not the files that define them."""

import importlib
import pkgutil
from types import ModuleType

import pytest

import crmcore

PACKAGES = [one.name for one in pkgutil.walk_packages(crmcore.__path__, "crmcore.") if one.ispkg]


@pytest.mark.parametrize("package", PACKAGES)
def test_no_file_is_called_like_a_public_name(package: str) -> None:
    """Importing `package.file` sets `package.file`, which would then hide the object of that name; a file may be public itself."""
    door = importlib.import_module(package)
    files = {one.name for one in pkgutil.iter_modules(door.__path__) if not one.ispkg}
    given = {name: getattr(door, name) for name in getattr(door, "__all__", ())}
    modules = {name for name, one in given.items() if isinstance(one, ModuleType)}
    assert not files & (set(given) - modules)
    assert not [name for name in modules if given[name].__name__ != f"{package}.{name}"]

"""Doors: names stand once, in the stub, and load when asked for; nothing else does."""

from __future__ import annotations

import sys
import zipfile
from importlib import import_module, invalidate_caches
from pathlib import Path
from types import ModuleType

import pytest

from crmcore._door import open_door

STUB = "from small import part\nfrom small.part import NAME, other\n"


def small(place: Path, stub: str | None = STUB, *, zipped: bool = False) -> Path:
    """Write a small package with a door, in a folder or in a zip."""
    files = {
        "small/__init__.py": "from crmcore._door import open_door\n__getattr__, __dir__ = open_door(globals())\n",
        "small/part.py": "NAME = 'a name'\ndef other(): return 'other'\n",
    }
    files |= {} if stub is None else {"small/__init__.pyi": stub}
    if zipped:
        with zipfile.ZipFile(place / "small.zip", "w") as packed:
            for name, text in files.items():
                packed.writestr(name, text)
        return place / "small.zip"
    for name, text in files.items():
        (place / name).parent.mkdir(exist_ok=True)
        (place / name).write_text(text, "utf-8")
    return place


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, request: pytest.FixtureRequest) -> ModuleType:
    """Import the small package, freshly."""
    monkeypatch.syspath_prepend(str(small(tmp_path, **getattr(request, "param", {}))))
    for name in [name for name in sys.modules if name.partition(".")[0] == "small"]:
        monkeypatch.delitem(sys.modules, name)
    invalidate_caches()
    return import_module("small")


@pytest.mark.parametrize("opened", [{}, {"zipped": True}], ids=["folder", "zip"], indirect=True)
def test_names_load_from_the_file_that_defines_them_and_stay(opened: ModuleType) -> None:
    assert dir(opened) == opened.__all__ == ["NAME", "other", "part"]
    assert "NAME" not in vars(opened)
    assert opened.NAME == "a name" == vars(opened)["NAME"]
    assert opened.other() == "other"
    assert opened.part is sys.modules["small.part"]


def test_an_unknown_name_is_an_attribute_error_as_for_any_module(opened: ModuleType) -> None:
    with pytest.raises(AttributeError, match="module 'small' has no attribute 'nmae'"):
        opened.nmae  # noqa: B018 - asking is the test


@pytest.mark.parametrize("opened", [{"stub": None}], ids=["no stub"], indirect=True)
def test_a_missing_stub_is_named_with_the_cure(opened: ModuleType) -> None:
    with pytest.raises(
        ImportError, match=r"the names of `small` are listed in its `__init__.pyi`, which is not at `.*__init__.pyi`; pack the `.pyi` files"
    ):
        opened.NAME  # noqa: B018 - asking is the test


def test_a_package_whose_loader_reads_no_files_is_told_the_same() -> None:
    load, _ = open_door({"__name__": "odd", "__spec__": None})
    with pytest.raises(ImportError, match="the names of `odd` are listed in its"):
        load("name")

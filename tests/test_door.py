"""Doors: names load when asked for, once, and nothing else."""

from __future__ import annotations

import sys

import pytest

from crmcore._door import door


def test_a_name_loads_from_the_file_that_defines_it_and_stays() -> None:
    namespace: dict[str, object] = {"__name__": "crmcore"}
    load, names = door(namespace, {"Money": "crmcore.money", "money": "crmcore.money"})
    assert names() == ["Money", "money"]
    assert "Money" not in namespace
    from crmcore.money import Money

    assert load("Money") is Money is namespace["Money"]


def test_a_subpackage_is_itself() -> None:
    load, _ = door({"__name__": "crmcore"}, {"money": "crmcore.money"})
    assert load("money") is sys.modules["crmcore.money"]


def test_an_unknown_name_is_an_attribute_error_as_for_any_module() -> None:
    load, _ = door({"__name__": "crmcore"}, {})
    with pytest.raises(AttributeError, match="module 'crmcore' has no attribute 'Mony'"):
        load("Mony")

"""A port says what it promises, numbered; each promise has a test that bears its number, run over the adapter in memory."""

from __future__ import annotations

import inspect
import re
from typing import Final, Protocol

import pytest

from tests.adapters import promises, test_stores_memory
from tests.house.source import classes

PROTOCOLS: Final = {one.__name__: one for one in classes() if Protocol in one.__bases__}
NUMBERED: Final = re.compile(r"\bP(\d+): ")

# What a host writes, or calls: crmcore has no adapter of it, so there is nothing to run a promise over.
OF_HOSTS: Final = {
    "EventSink": "a queue or a gateway of the host; what handlers do with it is in tests/handlers",
    "AsyncEventSink": "the same",
    "AsyncCaseStore": "a store of the host, with the promises of `CaseStore`; what handlers do with it is in tests/handlers",
    "AsyncOutbox": "a store of the host, with the promises of `Outbox`; what handlers do with it is in tests/handlers",
    "Handles": "whoever asks a handler; a handler is one",
}
# Numbered promises of what is no port: how a case behaves, which tests of the engine ask of every process.
OF_CASES: Final = {"Case", "MovableCase"}
PORTS: Final = sorted(
    name
    for name, one in PROTOCOLS.items()
    if (one.__module__.endswith(".ports") or NUMBERED.search(inspect.getdoc(one) or "")) and name not in {*OF_HOSTS, *OF_CASES}
)
TESTED: Final = {name: one for name, one in vars(promises).items() if name.endswith("Promises")}


def promised(port: str) -> list[int]:
    """Return the numbers of what a port promises, in the order of its docstring."""
    return [int(one) for one in NUMBERED.findall(inspect.getdoc(PROTOCOLS[port]) or "")]


def covered(port: str) -> list[int]:
    """Return the numbers of the promises that are tested: `test_p1_…`, or `test_outbox_p1_…` in a class that has the promises of two ports."""
    (those,) = (one for one in TESTED.values() if f"`{port}`" in (one.__doc__ or ""))
    alone, shared = (
        sorted({int(found[1]) for name in vars(those) if (found := re.match(rf"{begin}(\d+)_", name))})
        for begin in ("test_p", f"test_{port.lower()}_p")
    )
    return shared or alone


def test_the_ports_are_found() -> None:
    assert {"CaseStore", "Outbox", "CustomerStore", "ContactStore", "SurveyStore", "ApprovalStore", "StaffDirectory"} <= {*PORTS}
    assert {*OF_HOSTS, *OF_CASES} <= PROTOCOLS.keys()


@pytest.mark.parametrize("port", PORTS)
def test_a_port_says_its_promises_and_each_has_a_test_of_its_number(port: str) -> None:
    assert promised(port), "number what it promises: P1: …"
    assert promised(port) == [*range(1, len(promised(port)) + 1)]
    assert [name for name, one in TESTED.items() if f"`{port}`" in (one.__doc__ or "")], "give it a class in tests/adapters/promises.py"
    assert covered(port) == promised(port)


@pytest.mark.parametrize("name", TESTED)
def test_each_class_of_promises_is_run_over_the_adapter_in_memory(name: str) -> None:
    assert [one for one in vars(test_stores_memory).values() if inspect.isclass(one) and TESTED[name] in one.__bases__]

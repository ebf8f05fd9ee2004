"""A plugin of pytest for the sample of small changes: asks only some tests, in an order of their own; writes down how long each took."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.mutation.asking import LASTED


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Leave the tests that a file lists, in its order."""
    listed = os.environ.get("ONLY_TESTS")
    if listed:
        place = {test: number for number, test in enumerate(Path(listed).read_text("utf-8").splitlines())}
        items[:] = sorted((one for one in items if one.nodeid in place), key=lambda one: place[one.nodeid])


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    """Write down how long a test took, once, whoever ran it."""
    if report.when == "call" and "ONLY_TESTS" not in os.environ and "PYTEST_XDIST_WORKER" not in os.environ:
        with LASTED.open("a", encoding="utf-8") as kept:
            kept.write(f"{report.duration:.3f} {report.nodeid}\n")

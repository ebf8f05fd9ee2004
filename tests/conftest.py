"""What every test shares: how hard Hypothesis looks, and what to do when a component or real data is missing."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, settings

# `pytest --hypothesis-profile=thorough` looks longest, `quick` only whether it runs at all; no deadlines, because machines differ.
# CI draws the same examples at each run, so that a change is judged by what it changed; whoever runs the tests at home looks at new ones each time.
settings.register_profile("quick", deadline=None, max_examples=10, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("mutants", parent=settings.get_profile("quick"), phases=(Phase.explicit, Phase.generate))  # a mutant need not be shrunk
settings.register_profile("default", deadline=None, max_examples=60)
settings.register_profile("ci", deadline=None, max_examples=60, derandomize=True, print_blob=True, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("thorough", deadline=None, max_examples=2000, suppress_health_check=[HealthCheck.too_slow])

IN_CI = os.environ.get("CI", "").lower() in {"1", "true"}
settings.load_profile("ci" if IN_CI else "default")

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def root() -> Path:
    """Return the folder of the checkout."""
    return ROOT


@pytest.fixture(scope="session")
def real_complaints() -> Path:
    """Return the folder of real complaint files beside the checkout, or skip the test."""
    folder = ROOT.parent / "shared" / "data" / "complaints"
    if not folder.is_dir():
        pytest.skip(f"no real complaint files in {folder}")
    return folder


@pytest.fixture(scope="session")
def component() -> Callable[..., str]:
    """Return a look-up of programs that pip does not install: the first of some names that is there, as a path.

    A test whose program is missing is skipped on a user's machine, with the reason, and fails in CI, where it must be.
    """

    def find(*names: str) -> str:
        for name in names:
            if (found := shutil.which(name)) is not None:
                return found
        missing = f"none of {', '.join(names)} is installed"
        if IN_CI:
            pytest.fail(missing)
        pytest.skip(missing)

    return find

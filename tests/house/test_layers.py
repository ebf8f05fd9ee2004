"""Imports go one way, and both contracts bite: each is broken once, on purpose, in a small package of the same name."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from tests.house.source import PACKAGE, ROOT

ASSETS = Path(__file__).parent / "assets"
LATER = {"governance"}  # has its place in the house, and is not built yet


def lint(where: Path, contract: str) -> subprocess.CompletedProcess[str]:
    """Run one contract of the real configuration over the package called `crmcore` in a folder."""
    code = (
        "import sys; sys.path.insert(0, sys.argv[1]); from importlinter.cli import lint_imports; "
        "sys.exit(lint_imports(config_filename=sys.argv[2], limit_to_contracts=(sys.argv[3],), no_cache=True))"
    )
    command = [sys.executable, "-c", code, str(where), str(ROOT / "pyproject.toml"), contract]
    return subprocess.run(command, cwd=where, capture_output=True, text=True, check=False)


@pytest.mark.parametrize("contract", ["layers", "circles"])
def test_the_library_keeps_the_contract(contract: str) -> None:
    """The contract holds for src."""
    done = lint(PACKAGE.parent, contract)
    assert done.returncode == 0, done.stdout


def test_every_layer_is_there() -> None:
    """A layer in brackets may be missing as far as the contract goes; these are built."""
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]["contracts"]
    named = {name for layer in contracts[0]["layers"] for name in re.findall(r"\w+", layer)}
    there = {path.stem for path in PACKAGE.iterdir()}
    assert named - there == LATER


@pytest.mark.parametrize(
    ("example", "contract", "said"),
    [
        ("upwards", "layers", "crmcore.policy is not allowed to import crmcore.complaints"),
        ("sideways", "layers", "crmcore.segmentation is not allowed to import crmcore.complaints"),
        ("stranger", "layers", "crmcore.misc"),
        ("circle", "circles", "crmcore.worktime"),
    ],
)
def test_the_contract_bites(example: str, contract: str, said: str) -> None:
    """A package that breaks the contract is caught, an import under TYPE_CHECKING included."""
    done = lint(ASSETS / example, contract)
    assert done.returncode != 0
    assert said in done.stdout

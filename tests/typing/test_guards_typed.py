"""A guard at the wrong place of a lifecycle's table is a type error, in mypy and in pyright.

The lines of `misplaced_guards.py` that end in `# wrong` must be exactly those that each checker reports.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT

SAMPLE = Path(__file__).with_name("misplaced_guards.txt")


@pytest.fixture
def sample(tmp_path: Path) -> Path:
    """Return the sample as a Python file of its own, so that the checks of the project itself do not meet its errors."""
    return Path(shutil.copy(SAMPLE, tmp_path / "misplaced_guards.py"))


def wrong() -> list[int]:
    """Return the numbers of the lines marked as wrong."""
    return [number for number, line in enumerate(SAMPLE.read_text("utf-8").splitlines(), 1) if line.endswith("# wrong")]


def test_mypy_sees_a_misplaced_guard(sample: Path, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "mypy", "--strict", "--no-error-summary", f"--cache-dir={tmp_path}", "--config-file=", str(sample)]
    done = subprocess.run(command, cwd=ROOT, env={"MYPYPATH": str(ROOT / "src")}, capture_output=True, text=True, check=False)
    lines = re.findall(r"misplaced_guards\.py:(\d+): error", done.stdout)
    assert sorted({int(line) for line in lines}) == wrong(), done.stdout + done.stderr


@pytest.mark.component
def test_pyright_sees_a_misplaced_guard(sample: Path) -> None:
    if shutil.which("pyright", path=str(Path(sys.executable).parent)) is None:
        pytest.skip("pyright is not installed")
    (sample.parent / "pyrightconfig.json").write_text(json.dumps({"extraPaths": [str(ROOT / "src")], "typeCheckingMode": "standard"}), "utf-8")
    command = [sys.executable, "-m", "pyright", "--outputjson", "--pythonpath", sys.executable, "-p", str(sample.parent)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    found = json.loads(done.stdout)["generalDiagnostics"]
    assert sorted({one["range"]["start"]["line"] + 1 for one in found if one["severity"] == "error"}) == wrong(), done.stdout

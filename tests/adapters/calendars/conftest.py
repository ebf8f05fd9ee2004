"""Files for the readers of days."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

DATA = Path(__file__).parents[3].parent / "shared" / "data" / "calendars"


@pytest.fixture
def put(tmp_path: Path) -> Callable[[str, object], Path]:
    """Write a file: text and bytes as they are, anything else as JSON."""

    def write(name: str, content: object) -> Path:
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else (content if isinstance(content, str) else json.dumps(content)).encode())
        return path

    return write


@pytest.fixture(scope="session")
def published() -> Path:
    """Return the folder of what authorities published."""
    if not DATA.is_dir():
        pytest.skip(f"the published days are not here: {DATA}")
    return DATA

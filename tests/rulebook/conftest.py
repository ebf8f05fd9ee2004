"""The shipped rulebook as text and as tables, once."""

from __future__ import annotations

import tomllib
from datetime import date

import pytest

from crmcore.rulebook import files
from crmcore.rulebook.edition import Edition
from crmcore.rulebook.load import load


@pytest.fixture(scope="session")
def text() -> str:
    return files.default()


@pytest.fixture(scope="session")
def tables(text: str) -> dict[str, object]:
    return tomllib.loads(text)


@pytest.fixture(scope="session")
def edition(text: str) -> Edition:
    edition = load(text)
    assert edition.valid_from == date(2026, 1, 1)
    return edition

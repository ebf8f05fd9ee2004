"""`crmcore ours`: what a rulebook reads into the documents behind it, with the values."""

from __future__ import annotations

import re
import tomllib
from datetime import date, datetime, time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from typer.testing import CliRunner

from crmcore.cli.app import app
from crmcore.cli.ours import our_readings, toml
from crmcore.rulebook.files import default

TEXT = default()
SMALL = """
[rulebook]
ours = "the day"
name = "b"
valid_from = 2026-01-01

[[tiers]]
id = "T1"
tier = "vip"
ours = "the amount"
any = [{ fact = "amount", at_least = "5" }, { fact = "score", at_least = 85 }]
deeper = { ours = "and this", days = 14, alone = true }

[[steps]]
rows = [{ ours = "a row without a name", clause = "A-1" }]
"""


def ours(*arguments: object, code: int = 0) -> list[str]:
    done = CliRunner().invoke(app, ["ours", *map(str, arguments)])
    assert done.exit_code == code, done.output
    return (done.stderr if code else done.stdout).splitlines()


def test_each_reading_stands_with_its_place_clause_and_values(tmp_path: Path) -> None:
    path = tmp_path / "small.toml"
    path.write_text(SMALL)
    assert ours(path) == [
        "rulebook",
        "  our reading  the day",
        "  valid_from   2026-01-01",
        "tiers[T1]",
        "  our reading  the amount",
        '  tier         "vip"',
        '  any          [{ fact = "amount", at_least = "5" }, { fact = "score", at_least = 85 }]',
        "tiers[T1].deeper",
        "  our reading  and this",
        "  days         14",
        "  alone        true",
        "steps[0].rows[0] (A-1)",
        "  our reading  a row without a name",
        "4 readings of ours, not of the documents; a firm decides each of them for itself",
    ]


def test_the_shipped_rulebook_in_chinese() -> None:
    said = ours("--under", "policy.limits[purchase]", "--lang", "zh")
    assert said == [
        "policy.limits[purchase] (BANK-3.1)",
        "  我们的理解  that the clause's example stands for every purchase",
        '  bands       [{ chain = ["department_head", "finance", "ceo"] }]',
        "共1处为我们自己的理解，并非文件原文；各机构应自行决定",
    ]


def test_none_is_left_out() -> None:
    assert len(list(our_readings(tomllib.loads(TEXT)))) == len(re.findall(r"^(?:[^#\n]*\W)?ours +=", TEXT, re.MULTILINE)) > 80


VALUES = st.recursive(
    st.booleans() | st.integers(-(2**63), 2**63 - 1) | st.text() | st.dates() | st.times() | st.datetimes(),
    lambda inner: st.lists(inner) | st.dictionaries(st.from_regex(r"[a-z_]+", fullmatch=True), inner),
)


@given(VALUES)
def test_a_value_is_written_as_toml_reads_it(value: object) -> None:
    assert tomllib.loads(f"value = {toml(value)}")["value"] == value


@pytest.mark.parametrize("value", [date(2026, 1, 1), time(9, 30), datetime(2026, 1, 1, 9, 30)])
def test_days_and_times_stand_bare(value: object) -> None:
    assert toml(value) == str(value)


@pytest.mark.parametrize(
    ("text", "arguments", "said"),
    [
        ("[rulebook]\n", (), "crmcore: nothing in this rulebook is marked `ours`; mark what your documents leave open"),
        (SMALL, ("--under", "policy"), "crmcore: nothing under `policy` is marked `ours`; give the beginning of a key path, e.g. `policy.limits`"),
        ("[rulebook\n", (), "small.toml: "),
    ],
)
def test_a_rulebook_without_any_says_so(text: str, arguments: tuple[str, ...], said: str, tmp_path: Path) -> None:
    path = tmp_path / "small.toml"
    path.write_text(text)
    (line,) = ours(path, *arguments, code=2)
    assert said in line

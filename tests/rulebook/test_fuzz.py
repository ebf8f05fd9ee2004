"""Whatever a rulebook says, it loads and can be checked, or it is refused with its faults: nothing else ever comes back.

The changes are drawn from seeds, so that each is the same again. `make test ARGS="-m slow"` tries many more.
"""

from __future__ import annotations

import copy
import random
from collections.abc import Callable
from datetime import date, datetime
from datetime import time as clock_time
from typing import Any, Final

import pytest

from crmcore.errors import RulebookError
from crmcore.messages import Language
from crmcore.rulebook import check_edition
from crmcore.rulebook.load import load
from tests.depth import DEEP
from tests.rulebook.toml import write
from tests.rulebook.whole import WHOLE

TEXT: Final = write(WHOLE)
# What TOML can hold, some of it as wrong as it gets.
VALUES: Final[tuple[Any, ...]] = (
    *(0, -1, 1, 7, 10**18, 10**400, 1.5, float("inf"), True, False, "", " ", "x", "7 days", "999999 working days", "1 month", "90 %", "0 %", "100 %"),
    *(
        "09:00-12:00",
        "24:00",
        "mon-sun",
        "customer_answered",
        "received",
        "everyone",
        "other",
        "CNY",
        "\u0000\u001b[2J",
        "＝１",
        "a" * 5000,
        "2026-13-01",
    ),
    *(date(2026, 1, 1), date(1, 1, 1), date(9999, 12, 31), datetime(2026, 1, 1, 1), clock_time(9, 0)),
    *([], [[]], [{}], {}, {"": {}}, {"fact": "matter", "is": "fees"}, ["received"], {"within": "7 days"}, {"regime": "us-reg-e"}),
)


def holders(node: object) -> list[Any]:
    """List every table and list."""
    inner = node.values() if isinstance(node, dict) else node if isinstance(node, list) else ()
    return [*([node] if isinstance(node, dict | list) and node else []), *(one for each in inner for one in holders(each))]


def changed_tree(draw: random.Random) -> str:
    """Return the whole rulebook with a few values taken out, put elsewhere, doubled, or made into something else."""
    tables: dict[str, Any] = copy.deepcopy(WHOLE)
    for _ in range(draw.choice([1, 1, 2, 5])):
        every = holders(tables)
        holder, other = draw.choice(every), draw.choice(every)
        key: Any = draw.choice([*holder]) if isinstance(holder, dict) else draw.randrange(len(holder))
        match draw.randrange(6):
            case 0:
                del holder[key]
            case 1 | 2:
                holder[key] = copy.deepcopy(draw.choice(VALUES))
            case 3:
                holder[key] = copy.deepcopy(other)
            case 4 if isinstance(holder, list):
                holder.insert(draw.randrange(len(holder) + 1), copy.deepcopy(holder[key]))
            case _ if isinstance(holder, dict):
                holder[draw.choice(["zz", "", "name", "clause", "within", "any"])] = holder.pop(key)
    return write(tables)


def changed_text(draw: random.Random) -> str:
    """Return its text with a few characters changed."""
    text = TEXT
    for _ in range(draw.choice([1, 2, 8])):
        at = draw.randrange(len(text))
        end = at + draw.choice([0, 1, 1, 2, 30])
        text = text[:at] + draw.choice(["", "", text[at:end] * 2, draw.choice('"[]{}=,.#\n\\\u0000 0a-％')]) + text[end:]
    return text


def survives(text: str) -> None:
    """Check that a text loads or is refused; whatever is told of it can be read in both languages."""
    try:
        edition = load(text)
    except RulebookError as error:
        told = error.findings
        assert told
    else:
        told = check_edition(edition, today=date(2026, 7, 6))
        hash(edition)
    for one in told:
        assert all(one.text(lang) for lang in Language)


def fuzz(change: Callable[[random.Random], str], seeds: range) -> None:
    for seed in seeds:
        text = change(random.Random(seed))  # noqa: S311 - the same each time
        try:
            survives(text)
        except Exception as error:
            error.add_note(f"{change.__name__}, seed {seed}")
            raise


CHANGES: Final = pytest.mark.parametrize("change", [changed_tree, changed_text])


@pytest.mark.slow
@CHANGES
def test_a_changed_rulebook_loads_or_is_refused(change: Callable[[random.Random], str]) -> None:
    fuzz(change, range(120))


@pytest.mark.slow
@pytest.mark.skipif(not DEEP, reason="`make deep` tries these many")
@CHANGES
def test_many_changed_rulebooks_load_or_are_refused(change: Callable[[random.Random], str]) -> None:
    fuzz(change, range(10_000, 10_500))

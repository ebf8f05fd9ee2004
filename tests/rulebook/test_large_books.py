"""A rulebook of many rows loads in time that grows as its rows do."""

from __future__ import annotations

import copy
import time
from typing import Any, Final

from crmcore.reading.parsing import parse
from crmcore.rulebook import check_edition, files
from crmcore.rulebook.load import load
from tests.rulebook.toml import write

SHIPPED: Final = parse(files.default())


def book(rows: int) -> str:
    """Return the shipped rulebook with so many more of everything that a firm may have many of, each referring to others."""
    made: dict[str, Any] = copy.deepcopy(SHIPPED)
    of = made["organisation"]
    for i in range(rows):
        of["departments"].append({"id": f"unit{i}", "path": f"bank/unit{i}", "duties": "d", "name": {"en": f"unit {i}"}})
        of["positions"].append({"id": f"post{i}", "rank": 1, "department": f"unit{i}", "reports_to": "manager", "name": {"en": f"post {i}"}})
        of["stand_ins"].append({"id": f"s{i}", "role": "handler", "by": [f"post{i}"]})
        made["complaints"]["matters"].append(f"matter{i}")
        bands = [{"below": "100", "position": f"post{i}"}, {"position": "ceo"}]
        made["policy"]["limits"].append({"action": f"action{i}", "bands": bands, "window": {"days": 3, "per": "customer"}})
        when = {"all": [{"fact": "matter", "is": f"matter{i}"}, {"fact": "claimed_amount", "at_least": 100 + i}]}
        clocks = copy.deepcopy(SHIPPED["complaints"]["classes"][-1]["clocks"])  # type: ignore[index]
        made["complaints"]["classes"].insert(0, {"id": f"class{i}", "rank": 9, "when": when, "clocks": clocks})
        tier = {"id": f"R{i}", "tier": "vip", "fact": "annual_amount", "at_least": 9_000_000 - i, "below": 9_000_001 - i}
        made["segmentation"]["tiers"].insert(0, tier)
    return write(made)


def seconds(text: str) -> float:
    begun = time.process_time()
    assert check_edition(load(text)) == ()
    return time.process_time() - begun


def test_ten_times_the_rows_take_ten_times_as_long() -> None:
    few, many = book(20), book(200)
    seconds(few)
    times = ((min(seconds(few), seconds(few)), seconds(many)) for _ in range(4))  # another program may slow one of them down
    assert any(more < 12 * less for less, more in times)

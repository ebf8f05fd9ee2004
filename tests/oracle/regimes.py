"""The slow twin of a regime's timeline: reads the file by itself, and walks the calendar day by day."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path

DATA = Path(__file__).parents[2] / "src" / "crmcore" / "rulebook" / "data" / "regimes"


def last_day(received: date, said: str, works: Callable[[date], bool]) -> date:
    """Step one day at a time from the day after the receipt, and count."""
    number, _, unit = said.partition(" ")
    left, unit, day = int(number), unit.rstrip("s"), received
    if unit == "month":
        month = received.month - 1 + left
        year, month = received.year + month // 12, month % 12 + 1
        for last in (received.day, 30, 29, 28):
            try:
                return date(year, month, last)
            except ValueError:
                continue
    if unit == "week":
        left, unit = left * 7, "day"
    while left:
        day += timedelta(days=1)
        left -= unit == "day" or works(day)
    return day


def counted_from_receipt(id: str) -> Iterator[tuple[str, str | None, str]]:
    """Name each time of a regime that counts days from the receipt: rule, step, how long. A variant's own words stand over the regime's."""
    name, _, variant = id.partition("/")
    text = (DATA / f"{name}.toml").read_text("utf-8")
    tables = tomllib.loads(text)
    own = tables.get("variants", {}).get(variant, {}).get("rules", {})
    for rule in [*tables["rules"], *(one for one in own if one not in tables["rules"])]:
        said, over = tables["rules"].get(rule, {}), own.get(rule, {})
        if over is False or (over or said).get("starts", said.get("starts", ["received"])) != ["received"]:
            continue
        if over.get("when", said.get("when")):  # holds only after something else
            continue
        for key in ("within", "window", "wait"):
            length = over.get(key, said.get(key))
            if length is not None and not re.search("hour", length):
                yield rule, None, length
        for step in [*said.get("extensions", {}), *(one for one in over.get("extensions", {}) if one not in said.get("extensions", {}))]:
            first, then = said.get("extensions", {}).get(step, {}), over.get("extensions", {}).get(step, {})
            yield rule, step, then.get("to", first.get("to"))

"""A list of days as TOML, to be pasted into a rulebook."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import groupby
from typing import Final

from crmcore.reading.paths import at
from crmcore.worktime.calendars.days import DayList

_A_LINE: Final = 10  # days; each month begins a new line


def days_toml(days: DayList, name: str) -> str:
    """Return the list as a table `[days.<name>]` of a rulebook, one line per month; calendars name it in `days`."""
    lines = [
        f"[{at('days', name)}]",
        f"source    = {_text(days.source)}",
        f"first_day = {days.first_day}",
        f"last_day  = {days.last_day}",
        *_list("holidays ", days.holidays),
        *_list("workdays ", days.workdays),
    ]
    return "\n".join(lines) + "\n"


def _list(key: str, days: Iterable[date]) -> Iterator[str]:
    if not days:
        yield f"{key} = []"
        return
    yield f"{key} = ["
    for _, month in groupby(sorted(days), key=lambda day: (day.year, day.month)):
        shown = [f"{day}," for day in month]
        for begin in range(0, len(shown), _A_LINE):
            yield f"    {' '.join(shown[begin : begin + _A_LINE])}"
    yield "]"


def _text(text: str) -> str:
    """Return a text as TOML writes it: as JSON does, which leaves one control character bare."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")

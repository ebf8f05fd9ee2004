"""From a text to its tables, or to the place of a syntax error."""

from __future__ import annotations

import re
import tomllib
from typing import Final

from crmcore.decision import finding
from crmcore.errors import RulebookError

_PLACE: Final = re.compile(r" \(at line (\d+), column (\d+)\)$")


def parse(text: str) -> dict[str, object]:
    """Return the tables of a text, as `tomllib` reads them. Raises `RulebookError` with the place where it is not TOML."""
    try:
        return tomllib.loads(text)
    except (ValueError, RecursionError) as error:  # a TOMLDecodeError; a number of thousands of digits; brackets a thousand deep
        problem = str(error) or "brackets nested too deep"
        line, column = _place(problem, text)
        said = problem[:1].lower() + problem[1:]
        raise RulebookError(finding("toml_syntax", "", problem=said, line=line, column=column)) from None


def _place(problem: str, text: str) -> tuple[int | None, int | None]:
    """Return line and column of the fault from tomllib's message; both count from 1."""
    if place := _PLACE.search(problem):
        return int(place[1]), int(place[2])
    if problem.endswith("(at end of document)"):
        return text.count("\n") + 1, len(text) - text.rfind("\n")
    return None, None

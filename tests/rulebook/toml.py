"""Writing tables as TOML, one top-level key a line: enough for what a rulebook holds."""

from __future__ import annotations

import json
import re
from datetime import date, time


def write(tables: dict[str, object]) -> str:
    return "\n".join(f"{json.dumps(key)} = {value_of(value)}" for key, value in tables.items())


def value_of(value: object) -> str:
    match value:
        case bool():
            return "true" if value else "false"
        case str():
            return json.dumps(value)
        case list():
            return f"[{', '.join(value_of(one) for one in value)}]"
        case dict():
            return f"{{{', '.join(f'{json.dumps(key)} = {value_of(one)}' for key, one in value.items())}}}"
        case date() | time():
            return value.isoformat()
        case _:
            return repr(value)


def without_law(text: str) -> str:
    """Return the shipped rulebook with no class bound to a regime."""
    return re.sub(r"\[complaints\.classes\.clocks\.law\][^\[]*warn_at[^\n]*\n", "", text)

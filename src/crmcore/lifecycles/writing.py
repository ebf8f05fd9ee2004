"""A lifecycle as the TOML that a rulebook reads: a table to start from, and proof that nothing of it is lost on the way."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Final, TypeVar

from crmcore._arguments import typed
from crmcore.lifecycles.lifecycle import Lifecycle
from crmcore.lifecycles.transitions import STAYS, Transition, name_of

# The value of `to` where a line leaves the case where it is.
STAYS_WORD: Final = "stays"

C = TypeVar("C")
R = TypeVar("R")


@typed
def to_toml(lifecycle: Lifecycle[C, R]) -> str:
    """Return a table as one of `[[lifecycles]]`, one transition per line; all its guards are written out, including those that are law."""
    head = {
        "name": _text(lifecycle.name),
        "version": str(lifecycle.version),
        "initial": _text(lifecycle.initial),
        "final": _texts(sorted(lifecycle.final)),
    }
    rows = [_row(one) for one in lifecycle.transitions]
    widths = {key: max(len(row.get(key, "")) for row in rows) for key in ("id", "from", "event", "to", "clause", "by", "law")}
    lines = ["[[lifecycles]]", *(f"{key:<7} = {value}" for key, value in head.items()), "transitions = ["]
    for row in rows:
        pairs = [f"{key} = {value}" for key, value in row.items()]
        padded = [f"{pair}," + " " * (widths.get(key, 0) - len(row[key])) for key, pair in zip(row, pairs, strict=True)]
        lines.append(f"  {{ {' '.join([*padded[:-1], pairs[-1]])} }},")
    return "\n".join([*lines, "]"]) + "\n"


def _row(one: Transition[C, R]) -> dict[str, str]:
    row = {
        "id": _text(one.id),
        "from": _text(one.from_[0]) if len(one.from_) == 1 else _texts(one.from_),
        "event": _text(one.event.name),
        "to": _text(STAYS_WORD if one.to is STAYS else one.to),
        "clause": _text(one.clause),
    }
    for key, guards in (("by", one.by), ("law", one.law), ("given", one.given)):
        if guards:
            row[key] = _texts(name_of(guard) for guard in guards)
    return {**row, "reopening": "true"} if one.reopening else row


def _text(word: str) -> str:
    """Return a text in quotes; what JSON escapes, TOML reads."""
    return json.dumps(str(word), ensure_ascii=False).replace("\x7f", "\\u007f")


def _texts(words: Iterable[str]) -> str:
    return f"[{', '.join(map(_text, words))}]"

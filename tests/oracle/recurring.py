"""The obvious twins of recurrence: every complaint against every other one, and every action against every complaint."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta


def came_again(rows: Sequence[tuple[str, date, tuple[str | None, ...]]], days: int) -> dict[str, list[str]]:
    """Return, for each complaint, the earlier ones that share every value and lie no more than so many days before it."""
    found: dict[str, list[str]] = {}
    for id_, received, values in rows:
        for other, before, theirs in sorted(rows, key=lambda row: (row[1], row[0])):
            earlier = before < received or (before == received and other < id_)
            if earlier and None not in values and values == theirs and before + timedelta(days=days) >= received:
                found.setdefault(id_, []).append(other)
    return found


def proven_wrong(
    actions: Iterable[tuple[str, str, bool, bool, date | None]], found: Iterable[tuple[str, date, Sequence[str]]]
) -> dict[str, list[str]]:
    """Return, by action, the complaints that came again after it; an action is its id, complaint, prevents?, effective?, and day done."""
    wrong: dict[str, list[str]] = {}
    again = list(found)
    for id_, case, prevents, effective, done in actions:
        for other, received, earlier in again:
            if prevents and effective and done is not None and received > done and case in earlier:
                wrong.setdefault(id_, []).append(other)
    return wrong


def action_state(events: Iterable[str]) -> str:
    """Say how far an action has come, from the words of what happened to it: agreed, done, good, bad."""
    words = {"agreed": "action_agreed", "done": "action_done", "good": "effective", "bad": "not_effective"}
    return words[list(events)[-1]]

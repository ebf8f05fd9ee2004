"""The words of a rulebook by kind, found by reading its tables by hand: shares nothing with the library."""

from __future__ import annotations

from typing import Any


def words_of(tables: dict[str, Any]) -> dict[str, set[str]]:
    """Find every word that may be called something in `[names]`, where the rulebook uses it."""
    complaints = tables["complaints"]
    ladder = complaints["escalation"]
    return {
        "roles": {role for one in tables["organisation"]["positions"] for role in one.get("roles", [])}
        | {role for step in ladder for role in step["tell"]}
        | {complaints["follow_up"]["by"]},
        "actions": {one["action"] for one in tables["policy"]["limits"]},
        "matters": set(complaints["matters"]),
        "demands": set(complaints["demands"]),
        "channels": set(complaints["channels"]),
        "clocks": {clock for one in complaints["classes"] for clock in one["clocks"]},
        "reasons": set(complaints["crisis"]["reasons"]),
        "clauses": _clauses(tables),
    }


def _clauses(node: object) -> set[str]:
    found: set[str] = set()
    nodes = [node]
    while nodes:
        match nodes.pop():
            case dict() as table:
                found |= {one.strip() for one in str(table.get("clause", "")).split(",")} - {""}
                nodes += table.values()
            case list() as entries:
                nodes += entries
    return found

"""Every history of a table, the slow obvious way: try every line in every situation again and again, until nothing new turns up."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple, TypeAlias


class Line(NamedTuple):
    """One line of a table, in plain words."""

    id: str
    states: tuple[str, ...]
    event: str
    to: str
    reopening: bool = False


# Where a history stands, with everything worth remembering of it, in words.
Situation: TypeAlias = tuple[str, frozenset[str]]

TELLS = {"explained", "reasons_given", "customer_answered"}
REVIEWS = {
    "complaint_accepted": "grounds_confirmed",
    "not_accepted": "grounds_confirmed",
    "report_reviewed": "report_filed",
    "opinion_submitted": "report_filed",
    "opinion_settled": "report_filed",
    "decided": "opinion_submitted",
    "remedy_approved": "remedy_proposed",
}


def remembered(known: frozenset[str], event: str) -> frozenset[str]:
    """Return what is worth remembering after an event."""
    now = set(known)
    if event in {"remedy_approved", "sent_back"}:
        now.discard("money open")
    if event == "remedy_proposed":
        now.add("money open")
    if event in TELLS:
        now.add("told")
    if event in REVIEWS.values():
        now.add(event)
    return frozenset(now)


def situations(lines: Iterable[Line], start: Situation) -> set[Situation]:
    """Return every situation that can be reached; `closed` needs that the customer was told."""
    found = {start}
    while True:
        more = {
            (line.to, remembered(known, line.event))
            for state, known in found
            for line in lines
            if state in line.states and (line.event != "closed" or "told" in known)
        }
        if more <= found:
            return found
        found |= more


def faults(lines: tuple[Line, ...], initial: str, final: set[str]) -> set[tuple[str, str]]:
    """Return what is wrong with the paths of a table: the fault, and the line or the state."""
    start: Situation = (initial, frozenset())
    found: set[tuple[str, str]] = set()
    reached = situations(lines, start)
    for state, known in reached:
        for line in lines:
            if state not in line.states or (line.event == "closed" and "told" not in known):
                continue
            after = remembered(known, line.event)
            if line.to in final and "told" not in after:
                found.add(("no_answer", line.id))
            if (line.to in final and "money open" in after) or (line.event in TELLS and "money open" in known):
                found.add(("no_grant", line.id))
            if line.event in REVIEWS and REVIEWS[line.event] not in known:
                found.add(("nothing_to_review", line.id))
    return found | stuck(lines, reached, final) | dead(lines, reached)


def stuck(lines: tuple[Line, ...], reached: set[Situation], final: set[str]) -> set[tuple[str, str]]:
    """Return the states in which a history may no longer come to an end."""
    return {("stuck", state) for state, known in reached if not any(place in final for place, _ in situations(lines, (state, known)))}


def dead(lines: tuple[Line, ...], reached: set[Situation]) -> set[tuple[str, str]]:
    """Return the lines that no history takes from one of their states."""
    found = set()
    for line in lines:
        for state in line.states:
            if not any(state == place and (line.event != "closed" or "told" in known) for place, known in reached):
                found.add(("never_taken", line.id))
    return found


def sound(lines: tuple[Line, ...], initial: str, final: set[str]) -> bool:
    """Answer whether a table may be built at all: one answer to each question, every state reached, from every one a way out, ends left only by reopening."""
    questions = [(state, line.event) for line in lines for state in line.states]
    if len(questions) != len(set(questions)) or len({line.id for line in lines}) != len(lines):
        return False
    if any(state in final and line.to != state and not line.reopening for line in lines for state in line.states):
        return False
    named = {initial, *final, *(line.to for line in lines), *(state for line in lines for state in line.states)}
    return all(path(lines, initial, {state}) and path(lines, state, final) for state in named)


def path(lines: tuple[Line, ...], start: str, goals: set[str]) -> bool:
    """Answer whether any way leads from one state to one of the goals."""
    seen = {start}
    for _ in range(len(lines) + 1):
        seen |= {line.to for line in lines if seen & set(line.states)}
    return bool(seen & goals)


def ways(lines: tuple[Line, ...], state: str, final: set[str], seen: tuple[str, ...] = ()) -> int:
    """Count the ways to an end that pass no state twice; an end is not passed through."""
    if state in final:
        return 1
    return sum(ways(lines, line.to, final, (*seen, state)) for line in lines if state in line.states and line.to not in (*seen, state))

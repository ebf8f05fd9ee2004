"""What any table may end with open, the slow obvious way: every history in all its detail at once, whatever guards wait for."""

from __future__ import annotations

from typing import NamedTuple, TypeAlias


class Line(NamedTuple):
    """One line of a table: `wants` are debts that must be open before it may be taken, `forbids` those that must not be."""

    id: str
    state: str
    event: str
    to: str
    wants: frozenset[str] = frozenset()
    forbids: frozenset[str] = frozenset()


class Debt(NamedTuple):
    """Something owed: `first` from the start; opened and closed by events; `bars` are events that may not happen meanwhile."""

    id: str
    first: bool
    opens: frozenset[str]
    closes: frozenset[str]
    bars: frozenset[str]


# A state, the debts that are open, and the papers that were made.
Situation: TypeAlias = tuple[str, frozenset[str], frozenset[str]]


def takes(line: Line, situation: Situation) -> bool:
    """Answer whether a line may be taken."""
    state, still_open, _ = situation
    return line.state == state and line.wants <= still_open and not line.forbids & still_open


def then(line: Line, situation: Situation, debts: tuple[Debt, ...]) -> Situation:
    """Return what a line leads to."""
    _, still_open, made = situation
    now = set(still_open)
    for debt in debts:
        if line.event in debt.opens:
            now.add(debt.id)
        if line.event in debt.closes:
            now.discard(debt.id)
    return line.to, frozenset(now), made | {line.event}


def reached(lines: tuple[Line, ...], start: Situation, debts: tuple[Debt, ...]) -> set[Situation]:
    """Return every situation that follows from one."""
    found = {start}
    while True:
        more = {then(line, one, debts) for one in found for line in lines if takes(line, one)} - found
        if not more:
            return found
        found |= more


def faults(lines: tuple[Line, ...], initial: str, final: set[str], debts: tuple[Debt, ...], reviews: dict[str, set[str]]) -> set[tuple[str, ...]]:
    """Return what is wrong with the paths of a table."""
    start: Situation = (initial, frozenset(debt.id for debt in debts if debt.first), frozenset())
    found: set[tuple[str, ...]] = {("owed_at_start", one) for one in start[1] if initial in final}
    everything = reached(lines, start, debts)
    taken = set()
    for one in everything:
        for line in lines:
            if takes(line, one):
                taken.add(line.id)
                found |= {("still_owed", line.id, debt) for debt in then(line, one, debts)[1] if line.to in final}
                found |= {("still_owed", line.id, debt.id) for debt in debts if line.event in debt.bars and debt.id in one[1]}
                found |= {("nothing_to_review", line.id) for paper in reviews.get(line.event, set()) if paper not in one[2]}
        if not any(state in final for state, _, _ in reached(lines, one, debts)):
            found.add(("stuck", one[0]))
    return found | {("never_taken", line.id) for line in lines if line.id not in taken}


def sound(lines: tuple[Line, ...], initial: str, final: set[str]) -> tuple[tuple[Line, ...], set[str]]:
    """Return the lines and the ends without those that keep a table from being built: not reached, or with no way to an end."""
    while True:
        ahead, back = {initial}, set(final)
        for _ in lines:
            ahead |= {one.to for one in lines if one.state in ahead}
            back |= {one.state for one in lines if one.to in back}
        kept = tuple(one for one in lines if one.state in ahead and one.to in back)
        if (kept, final & ahead) == (lines, final):
            return kept, final
        lines, final = kept, final & ahead

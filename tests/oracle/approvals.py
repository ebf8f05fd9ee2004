"""The slow, obvious twin of approval limits: whole smallest units, one list of half-open ranges, no shared helper."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime


def ranges(edges: Sequence[tuple[int | None, bool]]) -> list[tuple[int, int | None]]:
    """Turn edges (amount in fen or None, included) into (first, one after the last), in ascending order."""
    first, found = 1, []
    for upper, included in edges:
        after = None if upper is None else upper + 1 if included else upper
        found.append((first, after))
        first = after if after is not None else first
    return found


def band(edges: Sequence[tuple[int | None, bool]], fen: int) -> list[int]:
    """Return every band that an amount lies in: one, if the table is sound."""
    return [i for i, (first, after) in enumerate(ranges(edges)) if fen >= first and (after is None or fen < after)]


def sound(edges: Sequence[tuple[int | None, bool]]) -> bool:
    """Answer by trying every amount up to beyond the largest edge whether each meets exactly one band, and whether every band is met."""
    top = max([upper or 0 for upper, _ in edges], default=0) + 2
    met = [band(edges, fen) for fen in range(1, top + 1)]
    return all(len(one) == 1 for one in met) and {one[0] for one in met} == set(range(len(edges))) and all(u is not None for u, _ in edges[:-1])


def total(fen: int, at: datetime, others: Sequence[tuple[int, datetime]], days: int) -> int:
    """Add the amounts of others asked for within so many days (in seconds, by the clock of UTC) before or after, ends included."""
    now = at.timestamp()
    return fen + sum(other for other, then in others if -days * 86400 <= now - then.timestamp() <= days * 86400)


def may_sign(persons: set[str], requester: set[str], signed: Sequence[set[str]]) -> bool:
    """Answer whether the persons that somebody counts as are new to the paper."""
    return all(person not in requester and all(person not in one for one in signed) for person in persons)


def lone_total(fen: int, at: datetime, own: Sequence[tuple[int, datetime]], days: int) -> int:
    """Add what one person decided alone within so many days before or after, ends included."""
    return fen + sum(other for other, then in own if -days * 86400 <= at.timestamp() - then.timestamp() <= days * 86400)


def relied_on(story: Sequence[tuple[str, Sequence[str]]]) -> list[str]:
    """Return, event by event, the approvals that money rests on in a story of (what happened, ids of the approvals with it).

    What was approved waits until the customer hears of it; sent back before that, or the complaint opened again, or at an end that they hear nothing
    of it with, it rests on nothing.
    """
    used: list[str] = []
    waiting: list[str] = []
    for what, ids in story:
        if what == "remedy_approved":
            waiting = list(ids)
        elif what in {
            *("sent_back", "new_facts", "reopened", "follow_up_unsolved", "review_requested", "passed_on"),
            *("withdrawn", "referred", "merged"),
        }:
            waiting = []
        elif what in {"solved_at_once", "emergency_ratified"}:
            used += ids
        if what in {"customer_answered", "explained", "reasons_given", "solved_at_once", "review_decided", "outcome_filed"}:
            used, waiting = used + waiting, []
    return used + waiting

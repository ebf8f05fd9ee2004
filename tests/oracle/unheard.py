"""The slow twin of the search for ends that a clock does not hear: every history is walked by its names, and the clock read after each step."""

from __future__ import annotations

from collections.abc import Callable, Iterable

# A line of a table: its event, the states that it leaves, the state that it leads to (None: it stays), the names of its guards.
Row = tuple[str, frozenset[str], str | None, frozenset[str]]

# What clocks may hear beside a step.
FOLLOWING = {
    "registered": ("in_public", "nobody_to_tell"),
    "card_corrected": ("in_public",),
    "emergency_remedy": ("emergency_remedy_again",),
    "forwarded": ("forwarded_again",),
    "remedy_performed": ("remedy_settled",),
    "remedy_declined": ("remedy_settled",),
    "merged": ("remedy_settled",),
    **dict.fromkeys(
        ("customer_answered", "explained", "reasons_given", "turned_away", "solved_at_once", "review_decided"),
        ("remedy_owed", "remedy_owed_again"),
    ),
}
# What stands in the way of a step, if it is what a clock begins with, until one of these.
TOLD = (
    "customer_answered",
    "explained",
    "reasons_given",
    "turned_away",
    "solved_at_once",
    "referred",
    "review_decided",
    "outcome_filed",
    "withdrawn",
    "merged",
)
BARS = {
    "emergency_settled": ("emergency_remedy", ("emergency_ratified", "emergency_refused")),
    "feedback_settled": ("forwarded", ("reported_back",)),
    "answered_since_forwarded": ("forwarded", TOLD),
}


def last_steps(
    rows: Iterable[Row],
    initial: str,
    final: frozenset[str],
    begins: frozenset[str],
    stops: frozenset[str],
    state_of: Callable[[tuple[str, ...]], str],
) -> set[str]:
    """Return the events that end a case while its clock runs, and after which nothing can stop it any more.

    `begins` are the events with which the clock begins, the first time or again; `state_of` reads it after a history of names: `runs`, or whatever.
    """
    rows, found = tuple(rows), set[str]()
    todo: list[tuple[str, tuple[str, ...], str]] = [(initial, ("received",), state_of(("received",)))]
    seen = {(initial, todo[0][2])}
    while todo:
        state, names, now = todo.pop(0)
        for event, froms, to, guards in rows:
            barred = any(opens in begins and set(until) <= stops for opens, until in (BARS[one] for one in guards & BARS.keys()))
            if state not in froms or (now == "runs" and barred):
                continue
            then = state if to is None else to
            for more in ((), *((one,) for one in FOLLOWING.get(event, ()))):
                after = (*names, event, *more)
                if (then, state_after := state_of(after)) not in seen:
                    seen.add((then, state_after))
                    todo.append((then, after, state_after))
                if state not in final and then in final and state_after == "runs" and not _waits(rows, then, stops):
                    found.add(event)
    return found


def _waits(rows: tuple[Row, ...], state: str, stops: frozenset[str]) -> bool:
    staying = [event for event, froms, to, _ in rows if state in froms and to in {None, state}]
    return any(one in stops for event in staying for one in (event, *FOLLOWING.get(event, ())))

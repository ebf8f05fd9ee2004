"""What a process owes: an obligation is opened by some events, or from the start, and no path may end before it is met or waived.

A vocabulary declares them (an answer to the customer, a signature for money), and the walk of every path holds each table to them; what they are
about does not concern the engine.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple

import attrs

from crmcore.event import Event


@attrs.frozen(kw_only=True)
class Obligation:
    """Something owed before a case may end.

    `finding` is the code of the message that a table gets where it ends with this open, or where one of the events that it `bars` may happen
    meanwhile. It is open `from_start`, or once one of `opened_by` happened; one of `met_by` or `waived_by` closes it; one of `reopened_by`
    opens it again.
    """

    id: str
    finding: str = "verify.still_owed"
    from_start: bool = False
    opened_by: tuple[type[Event], ...] = ()
    met_by: tuple[type[Event], ...] = ()
    waived_by: tuple[type[Event], ...] = ()
    reopened_by: tuple[type[Event], ...] = ()
    bars: tuple[type[Event], ...] = ()

    @property
    def opening(self) -> tuple[type[Event], ...]:
        """Return the events after which it is open, for the first time or again."""
        return (*self.opened_by, *self.reopened_by)

    @property
    def closing(self) -> tuple[type[Event], ...]:
        """Return the events after which it is closed: met, or waived."""
        return (*self.met_by, *self.waived_by)

    @property
    def events(self) -> tuple[type[Event], ...]:
        """Return every event that it names."""
        return tuple(dict.fromkeys((*self.opening, *self.closing, *self.bars)))


class Place(NamedTuple):
    """A point in a history: the state, the ids of the obligations that are open, and the documents made so far that somebody reviews."""

    state: StrEnum
    open: frozenset[str]
    papers: frozenset[type[Event]]


def opened_at_start(obligations: tuple[Obligation, ...]) -> frozenset[str]:
    """Return the ids of what is owed before anything happened."""
    return frozenset(one.id for one in obligations if one.from_start)


def open_after(obligations: tuple[Obligation, ...], before: frozenset[str], event: type[Event]) -> frozenset[str]:
    """Return the ids of what is open after an event; one that closes an obligation and opens it at once leaves it closed."""
    return frozenset(_open(obligations, before, event))


def _open(obligations: tuple[Obligation, ...], before: frozenset[str], event: type[Event]) -> Iterator[str]:
    for one in obligations:
        if event not in one.closing and (one.id in before or event in one.opening):
            yield one.id

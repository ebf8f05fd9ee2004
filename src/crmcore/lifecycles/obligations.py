"""What a process owes: an obligation is opened by some events, or from the start, and no path may end before it is met or waived.

A vocabulary declares them (an answer to the customer, a signature for money), and the walk of every path holds each table to them; what they are
about does not concern the engine.
"""

from __future__ import annotations

from collections.abc import Collection
from enum import StrEnum
from typing import NamedTuple

import attrs

from crmcore._arguments import typed_fields
from crmcore.decision import reason
from crmcore.errors import InvalidValue
from crmcore.event import Event
from crmcore.messages import TEXTS


@typed_fields
@attrs.frozen(kw_only=True)
class Obligation:
    """Something owed before a case may end.

    While it is open, no path may end, and none of the events in `bars` may happen; `finding` is the code of the message about a table that allows
    either. It is open `from_start`, or once one of `opened_by` happened; one of `met_by` or `waived_by` closes it; one of `reopened_by`
    opens it again. In the ends of `may_wait_in` it may be open: it is opened there, and met there, after all else has ended. Raises `InvalidValue`
    for a code that no message has.
    """

    id: str
    finding: str = "verify.still_owed"
    from_start: bool = False
    opened_by: tuple[type[Event], ...] = ()
    met_by: tuple[type[Event], ...] = ()
    waived_by: tuple[type[Event], ...] = ()
    reopened_by: tuple[type[Event], ...] = ()
    bars: tuple[type[Event], ...] = ()
    may_wait_in: tuple[StrEnum, ...] = ()

    def __attrs_post_init__(self) -> None:
        """Refuse the code of a message that is not there: nothing could be told where it is needed."""
        if self.finding not in TEXTS:
            raise InvalidValue(reason("obligation.no_message", id=self.id, found=self.finding))

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

    def only(self, owed: Collection[str], papers: Collection[type[Event]]) -> Place:
        """Return the same place with only these obligations and documents."""
        return Place(self.state, self.open.intersection(owed), self.papers.intersection(papers))


def opened_at_start(obligations: tuple[Obligation, ...]) -> frozenset[str]:
    """Return the ids of what is owed before anything happened."""
    return frozenset(one.id for one in obligations if one.from_start)


@attrs.frozen
class Change:
    """What an event does: which obligations it opens, which it closes, and the document that it makes."""

    opened: frozenset[str]
    closed: frozenset[str]
    made: frozenset[type[Event]]

    def after(self, before: Place, state: StrEnum) -> Place:
        """Return the place of a history after it, when it led to a state."""
        return Place(state, (before.open - self.closed) | self.opened, before.papers | self.made)


def change(obligations: tuple[Obligation, ...], papers: frozenset[type[Event]], event: type[Event]) -> Change:
    """Return what an event does; one that both opens and closes an obligation leaves it closed."""
    closed = frozenset(one.id for one in obligations if event in one.closing)
    opened = frozenset(one.id for one in obligations if event in one.opening)
    return Change(opened - closed, closed, papers & {event})

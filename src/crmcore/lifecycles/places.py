"""The places that a history can come to: the state, what is owed, and which documents are made. Each is walked to once, by the shortest way.

A guard that waits for an obligation bars the way while that is open, or until it is; any other guard may hold or not. What no guard waits for bars
no way, so it gets a walk of its own: one for each such obligation and one for each document, together with everything that guards do wait for. So
the work grows with their number, and doubles only with each obligation that guards wait for.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping
from enum import StrEnum
from typing import Final, Generic, NamedTuple, TypeVar

import attrs

from crmcore.event import Event
from crmcore.lifecycles.lifecycle import Lifecycle
from crmcore.lifecycles.obligations import Change, Place, change
from crmcore.lifecycles.vocabulary import Vocabulary, guards_of

C = TypeVar("C")
R = TypeVar("R")

# The places allowed for one walk: each obligation that a guard waits for doubles them.
MOST_PLACES: Final = 20_000


class Arrow(NamedTuple):
    """One transition taken from one place to another: `number` is its line in the table."""

    number: int
    before: Place
    after: Place


class _Line(NamedTuple):
    """A transition as it is walked: where to, what must be open and what closed for its guards, and what its event does."""

    number: int
    to: StrEnum
    opened: frozenset[str]
    closed: frozenset[str]
    change: Change


@attrs.frozen
class Walked(Generic[C, R]):
    """Every place that can be reached from a first one, with the shortest way to each; `cut` is true where there are too many."""

    start: Place
    arrows: tuple[Arrow, ...]
    first: Mapping[Place, Arrow]
    cut: bool

    def steps(self, place: Place) -> tuple[int, ...]:
        """Return the shortest way to a place as the lines of its steps."""
        lines: list[int] = []
        while place != self.start:
            arrow = self.first[place]
            lines.append(arrow.number)
            place = arrow.before
        return tuple(reversed(lines))


@attrs.frozen
class Walks(Generic[C, R]):
    """All walks of a table: `waited` with only the obligations that guards wait for; then one for each obligation, and one for each document."""

    waited: Walked[C, R]
    owed: Mapping[str, Walked[C, R]]
    papers: Mapping[type[Event], Walked[C, R]]

    @property
    def each(self) -> tuple[Walked[C, R], ...]:
        """Return each walk once."""
        return (self.waited, *(one for one in (*self.owed.values(), *self.papers.values()) if one is not self.waited))


def walks_from(start: Place, lifecycle: Lifecycle[C, R], vocabulary: Vocabulary[C, R], /) -> Walks[C, R]:
    """Return the walks from a place: with what guards of the table wait for, and then with each other obligation and document."""
    opened, closed = vocabulary.waits(guards_of((lifecycle,)))
    waited = {*opened, *closed}
    reviews = {one.event: one.reviews for one in vocabulary.events.values()}
    papers = dict.fromkeys(paper for one in lifecycle.transitions for paper in reviews.get(one.event, ()))

    def walk(owed: set[str], made: tuple[type[Event], ...] = ()) -> Walked[C, R]:
        return walk_from(start.only(owed, made), lifecycle, vocabulary.only(owed, made))

    core = walk(waited)
    if core.cut:
        return Walks(core, {}, {})
    owed = {one.id: core if one.id in waited else walk({*waited, one.id}) for one in vocabulary.obligations}
    return Walks(core, owed, {one: walk(waited, (one,)) for one in papers})


def walk_from(start: Place, lifecycle: Lifecycle[C, R], vocabulary: Vocabulary[C, R], /) -> Walked[C, R]:
    """Return every place that a history at `start` can come to, nearest first."""
    lines: dict[StrEnum, list[_Line]] = {state: [] for state in lifecycle.states}
    for number, one in enumerate(lifecycle.transitions):
        opened, closed = vocabulary.waits(one.guards)
        done = change(vocabulary.obligations, vocabulary.papers, one.event)
        for state in dict.fromkeys(one.from_):
            lines[state].append(_Line(number, one.leads(state), opened, closed, done))
    first: dict[Place, Arrow] = {}
    arrows: list[Arrow] = []
    todo = deque([start])
    while todo and len(first) < MOST_PLACES:
        place = todo.popleft()
        for line in lines[place.state]:
            if line.opened <= place.open and line.closed.isdisjoint(place.open):
                arrow = Arrow(line.number, place, line.change.after(place, line.to))
                arrows.append(arrow)
                if arrow.after != start and arrow.after not in first:
                    first[arrow.after] = arrow
                    todo.append(arrow.after)
    return Walked(start, tuple(arrows), first, cut=bool(todo))

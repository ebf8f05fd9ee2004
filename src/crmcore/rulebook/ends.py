"""Ways to end a complaint that a clock does not hear: it would run on for ever, and the complaint would be overdue for ever."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import StrEnum
from typing import Any, Final, TypeAlias

from crmcore.complaints.clock_events import RECEIVED
from crmcore.complaints.lifecycles.shipped import LIFECYCLES
from crmcore.complaints.rules.section import ComplaintRules
from crmcore.decision import Finding, finding
from crmcore.lifecycles.lifecycle import Lifecycle, lifecycle_named
from crmcore.messages import Term
from crmcore.reading.paths import at
from crmcore.rulebook.sections.complaints import CLOSE, TOLD
from crmcore.worktime.clocks.clock import Clock

# A step of a table: from a state, by an event, to another.
_Way: TypeAlias = tuple[StrEnum, str, StrEnum]
_TOLD: Final = frozenset(TOLD)


def unheard_ends(rules: ComplaintRules) -> Iterator[Finding]:
    """Yield each clock called `close` that some way to the end of its class's lifecycle does not stop, with the events of that way.

    Clause: RULES-4.26
    """
    for i, row in enumerate(rules.classes.rows):
        table: Lifecycle[Any, Any] = lifecycle_named(row.then.lifecycle, LIFECYCLES, rules.lifecycles)
        for clock in row.then.clocks:
            if clock.id == CLOSE and (ends := _unheard(table, clock)):
                path = at(at(at(at("complaints.classes", i), "clocks"), clock.id), "stops")
                yield finding("end_unheard", path, clock=Term(clock.id), events=tuple(map(Term, ends)))


def _unheard(table: Lifecycle[Any, Any], clock: Clock) -> tuple[str, ...]:
    """Return the events by which a complaint can end without one that stops the clock, in the order of the table."""
    if RECEIVED not in clock.starts:
        return ()
    ways = [
        (state, one.event.name, one.leads(state))
        for one in table.transitions
        for state in one.from_
        if one.event.name not in clock.stops | clock.ends
    ]
    reached = _reached(table.initial, ways)
    last = [way for way in ways if way[0] in reached and way[0] not in table.final and way[2] in table.final]
    return tuple(dict.fromkeys(event for way in last for event in _telling(way, ways, reached)))


def _reached(initial: StrEnum, ways: Iterable[_Way]) -> frozenset[StrEnum]:
    after: dict[StrEnum, list[StrEnum]] = {}
    for from_, _, to in ways:
        after.setdefault(from_, []).append(to)
    found, todo = {initial}, [initial]
    while todo:
        new = {*after.get(todo.pop(), ())} - found
        found |= new
        todo += new
    return frozenset(found)


def _telling(last: _Way, ways: Iterable[_Way], reached: frozenset[StrEnum]) -> Iterator[str]:
    """Yield the events by which the customer was told, or else the last one: a file that is closed was answered before."""
    from_, event, _ = last
    told = [name for before, name, to in ways if to == from_ and before in reached and name in _TOLD]
    yield from [event] if event in _TOLD or not told else told

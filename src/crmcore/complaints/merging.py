"""Merging two complaints about the same thing: both files record it, and neither a reporter nor a clock is lost."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime

from crmcore._arguments import typed
from crmcore.complaints.case import Complaint
from crmcore.complaints.deadlines import clocks_of
from crmcore.complaints.events.at_any_time import MergedIn, MergedInto
from crmcore.complaints.rules.section import ComplaintRules
from crmcore.errors import NotFound
from crmcore.event import Actor
from crmcore.reached import ClockReached
from crmcore.section import sections_of
from crmcore.worktime.calendars.calendar import Calendar
from crmcore.worktime.clocks.clock import Clock
from crmcore.worktime.clocks.record import reached
from crmcore.worktime.clocks.references import ReferenceClock
from crmcore.worktime.clocks.successor import Successor, counts_alike


@typed
def merge(into: Complaint, other: Complaint, *, at: datetime, by: Actor, rules: Mapping[str, ComplaintRules]) -> tuple[Complaint, Complaint]:
    """Return the complaint that continues, and the duplicate that was merged into it.

    The one that continues keeps the card of everybody who complained (`reporters`) and the duplicate's whole history, so that every clock of either
    can be read; what merging does to a clock is that clock's own `on_merge`. A clock of the duplicate that counts otherwise than the one of its name
    here goes on by its own time, beside that one, and the first due counts. The one that continues is of no lower class than the duplicate: where
    that one's is higher, merge the other way round, or reclassify first. `rules` maps the edition of each complaint to its rules. Raises `Refused`
    where either may not be merged now, `NotFound` naming every edition that is missing; save both or neither.

    Source: CBIRC Order 2020 No. 3, art. 18 para. 3

    Clause: RULES-1.2, RULES-4.15
    """
    sections = sections_of((into.edition, other.edition), rules)
    ended = other.advance(MergedInto(at=at, by=by, into=into.id), rules=sections[other.edition])
    its_own = tuple(_of_its_own(into, other, at, sections))
    joined = MergedIn(at=at, by=by, other=other.id, card=other.card, history=other.history, reached=its_own)
    return into.advance(joined, rules=sections[into.edition]), ended


def _of_its_own(into: Complaint, other: Complaint, at: datetime, sections: Mapping[str, ComplaintRules]) -> Iterator[ClockReached]:
    """Yield what the clocks of a duplicate had reached that count otherwise than the ones of their names in the complaint that continues."""
    ours = {clock.id: (clock, days) for clock, days in _clocks(into, sections)}
    for clock, days in _clocks(other, sections):
        here = ours.get(clock.id)
        if here is not None and not isinstance(clock, ReferenceClock) and not _alike(here, (clock, days)):
            yield from reached(clock, other.clock_events, at=at, calendar=days)


def _clocks(case: Complaint, sections: Mapping[str, ComplaintRules]) -> tuple[tuple[Clock, Calendar | None], ...]:
    """Return the clocks of a complaint with their calendars; none where its rules do not have its class any more."""
    try:
        return tuple(clocks_of(case, sections[case.edition]))
    except NotFound:
        return ()


def _alike(one: tuple[Clock, Calendar | None], other: tuple[Clock, Calendar | None]) -> bool:
    """Return whether two clocks give every case the same time; one that took another's place began when it did, and is like none."""
    (clock, days), (its, calendar) = one, other
    return not isinstance(its, Successor) and days == calendar and counts_alike(clock, its)

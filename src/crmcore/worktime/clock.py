"""One deadline: what starts, stops, pauses and reopens it, and how long it runs. Where it stands is read in `reading`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from enum import StrEnum
from fractions import Fraction
from itertools import combinations
from typing import Protocol

import attrs

from crmcore.decision import Reason, reason
from crmcore.errors import InvalidType, InvalidValue
from crmcore.worktime.duration import Duration
from crmcore.worktime.ruler import BY_CALENDAR, BY_TIME
from crmcore.worktime.zone import zone_named


class OnReopen(StrEnum):
    """What reopening does to a clock that was stopped.

    `CONTINUE`: as if it had never stopped, the time in between counts. `REMAINDER`: what was left at the stop is left at the reopening.
    `RESTART`: it begins afresh, and its first run is forgotten. `NEW`: a run of its own begins, and the first one keeps its verdict.
    """

    CONTINUE = "continue"
    REMAINDER = "remainder"
    RESTART = "restart"
    NEW = "new"


class Mark(Protocol):
    """Something that happened: its stored name, and when. Every event of the library is one."""

    @property
    def name(self) -> str:
        """Return the stored name, by which clocks know it."""
        ...

    @property
    def at(self) -> datetime:
        """Return when it happened, aware."""
        ...


def _names(names: Iterable[str]) -> frozenset[str]:
    if isinstance(names, str):  # a lone text would fall apart into letters
        raise InvalidType(reason("wrong_type", field="events of a clock", found="str", wanted="set of str"))
    return frozenset(names)


def _shares(shares: Iterable[Fraction]) -> tuple[Fraction, ...]:
    return tuple(shares)


@attrs.frozen(kw_only=True)
class Clock:
    """One deadline: how long it runs, and the stored names of the events that start, stop, pause, resume and reopen it.

    `on_reopen` has no default: whoever builds a clock decides. `warn_at` are fractions of the budget. `to_the_minute` keeps the start's wall-clock
    time on the last day, in place of the end of that day. `calendar` names the calendar it is read by, which then also gives the zone; `zone` is an
    IANA name. `clause` is what demands it. Raises `InvalidValue` with every fault at once.

    Clause: RULES-4.26
    """

    id: str
    within: Duration
    starts: frozenset[str] = attrs.field(converter=_names)
    stops: frozenset[str] = attrs.field(converter=_names)
    pauses: frozenset[str] = attrs.field(default=frozenset(), converter=_names)
    resumes: frozenset[str] = attrs.field(default=frozenset(), converter=_names)
    reopens: frozenset[str] = attrs.field(default=frozenset(), converter=_names)
    on_reopen: OnReopen
    warn_at: tuple[Fraction, ...] = attrs.field(default=(), converter=_shares)
    to_the_minute: bool = False
    calendar: str | None = None
    zone: str
    clause: str | None = None

    def __attrs_post_init__(self) -> None:
        """Collect every fault, and refuse the clock where there is one."""
        faults = tuple(_faults(self))
        if faults:
            raise InvalidValue(*faults)


def _faults(clock: Clock) -> Iterator[Reason]:
    if not clock.id:
        yield reason("empty", field="id")
    yield from _faults_of_events(clock)
    if not all(isinstance(share, Fraction) and 0 < share < 1 for share in clock.warn_at) or list(clock.warn_at) != sorted(set(clock.warn_at)):
        yield reason("clock.bad_warning", clock=clock.id, found=tuple(str(share) for share in clock.warn_at))
    if clock.to_the_minute and clock.within.unit in BY_TIME:
        yield reason("clock.minute_of_hours", clock=clock.id, unit=clock.within.unit)
    if clock.within.unit in BY_CALENDAR and clock.calendar is None:
        yield reason("clock.needs_calendar", clock=clock.id, unit=clock.within.unit)
    try:
        zone_named(clock.zone)
    except InvalidValue as unknown:
        yield from unknown.reasons


def _faults_of_events(clock: Clock) -> Iterator[Reason]:
    if not clock.starts:
        yield reason("clock.nothing_starts_it", clock=clock.id)
    if not clock.stops:
        yield reason("clock.nothing_stops_it", clock=clock.id)
    if clock.pauses and not clock.resumes:
        yield reason("clock.never_resumed", clock=clock.id)
    if clock.resumes and not clock.pauses:
        yield reason("clock.never_paused", clock=clock.id)
    named = {"starts": clock.starts, "stops": clock.stops, "pauses": clock.pauses, "resumes": clock.resumes, "reopens": clock.reopens}
    for one, other in combinations(named, 2):
        for event in sorted(named[one] & named[other]):
            yield reason("clock.two_roles", clock=clock.id, event=event, roles=(one, other))

"""The clocks of a class of complaints, and of the law that it is bound to, read over the cases of a log, and held against the log's own deadlines."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from datetime import datetime, time, timedelta
from enum import StrEnum
from functools import partial
from typing import Final

import attrs

from crmcore._arguments import typed
from crmcore.adapters.files.logjudging import LogCase, Promised, Unread
from crmcore.adapters.files.logreplay import Replay
from crmcore.adapters.files.rows import word_unknown
from crmcore.complaints.clock_events import RECEIVED, Happened
from crmcore.complaints.rules.section import ComplaintRules
from crmcore.errors import InvalidValue, NotFound
from crmcore.event import precedes
from crmcore.reached import ClockState
from crmcore.worktime.calendars.zone import local_day, zone_named
from crmcore.worktime.clocks.clock import Clock
from crmcore.worktime.clocks.clock_events import ClockEvent
from crmcore.worktime.clocks.reading import Reading, read, readings

_LATE: Final = frozenset({ClockState.BREACHED, ClockState.MET_LATE, ClockState.ENDED_LATE})
_TIMELY: Final = frozenset({ClockState.MET, ClockState.ENDED})


class Against(StrEnum):
    """How a computed deadline lies to the one that the log gives."""

    SAME = "same"
    EARLIER = "earlier"
    LATER = "later"


@attrs.define
class ClockOverLog:
    """What one clock says of the cases of a log: how many are in which state, and how its deadlines lie `against` the log's own.

    `heard` counts the events of the log that it hears, besides the receipt, which is each case's first event. `stops` are the events that stop it;
    where it can start and none of them can be in the log it is not read (`unstopped`), because it would call every case late. `late` are the cases
    that ran out, by state, in the order of the log: what was late once stays so, however the time that a reopening gave anew ended.
    """

    id: str
    stops: tuple[str, ...]
    unstopped: bool
    heard: int = 0
    states: Counter[ClockState] = attrs.field(factory=Counter)
    against: Counter[Against] = attrs.field(factory=Counter)
    late: defaultdict[ClockState, list[str]] = attrs.field(factory=partial(defaultdict, list))

    @property
    def says_nothing(self) -> bool:
        """Return whether it says nothing of any case: it was not read, or never started."""
        return self.unstopped or self.states.keys() <= {ClockState.NOT_STARTED}


@attrs.frozen
class ClocksOverLog:
    """The clocks of a log's cases by their ids, and of which cases something could not be read; `without_class` counts cases of no class."""

    clocks: tuple[ClockOverLog, ...]
    unread: tuple[Unread, ...]
    without_class: int


@typed
def read_clocks(log: Replay, rules: ComplaintRules, *, complaint_class: str | None = None) -> ClocksOverLog:
    """Return the clocks of the cases of a log: those of the class that each names, else of `complaint_class`; the law's are among them.

    Each case runs from its first event, as of the instant at which the log is read. One that cannot be read hides none of the others: it is listed
    with its line and the reasons. Raises `NotFound` for a class that the rules do not have, whether given here or meant by the log's mapping.
    """
    meant = () if log.mapping.class_ is None else map(str, log.mapping.class_.values.values())
    gathered = _Gathered(log, rules)
    for name in (*(() if complaint_class is None else (complaint_class,)), *meant):
        gathered.know(rules.complaint_class(name).clocks)
    without = 0
    for case in log.cases.values():
        if (differs := case.contradictions.get("class")) is not None:
            gathered.unread.append(differs)
            continue
        class_ = case.complaint_class or complaint_class
        if class_ is None:
            without += 1
        elif case.events:
            gathered.take(case, class_)
    return ClocksOverLog(tuple(gathered.clocks.values()), tuple(gathered.unread), without)


class _Gathered:
    """Clocks by their ids, while the cases of a log are read."""

    def __init__(self, log: Replay, rules: ComplaintRules) -> None:
        self._rules, self._classes = rules, tuple(row.then.id for row in rules.classes.rows)
        self._zone, self._names, self._at = zone_named(rules.zone), log.names, log.as_of
        self.clocks: dict[str, ClockOverLog] = {}
        self.unread: list[Unread] = []

    def know(self, clocks: Iterable[Clock]) -> None:
        """Add clocks to the list, also where no case has them."""
        for clock in clocks:
            self._told(clock)

    def take(self, case: LogCase, class_: str) -> None:
        """Read all clocks of one case."""
        if case.back is not None:
            self.unread.append(case.back)
            return
        if class_ not in self._classes:
            self.unread.append(Unread(case.id, case.line, (word_unknown("class", class_, self._classes),)))
            return
        received = local_day(case.events[0].at, self._zone)
        clocks = self._rules.complaint_class(class_).clocks_on(received)
        happened: tuple[ClockEvent, ...] = (Happened(RECEIVED, case.events[0].at), *case.events)
        for clock in clocks:
            told = self._told(clock)
            if not told.unstopped:
                self._read(clock, told, case, happened)

    def _told(self, clock: Clock) -> ClockOverLog:
        if clock.id not in self.clocks:
            stops, begins = clock.stops | clock.ends | clock.repeats, not clock.starts.isdisjoint(self._names | {RECEIVED})
            self.clocks[clock.id] = ClockOverLog(clock.id, tuple(sorted(stops)), unstopped=begins and stops.isdisjoint(self._names))
        return self.clocks[clock.id]

    def _read(self, clock: Clock, told: ClockOverLog, case: LogCase, happened: tuple[ClockEvent, ...]) -> None:
        told.heard += sum(event.name in clock.hears for event in case.events)
        calendar = None if clock.calendar is None else self._rules.calendars[clock.calendar]
        at = self._at or case.events[-1].at
        try:
            runs = readings(clock, happened, at=at, calendar=calendar)
            reading = runs[0] if len(runs) == 1 else read(clock, happened, at=at, calendar=calendar)
        except (InvalidValue, NotFound) as error:
            self.unread.append(Unread(case.id, case.line, error.reasons, clock.id))
            return
        state = next((one.state for one in runs if reading.state in _TIMELY and one.state in _LATE), reading.state)
        told.states[state] += 1
        if state in _LATE:
            told.late[state].append(case.id)
        if case.dues and reading.due is not None:
            told.against[compared(reading, reading.due, case.dues[-1])] += 1


def compared(reading: Reading, due: datetime, log: Promised) -> Against:
    """Return how the deadline of a reading lies to the log's own: compared by days, where either is no more than a day."""
    ends_with_day = due.time() == time.min and due.date() - timedelta(days=1) == reading.last_day
    if log.day is not None or ends_with_day:
        day = log.day or log.at.astimezone(due.tzinfo).date()
        last = reading.last_day or day
        return Against.SAME if last == day else Against.EARLIER if last < day else Against.LATER
    return Against.EARLIER if precedes(due, log.at) else Against.LATER if precedes(log.at, due) else Against.SAME

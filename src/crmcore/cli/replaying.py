"""The results of a log, gathered event by event: how its cases fit a lifecycle, and whether its deadlines were kept."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from enum import StrEnum

import attrs

from crmcore.adapters.files.complaints import RefusedRow
from crmcore.adapters.files.eventlog import LogRow
from crmcore.complaints.clock_events import RECEIVED, Happened
from crmcore.complaints.rules.section import ComplaintRules
from crmcore.event import in_utc
from crmcore.lifecycles.fitting import Fitting, Logged
from crmcore.worktime.clocks.clock_events import ClockEvent
from crmcore.worktime.clocks.reading import ClockState, read


class Kept(StrEnum):
    """Whether a deadline was kept, as of the day on which the log is read."""

    IN_TIME = "in_time"
    LATE = "late"
    NO_TARGET = "no_target"


@attrs.define
class Case:
    """One case of a log, as far as deadlines need it."""

    events: list[Logged] = attrs.field(factory=list)
    due: datetime | None = None
    stated: bool | None = None


@attrs.define
class Replay:
    """A log being replayed; `at` is the instant as of which it is read, and `stops` the events that meet a deadline of the log."""

    at: datetime | None
    stops: tuple[str, ...] = ()
    fitting: Fitting | None = None
    cases: dict[str, Case] = attrs.field(factory=dict)
    refused: list[RefusedRow] = attrs.field(factory=list)
    events: int = 0
    last: datetime | None = None

    def take(self, rows: Iterable[LogRow | RefusedRow]) -> Iterator[int]:
        """Take rows, and yield how many were taken; events after `at` had not happened yet."""
        for number, row in enumerate(rows, start=1):
            if isinstance(row, RefusedRow):
                self.refused.append(row)
            else:
                self._take(row)
            yield number

    def _take(self, row: LogRow) -> None:
        case = self.cases.setdefault(row.case, Case())
        case.due = row.due or case.due
        case.stated = case.stated if row.in_time is None else row.in_time
        for event in row.events:
            if self.at is not None and in_utc(event.at) > in_utc(self.at):
                continue
            self.events += 1
            self.last = event.at if self.last is None else max(self.last, event.at, key=in_utc)
            case.events.append(event)
            if self.fitting is not None:
                self.fitting.take(event)

    @property
    def as_of(self) -> datetime | None:
        """Return the instant as of which the log is read: the one given, else its last event's."""
        return self.at or self.last

    def kept(self, case: Case) -> Kept:
        """Return whether a case kept the deadline in the log: met by its instant at the latest (inclusive), or not past it yet."""
        if case.due is None:
            return Kept.NO_TARGET
        met = next((one.at for one in case.events if one.name in self.stops), self.as_of)
        return Kept.IN_TIME if met is None or in_utc(met) <= in_utc(case.due) else Kept.LATE

    def stated(self, no_target: Kept) -> tuple[int, int]:
        """Return in how many cases the log's verdict agrees with ours, and of how many; `no_target` is what a case without a deadline counts as."""
        judged = [(case.stated, self.kept(case)) for case in self.cases.values() if case.stated is not None]
        same = sum(stated == ((no_target if kept is Kept.NO_TARGET else kept) is Kept.IN_TIME) for stated, kept in judged)
        return same, len(judged)

    def clocks(self, class_id: str, rules: ComplaintRules) -> Mapping[str, Counter[ClockState]]:
        """Return the clocks of a complaint class, read for every case from its first event on: how many are in which state."""
        at = self.as_of
        found: dict[str, Counter[ClockState]] = {}
        for clock in rules.complaint_class(class_id).clocks:
            calendar = None if clock.calendar is None else rules.calendars[clock.calendar]
            read_one = (
                read(clock, _clock_events(case), at=at, calendar=calendar).state for case in self.cases.values() if case.events and at is not None
            )
            found[clock.id] = Counter(read_one)
        return found


def _clock_events(case: Case) -> tuple[ClockEvent, ...]:
    return (Happened(RECEIVED, case.events[0].at), *case.events)

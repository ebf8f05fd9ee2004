"""Whether the cases of a log kept the deadlines that the log itself gives, as of one instant: by the stop that the mapping names, or by each."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from enum import StrEnum

import attrs

from crmcore._arguments import typed_fields
from crmcore.adapters.files.eventlog import LogRow
from crmcore.adapters.files.logmapping import DueColumn, JudgedBy
from crmcore.adapters.files.refusing import shown
from crmcore.decision import Reason, reason
from crmcore.event import in_time, in_utc, plain_date_or_none, plain_instant
from crmcore.lifecycles.fitting import Logged, in_its_day
from crmcore.messages import FactValue, Term


class Kept(StrEnum):
    """Whether a deadline was kept, as of the instant at which the log is read."""

    IN_TIME = "in_time"
    LATE = "late"
    NO_TARGET = "no_target"


@typed_fields
@attrs.frozen
class Promised:
    """A deadline that the log gives from an event on (`since`, its number): the last instant in time, and the day if it is no more than that."""

    at: datetime = attrs.field(converter=plain_instant)
    day: date | None = attrs.field(default=None, converter=plain_date_or_none)
    since: int = 0


@attrs.frozen
class Run:
    """One run of a case towards its deadline: where it was stopped (None: it is open), and the deadline that the log gave last until then."""

    stopped: Logged | None
    due: Promised | None

    def kept(self, as_of: datetime | None) -> Kept:
        """Return whether it was stopped by the deadline at the latest (inclusive), or is not past it yet as of an instant."""
        if self.due is None:
            return Kept.NO_TARGET
        met = as_of if self.stopped is None else self.stopped.at
        return Kept.IN_TIME if met is None or in_time(met, self.due.at) else Kept.LATE


@attrs.define
class LogCase:
    """One case of a log: its events in the order of the log, the deadlines and the verdict that the log gives, its class, and its first line.

    `contradictions` are what its rows say differently, by field (`due`, `verdict`, `class`), with the first row that does. Of two verdicts or classes
    none is taken; of two deadlines each stands from its row on.
    """

    id: str
    line: int
    events: list[Logged] = attrs.field(factory=list)
    dues: list[Promised] = attrs.field(factory=list)
    stated: bool | None = None
    complaint_class: str | None = None
    contradictions: dict[str, Unread] = attrs.field(factory=dict, init=False)
    _said: dict[str, tuple[object, FactValue, int]] = attrs.field(factory=dict, init=False)
    _last: datetime | None = attrs.field(default=None, init=False)
    _back: Unread | None = attrs.field(default=None, init=False)

    def say(self, row: LogRow) -> None:
        """Keep what a row says of the case: a deadline, a verdict, a class."""
        if row.due is not None:
            self.dues.append(Promised(row.due, row.due_day, len(self.events)))
            self._agrees("due", in_utc(row.due), row.due_day or row.due, row.line)
        if row.in_time is not None:
            agrees = self._agrees("verdict", row.in_time, Term("in_time" if row.in_time else "late"), row.line)
            self.stated = row.in_time if agrees else None
        if row.complaint_class is not None:
            agrees = self._agrees("class", row.complaint_class, shown(row.complaint_class), row.line)
            self.complaint_class = row.complaint_class if agrees else None

    def _agrees(self, field: str, value: object, told: FactValue, line: int) -> bool:
        """Return whether all rows so far say the same of a field."""
        first, said, before = self._said.setdefault(field, (value, told, line))
        if field not in self.contradictions and value != first:
            code = "log_due_moves" if field == "due" else "log_contradicts"
            why = reason(code, field=field, found=told, before=said, line=before)
            self.contradictions[field] = Unread(self.id, line, (why,))
        return field not in self.contradictions

    def add(self, event: Logged) -> Logged:
        """Add the next event of the log, and return it; the first that lies before the one above it is noted, and nothing is put in order.

        One that tells its day only is not before another of that day.
        """
        if event.day is not None and self.events:
            event = attrs.evolve(event, at=in_its_day(event.at, event.day, self.events[-1].at))
        at = in_utc(event.at)
        if self._last is not None and at < self._last and self._back is None:
            self._back = Unread(self.id, event.line, (reason("log_goes_back", at=event.at, last=self.events[-1].at),))
        self._last = at
        self.events.append(event)
        return event

    @property
    def back(self) -> Unread | None:
        """Return why nothing can be read from it, if its events go back in time: the line of the first that does, and the reason."""
        return self._back

    def runs(self, due: DueColumn) -> tuple[Run, ...]:
        """Return its runs towards the deadline in the order of the log: each ends at a stop, and the last is open if nothing stopped it.

        Where the mapping names the events that reopen a case, a stop of a case that is stopped already is no new one; else each stop is one.
        """
        return tuple(self._runs(due))

    def _runs(self, due: DueColumn) -> Iterator[Run]:
        stopped = False
        for number, event in enumerate(self.events):
            if event.name in due.reopens:
                stopped = False
            elif event.name in due.stops and not (stopped and due.reopens):
                stopped = True
                yield Run(event, self._due_at(number))
        if not stopped:
            yield Run(None, self.dues[-1] if self.dues else None)

    def _due_at(self, number: int) -> Promised | None:
        known = bisect_right(self.dues, number, key=lambda one: one.since)  # in the order of the log: a case may have a deadline in each row
        return self.dues[max(known - 1, 0)] if self.dues else None


@attrs.frozen
class Unread:
    """A case of a log of which something could not be read: the line, why, and which clock, if it was one."""

    case: str
    line: int
    reasons: tuple[Reason, ...]
    clock: str | None = None


def kept(case: LogCase, due: DueColumn, as_of: datetime | None) -> Kept | Unread:
    """Return whether a case kept the deadline that the log gives, as of an instant; or why that cannot be said.

    It cannot where its events go back in time, and where it was stopped more than once and the mapping does not say by which stop it is judged.
    """
    if case.back is not None:
        return case.back
    runs: Sequence[Run] = case.runs(due)
    if len(runs) > 1 and due.judged_by is None:
        again = runs[1].stopped or runs[0].stopped
        line = case.line if again is None else again.line
        return Unread(case.id, line, (reason("log_stops_again", choices=tuple(one.value for one in JudgedBy)),))
    if due.judged_by is JudgedBy.FIRST_STOP:
        runs = runs[:1]
    elif due.judged_by is JudgedBy.LAST_STOP:
        runs = runs[-1:]
    verdicts = [one.kept(as_of) for one in runs]
    return next((one for one in (Kept.LATE, Kept.IN_TIME) if one in verdicts), Kept.NO_TARGET)

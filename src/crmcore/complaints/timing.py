"""Whether complaints of which little more than the days is known were closed in time: by the deadline of a clock, whatever their source states."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from typing import Final, NamedTuple

import attrs

from crmcore._arguments import typed
from crmcore.complaints.record import UNANSWERED, ComplaintRecord, Timeliness
from crmcore.complaints.rules.section import ComplaintRules
from crmcore.errors import InvalidValue
from crmcore.event import precedes
from crmcore.worktime.calendars.calendar import Calendar
from crmcore.worktime.calendars.duration import BY_TIME
from crmcore.worktime.calendars.zone import first_instant
from crmcore.worktime.clocks.clock import Clock
from crmcore.worktime.clocks.reading import Reading, read_if_known
from crmcore.worktime.clocks.runs import terms_of
from crmcore.worktime.period import Period

_STATED: Final = frozenset({Timeliness.STATED_IN_TIME, Timeliness.STATED_LATE})


class _Receipt(NamedTuple):
    name: str
    at: datetime


@typed
def timed_by(
    records: Iterable[ComplaintRecord], clock: Clock, *, calendar: Calendar | None = None, period: Period | None = None
) -> Iterator[ComplaintRecord]:
    """Return the records one by one, each with the deadline that a clock gives it, and whether it was closed in time by that deadline.

    The clock starts with the receipt, ends when the complaint was closed, and never stands still: such a record knows of no pause. What was withdrawn
    or merged by the deadline ended, and was neither in time nor late. The deadline takes the place of one that the source gives; a verdict that the
    source states stays as stated, beside the deadline that it is compared with. Where a record has days only, days are compared, as if it had come
    in when its day began: a clock of hours or minutes then gives no deadline, and whether one that ends at an hour was met on its very last day is
    not known. No deadline, and not known, is also what lies beyond the days of the calendar, or the dates that can be counted.
    `days` are those by which it was counted. With a `period` only what a report of it looks at is timed: what arrived by its end and was not closed
    before it. Raises `InvalidValue` for another calendar than the one that the clock names.

    Clause: RULES-4.26, RULES-4.27
    """
    deadlines = _Deadlines(clock, calendar, period)
    return (deadlines.on(record) for record in records)


@typed
def timed_by_class(
    records: Iterable[ComplaintRecord], rules: ComplaintRules, *, otherwise: str | None = None, period: Period | None = None
) -> Iterator[ComplaintRecord]:
    """Return the records one by one, each timed as by `timed_by`, by the clock `close` of its own class, or of `otherwise` where it names none.

    A record of a class that the rules do not have, and one without a class where `otherwise` is None, is left as it is. Raises `NotFound` if the
    rules do not have `otherwise`.

    Clause: RULES-4.26, RULES-4.27
    """
    if otherwise is not None:
        rules.complaint_class(otherwise)
    timed: dict[str | None, _Deadlines] = {}
    for id_, clock in closing_clocks(rules).items():
        timed[id_] = _Deadlines(clock, None if clock.calendar is None else rules.calendars[clock.calendar], period)
        if id_ == otherwise:
            timed[None] = timed[id_]
    return (record if (found := timed.get(record.class_id)) is None else found.on(record) for record in records)


def closing_clocks(rules: ComplaintRules) -> Mapping[str, Clock]:
    """Return the clock `close` of each class of complaints that has one, by the class."""
    classes = [row.then for row in rules.classes.rows]
    return {one.id: clock for one in classes for clock in one.clocks if clock.id == "close"}


class _Deadlines:
    """The deadlines of one clock, each day or instant of receipt read once."""

    def __init__(self, clock: Clock, calendar: Calendar | None, period: Period | None) -> None:
        self._clock, self._calendar = clock, calendar
        self._first, self._last = (date.min, date.max) if period is None else (period.first, period.last)
        self._zone = terms_of(clock, calendar).zone
        self._of_day: dict[date, Reading] = {}
        self._in_hours, last = clock.within.unit in BY_TIME, clock.last_day
        self._ends_at_an_hour = self._in_hours or clock.to_the_minute or (last is not None and (last.closing or last.by is not None))

    def on(self, record: ComplaintRecord) -> ComplaintRecord:
        if record.received > self._last or (record.closed is not None and record.closed < self._first):
            return record
        found = self._of(record)
        known = found is not None and found.last_day is not None
        judged = Timeliness.OPEN if record.is_closed is False else self._judged(record, found) if found is not None and known else Timeliness.UNKNOWN
        has_ended = record.timeliness is Timeliness.ENDED
        if judged is Timeliness.IN_TIME and (has_ended or record.outcome in UNANSWERED):
            judged = Timeliness.ENDED
        stated = record.timeliness in _STATED or (has_ended and judged is Timeliness.UNKNOWN)
        if found is None or not known or (stated and judged is Timeliness.UNKNOWN):
            return attrs.evolve(record, due=None, due_at=None, timeliness=record.timeliness if stated else judged, overdue=None)
        return attrs.evolve(
            record,
            due=found.last_day,
            due_at=found.due if self._ends_at_an_hour and record.received_at is not None else None,
            timeliness=record.timeliness if stated else judged,
            overdue=None,
            days=found.days,
        )

    def _of(self, record: ComplaintRecord) -> Reading | None:
        try:
            return self._known(record)
        except (InvalidValue, OverflowError):  # 9999-12-31, which files write for a day that nobody knows
            return None

    def _known(self, record: ComplaintRecord) -> Reading | None:
        if record.received_at is not None:
            return self._read(record.received_at)
        if self._in_hours:
            return None
        if (known := self._of_day.get(record.received)) is None:
            known = self._of_day[record.received] = self._read(first_instant(record.received, self._zone))
        return known

    def _read(self, at: datetime) -> Reading:
        return read_if_known(self._clock, (_Receipt(min(self._clock.starts), at),), at=at, calendar=self._calendar)

    def _judged(self, record: ComplaintRecord, found: Reading) -> Timeliness:
        if record.closed_at is not None and found.late_from is not None:
            return Timeliness.IN_TIME if precedes(record.closed_at, found.late_from) else Timeliness.LATE
        if record.closed is None or found.last_day is None or (self._ends_at_an_hour and record.closed == found.last_day):
            return Timeliness.UNKNOWN
        return Timeliness.IN_TIME if record.closed <= found.last_day else Timeliness.LATE

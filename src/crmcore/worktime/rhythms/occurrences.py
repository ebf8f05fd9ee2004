"""The n-th occurrence of a rhythm: a function of the start and of n alone, rolled between its neighbours.

An occurrence may move to any day strictly between the planned days of its neighbours, and after the period that it covers. Where two could move to
the same day, one has the way and the other goes to its other side, or stays: so no two ever fall together, and the later never comes first.
"""

from __future__ import annotations

from datetime import date
from typing import Final, cast

import attrs

from crmcore._arguments import typed
from crmcore.decision import reason
from crmcore.errors import CalendarHorizon, InvalidType, InvalidValue
from crmcore.worktime.calendars.calendar import Calendar
from crmcore.worktime.calendars.roll import Roll
from crmcore.worktime.calendars.zone import DAY
from crmcore.worktime.period import Period
from crmcore.worktime.rhythms.kinds import ByDay, LongestGap, PlannedKind
from crmcore.worktime.rhythms.rhythm import FIRST_YEAR, LAST_YEAR, Rhythm

# Where an occurrence is looked for, in this order; the first is where the roll sends it.
_WAYS: Final = {
    Roll.PRECEDING: (Roll.PRECEDING, Roll.FOLLOWING),
    Roll.FOLLOWING: (Roll.FOLLOWING, Roll.PRECEDING),
    Roll.MODIFIED_FOLLOWING: (Roll.MODIFIED_FOLLOWING, Roll.FOLLOWING, Roll.PRECEDING),
}


@attrs.frozen(kw_only=True)
class Occurrence:
    """One occurrence: the `n`-th, from 1. All days are local days and inclusive.

    `planned` is its day before it is rolled, `last_day` the last day on which it is in time. What is done from `opens` on is done for it, until the
    next one opens. `period` is what it covers, or counts in; None where there is none.
    """

    n: int
    opens: date
    planned: date
    last_day: date
    period: Period | None = None


@attrs.frozen
class Between:
    """The days between which an occurrence may move: after `before` and after `floor`, before `next`; `before` and `next` are its neighbours'."""

    before: date
    floor: date
    next: date


@typed
def occurrence(rhythm: Rhythm, n: int, *, calendar: Calendar | None = None) -> Occurrence | None:
    """Return the n-th occurrence of a rhythm with a plan, the first being 1; None where it would be planned after the rhythm's end.

    Raises `InvalidValue` for a longest gap, which has no plan, for an n below 1 or beyond the year 9799, and for a calendar that is not the one the
    rhythm names; `CalendarHorizon` beyond the days it covers.

    Clause: BANK-3.2, BANK-4.2
    """
    return Schedule(rhythm, calendar).occurrence(n)


@typed
def last_day_for(rhythm: Rhythm, period: Period, *, calendar: Calendar | None = None) -> date:
    """Return the last day for what covers a period: `by the 5th after every month`, for July 2026, is 5 August 2026, through the end of that day.

    It does not matter when the rhythm starts, nor of what length the period is. Raises `InvalidValue` for a rhythm that covers no period and for a
    calendar that is not the one it names; `CalendarHorizon` beyond the days it covers.

    Clause: BANK-3.2, RULES-4.27
    """
    if not isinstance(rhythm.when, ByDay):
        raise InvalidValue(reason("rhythm.covers_nothing", rhythm=rhythm.id, when=rhythm.when))
    day, calendar = rhythm.when.day_after(period), calendar_of(rhythm, calendar)
    if rhythm.roll is None or calendar is None:
        return day
    around = Between(rhythm.when.day_after(period.previous()), period.last, rhythm.when.day_after(period.next()))
    return rolled(day, rhythm.roll, calendar, around)


@attrs.frozen
class Schedule:
    """The days of the occurrences of one rhythm that has a plan."""

    rhythm: Rhythm
    calendar: Calendar | None

    def __attrs_post_init__(self) -> None:
        """Refuse a rhythm without a plan, and another calendar."""
        calendar_of(self.rhythm, self.calendar)
        if isinstance(self.rhythm.when, LongestGap):
            raise InvalidValue(reason("rhythm.no_plan", rhythm=self.rhythm.id, when=self.rhythm.when))

    @property
    def plan(self) -> PlannedKind:
        """Return the kind of the rhythm."""
        return cast("PlannedKind", self.rhythm.when)  # checked when it was built

    @property
    def start(self) -> date:
        """Return the first day of the rhythm."""
        return cast("date", self.rhythm.start)  # a rhythm with a plan has one

    def occurrence(self, n: int) -> Occurrence | None:
        """Return the n-th occurrence; None after the end."""
        planned = self.planned(n)
        if planned is None:
            return None
        return Occurrence(n=n, opens=self.opens(n), planned=planned, last_day=self.last_day(n), period=self.plan.period(self.start, n))

    def planned(self, n: int) -> date | None:
        """Return the day of the n-th, before it is rolled; None after the end."""
        if not isinstance(n, int) or isinstance(n, bool):
            raise InvalidType(reason("wrong_type", field="n", found=type(n).__name__, wanted="int"))
        day = self._day(n) if n > 0 else None
        if day is None or not FIRST_YEAR <= day.year <= LAST_YEAR:
            raise InvalidValue(reason("rhythm.no_such_occurrence", field="n", found=n, last=str(LAST_YEAR)))
        return None if self.rhythm.until is not None and day > self.rhythm.until else day

    def _day(self, n: int) -> date | None:
        try:
            return self.plan.day(self.start, n)
        except (OverflowError, ValueError):  # beyond the year 9999
            return None

    def last_day(self, n: int) -> date:
        """Return the last day of the n-th. Raises `CalendarHorizon` where the calendar does not know it."""
        plan, start, roll = self.plan, self.start, self.rhythm.roll
        if roll is None or self.calendar is None:
            return plan.day(start, n)
        covers = plan.period(start, n) if isinstance(plan, ByDay) else None
        before = plan.day(start, n - 1)
        around = Between(before, before if covers is None else covers.last, plan.day(start, n + 1))
        return rolled(plan.day(start, n), roll, self.calendar, around)

    def last_day_if_known(self, n: int) -> date | None:
        """Return the last day of the n-th; None where the calendar does not know it."""
        try:
            return self.last_day(n)
        except CalendarHorizon:
            return None

    def opens(self, n: int) -> date:
        """Return the first day of the n-th: never after its last day, always after the last day of the one before."""
        opens = self.plan.opens(self.start, n)
        if self.rhythm.roll is None:
            return opens
        own, before = self.last_day_if_known(n), self.last_day_if_known(n - 1)
        opens = opens if own is None else min(opens, own)
        return opens if before is None else max(opens, before + DAY)


def calendar_of(rhythm: Rhythm, calendar: Calendar | None) -> Calendar | None:
    """Return the calendar of a rhythm. Raises `InvalidValue` for one that is not the one it names."""
    found = None if calendar is None else calendar.name
    if found != rhythm.calendar:
        code = "no_calendar" if found is None else "needs_none" if rhythm.calendar is None else "other_calendar"
        raise InvalidValue(reason(f"rhythm.{code}", rhythm=rhythm.id, wanted=rhythm.calendar, found=found))
    return calendar


def rolled(day: date, roll: Roll, calendar: Calendar, around: Between) -> date:
    """Return the day itself where it is worked, else the working day that stands in for it between its neighbours.

    Where the roll sends it out of these bounds, the working day on its other side stands in, if it leaves the neighbour a day of its own; failing
    that too, the day stays. Raises `CalendarHorizon` beyond the days that the calendar covers.
    """
    if calendar.is_working_day(day):
        return day
    for way in _WAYS[roll]:
        found = calendar.rolled(day, way)
        if found < day and _free_before(found, roll, calendar, around):
            return found
        if found > day and _free_after(found, roll, calendar, around):
            return found
    return day


def _free_before(found: date, roll: Roll, calendar: Calendar, around: Between) -> bool:
    """Return whether an occurrence may move back to a working day: who rolls back has the way there, others leave the one before a day of its own."""
    if found <= max(around.before, around.floor):
        return False
    return roll is Roll.PRECEDING or _works_within(calendar, around.before, found - DAY)


def _free_after(found: date, roll: Roll, calendar: Calendar, around: Between) -> bool:
    """Return whether an occurrence may move on to a working day: where the next one may roll back, that needs a day of its own."""
    if found >= around.next:
        return False
    return roll is not Roll.PRECEDING or _works_within(calendar, found + DAY, around.next)


def _works_within(calendar: Calendar, first: date, last: date) -> bool:
    """Return whether a day is worked from one to another, both included. Raises `CalendarHorizon` where none is known, and some are not."""
    begin, end = max(first, calendar.first_day), min(last, calendar.last_day)
    if begin <= end and calendar.count_working_days(begin - DAY, end):
        return True
    return calendar.is_working_day(first) or calendar.is_working_day(last)

"""When a clock warns before it runs out: at shares of its time, and some time before its end."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from fractions import Fraction
from functools import partial

from crmcore.errors import CalendarHorizon
from crmcore.worktime.calendars.calendar import Calendar
from crmcore.worktime.calendars.duration import BY_CALENDAR, BY_TIME, LENGTH, Duration, TimeUnit
from crmcore.worktime.calendars.roll import Roll
from crmcore.worktime.calendars.zone import DAY, first_instant
from crmcore.worktime.clocks.clock import percent
from crmcore.worktime.clocks.laid import last_day_of
from crmcore.worktime.clocks.line import End, Line
from crmcore.worktime.clocks.local_days import dawn, day_at
from crmcore.worktime.clocks.runs import Run
from crmcore.worktime.period import add_months


def warnings_of(run: Run, line: Line, end: End) -> Iterator[tuple[str, datetime | None]]:
    """Yield the warnings of a run before its `end`, each as readers are told of it, and when it comes: `75 %`, `2 days before`.

    One that lies beyond the days known has no instant, and hides neither the others nor the end.
    """
    clock = run.terms.clock
    for share in clock.warn_at:
        yield percent(share), _if_known(run, partial(_at_share, run, line, share, end))
    for before in clock.warn_before:
        yield f"{before} before", _if_known(run, partial(_before, run, line, before, end))


def _if_known(run: Run, when: Callable[[], datetime]) -> datetime | None:
    """Return when a warning comes; None beyond the days known."""
    try:
        return _on_a_working_day(run, when())
    except CalendarHorizon:
        return None


def _at_share(run: Run, line: Line, share: Fraction, end: End) -> datetime:
    """Return the instant at which a share of the budget has begun to be spent."""
    whole = line.budget if run.rest is None else run.rest.budget
    return line.reached(run.budget_on(line) - (1 - share) * whole, run.stood_still(end.instant()))


def _before(run: Run, line: Line, before: Duration, end: End) -> datetime:
    """Return the instant so long before the end of a run; where days are counted, the beginning of the day."""
    (_, calendar, zone), n, due = run.terms, before.amount, end.instant()
    last = end.day or last_day_of(due, line.unit, zone, calendar)
    if before.unit in BY_CALENDAR and calendar is not None:
        return _by_calendar(run, before, due, last, calendar)
    if before.unit in BY_TIME:
        return due - n * LENGTH[before.unit]
    day = add_months(last, -n) if before.unit is TimeUnit.MONTH else last - n * (7 if before.unit is TimeUnit.WEEK else 1) * DAY
    return dawn(day, zone, calendar if line.unit is TimeUnit.WORKING_DAY else None)


def _by_calendar(run: Run, before: Duration, due: datetime, day: date, calendar: Calendar) -> datetime:
    n = before.amount
    if before.unit in BY_TIME:
        work = max(calendar.between(run.started, due) - n * LENGTH[before.unit], timedelta(0))
        return calendar.add(run.started, work).astimezone(UTC)
    while n and day > calendar.first_day:
        day -= DAY
        n -= calendar.is_working_day(day)
    return dawn(day, run.terms.zone, calendar)


def _on_a_working_day(run: Run, when: datetime) -> datetime:
    """Return an instant, or the opening of the working day before it, if the clock warns on working days only."""
    clock, calendar, zone = run.terms
    if not clock.warn_on_working_days or calendar is None:
        return when
    day = day_at(when, zone, calendar)
    if calendar.is_working_day(day):
        return when
    worked = calendar.rolled(day, Roll.PRECEDING)
    opens, _ = calendar.hours_on(worked)[0]
    return calendar.next_opening(first_instant(worked, zone, opens)).astimezone(UTC)

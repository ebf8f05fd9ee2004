"""When a clock warns before it runs out: at shares of its time, and some time before its end."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Final

from crmcore.worktime.calendars.calendar import Calendar
from crmcore.worktime.calendars.duration import BY_CALENDAR, BY_TIME, Duration, TimeUnit
from crmcore.worktime.calendars.roll import Roll
from crmcore.worktime.calendars.zone import DAY
from crmcore.worktime.clocks.laid import last_day_of
from crmcore.worktime.clocks.line import Line
from crmcore.worktime.clocks.local_days import beginning, dawn, day_at
from crmcore.worktime.clocks.runs import Run
from crmcore.worktime.period import add_months

_LENGTH: Final = {
    TimeUnit.MINUTE: timedelta(minutes=1),
    TimeUnit.HOUR: timedelta(hours=1),
    TimeUnit.WORKING_MINUTE: timedelta(minutes=1),
    TimeUnit.WORKING_HOUR: timedelta(hours=1),
}


def warnings_of(run: Run, line: Line, due: datetime) -> Iterator[tuple[str, datetime]]:
    """Yield the warnings of a run, each as readers are told of it, and when it comes: `75 %`, `2 days before`. `due` is when it runs out."""
    clock = run.terms.clock
    if clock.warn_at:
        whole, gaps = (line.budget if run.rest is None else run.rest.budget), run.stood_still(due)
        for share in clock.warn_at:
            amount = run.budget_on(line) - (1 - share) * whole
            yield f"{share * 100} %", _on_a_working_day(run, line.reached(amount, gaps))
    for before in clock.warn_before:
        yield f"{before} before", _on_a_working_day(run, _before(run, line, before, due))


def _before(run: Run, line: Line, before: Duration, due: datetime) -> datetime:
    """Return the instant so long before the end of a run; where days are counted, the beginning of the day."""
    (_, calendar, zone), n = run.terms, before.amount
    if before.unit in BY_CALENDAR and calendar is not None:
        return _by_calendar(run, before, due, last_day_of(due, line.unit, zone, calendar), calendar)
    if before.unit in BY_TIME:
        return due - n * _LENGTH[before.unit]
    last = last_day_of(due, line.unit, zone, calendar)
    day = add_months(last, -n) if before.unit is TimeUnit.MONTH else last - n * (7 if before.unit is TimeUnit.WEEK else 1) * DAY
    return dawn(day, zone, calendar if line.unit is TimeUnit.WORKING_DAY else None)


def _by_calendar(run: Run, before: Duration, due: datetime, day: date, calendar: Calendar) -> datetime:
    n = before.amount
    if before.unit in BY_TIME:
        work = max(calendar.between(run.started, due) - n * _LENGTH[before.unit], timedelta(0))
        return calendar.add(run.started, work).astimezone(UTC)
    while n and day > calendar.first_day:
        day -= DAY
        n -= calendar.is_working_day(day)
    return beginning(day, run.terms.zone, calendar)


def _on_a_working_day(run: Run, when: datetime) -> datetime:
    """Return an instant, or the opening of the working day before it, if the clock warns on working days only."""
    clock, calendar, zone = run.terms
    if not clock.warn_on_working_days or calendar is None:
        return when
    day = day_at(when, zone, calendar)
    if calendar.is_working_day(day):
        return when
    return calendar.next_opening(beginning(calendar.rolled(day, Roll.PRECEDING), zone, calendar)).astimezone(UTC)

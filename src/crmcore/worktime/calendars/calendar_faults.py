"""What is wrong with a calendar as a whole: its weekdays, the days that differ from them, its cut-off, nights that last too long."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from crmcore.decision import Reason, reason
from crmcore.errors import InvalidValue
from crmcore.worktime.calendars.days import faults_of_days, not_days
from crmcore.worktime.calendars.exceptions import faults_of_exceptions
from crmcore.worktime.calendars.week import Hours, Weekday, faults_of_hours, faults_of_night
from crmcore.worktime.calendars.zone import DAY, zone_named

if TYPE_CHECKING:
    from crmcore.worktime.calendars.calendar import Calendar


def faults_of_calendar(calendar: Calendar) -> Iterator[Reason]:
    """Yield every fault of a calendar, but for the order of its days, which means nothing before their hours are right."""
    if not calendar.name:
        yield reason("empty", field="name")
    try:
        zone_named(calendar.zone)
    except InvalidValue as unknown:
        yield from unknown.reasons
    yield from faults_of_days(calendar.first_day, calendar.last_day, calendar.holidays, calendar.workdays)
    if len(calendar.hours) != len(Weekday) or calendar.workday_hours not in set(Weekday):
        yield reason("calendar.bad_weekday")
    elif calendar.workdays and not calendar.hours[calendar.workday_hours]:
        yield reason("calendar.workday_without_hours", weekday=Weekday(calendar.workday_hours).name.lower())
    if not any(calendar.hours):
        yield reason("calendar.no_hours")
    for weekday, hours in zip(Weekday, calendar.hours, strict=False):
        yield from faults_of_hours("hours", weekday.name.lower(), hours)
    yield from _faults_of_special(calendar)
    yield from faults_of_exceptions(calendar.exceptions, calendar.first_day, calendar.last_day, dict(calendar.special_hours))
    days = (*zip((one.name.lower() for one in Weekday), calendar.hours, strict=False), *calendar.special_hours)
    if (rule := calendar.cut_off) is not None and rule.counts_as is None:
        late = [(str(day), hours[0][0]) for day, hours in days if hours and (0, hours[0][0]) >= rule.window(hours)[1]]
        yield from (reason("calendar.cut_off_before_opening", day=day, opening=f"{at:%H:%M}", after=f"{rule.after:%H:%M}") for day, at in late)


def faults_of_nights(calendar: Calendar) -> Iterator[Reason]:
    """Yield which nights last into the hours of the next day: of the week, and around the days that differ from it."""
    for day, hours in zip(Weekday, calendar.hours, strict=True):
        after = Weekday((day + 1) % len(Weekday))
        yield from faults_of_night(day.name.lower(), hours, after.name.lower(), calendar.hours[after])
    own = days_of_their_own(calendar)
    for eve in sorted({day - n * DAY for day in own for n in (0, 1)}):
        if calendar.first_day <= eve < calendar.last_day:
            hours, following = (own.get(day, calendar.hours[day.weekday()]) for day in (eve, eve + DAY))
            yield from faults_of_night(str(eve), hours, str(eve + DAY), following)


def days_of_their_own(calendar: Calendar) -> dict[date, Hours]:
    """Return the hours of the days that are not as their weekday."""
    made_up = calendar.hours[calendar.workday_hours]
    listed = dict.fromkeys(calendar.holidays, ()) | dict.fromkeys(calendar.workdays, made_up) | dict(calendar.special_hours)
    return listed | {one.day: one.hours for one in calendar.exceptions}


def _faults_of_special(calendar: Calendar) -> Iterator[Reason]:
    for day, hours in calendar.special_hours:
        strange = [*not_days("special_hours", day)]
        yield from strange
        if not strange and not calendar.first_day <= day <= calendar.last_day:
            yield reason("calendar.day_outside", day=day, first_day=calendar.first_day, last_day=calendar.last_day)
        if day in calendar.holidays | calendar.workdays:
            yield reason("calendar.special_and_listed", day=day)
        if not hours:
            yield reason("calendar.special_without_hours", day=day)
        yield from faults_of_hours("special_hours", str(day), hours)

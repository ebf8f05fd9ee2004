"""When something counts as arrived: watch the minutes go by until one is found in which arriving counts.

Reads nothing of a calendar but its data. The hand of the clock never goes back: see `working_minutes`.
"""

from datetime import datetime, timedelta

from crmcore.worktime.calendars.calendar import Calendar
from tests.oracle.working_minutes import minutes, shows_work, worked_on


def counts_from(calendar: Calendar, at: datetime, until: datetime) -> datetime | None:
    """Return the first minute from `at` on that counts; None where there is none before `until`."""
    arrived, before = False, None
    for moment, hand in minutes(calendar, at, until):
        arrived = arrived or in_window(calendar, hand) or (before is not None and passes_start(calendar, before, hand))
        before = hand
        if arrived and (calendar.outside_hours == "keep" or shows_work(calendar, hand)):
            return moment
    return None


def in_window(calendar: Calendar, hand: datetime) -> bool:
    rule, hours = calendar.cut_off, worked_on(calendar, hand.date())
    if rule is None:
        return True
    return bool(hours) and (rule.counts_as or hours[0][0]) <= hand.time() <= rule.after


def passes_start(calendar: Calendar, before: datetime, hand: datetime) -> bool:
    """Answer whether the hand has just reached or jumped over the time as which arrivals count: summer time may begin there, a whole day be left out."""
    rule, day = calendar.cut_off, before.date()
    while rule is not None and day <= hand.date():
        hours = worked_on(calendar, day)
        if hours and before < datetime.combine(day, rule.counts_as or hours[0][0]) <= hand:
            return True
        day += timedelta(days=1)
    return False

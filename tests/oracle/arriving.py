"""When something counts as arrived: watch the minutes go by until one is found in which arriving counts.

Reads nothing of a calendar but its data. The hand of the clock never goes back: see `working_minutes`.
"""

from datetime import datetime, timedelta

from crmcore.worktime.calendars.calendar import Calendar
from tests.oracle.working_minutes import MINUTE, minutes, shows_work, worked_on


def counts_from(calendar: Calendar, at: datetime, until: datetime) -> datetime | None:
    """Return the first minute from `at` on that counts; None where there is none before `until`."""
    watched = list(minutes(calendar, at - MINUTE, until))
    hand, rule = watched[1][1], calendar.cut_off
    if rule is not None and rule.day_off == "same time" and not worked_on(calendar, hand.date()):
        days = (hand + timedelta(days=n) for n in range(1, 40))
        hand = next((then for then in days if worked_on(calendar, then.date())), hand + timedelta(days=40))
        watched = [one for i, one in enumerate(watched) if (i + 1 < len(watched) and watched[i + 1][1] >= hand) or one[1] >= hand]
        if len(watched) < 2:
            return None
    return watching(calendar, watched, hand)


def watching(calendar: Calendar, watched: list[tuple[datetime, datetime]], hand: datetime) -> datetime | None:
    """Return the first minute that counts, for what arrives in the second one with the hand where it is said to be."""
    before, arrives = watched[0][1], watched[1][0]
    if kept(calendar, before, hand):
        return arrives
    moving = is_late(calendar, hand) and calendar.cut_off is not None and calendar.cut_off.late == "next opening"
    arrived, first = in_window(calendar, hand), True
    for moment, shown in watched[1:]:
        if moving and opens(calendar, before, shown):
            return moment
        arrived = not moving and (arrived or in_window(calendar, shown) or (not first and passes_start(calendar, before, shown)))
        if arrived and (calendar.outside_hours == "keep" or shows_work(calendar, shown)):
            return moment
        before, first = shown, False
    return None


def kept(calendar: Calendar, before: datetime, hand: datetime) -> bool:
    """Answer whether what arrives there counts from there, whatever the hours are."""
    rule, hours = calendar.cut_off, worked_on(calendar, hand.date())
    if rule is None or not hours:
        return False
    if is_late(calendar, hand):
        return rule.late == "same day"
    if hand.time() < (rule.counts_as or hours[0][0]):
        return rule.before_opening == "keep"
    return hand.time() == rule.after and shows_work(calendar, before) and any(end == hand.time() for _, end in hours)


def is_late(calendar: Calendar, hand: datetime) -> bool:
    rule = calendar.cut_off
    return rule is not None and bool(worked_on(calendar, hand.date())) and hand.time() > rule.after


def opens(calendar: Calendar, before: datetime, hand: datetime) -> bool:
    """Answer whether an interval begins as the hand moves, and is not skipped whole."""
    days = (before.date() + timedelta(days=n) for n in range((hand.date() - before.date()).days + 1))
    starts = [datetime.combine(day, start) for day in days for start, _ in worked_on(calendar, day)]
    return any(before < start <= hand for start in starts) and shows_work(calendar, hand)


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

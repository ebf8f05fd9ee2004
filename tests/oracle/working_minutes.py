"""Working time minute by minute: for each minute, look at the clock on the wall and ask whether it shows working hours.

Where the clock goes back, the hand that an office goes by stays where it was until the clock has caught up: what was open stays open, what was
closed stays closed.
"""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from crmcore.worktime.calendars.calendar import Calendar

MINUTE = timedelta(minutes=1)


def minutes(calendar: Calendar, start: datetime, end: datetime) -> Iterator[tuple[datetime, datetime]]:
    """Yield every minute from start to end (whole minutes), and where the hand of the office stands then."""
    zone = ZoneInfo(calendar.zone)
    at = start.astimezone(UTC) - timedelta(days=2)  # so that a clock which went back shortly before is seen
    hand = datetime(1, 1, 1)
    while at < end:
        hand = max(hand, at.astimezone(zone).replace(tzinfo=None))
        if at >= start:
            yield at, hand
        at += MINUTE


def there_is(zone: str, day: date) -> bool:
    """Answer whether the clock of a zone ever shows the noon of a day: where the zone left the day out, it does not."""
    noon = datetime.combine(day, time(12), ZoneInfo(zone))
    return noon.astimezone(UTC).astimezone(ZoneInfo(zone)).date() == day


def worked_on(calendar: Calendar, day: date) -> tuple[tuple[time, time], ...]:
    if not there_is(calendar.zone, day):
        return ()
    for special, hours in calendar.special_hours:
        if special == day:
            return hours
    if day in calendar.workdays:
        return calendar.hours[calendar.workday_hours]
    return () if day in calendar.holidays else calendar.hours[day.weekday()]


def spans(calendar: Calendar, day: date) -> list[tuple[datetime, datetime]]:
    """Return the hours of a day as the hand of the clock shows them: what ends before it begins ends on the next day, and the rest comes after it."""
    found, midnight = [], datetime.combine(day, time(0))
    for begin, end in worked_on(calendar, day):
        start = datetime.combine(midnight, begin)
        stop = datetime.combine(midnight, end)
        while stop <= start:
            stop += timedelta(days=1)
            midnight += timedelta(days=1)
        found.append((start, stop))
    return found


def shows_work(calendar: Calendar, hand: datetime) -> bool:
    yesterday = hand.date() - timedelta(days=1)
    return any(begin <= hand < end for begin, end in spans(calendar, hand.date()) + spans(calendar, yesterday))


def day_shown(calendar: Calendar, hand: datetime) -> date:
    """Return the day to which the hand belongs: that of a shift which began yesterday, as long as it is not over."""
    yesterday = hand.date() - timedelta(days=1)
    return yesterday if any(hand < end for _, end in spans(calendar, yesterday)) else hand.date()

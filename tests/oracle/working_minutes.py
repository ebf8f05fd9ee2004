"""Working time minute by minute: for each minute, look at the clock on the wall and ask whether it shows working hours.

Where the clock goes back, the hand that an office goes by stays where it was until the clock has caught up: what was open stays open, what was
closed stays closed.
"""

from collections.abc import Iterator
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from crmcore.worktime.calendar import Calendar

MINUTE = timedelta(minutes=1)


def minutes(calendar: Calendar, start: datetime, end: datetime) -> Iterator[tuple[datetime, bool]]:
    """Yield every minute from start to end (whole minutes), and whether it is worked."""
    zone = ZoneInfo(calendar.zone)
    at = start.astimezone(UTC) - timedelta(days=2)  # so that a clock which went back shortly before is seen
    hand = datetime(1, 1, 1)
    while at < end:
        hand = max(hand, at.astimezone(zone).replace(tzinfo=None))
        if at >= start:
            yield at, shows_work(calendar, hand)
        at += MINUTE


def shows_work(calendar: Calendar, hand: datetime) -> bool:
    if hand.date() in calendar.workdays:
        intervals = calendar.hours[calendar.workday_hours]
    elif hand.date() in calendar.holidays:
        return False
    else:
        intervals = calendar.hours[hand.weekday()]
    return any(begin <= hand.time() and (hand.time() < end or end == time(0)) for begin, end in intervals)

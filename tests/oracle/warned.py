"""The slow, obvious twin of warnings before an end: days are crossed off one by one, and working time is counted minute by minute."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

DAY, MINUTE = timedelta(days=1), timedelta(minutes=1)


class Office:
    """Monday to Friday, nine to six but for noon to half past one, and some days off."""

    def __init__(self, zone: str, off: Collection[date]) -> None:
        self.zone, self.off = ZoneInfo(zone), off

    def works(self, day: date) -> bool:
        return day.weekday() < 5 and day not in self.off

    def is_open(self, at: datetime) -> bool:
        """Say whether the minute that begins now is worked."""
        now = at.astimezone(self.zone)
        return self.works(now.date()) and (time(9) <= now.time() < time(12) or time(13, 30) <= now.time() < time(18))

    def morning(self, day: date) -> datetime:
        return datetime.combine(day, time(0), self.zone)

    def on_a_working_day(self, at: datetime) -> datetime:
        """Say when somebody is there to be warned: on a day off that is the morning of the last working day before."""
        day = at.astimezone(self.zone).date()
        if self.works(day):
            return at
        while not self.works(day):
            day -= DAY
        return datetime.combine(day, time(9), self.zone)

    def warned(self, start: datetime, last: date, due: datetime, amount: int, unit: str) -> datetime:
        """Say when a warning comes that is so long before an end."""
        match unit:
            case "hour":
                return due - amount * 60 * MINUTE
            case "working hour":
                return self.left(start, due, amount * 60)
            case "working day":
                day = last
                while amount:
                    day -= DAY
                    amount -= self.works(day)
                return self.morning(day)
            case _:
                return self.morning(last - amount * DAY)

    def left(self, start: datetime, due: datetime, minutes: int) -> datetime:
        """Say from which instant on no more than so many minutes of work were left; the start, where there never were more."""
        whole = sum(self.is_open(start + n * MINUTE) for n in range((due - start) // MINUTE))
        at, gone = start, 0
        while gone < whole - minutes:
            gone += self.is_open(at)
            at += MINUTE
        return at

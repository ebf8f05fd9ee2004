"""How the last day of a clock ends: rolled off a day that is not worked, and at an hour."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

import attrs

from crmcore._arguments import typed_fields
from crmcore.decision import Reason, reason
from crmcore.errors import CalendarHorizon, InvalidValue
from crmcore.event import plain_date_or_none
from crmcore.worktime.calendars.calendar import Calendar
from crmcore.worktime.calendars.roll import Roll, roll_or_none
from crmcore.worktime.calendars.zone import DAY, first_instant
from crmcore.worktime.clocks.local_days import dawn, time_on


@typed_fields
@attrs.frozen(kw_only=True)
class LastDay:
    """How a last day ends that does not simply run to its midnight.

    `roll` moves it off a day that the clock's calendar does not work. It ends `by` a local time of day, that instant included; or at the `closing` of
    the calendar's hours. `on` is a day that was named, whatever is counted. `clause` is what says so. Raises `InvalidValue` with every fault at
    once: none of these, two hours, a time with a zone.
    """

    roll: Roll | None = attrs.field(default=None, converter=roll_or_none)
    by: time | None = None
    closing: bool = False
    on: date | None = attrs.field(default=None, converter=plain_date_or_none)
    clause: str | None = None

    def __attrs_post_init__(self) -> None:
        """Check it, raising every fault at once."""
        if faults := tuple(_faults(self)):
            raise InvalidValue(*faults)


def rolled(last: LastDay, day: date, calendar: Calendar | None) -> date:
    """Return the day that stands in for a last day."""
    day = last.on or day
    return day if last.roll is None or calendar is None else calendar.rolled(day, last.roll)


def hour_of(last: LastDay | None, day: date, zone: ZoneInfo, calendar: Calendar | None, working: Calendar | None) -> datetime | None:
    """Return the hour at which a day of such a clock closes, the last one or another, in UTC; None where it runs to its end, as all do without one.

    Of `working` days it may be one in a night. A time of day that is over before the day begins, in the shift of the day before, ends nothing. A day
    off, which has no close of business, has that of the working day before.
    """
    if last is not None and last.closing and calendar is not None:
        return _closing(calendar, day, zone)
    if last is None or last.by is None:
        return None
    later, by = time_on(day, last.by, working)
    at = first_instant(day + later * DAY, zone, by)
    return None if working is not None and working.overnight and at <= dawn(day, zone, working) else at


def _closing(calendar: Calendar, day: date, zone: ZoneInfo) -> datetime | None:
    if calendar.is_working_day(day):
        return calendar.closing(day).astimezone(UTC)
    try:
        worked = calendar.rolled(day, Roll.PRECEDING)
    except CalendarHorizon:
        return None
    closes = calendar.closing(worked)
    return first_instant(closes.date() + (day - worked), zone, closes.time())


def _faults(last: LastDay) -> Iterator[Reason]:
    if last.by is not None and last.by.tzinfo is not None:
        yield reason("calendar.not_local_time", field="by")
    if last.by is not None and last.closing:
        yield reason("last_day.two_hours", by=f"{last.by:%H:%M}")
    if last.roll is None and last.by is None and last.on is None and not last.closing:
        yield reason("last_day.says_nothing")

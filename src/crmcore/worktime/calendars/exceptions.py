"""Where one office differs from the list of days that it shares: open half a day on a holiday, closed for a fair, each with its reason."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

import attrs

from crmcore._arguments import typed_fields
from crmcore.decision import Reason, reason
from crmcore.event import plain_date
from crmcore.worktime.calendars.days import not_days
from crmcore.worktime.calendars.week import Hours, Interval, faults_of_hours


def _hours(hours: Iterable[Interval]) -> Hours:
    return tuple((start, end) for start, end in hours)


@typed_fields
@attrs.frozen(kw_only=True)
class DayException:
    """One day on which an office does not work as its shared list says: with these `hours`, or not at all if there are none.

    `why` is the reason, `clause` what says so. An exception is the nearest rule for its day: it wins over the list and over the hours of the week.
    """

    day: date = attrs.field(converter=plain_date)
    hours: Hours = attrs.field(default=(), converter=_hours)
    why: str
    clause: str | None = None


def in_order(exceptions: Iterable[DayException]) -> tuple[DayException, ...]:
    """Return exceptions, the earliest day first."""
    return tuple(sorted(exceptions, key=lambda one: str(one.day)))


def faults_of_exceptions(
    exceptions: tuple[DayException, ...], first_day: date, last_day: date, special_hours: Mapping[date, Hours]
) -> Iterator[Reason]:
    """Yield what is wrong with exceptions: a day outside the span, one that is told twice, no reason, hours out of order."""
    seen: set[date] = set()
    for one in exceptions:
        strange = [*not_days("exceptions", one.day)]
        yield from strange
        if not strange and not first_day <= one.day <= last_day:
            yield reason("calendar.day_outside", day=one.day, first_day=first_day, last_day=last_day)
        if one.day in special_hours or one.day in seen:
            yield reason("calendar.exception_twice", day=one.day)
        if not one.why:
            yield reason("calendar.exception_without_reason", day=one.day)
        seen.add(one.day)
        yield from faults_of_hours("exceptions", str(one.day), one.hours)


def said_of(exceptions: Iterable[DayException]) -> str:
    """Return days and hours of exceptions as one text: two calendars whose texts are equal work alike on these days."""
    return ",".join(f"{one.day}={'+'.join(f'{start:%H:%M}-{end:%H:%M}' for start, end in one.hours)}" for one in exceptions)

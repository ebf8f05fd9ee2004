"""`[calendars.*]` and `[days.*]`: office hours by the day of the week, and the days that are otherwise."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, time

import attrs

from crmcore.decision import Finding, finding
from crmcore.rulebook import values
from crmcore.rulebook.shape import Reader, at
from crmcore.worktime.calendar import Calendar
from crmcore.worktime.zone import zone_named


@attrs.frozen(kw_only=True)
class CalendarTable:
    """A table `[calendars.<name>]`: hours by day of the week, and which list of days changes them."""

    hours: Mapping[str, tuple[str, ...]]
    days: str
    zone: str | None = None
    clause: str | None = None
    ours: str | None = None


@attrs.frozen(kw_only=True)
class DaysTable:
    """A table `[days.<name>]`: holidays and make-up working days, with their source and the span of days that it speaks of."""

    source: str
    first_day: date
    last_day: date
    holidays: tuple[date, ...]
    workdays: tuple[date, ...] = ()
    clause: str | None = None
    ours: str | None = None


def calendars(table: object, lists: object, reader: Reader, zone: str) -> dict[str, Calendar] | None:
    """Read every calendar with its days; None when there are faults, which are then on the reader's list."""
    days = {name: reader.read(DaysTable, raw, at("days", name)) for name, raw in reader.table(lists, "days").items()}
    for name, one in days.items():
        reader.faults.extend(() if one is None else _day_faults(one, at("days", name)))
    made = {name: _calendar(name, raw, days, reader, zone) for name, raw in reader.table(table, "calendars").items()}
    return None if reader.faults else {name: one for name, one in made.items() if one is not None}


def _calendar(name: str, raw: object, lists: Mapping[str, DaysTable | None], reader: Reader, zone: str) -> Calendar | None:
    path = at("calendars", name)
    table = reader.read(CalendarTable, raw, path)
    if table is None:
        return None
    hours = _week(table, path, reader)
    own = zone if table.zone is None else reader.build(at(path, "zone"), lambda: zone_named(str(table.zone)).key)
    reader.known("unknown_days", table.days, lists, at(path, "days"))
    days = lists.get(table.days)
    if reader.faults or days is None or own is None:
        return None
    return reader.build(
        at(path, "hours"),  # what is wrong with the days has been said, at their own paths
        lambda: Calendar(
            name=name,
            zone=own,
            hours=hours,
            holidays=frozenset(days.holidays),
            workdays=frozenset(days.workdays),
            first_day=days.first_day,
            last_day=days.last_day,
            source=days.source,
        ),
    )


def _week(table: CalendarTable, path: str, reader: Reader) -> dict[int, tuple[tuple[time, time], ...]]:
    """Read the hours: each day of the week named once. That its spans ascend, the calendar checks."""
    week: dict[int, tuple[tuple[time, time], ...]] = {}
    for key, texts in table.hours.items():
        where = at(at(path, "hours"), key)
        named = reader.build(where, lambda key=key: values.weekdays(key)) or ()  # type: ignore[misc]
        spans = [reader.build(at(where, i), lambda one=one: values.hours(one)) for i, one in enumerate(texts)]  # type: ignore[misc]
        for weekday in named:
            if weekday in week:
                reader.fault("weekday_twice", where, weekday=values.DAYS[weekday])
            week[weekday] = tuple(span for span in spans if span is not None)
    return week


def _day_faults(table: DaysTable, path: str) -> Iterator[Finding]:
    if table.last_day < table.first_day:
        yield finding("days_backwards", at(path, "last_day"), first_day=table.first_day, last_day=table.last_day)
    for key, days in (("holidays", table.holidays), ("workdays", table.workdays)):
        for i, day in enumerate(days):
            where = at(at(path, key), i)
            if not table.first_day <= day <= table.last_day:
                yield finding("day_outside", where, day=day, first_day=table.first_day, last_day=table.last_day)
            if day in days[:i]:
                yield finding("day_twice", where, day=day)
            if key == "workdays" and day in table.holidays:
                yield finding("day_both", where, day=day)

"""`[calendars.*]` and `[days.*]`: office hours by the day of the week, the days that are otherwise, and from when an arrival counts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

import attrs

from crmcore.decision import Finding, finding
from crmcore.reading import values
from crmcore.reading.fields import Untouched
from crmcore.reading.paths import at
from crmcore.reading.shape import Reader
from crmcore.worktime.calendars.arrival import CutOff, OutsideHours
from crmcore.worktime.calendars.calendar import Calendar
from crmcore.worktime.calendars.week import Interval
from crmcore.worktime.calendars.zone import zone_named


@attrs.frozen(kw_only=True)
class CalendarTable:
    """A table `[calendars.<name>]`: hours by day of the week, which list of days changes them, and hours that single days have of their own."""

    hours: Mapping[str, tuple[str, ...]]
    days: str
    special_hours: Mapping[str, tuple[str, ...]] = attrs.field(factory=dict)
    cut_off: Untouched | None = None
    outside_hours: OutsideHours = OutsideHours.KEEP
    zone: str | None = None
    clause: str | None = None


@attrs.frozen(kw_only=True)
class DaysTable:
    """A table `[days.<name>]`: holidays and make-up working days, with their source and the span of days that it speaks of."""

    source: str
    first_day: date
    last_day: date
    holidays: tuple[date, ...]
    workdays: tuple[date, ...] = ()
    clause: str | None = None


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
    special = _special(table, path, reader)
    cut_off = None if table.cut_off is None else reader.read(CutOff, table.cut_off, at(path, "cut_off"))
    own = zone if table.zone is None else reader.build(at(path, "zone"), lambda: zone_named(str(table.zone)).key)
    reader.known("unknown_days", table.days, lists, at(path, "days"))
    days = lists.get(table.days)
    if reader.faults or days is None or own is None:
        return None
    # What is wrong with the days has been said, at their own paths; the rest is put in piece by piece, so that each fault is found at its key.
    plain = reader.build(
        at(path, "hours"),
        lambda: Calendar(
            name=name,
            zone=own,
            hours=hours,
            holidays=frozenset(days.holidays),
            workdays=frozenset(days.workdays),
            first_day=days.first_day,
            last_day=days.last_day,
            outside_hours=table.outside_hours,
            source=days.source,
        ),
    )
    if plain is None:
        return None
    whole = reader.build(at(path, "special_hours"), lambda: attrs.evolve(plain, special_hours=special))
    return None if whole is None else reader.build(at(path, "cut_off"), lambda: attrs.evolve(whole, cut_off=cut_off))


def _week(table: CalendarTable, path: str, reader: Reader) -> dict[int, tuple[Interval, ...]]:
    """Read the hours: each day of the week named once. That its spans ascend, the calendar checks."""
    week: dict[int, tuple[Interval, ...]] = {}
    for key, texts in table.hours.items():
        where = at(at(path, "hours"), key)
        named = reader.build(where, lambda key=key: values.weekdays(key)) or ()  # type: ignore[misc]
        spans = _spans(texts, where, reader)
        for weekday in named:
            if weekday in week:
                reader.fault("weekday_twice", where, weekday=values.DAYS[weekday])
            week[weekday] = spans
    return week


def _special(table: CalendarTable, path: str, reader: Reader) -> dict[date, tuple[Interval, ...]]:
    """Read the days with hours of their own."""
    special: dict[date, tuple[Interval, ...]] = {}
    for key, texts in table.special_hours.items():
        where = at(at(path, "special_hours"), key)
        day = reader.build(where, lambda key=key: values.day_key(key))  # type: ignore[misc]
        spans = _spans(texts, where, reader)
        if day is not None:
            special[day] = spans
    return special


def _spans(texts: tuple[str, ...], path: str, reader: Reader) -> tuple[Interval, ...]:
    spans = [reader.build(at(path, i), lambda one=one: values.hours(one)) for i, one in enumerate(texts)]  # type: ignore[misc]
    return tuple(span for span in spans if span is not None)


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

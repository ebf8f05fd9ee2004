"""`[calendars.*]` and `[days.*]`: office hours by day of the week, the days that differ, and from when an arrival counts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from functools import partial

import attrs

from crmcore.decision import Finding, finding
from crmcore.errors import RulebookError
from crmcore.reading import values
from crmcore.reading.parsing import parse
from crmcore.reading.paths import at
from crmcore.reading.shape import Part, Reader
from crmcore.worktime.calendars.arrival import CutOff, OutsideHours
from crmcore.worktime.calendars.calendar import Calendar
from crmcore.worktime.calendars.days import DayList
from crmcore.worktime.calendars.exceptions import DayException
from crmcore.worktime.calendars.week import Interval
from crmcore.worktime.calendars.zone import zone_named


@attrs.frozen(kw_only=True)
class CalendarTable:
    """A table `[calendars.<name>]`: hours by day of the week, the list of days that changes them, exceptions to it, hours of single days."""

    hours: Mapping[int, tuple[Interval, ...]]
    days: str
    special_hours: Mapping[date, tuple[Interval, ...]] = attrs.field(factory=dict)
    exceptions: tuple[DayException, ...] = ()
    cut_off: CutOff | None = None
    outside_hours: OutsideHours = OutsideHours.KEEP
    zone: str | None = None
    clause: str | None = None


@attrs.frozen(kw_only=True)
class ExceptionTable:
    """A day in `[calendars.<name>.exceptions]`: its hours (none: closed), why, and what says so."""

    hours: tuple[Interval, ...]
    why: str
    clause: str | None = None


@attrs.frozen(kw_only=True)
class DaysTable:
    """A table `[days.<name>]`: holidays and make-up working days, with their source and the span of days that it covers.

    `corrected` names days on which an earlier list differed, each with its source: `{ "2026-10-08" = "notice of 2026-09-01" }`.
    """

    source: str
    first_day: date
    last_day: date
    holidays: tuple[date, ...]
    workdays: tuple[date, ...] = ()
    corrected: Mapping[str, str] = attrs.field(factory=dict)
    clause: str | None = None


def day_lists(table: object, reader: Reader) -> dict[str, DayList | None]:
    """Read `[days]`, list by list; None for one with faults, which are then on the reader's list."""
    return {name: _day_list(raw, reader, at("days", name)) for name, raw in reader.table(table, "days").items()}


def parse_days(text: str) -> dict[str, DayList]:
    """Return the lists of days in a text in TOML, by name: it has only tables `[days.<name>]`.

    Raises `RulebookError` with every fault and its key path.

    Clause: RULES-4.28
    """
    tables, reader = parse(text), Reader("CNY")  # it contains no amounts
    for key in tables.keys() - {"days"}:
        reader.fault("unknown_key", key, found=key, nearest="days")
    made = day_lists(tables.get("days", {}), reader)
    if reader.faults:
        raise RulebookError(*reader.faults)
    return sound(made)


def sound(lists: Mapping[str, DayList | None]) -> dict[str, DayList]:
    """Return the lists that have no faults."""
    return {name: one for name, one in lists.items() if one is not None}


def _day_list(raw: object, reader: Reader, path: str) -> DayList | None:
    table = reader.read(DaysTable, raw, path)
    if table is None:
        return None
    corrected = {reader.build(at(at(path, "corrected"), key), partial(values.day_key, key)): said for key, said in table.corrected.items()}
    told = {day: said for day, said in corrected.items() if day is not None}
    if faults := tuple(_day_faults(table, path)):
        reader.faults.extend(faults)
        return None
    return reader.build(
        path,
        lambda: DayList(
            holidays=frozenset(table.holidays),
            workdays=frozenset(table.workdays),
            first_day=table.first_day,
            last_day=table.last_day,
            source=table.source,
            corrected=told,
        ),
    )


def calendars(table: object, lists: Mapping[str, DayList | None], reader: Reader, zone: str) -> dict[str, Calendar] | None:
    """Read every calendar with its days; None when there are faults, in them or in the lists that they count by: those are told already."""
    made = {name: _calendar(name, raw, lists, reader, zone) for name, raw in reader.table(table, "calendars").items()}
    sound_ones = {name: one for name, one in made.items() if one is not None}
    return None if reader.faults or len(sound_ones) < len(made) else sound_ones


def _calendar(name: str, raw: object, lists: Mapping[str, DayList | None], reader: Reader, zone: str) -> Calendar | None:
    path = at("calendars", name)
    parts: Mapping[str, Part] = {
        "hours": partial(_week, reader),
        "special_hours": partial(_special, reader),
        "exceptions": partial(_exceptions, reader),
    }
    table = reader.read(CalendarTable, raw, path, parts=parts)
    if table is None:
        return None
    own = zone if table.zone is None else reader.build(at(path, "zone"), lambda: zone_named(str(table.zone)).key)
    reader.known("unknown_days", table.days, lists, at(path, "days"))
    days = lists.get(table.days)
    if reader.faults or days is None or own is None:
        return None
    # Faults of the days have been reported at their own paths; the rest is added piece by piece, so that each fault is found at its key.
    plain = reader.build(
        at(path, "hours"),
        lambda: Calendar(
            name=name,
            zone=own,
            hours=table.hours,
            outside_hours=table.outside_hours,
            list_of_days=table.days,
            **days.fields,
        ),
    )
    if plain is None:
        return None
    whole = reader.build(at(path, "special_hours"), lambda: attrs.evolve(plain, special_hours=table.special_hours))
    every = None if whole is None else reader.build(at(path, "exceptions"), lambda: attrs.evolve(whole, exceptions=table.exceptions))
    return None if every is None else reader.build(at(path, "cut_off"), lambda: attrs.evolve(every, cut_off=table.cut_off))


def _week(reader: Reader, raw: object, path: str) -> dict[int, tuple[Interval, ...]]:
    """Read the hours: each day of the week named once. The calendar checks that its intervals ascend."""
    week: dict[int, tuple[Interval, ...]] = {}
    for key, texts in reader.table(raw, path).items():
        where = at(path, key)
        named = reader.build(where, partial(values.weekdays, key)) or ()
        spans = _spans(texts, where, reader)
        for weekday in named:
            if weekday in week:
                reader.fault("weekday_twice", where, weekday=values.WEEKDAYS[weekday])
            week[weekday] = spans
    return week


def _special(reader: Reader, raw: object, path: str) -> dict[date, tuple[Interval, ...]]:
    """Read the days with hours of their own."""
    special: dict[date, tuple[Interval, ...]] = {}
    for key, texts in reader.table(raw, path).items():
        where = at(path, key)
        day = reader.build(where, partial(values.day_key, key))
        spans = _spans(texts, where, reader)
        if day is not None:
            special[day] = spans
    return special


def _exceptions(reader: Reader, raw: object, path: str) -> tuple[DayException, ...]:
    """Read the exceptions of an office to its list of days."""
    found = []
    for key, table in reader.table(raw, path).items():
        where = at(path, key)
        day = reader.build(where, partial(values.day_key, key))
        parts: Mapping[str, Part] = {"hours": lambda texts, place: _spans(texts, place, reader)}
        told = reader.read(ExceptionTable, table, where, parts=parts)
        if day is not None and told is not None:
            found.append(DayException(day=day, hours=told.hours, why=told.why, clause=told.clause))
    return tuple(found)


def _spans(texts: object, path: str, reader: Reader) -> tuple[Interval, ...]:
    listed = reader.array(texts, path)
    spans = [reader.build(at(path, i), partial(values.hours, one)) for i, one in enumerate(listed)]
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

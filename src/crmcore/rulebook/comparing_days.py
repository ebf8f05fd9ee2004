"""The lists of days of two rulebooks side by side, wherever they stand: in the rulebook, or in a file of their own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import cast

from crmcore.reading.shape import NOTES
from crmcore.rulebook.differences import Correction, Difference, Lines, Path, Step, differs, gone_and_come, whole
from crmcore.rulebook.edition import Edition
from crmcore.rulebook.spans import Days
from crmcore.worktime.calendars.days import DayList


def day_differences(old: Edition, new: Edition) -> Iterator[Difference]:
    """Yield the differences between the lists of days of two editions, list by list."""
    for name in dict.fromkeys((*old.days, *new.days)):
        was, now, path = old.days.get(name), new.days.get(name), (Step("days", name),)
        if was is None or now is None:
            yield whole(path, added=was is None)
            continue
        for key in ("source", "first_day", "last_day"):
            if (before := getattr(was, key)) != (after := getattr(now, key)):
                yield differs((*path, Step(key)), before, after)
        yield from _notes(path, _table(old, name), _table(new, name))
        yield from _kinds(path, was, now)
        yield from _corrected((*path, Step("corrected")), was, now)


def _notes(path: Path, was: Mapping[str, object], now: Mapping[str, object]) -> Iterator[Difference]:
    for key in NOTES:
        before, after = cast("str | None", was.get(key)), cast("str | None", now.get(key))
        if before != after:
            yield differs((*path, Step(key)), before, after)


def _kinds(path: Path, was: DayList, now: DayList) -> Iterator[Difference]:
    for key in ("holidays", "workdays"):
        before, after = cast("frozenset[date]", getattr(was, key)), cast("frozenset[date]", getattr(now, key))
        yield from gone_and_come((*path, Step(key)), before, after, lambda days: Days(tuple(sorted(days))))


def _corrected(path: Path, was: DayList, now: DayList) -> Iterator[Difference]:
    """Compare the days that a list corrects, each with its source."""
    before, after = ([Correction(day, source) for day, source in one.corrected] for one in (was, now))
    yield from gone_and_come(path, before, after, Lines)


def _table(edition: Edition, name: str) -> Mapping[str, object]:
    """Return the table of a list of days, where its notes stand; a list in a file of its own has none."""
    return cast("Mapping[str, Mapping[str, object]]", edition.tables.get("days", {})).get(name, {})

"""The lists of days of two rulebooks side by side, wherever they stand: in the rulebook, or in a file of their own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import cast

from crmcore.reading.shape import NOTES
from crmcore.rulebook.differences import Correction, Difference, Lines, Path, Place, Step
from crmcore.rulebook.edition import Edition
from crmcore.rulebook.spans import Days
from crmcore.worktime.calendars.days import DayList


def day_differences(old: Edition, new: Edition) -> Iterator[Difference]:
    """Yield the differences between the lists of days of two editions, list by list."""
    for name in dict.fromkeys((*old.days, *new.days)):
        was, now, path = old.days.get(name), new.days.get(name), (Step("days", name),)
        if was is None or now is None:
            yield Difference("compare.added" if was is None else "compare.removed", Place(path), None, None, ())
            continue
        for key in ("source", "first_day", "last_day"):
            if (before := getattr(was, key)) != (after := getattr(now, key)):
                yield Difference("compare.changed", Place((*path, Step(key))), before, after, ())
        yield from _notes(path, _table(old, name), _table(new, name))
        yield from _kinds(path, was, now)
        yield from _corrected((*path, Step("corrected")), was, now)


def _notes(path: Path, was: Mapping[str, object], now: Mapping[str, object]) -> Iterator[Difference]:
    for key in NOTES:
        before, after, place = was.get(key), now.get(key), Place((*path, Step(key)))
        if before != after:
            code = "compare.added_as" if before is None else "compare.removed_as" if after is None else "compare.changed"
            yield Difference(code, place, cast("str | None", before), cast("str | None", after), ())


def _kinds(path: Path, was: DayList, now: DayList) -> Iterator[Difference]:
    for key in ("holidays", "workdays"):
        before, after, place = getattr(was, key), getattr(now, key), Place((*path, Step(key)))
        if gone := before - after:
            yield Difference("compare.removed_as", place, Days(tuple(sorted(gone))), None, ())
        if come := after - before:
            yield Difference("compare.added_as", place, None, Days(tuple(sorted(come))), ())


def _corrected(path: Path, was: DayList, now: DayList) -> Iterator[Difference]:
    """Compare the days that a list corrects, each with its source."""
    before, after = ([Correction(day, source) for day, source in one.corrected] for one in (was, now))
    if gone := [one for one in before if one not in after]:
        yield Difference("compare.removed_as", Place(path), Lines(tuple(gone)), None, ())
    if come := [one for one in after if one not in before]:
        yield Difference("compare.added_as", Place(path), None, Lines(tuple(come)), ())


def _table(edition: Edition, name: str) -> Mapping[str, object]:
    """Return the table of a list of days, where its notes stand; a list in a file of its own has none."""
    return cast("Mapping[str, Mapping[str, object]]", edition.tables.get("days", {})).get(name, {})

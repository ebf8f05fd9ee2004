"""Rhythms that several tests draw: each with the words by which its twin knows it."""

from __future__ import annotations

from datetime import date

from hypothesis import strategies as st

from crmcore.worktime import ByDay, CountEach, Duration, Every, NthWeekday, OnWeekday, PeriodKind, TimeUnit, Weekday
from crmcore.worktime.calendars.calendar import Calendar
from crmcore.worktime.calendars.roll import Roll
from crmcore.worktime.rhythms.kinds import PlannedKind
from crmcore.worktime.rhythms.rhythm import Rhythm

Told = tuple[object, ...]
STARTS = st.dates(date(2024, 1, 1), date(2027, 12, 31)) | st.sampled_from(
    [date(2024, 2, 29), date(2026, 1, 31), date(2025, 11, 30), date(2026, 8, 31)]
)
EACH = st.sampled_from(PeriodKind)


def _every(amount: int, unit: TimeUnit) -> tuple[PlannedKind, Told]:
    return Every(Duration(amount, unit)), ("every", amount, unit.value)


def _on(weekday: Weekday) -> tuple[PlannedKind, Told]:
    return OnWeekday(weekday), ("weekday", int(weekday))


def _nth(nth: int, weekday: Weekday) -> tuple[PlannedKind, Told]:
    return NthWeekday(nth, weekday), ("nth", nth, int(weekday))


def _by(number: int, each: PeriodKind) -> tuple[PlannedKind, Told]:
    return ByDay(number, each), ("by", number, each.value)


def _count(count: int, each: PeriodKind) -> tuple[PlannedKind, Told]:
    return CountEach(count, each), ("count", count, each.value)


ROLLING = (
    st.builds(_every, st.integers(1, 9), st.sampled_from([TimeUnit.DAY, TimeUnit.WEEK, TimeUnit.MONTH]))
    | st.builds(_on, st.sampled_from(Weekday))
    | st.builds(_nth, st.sampled_from([1, 2, 3, 4, -1]), st.sampled_from(Weekday))
    | st.builds(_by, st.integers(1, 31), EACH)
)
PLANS = ROLLING | st.builds(_count, st.integers(1, 4), EACH)


def rhythm(kind: PlannedKind, start: date, roll: Roll | None = None, calendar: Calendar | None = None, **more: object) -> Rhythm:
    """Return a rhythm; a calendar is named only where it rolls."""
    return Rhythm(id="r", when=kind, start=start, roll=roll, calendar=calendar.name if roll and calendar else None, **more)  # type: ignore[arg-type]

"""Calendars, clocks and histories that the tests of `worktime` share."""

from datetime import UTC, date, datetime, time, timedelta

import attrs
from hypothesis import strategies as st

from crmcore.worktime.calendars.calendar import Calendar
from crmcore.worktime.calendars.duration import Duration, TimeUnit
from crmcore.worktime.calendars.week import Interval, Weekday
from crmcore.worktime.clocks.clock import Clock, OnReopen

OFFICE_DAY = ((time(9), time(12)), (time(13, 30), time(18)))
MONDAY_TO_FRIDAY = dict.fromkeys(range(5), OFFICE_DAY)

# A zone, and a day near a change of its clock: forward and back by an hour, by half an hour, at midnight, by a whole day, and none at all.
CHANGES = [
    ("Asia/Shanghai", date(2026, 7, 6)),
    ("Europe/London", date(2026, 3, 29)),
    ("Europe/London", date(2026, 10, 25)),
    ("America/New_York", date(2026, 3, 8)),
    ("America/New_York", date(2026, 11, 1)),
    ("America/St_Johns", date(2026, 3, 8)),
    ("America/St_Johns", date(2026, 11, 1)),
    ("Asia/Kolkata", date(2026, 3, 29)),
    ("Australia/Sydney", date(2026, 4, 5)),
    ("Australia/Sydney", date(2026, 10, 4)),
    ("Australia/Lord_Howe", date(2026, 4, 5)),
    ("Australia/Lord_Howe", date(2026, 10, 4)),
    ("America/Sao_Paulo", date(2018, 11, 4)),
    ("America/Sao_Paulo", date(2018, 2, 18)),
    ("America/Havana", date(2026, 11, 1)),
    ("Africa/Cairo", date(2026, 4, 24)),
    ("Pacific/Apia", date(2011, 12, 30)),
]


def office(**changed: object) -> Calendar:
    """Return the office of the examples: Monday to Friday with a lunch break, China's first days of 2026."""
    told: dict[str, object] = {
        "name": "office",
        "zone": "Asia/Shanghai",
        "hours": MONDAY_TO_FRIDAY,
        "holidays": {date(2026, 1, 1), date(2026, 1, 2)},
        "workdays": {date(2026, 1, 4)},
        "first_day": date(2026, 1, 1),
        "last_day": date(2026, 12, 31),
        "source": "State Council notices",
    }
    return Calendar(**(told | changed))  # type: ignore[arg-type]


def clock(within: Duration | None = None, **changed: object) -> Clock:
    """Return a clock that starts, stops, pauses, resumes and reopens by events of those names."""
    told: dict[str, object] = {
        "id": "close",
        "within": within or Duration(7, TimeUnit.DAY),
        "starts": {"start"},
        "stops": {"stop"},
        "pauses": {"pause"},
        "resumes": {"resume"},
        "reopens": {"reopen"},
        "on_reopen": OnReopen.REMAINDER,
        "zone": "Asia/Shanghai",
    }
    return Clock(**(told | changed))  # type: ignore[arg-type]


@attrs.frozen
class Happened:
    """An event as a clock sees it."""

    name: str
    at: datetime


def happened(*events: tuple[str, datetime]) -> list[Happened]:
    return [Happened(name, at) for name, at in events]


@st.composite
def intervals(draw: st.DrawFn) -> tuple[Interval, ...]:
    """Draw a day's intervals: none to three, by the quarter of an hour, some to midnight."""
    ends = sorted(draw(st.sets(st.integers(0, 96), max_size=6)))
    bounds = [time(*divmod(quarter * 15 % 1440, 60)) for quarter in ends]
    return tuple(zip(bounds[::2], bounds[1::2], strict=False))


@st.composite
def shifts(draw: st.DrawFn, days: int = 12) -> Calendar:
    """Draw a calendar around a change of its zone's clock whose days work from the afternoon on, some deep into the night, with a break in it."""

    def day_or_night() -> tuple[Interval, ...]:
        start, night, half = draw(st.integers(64, 95)), draw(st.integers(1, 32)), draw(st.booleans())
        late = time(*divmod(start * 15, 60))
        if night < 4:
            return ((late, time(0)),)
        until = time(*divmod(night * 15, 60))
        return ((late, time(0, 30)), (time(0, 45), until)) if half else ((late, until),)

    calendar = draw(calendars(days))
    week: dict[int, tuple[Interval, ...]] = {day: day_or_night() for day in draw(st.sets(st.sampled_from(Weekday), min_size=1))}
    special = {day: day_or_night() for day, _ in calendar.special_hours}
    return attrs.evolve(calendar, hours=week, workday_hours=min(week), special_hours=special)


@st.composite
def calendars(draw: st.DrawFn, days: int = 12, *, within: str | None = None) -> Calendar:
    """Draw a calendar that lies around a change of its zone's clock."""
    zone, change = draw(st.sampled_from(CHANGES))
    first = change - timedelta(days=draw(st.integers(1, days - 2)))
    hours = draw(st.dictionaries(st.sampled_from(Weekday), intervals(), min_size=1).filter(lambda week: any(week.values())))
    near = [first + timedelta(days=n) for n in range(days)]
    kinds = draw(st.lists(st.sampled_from(["", "", "holiday", "workday", "special"]), min_size=days, max_size=days))
    return Calendar(
        name="drawn",
        zone=within or zone,
        hours=hours,
        holidays={day for day, kind in zip(near, kinds, strict=True) if kind == "holiday"},
        workdays={day for day, kind in zip(near, kinds, strict=True) if kind == "workday"},
        workday_hours=next(day for day, worked in hours.items() if worked),
        special_hours={day: draw(intervals().filter(bool)) for day, kind in zip(near, kinds, strict=True) if kind == "special"},
        first_day=first,
        last_day=near[-1],
    )


def utc(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=UTC)  # type: ignore[misc, arg-type]

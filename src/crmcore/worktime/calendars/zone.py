"""Local days and the instants at which they begin.

One rule covers both clock changes: a local time means the first instant at which the local clock has reached it. So a time shown
twice is its first showing, a time the clock skips is the instant of the skip, and later local times never come before earlier ones.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from typing import Final
from zoneinfo import ZoneInfo

from crmcore.decision import reason
from crmcore.errors import InvalidValue
from crmcore.event import instant

MIDNIGHT: Final = time(0)
DAY: Final = timedelta(days=1)
_YEARS: Final = (1840, 2100)  # those in which a zone has moved over the date line, with room to spare
_A_YEAR: Final = 365
_SECOND: Final = timedelta(seconds=1)


def zone_named(name: str, field: str = "zone") -> ZoneInfo:
    """Return the time zone of an IANA name such as `Asia/Shanghai`; `field` is named in the error.

    Raises `InvalidValue` for an unknown name.
    """
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError, TypeError):  # unknown; malformed; a folder of the zone database; not a text
        raise InvalidValue(reason("unknown_zone", field=field, found=str(name))) from None


def local_day(at: datetime, zone: ZoneInfo) -> date:
    """Return the local date in `zone` at an aware instant. Raises `InvalidType` for a naive one."""
    return instant(at).astimezone(zone).date()


@lru_cache(maxsize=4096)
def first_instant(day: date, zone: ZoneInfo, at: time = MIDNIGHT) -> datetime:
    """Return the first instant, in UTC, at which the local clock of `zone` has reached `at` on `day`; without `at`, the day's beginning.

    Where the clock skips that time, this is the instant of the skip; where it shows the time twice, the first showing.
    """
    wall = datetime.combine(day, at.replace(fold=0), zone)
    shown = wall.astimezone(UTC)
    if _wall(shown, zone) == wall.replace(tzinfo=None):
        return shown
    # The time is skipped. The two offsets, before and after, put it after and before the skip: the skip is found between them.
    before, after = wall.replace(fold=1).astimezone(UTC), shown
    while after - before > _SECOND:
        middle = (before + (after - before) // 2).replace(microsecond=0)
        before, after = (before, middle) if _wall(middle, zone) >= wall.replace(tzinfo=None) else (middle, after)
    return after.replace(microsecond=0)


@lru_cache(maxsize=1024)
def left_out(zone: ZoneInfo) -> tuple[date, ...]:
    """Return the days that a zone left out when it moved over the date line, in order; for all but a few zones there are none.

    `left_out(ZoneInfo("Pacific/Apia"))` is 30 December 2011.
    """
    days = (date(year, 1, 1) + n * DAY for year in range(*_YEARS) if _jumps(zone, year) for n in range(_A_YEAR))
    return tuple(day for day in days if first_instant(day, zone) == first_instant(day + DAY, zone))


def _jumps(zone: ZoneInfo, year: int) -> bool:
    """Return whether the clock of a zone is ahead by most of a day more at the end of a year than at its beginning."""
    begins, ends = (datetime(one, 1, 1, tzinfo=zone).utcoffset() or timedelta(0) for one in (year, year + 1))
    return ends - begins > DAY / 2


def _wall(at: datetime, zone: ZoneInfo) -> datetime:
    return at.astimezone(zone).replace(tzinfo=None)

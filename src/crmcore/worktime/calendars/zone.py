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


def _wall(at: datetime, zone: ZoneInfo) -> datetime:
    return at.astimezone(zone).replace(tzinfo=None)

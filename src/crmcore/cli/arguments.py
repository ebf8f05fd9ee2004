"""The time that a command is asked about: a day, which stands for its end, or an instant."""

from __future__ import annotations

from datetime import date, datetime, time

from crmcore.decision import reason
from crmcore.errors import InvalidValue


def when(at: str) -> date | datetime:
    """Read a day or an instant in ISO form. Raises `InvalidValue` for anything else."""
    for kind in (date, datetime):
        try:
            return kind.fromisoformat(at)
        except ValueError:
            continue
    raise InvalidValue(reason("cli.bad_time", found=at))


def instant_of(at: date | datetime, zone: str) -> datetime:
    """Return an instant in a zone; of a day its last one."""
    from crmcore.worktime.calendars.zone import zone_named

    local = zone_named(zone)
    if not isinstance(at, datetime):
        return datetime.combine(at, time.max, local)
    return at.replace(tzinfo=local) if at.tzinfo is None else at.astimezone(local)

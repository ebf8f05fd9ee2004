"""A clock that took another's place in one case: the case was put in another class, and what runs there runs from then."""

from __future__ import annotations

from datetime import datetime
from typing import Final

import attrs

from crmcore._arguments import typed_fields
from crmcore.event import plain_instant
from crmcore.worktime.calendars.calendar import Calendar
from crmcore.worktime.clocks.clock import Clock

# What a clock is made of, and what of it makes a difference to the time that it gives.
_FIELDS: Final = tuple(one.name for one in attrs.fields(Clock) if one.init)
_COUNTED: Final = tuple(name for name in _FIELDS if name not in {"warn_at", "warn_before", "warn_on_working_days", "clause"})


@typed_fields
@attrs.frozen(kw_only=True)
class Successor(Clock):
    """A clock that took the place of the one of its name `before` (None: there was none) at an instant, `since`; `days` is that one's calendar.

    It begins at that instant; or, if it runs `from_start`, with what starts it, also where that happened earlier. What the one before reached stands.
    Where it is open, it goes on beside this one until either is stopped, and the first due counts: so no change of clock gives more time. Where it
    was stopped, nothing begins again. Where there was none, this begins, unless what stops it happened before.

    Clause: RULES-1.5, RULES-4.26
    """

    since: datetime = attrs.field(converter=plain_instant)
    before: Clock | None = None
    days: Calendar | None = None
    from_start: bool = False


def successor(clock: Clock, *, since: datetime, before: Clock | None, days: Calendar | None, from_start: bool) -> Successor:
    """Return a clock as the one that takes another's place at an instant.

    Clause: RULES-1.5, RULES-4.26
    """
    return Successor(**{name: getattr(clock, name) for name in _FIELDS}, since=since, before=before, days=days, from_start=from_start)


def counts_alike(one: Clock, other: Clock) -> bool:
    """Return whether two clocks give every case the same time: all but their warnings and the clauses behind them agree.

    Clause: RULES-1.5, RULES-4.26
    """
    return all(getattr(one, name) == getattr(other, name) for name in _COUNTED)

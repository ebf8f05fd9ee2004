"""A firm's own time in another unit than the law's: whether it is longer on some day of receipt, by the calendar that a class counts it by."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime, timedelta
from typing import NamedTuple, cast

import attrs

from crmcore.complaints.regimes.rules import Change
from crmcore.decision import Facts, Finding
from crmcore.errors import CalendarHorizon
from crmcore.event import in_utc
from crmcore.reading.paths import at
from crmcore.rulebook.edition import Edition
from crmcore.worktime.calendars.calendar import Calendar
from crmcore.worktime.calendars.duration import BY_CALENDAR, Duration
from crmcore.worktime.calendars.zone import first_instant, zone_named
from crmcore.worktime.clocks.clock import Clock, OnReopen
from crmcore.worktime.clocks.reading import read


def own_times(edition: Edition) -> Iterator[Finding]:
    """Yield what the firm's own values in the law are longer than; those of another unit by each calendar that a class counts them by.

    A day of receipt is searched in all days that the calendar knows; where there is none, the time is never longer.

    Clause: RULES-4.26
    """
    counted = _counted(edition)
    for found in edition.regimes.findings():
        known = counted.get(found.path, ()) if found.code == "other_unit_than_regime" else ()
        if not known:
            yield found
        for longer in (_longer(change, calendar) for change, calendar in known):
            if longer is not None:
                yield Finding("longer_by_calendar", found.path, Facts({**found.facts, **longer.facts}))


@attrs.frozen
class _Received:
    """The receipt of a complaint, as clocks hear it."""

    name: str
    at: datetime


@attrs.frozen
class _Longer:
    """A day of receipt on which a firm's own time ends later than the law's, with both last days."""

    own: Duration
    law: Duration
    calendar: str
    received: date
    until: date
    law_until: date

    @property
    def facts(self) -> dict[str, Duration | date | str]:
        """Return them as the facts of a finding."""
        return {one.name: getattr(self, one.name) for one in attrs.fields(_Longer)}


def _counted(edition: Edition) -> Mapping[str, tuple[tuple[Change, Calendar], ...]]:
    """Return by key path the firm's own values that a class counts by a calendar."""
    found: dict[str, tuple[tuple[Change, Calendar], ...]] = {}
    for row in edition.complaints.classes.rows if edition.has("complaints") else ():
        for law in row.then.regulator:
            for name in dict.fromkeys(one.calendar for one in law.clocks if one.calendar is not None):
                for change in (change for rule in law.regime.rules.values() for change in rule.changes):
                    path = f"{at('regimes', law.regime.id)}.{change.key}"
                    found[path] = tuple(dict.fromkeys((*found.get(path, ()), (change, edition.calendars[name]))))
    return found


def _longer(change: Change, calendar: Calendar) -> _Longer | None:
    """Return the first day of receipt on which a time of the firm's own ends later than the law's; None if the calendar knows none."""
    own, law = cast("Duration", change.own), cast("Duration", change.law)
    clocks = _clock(own, calendar), _clock(law, calendar)
    for day in (calendar.first_day + timedelta(days=n) for n in range((calendar.last_day - calendar.first_day).days)):
        ours, theirs = (_read(clock, day, calendar) for clock in clocks)
        if ours is not None and theirs is not None and ours.due > theirs.due:
            return _Longer(own, law, calendar.name, day, ours.last_day, theirs.last_day)
    return None


class _End(NamedTuple):
    last_day: date
    due: datetime


def _clock(within: Duration, calendar: Calendar) -> Clock:
    """Return a clock of a length, from the receipt to the answer."""
    return Clock(
        id="respond",
        within=within,
        starts=frozenset({"received"}),
        stops=frozenset({"customer_answered"}),
        calendar=calendar.name if within.unit in BY_CALENDAR else None,
        zone=calendar.zone,
        on_reopen=OnReopen.NEW,
    )


def _read(clock: Clock, day: date, calendar: Calendar) -> _End | None:
    """Return when a time ends that begins on a day, at its first instant; None beyond the days that are known."""
    begun = first_instant(day, zone_named(calendar.zone))
    try:
        found = read(clock, (_Received("received", begun),), at=begun, calendar=calendar if clock.calendar else None)
    except CalendarHorizon:
        return None
    return _End(found.last_day or day, in_utc(found.due or begun))

"""A span of time after something happened: what waits and windows have in common."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import attrs

from crmcore.decision import Reason, reason
from crmcore.errors import InvalidType, InvalidValue
from crmcore.event import instant
from crmcore.worktime.calendars.calendar import Calendar
from crmcore.worktime.calendars.duration import BY_CALENDAR, BY_TIME, Duration
from crmcore.worktime.calendars.zone import zone_named
from crmcore.worktime.clocks.clock_events import ClockEvent
from crmcore.worktime.clocks.laid import lay


def names(events: Iterable[str]) -> frozenset[str]:
    """Return event names as a set."""
    if isinstance(events, str):  # a single text would be split into letters
        raise InvalidType(reason("wrong_type", field="events", found="str", wanted="set of str"))
    return frozenset(events)


@attrs.frozen(kw_only=True)
class SpanRule:
    """What a wait and a window both name: what begins them, in which zone, by which calendar, and what requires or allows them."""

    id: str
    starts: frozenset[str] = attrs.field(converter=names)
    calendar: str | None = None
    zone: str
    clause: str | None = None


@attrs.frozen
class Span:
    """From when it counts, and when it ends, both in its zone; and the first instant that is too late (the same, where days end at midnight)."""

    since: datetime
    ends: datetime
    late_from: datetime


def faults_of(rule: SpanRule, length: Duration, looks_for: frozenset[str], *, to_the_minute: bool) -> Iterator[Reason]:
    """Yield what is wrong with a wait or a window."""
    if not rule.id:
        yield reason("empty", field="id")
    if not rule.starts:
        yield reason("wait.nothing_starts_it", rule=rule.id)
    for event in sorted(rule.starts & looks_for):
        yield reason("wait.two_roles", rule=rule.id, event=event)
    if length.unit in BY_CALENDAR and rule.calendar is None:
        yield reason("wait.needs_calendar", rule=rule.id, unit=length.unit)
    if to_the_minute and length.unit in BY_TIME:
        yield reason("wait.minute_of_hours", rule=rule.id, unit=length.unit)
    try:
        zone_named(rule.zone)
    except InvalidValue as unknown:
        yield from unknown.reasons


def zone_of(rule: SpanRule, calendar: Calendar | None) -> ZoneInfo:
    """Return the zone that a rule is read in. Raises `InvalidValue` for a calendar that is not the one it names."""
    found = None if calendar is None else calendar.name
    if found != rule.calendar:
        code = "no_calendar" if found is None else "needs_none" if rule.calendar is None else "other_calendar"
        raise InvalidValue(reason(f"wait.{code}", rule=rule.id, wanted=rule.calendar, found=found))
    return zone_named(rule.zone if calendar is None else calendar.zone)


def in_order(happened: Iterable[ClockEvent], until: datetime) -> Iterator[tuple[ClockEvent, datetime]]:
    """Walk what happened up to an instant, each with its own instant in UTC. Raises `InvalidValue` for events out of order."""
    before: datetime | None = None
    for event in happened:
        at = instant(event.at).astimezone(UTC)
        if at > until:
            continue
        if before is not None and at < before:
            raise InvalidValue(reason("clock.out_of_order", event=event.name, at=at, before=before))
        before = at
        yield event, at


def span_from(at: datetime, length: Duration, *, zone: ZoneInfo, calendar: Calendar | None, to_the_minute: bool) -> Span:
    """Return the span of a length that begins with what happened at an instant, as the calendar counts arrivals."""
    since = at if calendar is None else calendar.counts_from(at).astimezone(UTC)
    line = lay(length, since, zone=zone, calendar=calendar, to_the_minute=to_the_minute)
    end = line.end(line.budget)
    ends = end.instant()
    return Span(since.astimezone(zone), ends.astimezone(zone), ends if end.late_from is None else end.late_from)

"""A window of time in which something may be done, and after which nothing is late: early resolution by the third business day."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime
from enum import StrEnum

import attrs

from crmcore._arguments import typed, typed_fields
from crmcore.decision import reason
from crmcore.errors import InvalidValue
from crmcore.event import instant
from crmcore.worktime.calendars.calendar import Calendar
from crmcore.worktime.calendars.duration import Duration
from crmcore.worktime.clocks.clock_events import ClockEvent
from crmcore.worktime.clocks.laid import last_day_of
from crmcore.worktime.spans.span import Span, SpanRule, faults_of, in_order, names, span_from, zone_of


@typed_fields
@attrs.frozen(kw_only=True)
class EarlyWindow(SpanRule):
    """From the first of `starts`, for `within`: an event in `uses` within that time uses it (the complaint was resolved early).

    Days are counted as a clock counts them. `calendar` names the calendar it is read by, which then also gives the zone. `clause` is what opens it.
    Raises `InvalidValue` with every fault at once.
    """

    within: Duration
    uses: frozenset[str] = attrs.field(converter=names)

    def __attrs_post_init__(self) -> None:
        """Check the window, raising every fault at once."""
        faults = [*faults_of(self, self.within, self.uses, to_the_minute=False)]
        if not self.uses:
            faults.append(reason("window.uses_nothing", rule=self.id))
        if faults:
            raise InvalidValue(*faults)


class WindowState(StrEnum):
    """The state of a window. `PASSED` is no breach: what was possible in it no longer is."""

    NOT_STARTED = "not started"
    OPEN = "window open"
    USED = "used in time"
    PASSED = "window passed"


@attrs.frozen(kw_only=True)
class WindowReading:
    """The state of a window at an instant: `closes` is the first instant after it, `last_day` the local day before that. None before it opened."""

    window: str
    state: WindowState
    last_day: date | None = None
    closes: datetime | None = None
    used_at: datetime | None = None
    clause: str | None = None


@typed
def window_of(window: EarlyWindow, events: Iterable[ClockEvent], *, at: datetime, calendar: Calendar | None = None) -> WindowReading:
    """Return the state of a window at `at`, given what happened until then, in order; later events are ignored.

    Raises `InvalidValue` for events out of order and for a calendar that is not the one it names, `CalendarHorizon` beyond the days it covers.
    """
    zone, now = zone_of(window, calendar), instant(at).astimezone(UTC)
    span: Span | None = None
    used: datetime | None = None
    for event, when in in_order(events, now):
        if span is None and event.name in window.starts:
            span = span_from(when, window.within, zone=zone, calendar=calendar, to_the_minute=False)
        elif span is not None and used is None and event.name in window.uses and when < span.late_from:
            used = when
    if span is None:
        return WindowReading(window=window.id, state=WindowState.NOT_STARTED, clause=window.clause)
    return WindowReading(
        window=window.id,
        state=WindowState.USED if used is not None else WindowState.PASSED if span.late_from <= now else WindowState.OPEN,
        last_day=last_day_of(span.ends.astimezone(UTC), window.within.unit, zone, calendar),
        closes=span.ends,
        used_at=None if used is None else used.astimezone(zone),
        clause=window.clause,
    )

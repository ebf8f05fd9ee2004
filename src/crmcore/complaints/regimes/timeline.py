"""A regime applied to one complaint: what must happen by which day, computed by the same clocks that run in a case."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime

import attrs

from crmcore._arguments import typed
from crmcore.complaints.clock_events import RECEIVED, Happened
from crmcore.complaints.regimes.regime import Regime
from crmcore.complaints.regimes.rules import ANSWERED, ExtensionStep, RegimeRule, RuleKind
from crmcore.decision import reason
from crmcore.errors import InvalidValue, NotFound
from crmcore.event import plain_day
from crmcore.worktime.calendars.calendar import Calendar
from crmcore.worktime.calendars.duration import Duration
from crmcore.worktime.calendars.zone import DAY, first_instant, zone_named
from crmcore.worktime.clocks.clock_events import ClockEvent, ExtensionEvent
from crmcore.worktime.clocks.reading import read
from crmcore.worktime.spans.early_window import window_of
from crmcore.worktime.spans.not_before import wait_for


@attrs.frozen(kw_only=True)
class TimelineRow:
    """One time of a regime: which rule, which step of its ladder (None: the rule itself), how long (None: no number), and the resulting days.

    `starts_on` is the local day it counts from, `last_day` the last one of the time (for a wait the last one barred), `due` the first instant after
    it. All three are None where the day it counts from is not known, or the calendar that it counts by.
    """

    rule: RegimeRule
    step: ExtensionStep | None
    length: Duration | None
    starts_on: date | None = None
    last_day: date | None = None
    due: datetime | None = None


@typed
def timeline(
    regime: Regime, *, received: date, zone: str, calendar: Calendar | None = None, events: Mapping[str, date] | None = None
) -> tuple[TimelineRow, ...]:
    """Return what must happen by when for a complaint received on a local day, rule by rule in the regime's order, and what each extension gives.

    `events` are the local days of what else happened (`customer_answered`); without an answer among them, what counts from it counts from the last
    day for it. Hours count from the first instant of the day. `zone` is the firm's, used where the regime has none; `calendar` reads what counts in
    working days, which is left without days where there is none. Raises `NotFound` where the regime does not apply on that day of receipt,
    `InvalidValue` where it needs a national value and for an unknown zone, `CalendarHorizon` beyond the days that the calendar covers.

    Clause: RULES-4.26
    """
    received = plain_day(received, "received")
    zone_named(zone)  # refused also where the regime's own is used
    if not regime.covers(received):
        raise NotFound(reason("regime.not_on", regime=regime.id, day=received, first=regime.valid_from, last=regime.valid_to))
    if regime.unstated:
        raise InvalidValue(*regime.unstated)
    laid = _Laid(regime, zone, calendar)
    days = {**{name: plain_day(day, name) for name, day in (events or {}).items()}, RECEIVED: received}
    respond = regime.rules.get("respond")
    if respond is not None and not days.keys() & set(ANSWERED):
        last_day = next(laid.rows(respond, days)).last_day
        days |= {} if last_day is None else dict.fromkeys(ANSWERED, last_day)
    return tuple(row for rule in regime.rules.values() for row in laid.rows(rule, days))


@attrs.frozen
class _Laid:
    """A regime in a zone and by a calendar."""

    regime: Regime
    zone: str
    calendar: Calendar | None

    def rows(self, rule: RegimeRule, days: Mapping[str, date]) -> Iterator[TimelineRow]:
        """Yield a rule's own time, then that of each step of its ladder."""
        day = next((days[event] for event in rule.starts if event in days), None)
        for steps in range(len(rule.steps) + 1):
            step = rule.steps[steps - 1] if steps else None
            row = TimelineRow(rule=rule, step=step, length=rule.length if step is None else step.to)
            if day is None or row.length is None or (rule.needs_calendar and self.calendar is None):
                yield row
            else:
                last_day, due = self._ends(rule, day, rule.steps[:steps])
                yield attrs.evolve(row, starts_on=day, last_day=last_day, due=due)

    def _ends(self, rule: RegimeRule, day: date, steps: tuple[ExtensionStep, ...]) -> tuple[date | None, datetime | None]:
        """Return when the clock, the window or the wait that the rule is ends, with some steps of its ladder taken."""
        regime, zone, calendar = self.regime, self.zone, self.calendar if rule.needs_calendar else None
        name = None if calendar is None else calendar.name
        start = first_instant(day, zone_named(regime.zone or zone if calendar is None else calendar.zone))
        clock_events: list[ClockEvent] = [Happened(rule.starts[0], start)]
        if rule.kind is RuleKind.WINDOW:
            window = window_of(regime.window(rule, zone=zone, calendar=name), clock_events, at=start, calendar=calendar)
            return window.last_day, window.closes
        if rule.kind is RuleKind.WAIT:
            wait = wait_for(regime.wait(rule, zone=zone, calendar=name), clock_events, at=start, calendar=calendar)
            return None if wait.first_day is None else wait.first_day - DAY, wait.opens
        clock = regime.clock(rule, zone=zone, calendar=name)
        clock_events += (ExtensionEvent(name="clock_extended", at=start, clock=clock.id, step=one.id) for one in steps)
        reading = read(clock, clock_events, at=start, calendar=calendar)
        return reading.last_day, reading.due

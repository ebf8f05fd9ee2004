"""A regime applied to one complaint: what must happen by which day, computed by the same clocks that run in a case."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import Final

import attrs

from crmcore._arguments import typed
from crmcore.complaints.clock_events import RECEIVED, Happened
from crmcore.complaints.events.catalogue import EVENTS
from crmcore.complaints.regimes.regime import Regime
from crmcore.complaints.regimes.rules import ANSWERED, ANSWERS, EXPECTED, ExtensionStep, RegimeRule, RuleKind
from crmcore.decision import reason
from crmcore.errors import InvalidValue, NotFound
from crmcore.event import plain_day
from crmcore.rules.facts import unknown
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
    it. All three are None where the day it counts from is not known, or the calendar that it counts by, and where it does not hold (`holds`).

    `assumed` says that it counts from an answer that has not been given, as if that went out on the last day for it. `latest` says that it may end
    earlier, with a day that is not known yet. `ended` is the local day on which something other than an answer ended it, `ended_by` what that was.
    """

    rule: RegimeRule
    step: ExtensionStep | None
    length: Duration | None
    starts_on: date | None = None
    last_day: date | None = None
    due: datetime | None = None
    holds: bool = True
    assumed: bool = False
    latest: bool = False
    ended: date | None = None
    ended_by: str | None = None


_ANSWERS: Final = frozenset(ANSWERS)


@typed
def timeline(
    regime: Regime, *, received: date, zone: str, calendar: Calendar | None = None, events: Mapping[str, date] | None = None
) -> tuple[TimelineRow, ...]:
    """Return what must happen by when for a complaint received on a local day, rule by rule in the regime's order, and what each extension gives.

    `events` are the local days of what else happened (`customer_answered`), and those that only the case knows (`answer_expected`); without an
    answer among them, what counts from it counts from the last day for it, and its row says `assumed`. Hours count from the first instant of the
    day. `zone` is the firm's, used where the regime has none; `calendar` reads what counts in working days, which is left without days where there
    is none. Raises `NotFound` where the regime does not apply on that day of receipt, `InvalidValue` where it needs a national value, for an
    unknown zone and for an event that neither complaints nor the regime have, `CalendarHorizon` beyond the days that the calendar covers.

    Clause: RULES-4.26
    """
    received = plain_day(received, "received")
    zone_named(zone)  # refused also where the regime's own is used
    if not regime.covers(received):
        raise NotFound(reason("regime.not_on", regime=regime.id, day=received, first=regime.valid_from, last=regime.valid_to))
    if regime.unstated:
        raise InvalidValue(*regime.unstated)
    days = {**{name: plain_day(day, name) for name, day in (events or {}).items()}, RECEIVED: received}
    _known(regime, days)
    laid = _Laid(regime, zone, calendar, _first_answer(regime, zone, calendar, days))
    return tuple(row for rule in regime.rules.values() for row in laid.rows(rule, days))


def _known(regime: Regime, days: Mapping[str, date]) -> None:
    """Refuse the day of an event that neither complaints nor the regime have; what the regime hears is named then."""
    names = {RECEIVED, EXPECTED, *regime.own_events, *(event.name for event in EVENTS)}
    heard = sorted({event for rule in regime.rules.values() for event in (*rule.starts, *rule.ends)} & names)
    if wrong := tuple(unknown("unknown_event", one, heard) for one in days if one not in names):
        raise InvalidValue(*wrong)


def _first_answer(regime: Regime, zone: str, calendar: Calendar | None, days: Mapping[str, date]) -> date | None:
    """Return the last day for an answer where none has been given and the complaint has not ended otherwise."""
    if not days.keys().isdisjoint(ANSWERED):
        return None
    laid = _Laid(regime, zone, calendar, None)
    open_ = (next(laid.rows(rule, days)) for rule in regime.rules.values() if rule.answers)
    ends = [row.last_day for row in open_ if row.last_day is not None and row.ended is None]
    return max(ends, default=None)


@attrs.frozen
class _Laid:
    """A regime in a zone and by a calendar; `assumed` is the day on which an answer is assumed, None where none is."""

    regime: Regime
    zone: str
    calendar: Calendar | None
    assumed: date | None

    def rows(self, rule: RegimeRule, days: Mapping[str, date]) -> Iterator[TimelineRow]:
        """Yield a rule's own time, then that of each step of its ladder."""
        day = next((days[event] for event in rule.starts if event in days), None)
        assumed = day is None and self.assumed is not None and not _ANSWERS.isdisjoint(rule.starts)
        start, holds = self.assumed if assumed else day, rule.holds(days)
        for steps in range(len(rule.steps) + 1):
            step = rule.steps[steps - 1] if steps else None
            row = TimelineRow(rule=rule, step=step, length=rule.length if step is None else step.to, holds=holds)
            if start is None or not holds or (rule.needs_calendar and self.calendar is None):
                yield row
            elif rule.until is not None:
                yield self._dated(row, start, days)
            elif row.length is None:
                yield row
            else:
                last_day, due = self._ends(rule, start, rule.steps[:steps])
                yield _ended(attrs.evolve(row, starts_on=start, last_day=last_day, due=due, assumed=assumed), days)

    def _dated(self, row: TimelineRow, start: date, days: Mapping[str, date]) -> TimelineRow:
        """Return a row that ends with a day that only the case knows, or, as long as it does not, with its longest time."""
        clocks = self.regime.dated(zone=self.zone, happened=dict.fromkeys(row.rule.starts, start), named=days)
        clock = next((one for one in clocks if one.id == self.regime.timed_id(row.rule)), None)
        rule = row.rule if clock is None else attrs.evolve(row.rule, length=clock.within)
        if rule.length is None:
            return attrs.evolve(row, starts_on=start)
        last_day, due = self._ends(rule, start, ())
        return _ended(attrs.evolve(row, starts_on=start, last_day=last_day, due=due, latest=clock is None), days)

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


def _ended(row: TimelineRow, days: Mapping[str, date]) -> TimelineRow:
    """Return a row with what ended it before its last day, if that was no answer."""
    if row.rule.kind is not RuleKind.DEADLINE or row.starts_on is None or row.last_day is None:
        return row
    within = {one: days[one] for one in row.rule.ends if one in days and one not in _ANSWERS and row.starts_on <= days[one] <= row.last_day}
    if not within:
        return row
    first = min(within, key=lambda one: (within[one], one))
    return attrs.evolve(row, ended=within[first], ended_by=first)

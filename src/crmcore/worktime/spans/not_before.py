"""The other kind of deadline: something that may not happen before a time has passed (no enforcement within 21 days of the notice)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime
from enum import StrEnum

import attrs

from crmcore._arguments import typed, typed_fields
from crmcore.decision import Finding, Reason, reason
from crmcore.errors import InvalidValue
from crmcore.event import instant
from crmcore.worktime.calendars.calendar import Calendar
from crmcore.worktime.calendars.duration import Duration
from crmcore.worktime.clocks.clock_events import ClockEvent
from crmcore.worktime.spans.span import Span, SpanRule, faults_of, in_order, names, span_from, zone_of


@typed_fields
@attrs.frozen(kw_only=True)
class NotBefore(SpanRule):
    """The events in `bars` may not happen before `wait` has passed since the latest of `starts`, nor before one of `starts` has happened.

    Days are counted as a clock counts them: the day of the start is left out, the last one waited to its end. `calendar` names the calendar it is
    read by, which then also gives the zone. `clause` is what requires it. Raises `InvalidValue` with every fault at once.
    """

    wait: Duration
    bars: frozenset[str] = attrs.field(converter=names)
    to_the_minute: bool = False

    def __attrs_post_init__(self) -> None:
        """Check the rule, raising every fault at once."""
        faults = [*faults_of(self, self.wait, self.bars, to_the_minute=self.to_the_minute)]
        if not self.bars:
            faults.append(reason("wait.bars_nothing", rule=self.id))
        if faults:
            raise InvalidValue(*faults)


class WaitState(StrEnum):
    """The state of a wait. What it bars may happen only when it is `OVER`."""

    NOT_STARTED = "not started"
    WAITING = "waiting"
    OVER = "wait over"


@attrs.frozen(kw_only=True)
class Wait:
    """The state of a wait at an instant: `opens` is the first instant at which it bars nothing, `first_day` the local day of that.

    Both are None before it began. `findings` are the barred events that happened too early.
    """

    rule: str
    state: WaitState
    first_day: date | None = None
    opens: datetime | None = None
    findings: tuple[Finding, ...] = ()
    clause: str | None = None


@typed
def wait_for(rule: NotBefore, happened: Iterable[ClockEvent], *, at: datetime, calendar: Calendar | None = None) -> Wait:
    """Return the state of a wait at `at`, given what happened until then, in order; later events are ignored.

    Raises `InvalidValue` for events out of order and for a calendar that is not the one the rule names, `CalendarHorizon` beyond the days it covers.
    """
    now = instant(at).astimezone(UTC)
    span, findings = _walked(rule, happened, now, calendar)
    if span is None:
        return Wait(rule=rule.id, state=WaitState.NOT_STARTED, findings=findings, clause=rule.clause)
    state = WaitState.OVER if span.ends.astimezone(UTC) <= now else WaitState.WAITING
    return Wait(rule=rule.id, state=state, first_day=span.ends.date(), opens=span.ends, findings=findings, clause=rule.clause)


@typed
def against_early(
    rule: NotBefore, happened: Iterable[ClockEvent], event: str, *, at: datetime, calendar: Calendar | None = None
) -> tuple[Reason, ...]:
    """Return the reasons against an event at `at`; none if the rule does not bar it, or the wait is over. Raises as `wait_for` does."""
    now = instant(at).astimezone(UTC)
    span, _ = _walked(rule, happened, now, calendar)
    why = _early(rule, span, event, now) if event in rule.bars else None
    return () if why is None else (why,)


def _walked(rule: NotBefore, happened: Iterable[ClockEvent], now: datetime, calendar: Calendar | None) -> tuple[Span | None, tuple[Finding, ...]]:
    zone = zone_of(rule, calendar)
    span: Span | None = None
    early: list[Finding] = []
    for one, at in in_order(happened, now):
        if one.name in rule.starts:
            span = span_from(at, rule.wait, zone=zone, calendar=calendar, to_the_minute=rule.to_the_minute)
        elif one.name in rule.bars and (why := _early(rule, span, one.name, at)) is not None:
            early.append(Finding(why.code, f"waits.{rule.id}", why.facts))
    return span, tuple(early)


def _early(rule: NotBefore, span: Span | None, event: str, at: datetime) -> Reason | None:
    if span is None:
        return reason("wait.not_begun", event=event, rule=rule.id, wait=rule.wait, at=at)
    if at < span.ends.astimezone(UTC):
        when = at.astimezone(span.ends.tzinfo)
        return reason("wait.too_early", event=event, rule=rule.id, wait=rule.wait, since=span.since, opens=span.ends, at=when)
    return None

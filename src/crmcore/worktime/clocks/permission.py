"""Whether a clock may be paused or extended now: pure functions for the guards of such steps; an empty result means yes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from typing import Final

from crmcore._arguments import typed
from crmcore.decision import Reason, reason
from crmcore.event import instant_in_utc, plain_date_or_none
from crmcore.messages import Term
from crmcore.reached import ClockState
from crmcore.worktime.calendars.calendar import Calendar
from crmcore.worktime.calendars.zone import local_day
from crmcore.worktime.clocks.clock import Clock
from crmcore.worktime.clocks.clock_events import ClockEvent
from crmcore.worktime.clocks.effects import Runs, paused_before
from crmcore.worktime.clocks.fold import runs_of
from crmcore.worktime.clocks.laid import last_day_of
from crmcore.worktime.clocks.pausing import longest, rule_for
from crmcore.worktime.clocks.reading import read, readings
from crmcore.worktime.clocks.runs import Terms, terms_of

_OPEN: Final = frozenset({ClockState.RUNNING, ClockState.PAUSED})


@typed
def against_extension(
    clock: Clock,
    events: Iterable[ClockEvent],
    step: str,
    *,
    at: datetime,
    condition: str | None = None,
    approved_by: Iterable[str] = (),
    notified: bool,
    calendar: Calendar | None = None,
) -> tuple[Reason, ...]:
    """Return every reason against taking a step of a clock's extension ladder at `at`; none means that it may be taken.

    The step must be the next one, the clock open and not run out. If the step requires it, `condition` must be its own, `approved_by` (the roles
    and positions that the signer holds) must contain one of its approvers, and the customer must have been told (`notified`). Raises as `read` does.
    """
    now = instant_in_utc(at)
    runs = runs_of(terms_of(clock, calendar), events, now).current
    found = [run.why_not_extended(step, now) for run in runs if run.stopped is None or len(runs) == 1]
    if not runs:
        found = [reason("clock.extension_not_open", clock=clock.id, step=step)]
    # Of several runs side by side the step is for those that it fits; it is refused if it fits none.
    timely = () if None in found else tuple(one for one in found if one is not None)
    asked = next((one for one in clock.extensions if one.id == step), None)
    if asked is None:
        return timely[:1]
    wanting = []
    if asked.condition not in {None, condition}:
        wanting.append(reason("clock.extension_condition", step=step, wanted=asked.condition, found=condition))
    if asked.approvers and asked.approvers.isdisjoint(approved_by):
        wanting.append(reason("clock.extension_unapproved", step=step, approvers=tuple(Term(one) for one in sorted(asked.approvers))))
    if asked.notice and not notified:
        wanting.append(reason("clock.extension_untold", step=step))
    return (*timely[:1], *wanting)


@typed
def against_pause(
    clock: Clock,
    events: Iterable[ClockEvent],
    *,
    at: datetime,
    why: str,
    until: date | None = None,
    notified: bool = False,
    agreed: bool = False,
    calendar: Calendar | None = None,
) -> tuple[Reason, ...]:
    """Return every reason against pausing a clock at `at`; none means that it may be paused.

    The clock must be open and not run out. If it names reasons to pause, `why` must be one of them, `until` within the most that it allows, and,
    if required, the customer must have been told (`notified`) and agree (`agreed`). A pause may replace another. Raises as `read` does.
    """
    if not clock.pauses:
        return (reason("clock.pause_nothing", clock=clock.id),)
    until, now, known = plain_date_or_none(until), instant_in_utc(at), tuple(events)
    # Of several runs side by side a pause holds those that are open; one that has run out bars it for no other.
    if _OPEN.isdisjoint(one.state for one in readings(clock, known, at=at, calendar=calendar)):
        faults = [reason("clock.pause_not_running", clock=clock.id, state=read(clock, known, at=at, calendar=calendar).state)]
    else:
        faults = []
    terms = terms_of(clock, calendar)
    return (*faults, *_against(terms, runs_of(terms, known, now), now, why, until, notified=notified, agreed=agreed))


def _against(terms: Terms, runs: Runs, at: datetime, why: str, until: date | None, *, notified: bool, agreed: bool) -> Iterator[Reason]:
    clock, rule = terms.clock, rule_for(terms.clock, why)
    today = local_day(at, terms.zone)
    if until is not None and until < today:
        yield reason("clock.pause_past", until=until, day=today)
    if rule is None:
        if clock.pause_for:
            yield reason("clock.pause_reason", clock=clock.id, why=why, known=tuple(one.why for one in clock.pause_for))
        return
    if rule.at_most is not None:
        over = longest(rule.at_most, runs.pauses.since(why, at), paused_before(runs, why), zone=terms.zone, calendar=terms.calendar)
        last_day = last_day_of(over, rule.at_most.unit, terms.zone, terms.calendar)
        if over <= at:
            yield reason("clock.pause_used_up", why=why, most=rule.at_most, last_day=last_day)
        elif until is not None and until > last_day:
            yield reason("clock.pause_too_long", why=why, most=rule.at_most, last_day=last_day, until=until)
    if rule.notice and not notified:
        yield reason("clock.pause_untold", why=why)
    if rule.consent and not agreed:
        yield reason("clock.pause_unagreed", why=why)

"""What must be true of a case before a step is possible at all, whatever its event says: so that no button stands open which nothing could press."""
# ruff: noqa: ARG001, D401 - every guard is given the same three things; a guard's docstring is what must hold, not what it does

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime

from crmcore.complaints.casefile import CaseFile
from crmcore.complaints.deadlines import calendar_of, clocks_of, waits_of, windows_of
from crmcore.complaints.events.after import ActionDone, ReviewRequested
from crmcore.complaints.events.at_any_time import ClockExtended, ClockPaused, ClockResumed, HoldingReplySent
from crmcore.complaints.guards.crisis import too_few
from crmcore.complaints.guards.persons import kept_out, ties_to
from crmcore.complaints.happened import bounds_a_pause, happened_at
from crmcore.complaints.rules.section import ComplaintRules
from crmcore.complaints.states import State
from crmcore.decision import Gap, Reason, reason
from crmcore.event import Attempt, in_utc
from crmcore.messages import Term
from crmcore.reached import ClockState
from crmcore.worktime.clocks.clock import Clock
from crmcore.worktime.clocks.permission import against_extension, against_pause
from crmcore.worktime.clocks.reading import readings_if_known
from crmcore.worktime.spans.early_window import WindowState, window_of
from crmcore.worktime.spans.not_before import against_early

# Clocks ------------------------------------------------------------------------------------------------------------------------------------------


def clock_to_pause(case: CaseFile, attempt: Attempt, rules: ComplaintRules, /) -> Reason | None:
    """A clock of the complaint may be paused now, for one reason or another, or since an instant that is put on record late."""
    for clock, calendar in clocks_of(case, rules):
        if ClockPaused.name in clock.pauses:
            for why in [one.why for one in clock.pause_for] or [ClockPaused.name]:
                for at in _pausable_at(case, attempt.at, why, clock):
                    if not against_pause(clock, case.clock_events, at=at, why=why, notified=True, agreed=True, calendar=calendar):
                        return None
    return reason("complaint.no_pause", clocks=_pausable(case, rules))


def _pausable_at(case: CaseFile, at: datetime, why: str, clock: Clock) -> Iterator[datetime]:
    """Yield the instants of which one is among those at which a clock may be paused, if there are any: now, and since when it ran before."""
    yield at
    bounds = (happened_at(step.event) for step in case.history if bounds_a_pause(step.event, why, clock.id))
    since = max(map(in_utc, (case.card.received_at, *bounds)))
    yield from {since: None} | {when: None for one in case.clock_events if since <= (when := in_utc(one.at)) <= in_utc(at)}


def clock_to_resume(case: CaseFile, attempt: Attempt, rules: ComplaintRules, /) -> tuple[Reason, ...]:
    """A clock of the complaint is paused, and goes on when somebody resumes it."""
    standing = [clock for clock, _ in paused(case, attempt, rules)]
    if any(resumed_by_hand(clock) for clock in standing):
        return ()
    return tuple(goes_on_otherwise(clock) for clock in standing) or (reason("complaint.nothing_paused"),)


def clock_to_extend(case: CaseFile, attempt: Attempt, rules: ComplaintRules, /) -> Reason | None:
    """A clock of the complaint has a step of its ladder left, and is not too late for it."""
    for clock, calendar in clocks_of(case, rules):
        for step in clock.extensions if ClockExtended.name in clock.extends else ():
            at, who = attempt.at, step.approvers
            asked = against_extension(
                clock, case.clock_events, step.id, at=at, condition=step.condition, approved_by=who, notified=True, calendar=calendar
            )
            if not asked:
                return None
    return reason("complaint.no_extension")


def nothing_to_wait_for(case: CaseFile, attempt: Attempt, rules: ComplaintRules, /) -> tuple[Reason, ...]:
    """No wait of the law bars a letter that tells a delay."""
    return tuple(barred(case, attempt, HoldingReplySent.name, rules))


def review_in_time(case: CaseFile, attempt: Attempt, rules: ComplaintRules, /) -> tuple[Reason, ...]:
    """The time within which the law gives the customer a review has not passed."""
    asked = happened_at(attempt) if isinstance(attempt, ReviewRequested) else attempt.at
    read_now = (
        window_of(one, case.clock_events, at=asked, calendar=calendar_of(one, rules))
        for one in windows_of(case, rules)
        if ReviewRequested.name in one.uses
    )
    return tuple(reason("complaint.window_passed", window=one.window, day=one.last_day) for one in read_now if one.state is WindowState.PASSED)


def barred(case: CaseFile, attempt: Attempt, name: str, rules: ComplaintRules) -> Iterator[Reason]:
    """Yield why a wait of the law bars something, by the name that clocks have for it."""
    for one in waits_of(case, rules):
        if name in one.bars:
            yield from against_early(one, case.clock_events, name, at=attempt.at, calendar=calendar_of(one, rules))


def paused(case: CaseFile, attempt: Attempt, rules: ComplaintRules) -> Iterator[tuple[Clock, tuple[str, ...]]]:
    """Yield the clocks of a complaint of which a run is paused at the instant of an attempt, each with the reasons."""
    for clock, calendar in clocks_of(case, rules):
        if clock.resumes:
            each = readings_if_known(clock, case.clock_events, at=attempt.at, calendar=calendar)
            standing = [one for one in each if one.state is ClockState.PAUSED]
            if standing:
                yield clock, tuple(dict.fromkeys(pause.why for one in standing for pause in one.pauses))


def resumed_by_hand(clock: Clock) -> bool:
    """Return whether a clock goes on when somebody resumes it: it may be that only what paused it can end, such as mediation."""
    return ClockResumed.name in clock.resumes


def goes_on_otherwise(clock: Clock) -> Reason:
    """Return the reason against resuming a clock that only something else lets go on."""
    return reason("complaint.goes_on_otherwise", clock=Term(clock.id), events=tuple(map(Term, sorted(clock.resumes))))


def _pausable(case: CaseFile, rules: ComplaintRules) -> tuple[Term, ...]:
    return tuple(Term(clock.id) for clock, _ in clocks_of(case, rules) if ClockPaused.name in clock.pauses)


# Actions -----------------------------------------------------------------------------------------------------------------------------------------


def action_to_do(case: CaseFile, attempt: Attempt, rules: ComplaintRules, /) -> Reason | None:
    """An action was agreed on that the actor may record as done."""
    if not case.actions:
        return reason("complaint.no_actions")
    if not ties_to(case, attempt.by) or any(one.owner in attempt.by.persons for one in case.actions.values()):
        return None
    return reason("complaint.actions_of_others", actor=attempt.by.id)


def action_to_check(case: CaseFile, attempt: Attempt, rules: ComplaintRules, /) -> Reason | None:
    """An action was done, by others than the actor."""
    did = doers_of(case)
    if not did:
        return reason("complaint.no_action_done")
    return (
        None if any(attempt.by.persons.isdisjoint(persons) for persons in did.values()) else reason("complaint.only_own_actions", actor=attempt.by.id)
    )


def doers_of(case: CaseFile) -> Mapping[str, frozenset[str]]:
    """Return who owns or did each action that was done, by the action's id: nobody of them checks it."""
    did: dict[str, frozenset[str]] = {}
    for step in case.history:
        if isinstance(step.event, ActionDone):
            owned = case.actions.get(step.event.action)
            did[step.event.action] = did.get(step.event.action, frozenset()) | step.event.by.persons | ({owned.owner} if owned else set())
    return did


# A crisis, and money -----------------------------------------------------------------------------------------------------------------------------


def crisis_foreseen(case: CaseFile, attempt: Attempt, rules: ComplaintRules, /) -> Reason | None:
    """The rulebook says what an emergency is, and who then acts."""
    return reason("complaint.no_crisis_rules") if rules.crisis is None else None


def group_able(case: CaseFile, attempt: Attempt, rules: ComplaintRules, /) -> Reason | None:
    """Enough members of the crisis group may act: none of them is kept out."""
    if rules.crisis is None:
        return reason("complaint.no_crisis_rules")
    if not case.group:  # that none was formed is the fault, not how few are in it
        return None
    able = (one for one in case.group if not kept_out(case, one))
    return next(iter(too_few((attempt.by, *able), rules.crisis.at_least)), None)


def limits_for_money(case: CaseFile, attempt: Attempt, rules: ComplaintRules, /) -> Reason | None:
    """The rulebook has limits for the money that waits to be approved."""
    waiting = (*(case.remedies if case.state is State.PROPOSED else ()), *(one for paid in case.unapproved for one in paid.remedies))
    return None if rules.limits or all(one.amount is None for one in waiting) else Gap("complaint.no_limits")

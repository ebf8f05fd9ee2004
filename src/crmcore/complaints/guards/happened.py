"""What must hold of a step that says when what it tells of happened, because it is put on record late."""
# ruff: noqa: D401 - a guard's docstring is what must hold, not what it does

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Final

from crmcore.complaints.casefile import CaseFile
from crmcore.complaints.clock_events import RECEIVED
from crmcore.complaints.events.after import Reopened
from crmcore.complaints.events.at_any_time import (
    ClockExtended,
    ClockPaused,
    ContactTried,
    HoldingReplySent,
    MediationAgreed,
    MediationEnded,
    MediationProposed,
    MergedIn,
    NewFacts,
    RegulatoryEvent,
    Withdrawn,
)
from crmcore.complaints.events.base import CustomerTold
from crmcore.complaints.events.procedure import RemedyApproved
from crmcore.complaints.events.remedies import RemedyDeclined
from crmcore.complaints.events.review import REOPENINGS, RULINGS
from crmcore.complaints.events.simple import SolvedAtOnce
from crmcore.complaints.events.who_came import OutcomeFiled
from crmcore.complaints.guards.possible import barred
from crmcore.complaints.happened import (
    HappenedWhenSaid,
    PauseOrEnd,
    TellsWhen,
    bounds_a_pause,
    clock_of_pause,
    happened_at,
    instants_of,
    notice_of,
    reason_of_pause,
    recorded_behind,
)
from crmcore.complaints.papers.statement import CustomerStatement
from crmcore.complaints.rules.section import ComplaintRules
from crmcore.complaints.states import Proof
from crmcore.decision import Reason, reason
from crmcore.event import Attempt, Event, in_utc
from crmcore.messages import Term

# What decides what an answer tells, or is answered by it: an answer that the customer heard before that was another one.
_DECIDES: Final = (*RULINGS, RemedyApproved, *REOPENINGS, NewFacts, MergedIn)
# What the customer accepts, rejects, or comes back on.
_ANSWERS: Final = (CustomerTold, OutcomeFiled, Withdrawn, *REOPENINGS)


def in_its_time(case: CaseFile, event: TellsWhen, rules: ComplaintRules, /) -> tuple[Reason, ...]:
    """An instant that a step states is not later than the step, and not before what it tells of or answers; a late answer or pause is proved."""
    return tuple(_against(case, event, rules)) if any(instants_of(event)) else ()


def _against(case: CaseFile, event: TellsWhen, rules: ComplaintRules) -> Iterator[Reason]:
    for field, when in instants_of(event):
        since, after = max(_before(case, event, field), key=lambda one: in_utc(one[0]), default=(when, RECEIVED))
        if in_utc(when) > in_utc(event.at):
            if field in {"since", "reply.told_at"} or isinstance(event, RegulatoryEvent | Reopened):  # else that is said already
                yield reason("complaint.told_later", field=field, at=when, event=event.at)
        elif in_utc(when) < in_utc(since):
            yield reason("complaint.told_too_early", field=field, at=when, since=since, after=Term(after))
    if isinstance(event, CustomerTold) and recorded_behind(event) and event.reply.proof is None:
        yield reason("complaint.late_unproved", told=happened_at(event), at=event.at)
    notice = None if isinstance(event, ContactTried) else notice_of(event)
    if notice is not None and notice.proof is Proof.UNREACHABLE and notice.at is not None and in_utc(notice.at) < in_utc(event.at):
        yield reason("complaint.attempt_proves_nothing", field="notice.proof")
    if isinstance(event, ClockPaused | MediationAgreed) and event.since is not None:
        yield from _unfounded(event, event.since)
    if isinstance(event, HoldingReplySent) and recorded_behind(event):
        yield from barred(case, Attempt(at=happened_at(event), by=event.by), event.name, rules)


def _unfounded(event: ClockPaused | MediationAgreed, since: datetime) -> Iterator[Reason]:
    """Yield why a pause did not begin then: the customer was told, or agreed, only later, or nothing proves it."""
    told = [("notice.at", event.notice), ("statement.at", event.statement), *((f"others[{n}].at", one) for n, one in enumerate(event.others))]
    for field, paper in told:
        if paper is not None and paper.at is not None and in_utc(paper.at) > in_utc(since):
            yield reason("complaint.paused_before_told", field=field, at=paper.at, since=since)
        elif isinstance(paper, CustomerStatement) and paper.at is None and in_utc(since) < in_utc(event.at):
            yield reason("complaint.late_consent_undated", field=field, since=since, at=event.at)
    if in_utc(since) < in_utc(event.at) and event.notice is None and event.statement is None:
        yield reason("complaint.late_pause_unproved", since=since, at=event.at)


def _before(case: CaseFile, event: TellsWhen, field: str) -> Iterator[tuple[datetime, str]]:
    """Yield what happened before what a step tells of could, and when: nothing of a complaint happens before anybody received it."""
    if not isinstance(event, HappenedWhenSaid) or isinstance(event, Reopened):  # else that is said already, by each card
        yield case.card.received_at, RECEIVED
    if isinstance(event, ClockExtended):  # nobody is told of a delay before it is decided, and this step decides it
        yield event.at, event.name
    if isinstance(event, SolvedAtOnce):
        yield from ((one.at, RemedyApproved.name) for grant in event.grants for one in grant.signatures)
    for step in case.history:
        if _comes_before(step.event, event, field):
            yield happened_at(step.event), step.event.name


def _comes_before(one: Event, event: TellsWhen, field: str) -> bool:
    """Return whether a step was taken before what another tells of could happen."""
    if isinstance(event, CustomerTold | RemedyDeclined):
        return isinstance(one, _DECIDES)
    if isinstance(event, HappenedWhenSaid):
        return isinstance(one, REOPENINGS if isinstance(event, NewFacts | Withdrawn) else _ANSWERS)
    if isinstance(event, MediationAgreed | MediationEnded) and isinstance(one, MediationProposed):
        return True
    return field == "since" and isinstance(event, PauseOrEnd) and bounds_a_pause(one, reason_of_pause(event), clock_of_pause(event))

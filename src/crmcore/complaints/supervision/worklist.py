"""What the administration department watches: what is overdue or soon will be, who was to be told, what is owed after the answer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime
from typing import Final

import attrs

from crmcore._arguments import typed
from crmcore.complaints.case import Complaint
from crmcore.complaints.deadlines import clocks_of
from crmcore.complaints.rules.section import ComplaintRules
from crmcore.complaints.states import State
from crmcore.complaints.supervision.actions import ActionStatus, actions_of, wanting
from crmcore.complaints.supervision.awards import AwardWaiting, awards_waiting
from crmcore.complaints.supervision.escalation import Escalation, escalations
from crmcore.complaints.supervision.follow_up import FollowUp, follow_up_of
from crmcore.complaints.supervision.rejections import TAKES_UP, Rejection, rejection_of
from crmcore.decision import Facts, Finding
from crmcore.event import in_utc, instant
from crmcore.messages import Language, Term, render
from crmcore.section import sections_of
from crmcore.worktime.clocks.reading import ClockState, Reading

# What a clock reports when a pause was not ended.
_STANDING: Final = frozenset({"clock.unresumed_pause", "clock.open_ended_pause"})


@attrs.frozen(kw_only=True)
class WorkItem:
    """One clock of one complaint that needs attention, and the complaint's state.

    Clause: RULES-4.25
    """

    id: str
    state: State
    class_id: str
    reading: Reading

    def text(self, lang: Language = Language.EN) -> str:
        """Return it on one line."""
        facts = Facts({"id": self.id, "state": Term(self.state), "clock": self.reading.clock, "reading": self.reading.text(lang)})
        return render("complaint.work_item", facts, lang)


@attrs.frozen(kw_only=True)
class WorkList:
    """The complaints that need attention, each list with the most urgent first.

    `escalated` are the steps of the ladder reached on clocks that are still open; `paused` the clocks held by a pause that nobody ended in time,
    or that has no latest end; `actions` those overdue, overdue for their check, or without effect; `follow_ups` those past their last day;
    `rejected` the answers that the customer rejected, and nobody has taken up; `awards` outside results in the customer's favour
    that bind the firm and that nobody has taken up; `unreadable` the complaints that the store could not load, whatever they need.

    Clause: RULES-4.25
    """

    at: datetime
    overdue: tuple[WorkItem, ...]
    due_soon: tuple[WorkItem, ...]
    escalated: tuple[Escalation, ...] = ()
    paused: tuple[WorkItem, ...] = ()
    actions: tuple[ActionStatus, ...] = ()
    follow_ups: tuple[FollowUp, ...] = ()
    rejected: tuple[Rejection, ...] = ()
    awards: tuple[AwardWaiting, ...] = ()
    unreadable: tuple[Finding, ...] = ()

    def for_role(self, role: str) -> WorkList:
        """Return what a procedural role is told about: what was escalated to it, the follow-ups that it owes, what it takes up again.

        Clause: RULES-4.25
        """
        told = {one.case for one in self.escalated if role in one.tell}
        return WorkList(
            at=self.at,
            overdue=tuple(one for one in self.overdue if one.id in told),
            due_soon=tuple(one for one in self.due_soon if one.id in told),
            escalated=tuple(one for one in self.escalated if role in one.tell),
            paused=tuple(one for one in self.paused if one.id in told),
            actions=tuple(one for one in self.actions if one.case in told),
            follow_ups=tuple(one for one in self.follow_ups if one.by == role),
            rejected=self.rejected if role in TAKES_UP else (),
            awards=self.awards if role in TAKES_UP else (),
            unreadable=self.unreadable,
        )

    def lines(self, lang: Language = Language.EN) -> Iterator[str]:
        """Yield all of it, one item a line: unreadable, overdue, escalated, left paused, actions, rejected, awards, follow-ups, due soon."""
        for one in self.unreadable:
            yield render("complaint.unreadable", Facts({"id": one.path, "why": one.text(lang)}), lang)
        for part in (self.overdue, self.escalated, self.paused, self.actions, self.rejected, self.awards, self.follow_ups, self.due_soon):
            yield from (one.text(lang) for one in part)


@typed
def work_list(
    cases: Iterable[Complaint],
    *,
    at: datetime,
    rules: Mapping[str, ComplaintRules],
    unit: str | None = None,
    unreadable: Iterable[Finding] = (),
) -> WorkList:
    """Return which complaints need attention at `at`: overdue, past the first warning of a clock, escalated, left paused, owed something afterwards.

    `rules` maps the id of each edition that governed a complaint at `at` to its rules; a clock without `warn_at` is never due soon. `unit`, a path,
    keeps the complaints handled in that unit or below it; those not given to a department yet belong to the unit that took them in. `unreadable`
    are the findings of the store on those that it could not load: they stand in the list of every unit and role, since nobody knows whose they are.
    Raises `NotFound` naming every edition that is missing.

    Clause: RULES-4.25, RULES-4.26
    """
    at, known = instant(at), tuple(cases)
    sections = sections_of((case.edition_at(at) for case in known), rules)
    overdue: list[WorkItem] = []
    soon: list[WorkItem] = []
    paused: list[WorkItem] = []
    escalated: list[Escalation] = []
    actions: list[ActionStatus] = []
    follow_ups: list[FollowUp] = []
    rejected: list[Rejection] = []
    awards: list[AwardWaiting] = []
    for case in known:
        section = sections[case.edition_at(at)]
        then = case.as_of(at, rules=section)
        if unit is not None and not any(_within(unit, place) for place in _places(then)):
            continue
        warned = _warned(then, at, section)
        for reading in then.clocks(at=at, rules=section).values():
            item = WorkItem(id=case.id, state=then.state, class_id=case.class_id, reading=reading)
            if reading.overdue:
                overdue.append(item)
            elif reading.state is ClockState.RUNNING and reading.clock in warned:
                soon.append(item)
            if reading.stopped_at is None and any(one.code in _STANDING for one in reading.findings):
                paused.append(item)
        escalated += escalations(then, at=at, rules=section).due
        actions += wanting(actions_of(then, at=at, rules=section))
        follow_up = follow_up_of(then, at=at, rules=section)
        follow_ups += [follow_up] if follow_up is not None and follow_up.overdue else []
        rejection = rejection_of(then, at=at, rules=section)
        rejected += [] if rejection is None else [rejection]
        awards += awards_waiting(then, at=at, rules=section)
    return WorkList(
        at=at,
        overdue=tuple(sorted(overdue, key=_urgency)),
        due_soon=tuple(sorted(soon, key=_urgency)),
        escalated=tuple(sorted(escalated, key=lambda one: (in_utc(one.at), one.case, one.clock))),
        paused=tuple(sorted(paused, key=_urgency)),
        actions=tuple(sorted(actions, key=lambda one: (one.due is not None, one.due or one.action.due, one.case, one.action.id))),
        follow_ups=tuple(sorted(follow_ups, key=lambda one: (one.due, one.case))),
        rejected=tuple(sorted(rejected, key=lambda one: (one.rejected, one.case))),
        awards=tuple(sorted(awards, key=lambda one: (one.decided, one.case))),
        unreadable=tuple(unreadable),
    )


def _places(case: Complaint) -> Iterator[str]:
    """Yield the units that a complaint belongs to."""
    assigned = case.assignment
    if assigned is None:
        yield from (step.event.by.unit for step in case.history[:1])
    else:
        yield from (one for one in (assigned.department, assigned.together_with) if one is not None)


def _within(unit: str, place: str) -> bool:
    return place == unit or place.startswith(f"{unit}/")


def _warned(case: Complaint, at: datetime, rules: ComplaintRules) -> frozenset[str]:
    """Return the clocks that have passed a warning."""
    to_come = [timer.clock for timer in case.timers(rules=rules) if timer.kind.startswith("warn") and in_utc(timer.at) > in_utc(at)]
    return frozenset(clock.id for clock, _ in clocks_of(case, rules) if to_come.count(clock.id) < len(clock.warn_at))


def _urgency(item: WorkItem) -> tuple[datetime, str, str]:
    return item.reading.due or datetime.max.replace(tzinfo=UTC), item.id, item.reading.clock

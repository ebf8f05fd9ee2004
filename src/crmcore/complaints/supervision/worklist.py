"""What the administration department watches: what is overdue or soon will be, who was to be told, what is owed after the answer."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import UTC, date, datetime
from itertools import chain
from typing import Final, TypeVar

import attrs

from crmcore._arguments import typed
from crmcore.complaints.case import Complaint
from crmcore.complaints.deadlines import clocks_of
from crmcore.complaints.recorded_late import RecordedLate, recorded_late
from crmcore.complaints.rules.section import ComplaintRules
from crmcore.complaints.states import State
from crmcore.complaints.supervision.actions import ActionStatus, actions_of, wanting
from crmcore.complaints.supervision.awards import AwardWaiting, awards_waiting
from crmcore.complaints.supervision.escalation import Escalation, escalations
from crmcore.complaints.supervision.follow_up import FollowUp, follow_up_of
from crmcore.complaints.supervision.rejections import TAKES_UP, Rejection, rejection_of
from crmcore.decision import Facts, Finding, Reason
from crmcore.errors import CrmCoreError
from crmcore.event import in_utc, instant
from crmcore.messages import Language, Term, render
from crmcore.reached import ClockState
from crmcore.section import sections_of
from crmcore.worktime.clocks.reading import Reading

T = TypeVar("T")

# What a clock reports when a pause was not ended.
_STANDING: Final = frozenset({"clock.unresumed_pause", "clock.open_ended_pause"})

# The role that inspects files, and asks why something was put on record late.
INSPECTS: Final = "administration"


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
class Unreadable:
    """What can't be said of one complaint, and why: a clock that reaches beyond the days that are known (`clock`), or something else.

    Clause: RULES-4.25
    """

    case: str
    why: tuple[Finding | Reason, ...]
    clock: str | None = None

    def text(self, lang: Language = Language.EN) -> str:
        """Return it on one line."""
        why = " · ".join(one.text(lang) for one in self.why)
        return render(
            "complaint.unreadable" if self.clock is None else "complaint.clock_unreadable", {"id": self.case, "clock": self.clock, "why": why}, lang
        )

    def __str__(self) -> str:
        """Return it in English."""
        return self.text()


@attrs.frozen(kw_only=True)
class WorkList:
    """The complaints that need attention, each list with the most urgent first.

    `escalated` are the steps of the ladder reached on clocks that are still open; `paused` the clocks held by a pause that nobody ended in time,
    or that has no latest end; `actions` those overdue, overdue for their check, or without effect; `follow_ups` those past their last day;
    `rejected` the answers that the customer rejected, and nobody has taken up; `awards` outside results in the customer's favour
    that bind the firm and that nobody has taken up; `recorded_late` what was put on record too late, of files that are not closed. `unreadable` is
    what can't be said of a complaint, and why: it hides nothing else.

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
    recorded_late: tuple[RecordedLate, ...] = ()
    unreadable: tuple[Unreadable, ...] = ()

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
            recorded_late=self.recorded_late if role == INSPECTS else (),
            unreadable=self.unreadable,
        )

    def lines(self, lang: Language = Language.EN) -> Iterator[str]:
        """Yield all of it, one item a line: first what can't be said and what is overdue, last what soon will be."""
        first = (self.unreadable, self.overdue, self.escalated, self.paused)
        for part in (*first, self.actions, self.rejected, self.awards, self.recorded_late, self.follow_ups, self.due_soon):
            yield from (one.text(lang) for one in part)


@typed
def work_list(
    cases: Iterable[Complaint], *, at: datetime, rules: Mapping[str, ComplaintRules], unit: str | None = None, unreadable: Iterable[Finding] = ()
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
    found = [_needs(case, at, sections[case.edition_at(at)], unit) for case in known]
    return WorkList(
        at=at,
        overdue=tuple(sorted(chain.from_iterable(one.overdue for one in found), key=_urgency)),
        due_soon=tuple(sorted(chain.from_iterable(one.due_soon for one in found), key=_urgency)),
        escalated=tuple(sorted(chain.from_iterable(one.escalated for one in found), key=lambda one: (in_utc(one.at), one.case, one.clock))),
        paused=tuple(sorted(chain.from_iterable(one.paused for one in found), key=_urgency)),
        actions=tuple(sorted(chain.from_iterable(one.actions for one in found), key=_action)),
        follow_ups=tuple(sorted(chain.from_iterable(one.follow_ups for one in found), key=lambda one: (one.due, one.case))),
        rejected=tuple(sorted(chain.from_iterable(one.rejected for one in found), key=lambda one: (one.rejected, one.case))),
        awards=tuple(sorted(chain.from_iterable(one.awards for one in found), key=lambda one: (one.decided, one.case))),
        recorded_late=tuple(sorted(chain.from_iterable(one.recorded_late for one in found), key=lambda one: (in_utc(one.recorded), one.case))),
        unreadable=(*(Unreadable(case=one.path, why=(one,)) for one in unreadable), *chain.from_iterable(one.unreadable for one in found)),
    )


def _action(one: ActionStatus) -> tuple[bool, date, str, str]:
    return one.due is not None, one.due or one.action.due, one.case, one.action.id


def _needs(case: Complaint, at: datetime, rules: ComplaintRules, unit: str | None) -> WorkList:
    """Return what one complaint needs; what can't be said of it is listed as that."""
    try:
        then = case.as_of(at, rules=rules)
        if unit is not None and not any(_within(unit, place) for place in _places(then)):
            return WorkList(at=at, overdue=(), due_soon=())
        return _listed(then, at, rules)
    except CrmCoreError as error:
        return WorkList(at=at, overdue=(), due_soon=(), unreadable=(Unreadable(case=case.id, why=error.reasons),))


def _listed(then: Complaint, at: datetime, rules: ComplaintRules) -> WorkList:
    """Return what one complaint needs, part by part: what can't be said of one part hides no other."""
    unreadable: list[Unreadable] = []

    def part(tell: Callable[[], Iterable[T]]) -> tuple[T, ...]:
        try:
            return tuple(tell())
        except CrmCoreError as error:
            why = Unreadable(case=then.id, why=error.reasons)
            unreadable.extend(() if why in unreadable else (why,))  # two parts may lack the same
            return ()

    warned = part(lambda: _warned(then, at, rules))
    readings = part(lambda: then.clocks(at=at, rules=rules).values())
    items = tuple(WorkItem(id=then.id, state=then.state, class_id=then.class_id, reading=one) for one in readings)
    unknown = {one.clock: one.findings for one in readings if one.state is ClockState.UNKNOWN}
    ladder = part(lambda: (escalations(then, at=at, rules=rules),))
    for why in (why for one in ladder for why in one.unknown):
        unknown.setdefault(why.path.removeprefix("clocks."), (why,))
    unreadable += [Unreadable(case=then.id, clock=clock, why=why) for clock, why in unknown.items()]
    return WorkList(
        at=at,
        overdue=tuple(one for one in items if one.reading.overdue),
        due_soon=tuple(one for one in items if one.reading.state is ClockState.RUNNING and one.reading.clock in warned),
        escalated=tuple(chain.from_iterable(one.due for one in ladder)),
        paused=tuple(one for one in items if one.reading.stopped_at is None and any(why.code in _STANDING for why in one.reading.findings)),
        actions=part(lambda: wanting(actions_of(then, at=at, rules=rules))),
        follow_ups=part(lambda: (one for one in (follow_up_of(then, at=at, rules=rules),) if one is not None and one.overdue)),
        rejected=part(lambda: (one for one in (rejection_of(then, at=at, rules=rules),) if one is not None)),
        awards=part(lambda: awards_waiting(then, at=at, rules=rules)),
        recorded_late=part(lambda: () if then.state is State.CLOSED else (one for one in recorded_late(then, rules=rules) if one.late)),
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
    return frozenset(clock.id for clock, _ in clocks_of(case, rules) if to_come.count(clock.id) < len(clock.warn_at) + len(clock.warn_before))


def _urgency(item: WorkItem) -> tuple[datetime, str, str]:
    return item.reading.due or datetime.max.replace(tzinfo=UTC), item.id, item.reading.clock

"""What the administration department watches: which complaints are overdue, and which are due soon."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime

import attrs

from crmcore.complaints.case import Complaint
from crmcore.complaints.deadlines import clocks_of
from crmcore.complaints.rules import ComplaintRules
from crmcore.complaints.states import State
from crmcore.decision import Facts, reason
from crmcore.errors import NotFound
from crmcore.messages import Language, Term, render
from crmcore.worktime.reading import ClockState, Reading


@attrs.frozen(kw_only=True)
class WorkItem:
    """One clock of one complaint that wants attention, and where the complaint stands.

    Clause: RULES-4.25
    """

    id: str
    state: State
    class_id: str
    reading: Reading

    def text(self, lang: Language = Language.EN) -> str:
        """Say it on one line."""
        facts = Facts({"id": self.id, "state": Term(self.state), "clock": self.reading.clock, "reading": self.reading.text(lang)})
        return render("complaint.work_item", facts, lang)


@attrs.frozen(kw_only=True)
class WorkList:
    """The complaints that want attention, the most urgent first.

    Clause: RULES-4.25
    """

    at: datetime
    overdue: tuple[WorkItem, ...]
    due_soon: tuple[WorkItem, ...]


def work_list(cases: Iterable[Complaint], *, at: datetime, rules: Mapping[str, ComplaintRules]) -> WorkList:
    """Answer which complaints are overdue at `at`, and which are past the first warning of a clock.

    `rules` maps the id of each edition that governed a complaint at `at` to its rules; a clock without `warn_at` is never due soon. Raises `NotFound`
    naming every edition that is missing.

    Clause: RULES-4.25, RULES-4.26
    """
    known = tuple(cases)
    if missing := sorted({case.edition_at(at) for case in known} - set(rules)):
        raise NotFound(*(reason("not_found", kind="edition", id=one) for one in missing))
    overdue: list[WorkItem] = []
    soon: list[WorkItem] = []
    for case in known:
        section = rules[case.edition_at(at)]
        then = case.as_of(at, rules=section)
        warned = _warned(then, at, section)
        for reading in then.clocks(at=at, rules=section).values():
            item = WorkItem(id=case.id, state=then.state, class_id=case.class_id, reading=reading)
            if reading.overdue:
                overdue.append(item)
            elif reading.state is ClockState.RUNNING and reading.clock in warned:
                soon.append(item)
    return WorkList(at=at, overdue=tuple(sorted(overdue, key=_urgency)), due_soon=tuple(sorted(soon, key=_urgency)))


def _warned(case: Complaint, at: datetime, rules: ComplaintRules) -> frozenset[str]:
    """Return the clocks of which a warning is no longer to come."""
    to_come = [timer.clock for timer in case.timers(rules=rules) if timer.kind != "breach" and timer.at > at]
    return frozenset(clock.id for clock, _ in clocks_of(case, rules) if to_come.count(clock.id) < len(clock.warn_at))


def _urgency(item: WorkItem) -> tuple[datetime, str, str]:
    return item.reading.due or datetime.max.replace(tzinfo=UTC), item.id, item.reading.clock

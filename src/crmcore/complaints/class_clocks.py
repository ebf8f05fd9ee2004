"""The firm's own clocks of a complaint: those of its class, and from when they run where it was of another class before."""

from __future__ import annotations

from crmcore.complaints.casefile import CaseFile
from crmcore.complaints.events.classes import Reclassified
from crmcore.complaints.rules.section import ComplaintRules
from crmcore.worktime.clocks.clock import Clock
from crmcore.worktime.clocks.successor import Successor, counts_alike, successor


def class_clocks(case: CaseFile, rules: ComplaintRules) -> tuple[Clock, ...]:
    """Return the clocks of a complaint's class, each from when it runs: the receipt, or the day on which the class was changed.

    A clock that counts as the one of its name did before goes on. A class that these rules do not have any more leaves no clock behind: those of the
    next one run as if it had been the first.

    Clause: RULES-1.5, RULES-4.26
    """
    changes = [step.event for step in case.history if isinstance(step.event, Reclassified)]
    if not changes:
        return rules.complaint_class(case.class_id).clocks
    known = {row.then.id: {one.id: one for one in row.then.clocks} for row in rules.classes.rows}
    now = known.get(changes[0].was_class)
    for one in changes:
        then = known.get(one.class_id)
        if now is not None and then is not None:
            then = {name: _from(clock, one, now.get(name), rules) for name, clock in then.items()}
        now = then
    return () if now is None else tuple(now.values())


def _from(clock: Clock, change: Reclassified, before: Clock | None, rules: ComplaintRules) -> Clock:
    """Return a clock of the new class as it runs in this case."""
    if before is not None and counts_alike(clock, before):
        return successor(clock, since=before.since, before=before.before, days=before.days) if isinstance(before, Successor) else clock
    days = None if before is None or before.calendar is None else rules.calendars[before.calendar]
    return successor(clock, since=change.at, before=before, days=days)

"""The firm's own clocks of a complaint: those of its class, and from which instant they run where it was of another class before."""

from __future__ import annotations

from crmcore.complaints.casefile import CaseFile
from crmcore.complaints.clock_events import RECEIVED
from crmcore.complaints.events.classes import Reclassified
from crmcore.complaints.rules.section import ComplaintRules
from crmcore.lifecycles.history import Migrated
from crmcore.worktime.clocks.clock import Clock
from crmcore.worktime.clocks.successor import Successor, counts_alike, successor


def class_clocks(case: CaseFile, rules: ComplaintRules) -> tuple[Clock, ...]:
    """Return the clocks of a complaint's class, each from when it runs.

    A clock that counts as the one of its name did before the class was changed goes on. Of the others, one that runs from the receipt begins at the
    instant of the change; one that runs from something else begins with that, also where it happened before: what the firm knew by then gives no
    new time. Where the one of its name is open, that goes on too, and the first due counts.

    A class that these rules do not have any more leaves no clock behind: those of the next one run as if it had been the first.

    Clause: RULES-1.5, RULES-4.26
    """
    changes: list[Reclassified] = []
    for event in (step.event for step in case.history):
        if isinstance(event, Reclassified):
            changes.append(event)
        elif isinstance(event, Migrated) and event.reached:
            changes.clear()  # what the clocks had reached by then is on record
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
        return _like(before, clock) if isinstance(before, Successor) else clock
    days = None if before is None or before.calendar is None else rules.calendars[before.calendar]
    return successor(clock, since=change.at, before=before, days=days, from_start=RECEIVED not in clock.starts)


def _like(one: Successor, clock: Clock) -> Successor:
    """Return a clock as the one that took the place of another when `one` did."""
    return successor(clock, since=one.since, before=one.before, days=one.days, from_start=one.from_start)

"""Moving open complaints to a newer edition, and to the lifecycle that it gives their class; what was done stands."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime

from crmcore._arguments import typed
from crmcore.complaints.case import Complaint
from crmcore.complaints.casefile import CaseFile
from crmcore.complaints.guards.roles import administration
from crmcore.complaints.lifecycles.shipped import lifecycle_named, lifecycle_of
from crmcore.complaints.lifecycles.vocabulary import VOCABULARY
from crmcore.complaints.rules.section import ComplaintRules
from crmcore.decision import Decision, Outcome, Reason
from crmcore.errors import NotFound, Refused
from crmcore.event import Actor
from crmcore.lifecycles import migrating
from crmcore.lifecycles.history import MIGRATE, MIGRATION_CLAUSE
from crmcore.lifecycles.lifecycle import Lifecycle
from crmcore.lifecycles.migrating import SAME, Going, MigrationReport, Staying
from crmcore.section import sections_of


@typed
def migrate(
    complaint: Complaint,
    *,
    was: ComplaintRules,
    rules: ComplaintRules,
    at: datetime,
    by: Actor,
    why: str,
    states: Mapping[str, str] = SAME,
    lifecycle: str | None = None,
) -> Complaint:
    """Return a complaint under the edition of `rules`, by `crmcore.lifecycles.migrate`, with both its tables found and its actor checked.

    `was` are the rules of the edition that it is under. It goes to the lifecycle of its class, or to the one called `lifecycle`; `states` says for
    states that the new table does not have which one takes their place. Raises `Refused` with every reason: by whom, to which state, or because what
    follows there could end without an answer, or without a grant for money.

    Clause: RULES-4.28, RULES-1.5
    """
    to, clause = _target(complaint, rules, lifecycle), rules.names.clauses(MIGRATION_CLAUSE)
    if isinstance(to, Reason):
        raise Refused(Decision(Outcome.REFUSED, (to,), MIGRATE, clause, rules.edition), MIGRATE, "complaint", complaint.id)
    before: Lifecycle[CaseFile, ComplaintRules] = lifecycle_of(complaint.lifecycle, was)
    who = (administration,)
    return migrating.migrate(complaint, before, to, rules, VOCABULARY, at=at, by=by, why=why, states=states, allowed=who, clause=clause)


@typed
def migration_plan(
    complaints: Iterable[Complaint],
    *,
    editions: Mapping[str, ComplaintRules],
    rules: ComplaintRules,
    states: Mapping[str, str] = SAME,
    lifecycle: str | None = None,
) -> MigrationReport:
    """Return which complaints can go to the edition of `rules`, and which cannot and why; nothing moves.

    `editions` maps the id of each edition that a complaint is under to its rules. Raises `NotFound` naming every edition that is missing.

    Clause: RULES-4.28, RULES-1.5
    """
    known = tuple(complaints)
    sections = sections_of((one.edition for one in known), editions)
    going: list[Going] = []
    staying: list[Staying] = []
    for one in known:
        to = _target(one, rules, lifecycle)
        if isinstance(to, Reason):
            staying.append(Staying(one.id, one.state, (to,)))
            continue
        before: Lifecycle[CaseFile, ComplaintRules] = lifecycle_of(one.lifecycle, sections[one.edition])
        target, reasons = migrating.obstacles(one, before, to, rules, VOCABULARY, states=states)
        if reasons:
            staying.append(Staying(one.id, one.state, reasons))
        else:
            going.append(Going(one.id, one.state, target))
    return MigrationReport(rules.edition, tuple(going), tuple(staying))


def _target(complaint: Complaint, rules: ComplaintRules, name: str | None) -> Lifecycle[CaseFile, ComplaintRules] | Reason:
    """Return the lifecycle that a complaint would go to, or why there is none."""
    try:
        return lifecycle_named(rules.complaint_class(complaint.class_id).lifecycle if name is None else name, rules)
    except NotFound as error:
        return error.reasons[0]

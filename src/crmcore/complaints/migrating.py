"""Moving open complaints to a newer edition, and to the lifecycle that it gives their class; what was done stands.

To the lifecycle of another class nothing migrates: that is another class (`reclassify`). To one that no class follows it takes two persons.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime

from crmcore._arguments import typed
from crmcore.complaints.case import Complaint
from crmcore.complaints.casefile import CaseFile
from crmcore.complaints.deadlines import reached_by
from crmcore.complaints.facts import facts_of_case
from crmcore.complaints.guards.persons import impartial, kept_out
from crmcore.complaints.guards.roles import administration
from crmcore.complaints.lifecycles.shipped import INSTEAD, lifecycle_named, lifecycle_of
from crmcore.complaints.lifecycles.vocabulary import VOCABULARY
from crmcore.complaints.rules.section import ComplaintClass, ComplaintRules
from crmcore.decision import Decision, Outcome, Reason, reason
from crmcore.errors import CrmCoreError, NotFound, Refused
from crmcore.event import Actor, Attempt
from crmcore.lifecycles import migrating
from crmcore.lifecycles.history import MIGRATE, MIGRATION_CLAUSE
from crmcore.lifecycles.lifecycle import Lifecycle
from crmcore.lifecycles.migrating import SAME, Going, MigrationReport, Staying
from crmcore.lifecycles.transitions import WhyNot
from crmcore.messages import WordKind
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
    approved_by: Actor | None = None,
) -> Complaint:
    """Return a complaint under the edition of `rules`, by `crmcore.lifecycles.migrate`, with both its tables found and its actor checked.

    `was` are the rules of the edition that it is under. It goes to the lifecycle of its class, or to the newest version of the one that is called
    `lifecycle`: its own, or one that no class follows, which takes `approved_by`, a superior of `by`. `states` says for states that the new table
    does not have which one takes their place. Raises `Refused` with every reason: by whom, to which lifecycle or state, or because what follows there
    could end without an answer, or without a grant for money.

    Clause: RULES-4.28, RULES-1.5
    """
    to, clause = _target(complaint, rules, lifecycle), rules.names.clauses(MIGRATION_CLAUSE)
    if isinstance(to, Reason):
        raise Refused(Decision(Outcome.REFUSED, (to,), MIGRATE, clause, rules.edition), MIGRATE, "complaint", complaint.id)
    before: Lifecycle[CaseFile, ComplaintRules] = lifecycle_of(complaint.lifecycle, was)

    def agreed(case: CaseFile, attempt: Attempt, rules: ComplaintRules, /) -> WhyNot:
        found = _other_process(case, to, rules)
        return found or tuple(_alone(case, to, rules, by=attempt.by, approved_by=approved_by))

    return migrating.migrate(
        complaint,
        before,
        to,
        rules,
        VOCABULARY,
        at=at,
        by=by,
        why=why,
        states=states,
        alike=INSTEAD,
        allowed=(administration, impartial, agreed),
        approved_by=approved_by,
        reached=reached_by(complaint, at, was),
        clause=clause,
    )


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

    Who moves them is asked when each one moves. `editions` maps the id of each edition that a complaint is under to its rules. Raises `NotFound`
    naming every edition that is missing.

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
        try:
            before: Lifecycle[CaseFile, ComplaintRules] = lifecycle_of(one.lifecycle, sections[one.edition])
            target, reasons = migrating.obstacles(one, before, to, rules, VOCABULARY, states=states, alike=INSTEAD)
            reasons += _other_process(one, to, rules)
        except CrmCoreError as error:  # its own table is gone: it hides no other
            staying.append(Staying(one.id, one.state, error.reasons))
            continue
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


def _other_process(case: CaseFile, to: Lifecycle[CaseFile, ComplaintRules], rules: ComplaintRules) -> tuple[Reason, ...]:
    """Return why a complaint does not go to a lifecycle that only other classes follow, if it is one."""
    others = tuple(one.then.id for one in rules.classes.rows if one.then.lifecycle == to.name)
    if not others or _is_its_own(case, to, rules):
        return ()
    was = rules.names.term(WordKind.CLASSES, case.class_id)
    return (reason("class.other_process", lifecycle=to.name, others=rules.names.terms(WordKind.CLASSES, others), was=was),)


def _is_its_own(case: CaseFile, to: Lifecycle[CaseFile, ComplaintRules], rules: ComplaintRules) -> bool:
    """Return whether a complaint follows a lifecycle already, in any version, or its class does; if that is gone, the one that it falls in by now."""
    return to.name in (case.lifecycle[0], _class_in(case, rules).lifecycle)


def _class_in(case: CaseFile, rules: ComplaintRules) -> ComplaintClass:
    try:
        return rules.complaint_class(case.class_id)
    except NotFound:
        return rules.classes.match(facts_of_case(case, rules.names)).row.then


def _alone(
    case: CaseFile, to: Lifecycle[CaseFile, ComplaintRules], rules: ComplaintRules, *, by: Actor, approved_by: Actor | None
) -> Iterator[Reason]:
    """Yield why nobody chooses a lifecycle alone that is not that of the class, and why whoever approves it may not."""
    if approved_by is not None:
        yield from kept_out(case, approved_by)
    if _is_its_own(case, to, rules):
        return
    if approved_by is None:
        was = rules.names.term(WordKind.CLASSES, case.class_id)
        yield reason("class.process_takes_two", lifecycle=to.name, was=was, actor=by.id)
    elif not approved_by.is_superior_of(by):
        yield reason("class.process_not_superior", actor=approved_by.id, other=by.id)

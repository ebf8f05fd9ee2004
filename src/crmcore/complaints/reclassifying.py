"""Putting a complaint in another class: up as soon as somebody sees why, down only by two persons, and never against what is known of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Final

import attrs

from crmcore._arguments import typed
from crmcore.complaints.case import Complaint
from crmcore.complaints.casefile import CaseFile
from crmcore.complaints.deadlines import reached_by
from crmcore.complaints.events.classes import Reclassified
from crmcore.complaints.guards.persons import impartial, kept_out
from crmcore.complaints.guards.procedure import reason_given
from crmcore.complaints.guards.roles import role
from crmcore.complaints.lifecycles.shipped import INSTEAD, lifecycle_named, lifecycle_of
from crmcore.complaints.lifecycles.vocabulary import VOCABULARY
from crmcore.complaints.rules.section import ComplaintClass, ComplaintRules
from crmcore.complaints.severity import severity_of_case
from crmcore.complaints.states import State
from crmcore.decision import Decision, Outcome, Reason, reason
from crmcore.errors import NotFound, Refused
from crmcore.event import Actor, Attempt
from crmcore.lifecycles.case import Step
from crmcore.lifecycles.lifecycle import Lifecycle
from crmcore.lifecycles.migrating import SAME, obstacles
from crmcore.lifecycles.walk import out_of_order
from crmcore.messages import Term, WordKind

# The id of the step that it leaves in a history: no table has a line for it. And what requires it.
RECLASSIFY: Final = "reclassify"
CLAUSE: Final = "RULES-1.5"

# Who may see that a complaint is of another class: whoever takes it in, or works on it.
WHO: Final = ("intake", "customer_service", "administration", "handler", "handler_supervisor")


@typed
def reclassify(
    complaint: Complaint,
    *,
    rules: ComplaintRules,
    at: datetime,
    by: Actor,
    why: str,
    to: str | None = None,
    approved_by: Actor | None = None,
    states: Mapping[str, str] = SAME,
) -> Complaint:
    """Return a complaint in another class: in the one that what is known of it by now falls in, or in the one called `to`.

    It follows that class's lifecycle from where it is; `states` says for states that the new table does not have which one takes their place, besides
    those that crmcore knows. A clock that counts as before goes on, every other begins at `at`, beside the one of its name if that is open. A lower
    class takes `approved_by`, a superior of `by`, and is refused while what is known makes the complaint higher. Raises `Refused` with every reason,
    `InvalidValue` for rules of another edition.

    Clause: RULES-1.5, FIN-7.3
    """
    found = severity_of_case(complaint, rules).class_id
    wanted = found if to is None else to
    try:
        new = rules.complaint_class(wanted)
        was, table = _tables(complaint, new, rules)
    except NotFound as unknown:
        raise _refused(complaint, unknown.reasons, rules) from None
    state, blocked = _target(complaint, was, table, rules, states)
    event = Reclassified(
        at=at,
        by=by,
        why=why,
        was_edition=complaint.edition,
        was_lifecycle=complaint.lifecycle,
        was_state=complaint.state.value,
        edition=complaint.edition,
        lifecycle=table.ref,
        state=state,
        was_class=complaint.class_id,
        class_id=new.id,
        approved_by=approved_by,
    )
    reasons = (*_against(complaint, was, event, rules), *_between(complaint, wanted, found, rules, by=by, approved_by=approved_by), *blocked)
    if reasons:
        raise _refused(complaint, reasons, rules)
    event = attrs.evolve(event, reached=reached_by(complaint, at, rules))
    history = (*complaint.history, Step(len(complaint.history) + 1, RECLASSIFY, event))
    return complaint.under(complaint.edition, table.ref, State(state), history)


def _refused(complaint: Complaint, reasons: tuple[Reason, ...], rules: ComplaintRules) -> Refused:
    decision = Decision(Outcome.REFUSED, reasons, RECLASSIFY, rules.names.clauses(CLAUSE), rules.edition)
    return Refused(decision, RECLASSIFY, "complaint", complaint.id)


def _tables(
    complaint: Complaint, new: ComplaintClass, rules: ComplaintRules
) -> tuple[Lifecycle[CaseFile, ComplaintRules], Lifecycle[CaseFile, ComplaintRules]]:
    """Return the lifecycle that a complaint follows, and that of the new class; the same one, in its version, where the class follows that."""
    was: Lifecycle[CaseFile, ComplaintRules] = lifecycle_of(complaint.lifecycle, rules)
    return was, was if new.lifecycle == was.name else lifecycle_named(new.lifecycle, rules)


def _target(
    complaint: Complaint,
    was: Lifecycle[CaseFile, ComplaintRules],
    to: Lifecycle[CaseFile, ComplaintRules],
    rules: ComplaintRules,
    states: Mapping[str, str],
) -> tuple[str, tuple[Reason, ...]]:
    """Return the state in which a complaint goes on, and everything that keeps it from going on there."""
    if to.ref == was.ref:
        over = (reason("migration.finished", id=complaint.id, state=Term(complaint.state)),) if complaint.state in was.final else ()
        return complaint.state.value, over
    here = {one.value for one in to.states}
    instead = {one: other for one, other in INSTEAD.items() if one not in here}
    target, reasons = obstacles(complaint, was, to, rules, VOCABULARY, states={**instead, **states}, alike=instead)
    return target.value, reasons


def _against(complaint: Complaint, was: Lifecycle[CaseFile, ComplaintRules], event: Reclassified, rules: ComplaintRules) -> tuple[Reason, ...]:
    """Return why this actor may not reclassify a complaint now, whatever the class."""
    attempt = Attempt(at=event.at, by=event.by)
    lacks, early = role(attempt, rules, *WHO), out_of_order(was, complaint, event.at, rules)
    found = (lacks, *impartial(complaint, attempt, rules), early, reason_given(complaint, event, rules))
    return tuple(one for one in found if one is not None)


def _between(complaint: Complaint, wanted: str, found: str, rules: ComplaintRules, *, by: Actor, approved_by: Actor | None) -> Iterator[Reason]:
    """Yield why a complaint does not go from its class to another: it is there, or goes down alone or against what is known."""
    called = {name: rules.names.term(WordKind.CLASSES, id) for name, id in (("was", complaint.class_id), ("wanted", wanted), ("found", found))}
    if wanted == complaint.class_id:
        yield reason("class.there_already", **called)
    if approved_by is not None:
        yield from kept_out(complaint, approved_by)
    if rules.rank_of(wanted) > rules.rank_of(complaint.class_id):
        return
    if rules.rank_of(found) > rules.rank_of(wanted):
        yield reason("class.known_as_higher", **called)
    if approved_by is None:
        yield reason("class.takes_two", actor=by.id, **called)
    elif not approved_by.is_superior_of(by):
        yield reason("class.not_superior", actor=approved_by.id, other=by.id)

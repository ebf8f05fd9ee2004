"""Who may take the next step of a complaint: each position with a role in the procedure is checked, by means of an actor who holds it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime

from crmcore.complaints.case import Complaint
from crmcore.complaints.rules.section import ComplaintRules
from crmcore.complaints.rules.supervision import APPROVING, ROLES
from crmcore.event import Actor
from crmcore.organisation import OrganisationRules, Staff


def for_each_position(complaint: Complaint, organisation: OrganisationRules | None) -> Iterator[Actor]:
    """Yield an actor for each position with a role in the procedure, of its department; handlers are of the department assigned to this complaint.

    Each has the position's id as its own, and took no step of this complaint. If the rulebook has no positions, there is one actor per role.
    """
    named = complaint.assignment
    if organisation is None:
        for role in ROLES:
            yield Actor(id=role, unit=named.department if named is not None and role == "handler" else "", roles=frozenset({role}))
        return
    for position in organisation.positions.values():
        if position.roles - APPROVING:
            department = organisation.departments[position.department].path if position.department else ""
            unit = named.department if named is not None and "handler" in position.roles else department
            yield organisation.actor(Staff(id=position.id, unit=unit, positions=(position.id,)))


def next_steps(complaint: Complaint, *, at: datetime, rules: ComplaintRules, organisation: OrganisationRules | None) -> Mapping[str, tuple[str, ...]]:
    """Return the events that take a complaint to another state, each with the positions that may record it at `at`, in the order of the organisation.

    Clause: RULES-4.4
    """
    may: dict[str, tuple[str, ...]] = {}
    for actor in for_each_position(complaint, organisation):
        said = complaint.explain(actor=actor, at=at, rules=rules)
        for blocked in said.blocked:
            if blocked.to != complaint.state:
                may.setdefault(blocked.event.name, ())
        for step in said.open:
            if step.to != complaint.state:
                may[step.event.name] = (*may.get(step.event.name, ()), actor.id)
    return may

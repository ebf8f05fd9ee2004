"""Who may take the next step of a complaint: every position is asked, by means of actors who hold it, each in a unit that could make a difference."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from typing import Final

import attrs

from crmcore.complaints.case import Complaint
from crmcore.complaints.guards.roles import higher_unit, superior
from crmcore.complaints.lifecycles.shipped import lifecycle_of
from crmcore.complaints.rules.section import ComplaintRules
from crmcore.complaints.rules.supervision import APPROVING, ROLES
from crmcore.decision import Reason
from crmcore.event import Actor
from crmcore.lifecycles.explaining import BlockedStep, Explanation, OpenStep
from crmcore.lifecycles.walk import lines_of
from crmcore.messages import Language, Term, render
from crmcore.organisation import OrganisationRules, Position, Staff

# Guards that ask for the place above somebody, not for a role.
_ASK_FOR_A_SUPERIOR: Final = frozenset({superior, higher_unit})
# The rank of whoever ranks above everybody, in a rulebook without positions.
_ABOVE_ALL: Final = 1_000_000


@attrs.frozen
class Allowed:
    """Who may: positions, and those that may only as superiors of whoever made the document or decided."""

    positions: tuple[Term, ...]
    superiors: tuple[Term, ...]

    def say(self, lang: Language) -> str:
        """Return them in one language."""
        code = "explain.positions" if not self.superiors else "explain.and_superiors" if self.positions else "explain.superiors"
        return render(code, {"who": self.positions, "superiors": self.superiors}, lang)


@attrs.frozen
class StepByPosition:
    """One step, who may take it, and whom each reason stops wherever they are; positions by their ids, a reason without its actor."""

    step: OpenStep | BlockedStep
    may: tuple[str, ...]
    as_superiors: frozenset[str]
    stopped: Mapping[Reason, tuple[str, ...]]

    @property
    def allowed(self) -> Allowed:
        """Return who may, for readers."""
        return Allowed(
            tuple(Term(one) for one in self.may if one not in self.as_superiors), tuple(Term(one) for one in self.may if one in self.as_superiors)
        )


@attrs.frozen
class _Asked:
    """A position with a role in the procedure or without, and what its holders were told, unit by unit; the first is where they work on it."""

    id: str
    has_role: bool
    told: tuple[Explanation, ...]

    def open_step(self, step: str) -> OpenStep | None:
        return next((one for said in self.told for one in said.open if one.id == step), None)

    def reasons(self, step: str) -> tuple[Reason, ...]:
        """Return why no holder may take a step: the reasons that hold in every unit, or if there is none, those where they work on it."""
        each = [tuple(without_actor(why, said.actor) for one in said.blocked if one.id == step for why in one.reasons) for said in self.told]
        return tuple(why for why in each[0] if all(why in other for other in each)) or each[0]


def steps_by_position(
    complaint: Complaint, *, at: datetime, rules: ComplaintRules, organisation: OrganisationRules | None
) -> tuple[StepByPosition, ...]:
    """Return each step that a complaint could take now, with every position of the organisation: either it may, or a reason stops it.

    A position may if some holder may, in whichever unit: handlers in the departments assigned to the complaint, anybody at the top of the firm, which
    is above every unit and in none, or in a unit that the complaint is about. Holders have taken no step of this complaint. If the rulebook has no
    positions, the roles of the procedure take their place.

    Clause: RULES-4.4
    """
    asked = tuple(
        _Asked(id_, has_role, tuple(complaint.explain(actor=one, at=at, rules=rules) for one in holders))
        for id_, has_role, holders in (_roles(complaint) if organisation is None else _positions(complaint, organisation))
    )
    rows = {row.id: row for row in lines_of(lifecycle_of(complaint.lifecycle, rules), complaint, rules).values()}
    return tuple(_step(one, asked, above=not _ASK_FOR_A_SUPERIOR.isdisjoint(rows[one.id].before)) for one in _every(asked[0].told[0]))


def _step(step: OpenStep | BlockedStep, asked: Iterable[_Asked], *, above: bool) -> StepByPosition:
    shown, may, as_superiors = step, list[str](), set[str]()
    stopped: dict[Reason, tuple[str, ...]] = {}
    for one in asked:
        found = one.open_step(step.id)
        if found is None:
            for why in one.reasons(step.id):
                stopped[why] = (*stopped.get(why, ()), one.id)
            continue
        shown = found
        may.append(one.id)
        if above and not one.has_role:
            as_superiors.add(one.id)
    return StepByPosition(shown, tuple(may), frozenset(as_superiors), stopped)


def _every(explained: Explanation) -> tuple[OpenStep | BlockedStep, ...]:
    return (*explained.open, *explained.blocked)


def _roles(complaint: Complaint) -> Iterator[tuple[str, bool, tuple[Actor, ...]]]:
    """Yield each role with actors who have it: one in the department assigned, and one who ranks above everybody."""
    named = complaint.assignment
    for role in ROLES:
        unit, id_, roles = named.department if named is not None and role == "handler" else "", _nobody(role), frozenset({role})
        yield role, True, (Actor(id=id_, unit=unit, roles=roles), Actor(id=id_, rank=_ABOVE_ALL, roles=roles))


def _positions(complaint: Complaint, organisation: OrganisationRules) -> Iterator[tuple[str, bool, tuple[Actor, ...]]]:
    """Yield each position with actors who hold it, in each unit that makes a difference."""
    about = sorted(complaint.parties.units)
    for position in organisation.positions.values():
        units = dict.fromkeys((*_departments(position, complaint), "", *about))
        holders = tuple(organisation.actor(Staff(id=_nobody(position.id), unit=unit, positions=(position.id,))) for unit in units)
        yield position.id, bool(position.roles - APPROVING), holders


def _departments(position: Position, complaint: Complaint) -> Iterator[str]:
    """Yield the departments in which holders of a position handle a complaint."""
    named = complaint.assignment
    if named is not None and "handler" in position.roles:
        yield named.department
        if named.together_with is not None:
            yield named.together_with


def _nobody(id: str) -> str:
    """Return the id of somebody who took no step, whatever the staff are called."""
    return f"*{id}"


def without_actor(why: Reason, actor: str) -> Reason:
    """Return a reason against one actor as the same for every actor; one that names somebody else as its actor stays as it is."""
    return Reason(why.code, {**why.facts, "actor": ""}) if why.facts.get("actor") == actor else why


def next_steps(complaint: Complaint, *, at: datetime, rules: ComplaintRules, organisation: OrganisationRules | None) -> Mapping[str, tuple[str, ...]]:
    """Return the events that take a complaint to another state, each with the positions that may record it at `at`, in the order of the organisation.

    Clause: RULES-4.4
    """
    may: dict[str, tuple[str, ...]] = {}
    for one in steps_by_position(complaint, at=at, rules=rules, organisation=organisation):
        if one.step.to != complaint.state:
            name = one.step.event.name
            may[name] = tuple(dict.fromkeys((*may.get(name, ()), *one.may)))
    return may

"""Who acts in a procedural role on one complaint while nobody who holds it can: it is about them, they were recused, or they are away."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from crmcore._arguments import typed
from crmcore.complaints.casefile import CaseFile
from crmcore.complaints.guards.persons import kept_from_acting_as
from crmcore.event import Actor
from crmcore.organisation import OrganisationRules, Prevented, Staff


@typed
def standing_in(
    staff: Staff, case: CaseFile, *, organisation: OrganisationRules, everyone: Iterable[Staff], away: Collection[str] = ()
) -> frozenset[str]:
    """Return the procedural roles in which somebody may act on a complaint because nobody who holds them can: for `OrganisationRules.actor`.

    `everyone` are all members of staff as of now, `away` the ids of those who are absent. Who stands in for whom, and whether only for those whom the
    complaint is about or only for those away, is in the rulebook. Where some are kept out and the rest is away, it is as if all were kept out. A role
    that nobody holds is one whose holders are away. Raises `NotFound` for a position that the rulebook does not have.

    Clause: RULES-4.7, RULES-4.9, RULES-4.12
    """
    rows = [one for one in organisation.stand_ins if not set(one.by).isdisjoint(staff.positions)]
    held = organisation.actor(staff).roles
    if not (roles := {one.role for one in rows} - held):
        return frozenset()
    every = tuple(everyone)
    prevented = {role: _prevented(case, role, _holders(role, organisation, every), frozenset(away)) for role in roles}
    return frozenset(one.role for one in rows if one.role in roles and prevented[one.role] in one.when)


def _holders(role: str, organisation: OrganisationRules, everyone: Iterable[Staff]) -> Iterator[Staff]:
    positions = {id_ for id_, one in organisation.positions.items() if role in one.roles}
    return (one for one in everyone if not positions.isdisjoint(one.positions))


def _prevented(case: CaseFile, role: str, holders: Iterable[Staff], away: frozenset[str]) -> Prevented | None:
    """Return what keeps all of some staff from acting in their role; None where one of them can."""
    found = Prevented.AWAY
    for one in holders:
        if kept_from_acting_as(case, Actor(id=one.id, unit=one.unit), role):
            found = Prevented.COMPLAINED_ABOUT
        elif one.id not in away:
            return None
    return found

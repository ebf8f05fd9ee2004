"""Who works where: departments, positions with their ranks and procedural roles, staff, and the actor that a member of staff is at one instant.

The four units and three levels that the clauses name are rows of the rulebook, never constants here: a firm maps them to its own positions.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

import attrs

from crmcore import privacy
from crmcore.decision import reason
from crmcore.errors import NotFound
from crmcore.event import Actor
from crmcore.section import Section


@attrs.frozen(kw_only=True)
class Department:
    """A department: its id, its place in the tree as a path, its duties in the firm's own words.

    Clause: DEPT-2.1
    """

    id: str
    path: str
    duties: str = ""
    clause: str | None = None


@attrs.frozen(kw_only=True)
class Position:
    """A position: its department, its rank, the position it reports to, and its procedural roles.

    `rank` orders positions from the bottom: specialist below manager below director. `department` is a department's id; None is a position that
    exists in every department, such as its head.

    Clause: BANK-2.1, BANK-3.1, MAN-7.1
    """

    id: str
    rank: int
    department: str | None = None
    reports_to: str | None = None
    roles: frozenset[str] = frozenset()
    clause: str | None = None


@attrs.frozen(kw_only=True)
class Staff:
    """A member of staff: an id that the host assigns (not an official number of the person), a unit path, and the positions held now.

    Clause: BANK-2.1
    """

    id: str
    unit: str
    positions: tuple[str, ...] = ()
    name: str = attrs.field(default="", repr=privacy.mask_name, metadata=privacy.C2)


@attrs.frozen(kw_only=True)
class OrganisationRules(Section):
    """The organisation section of a rulebook: departments and positions, by id, and its edition.

    Clause: BANK-2.1, DEPT-2.1, MAN-7.1
    """

    departments: Mapping[str, Department]
    positions: Mapping[str, Position]

    def actor(self, staff: Staff, *, on_behalf_of: str | None = None) -> Actor:
        """Return a member of staff as guards see them: with the highest rank and all roles of the positions held.

        Raises `NotFound` naming every position that the rulebook does not have.

        Clause: BANK-2.1, BANK-3.1
        """
        unknown = [one for one in staff.positions if one not in self.positions]
        if unknown:
            raise NotFound(*(reason("not_found", kind="position", id=one) for one in unknown))
        held = [self.positions[one] for one in staff.positions]
        return Actor(
            id=staff.id,
            unit=staff.unit,
            rank=max((one.rank for one in held), default=0),
            positions=frozenset(one.id for one in held),
            roles=frozenset(role for one in held for role in one.roles),
            on_behalf_of=on_behalf_of,
        )


class StaffDirectory(Protocol):
    """Where a host keeps its staff.

    P1: `staff(id)` returns the member of staff with exactly that id. P2: an unknown id raises `NotFound`, and never returns somebody else.
    """

    def staff(self, id: str, /) -> Staff:
        """Return one member of staff, as of now."""
        ...

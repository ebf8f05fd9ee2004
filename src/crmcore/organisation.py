"""Who works where: departments, positions with their ranks and procedural roles, staff, and the actor that a member of staff is at one instant.

The four units and three levels that the clauses name are rows of the rulebook, never constants here: a firm maps them to its own positions.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from enum import StrEnum
from functools import cached_property
from typing import Protocol

import attrs

from crmcore import privacy
from crmcore._arguments import refuse_wrong_fields, typed, typed_fields
from crmcore._frozen import frozen_fields
from crmcore.decision import reason
from crmcore.errors import InvalidValue, NotFound
from crmcore.event import Actor, id_text, refuse_unseen, unit_path
from crmcore.messages import Term
from crmcore.section import Section


@typed_fields
@attrs.frozen(kw_only=True)
class Department:
    """A department: its id, its place in the tree as a path, its duties in the firm's own words.

    Clause: DEPT-2.1
    """

    id: str
    path: str = attrs.field(converter=unit_path)
    duties: str = ""
    clause: str | None = None


@typed_fields
@attrs.frozen(kw_only=True, field_transformer=frozen_fields)
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


class Prevented(StrEnum):
    """What keeps everybody who holds a procedural role from acting in it.

    Clause: RULES-4.7, RULES-4.12
    """

    COMPLAINED_ABOUT = "complained_about"  # the case is about them or their unit, or they were recused from it
    AWAY = "away"  # absent, or nobody has the position


@typed_fields
@attrs.frozen(kw_only=True, field_transformer=frozen_fields)
class StandIn:
    """Who acts in a procedural role while nobody who holds it can: the holders of which positions, and for which reasons.

    Clause: RULES-4.7, RULES-4.9, RULES-4.12
    """

    id: str
    role: str
    by: tuple[str, ...]
    when: tuple[Prevented, ...] = tuple(Prevented)
    clause: str | None = None


@attrs.frozen(kw_only=True, field_transformer=frozen_fields)
class Staff:
    """A member of staff: an id that the host assigns (not an official number of the person), a unit path, and the positions held now.

    Raises `InvalidType` for a field of a wrong type, `InvalidValue` for an id that is empty or holds characters that nobody sees.

    Clause: BANK-2.1
    """

    id: str
    unit: str = attrs.field(converter=unit_path)
    positions: tuple[str, ...] = ()
    name: str = attrs.field(default="", repr=privacy.mask_name, metadata=privacy.C2)

    def __attrs_post_init__(self) -> None:
        """Refuse a field of a wrong type, and an id that says nothing."""
        refuse_wrong_fields(self)
        id_text(self.id)
        refuse_unseen(self, "unit")


@attrs.frozen
class _Lines:
    """The positions above one: wherever they are, and those that are above only in the same unit or one that contains it."""

    anywhere: frozenset[str]
    in_line: frozenset[str]


@typed_fields
@attrs.frozen(kw_only=True, field_transformer=frozen_fields)
class OrganisationRules(Section):
    """The organisation section of a rulebook: departments and positions, by id, who stands in for whom, and its edition.

    Clause: BANK-2.1, DEPT-2.1, MAN-7.1
    """

    departments: Mapping[str, Department]
    positions: Mapping[str, Position]
    stand_ins: tuple[StandIn, ...] = ()

    @typed
    def actor(self, staff: Staff, *, on_behalf_of: str | None = None, stands_in_for: Collection[str] = ()) -> Actor:
        """Return a member of staff as guards see them: with the highest rank, all roles and all superiors of the positions held.

        A position of a department reports to whoever holds the position named, wherever they are. Within one department, and among positions that
        every department has, the superior is in the same unit or one that contains it. `stands_in_for` are the roles in which they act because
        nobody who holds them can: `complaints.standing_in` says which. Raises `NotFound` naming every position that the rulebook does not have,
        `InvalidValue` naming each role in which these positions stand in for nobody.

        Clause: BANK-2.1, BANK-3.1
        """
        unknown = [one for one in staff.positions if one not in self.positions]
        if unknown:
            raise NotFound(*(reason("not_found", kind="position", id=one) for one in unknown))
        held = [self.positions[one] for one in staff.positions]
        may = {one.role for one in self.stand_ins if not set(one.by).isdisjoint(staff.positions)}
        if faults := [reason("stands_in_for_nobody", actor=staff.id, role=Term(one)) for one in sorted(set(stands_in_for) - may)]:
            raise InvalidValue(*faults)
        lines = [self._above[one.id] for one in held]
        return Actor(
            id=staff.id,
            unit=staff.unit,
            rank=max((one.rank for one in held), default=0),
            positions=frozenset(one.id for one in held),
            roles=frozenset(role for one in held for role in one.roles),
            on_behalf_of=on_behalf_of,
            reports_to=frozenset(one for line in lines for one in line.anywhere),
            reports_in_line=frozenset(one for line in lines for one in line.in_line),
            stands_in_for=frozenset(stands_in_for),
        )

    @cached_property
    def _above(self) -> Mapping[str, _Lines]:
        return {id_: self._lines(one) for id_, one in self.positions.items()}

    def _lines(self, position: Position) -> _Lines:
        anywhere, in_line = set[str](), set[str]()
        for below, above in self._steps(position):
            (in_line if below.department == above.department else anywhere).add(above.id)
        return _Lines(frozenset(anywhere), frozenset(in_line))

    def _steps(self, position: Position) -> Iterator[tuple[Position, Position]]:
        """Yield each step up from a position: who reports, and to whom. A superior ranks higher, so no line is a circle."""
        while position.reports_to is not None and (above := self.positions.get(position.reports_to)) is not None and above.rank > position.rank:
            yield position, above
            position = above


class StaffDirectory(Protocol):
    """Where a host keeps its staff.

    P1: `staff(id)` returns the member of staff with exactly that id. P2: an unknown id raises `NotFound`, and never returns somebody else.
    """

    def staff(self, id: str, /) -> Staff:
        """Return one member of staff, as of now."""
        ...

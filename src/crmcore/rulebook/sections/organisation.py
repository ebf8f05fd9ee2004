"""`[organisation]`: departments, and positions with their rank, their superior and their procedural roles."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from crmcore.complaints.rules.supervision import ROLES
from crmcore.decision import Finding, finding
from crmcore.messages import Term
from crmcore.organisation import Department, OrganisationRules, Position, StandIn
from crmcore.reading.paths import at
from crmcore.reading.shape import Reader


def organisation(table: object, reader: Reader, edition: str) -> OrganisationRules | None:
    """Read `[organisation]`; None when it has faults, which are then on the reader's list."""
    units = _ids(table, "departments")

    def departments(raw: object, path: str) -> Mapping[str, Department]:
        read = reader.each(Department, reader.array(raw, path), path)
        reader.unique("id", [(where, one.id) for where, one in read])
        return {one.id: one for _, one in read}

    def positions(raw: object, path: str) -> Mapping[str, Position]:
        tables = reader.array(raw, path)
        read = reader.each(Position, tables, path)
        reader.unique("id", [(where, one.id) for where, one in read])
        by_id = {one.id: one for _, one in read}
        for where, one in read:
            reader.known("unknown_department", one.department, units, at(where, "department"))
            reader.known("unknown_position", one.reports_to, _ids(table, "positions"), at(where, "reports_to"))
            if (above := by_id.get(one.reports_to or "")) is not None:
                reader.faults.extend(_superior(one, above, at(where, "reports_to")))
        return by_id

    def stand_ins(raw: object, path: str) -> tuple[StandIn, ...]:
        read = reader.each(StandIn, reader.array(raw, path), path)
        reader.unique("id", [(where, one.id) for where, one in read])
        for where, one in read:
            reader.known("unknown_role", one.role, _roles(table), at(where, "role"))
            for number, position in enumerate(one.by):
                reader.known("unknown_position", position, _ids(table, "positions"), at(at(where, "by"), number))
            reader.faults.extend(_stands_in(one, where))
        return tuple(one for _, one in read)

    parts = {"departments": departments, "positions": positions, "stand_ins": stand_ins}
    return reader.read(OrganisationRules, table, "organisation", parts=parts, edition=edition)


def _ids(table: object, key: str) -> Sequence[str]:
    """Return every id as it is, so that the id of a table with a fault counts as known."""
    tables = table.get(key) if isinstance(table, dict) else None
    ids = [one.get("id") for one in tables if isinstance(one, dict)] if isinstance(tables, list) else ()
    return [id_ if isinstance(id_, str) else str(id_) for id_ in ids]  # a word keeps its name


def _roles(table: object) -> Sequence[str]:
    """Return the procedural roles that some position has, and those of complaints, which may be vacant."""
    positions = table.get("positions") if isinstance(table, dict) else None
    held = [one.get("roles") for one in positions if isinstance(one, dict)] if isinstance(positions, list) else ()
    return sorted({*ROLES, *(str(role) for roles in held if isinstance(roles, list) for role in roles)})


def _stands_in(one: StandIn, path: str) -> Iterator[Finding]:
    """Report a row without positions, or without a reason."""
    for field in ("by", "when"):
        if not getattr(one, field):
            yield finding("empty", at(path, field), field=field)


def _superior(one: Position, above: Position, path: str) -> Iterator[Finding]:
    """Report a superior who does not rank higher; so no reporting line can be circular."""
    if above.rank <= one.rank:
        yield finding("rank_not_above", path, position=Term(one.id), rank=one.rank, superior=Term(above.id), above=above.rank)

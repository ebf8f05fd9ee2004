"""`[organisation]`: departments, and the positions with their rank, their superior and the parts they play in procedures."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import attrs

from crmcore.decision import Finding, finding
from crmcore.messages import Term
from crmcore.organisation import Department, OrganisationRules, Position
from crmcore.reading.shape import Reader, Untouched, at


@attrs.frozen(kw_only=True)
class OrganisationTable:
    """The table `[organisation]`."""

    departments: tuple[Untouched, ...]
    positions: tuple[Untouched, ...]


@attrs.frozen(kw_only=True)
class DepartmentTable:
    """A table `[[organisation.departments]]`."""

    id: str
    path: str
    duties: str = ""
    clause: str | None = None
    ours: str | None = None


@attrs.frozen(kw_only=True)
class PositionTable:
    """A table `[[organisation.positions]]`."""

    id: str
    rank: int
    department: str | None = None
    reports_to: str | None = None
    roles: tuple[str, ...] = ()
    clause: str | None = None
    ours: str | None = None


def organisation(table: object, reader: Reader, edition: str) -> OrganisationRules | None:
    """Read `[organisation]`; None when it has faults, which are then on the reader's list."""
    read = reader.read(OrganisationTable, table, "organisation")
    if read is None:
        return None
    departments = reader.each(DepartmentTable, read.departments, "organisation.departments")
    positions = reader.each(PositionTable, read.positions, "organisation.positions")
    reader.unique("id", [(path, one.id) for path, one in departments])
    reader.unique("id", [(path, one.id) for path, one in positions])
    by_id = {one.id: one for _, one in positions}
    for path, one in positions:
        reader.known("unknown_department", one.department, _ids(read.departments), at(path, "department"))
        reader.known("unknown_position", one.reports_to, _ids(read.positions), at(path, "reports_to"))
        if (above := by_id.get(one.reports_to or "")) is not None:
            reader.faults.extend(_superior(one, above, at(path, "reports_to")))
    if reader.faults:
        return None
    return OrganisationRules(
        edition=edition,
        departments={one.id: Department(id=one.id, path=one.path, duties=one.duties, clause=one.clause) for _, one in departments},
        positions={one.id: _position(one) for _, one in positions},
    )


def _ids(tables: Iterable[Untouched]) -> list[str]:
    """Return every id as it stands, so that a name of a table with a fault counts as known."""
    return [str(one.get("id")) for one in tables]


def _superior(one: PositionTable, above: PositionTable, path: str) -> Iterator[Finding]:
    """Report a superior who does not rank higher; so no line of reporting can end in a circle."""
    if above.rank <= one.rank:
        yield finding("rank_not_above", path, position=Term(one.id), rank=one.rank, superior=Term(above.id), above=above.rank)


def _position(one: PositionTable) -> Position:
    return Position(id=one.id, rank=one.rank, department=one.department, reports_to=one.reports_to, roles=frozenset(one.roles), clause=one.clause)

"""The KPIs that crmcore ships, family by family: each is one row, next to the function that counts it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from fractions import Fraction
from types import MappingProxyType
from typing import Final

from crmcore.decision import Reason, reason
from crmcore.errors import InvalidValue, NotFound
from crmcore.kpi.figures import complaints, customers, satisfaction
from crmcore.kpi.row import AnyKpi
from crmcore.measures.measure import FigureUnit
from crmcore.reading.values import unknown

SHIPPED: Final[tuple[AnyKpi, ...]] = (*satisfaction.KPIS, *complaints.KPIS, *customers.KPIS)
CATALOGUE: Final[Mapping[str, AnyKpi]] = MappingProxyType({one.id: one for one in SHIPPED})

# The lowest and the highest figure of each unit; a rate goes as high as it will.
_ENDS: Final[Mapping[FigureUnit, tuple[Fraction, Fraction | None]]] = MappingProxyType(
    {FigureUnit.SHARE: (Fraction(0), Fraction(1)), FigureUnit.POINTS: (Fraction(-100), Fraction(100)), FigureUnit.RATE: (Fraction(0), None)}
)


def ends_of(id: str) -> tuple[Fraction | None, Fraction | None]:
    """Return the lowest and the highest value that a figure may have, in its unit; None where it has no end, or is not one that crmcore ships.

    Clause: FIN-8.1
    """
    return _ENDS[CATALOGUE[id].unit] if id in CATALOGUE else (None, None)


def by_id(kpis: Iterable[AnyKpi]) -> dict[str, AnyKpi]:
    """Return rows by their id, in their order. Raises `InvalidValue` naming every id that two rows have.

    Clause: FIN-8.1
    """
    rows = tuple(kpis)
    found = {one.id: one for one in rows}
    if len(found) < len(rows):
        ids = [one.id for one in rows]
        raise InvalidValue(*(reason("kpi.twice", kpi=id_) for id_ in found if ids.count(id_) > 1))
    return found


def named(id: str, kpis: Iterable[AnyKpi], *, beside: Iterable[Reason] = ()) -> AnyKpi:
    """Return the row with an id. Raises `NotFound` with the nearest id, or with all there are, and with whatever else is wrong, in `beside`.

    Clause: FIN-8.1
    """
    rows = by_id(kpis)
    if id not in rows:
        raise NotFound(unknown("unknown_figure", id, rows), *beside)
    return rows[id]

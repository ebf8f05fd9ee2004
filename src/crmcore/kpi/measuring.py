"""The one way to compute a figure: from a KPI, its records, and the period."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from itertools import chain
from typing import Final, TypeVar, cast

from crmcore._arguments import typed
from crmcore.decision import Reason, reason
from crmcore.errors import InvalidType, InvalidValue
from crmcore.kpi.catalogue import SHIPPED, named
from crmcore.kpi.row import AnyKpi, Kpi, Scope
from crmcore.kpi.rules import KpiRules
from crmcore.measures.counts import Counts
from crmcore.measures.measure import Measure
from crmcore.worktime.period import Period

R = TypeVar("R")

_NOTHING: Final = object()
_OPTIONAL: Final = ("rules", "customers")


@typed
def measure(
    kpi: str | Kpi[R, Counts],
    records: Iterable[R],
    *,
    period: Period,
    rules: KpiRules | None = None,
    customers: int | None = None,
    complete: bool = True,
    kpis: Iterable[AnyKpi] = SHIPPED,
) -> Measure:
    """Return the figure of one KPI over records that may reach beyond the period on both sides.

    `kpi` is a row, or the id of one of `kpis`: those that crmcore ships, unless a firm has more. What a row needs besides its records is listed in
    the catalogue: `rules` are those of `Edition.kpi`, `customers` is the number of customers at the end of the period. `complete=False` says that the
    period is not over. Records are read once, in one pass; one that is given twice is counted once.

    Raises `NotFound` for an unknown id, with the nearest one, and with every argument of another type; `InvalidType`, with every fault, where the
    id is known, but the period, the rules, the number of customers or the first record are of another type; `InvalidValue`, with every fault, where
    all that is wrong is that something the row needs was not given, where two of `kpis` have the same id, and where two different records do. A
    later record of another type is `InvalidType` as well: in a stream always, in a collection where it can't be counted.

    Clause: FIN-8.1, FIN-8.2
    """
    wrong = [
        reason("wrong_type", field=field, found=type(value).__name__, wanted=wanted.__name__)
        for field, value, wanted in (
            ("records", records, Iterable),
            ("period", period, Period),
            ("rules", rules, KpiRules),
            ("customers", customers, int),
        )
        if not (isinstance(value, wanted) or (value is None and field in _OPTIONAL))
    ]
    row = kpi if isinstance(kpi, Kpi) else cast("Kpi[R, Counts]", named(kpi, kpis, beside=wrong))
    first, rows = _begun(records) if isinstance(records, Iterable) else (_NOTHING, ())
    if first is not _NOTHING and not isinstance(first, row.reads):
        wrong.append(_other(row, first))
    scope = Scope(period=period, complete=complete, customers=customers, rules=rules)
    missing = [reason(f"kpi.needs_{one}", kpi=row.id) for one in row.missing(scope)]
    if wrong or missing:
        raise (InvalidType if wrong else InvalidValue)(*wrong, *missing)
    strange: list[object] = []
    is_stream = not isinstance(records, Collection)
    try:
        return row.measure(_fitting(rows, row, strange) if is_stream else rows, scope)
    except (AttributeError, InvalidType):
        # Checking the type of every record takes a third of the time of counting them: only a stream, which can't be read again, pays for it.
        if not is_stream:
            strange += (one for one in records if not isinstance(one, row.reads))
        if not strange:
            raise
        raise InvalidType(_other(row, strange[0])) from None


def _begun(records: Iterable[R]) -> tuple[object, Iterable[R]]:
    """Return the first record, and all of them; a stream is read no further."""
    rows = iter(records)
    first = next(rows, _NOTHING)
    if isinstance(records, Collection):
        return first, records
    return first, rows if first is _NOTHING else chain((cast("R", first),), rows)


def _fitting(records: Iterable[R], row: Kpi[R, Counts], strange: list[object]) -> Iterator[R]:
    """Walk records; for the first one that the row does not read, put it into `strange`, by which it is told from a fault of the count, and raise."""
    wanted = row.reads
    for one in records:
        if not isinstance(one, wanted):
            strange.append(one)
            raise InvalidType(_other(row, one))
        yield one


def _other(row: Kpi[R, Counts], found: object) -> Reason:
    return reason("kpi.other_records", kpi=row.id, found=type(found).__name__, wanted=row.reads.__name__)

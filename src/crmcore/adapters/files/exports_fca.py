"""The published summary of complaints in the columns of the UK conduct regulator (DISP 1 Annex 1B).

Status: the columns and product groups are taken from firms' published pages and the regulator's own workbooks (secondary), not from the annex itself.
Check them against the form of your reporting period.
"""

from __future__ import annotations

from decimal import ROUND_HALF_EVEN, Context, Decimal
from fractions import Fraction
from pathlib import Path
from typing import Final

import attrs

from crmcore.adapters.files.exports import AMOUNT, COUNT, TEXT, Form, one_of
from crmcore.kpi.reports.published import ProductGroup, PublishedRow, PublishedSummary
from crmcore.measures.measure import Measure

_PLACES: Final = Decimal("0.01")
_WIDE: Final = Context(prec=28, rounding=ROUND_HALF_EVEN)


@attrs.frozen(kw_only=True)
class FcaLine:
    """One line of the published table: rates per 1,000 and shares in percent of complaints closed, with two decimals; None is an empty cell.

    Source: DISP 1 Annex 1B
    """

    product_group: str | None = None
    provision_per_1000: Decimal | None = None
    intermediation_per_1000: Decimal | None = None
    opened: int | None = None
    closed: int | None = None
    closed_within_3_days: Decimal | None = None
    closed_within_8_weeks: Decimal | None = None
    upheld: Decimal | None = None
    main_cause: str | None = None


FCA: Final = Form(
    "fca",
    (
        ("Product/service grouping", "product_group", one_of(tuple(ProductGroup))),
        ("Provision: complaints opened per 1,000", "provision_per_1000", AMOUNT),
        ("Intermediation: complaints opened per 1,000", "intermediation_per_1000", AMOUNT),
        ("Number of complaints opened", "opened", COUNT),
        ("Number of complaints closed", "closed", COUNT),
        ("% closed within 3 days", "closed_within_3_days", AMOUNT),
        ("% closed after 3 days but within 8 weeks", "closed_within_8_weeks", AMOUNT),
        ("% upheld", "upheld", AMOUNT),
        ("Main cause of complaints opened", "main_cause", TEXT),
    ),
    key="product_group",
)


def fca_lines(summary: PublishedSummary) -> tuple[FcaLine, ...]:
    """Return the lines of the published table; a figure without a value is an empty cell."""
    return tuple(_line(row) for row in summary.rows)


def write_fca(path: Path, summary: PublishedSummary) -> None:
    """Write the published table as a CSV file, completely or not at all. Raises `InvalidValue` naming a path that cannot be written.

    Source: DISP 1.10A, DISP 1 Annex 1B
    """
    FCA.write(path, fca_lines(summary))


def read_fca(path: Path) -> tuple[FcaLine, ...]:
    """Read a published table. Raises `FileRefused` with every fault, `NotFound` if there is no such file."""
    return FCA.read(path, FcaLine)


def _line(row: PublishedRow) -> FcaLine:
    return FcaLine(
        product_group=None if row.group is None else row.group.value,
        provision_per_1000=_rounded(row.provision, 1),
        intermediation_per_1000=_rounded(row.intermediation, 1),
        opened=row.opened,
        closed=row.closed,
        closed_within_3_days=_rounded(row.closed_soon, 100),
        closed_within_8_weeks=_rounded(row.closed_in_8_weeks, 100),
        upheld=_rounded(row.upheld, 100),
        main_cause=row.main_cause,
    )


def _rounded(measure: Measure | None, times: int) -> Decimal | None:
    """Return a value with two decimals, half to even, exactly; None if there is none."""
    if measure is None or measure.value is None:
        return None
    return (Decimal(round(Fraction(measure.value) * times * 100)) / 100).quantize(_PLACES, context=_WIDE)

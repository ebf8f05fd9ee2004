"""Complaints as the Australian conduct regulator (ASIC) requires them twice a year: one row per complaint, no row for nothing to report.

Status: the data elements are taken from summaries of the regulator's handbook (secondary); the code lists of products, issues and outcomes, the
names and order of the columns, and monetary remedies are unverified, so words are the firm's own. Check them against the handbook.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Final

import attrs

from crmcore import privacy
from crmcore.adapters.files.exports import AMOUNT, COUNT, DAY, MANY, TEXT, YES_NO, Form, one_of
from crmcore.complaints.record import ComplaintRecord
from crmcore.decision import reason
from crmcore.errors import InvalidValue
from crmcore.event import plain_date_or_none, plain_day, unseen_in

OPEN: Final = "Open"
CLOSED: Final = "Closed"


@attrs.frozen(kw_only=True)
class AsicRow:
    """One complaint as it stood at the end of the reporting period; None and an empty list are empty cells.

    `days_to_resolve` are calendar days from receipt to closing. `monetary_remedy` is in the currency of the report. Raises `InvalidValue` for a row
    without an id or a day of receipt, and for days that contradict each other.

    Source: ASIC Corporations, Credit and Superannuation (Internal Dispute Resolution Data Reporting) Instrument 2022/205
    """

    unique_id: str | None = None
    brand: str | None = None
    complainant_type: str | None = None
    gender: str | None = attrs.field(default=None, repr=privacy.mask_text, metadata=privacy.C2)
    age: int | None = attrs.field(default=None, repr=privacy.mask_text, metadata=privacy.C2)
    postcode: str | None = attrs.field(default=None, repr=privacy.mask_text, metadata=privacy.C2)
    status: str | None = None
    channel: str | None = None
    received: date | None = attrs.field(default=None, converter=plain_date_or_none)
    closed: date | None = attrs.field(default=None, converter=plain_date_or_none)
    days_to_resolve: int | None = None
    representative: bool | None = None
    products: tuple[str, ...] = ()
    issues: tuple[str, ...] = ()
    outcomes: tuple[str, ...] = ()
    monetary_remedy: Decimal | None = None

    def __attrs_post_init__(self) -> None:
        """Check that the row has an id and a day of receipt, and that its days do not contradict each other."""
        faults = [reason("empty", field=field) for field in ("unique_id", "received") if not getattr(self, field)]
        faults += unseen_in(self, "unique_id")
        days = None if self.closed is None or self.received is None else (self.closed - self.received).days
        if days is not None and days < 0:
            faults.append(reason("export.closed_first", closed=self.closed, received=self.received))
        elif days != self.days_to_resolve:
            faults.append(reason("export.days", wanted=days))
        if faults:
            raise InvalidValue(*faults)


ASIC: Final = Form(
    "asic",
    (
        ("Unique complaint identifier", "unique_id", TEXT),
        ("Brand or superannuation fund", "brand", TEXT),
        ("Complainant type", "complainant_type", TEXT),
        ("Gender", "gender", TEXT),
        ("Age", "age", COUNT),
        ("Postcode", "postcode", TEXT),
        ("Complaint status", "status", one_of((OPEN, CLOSED))),
        ("Complaint channel", "channel", TEXT),
        ("Date received", "received", DAY),
        ("Date closed", "closed", DAY),
        ("Days to resolve", "days_to_resolve", COUNT),
        ("Complaint about a representative", "representative", YES_NO),
        ("Product or service", "products", MANY),
        ("Issue", "issues", MANY),
        ("Outcome", "outcomes", MANY),
        ("Monetary remedy", "monetary_remedy", AMOUNT),
    ),
    key="unique_id",
)


def asic_rows(
    complaints: Iterable[ComplaintRecord],
    *,
    first: date,
    last: date,
    brand: str,
    currency: str = "AUD",
    words: Mapping[str, Mapping[str, str]] | None = None,
) -> tuple[AsicRow, ...]:
    """Return a row for every complaint on hand in the reporting period: received by `last`, and not closed before `first`; both days are included.

    A complaint closed after `last` was open then, and is reported as such; if the source leaves open whether it was closed, the status stays empty.
    `words` maps a firm's words to the regulator's, by column (`channel`, `products`, `issues`, `outcomes`); others stay as they are. A record does
    not say who the complainant is. Raises `InvalidValue` for a period that ends before it begins and for remedies in another currency.
    """
    known = words or {}
    first, last = plain_day(first, "first"), plain_day(last, "last")
    rows = [one for one in complaints if one.received <= last and (one.closed is None or one.closed >= first)]
    faults = [reason("published.reversed", first=first, last=last)] if last < first else []
    if strange := sorted({one.remedy.currency for one in rows if one.remedy is not None} - {currency}):
        faults.append(reason("export.currency", found=tuple(strange), wanted=currency))
    if faults:
        raise InvalidValue(*faults)
    return tuple(_row(one, last, brand, known) for one in rows)


def write_asic(path: Path, rows: Iterable[AsicRow]) -> None:
    """Write the rows as a CSV file, completely or not at all; without rows, only its header. Raises `InvalidValue` for a repeated id."""
    ASIC.write(path, rows)


def read_asic(path: Path) -> tuple[AsicRow, ...]:
    """Read the rows of a file that `write_asic` wrote. Raises `FileRefused` with every fault, `NotFound` if there is no such file."""
    return ASIC.read(path, AsicRow)


def _row(one: ComplaintRecord, last: date, brand: str, words: Mapping[str, Mapping[str, str]]) -> AsicRow:
    def word(column: str, own: str | None) -> str | None:
        return None if own is None else words.get(column, {}).get(own, own)

    def listed(column: str, own: str | None) -> tuple[str, ...]:
        return () if (found := word(column, own)) is None else (found,)

    closed = one.closed if one.closed is not None and one.closed <= last else None
    is_open = one.closed > last if one.closed is not None else one.is_closed is False
    over = closed is not None
    return AsicRow(
        unique_id=one.id,
        brand=brand,
        postcode=one.postcode,
        status=CLOSED if over else OPEN if is_open else None,
        channel=word("channel", one.channel),
        received=one.received,
        closed=closed,
        days_to_resolve=None if closed is None else (closed - one.received).days,
        products=listed("products", one.product),
        issues=listed("issues", one.matter),
        outcomes=listed("outcomes", one.outcome if over else None),
        monetary_remedy=one.remedy.amount if over and one.remedy is not None else None,
    )

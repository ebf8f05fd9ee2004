"""Complaints in the 18 columns of the public database of the US consumer finance bureau (CFPB).

Status: names and order of the columns are those of the bureau's own interface; the lists of responses, channels and tags are secondary, and products,
issues, consent and public responses are free text here, because their full current lists could not be verified.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import Final

import attrs

from crmcore import privacy
from crmcore.adapters.files.exports import DAY, TEXT, YES_NO, Form, one_of
from crmcore.complaints.record import ComplaintRecord, Timeliness
from crmcore.decision import Reason, reason
from crmcore.errors import InvalidValue
from crmcore.event import plain_date_or_none, unseen_in

RESPONSES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "explanation": "Closed with explanation",
        "monetary_relief": "Closed with monetary relief",
        "non_monetary_relief": "Closed with non-monetary relief",
        "in_progress": "In progress",
        "untimely_response": "Untimely response",
        "closed": "Closed",  # this and the next two are from earlier lists
        "relief": "Closed with relief",
        "no_relief": "Closed without relief",
    }
)
CHANNELS: Final[Mapping[str, str]] = MappingProxyType(
    {"web": "Web", "phone": "Phone", "email": "Email", "post": "Postal mail", "fax": "Fax", "referral": "Referral"}
)
TAGS: Final = ("Older American", "Servicemember", "Older American, Servicemember")
_TIMELY: Final = {Timeliness.IN_TIME: True, Timeliness.STATED_IN_TIME: True, Timeliness.LATE: False, Timeliness.STATED_LATE: False}


@attrs.frozen(kw_only=True)
class CfpbRow:
    """One complaint in the bureau's columns; None is an empty cell. Raises `InvalidValue` for a row without an id or a day of receipt.

    Source: https://www.consumerfinance.gov/data-research/consumer-complaints/
    """

    date_received: date | None = attrs.field(default=None, converter=plain_date_or_none)
    product: str | None = None
    sub_product: str | None = None
    issue: str | None = None
    sub_issue: str | None = None
    complaint_what_happened: str | None = attrs.field(default=None, repr=privacy.mask_text, metadata=privacy.C2)
    company_public_response: str | None = None
    company: str | None = None
    state: str | None = None
    zip_code: str | None = attrs.field(default=None, repr=privacy.mask_text, metadata=privacy.C2)
    tags: str | None = None
    consumer_consent_provided: str | None = None
    submitted_via: str | None = None
    date_sent_to_company: date | None = attrs.field(default=None, converter=plain_date_or_none)
    company_response: str | None = None
    timely: bool | None = None
    consumer_disputed: bool | None = None
    complaint_id: str | None = None

    def __attrs_post_init__(self) -> None:
        """Check that the row has an id and a day of receipt."""
        empty = (reason("empty", field=field) for field in ("date_received", "complaint_id") if not getattr(self, field))
        if faults := [*empty, *unseen_in(self, "complaint_id")]:
            raise InvalidValue(*faults)


_CELLS: Final = {
    "date_received": DAY,
    "date_sent_to_company": DAY,
    "tags": one_of(TAGS),
    "submitted_via": one_of((*CHANNELS.values(), "Web Referral")),
    "company_response": one_of(tuple(RESPONSES.values())),
    "timely": YES_NO,
    "consumer_disputed": YES_NO,
}
CFPB: Final = Form("cfpb", tuple((one.name, one.name, _CELLS.get(one.name, TEXT)) for one in attrs.fields(CfpbRow)), key="complaint_id")


def cfpb_rows(
    complaints: Iterable[ComplaintRecord], *, company: str | None = None, words: Mapping[str, Mapping[str, str]] | None = None
) -> tuple[CfpbRow, ...]:
    """Return complaints in the bureau's columns; what a record does not state stays empty.

    `company` is the firm's name; None uses each record's unit, which is where records read from the bureau's own file have it. `words` maps a
    firm's words to the bureau's, by column: `product`, `issue`, `sub_issue`, `submitted_via`, `company_response`; for the last two, the words of
    records read from the bureau's file are known already. Raises `InvalidValue` naming every response and channel without a word of the bureau's.
    """
    given = {"submitted_via": CHANNELS, "company_response": RESPONSES}
    known = {column: {**given.get(column, {}), **(words or {}).get(column, {})} for column in {*given, *(words or {})}}
    rows = tuple(complaints)
    if faults := tuple(_without_word(rows, known)):
        raise InvalidValue(*faults)
    return tuple(_row(one, company, known) for one in rows)


def write_cfpb(path: Path, rows: Iterable[CfpbRow]) -> None:
    """Write the rows as a CSV file, completely or not at all. Raises `InvalidValue` for a repeated id or a word that is not the bureau's."""
    CFPB.write(path, rows)


def read_cfpb(path: Path) -> tuple[CfpbRow, ...]:
    """Read the rows of a file that `write_cfpb` wrote. Raises `FileRefused` with every fault, `NotFound` if there is no such file."""
    return CFPB.read(path, CfpbRow)


def _without_word(rows: tuple[ComplaintRecord, ...], known: Mapping[str, Mapping[str, str]]) -> Iterator[Reason]:
    said = {"submitted_via": {one.channel for one in rows}, "company_response": {one.outcome for one in rows}}
    for column, found in said.items():
        for word in sorted(word for word in found if word is not None and word not in known[column]):
            yield reason("export.no_word", column=column, found=word, known=tuple(known[column]))


def _row(one: ComplaintRecord, company: str | None, known: Mapping[str, Mapping[str, str]]) -> CfpbRow:
    def word(column: str, own: str | None) -> str | None:
        return None if own is None else known.get(column, {}).get(own, own)

    return CfpbRow(
        date_received=one.received,
        product=word("product", one.product),
        issue=word("issue", one.matter),
        sub_issue=word("sub_issue", one.cause),
        company=company or one.unit,
        zip_code=one.postcode,
        submitted_via=word("submitted_via", one.channel),
        company_response=word("company_response", one.outcome),
        timely=_TIMELY.get(one.timeliness),
        consumer_disputed=one.disputed,
        complaint_id=one.id,
    )

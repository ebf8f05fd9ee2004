"""The complaint record card: what is put on record when a complaint is received."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime

import attrs

from crmcore import privacy
from crmcore._arguments import refuse_wrong_fields
from crmcore._every_fault import every_fault
from crmcore.complaints.papers.coding import Coding
from crmcore.complaints.papers.entitlement import Entitlement
from crmcore.complaints.states import Complainant, as_word, as_words
from crmcore.decision import Reason, reason
from crmcore.errors import InvalidValue
from crmcore.event import instant, instant_or_none, unit_path_or_none, unseen_in
from crmcore.money import Money


def _received_at(value: datetime) -> datetime:
    return instant(value, "received_at")


def _accepted_at(value: datetime | None) -> datetime | None:
    return instant_or_none(value, "accepted_at")


def _demands(values: Iterable[str]) -> tuple[str, ...]:
    return as_words(values, "demands")


def _complainant(value: str) -> Complainant:
    return as_word(value, Complainant, "complainant")


@every_fault
@attrs.frozen(kw_only=True)
class RecordCard:
    """The record card of one complaint: number, customer, demands, when it was received; the handling department's opinion comes last.

    `number` is the host's, and the complaint's id. `received_at` is when anyone in the firm first received it, aware: the clock starts there, not at
    registration. `demands` (price reduction, exchange, criticism …), `matter` and `channel` are words of the rulebook's lists; a demand alone is
    enough. `entitlement` says as whom they complain, `coding` how a published classification codes it. `customer` is the host's id of the customer,
    `unit` and `person` the unit path and the staff id complained about, `superior` the staff id of that person's direct superior.
    `accepted_at` is when the superior accepted it, None until then; `handling_opinion` is empty until the handling department has formed it.
    `anonymous`: whoever complains gave no name, so that `customer_name` may be empty and `customer` is; it is counted like any other, and answered
    where there is a `contact`.

    What makes a complaint severe is yes, no, or not known: `vulnerable` (a customer in special care), `media` (reported, or about to be), `regulator`
    (forwarded by a supervisory authority), `designated` (one that it calls major), `repeat` (made before), `public_event` (a disaster, an
    accident, public health).

    Raises `InvalidValue` with every fault at once, `InvalidType` for a naive datetime and for values of another type.

    Clause: RULES-4.15, RULES-4.2, RULES-4.26, RULES-1.5, FIN-7.2
    """

    number: str
    received_at: datetime = attrs.field(converter=_received_at)
    demands: tuple[str, ...] = attrs.field(converter=_demands)
    matter: str = "other"
    channel: str
    complainant: Complainant = attrs.field(default=Complainant.CONSUMER, converter=_complainant)
    entitlement: Entitlement = attrs.field(factory=Entitlement)
    customer_name: str = attrs.field(default="", repr=privacy.mask_name, metadata=privacy.C2)
    anonymous: bool = False
    contact: str = attrs.field(default="", repr=privacy.mask_text, metadata=privacy.C2)
    narrative: str = attrs.field(default="", repr=privacy.mask_text, metadata=privacy.C2)
    customer: str | None = None
    tier: str | None = None
    product: str | None = None
    coding: Coding | None = None
    claimed: Money | None = None
    injury: bool | None = None
    vulnerable: bool | None = attrs.field(default=None, repr=privacy.mask_text, metadata=privacy.C2)
    media: bool | None = None
    regulator: bool | None = None
    designated: bool | None = None
    repeat: bool | None = None
    public_event: bool | None = None
    complainants: int = 1
    unit: str | None = attrs.field(default=None, converter=unit_path_or_none)
    person: str | None = None
    superior: str | None = None
    postcode: str | None = attrs.field(default=None, repr=privacy.mask_text, metadata=privacy.C2)
    accepted_at: datetime | None = attrs.field(default=None, converter=_accepted_at)
    handling_opinion: str = attrs.field(default="", repr=privacy.mask_text, metadata=privacy.C2)

    def __attrs_post_init__(self) -> None:
        """Refuse a card with faults."""
        refuse_wrong_fields(self)
        if faults := tuple(_faults(self)):
            raise InvalidValue(*faults)

    @property
    def nobody_to_tell(self) -> bool:
        """Return whether nobody can be told anything: whoever complains gave neither a name nor a way to reach them.

        Clause: RULES-4.14
        """
        return self.anonymous and not self.contact


def _faults(card: RecordCard) -> Iterator[Reason]:
    for field in ("number", "demands", "channel"):
        if not getattr(card, field):
            yield reason("empty", field=field)
    yield from unseen_in(card, "number", "customer", "person", "superior", "unit")
    if not card.anonymous and not card.customer_name:
        yield reason("complaint.no_name")
    if card.anonymous and card.customer is not None:
        yield reason("complaint.anonymous_customer", customer=card.customer)
    if card.complainants < 1:
        yield reason("complaint.nobody_complains", found=card.complainants)
    if card.entitlement.representatives > max(card.complainants, 1):
        yield reason("entitlement.more_than_complain", found=card.entitlement.representatives, complainants=card.complainants)
    if card.claimed is not None and card.claimed.amount < 0:
        yield reason("complaint.negative_claim", found=card.claimed)

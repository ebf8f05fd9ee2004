"""A contact with a customer, as a plain record: who, when, how; what was said stays with the host."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

import attrs

from crmcore._arguments import typed_fields
from crmcore.event import customer_text, id_text, instant, refuse_unseen


class ContactKind(StrEnum):
    """What a contact was for."""

    VISIT = "visit"
    CALL = "call"
    RETURN_VISIT = "return_visit"
    GREETING = "greeting"
    INVITATION = "invitation"
    OTHER = "other"


def _at(value: datetime) -> datetime:
    return instant(value, "at")


@typed_fields
@attrs.frozen(kw_only=True)
class Contact:
    """One contact: the customer's id, when it took place (aware, any zone), its kind, the member of staff (id) and the channel.

    Raises `InvalidType` for a naive datetime, `InvalidValue` for an id that holds characters that nobody sees.

    Clause: RULES-1.3, FIN-7.1, MAN-5.3
    """

    id: str = attrs.field(converter=id_text)
    customer: str = attrs.field(converter=customer_text)
    at: datetime = attrs.field(converter=_at)
    kind: ContactKind = attrs.field(converter=ContactKind)
    by: str
    channel: str | None = None

    def __attrs_post_init__(self) -> None:
        """Refuse the id of a member of staff that holds characters that nobody sees."""
        refuse_unseen(self, "by")

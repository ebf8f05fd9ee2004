"""The answer to the customer. What it said is personal as a whole, and masked as a whole."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

import attrs

from crmcore import privacy
from crmcore._arguments import refuse_wrong_fields
from crmcore._every_fault import every_fault
from crmcore.complaints.states import Manner, Proof, as_word, as_words
from crmcore.event import instant_or_none


def _manner(value: str) -> Manner:
    return as_word(value, Manner, "manner")


def _contains(values: Iterable[str]) -> tuple[str, ...]:
    return as_words(values, "contains")


def _proof(value: str | None) -> Proof | None:
    return None if value is None else as_word(value, Proof, "proof")


def _told_at(value: datetime | None) -> datetime | None:
    return instant_or_none(value, "told_at")


@every_fault
@attrs.frozen(kw_only=True)
class Reply:
    """The answer to the customer: in writing or orally, what it said, and for an oral one who was spoken to.

    By whom it was given is in the event that carries it, and when: `told_at` says so where that is not when the event happened, because it was put on
    record later; then it needs a `proof`, the evidence that it went out in time. `contains` are the words for its contents, as a regime requires them
    (result, reasons, where to turn next …), ticked off by whoever wrote it. Raises `InvalidType` for a naive datetime.

    Clause: RULES-4.14, RULES-4.7
    """

    manner: Manner = attrs.field(converter=_manner)
    content: str = attrs.field(repr=privacy.mask_text, metadata=privacy.C2)
    person: str = attrs.field(default="", repr=privacy.mask_name, metadata=privacy.C2)
    contains: tuple[str, ...] = attrs.field(default=(), converter=_contains)
    proof: Proof | None = attrs.field(default=None, converter=_proof)
    told_at: datetime | None = attrs.field(default=None, converter=_told_at)

    def __attrs_post_init__(self) -> None:
        """Refuse a field of a wrong type."""
        refuse_wrong_fields(self)

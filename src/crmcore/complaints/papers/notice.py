"""How the customer was told something before the answer, and what proves it. The answer itself is a `Reply`."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

import attrs

from crmcore import privacy
from crmcore._arguments import refuse_wrong_fields
from crmcore._every_fault import every_fault
from crmcore.complaints.states import Proof, as_word, as_words
from crmcore.event import instant_or_none


def _contains(values: Iterable[str]) -> tuple[str, ...]:
    return as_words(values, "contains")


def _proof(value: str) -> Proof:
    return as_word(value, Proof, "proof")


@every_fault
@attrs.frozen(kw_only=True)
class Notice:
    """What the customer was told before the answer, by which channel, and what proves it.

    `channel` is a word of the firm's list; `proof` the evidence that it was sent in time; `at` when it was sent, where that is not when the
    event happened, because it was put on record later: clocks hear of it then. `contains` are the words for its contents, as a regime requires them
    of a letter, ticked off by whoever wrote it. Raises `InvalidType` for a naive datetime.

    Source: CBIRC Order 2020 No. 3, art. 21

    Clause: FIN-2.3
    """

    channel: str
    proof: Proof = attrs.field(converter=_proof)
    content: str = attrs.field(default="", repr=privacy.mask_text, metadata=privacy.C2)
    at: datetime | None = attrs.field(default=None, converter=instant_or_none)
    contains: tuple[str, ...] = attrs.field(default=(), converter=_contains)

    def __attrs_post_init__(self) -> None:
        """Refuse a field of a wrong type."""
        refuse_wrong_fields(self)

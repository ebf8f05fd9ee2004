"""What the customer said in their own word, and what proves that they did. What they said is personal as a whole, and masked as a whole."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

import attrs

from crmcore import privacy
from crmcore._arguments import refuse_wrong_fields
from crmcore._every_fault import every_fault
from crmcore.complaints.states import as_word
from crmcore.event import instant_or_none


class StatementProof(StrEnum):
    """What proves that the customer said it.

    Clause: RULES-1.2, FIN-5.2
    """

    SIGNED = "signed"  # on paper or on screen
    WRITTEN = "written"  # a letter, an e-mail, a message
    RECORDED = "recorded"  # a call or a conversation on tape


def _proof(value: str) -> StatementProof:
    return as_word(value, StatementProof, "proof")


@every_fault
@attrs.frozen(kw_only=True)
class CustomerStatement:
    """What the customer said: that they withdraw, agree, are content, want a review; by which channel, and what proves it.

    `channel` is a word of the firm's list; `at` when they said it, where that is not when the event happened. `card` is the number of the card
    on which whoever said it complains: the file's own (None), or that of a duplicate merged into it. Raises `InvalidType` for a naive datetime.

    Clause: RULES-1.2, FIN-5.2
    """

    channel: str
    proof: StatementProof = attrs.field(converter=_proof)
    content: str = attrs.field(default="", repr=privacy.mask_text, metadata=privacy.C2)
    at: datetime | None = attrs.field(default=None, converter=instant_or_none)
    card: str | None = None

    def __attrs_post_init__(self) -> None:
        """Refuse a field of a wrong type."""
        refuse_wrong_fields(self)

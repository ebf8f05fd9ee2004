"""The answer to the customer. What it said is personal as a whole, and masked as a whole."""

from __future__ import annotations

import attrs

from crmcore import privacy
from crmcore.complaints.states import Manner, as_word


def _manner(value: str) -> Manner:
    return as_word(value, Manner, "manner")


@attrs.frozen(kw_only=True)
class Reply:
    """The answer to the customer: in writing or orally, what it said, and for an oral one who was spoken to.

    When it was given and by whom stand in the event that carries it.

    Clause: RULES-4.14, RULES-4.7
    """

    manner: Manner = attrs.field(converter=_manner)
    content: str = attrs.field(repr=privacy.mask_text, metadata=privacy.C2)
    person: str = attrs.field(default="", repr=privacy.mask_name, metadata=privacy.C2)

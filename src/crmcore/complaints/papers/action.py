"""What the firm does so that the same problem does not come again."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

import attrs

from crmcore import privacy
from crmcore._arguments import typed_fields
from crmcore.complaints.states import as_word
from crmcore.event import plain_date, refuse_unseen


class ActionKind(StrEnum):
    """Whether an action puts right what went wrong, or keeps it from happening again.

    Clause: RULES-4.17, DEPT-1.4
    """

    CORRECTIVE = "corrective"
    PREVENTIVE = "preventive"


def _kind(value: str) -> ActionKind:
    return as_word(value, ActionKind, "kind")


@typed_fields
@attrs.frozen(kw_only=True)
class Action:
    """A corrective or preventive action: what, who owns it (a staff id), and the last day on which it may still be done.

    `id` is the host's, unique within the complaint.

    Clause: RULES-4.4, DEPT-1.4, MAN-4.2
    """

    id: str
    kind: ActionKind = attrs.field(converter=_kind)
    owner: str
    due: date = attrs.field(converter=plain_date)
    what: str = attrs.field(repr=privacy.mask_text, metadata=privacy.C2)

    def __attrs_post_init__(self) -> None:
        """Refuse ids that hold characters that nobody sees."""
        refuse_unseen(self, "id", "owner")

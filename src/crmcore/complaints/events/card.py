"""What happens to the record card of a complaint once it is on record: it is corrected."""

from __future__ import annotations

from typing import ClassVar

import attrs

from crmcore.complaints.events.base import WithReason
from crmcore.complaints.papers.card import RecordCard


@attrs.frozen(kw_only=True)
class CardCorrected(WithReason):
    """The record card was corrected: as it stands from now on, whole, and what was wrong; the card before it stays in the history.

    Clause: RULES-4.15
    """

    name: ClassVar[str] = "card_corrected"
    card: RecordCard

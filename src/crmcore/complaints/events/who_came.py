"""What happens where nobody can be told, or where nobody may complain."""

from __future__ import annotations

from typing import ClassVar

import attrs

from crmcore.complaints.events.base import CustomerTold, WithReason


@attrs.frozen(kw_only=True)
class OutcomeFiled(WithReason):
    """The outcome was put on file, and why it could not be told: whoever complains is anonymous, and gave no way to reach them.

    It stands for the answer.

    Clause: RULES-4.14, RULES-4.7
    """

    name: ClassVar[str] = "outcome_filed"


@attrs.frozen(kw_only=True)
class TurnedAway(CustomerTold):
    """Whoever submitted it may not complain, and was told why it is closed without handling.

    Source: CBIRC Order 2020 No. 3, art. 18 para. 4

    Clause: RULES-4.7
    """

    name: ClassVar[str] = "turned_away"

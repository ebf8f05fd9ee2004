"""What happens where nobody can be told, or where nobody may complain."""

from __future__ import annotations

from typing import ClassVar

import attrs

from crmcore.complaints.events.base import WithReason


@attrs.frozen(kw_only=True)
class OutcomeFiled(WithReason):
    """The outcome was put on file, and why it could not be told: whoever complains is anonymous, and gave no way to reach them.

    It stands for the answer.

    Clause: RULES-4.14, RULES-4.7
    """

    name: ClassVar[str] = "outcome_filed"

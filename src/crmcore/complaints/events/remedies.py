"""What becomes of a remedy that the customer was told of: it is performed, or the customer declines it."""

from __future__ import annotations

from typing import ClassVar

import attrs

from crmcore import privacy
from crmcore.complaints.papers.remedy import Remedy
from crmcore.complaints.papers.statement import CustomerStatement
from crmcore.event import Event


@attrs.frozen(kw_only=True)
class RemedyPerformed(Event):
    """A remedy that the customer was told of was performed, whole or in part: what was paid or done, and the evidence of it.

    Clause: RULES-4.4, RULES-4.13
    """

    name: ClassVar[str] = "remedy_performed"
    remedy: Remedy
    evidence: str = attrs.field(repr=privacy.mask_text, metadata=privacy.C2)


@attrs.frozen(kw_only=True)
class RemedyDeclined(Event):
    """The customer declined what is still owed of a kind of remedy, in a statement.

    Clause: RULES-4.4, RULES-4.13
    """

    name: ClassVar[str] = "remedy_declined"
    kind: str
    statement: CustomerStatement | None = None

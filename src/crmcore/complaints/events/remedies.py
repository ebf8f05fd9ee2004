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

    `card` is the number of the card of whoever had it; None: the file's own, or the only other one to whom something of the kind is owed.

    Clause: RULES-4.4, RULES-4.13
    """

    name: ClassVar[str] = "remedy_performed"
    remedy: Remedy
    evidence: str = attrs.field(repr=privacy.mask_text, metadata=privacy.C2)
    card: str | None = None


@attrs.frozen(kw_only=True)
class RemedyDeclined(Event):
    """The customer declined what is still owed to them of a kind of remedy, in a statement.

    Whose it is says the `card` of the statement; None: the file's own, or the only other one to whom something of the kind is owed.

    Clause: RULES-4.4, RULES-4.13
    """

    name: ClassVar[str] = "remedy_declined"
    kind: str
    statement: CustomerStatement | None = None

"""What the customer makes of the answer: they accept it, or reject it."""

from __future__ import annotations

from typing import ClassVar

import attrs

from crmcore.complaints.papers.statement import CustomerStatement
from crmcore.event import Event


@attrs.frozen(kw_only=True)
class AnswerAccepted(Event):
    """The customer accepted the answer, in a statement; `others` are those of the other customers on the file, each with its card.

    Clause: RULES-4.14, FIN-5.2
    """

    name: ClassVar[str] = "answer_accepted"
    statement: CustomerStatement | None = None
    others: tuple[CustomerStatement, ...] = ()


@attrs.frozen(kw_only=True)
class AnswerRejected(Event):
    """The customer rejected the answer, in a statement that says what they do not agree with.

    Clause: RULES-4.14, FIN-5.2
    """

    name: ClassVar[str] = "answer_rejected"
    statement: CustomerStatement | None = None

"""What happens to a simple complaint: it is solved at once, or passed on to the standard procedure."""

from __future__ import annotations

from typing import ClassVar

import attrs

from crmcore.complaints.events.base import CustomerTold, WithReason
from crmcore.complaints.papers.remedy import Remedy
from crmcore.complaints.papers.statement import CustomerStatement
from crmcore.policy.grants import Grant


@attrs.frozen(kw_only=True)
class SolvedAtOnce(CustomerTold):
    """A simple complaint was solved at once; `content` says whether the customer was content, by their `statement`; money has its grants.

    `others` are the statements of the other customers on the file, each with its card.

    Clause: FIN-2.3, RULES-1.5
    """

    name: ClassVar[str] = "solved_at_once"
    content: bool
    remedies: tuple[Remedy, ...] = ()
    grants: tuple[Grant, ...] = ()
    statement: CustomerStatement | None = None
    others: tuple[CustomerStatement, ...] = ()


@attrs.frozen(kw_only=True)
class PassedOn(WithReason):
    """What was offered at once was not enough: the complaint is passed on to the standard procedure.

    Clause: RULES-1.5, FIN-2.3
    """

    name: ClassVar[str] = "passed_on"

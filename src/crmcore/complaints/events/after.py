"""What happens once the customer was answered: follow-up until it is solved for good, reopening, review, measures against recurrence."""

from __future__ import annotations

from typing import ClassVar

import attrs

from crmcore import privacy
from crmcore.complaints.events.base import CustomerTold, WithReason
from crmcore.complaints.papers.action import Action
from crmcore.complaints.papers.ruling import DemandRuling, as_ruling
from crmcore.complaints.papers.statement import CustomerStatement
from crmcore.complaints.states import ReopenedFor, Ruling, as_word
from crmcore.event import Event


def _reopened_for(value: str) -> ReopenedFor:
    return as_word(value, ReopenedFor, "on")


@attrs.frozen(kw_only=True)
class FollowUpDone(Event):
    """The customer was followed up or visited again, and the matter is solved for good, as they stated.

    Clause: FIN-5.2
    """

    name: ClassVar[str] = "follow_up_done"
    note: str = attrs.field(default="", repr=privacy.mask_text, metadata=privacy.C2)
    statement: CustomerStatement | None = None


@attrs.frozen(kw_only=True)
class FollowUpUnsolved(Event):
    """The customer was followed up or visited again, and stated that the matter is not solved: the complaint is reopened.

    Clause: FIN-5.2
    """

    name: ClassVar[str] = "follow_up_unsolved"
    note: str = attrs.field(default="", repr=privacy.mask_text, metadata=privacy.C2)
    statement: CustomerStatement | None = None


@attrs.frozen(kw_only=True)
class Reopened(WithReason):
    """The complaint was reopened: for new facts, because it was not solved, after a review, or because its withdrawal or referral came back.

    A withdrawal is retracted by the customer's own `statement`.

    Clause: FIN-5.2, RULES-4.1, RULES-1.2
    """

    name: ClassVar[str] = "reopened"
    on: ReopenedFor = attrs.field(converter=_reopened_for)
    statement: CustomerStatement | None = None


@attrs.frozen(kw_only=True)
class ReviewRequested(WithReason):
    """The customer asked the superior of the branch that decided, in a statement, to review the decision.

    Source: CBIRC Order 2020 No. 3, art. 20

    Clause: RULES-4.1
    """

    name: ClassVar[str] = "review_requested"
    statement: CustomerStatement | None = None


@attrs.frozen(kw_only=True)
class ReviewDecided(CustomerTold):
    """The superior reviewed a branch's decision, and told the customer the result; of several demands each has its outcome (`rulings`).

    Source: CBIRC Order 2020 No. 3, art. 20

    Clause: RULES-4.1
    """

    name: ClassVar[str] = "review_decided"
    ruling: Ruling = attrs.field(converter=as_ruling)
    rulings: tuple[DemandRuling, ...] = ()


@attrs.frozen(kw_only=True)
class ActionAgreed(Event):
    """A corrective or preventive action was agreed on.

    Clause: RULES-4.4, DEPT-1.4, MAN-4.2
    """

    name: ClassVar[str] = "action_agreed"
    action: Action


@attrs.frozen(kw_only=True)
class OfAction(Event):
    """Something happened to an action that was agreed on: its id."""

    action: str


@attrs.frozen(kw_only=True)
class ActionDone(OfAction):
    """An action was done.

    Clause: RULES-4.4, DEPT-1.4, MAN-4.2
    """

    name: ClassVar[str] = "action_done"


@attrs.frozen(kw_only=True)
class ActionChecked(OfAction):
    """Whether an action had its effect was checked, with the result.

    Clause: MAN-4.2, DEPT-1.4
    """

    name: ClassVar[str] = "action_checked"
    effective: bool
    note: str = attrs.field(default="", repr=privacy.mask_text, metadata=privacy.C2)

"""What happens to a complaint in the procedure of RULES-4: one frozen event each, known for ever by its stored name.

Whatever a guard needs beyond the case and the rules is in the event: who (`by`), when (`at`), and the document that changes hands.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import ClassVar

import attrs

from crmcore import privacy
from crmcore.complaints.events.base import CustomerTold, WithOpinion, WithReason
from crmcore.complaints.papers.card import RecordCard
from crmcore.complaints.papers.remedy import Remedy
from crmcore.complaints.papers.report import InvestigationReport
from crmcore.complaints.papers.ruling import DeclinedDemand, DemandRuling, as_ruling
from crmcore.complaints.states import Ruling
from crmcore.event import Event, unit_path, unit_path_or_none
from crmcore.policy.grants import Grant


@attrs.frozen(kw_only=True)
class Registered(Event):
    """The complaint was put on record, with its card.

    Clause: RULES-4.15, RULES-1.2
    """

    name: ClassVar[str] = "registered"
    card: RecordCard


@attrs.frozen(kw_only=True)
class GroundsConfirmed(Event):
    """The outlet confirmed the grounds of the complaint, and reported to its superior.

    Clause: RULES-4.7
    """

    name: ClassVar[str] = "grounds_confirmed"


@attrs.frozen(kw_only=True)
class Explained(CustomerTold):
    """The cause lies with the customer, who was told so promptly and tactfully, and asked for understanding.

    Clause: RULES-4.7
    """

    name: ClassVar[str] = "explained"


@attrs.frozen(kw_only=True)
class ComplaintAccepted(Event):
    """The superior accepted the complaint, or part of it: the `declined` demands are not taken up, each with the reason.

    Clause: RULES-4.7
    """

    name: ClassVar[str] = "complaint_accepted"
    declined: tuple[DeclinedDemand, ...] = ()


@attrs.frozen(kw_only=True)
class NotAccepted(WithReason):
    """The superior did not accept the complaint, with the reason.

    Clause: RULES-4.7
    """

    name: ClassVar[str] = "not_accepted"


@attrs.frozen(kw_only=True)
class ReasonsGiven(CustomerTold):
    """The customer was told why the complaint was not accepted.

    Clause: RULES-4.7
    """

    name: ClassVar[str] = "reasons_given"


@attrs.frozen(kw_only=True)
class HandlerAssigned(Event):
    """The administration department named who investigates: a unit path, and a second one where the first must not handle it alone.

    Clause: RULES-4.9
    """

    name: ClassVar[str] = "handler_assigned"
    department: str = attrs.field(converter=unit_path)
    together_with: str | None = attrs.field(default=None, converter=unit_path_or_none)


@attrs.frozen(kw_only=True)
class ReportFiled(Event):
    """The handling department filed its investigation report, with the original complaint.

    Clause: RULES-4.11, RULES-4.17
    """

    name: ClassVar[str] = "report_filed"
    report: InvestigationReport


@attrs.frozen(kw_only=True)
class ReportReviewed(Event):
    """The handling department's supervisor reviewed the report and passed it on.

    Clause: RULES-4.11
    """

    name: ClassVar[str] = "report_reviewed"


@attrs.frozen(kw_only=True)
class OpinionSubmitted(WithOpinion):
    """The administration department added its opinion and submitted the file to the general manager.

    Clause: RULES-4.12
    """

    name: ClassVar[str] = "opinion_submitted"


@attrs.frozen(kw_only=True)
class OpinionSettled(WithOpinion):
    """The administration department's opinion settled the complaint: the rulebook exempts the class from the general manager's decision.

    Of several demands each has its outcome (`rulings`).

    Clause: RULES-4.12
    """

    name: ClassVar[str] = "opinion_settled"
    ruling: Ruling = attrs.field(converter=as_ruling)
    rulings: tuple[DemandRuling, ...] = ()


@attrs.frozen(kw_only=True)
class Decided(Event):
    """The general manager decided; the decision goes back to the handling department. Of several demands each has its outcome (`rulings`).

    Clause: RULES-4.12
    """

    name: ClassVar[str] = "decided"
    ruling: Ruling = attrs.field(converter=as_ruling)
    remarks: str = attrs.field(default="", repr=privacy.mask_text, metadata=privacy.C2)
    rulings: tuple[DemandRuling, ...] = ()


@attrs.frozen(kw_only=True)
class RemedyProposed(WithOpinion):
    """The handling department formed its handling opinion, with the remedies it proposes; there may be none.

    Clause: RULES-4.13, RULES-4.15
    """

    name: ClassVar[str] = "remedy_proposed"
    remedies: tuple[Remedy, ...] = ()


@attrs.frozen(kw_only=True)
class RemedyApproved(Event):
    """The superior approved the handling opinion; money comes with a grant for each kind of remedy that costs any.

    Clause: RULES-4.13, RULES-4.18
    """

    name: ClassVar[str] = "remedy_approved"
    grants: tuple[Grant, ...] = ()


@attrs.frozen(kw_only=True)
class ReturnedToService(Event):
    """The handling department returned the file to customer service.

    Clause: RULES-4.14
    """

    name: ClassVar[str] = "returned_to_service"


@attrs.frozen(kw_only=True)
class CustomerAnswered(CustomerTold):
    """Customer service answered the customer, in writing or orally.

    Clause: RULES-4.14, RULES-1.2
    """

    name: ClassVar[str] = "customer_answered"


@attrs.frozen(kw_only=True)
class SentBack(WithReason):
    """A reviewer sent the document back with a reason; time keeps running.

    Clause: RULES-4.11, RULES-4.12, RULES-4.13
    """

    name: ClassVar[str] = "sent_back"


@attrs.frozen(kw_only=True)
class Closed(Event):
    """The file was closed; the customer had been answered before.

    `no_action` is the reason why nothing is to be done against recurrence, where the complaint was upheld and no action was agreed on.

    Clause: RULES-4.26, RULES-4.4, DEPT-1.4
    """

    name: ClassVar[str] = "closed"
    version: ClassVar[int] = 2
    came_with: ClassVar[Mapping[str, int]] = MappingProxyType({"no_action": 2})
    no_action: str = attrs.field(default="", repr=privacy.mask_text, metadata=privacy.C2)

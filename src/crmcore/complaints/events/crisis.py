"""What happens in a crisis: a group acts at once, the public is informed, and the approval is given afterwards."""

from __future__ import annotations

from typing import ClassVar

import attrs

from crmcore import privacy
from crmcore.complaints.events.base import WithReason
from crmcore.complaints.papers.remedy import Remedy
from crmcore.event import Actor, Event
from crmcore.policy.grants import Grant, Refusal


@attrs.frozen(kw_only=True)
class CrisisGroupFormed(Event):
    """A temporary group was formed to act in the crisis, of these members.

    Clause: FIN-7.3, BANK-4.1
    """

    name: ClassVar[str] = "crisis_group_formed"
    members: tuple[Actor, ...]


@attrs.frozen(kw_only=True)
class PublicInformed(Event):
    """The public was told the facts and the measures, so that alarm does not spread.

    Clause: FIN-7.3
    """

    name: ClassVar[str] = "public_informed"
    channel: str
    content: str = attrs.field(repr=privacy.mask_text, metadata=privacy.C2)


@attrs.frozen(kw_only=True)
class EmergencyRemedy(Event):
    """The crisis group acted directly, before any approval: which remedies, why (a word of the rulebook), decided by which members.

    Clause: BANK-4.1, FIN-7.3
    """

    name: ClassVar[str] = "emergency_remedy"
    remedies: tuple[Remedy, ...]
    reason: str
    members: tuple[Actor, ...]


@attrs.frozen(kw_only=True)
class EmergencyRatified(Event):
    """The approval was given afterwards, by whoever would have decided before: a grant for each kind of remedy that cost any money.

    Clause: BANK-4.1
    """

    name: ClassVar[str] = "emergency_ratified"
    grants: tuple[Grant, ...]


@attrs.frozen(kw_only=True)
class EmergencyRefused(WithReason):
    """The approval was refused afterwards; what was done stays done, and the refusal stays on record.

    Clause: BANK-4.1
    """

    name: ClassVar[str] = "emergency_refused"
    refusals: tuple[Refusal, ...]

"""What several events of a complaint have in common: the customer was told, somebody said why, somebody wrote an opinion."""

from __future__ import annotations

import attrs

from crmcore import privacy
from crmcore.complaints.papers.notice import Notice
from crmcore.complaints.papers.reply import Reply
from crmcore.event import Event


@attrs.frozen(kw_only=True)
class CustomerTold(Event):
    """The customer was told the outcome: the base of every event that answers a complaint."""

    reply: Reply


@attrs.frozen(kw_only=True)
class WithReason(Event):
    """Somebody said why, in their own words."""

    why: str = attrs.field(repr=privacy.mask_text, metadata=privacy.C2)


@attrs.frozen(kw_only=True)
class WithOpinion(Event):
    """Somebody wrote an opinion."""

    opinion: str = attrs.field(repr=privacy.mask_text, metadata=privacy.C2)


@attrs.frozen(kw_only=True)
class WithNotice(Event):
    """The customer heard something from the firm before the answer."""

    notice: Notice

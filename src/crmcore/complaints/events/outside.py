"""What happens outside the firm: a body takes the complaint up, and decides it."""

from __future__ import annotations

from typing import ClassVar

import attrs

from crmcore import privacy
from crmcore.complaints.papers.outside import Forum, OutsideResult, as_forum, as_outside_result
from crmcore.event import Event
from crmcore.money import Money


@attrs.frozen(kw_only=True)
class TakenOutside(Event):
    """The customer took the complaint to a body outside the firm: which kind, which one, and its reference for it.

    Source: CBIRC Order 2020 No. 3, arts. 19, 23

    Clause: RULES-1.2
    """

    name: ClassVar[str] = "taken_outside"
    forum: Forum = attrs.field(converter=as_forum)
    body: str
    reference: str


@attrs.frozen(kw_only=True)
class OutsideDecided(Event):
    """An outside body decided, or it ended there: which one by its reference, what came of it, what it awards, and whether it binds the firm.

    `summary` is what was decided, in words; `award` the money that the customer gets by it, if any. `body` says which one, where several have the
    complaint under the same reference; None means the one that has it.

    Source: CBIRC Order 2020 No. 3, arts. 19, 23

    Clause: RULES-1.2
    """

    name: ClassVar[str] = "outside_decided"
    forum: Forum = attrs.field(converter=as_forum)
    reference: str
    result: OutsideResult = attrs.field(converter=as_outside_result)
    summary: str = attrs.field(repr=privacy.mask_text, metadata=privacy.C2)
    award: Money | None = None
    binding: bool = False
    body: str | None = None


@attrs.frozen(kw_only=True)
class OutsideMatter:
    """A complaint before one outside body: how it came there, and what came of it (None: not decided yet).

    Source: CBIRC Order 2020 No. 3, arts. 19, 23

    Clause: RULES-1.2
    """

    taken: TakenOutside
    decided: OutsideDecided | None = None

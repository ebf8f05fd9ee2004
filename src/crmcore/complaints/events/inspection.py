"""What the administration department finds when it inspects how a complaint was handled."""

from __future__ import annotations

from typing import ClassVar

import attrs

from crmcore import privacy
from crmcore.complaints.papers.action import Action
from crmcore.event import Event


@attrs.frozen(kw_only=True)
class Inspected(Event):
    """The administration department inspected how the complaint was handled: what it saw, and what has to be mended by whom and when.

    There may be nothing to mend. What is `found` joins the complaint's actions: it is done, and its effect checked, as they are.

    Clause: RULES-4.25
    """

    name: ClassVar[str] = "inspected"
    note: str = attrs.field(repr=privacy.mask_text, metadata=privacy.C2)
    found: tuple[Action, ...] = ()

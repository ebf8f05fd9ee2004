"""A unit above or beside takes a complaint over from the one that handles it."""

from __future__ import annotations

from typing import ClassVar

import attrs

from crmcore.complaints.events.base import WithReason
from crmcore.event import unit_path, unit_path_or_none


@attrs.frozen(kw_only=True)
class Escalated(WithReason):
    """A unit above the one that handles it, or beside it, took the complaint over, such as head office: a unit path, perhaps with a second one.

    Clause: RULES-4.9, RULES-4.25
    """

    name: ClassVar[str] = "escalated"
    department: str = attrs.field(converter=unit_path)
    together_with: str | None = attrs.field(default=None, converter=unit_path_or_none)

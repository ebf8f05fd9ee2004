"""Where a host keeps approval requests."""

from __future__ import annotations

from datetime import datetime
from typing import Protocol

from crmcore.loaded import Loaded
from crmcore.policy.approval import Approval


class ApprovalStore(Protocol):
    """Where a host keeps approval requests with their grants and refusals.

    P1: `load` returns the approval last saved under its request's id. P2: `load` raises `NotFound` for an id never saved. P3: `save` raises `Stale`,
    naming both versions, and stores nothing where the stored version is not `expected_version`; None expects that nothing is stored under that id.
    P4: `standing` returns the approvals of some actions asked from `since` on that were not refused, by time, then id: what the windows of limits add
    up. P5: versions rise: `save` raises `InvalidValue` and stores nothing for an approval whose version is not above `expected_version`, so that
    whoever read an earlier version always gets `Stale`. P6: an approval that cannot be read hides no other: its faults stand beside those that can.
    """

    def load(self, id: str, /) -> Approval:
        """Return one approval."""
        ...

    def save(self, approval: Approval, /, *, expected_version: int | None) -> None:
        """Store an approval that was loaded at `expected_version`."""
        ...

    def standing(self, since: datetime, /, *actions: str) -> Loaded[Approval]:
        """Return the approvals of some actions that still stand."""
        ...

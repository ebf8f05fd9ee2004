"""Approval requests with their grants and refusals in memory."""

from __future__ import annotations

from datetime import datetime

from crmcore.adapters.memory.lookup import get
from crmcore.errors import Stale
from crmcore.event import in_utc
from crmcore.policy.approval import Approval
from crmcore.policy.authority import ApprovalRequest


class MemoryApprovals:
    """Approval requests with their grants and refusals, in memory."""

    def __init__(self) -> None:
        """Start empty."""
        self._approvals: dict[str, Approval] = {}

    def load(self, id: str, /) -> Approval:
        """Return one approval. Raises `NotFound` for an id never saved."""
        return get(self._approvals, "approval request", id)

    def save(self, approval: Approval, /, *, expected_version: int | None) -> None:
        """Store an approval that was loaded at `expected_version`. Raises `Stale` if another was saved since; nothing is stored then."""
        stored = self._approvals.get(approval.request.id)
        found = None if stored is None else stored.version
        if found != expected_version:
            raise Stale(approval.request.id, expected_version or 0, found or 0)
        self._approvals[approval.request.id] = approval

    def standing(self, action: str, since: datetime, /) -> tuple[ApprovalRequest, ...]:
        """Return the requests of one action asked from `since` on that were not refused, by time."""
        asked = (one.request for one in self._approvals.values() if one.refusal is None)
        standing = (one for one in asked if one.action == action and in_utc(one.at) >= since)
        return tuple(sorted(standing, key=lambda one: (in_utc(one.at), one.id)))

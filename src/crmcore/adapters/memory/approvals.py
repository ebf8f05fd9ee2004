"""Approval requests with their grants and refusals in memory."""

from __future__ import annotations

from datetime import datetime

from crmcore.adapters.memory.lookup import ONE_AT_A_TIME, get
from crmcore.errors import Stale
from crmcore.event import in_utc, instant_in_utc
from crmcore.loaded import Loaded
from crmcore.policy.approval import Approval, rising


class MemoryApprovals:
    """Approval requests with their grants and refusals, in memory."""

    def __init__(self) -> None:
        """Start empty."""
        self._approvals: dict[str, Approval] = {}

    def load(self, id: str, /) -> Approval:
        """Return one approval. Raises `NotFound` for an id never saved."""
        return get(self._approvals, "approval request", id)

    def save(self, approval: Approval, /, *, expected_version: int | None) -> None:
        """Store an approval that was loaded at `expected_version`.

        Raises `Stale` if another was saved since, `InvalidValue` if its version does not rise; nothing is stored then.
        """
        with ONE_AT_A_TIME:
            stored = self._approvals.get(approval.request.id)
            found = None if stored is None else stored.version
            if found != expected_version:
                raise Stale(approval.request.id, expected_version, found)
            rising(approval, expected_version)
            self._approvals[approval.request.id] = approval

    def standing(self, since: datetime, /, *actions: str) -> Loaded[Approval]:
        """Return the approvals of some actions asked from `since` on that were not refused, by time.

        Raises `InvalidType` for a `since` without its zone.
        """
        after = instant_in_utc(since, "since")
        asked = (one for one in tuple(self._approvals.values()) if not one.refused)
        standing = (one for one in asked if one.request.action in actions and in_utc(one.request.at) >= after)
        return Loaded(tuple(sorted(standing, key=lambda one: (in_utc(one.request.at), one.id))))

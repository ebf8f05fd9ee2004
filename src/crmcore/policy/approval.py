"""An approval request and what came of it so far, as it is stored."""

from __future__ import annotations

import attrs

from crmcore.policy.authority import ApprovalRequest
from crmcore.policy.grants import Grant, Refusal


@attrs.frozen
class Approval:
    """An approval request and what came of it so far: the signatures given, and the refusal, if there is one."""

    request: ApprovalRequest
    grant: Grant | None = None
    refusal: Refusal | None = None

    @property
    def version(self) -> int:
        """Return how many signatures and refusals there are."""
        return (0 if self.grant is None else len(self.grant.signatures)) + (self.refusal is not None)

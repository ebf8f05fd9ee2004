"""An approval request and what came of it so far, as it is stored."""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from crmcore._arguments import typed_fields
from crmcore.decision import Reason, reason
from crmcore.errors import InvalidValue
from crmcore.policy.grants import Grant, Refusal
from crmcore.policy.request import ApprovalRequest


@typed_fields
@attrs.frozen
class Approval:
    """An approval request and what came of it so far: the signatures given, and the refusal, if there is one.

    A refusal stands beside the signatures given before, never in their place. Raises `InvalidValue` for a grant or refusal of another request, and
    for a refusal of what has all its signatures; `InvalidType` for a value of another type.

    Clause: BANK-4.1
    """

    request: ApprovalRequest
    grant: Grant | None = None
    refusal: Refusal | None = None

    def __attrs_post_init__(self) -> None:
        """Check that all of it is about one request."""
        if faults := tuple(self._faults()):
            raise InvalidValue(*faults)

    def _faults(self) -> Iterator[Reason]:
        asked = self.request
        if self.grant is not None and self.grant.request != asked:
            yield reason("grant_of_other_request", found=self.grant.id, wanted=asked.id, differs=_differs(self.grant.request, asked))
        if self.refusal is not None and self.refusal.request != asked:
            yield reason("refusal_of_other_request", found=self.refusal.request.id, wanted=asked.id, differs=_differs(self.refusal.request, asked))
        if self.granted and self.refusal is not None:
            yield reason("refused_after_all_signed", id=asked.id)

    @property
    def id(self) -> str:
        """Return the id of the request."""
        return self.request.id

    @property
    def granted(self) -> bool:
        """Return whether it has all its signatures.

        Clause: BANK-4.1, BANK-3.1
        """
        return self.grant is not None and self.grant.complete

    @property
    def refused(self) -> bool:
        """Return whether it was refused.

        Clause: BANK-4.1
        """
        return self.refusal is not None

    @property
    def version(self) -> int:
        """Return how many signatures and refusals there are: it rises with every one, and a store takes nothing whose version does not."""
        return (0 if self.grant is None else len(self.grant.signatures)) + (self.refusal is not None)


def _differs(found: ApprovalRequest, wanted: ApprovalRequest) -> tuple[str, ...]:
    fields = attrs.fields(ApprovalRequest)
    return tuple(one.name for one in fields if getattr(found, one.name) != getattr(wanted, one.name))


def rising(approval: Approval, expected_version: int | None) -> None:
    """Raise `InvalidValue` if a store would replace a version by one that is not above it.

    Clause: BANK-4.1
    """
    if expected_version is not None and approval.version <= expected_version:
        raise InvalidValue(reason("version_not_rising", id=approval.id, found=approval.version, expected=expected_version))

"""What is on paper: signatures and the grant that they make, or a refusal. What could never have been signed cannot be built.

`signing` makes them under the rules; `usable` is what whoever relies on a grant asks first.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

import attrs

from crmcore._arguments import typed, typed_fields
from crmcore.decision import Decision, Reason, reason
from crmcore.errors import InvalidValue
from crmcore.event import Actor, instant, instant_or_none
from crmcore.messages import Term
from crmcore.money import Money
from crmcore.policy.request import ApprovalRequest, empty_texts


def _good_until(value: datetime | None) -> datetime | None:
    return instant_or_none(value, "good_until")


@typed_fields
@attrs.frozen(kw_only=True)
class Signature:
    """Who signed, when, in which position, and the edition that gave that position its authority.

    `alone` marks the decision of somebody who asked and decided in one, within a band that allows it. Raises `InvalidValue` for a signer who does not
    hold the position, and for one who decides alone on behalf of another, all at once; `InvalidType` for a value of another type.

    Clause: BANK-4.1, BANK-3.1
    """

    by: Actor
    at: datetime = attrs.field(converter=instant)
    position: str
    edition: str
    alone: bool = False

    def __attrs_post_init__(self) -> None:
        """Check that the signer could sign so."""
        faults = [*empty_texts(self, "position", "edition")]
        if self.position not in self.by.positions:
            faults.append(reason("position_not_held", actor=self.by.id, position=Term(self.position)))
        if self.alone and self.by.on_behalf_of is not None:
            faults.append(reason("alone_for_another", actor=self.by.id))
        if faults:
            raise InvalidValue(*faults)


@typed_fields
@attrs.frozen(kw_only=True)
class Grant:
    """An approval, complete once every position of its chain has signed; what a complaint's remedy carries as evidence.

    `chain` are the positions that sign, in order; of a single signature, the position that signed (in grants saved by crmcore 0.1 it may be that of
    a lower band than the signer's). `edition` is that of the last signature, and `good_until` the first instant at which nobody may rely on the grant
    any more, by that edition; None if it sets no end.

    Raises `InvalidValue`, with every fault, for a grant that could not have been signed: no chain or signature, too many of them, not in the chain's
    order, before the request or going back in time, one person twice, or the requester among the signers, unless it was decided alone; and then by
    anybody but the requester in person, or for their own benefit.

    Clause: BANK-4.1, BANK-3.1, RULES-4.18
    """

    request: ApprovalRequest
    chain: tuple[str, ...]
    signatures: tuple[Signature, ...]
    edition: str
    good_until: datetime | None = attrs.field(default=None, converter=_good_until)

    def __attrs_post_init__(self) -> None:
        """Check that the signatures are possible together."""
        if faults := tuple(self._faults()):
            raise InvalidValue(*faults)

    def _faults(self) -> Iterator[Reason]:
        id, given = self.request.id, self.signatures
        yield from empty_texts(self, "edition")
        if not self.chain or not all(one.strip() for one in self.chain):
            yield reason("no_chain", id=id)
        if not given:
            yield reason("no_signature", id=id)
        if len(given) > len(self.chain):
            yield reason("too_many_signatures", id=id, found=len(given), wanted=len(self.chain))
        if len(self.chain) > 1:
            for one, wanted in zip(given, self.chain, strict=False):
                if one.position != wanted:
                    yield reason("signed_out_of_turn", id=id, found=Term(one.position), wanted=Term(wanted))
        before = self.request.at
        for one in given:
            if one.at.astimezone(UTC) < before.astimezone(UTC):
                yield reason("signed_too_early", at=one.at, before=before)
            before = max(before, one.at, key=_utc)
        yield from self._faults_of_persons()

    def _faults_of_persons(self) -> Iterator[Reason]:
        asked = self.request.requested_by
        if self.alone:
            one = self.signatures[0]
            if len(self.signatures) + len(self.chain) > 2:  # noqa: PLR2004 - one signature, and no other position that signs
                yield reason("alone_together", id=self.request.id)
            if asked.on_behalf_of is not None or one.by.id != asked.id:
                yield reason("alone_for_another", actor=one.by.id)
            if self.request.customer == one.by.id:
                yield reason("alone_for_oneself", actor=one.by.id)
            return
        signed = asked.persons
        for one in self.signatures:
            if signed & one.by.persons:
                yield reason("own_request" if one.by.persons & asked.persons else "signed_twice", actor=one.by.id)
            signed |= one.by.persons

    @property
    def id(self) -> str:
        """Return the id of the request that was granted."""
        return self.request.id

    @property
    def action(self) -> str:
        """Return what was granted."""
        return self.request.action

    @property
    def amount(self) -> Money:
        """Return how much was granted."""
        return self.request.amount

    @property
    def subject(self) -> str:
        """Return what it was granted for, a case's id."""
        return self.request.subject

    @property
    def complete(self) -> bool:
        """Return whether every position of the chain has signed.

        Clause: BANK-3.1
        """
        return len(self.signatures) == len(self.chain)

    @property
    def missing(self) -> tuple[str, ...]:
        """Return the positions that still have to sign, in order.

        Clause: BANK-3.1
        """
        return self.chain[len(self.signatures) :]

    @property
    def alone(self) -> bool:
        """Return whether whoever asked for it decided it alone.

        Clause: BANK-4.1
        """
        return any(one.alone for one in self.signatures)


def _utc(at: datetime) -> datetime:
    return at.astimezone(UTC)


@typed_fields
@attrs.frozen(kw_only=True)
class Refusal:
    """The record of a request that was not granted: by whom, when, for which reason codes, under which edition.

    `by_rules` says that no person with authority refused it: the rules refused the signature of `by`. Raises `InvalidValue` for a refusal before the
    request, and for one without a reason, all at once; `InvalidType` for a value of another type.

    Clause: BANK-4.1
    """

    request: ApprovalRequest
    by: Actor
    at: datetime = attrs.field(converter=instant)
    reasons: tuple[str, ...]
    edition: str | None
    by_rules: bool = False

    def __attrs_post_init__(self) -> None:
        """Check that the request could be refused so."""
        faults = [*empty_texts(self, "edition")]
        if not self.reasons or not all(one.strip() for one in self.reasons):
            faults.append(reason("empty", field="reasons"))
        if self.at.astimezone(UTC) < self.request.at.astimezone(UTC):
            faults.append(reason("signed_too_early", at=self.at, before=self.request.at))
        if faults:
            raise InvalidValue(*faults)

    @classmethod
    @typed
    def of(cls, request: ApprovalRequest, decision: Decision, *, by: Actor, at: datetime) -> Refusal:
        """Return the record that the rules refused a signature, with the codes of that decision.

        Clause: BANK-4.1
        """
        codes = tuple(one.code for one in decision.reasons)
        return cls(request=request, by=by, at=at, reasons=codes, edition=decision.edition, by_rules=True)

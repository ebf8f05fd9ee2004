"""Signing: a grant grows by one signature at a time, in the order of the chain, each by a different person, none of whom made the request.

`can_sign` checks, `sign` acts, `refuse` records a refusal; `grant_fits` is what the user of a grant checks before relying on it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime

import attrs

from crmcore._arguments import typed
from crmcore.decision import Decision, Outcome, Reason, reason
from crmcore.errors import InvalidValue, Refused
from crmcore.event import Actor, instant
from crmcore.messages import FactValue, Term
from crmcore.money import Money
from crmcore.policy.authority import ApprovalRequest, Need, decide, needed
from crmcore.policy.rules import PolicyRules


@attrs.frozen(kw_only=True)
class Signature:
    """Who signed, when, in which position, and the edition that gave that position its authority.

    Clause: BANK-4.1, BANK-3.1
    """

    by: Actor
    at: datetime = attrs.field(converter=instant)
    position: str
    edition: str


@attrs.frozen(kw_only=True)
class Grant:
    """An approval, complete once every position of its chain has signed; what a complaint's remedy carries as evidence.

    `edition` is that of the last signature. Raises `InvalidValue` for a grant that could not have been signed: too many signatures, one person twice,
    or the requester among the signers.

    Clause: BANK-4.1, BANK-3.1, RULES-4.18
    """

    request: ApprovalRequest
    chain: tuple[str, ...]
    signatures: tuple[Signature, ...]
    edition: str

    def __attrs_post_init__(self) -> None:
        """Check that the signatures are possible together."""
        faults = []
        if len(self.signatures) > len(self.chain):
            faults.append(reason("too_many_signatures", id=self.request.id, found=len(self.signatures), wanted=len(self.chain)))
        signed = self.request.requested_by.persons
        for one in self.signatures:
            if signed & one.by.persons:
                faults.append(reason("own_request" if one.by.persons & self.request.requested_by.persons else "signed_twice", actor=one.by.id))
            signed |= one.by.persons
        if faults:
            raise InvalidValue(*faults)

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


@attrs.frozen(kw_only=True)
class Refusal:
    """The record of a request that was not granted: by whom, when, for which reason codes, under which edition.

    Clause: BANK-4.1
    """

    request: ApprovalRequest
    by: Actor
    at: datetime = attrs.field(converter=instant)
    reasons: tuple[str, ...]
    edition: str | None

    @classmethod
    @typed
    def of(cls, request: ApprovalRequest, decision: Decision, *, by: Actor, at: datetime) -> Refusal:
        """Return the record that the rules refused a signature, with the codes of that decision.

        Clause: BANK-4.1
        """
        return cls(request=request, by=by, at=at, reasons=tuple(one.code for one in decision.reasons), edition=decision.edition)


@typed
def can_sign(
    request: ApprovalRequest,
    grant: Grant | None,
    by: Actor,
    at: datetime,
    *,
    rules: PolicyRules,
    related: Iterable[ApprovalRequest] = (),
) -> Decision:
    """Return whether somebody may give the next signature now, with every reason against it, not only the first.

    `grant` holds the signatures so far. Authority is judged by the rules given: those in force when the signature is given. The decision is
    `NOT_COVERED` where no table covers the request.

    Clause: BANK-4.1, BANK-3.1, RULES-4.18
    """
    related = tuple(related)
    need = needed(request, rules=rules, related=related)
    if isinstance(need, Reason):
        return decide(request, rules=rules, related=related)
    signed = () if grant is None else grant.signatures
    full = grant is not None and grant.complete
    against = (
        *_paper(request, grant, need, instant(at)),
        *(() if full else _position(need, len(signed), by)),
        *_person(request, signed, by),
    )
    return Decision(Outcome.REFUSED if against else Outcome.ALLOWED, against, need.limit.action, need.limit.clause, rules.edition)


def _paper(request: ApprovalRequest, grant: Grant | None, need: Need, at: datetime) -> Iterator[Reason]:
    """Yield what is wrong with the grant: another request or chain than applies now, complete already, time going back."""
    signed = () if grant is None else grant.signatures
    before = max(one.astimezone(UTC) for one in (request.at, *(one.at for one in signed)))
    if grant is not None and grant.request != request:
        yield reason("grant_of_other_request", found=grant.id, wanted=request.id)
    if grant is not None and grant.complete:
        yield reason("signed_by_all", id=request.id)
    elif any(one.position != wanted for one, wanted in zip(signed, need.chain, strict=False)) or len(signed) >= len(need.chain):
        yield reason("chain_changed", id=request.id, chain=tuple(Term(one) for one in need.chain))
    if at.astimezone(UTC) < before:
        yield reason("signed_too_early", at=at, before=before)


def _position(need: Need, signed: int, by: Actor) -> Iterator[Reason]:
    """Yield what is wrong with the position: it is neither the one whose turn it is, nor one that approves more."""
    if _signs_as(need, signed, by) is not None:
        return
    facts: dict[str, FactValue] = {"action": Term(need.limit.action), "approver": need.limit.authority(need.index)}
    lower = [index for index, band in enumerate(need.limit.bands[: need.index]) if band.position in by.positions]
    if by.positions & set(need.chain):
        yield reason("not_their_turn", actor=by.id, position=Term(need.chain[min(signed, len(need.chain) - 1)]), **facts)
    elif lower:
        held = need.limit.authority(lower[-1])
        yield reason("above_limit", amount=need.total, position=Term(held.signers[0]), edge=held.edge, **facts)
    else:
        yield reason("no_authority", actor=by.id, **facts)


def _signs_as(need: Need, signed: int, by: Actor) -> str | None:
    """Return the position in which an actor signs next: the chain's next one, or the single position of this band or of a higher one."""
    if len(need.chain) > 1:
        wanted = need.chain[signed : signed + 1]
    else:
        wanted = tuple(band.position for band in need.limit.bands[need.index :] if band.position is not None)
    return next((one for one in wanted if one in by.positions), None)


def _person(request: ApprovalRequest, signed: tuple[Signature, ...], by: Actor) -> Iterator[Reason]:
    """Yield what is wrong with the person: nobody signs their own request, or twice, themselves or through somebody else."""
    if by.persons & request.requested_by.persons:
        yield reason("own_request", actor=by.id)
    if any(by.persons & one.by.persons for one in signed):
        yield reason("signed_twice", actor=by.id)


@typed
def sign(
    request: ApprovalRequest,
    *,
    by: Actor,
    at: datetime,
    rules: PolicyRules,
    grant: Grant | None = None,
    related: Iterable[ApprovalRequest] = (),
) -> Grant:
    """Return the grant with the next signature on it.

    Raises `Refused` with the decision of `can_sign` where they may not sign.

    Clause: BANK-4.1, BANK-3.1, RULES-4.18
    """
    related = tuple(related)
    decision = can_sign(request, grant, by, at, rules=rules, related=related)
    need = needed(request, rules=rules, related=related)
    if isinstance(need, Reason) or not decision.allowed:
        raise Refused(decision, "sign", "approval request", request.id)
    signed = () if grant is None else grant.signatures
    position = _signs_as(need, len(signed), by) or ""
    signature = Signature(by=by, at=at, position=position, edition=rules.edition)
    return Grant(request=request, chain=need.chain, signatures=(*signed, signature), edition=rules.edition)


@typed
def refuse(
    request: ApprovalRequest,
    *,
    by: Actor,
    at: datetime,
    rules: PolicyRules,
    why: str = "declined",
    grant: Grant | None = None,
    related: Iterable[ApprovalRequest] = (),
) -> Refusal:
    """Return the record that the person whose turn it is refuses; `why` is a code of the firm's, never free text.

    Only those who could sign may refuse: raises `Refused` with the decision of `can_sign` for anybody else.

    Clause: BANK-4.1
    """
    decision = can_sign(request, grant, by, at, rules=rules, related=related)
    if not decision.allowed:
        raise Refused(decision, "refuse", "approval request", request.id)
    return Refusal(request=request, by=by, at=at, reasons=(why,), edition=rules.edition)


@typed
def grant_fits(grant: Grant, *, action: str, amount: Money, subject: str, proposer: Actor) -> tuple[Reason, ...]:
    """Return what keeps a grant from covering a proposal: nothing, or every reason.

    It must be complete, for exactly this action, amount and subject, and signed by nobody who proposed it or acts for them.

    Clause: BANK-4.1, RULES-4.18
    """
    against = []
    if not grant.complete:
        against.append(reason("grant_incomplete", id=grant.id, missing=tuple(Term(one) for one in grant.missing)))
    if grant.action != action:
        against.append(reason("grant_of_other_action", id=grant.id, found=Term(grant.action), wanted=Term(action)))
    if grant.amount != amount:
        against.append(reason("grant_of_other_amount", id=grant.id, found=grant.amount, wanted=amount))
    if grant.subject != subject:
        against.append(reason("grant_of_other_subject", id=grant.id, found=grant.subject, wanted=subject))
    if any(one.by.persons & proposer.persons for one in grant.signatures):
        against.append(reason("own_proposal", actor=proposer.id))
    return tuple(against)

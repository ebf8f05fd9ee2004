"""Signing: a grant grows by one signature at a time, in the order of the chain, each by a different person, neither requester nor customer.

`can_sign` checks, `sign` acts, `refuse` records a refusal. What is refused, or has all its signatures, has ended: nobody signs or refuses it again.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

from crmcore._arguments import typed
from crmcore.decision import Decision, Outcome, Reason, reason
from crmcore.errors import InvalidType, Refused
from crmcore.event import Actor, instant
from crmcore.messages import FactValue, Term
from crmcore.policy.approval import Approval
from crmcore.policy.authority import Need, Related, gap, needed
from crmcore.policy.grants import Grant, Refusal, Signature
from crmcore.policy.rules import PolicyRules


@typed
def can_sign(approval: Approval, by: Actor, at: datetime, *, rules: PolicyRules, related: Related | None = None) -> Decision:
    """Return whether somebody may give the next signature now, with every reason against it, not only the first.

    `approval` is the request with what came of it so far. Authority is judged by the rules given: those in force when the signature is given. The
    decision is `NOT_COVERED` where no table covers the request. `related` are the other approvals, as for `decide`; where the table has a window,
    they must be given: raises `InvalidValue` otherwise.

    Clause: BANK-4.1, BANK-3.1, RULES-4.18
    """
    decision, _ = _asked(approval, by, at, rules, related)
    return decision


def _asked(approval: Approval, by: Actor, at: datetime, rules: PolicyRules, related: Related | None) -> tuple[Decision, tuple[Need, str] | None]:
    """Return whether somebody may sign; and if so, what the request needs and in which position they sign."""
    by, at, request = actor(by), instant(at), approval.request
    need = needed(request, rules=rules, related=related)
    if isinstance(need, Reason):
        return gap(request, need, rules), None
    signed = () if approval.grant is None else approval.grant.signatures
    goes_on = not approval.granted and _goes_on(need, signed)
    position = _signs_as(need, len(signed), by) if goes_on else None
    against = (
        *_paper(approval, need, signed, at),
        *(_position(need, len(signed), by) if goes_on and position is None else ()),
        *_person(approval, signed, by),
    )
    decision = Decision(Outcome.REFUSED if against else Outcome.ALLOWED, against, need.limit.action, need.limit.clause, rules.edition)
    return decision, None if against or position is None else (need, position)


def actor(by: Actor) -> Actor:
    """Return an actor; raises `InvalidType` for anything else, such as a bare id."""
    if not isinstance(by, Actor):
        raise InvalidType(reason("wrong_type", field="by", found=type(by).__name__, wanted="Actor"))
    return by


def _paper(approval: Approval, need: Need, signed: tuple[Signature, ...], at: datetime) -> Iterator[Reason]:
    """Yield what is wrong with the paper: ended already, another chain than applies now, time going back."""
    request = approval.request
    if approval.refused:
        yield reason("refused_already", id=request.id)
    if approval.granted:
        yield reason("signed_by_all", id=request.id)
    elif not _goes_on(need, signed):
        yield reason("chain_changed", id=request.id, chain=tuple(Term(one) for one in need.chain))
    before = max(one.astimezone(UTC) for one in (request.at, *(one.at for one in signed)))
    if at.astimezone(UTC) < before:
        yield reason("signed_too_early", at=at, before=before)


def _goes_on(need: Need, signed: tuple[Signature, ...]) -> bool:
    """Return whether the signatures so far are the first ones of what is needed now, and others are missing."""
    return len(signed) < len(need.turns) and all(one.position in turn for one, turn in zip(signed, need.turns, strict=False))


def _position(need: Need, signed: int, by: Actor) -> Iterator[Reason]:
    """Yield what is wrong with the position: it is neither one whose turn it is, nor one that approves more."""
    facts: dict[str, FactValue] = {"action": Term(need.limit.action), "approver": need.limit.authority(need.index)}
    lower = [index for index, band in enumerate(need.limit.bands[: need.index]) if len(band.turns) == 1 and by.positions & set(band.turns[0])]
    if any(by.positions & set(turn) for turn in need.turns):
        yield reason("not_their_turn", actor=by.id, position=Term(need.chain[min(signed, len(need.chain) - 1)]), **facts)
    elif lower:
        held = need.limit.bands[lower[-1]].turns[0]
        edge = need.limit.authority(lower[-1]).edge
        yield reason("above_limit", amount=need.total, position=Term(next(one for one in held if one in by.positions)), edge=edge, **facts)
    else:
        yield need.not_theirs(by)


def _signs_as(need: Need, signed: int, by: Actor) -> str | None:
    """Return the position in which an actor signs next, if they hold one whose turn it is."""
    return next((one for turn in need.turns[signed : signed + 1] for one in turn if one in by.positions), None)


def _person(approval: Approval, signed: tuple[Signature, ...], by: Actor) -> Iterator[Reason]:
    """Yield what is wrong with the person: nobody signs their own request, for their own benefit, or twice, themselves or through somebody else."""
    if by.persons & approval.request.requested_by.persons:
        yield reason("own_request", actor=by.id)
    if approval.request.customer in by.persons:
        yield reason("own_benefit", actor=by.id)
    if any(by.persons & one.by.persons for one in signed):
        yield reason("signed_twice", actor=by.id)


@typed
def sign(approval: Approval, *, by: Actor, at: datetime, rules: PolicyRules, related: Related | None = None) -> Grant:
    """Return the grant with the next signature on it.

    Raises `Refused` with the decision of `can_sign` where they may not sign, and `InvalidValue` as `can_sign` does.

    Clause: BANK-4.1, BANK-3.1, RULES-4.18
    """
    decision, found = _asked(approval, by, at, rules, related)
    if found is None:
        raise Refused(decision, "sign", "approval request", approval.id)
    need, position = found
    signed = () if approval.grant is None else approval.grant.signatures
    signature = Signature(by=by, at=at, position=position, edition=rules.edition)
    chain = need.chain if len(need.chain) > 1 else (position,)
    return Grant(
        request=approval.request, chain=chain, signatures=(*signed, signature), edition=rules.edition, good_until=rules.good_until(signature.at)
    )


@typed
def refuse(approval: Approval, *, by: Actor, at: datetime, rules: PolicyRules, why: str = "declined", related: Related | None = None) -> Refusal:
    """Return the record that the person whose turn it is refuses; `why` is a code of the firm's, never free text.

    Only those who could sign may refuse: raises `Refused` with the decision of `can_sign` for anybody else, `InvalidValue` for an empty code and
    as `can_sign` does. Keep the refusal beside the signatures given: `Approval(request, grant, refusal)`.

    Clause: BANK-4.1
    """
    decision, found = _asked(approval, by, at, rules, related)
    if found is None:
        raise Refused(decision, "refuse", "approval request", approval.id)
    return Refusal(request=approval.request, by=by, at=at, reasons=(why,), edition=rules.edition)

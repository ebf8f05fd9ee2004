"""Decided alone: where a band says so, whoever asks for a small amount decides it in one, and openly.

Twice the same amount is not small: what somebody decided alone within the window is added up, for whomever it was.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime

from crmcore._arguments import typed
from crmcore.decision import Decision, Outcome, Reason, reason
from crmcore.errors import Refused
from crmcore.event import Actor, instant
from crmcore.messages import Term
from crmcore.money import Money
from crmcore.policy.approval import Approval
from crmcore.policy.authority import Need, Related, as_loaded, gap, needed, within
from crmcore.policy.grants import Grant, Signature
from crmcore.policy.rules import PolicyRules
from crmcore.policy.signing import actor


@typed
def decide_alone(approval: Approval, *, by: Actor, at: datetime, rules: PolicyRules, related: Related, about: Iterable[str] = ()) -> Grant:
    """Return the grant of somebody who asked for an amount and decides it alone: one signature, marked `alone`.

    The amount, with all that a window adds to it, must lie in a band that says `decides_alone`; so must it with everything that this person decided
    alone within the window's days, for whatever customer. They hold a position of that band, asked for it themselves, act for nobody, and are neither
    the customer nor among `about`, the ids of those whom the matter is about. `related` are the other approvals, as for `decide`, of all customers.
    Raises `Refused` with every reason against it; with `NOT_COVERED` where no table covers the request.

    Clause: BANK-4.1
    """
    by, at, request, others, concerned = actor(by), instant(at), approval.request, as_loaded(related), frozenset(about)
    need = needed(request, rules=rules, related=others)
    if not isinstance(need, Reason):
        need = _with_own(approval, by, need, others.readable, rules)
    if isinstance(need, Reason):
        raise Refused(gap(request, need, rules), "decide_alone", "approval request", request.id)
    band = need.limit.bands[need.index]
    position = next((one for turn in band.turns for one in turn if one in by.positions), None)
    against = (*_paper(approval, at), *_authority(need, by, held=position is not None), *_person(approval, by, concerned))
    if against or position is None:
        decision = Decision(Outcome.REFUSED, against, need.limit.action, need.limit.clause, rules.edition)
        raise Refused(decision, "decide_alone", "approval request", request.id)
    signature = Signature(by=by, at=at, position=position, edition=rules.edition, alone=True)
    return Grant(request=request, chain=(position,), signatures=(signature,), edition=rules.edition, good_until=rules.good_until(at))


def _with_own(approval: Approval, by: Actor, need: Need, related: tuple[Approval, ...], rules: PolicyRules) -> Need | Reason:
    """Return the higher of two bands: that of the window, and that of all which this person decided alone in as many days."""
    limit, window, request = need.limit, need.limit.window, approval.request
    if window is None:
        return need
    own = [one for one in related if one.grant is not None and one.grant.alone and one.grant.signatures[0].by.persons & by.persons]
    amounts = [request.amount, *(one.amount for one in within(request, own, limit, window))]
    if foreign := tuple(sorted({one.currency for one in amounts} - {rules.currency})):
        return reason("no_rates", action=Term(request.action), found=foreign, wanted=rules.currency)
    total = Money.total(amounts, rules.currency)
    return max(need, Need(limit, limit.index_of(total), total, len(amounts) - 1), key=lambda one: one.index)


def _paper(approval: Approval, at: datetime) -> Iterator[Reason]:
    if approval.refused:
        yield reason("refused_already", id=approval.id)
    if approval.grant is not None:
        yield reason("signed_by_all" if approval.granted else "alone_together", id=approval.id)
    if at.astimezone(UTC) < approval.request.at.astimezone(UTC):
        yield reason("signed_too_early", at=at, before=approval.request.at)


def _authority(need: Need, by: Actor, *, held: bool) -> Iterator[Reason]:
    approver = need.limit.authority(need.index)
    if not need.limit.bands[need.index].decides_alone:
        yield reason("not_decided_alone", amount=need.total, action=Term(need.limit.action), count=need.added, approver=approver)
    elif not held:
        yield need.not_theirs(by)


def _person(approval: Approval, by: Actor, about: frozenset[str]) -> Iterator[Reason]:
    asked = approval.request.requested_by
    if by.on_behalf_of is not None or asked.on_behalf_of is not None or by.id != asked.id:
        yield reason("alone_for_another", actor=by.id)
    if by.id in {approval.request.customer, *about}:
        yield reason("alone_for_oneself", actor=by.id)

"""Who signs what in the example city bank: requests are checked by the rules, and some are refused."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from typing import Final

from crmcore.cli.demo.dice import Dice
from crmcore.errors import Refused
from crmcore.event import Actor
from crmcore.money import Money
from crmcore.policy.approval import Approval
from crmcore.policy.authority import chain_of
from crmcore.policy.grants import Grant, Refusal
from crmcore.policy.request import ApprovalRequest
from crmcore.policy.rules import PolicyRules
from crmcore.policy.signing import sign

# Of the month's requests for expenses and purchases: how many somebody tries to sign for themselves, and how many are above the signer's limit.
_OWN: Final = 3
_ABOVE: Final = 6


def approve(request: ApprovalRequest, staff: Mapping[str, Actor], rules: PolicyRules, related: tuple[Approval, ...], at: datetime) -> Grant:
    """Return the grant of a request, signed by the first members of staff who may, position by position along its chain."""
    first, *others = chain_of(request, rules=rules, related=related)
    grant = sign(Approval(request), by=_signer(first, request.requested_by.persons, staff), at=at, rules=rules, related=related)
    for position in others:
        done = request.requested_by.persons.union(*(one.by.persons for one in grant.signatures))
        grant = sign(Approval(request, grant), by=_signer(position, done, staff), at=at, rules=rules, related=related)
    return grant


def _signer(position: str, done: frozenset[str], staff: Mapping[str, Actor]) -> Actor:
    """Return a member of staff who holds a position, did not make the request and has not signed yet."""
    return next(one for one in staff.values() if position in one.positions and not one.persons & done)


def expenses(dice: Dice, staff: Mapping[str, Actor], rules: PolicyRules, *, month: datetime, count: int) -> Iterator[Approval]:
    """Yield the month's approvals of expenses and purchases, by time; the first few are tried by somebody who may not sign them."""
    made: list[Approval] = []
    askers = [one for one in staff.values() if "specialist" in one.positions]
    times = sorted(month + timedelta(minutes=dice.whole(0, 31 * 24 * 60 - 60)) for _ in range(count))
    for number, at in enumerate(times, start=1):
        by = dice.pick(askers)
        purchase = number > _OWN + _ABOVE and dice.chance(0.2)
        small, large = dice.whole(50, 900), dice.whole(1_100, 26_000)
        amount = small if number <= _OWN else large if number <= _OWN + _ABOVE else dice.weighted(((small, 60), (large, 40)))
        request = ApprovalRequest(
            id=f"E-{at:%Y}-{number:04}",
            action="purchase" if purchase else "expense",
            amount=Money(amount, "CNY"),
            requested_by=by,
            at=at,
            subject=f"budget-{by.unit.rpartition('/')[2]}",
        )
        signer = by if number <= _OWN else next(one for one in askers if one is not by) if number <= _OWN + _ABOVE else None
        made.append(_answer(request, signer, staff, rules, tuple(made)))
        yield made[-1]


def _answer(
    request: ApprovalRequest, signer: Actor | None, staff: Mapping[str, Actor], rules: PolicyRules, related: tuple[Approval, ...]
) -> Approval:
    """Return the answer of the given signer, if there is one; else of one who may sign."""
    at = request.at + timedelta(minutes=30)
    if signer is None:
        return Approval(request, approve(request, staff, rules, related, at))
    try:
        return Approval(request, sign(Approval(request), by=signer, at=at, rules=rules, related=related))
    except Refused as no:
        return Approval(request, refusal=Refusal.of(request, no.decision, by=signer, at=at))

"""Who must sign a request: the table's band for its amount plus the amounts that count together with it.

`decide` returns the chain or the named gap. `needed` is the same answer before it is put into words; it depends on nothing but the action
and the total, so it can be computed ahead.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta

import attrs

from crmcore._arguments import typed
from crmcore.decision import Decision, Outcome, Reason, reason
from crmcore.errors import InvalidType, InvalidValue, Refused
from crmcore.event import Actor, instant
from crmcore.messages import Term
from crmcore.money import Money
from crmcore.policy.limits import Aggregation, Limit, Per
from crmcore.policy.rules import PolicyRules


@attrs.frozen(kw_only=True)
class ApprovalRequest:
    """Somebody asks for an amount to be approved: for which action, about what (`subject`, a case's id) and for which customer.

    `at` is when it was asked, aware. Ids are the host's. Raises `InvalidValue` for an empty id, action or subject and for an amount that is not above
    zero, all at once; `InvalidType` for an amount that is not `Money` and for a naive datetime.

    Clause: BANK-4.1, RULES-4.18
    """

    id: str
    action: str
    amount: Money
    requested_by: Actor
    at: datetime = attrs.field(converter=instant)
    subject: str
    customer: str | None = None

    def __attrs_post_init__(self) -> None:
        """Check what every request must have."""
        if not isinstance(self.amount, Money):
            raise InvalidType(reason("wrong_type", field="amount", found=type(self.amount).__name__, wanted="Money"))
        if faults := tuple(self._faults()):
            raise InvalidValue(*faults)

    def _faults(self) -> Iterator[Reason]:
        for field in ("id", "action", "subject"):
            if not getattr(self, field):
                yield reason("empty", field=field)
        if self.amount.amount <= 0:
            yield reason("amount_not_positive", amount=self.amount)


@attrs.frozen
class Need:
    """What a request needs: the band of a table that its total falls in. `added` counts the related requests in the total."""

    limit: Limit
    index: int
    total: Money
    added: int

    @property
    def chain(self) -> tuple[str, ...]:
        """Return the positions that sign, in order.

        Clause: BANK-4.1, BANK-3.1
        """
        return self.limit.bands[self.index].signers

    def reasons(self) -> Iterator[Reason]:
        """Yield who approves, and which amounts were added to reach the total."""
        if self.added and self.limit.window is not None:
            yield reason("added_up", total=self.total, count=self.added, days=self.limit.window.days, per=Term(self.limit.window.per))
        yield reason("approval_needed", amount=self.total, action=Term(self.limit.action), approver=self.limit.authority(self.index))


def needed(request: ApprovalRequest, *, rules: PolicyRules, related: Iterable[ApprovalRequest] = ()) -> Need | Reason:
    """Return the one band that a request falls in, or the reason why no table covers it.

    Raises `InvalidType` for other rules than those of `Edition.policy`.

    Clause: BANK-4.1
    """
    if not isinstance(rules, PolicyRules):
        raise InvalidType(reason("wrong_type", field="rules", found=type(rules).__name__, wanted="PolicyRules"))
    limit = rules.limits.get(request.action)
    if limit is None:
        return reason("no_limit", action=Term(request.action))
    if limit.window is not None and limit.window.per is Per.CUSTOMER and request.customer is None:
        return reason("no_customer", action=Term(request.action))
    together = () if limit.window is None else tuple(_together(request, related, limit.window))
    amounts = (request.amount, *(one.amount for one in together))
    if foreign := tuple(sorted({one.currency for one in amounts} - {rules.currency})):
        return reason("no_rates", action=Term(request.action), found=foreign, wanted=rules.currency)
    total = Money.total(amounts, rules.currency)
    return Need(limit, limit.index_of(total), total, len(together))


def _together(request: ApprovalRequest, related: Iterable[ApprovalRequest], window: Aggregation) -> Iterator[ApprovalRequest]:
    """Yield the related requests that a window adds: earlier or at the same instant, each id once."""
    at, seen = request.at.astimezone(UTC), {request.id}
    for one in related:
        same = one.customer == request.customer if window.per is Per.CUSTOMER else bool(one.requested_by.persons & request.requested_by.persons)
        if same and one.action == request.action and one.id not in seen and timedelta() <= at - one.at.astimezone(UTC) <= timedelta(window.days):
            seen.add(one.id)
            yield one


@typed
def decide(request: ApprovalRequest, *, rules: PolicyRules, related: Iterable[ApprovalRequest] = ()) -> Decision:
    """Return who must approve a request: `NEEDS_APPROVAL` naming the chain, or `NOT_COVERED` naming the gap.

    `related` are the other requests still standing (pending or granted); those in the table's window are added to the amount. The whole total
    is decided by one band, not each slice by its own.

    Clause: BANK-4.1, BANK-3.1, RULES-4.18
    """
    need = needed(request, rules=rules, related=related)
    if isinstance(need, Reason):
        limit = rules.limits.get(request.action)
        return Decision(Outcome.NOT_COVERED, (need,), request.action, None if limit is None else limit.clause, rules.edition)
    return Decision(Outcome.NEEDS_APPROVAL, tuple(need.reasons()), need.limit.action, need.limit.clause, rules.edition)


@typed
def chain_of(request: ApprovalRequest, *, rules: PolicyRules, related: Iterable[ApprovalRequest] = ()) -> tuple[str, ...]:
    """Return the positions that must sign a request, in order.

    Raises `Refused` with the same `NOT_COVERED` decision that `decide` returns where no table covers it.

    Clause: BANK-4.1, BANK-3.1
    """
    related = tuple(related)
    need = needed(request, rules=rules, related=related)
    if isinstance(need, Reason):
        raise Refused(decide(request, rules=rules, related=related), "approve", "approval request", request.id)
    return need.chain

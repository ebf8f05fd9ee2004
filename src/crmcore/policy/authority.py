"""Who must sign a request: the table's band for its amount plus the amounts that count together with it.

`decide` returns the chain or the named gap. `needed` is the same answer before it is put into words; it depends on nothing but the action
and the total, so it can be computed ahead.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, timedelta
from typing import TypeAlias

import attrs

from crmcore._arguments import typed
from crmcore.decision import Decision, Outcome, Reason, reason
from crmcore.errors import InvalidType, InvalidValue, Refused
from crmcore.event import Actor
from crmcore.loaded import Loaded
from crmcore.messages import FactValue, Term
from crmcore.money import Money
from crmcore.policy.approval import Approval
from crmcore.policy.limits import Aggregation, Limit, Per
from crmcore.policy.request import ApprovalRequest
from crmcore.policy.rules import PolicyRules

# The other approvals that a window may add: as a store answers them, or by themselves.
Related: TypeAlias = Iterable[Approval] | Loaded[Approval]


@attrs.frozen
class Need:
    """What a request needs: the band of a table that its total falls in. `added` counts the related requests in the total."""

    limit: Limit
    index: int
    total: Money
    added: int

    @property
    def chain(self) -> tuple[str, ...]:
        """Return the positions that sign, in order; where any of several signs, the first of them.

        Clause: BANK-4.1, BANK-3.1
        """
        return self.limit.bands[self.index].signers

    @property
    def turns(self) -> tuple[tuple[str, ...], ...]:
        """Return for each signature, in order, the positions any of which gives it.

        A single signature may also be given in a position that signs alone in a higher band.

        Clause: BANK-4.1, BANK-3.1
        """
        return self.limit.turns(self.index)

    def reasons(self) -> Iterator[Reason]:
        """Yield who approves, and which amounts were added to reach the total."""
        if self.added and self.limit.window is not None:
            yield reason("added_up", total=self.total, count=self.added, days=self.limit.window.days, per=Term(self.limit.window.per))
        yield reason("approval_needed", amount=self.total, action=Term(self.limit.action), approver=self.limit.authority(self.index))

    def not_theirs(self, by: Actor) -> Reason:
        """Return why no position of somebody approves this amount: they approve other amounts of the action, or none.

        Clause: BANK-4.1
        """
        facts: dict[str, FactValue] = {"actor": by.id, "action": Term(self.limit.action), "approver": self.limit.authority(self.index)}
        bands = enumerate(self.limit.bands)
        held = tuple(self.limit.authority(number) for number, band in bands if any(by.positions & set(turn) for turn in band.turns))
        return reason("other_amounts", amount=self.total, held=held, **facts) if held else reason("no_authority", **facts)


def needed(request: ApprovalRequest, *, rules: PolicyRules, related: Related | None = None) -> Need | Reason:
    """Return the one band that a request falls in, or the reason why no table covers it.

    Raises `InvalidType` for other rules than those of `Edition.policy`, and `InvalidValue` where the table has a window and `related` is not given.

    Clause: BANK-4.1
    """
    if not isinstance(rules, PolicyRules):
        raise InvalidType(reason("wrong_type", field="rules", found=type(rules).__name__, wanted="PolicyRules"))
    limit = rules.limits.get(request.action)
    if limit is None:
        return reason("no_limit", action=Term(request.action))
    if limit.window is not None and limit.window.per is Per.CUSTOMER and request.customer is None:
        return reason("no_customer", action=Term(request.action))
    together: tuple[ApprovalRequest, ...] = ()
    if (window := limit.window) is not None:
        if related is None:
            actions = tuple(Term(one) for one in limit.actions)
            raise InvalidValue(reason("related_missing", action=Term(request.action), actions=actions, days=window.days))
        known = as_loaded(related)
        if known.unreadable:
            return reason("related_unreadable", action=Term(request.action), days=window.days, ids=known.ids)
        together = tuple(one for one in within(request, known.readable, limit, window) if _same(one, request, window.per))
    amounts = (request.amount, *(one.amount for one in together))
    if foreign := tuple(sorted({one.currency for one in amounts} - {rules.currency})):
        return reason("no_rates", action=Term(request.action), found=foreign, wanted=rules.currency)
    total = Money.total(amounts, rules.currency)
    return Need(limit, limit.index_of(total), total, len(together))


def as_loaded(related: Related) -> Loaded[Approval]:
    """Return the approvals that were handed over as a store answers them, also where they were handed over by themselves.

    Clause: BANK-4.1
    """
    return related if isinstance(related, Loaded) else Loaded(tuple(related))


def within(request: ApprovalRequest, related: Iterable[Approval], limit: Limit, window: Aggregation) -> Iterator[ApprovalRequest]:
    """Yield the other requests that stand in a window, for whomever and by whomever: asked no longer before or after, each id once.

    Later ones too, because whoever asks says when: an amount that was cut would else need less by the order of its dates.

    Clause: BANK-4.1
    """
    at, seen = request.at.astimezone(UTC), {request.id}
    for approval in related:
        one = approval.request
        stands = not approval.refused and one.action in limit.actions and one.id not in seen
        if stands and abs(at - one.at.astimezone(UTC)) <= timedelta(window.days):
            seen.add(one.id)
            yield one


def _same(one: ApprovalRequest, request: ApprovalRequest, per: Per) -> bool:
    """Return whether two requests are for the same customer, or by the same requester."""
    return one.customer == request.customer if per is Per.CUSTOMER else bool(one.requested_by.persons & request.requested_by.persons)


@typed
def decide(request: ApprovalRequest, *, rules: PolicyRules, related: Related | None = None) -> Decision:
    """Return who must approve a request: `NEEDS_APPROVAL` naming the chain, or `NOT_COVERED` naming the gap.

    `related` are the other approvals of the actions that are added up together (`Limit.actions`); those asked no more than the days of the table's
    window before or after, refused ones left out, are added to the amount. The whole total is decided by one band, not each slice by its own. Where
    the table has a window, `related` must be given: raises `InvalidValue` otherwise. `()` says that there are none. As `ApprovalStore.standing`
    answers them they may be handed over as they are: while one of them cannot be read, nobody knows what the window adds up to, and the answer is
    `NOT_COVERED`.

    Clause: BANK-4.1, BANK-3.1, RULES-4.18
    """
    need = needed(request, rules=rules, related=related)
    if isinstance(need, Reason):
        return gap(request, need, rules)
    return Decision(Outcome.NEEDS_APPROVAL, tuple(need.reasons()), need.limit.action, need.limit.clause, rules.edition)


def gap(request: ApprovalRequest, why: Reason, rules: PolicyRules) -> Decision:
    """Return the decision that no table covers a request.

    Clause: BANK-4.1
    """
    limit = rules.limits.get(request.action)
    return Decision(Outcome.NOT_COVERED, (why,), request.action, None if limit is None else limit.clause, rules.edition)


@typed
def chain_of(request: ApprovalRequest, *, rules: PolicyRules, related: Related | None = None) -> tuple[str, ...]:
    """Return the positions that must sign a request, in order; where any of several positions signs, the first of them.

    Raises `Refused` with the same `NOT_COVERED` decision that `decide` returns where no table covers it, and `InvalidValue` as `decide` does.

    Clause: BANK-4.1, BANK-3.1
    """
    need = needed(request, rules=rules, related=related)
    if isinstance(need, Reason):
        raise Refused(gap(request, need, rules), "approve", "approval request", request.id)
    return need.chain

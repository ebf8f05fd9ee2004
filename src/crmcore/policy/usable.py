"""Whether a grant may be relied on: for this customer and purpose, now, and for the first time. Every user of a grant asks this one function."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from datetime import UTC, datetime

from crmcore._arguments import typed
from crmcore.decision import Reason, reason
from crmcore.event import Actor, instant
from crmcore.messages import Term
from crmcore.money import Money
from crmcore.policy.grants import Grant


@typed
def unusable(
    grant: Grant,
    *,
    action: str,
    amount: Money,
    subject: str,
    customer: str | None,
    proposers: Iterable[Actor],
    since: datetime | None,
    at: datetime,
    used: Collection[str] = (),
    refused: Collection[str] = (),
    alone: bool = False,
) -> tuple[Reason, ...]:
    """Return what keeps anybody from relying on a grant at an instant: nothing, or every reason.

    It must have all its signatures, for this action, subject and customer (None: none is known) and for exactly this amount: a smaller proposal is
    another decision, and windows and statistics count what was granted. It was asked for at `since`, when what it pays for was first proposed, or
    later, and signed no later than `at`, before its end; no proposer signed it, none of the approvals `used` before is it, and it is not among those
    `refused` (both by id). Where `alone` is true, one that a proposer decided alone will do: in person, and not another's.

    Clause: BANK-4.1, BANK-3.1, RULES-4.18
    """
    by = tuple(proposers)
    return (
        *_content(grant, action, amount, subject, customer),
        *_times(grant, None if since is None else instant(since, "since"), instant(at)),
        *(_alone(grant, by, allowed=alone) if grant.alone else _proposed(grant, by)),
        *((reason("grant_used", id=grant.id),) if grant.id in used else ()),
        *((reason("grant_refused", id=grant.id),) if grant.id in refused else ()),
    )


def _content(grant: Grant, action: str, amount: Money, subject: str, customer: str | None) -> Iterator[Reason]:
    if not grant.complete:
        yield reason("grant_incomplete", id=grant.id, missing=tuple(Term(one) for one in grant.missing))
    if grant.action != action:
        yield reason("grant_of_other_action", id=grant.id, found=Term(grant.action), wanted=Term(action))
    if grant.amount != amount:
        yield reason("grant_of_other_amount", id=grant.id, found=grant.amount, wanted=amount)
    if grant.subject != subject:
        yield reason("grant_of_other_subject", id=grant.id, found=grant.subject, wanted=subject)
    if grant.request.customer != customer:
        yield reason("grant_of_other_customer", id=grant.id, found=grant.request.customer, wanted=customer)


def _times(grant: Grant, since: datetime | None, at: datetime) -> Iterator[Reason]:
    asked, signed, now = grant.request.at, grant.signatures[-1].at, at.astimezone(UTC)
    if since is not None and asked.astimezone(UTC) < since.astimezone(UTC):
        yield reason("grant_asked_too_early", id=grant.id, asked=asked, since=since)
    if now < signed.astimezone(UTC):
        yield reason("grant_signed_later", id=grant.id, signed=signed, at=at)
    if grant.good_until is not None and now >= grant.good_until.astimezone(UTC):
        yield reason("grant_over", id=grant.id, good_until=grant.good_until, at=at)


def _proposed(grant: Grant, proposers: tuple[Actor, ...]) -> Iterator[Reason]:
    for by in proposers:
        if any(one.by.persons & by.persons for one in grant.signatures):
            yield reason("own_proposal", actor=by.id)


def _alone(grant: Grant, proposers: tuple[Actor, ...], *, allowed: bool) -> Iterator[Reason]:
    if not allowed:
        yield reason("grant_alone", id=grant.id)
    elif any(by.id != grant.signatures[0].by.id or by.on_behalf_of is not None for by in proposers):
        yield reason("alone_for_another", actor=grant.signatures[0].by.id)

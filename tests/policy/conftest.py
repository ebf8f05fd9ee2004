"""Tables, people and requests that the tests of policy share."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Protocol

import pytest

from crmcore.event import Actor
from crmcore.money import Money
from crmcore.policy import Aggregation, Approval, ApprovalRequest, Band, Limit, PolicyRules

MONDAY = datetime(2026, 7, 6, 9, 30, tzinfo=UTC)


def cny(amount: str) -> Money:
    return Money(amount, "CNY")


def person(id: str, *positions: str, on_behalf_of: str | None = None) -> Actor:
    return Actor(id=id, positions=frozenset(positions), on_behalf_of=on_behalf_of)


def papers(*requests: ApprovalRequest) -> tuple[Approval, ...]:
    """Return requests that nobody signed yet, as they are stored."""
    return tuple(Approval(one) for one in requests)


ANNA = person("anna", "specialist")
PAPER = (
    Band(upper=cny("200"), position="specialist"),
    Band(upper=cny("5000"), inclusive=True, position="manager"),
    Band(above=cny("5000"), position="ceo"),
)
COMPENSATION = (*PAPER[:2], Band(above=cny("5000"), chain=("department_head", "finance", "ceo")))


class MakeRequest(Protocol):
    def __call__(
        self,
        amount: str = ...,
        *,
        action: str = ...,
        id: str = ...,
        by: Actor = ...,
        at: datetime = ...,
        customer: str | None = ...,
        currency: str = ...,
    ) -> ApprovalRequest: ...


@pytest.fixture
def rules() -> PolicyRules:
    limits = (
        Limit(action="expense_claim", clause="BANK-4.1", bands=PAPER),
        Limit(action="compensation", clause="BANK-4.1", bands=COMPENSATION, window=Aggregation(14, "customer")),
        Limit(action="purchase", clause="BANK-3.1", bands=(Band(chain=("department_head", "finance", "ceo")),)),
        Limit(action="gift", clause=None, bands=(Band(position="manager"),), window=Aggregation(30, "requester")),
    )
    return PolicyRules(edition="bank@2026-01-01#00000001", currency="CNY", limits={one.action: one for one in limits})


@pytest.fixture
def ask() -> MakeRequest:
    def make(
        amount: str = "500",
        *,
        action: str = "expense_claim",
        id: str = "A-1",
        by: Actor = ANNA,
        at: datetime = MONDAY,
        customer: str | None = "K-1",
        currency: str = "CNY",
    ) -> ApprovalRequest:
        return ApprovalRequest(id=id, action=action, amount=Money(amount, currency), requested_by=by, at=at, subject="C-2026-0417", customer=customer)

    return make

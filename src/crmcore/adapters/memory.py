"""Stores in memory: for tests, for trying things out, and as the plainest example of what a store promises."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import Generic, TypeVar

from crmcore.customers.activity import Transaction
from crmcore.customers.profile import Customer
from crmcore.decision import reason
from crmcore.errors import NotFound, Stale
from crmcore.handlers.outbox_entry import OutboxEntry
from crmcore.lifecycles.case import Case
from crmcore.organisation import Staff
from crmcore.policy.approval import Approval
from crmcore.policy.authority import ApprovalRequest
from crmcore.relations.contacts import Contact
from crmcore.service.surveys import SurveyAnswer

C = TypeVar("C", bound=Case)
T = TypeVar("T")


def _get(values: dict[str, T], kind: str, id: str) -> T:
    try:
        return values[id]
    except KeyError:
        raise NotFound(reason("not_found", kind=kind, id=id)) from None


class MemoryCases(Generic[C]):
    """Cases of one kind and their outbox, in memory."""

    def __init__(self, kind: str = "complaint") -> None:
        """Start empty; `kind` stands in errors."""
        self._kind = kind
        self._cases: dict[str, C] = {}
        self._outbox: list[OutboxEntry] = []

    def load(self, id: str, /) -> C:
        """Return one case. Raises `NotFound` for an id never saved."""
        return _get(self._cases, self._kind, id)

    def save(self, case: C, /, *, expected_version: int | None, outbox: tuple[OutboxEntry, ...] = ()) -> None:
        """Store a case that was loaded at `expected_version`. Raises `Stale` where another was saved since; nothing is stored then."""
        stored = self._cases.get(case.id)
        found = None if stored is None else len(stored.history)
        if found != expected_version:
            raise Stale(case.id, expected_version or 0, found or 0)
        self._cases[case.id] = case
        self._outbox += outbox

    def pending(self, limit: int, /) -> tuple[OutboxEntry, ...]:
        """Return the messages that wait, in the order stored."""
        return tuple(self._outbox[:limit])

    def done(self, messages: Iterable[OutboxEntry], /) -> None:
        """Mark messages as published."""
        gone = set(messages)
        self._outbox = [one for one in self._outbox if one not in gone]


class MemoryCustomers:
    """Customer files, transactions and contacts, in memory."""

    def __init__(self) -> None:
        """Start empty."""
        self._files: dict[str, Customer] = {}
        self._transactions: dict[str, Transaction] = {}
        self._contacts: dict[str, Contact] = {}

    def load(self, id: str, /) -> Customer:
        """Return one customer's file. Raises `NotFound` for an id never saved."""
        return _get(self._files, "customer", id)

    def save(self, customer: Customer, /) -> None:
        """Store one customer's file in the place of the one before."""
        self._files[customer.id] = customer

    def add(self, entries: Iterable[Transaction | Contact], /) -> None:
        """Add what happened with customers; an id that is there already stays as it is."""
        for one in entries:
            if isinstance(one, Transaction):
                self._transactions.setdefault(one.id, one)
            else:
                self._contacts.setdefault(one.id, one)

    def transactions(self, customer: str, /) -> tuple[Transaction, ...]:
        """Return one customer's transactions, by time."""
        return tuple(sorted((one for one in self._transactions.values() if one.customer == customer), key=lambda one: (one.at, one.id)))

    def contacts(self, customer: str, /) -> tuple[Contact, ...]:
        """Return the contacts with one customer, by time."""
        return tuple(sorted((one for one in self._contacts.values() if one.customer == customer), key=lambda one: (one.at, one.id)))


class MemorySurveys:
    """Survey answers, in memory."""

    def __init__(self) -> None:
        """Start empty."""
        self._answers: dict[str, SurveyAnswer] = {}

    def add(self, answers: Iterable[SurveyAnswer], /) -> None:
        """Add answers; an id that is there already stays as it is."""
        for one in answers:
            self._answers.setdefault(one.id, one)

    def answers(self, first: date, last: date, /) -> tuple[SurveyAnswer, ...]:
        """Return the answers of the days from `first` to `last`, both included."""
        return tuple(sorted((one for one in self._answers.values() if first <= one.day <= last), key=lambda one: (one.day, one.id)))


class MemoryApprovals:
    """Approval requests with their grants and refusals, in memory."""

    def __init__(self) -> None:
        """Start empty."""
        self._approvals: dict[str, Approval] = {}

    def load(self, id: str, /) -> Approval:
        """Return one approval. Raises `NotFound` for an id never saved."""
        return _get(self._approvals, "approval request", id)

    def save(self, approval: Approval, /, *, expected_version: int | None) -> None:
        """Store an approval that was loaded at `expected_version`. Raises `Stale` where another was saved since; nothing is stored then."""
        stored = self._approvals.get(approval.request.id)
        found = None if stored is None else stored.version
        if found != expected_version:
            raise Stale(approval.request.id, expected_version or 0, found or 0)
        self._approvals[approval.request.id] = approval

    def standing(self, action: str, since: datetime, /) -> tuple[ApprovalRequest, ...]:
        """Return the requests of one action asked from `since` on that were not refused, by time."""
        standing = (
            one.request for one in self._approvals.values() if one.request.action == action and one.request.at >= since and one.refusal is None
        )
        return tuple(sorted(standing, key=lambda one: (one.at, one.id)))


class MemoryStaff:
    """A staff directory in memory."""

    def __init__(self, staff: Iterable[Staff]) -> None:
        """Take the staff over, by id."""
        self._staff = {one.id: one for one in staff}

    def staff(self, id: str, /) -> Staff:
        """Return one member of staff. Raises `NotFound` for an unknown id."""
        return _get(self._staff, "member of staff", id)
